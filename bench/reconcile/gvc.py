"""Documents grouped by incident (Gun Violence Corpus), beside a floor and TF-IDF.

    python -m bench.reconcile.gvc [--data ../shared/data/gvc/dev.jsonl]

A document's group is the event most of its claims of death, injury and attack
are of. The floor groups documents published within a day whose texts name the
same place most often; TF-IDF joins documents by cosine, its threshold the best
on these very documents, which favours it.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from bench.results import give_section
from recount.ingest import discover
from recount.language import load_reader
from recount.run.pipeline import run

TITLE = "## Documents by incident, GVC"
ACTS = ("killing", "injury", "attack")
Row = dict[str, Any]


def b_cubed(gold: dict[str, str], given: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F of groups of documents, averaged over documents."""
    precision = recall = 0.0
    for one in gold:
        mine = {d for d in given if given[d] == given[one]}
        same = {d for d in gold if gold[d] == gold[one]}
        precision += len(mine & same) / len(mine)
        recall += len(mine & same) / len(same)
    p, r = precision / len(gold), recall / len(gold)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def pairs(gold: dict[str, str], given: dict[str, str]) -> float:
    """F of pairs of documents in one group."""
    names = sorted(gold)
    rows = [
        (gold[a] == gold[b], given[a] == given[b])
        for n, a in enumerate(names)
        for b in names[n + 1 :]
    ]
    hit, want, got = (
        sum(map(all, rows)), sum(row[0] for row in rows), sum(row[1] for row in rows)
    )  # fmt: skip
    return 2 * hit / (want + got) if want + got else 1.0


def by_events(rows: list[Row]) -> dict[str, str]:
    """The group Recount puts each document in."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with (home / "metadata.csv").open("w", encoding="utf-8", newline="") as table:
            out = csv.writer(table)
            out.writerow(["name", "published"])
            for row in rows:
                (home / f"{row['doc_id']}.txt").write_text(row["text"], encoding="utf-8")
                out.writerow([f"{row['doc_id']}.txt", row["dct"]])
        ledger = run(discover([str(home)]), load_reader())
    names = {d.id: Path(d.name).stem for d in ledger.documents}
    act = {c.id: (names[c.document], c.act) for c in ledger.claims}
    votes: dict[str, Counter[str]] = {row["doc_id"]: Counter() for row in rows}
    for event in ledger.events:
        for claim in event.claims:
            document, what = act[claim]
            votes[document][event.id] += 3 if what in ACTS else 1
    return {d: v.most_common(1)[0][0] if v else f"alone {d}" for d, v in votes.items()}


def by_day_and_place(rows: list[Row]) -> dict[str, str]:
    """Documents a day apart at the most whose most frequent capitalised word is one."""
    common = {row["doc_id"]: _names(row["text"]) for row in rows}
    days = {row["doc_id"]: date.fromisoformat(row["dct"][:10]) for row in rows}
    return _joined(
        [row["doc_id"] for row in rows],
        lambda a, b: abs((days[a] - days[b]).days) <= 1 and common[a] == common[b],
    )


def _names(text: str) -> str:
    found = Counter(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}", text))
    return found.most_common(1)[0][0] if found else text


def by_words(rows: list[Row], least: float) -> dict[str, str]:
    """Documents joined where their TF-IDF vectors have a cosine of `least` or more."""
    bags = {r["doc_id"]: Counter(re.findall(r"[a-z]{3,}", r["text"].lower())) for r in rows}
    within = Counter(word for bag in bags.values() for word in bag)
    vectors = {
        d: {w: (1 + math.log(n)) * math.log(len(rows) / within[w]) for w, n in bag.items()}
        for d, bag in bags.items()
    }
    size = {d: math.sqrt(sum(x * x for x in v.values())) or 1.0 for d, v in vectors.items()}

    def near(a: str, b: str) -> bool:
        dot = sum(x * vectors[b].get(w, 0.0) for w, x in vectors[a].items())
        return dot / (size[a] * size[b]) >= least

    return _joined([row["doc_id"] for row in rows], near)


def _joined(names: list[str], near: Any) -> dict[str, str]:
    group = {name: name for name in names}
    for n, one in enumerate(names):
        for other in names[n + 1 :]:
            if group[one] != group[other] and near(one, other):
                old = group[other]
                group.update({d: group[one] for d in names if group[d] == old})
    return group


def section(rows: list[Row]) -> str:
    """The section of results in Markdown."""
    gold = {row["doc_id"]: row["incident_id"] for row in rows}
    best = max(
        (by_words(rows, n / 20) for n in range(2, 15)), key=lambda given: b_cubed(gold, given)[2]
    )
    systems: Iterable[tuple[str, dict[str, str]]] = (
        ("Recount, events of its own claims", by_events(rows)),
        ("TF-IDF, best threshold", best),
        ("same day, same commonest name", by_day_and_place(rows)),
        ("each document alone", {d: d for d in gold}),
    )
    lines = [
        TITLE, "",
        f"{len(rows)} documents of {len(set(gold.values()))} incidents, read as plain text with",
        "their dates given. Command: `python -m bench.reconcile.gvc --write`.", "",
        "| grouping | B-cubed P | R | F | pairs F |", "|---|--:|--:|--:|--:|",
    ]  # fmt: skip
    for name, given in systems:
        p, r, f = b_cubed(gold, given)
        lines.append(f"| {name} | {p:.3f} | {r:.3f} | {f:.3f} | {pairs(gold, given):.3f} |")
    return "\n".join(lines)


def main() -> int:
    """Run from the command line; 2 where the data is missing."""
    parser = argparse.ArgumentParser(prog="python -m bench.reconcile.gvc", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/gvc/dev.jsonl"))
    parser.add_argument("--write", action="store_true", help="put the section into RESULTS.md")
    options = parser.parse_args()
    if not options.data.is_file():
        print(f"No documents at {options.data}.", file=sys.stderr)
        return 2
    lines = options.data.read_text(encoding="utf-8").splitlines()
    text = section([json.loads(line) for line in lines])
    give_section(TITLE, text, options.write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
