"""Spans that people marked in another tool, checked against the texts they were marked in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from recount.model.document import Document, Failure


@dataclass(frozen=True, slots=True)
class SpanDecision:
    """Somebody says that the words of a document from `start` to `end` are a `label`.

    `document` is the document's id, offsets are in code points of its text
    view, `exact` is the text there. `who`, `when` (ISO 8601, as the tool wrote
    it) and `remark` are None where the tool's file does not tell.
    """

    document: str
    start: int
    end: int
    exact: str
    label: str
    who: str | None = None
    when: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What a tool's file holds, and what of it could not be taken over, and why."""

    decisions: tuple[SpanDecision, ...]
    failures: tuple[Failure, ...] = ()


def render_decisions(decisions: Sequence[SpanDecision]) -> str:
    """JSON Lines: one object a decision, with the fields of SpanDecision."""
    rows = (json.dumps(asdict(d), ensure_ascii=False, sort_keys=True) for d in decisions)
    return "".join(f"{row}\n" for row in rows)


class DecisionError(ValueError):
    """A tool's file, or a mark in it, cannot be taken over; the message says why."""


def home(documents: Sequence[Document], text: str) -> Document:
    """The document whose text view `text` is.

    Raises DecisionError where there is none, since offsets in another text
    would point to other words, or where there are several.
    """
    found = [d for d in documents if d.text == text]
    if not found:
        raise DecisionError(
            "its text is not the text of any document given; give the document it was made from,"
            " as it was when it was exported"
        )
    if len(found) > 1:
        names = ", ".join(d.name for d in found)
        raise DecisionError(f"its text is that of several documents ({names}); give only one")
    return found[0]


def exact(document: Document, start: int, end: int, said: str | None = None) -> str:
    """The text at offsets in code points.

    Raises DecisionError where they lie outside the text, hold nothing, or where
    `said`, the words by the tool's account, do not stand there.
    """
    if not 0 <= start < end <= len(document.text):
        raise DecisionError(
            f"offsets {start} to {end} hold nothing in a text of {len(document.text)} characters"
        )
    here = document.text[start:end]
    if said is not None and said != here:
        raise DecisionError(f"“{_short(said)}” is said to stand at {start}, where it does not")
    return here


def _short(words: str) -> str:
    return " ".join(words.split())[:40]
