"""Measure the shipped reader: ``python -m bench.reader --data ../shared/data``.

Prints a Markdown section and, with ``--write``, puts it into ``bench/RESULTS.md``.
"""

import argparse
import json
import resource
import time
from pathlib import Path

from bench.reader import attributions, names, treebank
from bench.results import write_section
from recount.language import Reader, load_reader

COMMAND = "python -m bench.reader --data ../shared/data --write"
HOW = """From raw text, with our own words and sentences; F1 in percent, scored as in the CoNLL 2018
shared task. Nothing was trained on the treebanks' test parts, and choices were made on dev.
Names are exact spans with their kind, on texts made of the corpus' tokens joined by spaces.
Attributed contents match at a dice of one half in characters, one to one; the heads were
calibrated on this part of PolNeAR. Speed is from text to analysis on one thread, memory the peak
of that whole process."""
BANKS = {"EWT test": "en_ewt-test", "GUM test, open genres": "en_gum_open-test"}


def parsed(data: Path, reader: Reader) -> list[str]:
    """Score the treebanks from raw text."""
    lines = [
        "| from raw text | sentences | words | UPOS | lemma | UAS | LAS | LAS with subtypes |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for title, name in BANKS.items():
        bank = treebank.read_treebank(data / "ud" / f"{name}.conllu")
        scores = treebank.score(bank, map(reader.analyse, bank.texts))
        lines.append(f"| {title} | " + " | ".join(f"{v:.2f}" for v in scores.values()) + " |")
    return lines


def named(data: Path, reader: Reader) -> list[str]:
    """Score the names of held-out newswire."""
    scores = names.score(data / "newswire_ner" / "dev.jsonl", reader.analyse)
    return [
        "| names | " + " | ".join(scores) + " |",
        "|---" * (len(scores) + 1) + "|",
        "| newswire dev, F | " + " | ".join(f"{v:.1f}" for v in scores.values()) + " |",
    ]


def attributed(data: Path, reader: Reader) -> list[str]:
    """Score the attribution heads alone."""
    scores = attributions.score(data / "polnear" / "dev.jsonl", reader.analyse)
    return [
        "| attribution heads, no rules | " + " | ".join(scores) + " |",
        "|---" * (len(scores) + 1) + "|",
        "| PolNeAR dev, F | " + " | ".join(f"{v:.1f}" for v in scores.values()) + " |",
    ]


def timed(data: Path, reader: Reader) -> list[str]:
    """Time news articles on one core, from text to ``Analysis``."""
    rows = (data / "polnear" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(row)["text"] for row in rows]
    reader.analyse(texts[0])
    began, words = time.process_time(), 0
    for analysis in reader.analyse_many(texts):
        words += len(analysis.tokens)
    speed = words / (time.process_time() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        "| words a second, one core | peak memory |",
        "|---|---|",
        f"| {speed:,.0f} | {peak:.0f} MB |",
    ]


def section(data: Path) -> str:
    """Run every measure and give the section as Markdown; speed and memory come first."""
    reader = load_reader()
    parts = [measure(data, reader) for measure in (timed, parsed, named, attributed)]
    tables = "\n\n".join("\n".join(part) for part in parts)
    return f"## Reader\n\n{HOW}\n\n`{COMMAND}`\n\n{tables}\n"


def main() -> None:
    """Parse the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true", help="put the section into RESULTS.md")
    options = parser.parse_args()
    if not (options.data / "ud").is_dir():
        raise SystemExit(f"no corpora in {options.data}: give their folder with --data")
    text = section(options.data)
    print(text)
    if options.write:
        write_section("## Reader", text)


if __name__ == "__main__":
    main()
