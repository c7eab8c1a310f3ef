"""Whose part a marked perpetrator, place or figure is: of which of the marked claims."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from recount.model.reading import Reading
from recount.model.span import Span
from recount.show.exports.decisions import SpanDecision
from recount.show.exports.labels import PARTS, labels_of
from recount.show.marks.board import Known

Spot = tuple[str, Span]


class UnclearError(ValueError):
    """A mark cannot be understood; the message says why, and what to do."""


@dataclass(slots=True)
class Marked:
    """A claim that is marked (`known` is None for one that was missed) and its marked parts.

    `spots` are the parts of the claim as it may have been proposed.
    """

    mark: SpanDecision
    known: Known | None = None
    parts: list[SpanDecision] = field(default_factory=list)
    spots: frozenset[Spot] = field(init=False)

    def __post_init__(self) -> None:
        forms = self.known.forms if self.known else ()
        shown = (one for form in forms for one in labels_of(form))
        self.spots = frozenset((one.label, one.span) for one in shown if one.label in PARTS)


@dataclass(frozen=True, slots=True)
class Sharing:
    """Hands marked parts to the marked claims of a sheet.

    `claims` are all that the document has, by id; `present` are the labels and words
    of all marks.
    """

    marked: Sequence[Marked]
    claims: Collection[str]
    present: frozenset[Spot]
    reading: Reading

    def owners(self, mark: SpanDecision) -> list[Marked]:
        """The claims that a mark is a part of. Raises UnclearError where that is not plain.

        That is the claim its id names; else all that have these very words as this
        part; else those that lost a part which these words took the place of; else
        the only one around it, in its passage or else in its sentence.
        """
        return self._named(mark) or self._same(mark) or self._replaced(mark) or self._around(mark)

    def _named(self, mark: SpanDecision) -> list[Marked]:
        id, *rest = (mark.id or "").rsplit("/", 2)
        if not rest or id not in self.claims:
            return []
        found = [one for one in self.marked if one.known and one.known.now.id == id]
        if not found:
            raise UnclearError("the claim it is a part of bears no mark")
        return found

    def _same(self, mark: SpanDecision) -> list[Marked]:
        return [one for one in self.marked if (mark.label, mark.span) in one.spots]

    def _replaced(self, mark: SpanDecision) -> list[Marked]:
        def lost(spot: Spot) -> bool:
            label, span = spot
            meets = span == mark.span or (label == mark.label and span.overlap(mark.span) > 0)
            return meets and spot not in self.present

        return [one for one in self.marked if any(map(lost, one.spots))]

    def _around(self, mark: SpanDecision) -> list[Marked]:
        found = [one for one in self.marked if one.mark.span.covers(mark.span)]
        found = found or [one for one in self.marked if self._beside(one.mark.span, mark.span)]
        if not found:
            raise UnclearError("it stands in no marked claim, nor in the sentence of one")
        if len(found) > 1:
            raise UnclearError(
                f"it may be a part of {len(found)} claims; add it to the one meant on the"
                " review page"
            )
        return found

    def _beside(self, passage: Span, words: Span) -> bool:
        """Whether a passage and words share a sentence."""
        return any(
            start < passage.end and passage.start < end and start <= words.start < end
            for start, end in self.reading.sentences
        )
