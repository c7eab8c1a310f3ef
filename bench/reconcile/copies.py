"""Copies found among altered texts and among different stories of one war.

    python -m bench.reconcile.copies [--data ../shared/data/fakes/dev.jsonl] [--write]

Each story that shares no sentence with another is altered four ways by a
script: cut to its first sentences, put into another house style, set inside
another story, its sentences in another order. A pair counts as found where so
much of one text is said to stand in the other: less is a paragraph of background,
which stories of one agency share without being copies.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

from bench.results import give_section
from recount.link.copies import find_copies
from recount.model.document import Document, Published, Zone, digest

TITLE = "## Copies, altered FA-KES"
SEED = 20170515
# Sentences an abridged copy keeps.
KEPT = 5
# A copy holds so much of its source, or the source of it.
COPIED = 0.3
STYLE = {
    "said": "told reporters", "killed": "left dead", "at least": "no fewer than",
    "Syrian": "Syria's", "government": "regime", "people": "persons", "two": "2", "three": "3",
    "percent": "per cent", "which": "that", "also": "", "however": "", "according to": "as per",
}  # fmt: skip


def sentences(text: str) -> list[str]:
    """A text cut after its full stops."""
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]


def cut(text: str, other: str, dice: random.Random) -> str:
    """The first sentences only."""
    return " ".join(sentences(text)[:KEPT])


def house_style(text: str, other: str, dice: random.Random) -> str:
    """Words put as another desk puts them, in two sentences of three."""
    changed = []
    for sentence in sentences(text):
        if dice.random() < 2 / 3:
            for old, new in STYLE.items():
                sentence = re.sub(rf"\b{old}\b ?", f"{new} " if new else "", sentence)
        changed.append(sentence)
    return " ".join(changed)


def embedded(text: str, other: str, dice: random.Random) -> str:
    """Half of a story inside another."""
    mine, theirs = sentences(text), sentences(other)
    at = len(theirs) // 2
    return " ".join([*theirs[:at], *mine[: max(KEPT, len(mine) // 2)], *theirs[at:]])


def reordered(text: str, other: str, dice: random.Random) -> str:
    """The same sentences in another order."""
    parts = sentences(text)
    dice.shuffle(parts)
    return " ".join(parts)


ALTERED: dict[str, Callable[[str, str, random.Random], str]] = {
    "cut": cut, "house style": house_style, "embedded": embedded, "reordered": reordered,
}  # fmt: skip


def document(name: str, text: str) -> Document:
    """A text as a document of one zone."""
    identity = digest(f"{name} {text}".encode())
    return Document(identity, name, text, identity, (Zone("body", 0, len(text)),),
                    published=Published())  # fmt: skip


def alone(texts: list[str]) -> list[str]:
    """Stories none of whose sentences stands in another, and long enough to be cut."""
    holders: dict[str, set[int]] = {}
    for n, text in enumerate(texts):
        for sentence in sentences(text):
            holders.setdefault(re.sub(r"\W+", " ", sentence).casefold().strip(), set()).add(n)
    shared = {n for group in holders.values() if len(group) > 1 for n in group}
    return [t for n, t in enumerate(texts) if n not in shared and len(sentences(t)) > KEPT]


def pairs_found(documents: tuple[Document, ...]) -> set[frozenset[str]]:
    """Names of documents of which one is said to hold much of the other, pair by pair."""
    name = {document.id: document.name for document in documents}
    return {
        frozenset((name[r.document], name[s.document]))
        for r in find_copies(documents).relations
        for s in r.shares_text
        if s.share >= COPIED
    }


def section(texts: list[str]) -> str:
    """The section of results in Markdown."""
    stories = alone(texts)
    plain = tuple(document(f"story {n}", text) for n, text in enumerate(stories))
    lines = [
        TITLE, "",
        f"{len(stories)} stories of {len(texts)} that share no sentence with another, each",
        f"beside its altered copy. Found is a pair of which one holds {COPIED:.0%} of the other or",
        "more; less is a background paragraph, which different stories share. A wrong pair is of",
        "two different stories. Command: `python -m bench.reconcile.copies --write`.", "",
        "| alteration | precision | recall | F | pairs | wrong |", "|---|--:|--:|--:|--:|--:|",
    ]  # fmt: skip
    before = pairs_found(plain)
    for kind, alter in ALTERED.items():
        dice = random.Random(SEED)
        copies, gold = [], set()
        for n, text in enumerate(stories):
            other = (n + 1) % len(stories)
            copies.append(document(f"copy {n}", alter(text, stories[other], dice)))
            gold.add(frozenset((f"copy {n}", f"story {n}")))
            if kind == "embedded":
                gold.add(frozenset((f"copy {n}", f"story {other}")))
        found = pairs_found((*plain, *copies))
        if kind == "embedded":
            found = {pair for pair in found if any(name.startswith("story") for name in pair)}
        hit = len(found & gold)
        precision, recall = hit / max(1, len(found)), hit / len(gold)
        f = 2 * precision * recall / (precision + recall) if hit else 0.0
        wrong = len(found - gold)
        lines.append(
            f"| {kind} | {precision:.3f} | {recall:.3f} | {f:.3f} | {len(gold)} | {wrong} |"
        )
    lines += ["", f"Pairs of different stories found among the stories alone: {len(before)}."]
    return "\n".join(lines)


def main() -> int:
    """Run from the command line; 2 where the data is missing."""
    parser = argparse.ArgumentParser(prog="python -m bench.reconcile.copies", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/fakes/dev.jsonl"))
    parser.add_argument("--write", action="store_true", help="put the section into RESULTS.md")
    options = parser.parse_args()
    if not options.data.is_file():
        print(f"No stories at {options.data}.", file=sys.stderr)
        return 2
    lines = options.data.read_text(encoding="utf-8").splitlines()
    text = section([json.loads(line)["article_content"] for line in lines])
    give_section(TITLE, text, options.write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
