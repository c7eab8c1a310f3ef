"""Analyses made by hand: from CoNLL-U, from a compact row of words, or flat."""

from __future__ import annotations

import re
from itertools import pairwise

from recount.model.analysis import Analysis, Sentence, Token


def tree(*sentences: str) -> Analysis:
    """Sentences of "form/UPOS/relation/head[/lemma[/feats]]", heads from 1, 0 the root.

    Words are joined by single spaces, one that begins with "~" without; the
    sentences stand in one paragraph.

    >>> tree("Guards/NOUN/nsubj/2 fled/VERB/root/0/flee")
    """
    rows = [[word.split("/") for word in sentence.split()] for sentence in sentences]
    return _analysis([[_padded(word) for word in row] for row in rows])


def from_conllu(conllu: str) -> Analysis:
    """The sentences of a CoNLL-U text, joined as SpaceAfter says."""
    rows = []
    for block in conllu.strip().split("\n\n"):
        row, glue = [], ""
        for line in block.splitlines():
            cells = line.split("\t")
            if line.startswith("#") or not cells[0].isdigit():
                continue
            row.append([glue + cells[1], cells[3], cells[7], cells[6], cells[2], _none(cells[5])])
            glue = "~" if "SpaceAfter=No" in cells[9] else ""
        rows.append(row)
    return _analysis(rows)


def flat(text: str) -> Analysis:
    """A text as one sentence of words without tags, each its own root: for surface grammar."""
    found = [m.span() for m in re.finditer(r"\w+(?:[.,]\d+)*|[^\w\s]", text)]
    tokens = tuple(
        Token(i, start, end, text[start:end], text[start:end].lower(), "X", "", "", i, "root", 0)
        for i, (start, end) in enumerate(found)
    )
    return Analysis(text, tokens, (Sentence(0, len(tokens), 0, len(text), 0),))


def _none(cell: str) -> str:
    return "" if cell == "_" else cell


def _padded(word: list[str]) -> list[str]:
    form, upos, rel, head, *rest = word
    lemma = rest[0] if rest else form.lstrip("~").lower()
    return [form, upos, rel, head, lemma, rest[1].replace(";", "|") if len(rest) > 1 else ""]


def _analysis(rows: list[list[list[str]]]) -> Analysis:
    text, tokens, bounds = "", [], [0]
    for number, row in enumerate(rows):
        first = len(tokens)
        for form, upos, rel, head, lemma, feats in row:
            glued = form.startswith("~")
            form = form.removeprefix("~")
            text += "" if glued or not text else " "
            start, i = len(text), len(tokens)
            text += form
            above = i if head == "0" else first + int(head) - 1
            tokens.append(
                Token(i, start, len(text), form, lemma, upos, "", feats, above, rel, number)
            )
        bounds.append(len(tokens))
    sentences = tuple(
        Sentence(a, b, tokens[a].start, tokens[b - 1].end, 0) for a, b in pairwise(bounds)
    )
    return Analysis(text, tuple(tokens), sentences)
