"""Names, scored as exact spans with their kind.

The corpus gives tokens, not text. The text is made of its tokens joined by spaces, a line for each
sentence, and our own tokeniser cuts it anew: a cut it makes differently costs the name.
"""

import json
from collections.abc import Callable
from pathlib import Path

from bench.reader.treebank import f1
from recount.model.analysis import Analysis

Labelled = tuple[int, int, str]


def read_names(path: Path) -> list[tuple[str, set[Labelled]]]:
    """Give each document's text and its names as (start, end, kind)."""
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        text, names = "", set()
        for sentence in json.loads(line)["sentences"]:
            name: tuple[int, str] | None = None
            for form, label in [*sentence, ("", "O")]:
                if name and not label.startswith("I-"):
                    names.add((name[0], len(text) - 1, name[1]))
                    name = None
                if label.startswith("B-"):
                    name = (len(text), label[2:])
                text += form + " "
            text = text.rstrip() + "\n"
        documents.append((text, names))
    return documents


def score(path: Path, analyse: Callable[[str], Analysis]) -> dict[str, float]:
    """Give F1 in percent, of all kinds together ("all") and of each."""
    documents = read_names(path)
    gold = [names for _, names in documents]
    found = []
    for text, _ in documents:
        analysis = analyse(text)
        tokens = analysis.tokens
        found.append(
            {(tokens[r.first].start, tokens[r.last - 1].end, r.label) for r in analysis.names}
        )
    kinds = sorted({kind for names in gold for _, _, kind in names})
    return {"all": f1(found, gold)} | {
        kind: f1(
            [{n for n in names if n[2] == kind} for names in found],
            [{n for n in names if n[2] == kind} for names in gold],
        )
        for kind in kinds
    }
