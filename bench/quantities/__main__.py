"""Measure quantities: ``python -m bench.quantities --data ../shared/data``.

Prints a Markdown section and, with ``--write``, puts it into ``bench/RESULTS.md``.
Peers are installed into ``.venv-bench`` on the first run; ``--alone`` leaves them out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.peers.ask import QUANTULUM, RECOGNIZERS, ask
from bench.quantities.score import Score, Value, given_of, gold_of
from bench.quantities.wad import measure
from bench.results import write_section
from recount.language import Reader, load_reader
from recount.model.document import Published
from recount.read.quantities import read_quantities
from recount.read.times import read_times

TITLE = "## Quantities"
COMMAND = "python -m bench.quantities --data ../shared/data --write"


def main() -> int:
    """Score the development parts of both sets from raw text; 2 where they are missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--alone", action="store_true", help="leave the peers out")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    news, wad = (given.data / name / "dev.jsonl" for name in ("newsquant", "wad"))
    missing = [str(path) for path in (news, wad) if not path.exists()]
    if missing:
        print(f"no {', '.join(missing)}; give the data folder with --data", file=sys.stderr)
        return 2
    reader = load_reader()
    section = "\n".join([*newsquant(news, reader, given.alone), *atrocities(wad, reader)])
    print(section)
    if given.write:
        write_section(TITLE, section)
    return 0


def newsquant(path: Path, reader: Reader, alone: bool) -> list[str]:
    """The section's head, and its table of values."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    systems = {"Recount": [ours(row["text"], reader) for row in rows]}
    for peer in () if alone else (QUANTULUM, RECOGNIZERS):
        found = ask(peer, "figures", ({"text": row["text"]} for row in rows))
        if found is not None:
            systems[peer.name] = [[_value(one) for one in line] for line in found]
    scores = {name: scored(rows, given) for name, given in systems.items()}
    first = scores["Recount"]
    return [
        TITLE,
        "",
        f"NewsQuant dev from raw text: {first.gold} quantities, {first.ranges} of them ranges. "
        '"up" and "down" say how a figure moved, not what it bounds, and count as "="; a vague '
        "plural counts by its scale, a falling range from its lower end. Ages of people are kept "
        "out by design and cost 0.03 of recall here. The peers tell no change, and the Python "
        "suite of Recognizers-Text no ranges.",
        "",
        "| system | " + " | ".join(first.rows()) + " |",
        "|---" * (len(first.rows()) + 1) + "|",
        *(f"| {name} | {_cells(score.rows().values())} |" for name, score in scores.items()),
        "",
        "Published on the whole set (value F, with change): CQE 0.920, 0.881; quantulum3 0.730; "
        "Recognizers-Text 0.691.",
        "",
    ]


def ours(text: str, reader: Reader) -> list[Value]:
    """Recount's figures of a sentence."""
    analysis = reader.analyse(text)
    return [given_of(m) for m in read_quantities(analysis, read_times(analysis, Published()))]


def _value(row: dict[str, Any]) -> Value:
    return Value(float(row["low"]), float(row["high"]), "=", str(row["words"]))


def scored(rows: Sequence[dict[str, Any]], given: Sequence[list[Value]]) -> Score:
    """One system's counts."""
    score = Score()
    for row, found in zip(rows, given, strict=True):
        score.add([gold_of(q) for q in row["quantities"]], found)
    return score


def atrocities(path: Path, reader: Reader) -> list[str]:
    """The table of deaths, and the command."""
    score = measure(path, reader)
    return [
        "Deaths in the Worldwide Atrocities Dataset, dev, all rows with a single number reported: "
        "the largest total among a description's killing claims, what a clause coordinates "
        "summed, single victims counted where no figure is said.",
        "",
        "| system | rows | deaths exact | abstentions | exact where answered |",
        "|---|--:|--:|--:|--:|",
        f"| Recount | {score.rows} | {_cells(score.cells())} |",
        "",
        "Published on the whole set: regular expressions 0.117, dependency rules 0.226, semantic "
        "roles 0.741, fine-tuned NT5 0.813.",
        "",
        f"`{COMMAND}`",
        "",
    ]


def _cells(values: Any) -> str:
    return " | ".join(f"{value:.3f}" for value in values)


if __name__ == "__main__":
    sys.exit(main())
