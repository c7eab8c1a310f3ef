"""Turn chunks of words into tensors: pieces, shapes and one column of labels for every head."""

import random
from collections import Counter
from dataclasses import dataclass

import torch
from torch import Tensor

from recount.language.wordpiece import WordPiece, shape
from train.corpora import NONE, Chunk, Word

NAME_KINDS = (
    "person", "organisation", "place", "facility", "group", "date", "product", "money", "misc",
)  # fmt: skip
NAME_LABELS = ["O", *(f"{mark}-{kind}" for kind in NAME_KINDS for mark in "BIES")]
ATTRIBUTION_LABELS = [
    "O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content", "C-content",
]  # fmt: skip
BOTH_CASES = ["0", "1"]
TAGS = ("upos", "xpos", "feats", "lemma", "sentence", "name", "attribution")
COLUMNS = (*TAGS, "relation", "head", "link")


def lemma_rule(form: str, lemma: str) -> str:
    """Name the change from a form to its lemma; ``recount.language.lemma`` applies it.

    "L" lower case, "K" kept as it is, "L-2+y" or "K-2+y" cut and add, "=word" replace.
    """
    lower = form.lower()
    if lower == lemma:
        return "L"
    if form == lemma:
        return "K"
    small, shared = lemma.lower(), 0
    while shared < min(len(lower), len(small)) and lower[shared] == small[shared]:
        shared += 1
    if shared == 0 or len(lower) - shared > 6:
        return "=" + lemma
    return f"{'K' if lemma != small else 'L'}-{len(lower) - shared}+{small[shared:]}"


def label_sets(sentences: list[list[Word]]) -> dict[str, list[str]]:
    """Collect the labels of every head; rare feature sets and lemma rules are left out."""
    counts: dict[str, Counter[str]] = {
        key: Counter() for key in ("upos", "xpos", "feats", "lemma", "relation")
    }
    for sentence in sentences:
        for word in sentence:
            counts["lemma"][lemma_rule(word.form, word.lemma or "")] += 1
            for key in ("upos", "xpos", "feats", "relation"):
                counts[key][getattr(word, key)] += 1
    least = {"feats": 2, "lemma": 2}
    labels = {
        key: sorted(label for label, n in count.items() if n >= least.get(key, 1))
        for key, count in counts.items()
    }
    return {
        **labels,
        "sentence": BOTH_CASES,
        "name": NAME_LABELS,
        "attribution": ATTRIBUTION_LABELS,
    }


def bioes(labels: list[str | None]) -> list[str | None]:
    """Write B-/I-/O labels as B-/I-/E-/S-/O."""
    written: list[str | None] = []
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        if not label or label == "O":
            written.append(label)
            continue
        mark, kind = label.split("-", 1)
        if after != f"I-{kind}":
            mark = "S" if mark == "B" else "E"
        written.append(f"{mark}-{kind}")
    return written


@dataclass(slots=True)
class Example:
    """One chunk as numbers: piece ids, shapes, each word's first piece, and the labels."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    sentence: list[int]
    labels: dict[str, list[int]]


class Featuriser:
    """Makes examples and batches, given a vocabulary and the label sets."""

    def __init__(self, pieces: WordPiece, labels: dict[str, list[str]]) -> None:
        self.pieces = pieces
        self.numbers = {
            key: {label: number for number, label in enumerate(names)}
            for key, names in labels.items()
        }

    def example(self, chunk: Chunk) -> Example:
        """Turn a chunk into numbers. A mark stands between paragraphs, as when reading."""
        ids, shapes, first = [self.pieces.start], [0], []
        for place, word in enumerate(chunk):
            if place and word.starts_paragraph:
                ids.append(self.pieces.end)
                shapes.append(0)
            first.append(len(ids))
            pieces = self.pieces.encode(word.form)
            ids.extend(pieces)
            shapes.extend([shape(word.form)] * len(pieces))
        ids, shapes = [*ids[:511], self.pieces.end], [*shapes[:511], 0]
        first = [min(at, 510) for at in first]
        return Example(ids, shapes, first, _sentence_numbers(chunk), self._labels(chunk))

    def _labels(self, chunk: Chunk) -> dict[str, list[int]]:
        place = {id(word): number + 1 for number, word in enumerate(chunk)}
        rules = [None if w.lemma is None else lemma_rule(w.form, w.lemma) for w in chunk]
        plain: dict[str, list[str | None]] = {
            key: [getattr(word, key) for word in chunk]
            for key in ("upos", "xpos", "feats", "relation", "attribution")
        }
        plain["lemma"] = rules
        plain["name"] = bioes([word.name for word in chunk])
        # Rows of the names corpus are paragraphs, so only treebanks tell where sentences start.
        knows_sentences = chunk[0].upos is not None
        plain["sentence"] = [
            BOTH_CASES[word.starts_sentence] if knows_sentences else None for word in chunk
        ]
        labels = {
            key: [NONE if x is None else self.numbers[key].get(x, NONE) for x in column]
            for key, column in plain.items()
        }
        labels["head"] = [
            NONE if w.upos is None else (place.get(id(w.head), NONE) if w.head else 0)
            for w in chunk
        ]
        labels["link"] = [place.get(id(w.cue), 0) if w.points else NONE for w in chunk]
        return labels


def _sentence_numbers(chunk: Chunk) -> list[int]:
    numbers, number = [], 0
    for word in chunk:
        number += word.starts_sentence
        numbers.append(number)
    return numbers


def batches(examples: list[Example], pieces: int, rng: random.Random) -> list[list[Example]]:
    """Group examples of like length, each batch of about ``pieces`` pieces, in random order."""
    order = examples[:]
    rng.shuffle(order)
    grouped: list[list[Example]] = []
    for start in range(0, len(order), 300):
        current: list[Example] = []
        for example in sorted(order[start : start + 300], key=lambda e: len(e.ids)):
            if current and len(example.ids) * (len(current) + 1) > pieces:
                grouped.append(current)
                current = []
            current.append(example)
        grouped.append(current)
    rng.shuffle(grouped)
    return grouped


def collate(examples: list[Example]) -> dict[str, Tensor]:
    """Pad a batch: inputs with 0, labels with ``NONE``, sentence numbers with -1."""
    longest = max(len(e.ids) for e in examples)
    most = max(len(e.first) for e in examples)

    def pad(rows: list[list[int]], width: int, filler: int) -> Tensor:
        return torch.tensor([row + [filler] * (width - len(row)) for row in rows])

    batch = {
        "ids": pad([e.ids for e in examples], longest, 0),
        "shapes": pad([e.shapes for e in examples], longest, 0),
        "mask": pad([[1] * len(e.ids) for e in examples], longest, 0),
        "first": pad([e.first for e in examples], most, 0),
        "numbers": pad([e.sentence for e in examples], most, -1),
    }
    for key in COLUMNS:
        batch[key] = pad([e.labels[key] for e in examples], most, NONE)
    return batch
