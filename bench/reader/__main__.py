"""Measure the shipped reader: ``python -m bench.reader --data ../shared/data``.

Prints a Markdown section and, with ``--write``, puts it into ``bench/RESULTS.md``.
"""

import argparse
import json
import resource
import time
from pathlib import Path

from bench.reader import attributions, names, treebank
from recount.language import Reader, load_reader

RESULTS = Path(__file__).parents[1] / "RESULTS.md"
COMMAND = "python -m bench.reader --data ../shared/data --write"
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
    return f"## Reader\n\n`{COMMAND}`\n\n{tables}\n"


def put(text: str, title: str, path: Path = RESULTS) -> None:
    """Replace the section of that title in the results, or add it."""
    old = path.read_text(encoding="utf-8") if path.exists() else "# Results\n"
    before, mark, rest = old.partition(f"\n## {title}\n")
    following = rest.find("\n## ")
    after = rest[following:] if mark and following >= 0 else ""
    path.write_text(f"{before.rstrip()}\n\n{text}{after}", encoding="utf-8")


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
        put(text, "Reader")


if __name__ == "__main__":
    main()
