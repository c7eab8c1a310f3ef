"""Measure time expressions: ``python -m bench.times --data ../shared/data``.

Prints a Markdown section and, with ``--write``, puts it into ``bench/RESULTS.md``.
Peers are installed into ``.venv-bench`` on the first run; ``--alone`` leaves them out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.peers.ask import DATEPARSER, HEIDELTIME, RECOGNIZERS, ask
from bench.results import write_section
from bench.times.score import Score, Timex
from recount.language import Reader, load_reader
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


def ours(row: dict[str, Any], reader: Reader) -> list[Timex]:
    """Recount's expressions of a document, its date given."""
    day = row["dct"][:10]
    times = read_times(reader.analyse(row["text"]), Published(day, day, "given", "bench"))
    return [Timex(t.span.start, t.span.end, t.kind.upper(), t.value) for t in times]


def main() -> int:
    """Score the training parts of TempEval-3 from raw text; 2 where they are missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--alone", action="store_true", help="leave the peers out")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    folder = given.data / "tempeval3"
    if not folder.is_dir():
        print(f"no TempEval-3 at {folder}; give the data folder with --data", file=sys.stderr)
        return 2
    section = "\n".join(table(folder, given.alone))
    print(section)
    if given.write:
        write_section(TITLE, section)
    return 0


def table(folder: Path, alone: bool) -> list[str]:
    """The Markdown section."""
    parts = {name: list(documents(folder / f"{part}.jsonl")) for name, part in PARTS.items()}
    rows = [row for part in parts.values() for row in part]
    reader = load_reader()
    found = [ours(row, reader) for row in rows]
    cut = len(parts["TimeBank"])
    lines = [
        _row("Recount, TimeBank", rows[:cut], found[:cut]),
        _row("Recount, AQUAINT", rows[cut:], found[cut:]),
        _row("Recount, both", rows, found),
    ]
    for peer in () if alone else (HEIDELTIME, DATEPARSER, RECOGNIZERS):
        told = ask(peer, "times", ({"text": r["text"], "day": r["dct"][:10]} for r in rows))
        if told is not None:
            given = [[Timex(**one) for one in line] for line in told]
            lines.append(_row(f"{peer.name}, both", rows, given))
    return [
        TITLE,
        "",
        "TempEval-3 training sets from raw text, the document's date given; value F by its own "
        "definition (relaxed match and the same value).",
        "",
        "| system and set | expressions | P | R | relaxed F | strict F | type F | value F |",
        "|---|---|---|---|---|---|---|---|",
        *lines,
        "",
        "Published on the platinum test: HeidelTime 0.903 / 0.813 / 0.776 (relaxed, strict, "
        "value), SUTime 0.903 / 0.796 / 0.674. HeidelTime runs where Java is there; its rules were "
        "made while looking at these sets.",
        "",
        f"`{COMMAND}`",
        "",
    ]


def _row(name: str, rows: Sequence[dict[str, Any]], found: Sequence[list[Timex]]) -> str:
    score = Score()
    for row, given in zip(rows, found, strict=True):
        score.add(gold_of(row), given)
    figures = " | ".join(f"{x:.3f}" for x in score.row())
    return f"| {name} | {score.gold} | {figures} |"


if __name__ == "__main__":
    sys.exit(main())
