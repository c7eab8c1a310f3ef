"""Score whole ledgers against the gold collections, as Markdown.

    python -m bench.claims [--gold ../shared/gold] [--score ../shared/eval/score.py] [--misses]

Each collection is read as a user would read it (its folder, `metadata.csv` and
all), and the ledger's JSON is given to the scorer and to nothing else. With
`--write` the table goes into `bench/RESULTS.md`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.gold import texts_folder
from bench.results import write_section
from recount.ingest import discover
from recount.language import Reader, load_reader
from recount.run.pipeline import run
from recount.show import render_ledger

TITLE = "## Claims, end to end"
HOW = """Whole ledgers, from texts as a user would give them, scored by the project's scorer. The
rules were shaped while looking at these collections: these are development figures."""
COMMAND = "python -m bench.claims --gold ../shared/gold --write"
FIELDS = ("last_voice", "chain", "own_voice", "stance", "figure", "no_figure", "said_on_given",
          "said_on", "when_given", "when", "period", "place", "perpetrators",
          "victims")  # fmt: skip


def scorer(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"No scorer at {path}.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(
    score: ModuleType, gold: Path, reader: Reader
) -> tuple[dict[str, Any], list[tuple[str, ...]]]:
    """The scorer's figures and misses for one collection."""
    folder = texts_folder(gold)
    ledger = json.loads(render_ledger(run(discover([str(folder)]), reader)))
    texts = {p.name: p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))}
    figures, misses = score.score(ledger, json.loads(gold.read_text(encoding="utf-8")), texts)
    return figures, misses


def table(results: dict[str, dict[str, Any]]) -> str:
    """One row a measure, one column a collection."""
    names = list(results)
    rows: list[tuple[str, list[str]]] = [
        ("grounding", [f"{results[n]['grounding']['share']:.3f}" for n in names])
    ]
    for what in ("claims", "figures"):
        cells = [results[n][what] for n in names]
        rows.append(
            (f"{what} F (P / R)", [f"{c['f']:.3f} ({c['p']:.2f} / {c['r']:.2f})" for c in cells])
        )
    for field in FIELDS:
        found = [results[n]["fields"].get(field) for n in names]
        rows.append((field, [f"{c['share']:.3f} of {c['of']}" if c else "–" for c in found]))
    for what in ("recall", "precision"):
        cells = [results[n]["findings"][what] for n in names]
        rows.append((f"findings {what}", ["–" if c is None else f"{c:.3f}" for c in cells]))
    rows.append(("published", [f"{results[n]['published']['share']:.3f}" for n in names]))
    head = f"| measure | {' | '.join(names)} |\n|---|{'--:|' * len(names)}"
    return "\n".join([head, *(f"| {name} | {' | '.join(cells)} |" for name, cells in rows)])


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.claims", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--score", type=Path, default=Path("../shared/eval/score.py"))
    parser.add_argument("--misses", action="store_true", help="list each miss")
    parser.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    options = parser.parse_args()
    collections = sorted(f for f in options.gold.glob("*.json") if texts_folder(f).is_dir())
    if not collections or not options.score.is_file():
        print(f"No gold with texts in {options.gold}, or no {options.score}.", file=sys.stderr)
        return 2
    score, reader = scorer(options.score), load_reader()
    results = {}
    for gold in collections:
        results[gold.stem], misses = measure(score, gold, reader)
        for miss in misses if options.misses else ():
            print(gold.stem, *miss, sep=" | ")
    print(table(results))
    if options.write:
        write_section(TITLE, "\n".join([TITLE, "", HOW, "", f"`{COMMAND}`", "", table(results)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
