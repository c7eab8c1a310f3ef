"""Spans that people marked in another tool, checked against the texts they were marked in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from recount.model.document import Document, Failure
from recount.model.grounds import UngroundedError, place
from recount.model.span import Span


@dataclass(frozen=True, slots=True)
class SpanDecision:
    """Somebody says that the words of a document from `start` to `end` are a `label`.

    `document` is the document's id, offsets are in code points of its text
    view, `exact` is the text there. `who`, `when` (ISO 8601, as the tool wrote
    it) and `remark` are None where the tool's file does not tell. `id` is what the
    tool calls the mark, our own id where the mark was ours and the tool kept it;
    `place` is where the mark stands in the file.
    """

    document: str
    start: int
    end: int
    exact: str
    label: str
    who: str | None = None
    when: str | None = None
    remark: str | None = None
    id: str | None = None
    place: str = ""

    @property
    def span(self) -> Span:
        """The words and where they stand."""
        return Span(self.start, self.end, self.exact)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document as one person handed it in, with marks or without any.

    `proposed` are our marks that it began from, None where the file does not tell.
    """

    document: str
    who: str | None
    when: str | None = None
    place: str = ""
    proposed: tuple[SpanDecision, ...] | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What a tool's file holds, and what of it could not be taken over, and why."""

    decisions: tuple[SpanDecision, ...]
    failures: tuple[Failure, ...] = ()
    sheets: tuple[Sheet, ...] = ()


def render_decisions(decisions: Sequence[SpanDecision]) -> str:
    """JSON Lines: one object a decision, with the fields of SpanDecision."""
    rows = (json.dumps(asdict(d), ensure_ascii=False, sort_keys=True) for d in decisions)
    return "".join(f"{row}\n" for row in rows)


class DecisionError(ValueError):
    """A tool's file, or a mark in it, cannot be taken over; the message says why."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document and its text as the tool had it, which an older text view may be."""

    document: Document
    text: str

    def span(self, start: int, end: int, said: str | None = None) -> Span:
        """The words between two offsets of the tool's text, where they stand in the document.

        Offsets count code points. Raises DecisionError where they lie outside the
        text or hold nothing, where `said`, the words by the tool's account, do not
        stand there, or where the words have moved and stand at no one place now.
        """
        if not 0 <= start < end <= len(self.text):
            raise DecisionError(
                f"offsets {start} to {end} hold nothing in a text of {len(self.text)} characters"
            )
        here = self.text[start:end]
        if said is not None and said != here:
            raise DecisionError(f"“{_short(said)}” is said to stand at {start}, where it does not")
        try:
            return place(Span(start, end, here), self.document.text)
        except UngroundedError as error:
            raise DecisionError(
                f"the text was taken anew since, and “{_short(here)}” stands at no one place in it"
            ) from error


def page_of(documents: Sequence[Document], text: str, id: str | None = None) -> Page:
    """The document whose text view `text` is, or was: the one of this `id` then.

    Raises DecisionError where there is none, since offsets in another text
    would point to other words, or where there are several.
    """
    found = [d for d in documents if d.text == text]
    found = [d for d in found if d.id == id] or found or [d for d in documents if d.id == id]
    if not found:
        raise DecisionError(
            "its text is not the text of any document given; give the document it was made from,"
            " as it was when it was exported"
        )
    if len(found) > 1:
        names = ", ".join(d.name for d in found)
        raise DecisionError(f"its text is that of several documents ({names}); give only one")
    return Page(found[0], text)


def _short(words: str) -> str:
    return " ".join(words.split())[:40]
