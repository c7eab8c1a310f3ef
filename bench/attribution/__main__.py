"""Measure attribution: ``python -m bench.attribution --data ../shared/data``.

Prints a Markdown section and, with ``--write``, puts it into ``bench/RESULTS.md``.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from bench.attribution.gold import COLLECTIONS, Shares, score
from bench.attribution.measure import Counts, add
from bench.attribution.polnear import documents
from bench.attribution.systems import SYSTEMS
from bench.results import write_section
from recount.language import Reader, load_reader

COMMAND = "python -m bench.attribution --data ../shared/data --write"
TITLE = "## Attribution"


def relations(reader: Reader, data: Path, split: str) -> list[str]:
    """Score every system on a split of PolNeAR."""
    counts = {name: Counts() for name in SYSTEMS}
    reading, stage, read = 0.0, 0.0, 0
    for text, gold in documents(data / "polnear" / f"{split}.jsonl"):
        start = time.process_time()
        analysis = reader.analyse(text)
        reading += time.process_time() - start
        read += 1
        for name, system in SYSTEMS.items():
            start = time.process_time()
            given = system(analysis)
            if name == "Recount":
                stage += time.process_time() - start
            add(counts[name], given, gold)
    columns = list(Counts().figures())
    lines = ["| system | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name, found in counts.items():
        values = " | ".join(f"{v:.3f}" for v in found.figures().values())
        lines.append(f"| {name} | {values} |")
    share = stage / max(reading, 1e-9)
    lines += ["", f"{read} documents; the stage takes {share:.0%} of the reader's own time."]
    return lines


def voices(reader: Reader, gold: Path) -> list[str]:
    """Score voices, stance and dates of statements on the project's gold."""
    columns = ["last voice", "chain", "own voice", "stance", "said on"]
    lines = ["| gold passages | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name in COLLECTIONS:
        shares = Shares()
        score(reader, gold / f"{name}.json", shares)
        cells = []
        for column in columns:
            right, of = shares.right.get(column, (0, 0))
            cells.append(f"{right / of:.3f} of {of}" if of else "")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


def section(data: Path, split: str) -> str:
    """The whole section in Markdown."""
    reader = load_reader()
    gold = data.parent / "gold"
    more = voices(reader, gold) if gold.is_dir() else [f"No gold under {gold}."]
    head = [
        TITLE,
        "",
        f"PolNeAR, {split} split. Content is matched at a dice of 0.5 in characters, greedily, one",
        "to one; with source, where the source matches so too or both name nobody. PolNeAR has no",
        "statement inside another, so nested ones are left out of the count.",
        f"Command: `{COMMAND}`.",
        "",
    ]
    about = [
        "",
        "The project's gold, on its own passages, so that attribution alone is measured:",
        "",
    ]
    return "\n".join([*head, *relations(reader, data, split), *about, *more, ""])


def main() -> int:
    """Run from the command line; 2 where the data is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--split", default="dev", choices=["dev", "train"])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not (options.data / "polnear").is_dir():
        print(f"No PolNeAR under {options.data}: give its folder with --data.", file=sys.stderr)
        return 2
    text = section(options.data, options.split)
    print(text)
    if options.write:
        write_section(TITLE, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
