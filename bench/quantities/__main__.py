"""Measure quantities: ``python -m bench.quantities --data ../shared/data``.

Prints a Markdown section and, with ``--write``, puts it into ``bench/RESULTS.md``.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bench.quantities.score import Score, given_of, gold_of
from bench.results import write_section
from recount.language import load_reader
from recount.model.document import Published
from recount.read.quantities import read_quantities
from recount.read.times import read_times

TITLE = "## Quantities"
COMMAND = "python -m bench.quantities --data ../shared/data --write"


def main() -> int:
    """Score the development part of NewsQuant from raw text; 2 where it is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    path = given.data / "newsquant" / "dev.jsonl"
    if not path.exists():
        print(f"no NewsQuant at {path}; give the data folder with --data", file=sys.stderr)
        return 2
    section = "\n".join(table(path))
    print(section)
    if given.write:
        write_section(TITLE, section)
    return 0


def table(path: Path) -> list[str]:
    """The Markdown section."""
    reader = load_reader()
    score = Score()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        analysis = reader.analyse(row["text"])
        mentions = read_quantities(analysis, read_times(analysis, Published()))
        score.add([gold_of(q) for q in row["quantities"]], [given_of(m) for m in mentions])
    rows = score.rows()
    return [
        TITLE,
        "",
        f"NewsQuant dev from raw text: {score.gold} quantities, {score.ranges} of them ranges. "
        '"up" and "down" say how a figure moved, not what it bounds, and count as "="; a vague '
        "plural counts by its scale. Ages are kept out by design and cost 0.03 of recall here.",
        "",
        "| system | " + " | ".join(rows) + " |",
        "|---" * (len(rows) + 1) + "|",
        "| Recount | " + " | ".join(f"{value:.3f}" for value in rows.values()) + " |",
        "",
        "Published on the whole set (value F, with change): CQE 0.920, 0.881; quantulum3 0.730; "
        "Recognizers-Text 0.691.",
        "",
        f"`{COMMAND}`",
        "",
    ]


if __name__ == "__main__":
    sys.exit(main())
