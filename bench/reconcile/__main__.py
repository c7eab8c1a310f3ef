"""Print what link and reconcile score on gold claims, as Markdown."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.gold import load, texts_folder
from bench.reconcile.scale import growth
from bench.reconcile.scores import Result, Tally, measure
from bench.reconcile.worse import SEED, worse

NOISE_RUNS = 5


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


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.reconcile", description=__doc__)
    parser.add_argument(
        "--gold", type=Path, default=Path("../shared/gold"), help="folder of the gold"
    )
    parser.add_argument(
        "--misses", action="store_true", help="list what was missed and what was too much"
    )
    parser.add_argument(
        "--scale", type=int, nargs="*", default=[], help="sizes of invented collections"
    )
    options = parser.parse_args()
    files = sorted(f for f in options.gold.glob("*.json") if texts_folder(f).is_dir())
    if not files:
        print(f"No gold collections with their texts in {options.gold}.", file=sys.stderr)
        return 2
    collections = [load(file) for file in files]
    clean = {c.name: measure(c, c.claims) for c in collections}
    print("### On gold claims\n\n" + table(clean))
    print(f"\n### On gold claims made worse ({NOISE_RUNS} seeds from {SEED})\n")
    noisy = {}
    for collection in collections:
        noisy[collection.name] = Result()
        for step in range(NOISE_RUNS):
            result = measure(collection, worse(collection.claims, SEED + step))
            for what, tally in result.tallies.items():
                noisy[collection.name].tallies.setdefault(what, Tally()).add(tally)
    print(table(noisy))
    if options.scale:
        print("\n### Growth\n\n| documents | claims | seconds | peak MiB |\n|--:|--:|--:|--:|")
        for size in options.scale:
            row = growth(size)
            print(f"| {row.documents:,} | {row.claims:,} | {row.seconds:.1f} | {row.peak:,} |")
    if options.misses:
        for name, result in clean.items():
            print(f"\n{name} missed:", *result.missed, sep="\n- ")
            print(f"\n{name} too much:", *result.extra, sep="\n- ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
