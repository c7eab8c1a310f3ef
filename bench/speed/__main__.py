"""Measure speed and memory: ``python -m bench.speed --data ../shared/data [--articles 500]``.

Three passes over the same articles on one thread, in processor time: the bare reading of
every sentence by the encoder (words, windows, the network), the analysis made of it (trees,
labels, lemmas), and the whole reading path up to claims. With ``--write`` the section goes into
``bench/RESULTS.md``; ``--profile N`` lists instead the N costliest functions of the path.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from bench.results import give_section
from recount.ingest import read_bytes
from recount.language import Reader, load_reader
from recount.language.encoder import Encoder, load_encoder
from recount.language.tokenise import tokenise
from recount.language.windows import paragraph_numbers, windows
from recount.model.document import Document
from recount.run.document import read_document

TITLE = "## Speed and memory"
SETS = (
    ("fakes/dev.jsonl", "article_content"),
    ("polnear/dev.jsonl", "text"),
    ("polnear/train.jsonl", "text"),
)
"""FA-KES first, then PolNeAR until there are enough."""


def articles(data: Path, count: int) -> list[Document]:
    """The first `count` articles as documents. Raises FileNotFoundError where a set is missing."""
    return [read_bytes(name, text.encode()) for name, text in islice(_texts(data), count)]


def _texts(data: Path) -> Iterator[tuple[str, str]]:
    for name, field in SETS:
        with (data / name).open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                yield f"{name}-{number}.txt", json.loads(line)[field]


def bare(encoder: Encoder, text: str) -> int:
    """Every sentence through the encoder and nothing more; how many words that was."""
    spans = tokenise(text, "en")
    words = [text[start:end] for start, end in spans]
    cut = windows(words, paragraph_numbers(text, spans), encoder.pieces)
    for _ in encoder.scores(cut):
        pass
    return len(words)


def seconds(
    runs: Sequence[Callable[[Document], object]], documents: Sequence[Document]
) -> list[float]:
    """Processor seconds that each of `runs` takes over all documents, turn about."""
    took = [0.0] * len(runs)
    for document in documents:
        for n, run in enumerate(runs):
            began = time.process_time()
            run(document)
            took[n] += time.process_time() - began
    return took


def peak() -> float:
    """Peak memory of this process, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def section(documents: Sequence[Document]) -> str:
    """The three passes as Markdown, an article at a time, so that all share the machine's load."""
    encoder = load_encoder("en", 1)
    reader = Reader(encoder)
    read_document(reader, documents[0])
    passes = (
        lambda document: bare(encoder, document.text),
        lambda document: reader.analyse(document.text),
        lambda document: read_document(reader, document),
    )
    alone, analysed, whole = seconds(passes, documents)
    memory = peak()
    words = sum(len(tokenise(document.text, "en")) for document in documents)
    rows = [
        ("the encoder alone: words, windows, the network", alone),
        ("the analysis: trees, labels, lemmas with it", analysed),
        ("the whole path: times, quantities, statements, acts, claims with it", whole),
    ]
    return "\n".join(
        [
            TITLE,
            "",
            f"{len(documents)} articles of FA-KES and PolNeAR, {words:,} words, one thread, "
            "processor time.",
            "",
            "| what | words a second | times the encoder alone | times the analysis |",
            "|---|--:|--:|--:|",
            *(
                f"| {name} | {words / took:,.0f} | {took / alone:.2f} | {took / analysed:.2f} |"
                for name, took in rows
            ),
            "",
            f"Peak memory of the process with the articles in it: {memory:.0f} MB.",
            "",
            "`python -m bench.speed --data ../shared/data --write`",
            "",
        ]
    )


def profile(reader: Reader, documents: Sequence[Document], lines: int) -> None:
    """Print the costliest functions of the path, by their own time and with what they call."""
    watch = cProfile.Profile()
    watch.enable()
    for document in documents:
        read_document(reader, document)
    watch.disable()
    stats = pstats.Stats(watch)
    for order in ("tottime", "cumtime"):
        stats.sort_stats(order).print_stats(lines)


def main() -> int:
    """Measure and print; 2 where the articles are missing."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=500, metavar="N")
    parser.add_argument("--profile", type=int, default=0, metavar="N")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if missing := [name for name, _ in SETS if not (options.data / name).is_file()]:
        print(f"No {', '.join(missing)} in {options.data}; give --data.", file=sys.stderr)
        return 2
    documents = articles(options.data, options.articles)
    if options.profile:
        profile(load_reader(), documents, options.profile)
        return 0
    text = section(documents)
    give_section(TITLE, text, options.write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
