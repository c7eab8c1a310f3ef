"""Measure attribution: ``python -m bench.attribution --data ../shared/data``.

Prints a Markdown section and, with ``--write``, puts it into ``bench/RESULTS.md``.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from bench.attribution.measure import Counts, add
from bench.attribution.polnear import documents
from bench.attribution.systems import SYSTEMS
from recount.language import load_reader

RESULTS = Path(__file__).parents[1] / "RESULTS.md"
COMMAND = "python -m bench.attribution --data ../shared/data --write"
TITLE = "## Attribution"


def table(data: Path, split: str) -> list[str]:
    """Score every system on a split of PolNeAR."""
    reader = load_reader()
    counts = {name: Counts() for name in SYSTEMS}
    reading, stage, read = 0.0, 0.0, 0
    for text, gold in documents(data / "polnear" / f"{split}.jsonl"):
        start = time.perf_counter()
        analysis = reader.analyse(text)
        reading += time.perf_counter() - start
        read += 1
        for name, system in SYSTEMS.items():
            start = time.perf_counter()
            given = system(analysis)
            if name == "Recount":
                stage += time.perf_counter() - start
            add(counts[name], given, gold)
    columns = list(Counts().figures())
    lines = ["| system | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name, found in counts.items():
        values = " | ".join(f"{v:.3f}" for v in found.figures().values())
        lines.append(f"| {name} | {values} |")
    share = stage / max(reading, 1e-9)
    lines += ["", f"{read} documents; the stage takes {share:.0%} of the reader's own time."]
    return lines


def section(data: Path, split: str) -> str:
    """The whole section in Markdown."""
    head = [
        TITLE,
        "",
        f"PolNeAR, {split} split. Content is matched at a dice of 0.5 in characters, greedily, one",
        "to one; with source, where the source matches so too or both name nobody.",
        f"Command: `{COMMAND}`.",
        "",
    ]
    return "\n".join([*head, *table(data, split), ""])


def write(text: str) -> None:
    """Put the section in place of the one before, or at the end."""
    old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# Results\n"
    before, found, after = old.partition(TITLE + "\n")
    rest = "\n## " + after.split("\n## ", 1)[1] if found and "\n## " in after else ""
    RESULTS.write_text(before.rstrip() + "\n\n" + text + rest, encoding="utf-8")


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
        write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
