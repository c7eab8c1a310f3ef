"""From raw text to trees, scored as in the CoNLL 2018 shared task.

A word counts where its characters are those of a gold word (white space aside); a tag, lemma or arc
counts where the word does. F1 throughout, in percent.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from recount.model.analysis import Analysis

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One word: its place, its annotation, and the place of its head (``None`` for a root)."""

    place: Place
    upos: str
    lemma: str
    relation: str
    head: Place | None


@dataclass(frozen=True, slots=True)
class Treebank:
    """Raw text of each document, its words, and the places of its sentences."""

    texts: list[str]
    rows: list[list[Row]]
    sentences: list[list[Place]]


@dataclass(slots=True)
class _Document:
    pieces: list[str]
    rows: list[Row]
    sentences: list[Place]
    length: int = 0


def read_treebank(path: Path) -> Treebank:
    """Rebuild the raw text of a CoNLL-U file: a blank line where a paragraph begins."""
    documents: list[_Document] = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        marks = [line for line in lines if line.startswith("#")]
        columns = [line.split("\t") for line in lines if not line.startswith("#")]
        if not documents or any(mark.startswith("# newdoc") for mark in marks):
            documents.append(_Document([], [], []))
        fresh = any(mark.startswith(("# newpar", "# newdoc")) for mark in marks)
        _add_sentence(documents[-1], columns, fresh)
    return Treebank(
        ["".join(document.pieces).rstrip() for document in documents],
        [document.rows for document in documents],
        [document.sentences for document in documents],
    )


def _add_sentence(document: _Document, columns: list[list[str]], fresh: bool) -> None:
    """Append a sentence; places count characters that are not white space."""
    if document.pieces and fresh:
        document.pieces.append("\n\n")
    first, places, several = document.length, {}, 0
    for column in columns:
        key = column[0]
        if "." in key:
            continue
        if "-" in key:
            several = int(key.split("-")[1])
            forms = [c[1] for c in columns if c[0].isdigit() and _within(key, int(c[0]))]
            places.update(_cut(column[1], forms, int(key.split("-")[0]), document.length))
        elif int(key) > several:
            places[int(key)] = (document.length, document.length + _size(column[1]))
        else:
            continue
        document.pieces.append(column[1])
        document.length += _size(column[1])
        if "SpaceAfter=No" not in column[9]:
            document.pieces.append(" ")
    for column in columns:
        if column[0].isdigit():
            head = places.get(int(column[6]))
            row = Row(places[int(column[0])], column[3], column[2], column[7], head)
            document.rows.append(row)
    document.sentences.append((first, document.length))


def _within(key: str, number: int) -> bool:
    first, last = key.split("-")
    return int(first) <= number <= int(last)


def _size(form: str) -> int:
    return sum(not c.isspace() for c in form)


def _cut(surface: str, forms: Sequence[str], number: int, at: int) -> dict[int, Place]:
    """Lay the words of a contraction over its characters; the last takes what is left."""
    places, end = {}, at + _size(surface)
    for index, form in enumerate(forms):
        last = end if index == len(forms) - 1 else min(end, at + _size(form))
        places[number + index] = (at, last)
        at = last
    return places


def predicted(analysis: Analysis) -> tuple[list[Row], list[Place]]:
    """Give the words and sentences of an analysis with places as in ``Treebank``."""
    before = [0]
    for c in analysis.text:
        before.append(before[-1] + (not c.isspace()))
    places = [(before[t.start], before[t.end]) for t in analysis.tokens]
    rows = [
        Row(place, t.upos, t.lemma, t.deprel, None if t.head == t.i else places[t.head])
        for place, t in zip(places, analysis.tokens, strict=True)
    ]
    return rows, [(before[s.start], before[s.end]) for s in analysis.sentences]


MEASURES: dict[str, Callable[[Row], object]] = {
    "words": lambda row: row.place,
    "UPOS": lambda row: (row.place, row.upos),
    "lemma": lambda row: (row.place, row.lemma),
    "UAS": lambda row: (row.place, row.head),
    "LAS": lambda row: (row.place, row.head, row.relation.split(":")[0]),
    "LAS with subtypes": lambda row: (row.place, row.head, row.relation),
}


def score(bank: Treebank, analyses: Iterable[Analysis]) -> dict[str, float]:
    """Give the F1 of every measure over a whole treebank, in percent."""
    found = [predicted(analysis) for analysis in analyses]
    scores = {
        "sentences": f1(
            [{(i, p) for p in sentences} for i, (_, sentences) in enumerate(found)],
            [{(i, p) for p in sentences} for i, sentences in enumerate(bank.sentences)],
        )
    }
    for name, view in MEASURES.items():
        scores[name] = f1(
            [{view(row) for row in rows} for rows, _ in found],
            [{view(row) for row in rows} for rows in bank.rows],
        )
    return scores


def f1(found: Sequence[set], gold: Sequence[set]) -> float:
    """F1 in percent of sets found against sets of gold, document by document."""
    right = sum(len(a & b) for a, b in zip(found, gold, strict=True))
    return 200 * right / max(1, sum(map(len, found)) + sum(map(len, gold)))
