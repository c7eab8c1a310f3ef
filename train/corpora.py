"""Read the three training corpora into chunks of annotated words.

A chunk is a list of ``Word``: consecutive words of one document, as many as a reading window holds.
Everything that differs between the corpora ends here; ``features`` sees only chunks.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recount.language.tokenise import tokenise

NONE = -1
"""A label that is not known and teaches nothing."""

LONGEST_SENTENCE = 150
"""A tree is never cut in two, so a longer sentence (a list, mostly) is left out."""


@dataclass(slots=True)
class Word:
    """One word with whatever its corpus says of it; ``None`` where it says nothing."""

    form: str
    upos: str | None = None
    xpos: str | None = None
    feats: str | None = None
    lemma: str | None = None
    head: "Word | None" = None
    relation: str | None = None
    starts_sentence: bool = False
    starts_paragraph: bool = False
    sentence: int = 0
    name: str | None = None
    attribution: str | None = None
    cue: "Word | None" = None
    points: bool = False


Chunk = list[Word]


def read_conllu(path: Path) -> Iterator[tuple[str, bool, list[Word]]]:
    """Yield (document id, starts a paragraph, words) for every sentence of a CoNLL-U file."""
    document, paragraph, rows = "", False, []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document, paragraph = line, True
            elif line.startswith("# newpar"):
                paragraph = True
            elif line and line[0] != "#":
                rows.append(line.split("\t"))
            elif not line and rows:
                yield document, paragraph, _sentence(rows, paragraph)
                rows, paragraph = [], False
    if rows:
        yield document, paragraph, _sentence(rows, paragraph)


def _sentence(rows: list[list[str]], paragraph: bool) -> list[Word]:
    plain = [row for row in rows if row[0].isdigit()]
    words = [
        Word(
            form=row[1].replace(" ", ""),
            lemma=row[2].replace(" ", ""),
            upos=row[3],
            xpos=row[4],
            feats="" if row[5] == "_" else row[5],
            relation=row[7],
        )
        for row in plain
    ]
    for word, row in zip(words, plain, strict=True):
        head = int(row[6])
        word.head = words[head - 1] if head else None
    words[0].starts_sentence = True
    words[0].starts_paragraph = paragraph
    return words


def treebank_documents(paths: list[Path]) -> list[list[list[Word]]]:
    """Read treebanks as documents of sentences, without those that are masked or over-long."""
    documents: list[list[list[Word]]] = []
    last = None
    for path in paths:
        for document, _, words in read_conllu(path):
            if len(words) > LONGEST_SENTENCE or any(word.form == "_" for word in words):
                continue
            if document != last:
                documents.append([])
                last = document
            documents[-1].append(words)
    return documents


def name_documents(path: Path) -> list[list[list[Word]]]:
    """Read the names corpus (tokens with B-/I-/O labels) as documents of sentences."""
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        sentences = []
        for sentence in json.loads(line)["sentences"]:
            words = [Word(form=form, name=label) for form, label in sentence]
            if words:
                words[0].starts_sentence = True
                sentences.append(words)
        documents.append(sentences)
    return documents


def attribution_documents(path: Path) -> list[list[list[Word]]]:
    """Read PolNeAR (texts with character spans) as documents of paragraphs of our own tokens."""
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        words, paragraphs = _tokenised_paragraphs(row["text"])
        for attribution in row["attributions"]:
            _mark(words, attribution)
        documents.append(paragraphs)
    return documents


def _tokenised_paragraphs(text: str) -> tuple[list[tuple[int, int, Word]], list[list[Word]]]:
    placed: list[tuple[int, int, Word]] = []
    paragraphs: list[list[Word]] = []
    end_before = None
    for start, end in tokenise(text):
        word = Word(form=text[start:end], attribution="O")
        if end_before is None or "\n" in text[end_before:start]:
            word.starts_paragraph = True
            paragraphs.append([])
        paragraphs[-1].append(word)
        placed.append((start, end, word))
        end_before = end
    return placed, paragraphs


def _mark(words: list[tuple[int, int, Word]], attribution: dict) -> None:
    """Write one attribution's tags, and for each piece of source and content its cue."""
    cue = _covered(words, attribution["cue"][0]) if attribution["cue"] else []
    first_cue = cue[0][0] if cue else None
    for role in ("source", "content", "cue"):
        for group in attribution[role]:
            for number, piece in enumerate(_covered(words, group)):
                opening = "C-" if number and role == "content" else "B-"
                for place, word in enumerate(piece):
                    word.attribution = (opening if place == 0 else "I-") + role
                if role != "cue":
                    piece[0].cue = first_cue
                    piece[0].points = True


def _covered(words: list[tuple[int, int, Word]], pieces: list) -> list[list[Word]]:
    covered = [
        [word for start, end, word in words if start < last and end > first]
        for first, last in pieces
    ]
    return [piece for piece in covered if piece]


def chunks(
    documents: list[list[list[Word]]], rng: random.Random, low: int, high: int, stray: float
) -> list[Chunk]:
    """Cut documents into chunks of whole units (sentences or paragraphs).

    The size of a chunk is drawn between ``low`` and ``high`` words, and with probability ``stray``
    a chunk ends early, so that every unit is seen in many surroundings.
    """
    cut: list[Chunk] = []
    for document in documents:
        current: Chunk = []
        size = rng.randint(low, high)
        for unit in document:
            for part in _parts(unit, high):
                if current and (len(current) + len(part) > size or rng.random() < stray):
                    cut.append(current)
                    current, size = [], rng.randint(low, high)
                current = current + part
        if current:
            cut.append(current)
    return cut


def _parts(unit: list[Word], high: int) -> Iterator[list[Word]]:
    """Cut a unit longer than a window after a full stop, else where it is full."""
    while len(unit) > high:
        stops = [i for i in range(high // 3, high) if unit[i].form in {".", "!", "?"}]
        cut = stops[-1] + 1 if stops else high
        yield unit[:cut]
        unit = unit[cut:]
    yield unit
