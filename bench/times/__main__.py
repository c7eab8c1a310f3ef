"""Measure time expressions: ``python -m bench.times --data ../shared/data``.

Prints a Markdown section and, with ``--write``, puts it into ``bench/RESULTS.md``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.results import write_section
from bench.times.score import Score, Timex
from recount.language import load_reader
from recount.model.document import Published
from recount.read.times import read_times

TITLE = "## Times"
COMMAND = "python -m bench.times --data ../shared/data --write"
PARTS = {"TimeBank": "train_timebank", "AQUAINT": "train_aquaint"}


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a TempEval-3 part."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def gold_of(row: dict[str, Any]) -> list[Timex]:
    """The annotated expressions of a document."""
    return [Timex(t["start"], t["end"], t["type"], t["value"]) for t in row["timexes"]]


def main() -> int:
    """Score the training parts of TempEval-3 from raw text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    folder = given.data / "tempeval3"
    if not folder.is_dir():
        print(f"no TempEval-3 at {folder}; give the data folder with --data", file=sys.stderr)
        return 2
    section = "\n".join(table(folder))
    print(section)
    if given.write:
        write_section(TITLE, section)
    return 0


def table(folder: Path) -> list[str]:
    """The Markdown section."""
    reader = load_reader()
    total = Score()
    lines = [
        TITLE,
        "",
        "TempEval-3 training sets from raw text, the document's date given; value F by its own "
        "definition (relaxed match and the same value).",
        "",
        "| set | expressions | P | R | relaxed F | strict F | type F | value F |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, part in PARTS.items():
        score = Score()
        for row in documents(folder / f"{part}.jsonl"):
            day = row["dct"][:10]
            times = read_times(reader.analyse(row["text"]), Published(day, day, "given", "bench"))
            found = [Timex(t.span.start, t.span.end, t.kind.upper(), t.value) for t in times]
            for one in (score, total):
                one.add(gold_of(row), found)
        lines.append(_row(name, score))
    lines.append(_row("both", total))
    return [
        *lines,
        "",
        "Published on the platinum test: HeidelTime 0.903 / 0.813 / 0.776 (relaxed, strict, "
        "value), SUTime 0.903 / 0.796 / 0.674.",
        "",
        f"`{COMMAND}`",
        "",
    ]


def _row(name: str, score: Score) -> str:
    figures = " | ".join(f"{x:.3f}" for x in score.row())
    return f"| {name} | {score.gold} | {figures} |"


if __name__ == "__main__":
    sys.exit(main())
