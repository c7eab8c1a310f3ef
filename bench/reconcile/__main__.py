"""Print what link and reconcile score on gold claims, as Markdown."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.gold import load, texts_folder
from bench.reconcile.scale import growth
from bench.reconcile.scores import Result, Tally, measure
from bench.reconcile.worse import (
    CLAIMS,
    FIGURES,
    PARTIES,
    PLACES,
    SEED,
    TIMES,
    VOICES,
    worse,
)
from bench.results import give_section

NOISE_RUNS = 5
TITLE = "## Entities, copies, events and findings"
COMMAND = "python -m bench.reconcile --gold ../shared/gold examples --scale 1000 3000 10000 --write"


def table(rows: dict[str, Result]) -> str:
    """One row a collection and measure, and one for all collections together."""
    lines = [
        "| what | collection | recall | precision | F | gold | given |",
        "|---|---|--:|--:|--:|--:|--:|",
    ]
    for what in next(iter(rows.values())).tallies:
        together = Tally()
        for name, result in rows.items():
            together.add(result.tallies[what])
            lines.append(_row(what, name, result.tallies[what]))
        lines.append(_row(what, "**all**", together))
    return "\n".join(lines)


def _row(what: str, name: str, tally: Tally) -> str:
    if not tally.gold and not tally.given:
        return f"| {what} | {name} | – | – | – | 0 | 0 |"
    figures = f"{tally.recall:.3f} | {tally.precision:.3f} | {tally.f:.3f}"
    return f"| {what} | {name} | {figures} | {tally.gold} | {tally.given} |"


def section(options: argparse.Namespace, files: list[Path]) -> tuple[str, dict[str, Result]]:
    """The section of results in Markdown, and what was measured on clean claims."""
    collections = [load(file) for file in files]
    clean = {c.name: measure(c, c.claims) for c in collections}
    noisy: dict[str, Result] = {}
    for collection in collections:
        noisy[collection.name] = Result()
        for step in range(NOISE_RUNS):
            result = measure(collection, worse(collection.claims, SEED + step))
            for what, tally in result.tallies.items():
                noisy[collection.name].tallies.setdefault(what, Tally()).add(tally)
    lines = [
        TITLE, "",
        "Link and reconcile on the claims of the gold as a perfect reader would give them, the",
        "gold's events, entities, copies and findings held back. A finding counts where one of its",
        "kind has two claims in common with it (the project's score); a broad one can meet more.",
        "The rules were shaped while looking at these collections: these are development figures.",
        f"Command: `{COMMAND}`.", "",
        "### On gold claims", "", table(clean), "",
        f"### On gold claims made worse ({NOISE_RUNS} seeds from {SEED})", "",
        f"Lost at random: {CLAIMS:.0%} of claims, of the rest {PLACES:.0%} of places,",
        f"{TIMES:.0%} of times, {VOICES:.0%} of voices, {PARTIES:.0%} of perpetrators and",
        f"{FIGURES:.0%} of figures.", "",
        table(noisy),
    ]  # fmt: skip
    if options.scale:
        lines += [
            "",
            "### Growth",
            "",
            "Invented reports of 330 words, processor time of one core; memory is the peak of",
        ]
        lines += ["the process, so sizes are to be read in rising order.", ""]
        lines += ["| documents | claims | seconds | peak MiB |", "|--:|--:|--:|--:|"]
        for row in map(growth, options.scale):
            cells = f"{row.documents:,} | {row.claims:,} | {row.seconds:.1f} | {row.peak:,}"
            lines.append(f"| {cells} |")
    return "\n".join(lines), clean


def main() -> int:
    """Run from the command line; 2 where there is no gold."""
    parser = argparse.ArgumentParser(prog="python -m bench.reconcile", description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", default=[Path("../shared/gold")])
    parser.add_argument("--misses", action="store_true", help="list what was missed or too much")
    parser.add_argument("--scale", type=int, nargs="*", default=[], help="sizes to grow to")
    parser.add_argument("--write", action="store_true", help="put the section into RESULTS.md")
    options = parser.parse_args()
    files = [f for folder in options.gold for f in sorted(folder.glob("*.json"))]
    files = [file for file in files if texts_folder(file).is_dir()]
    if not files:
        print(f"No gold collections with their texts in {options.gold}.", file=sys.stderr)
        return 2
    text, clean = section(options, files)
    give_section(TITLE, text, options.write)
    if options.misses:
        for name, result in clean.items():
            print(f"\n{name} missed:", *result.missed, sep="\n- ")
            print(f"\n{name} too much:", *result.extra, sep="\n- ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
