"""Which claim a mark of an act means: by our id, by words and act, by most of the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from recount.model.document import Failure
from recount.model.reference import SHARED
from recount.model.span import Span
from recount.show.exports.decisions import SpanDecision
from recount.show.marks.board import Known

SEVERAL = "it may mean {count} claims on the same or nearly the same words; decide them one by one"


@dataclass(slots=True)
class Ties:
    """Marks and the claims they mean.

    `found` are the claims that are marked, `added` the marks of acts that no claim
    is on, `unsure` ids of claims that a mark may mean; `told` says what is unclear.
    """

    found: list[tuple[Known, SpanDecision]] = field(default_factory=list)
    added: list[SpanDecision] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)
    told: list[Failure] = field(default_factory=list)


def tied(marks: Sequence[SpanDecision], known: Sequence[Known]) -> Ties:
    """The marks of acts tied to claims, each to one and only where no other can be meant."""
    ties = Ties()
    rest, free = _by_id(marks, list(known), ties)
    rest, free = _by_words(rest, free, ties)
    _by_most_words(rest, free, ties)
    return ties


def _by_id(
    marks: Sequence[SpanDecision], free: list[Known], ties: Ties
) -> tuple[list[SpanDecision], list[Known]]:
    """Marks that still carry the id of a claim."""
    ids = {one.now.id: one for one in free}
    rest = []
    for mark in marks:
        one = ids.get(mark.id or "")
        if one is None:
            rest.append(mark)
        elif one in free:
            free.remove(one)
            ties.found.append((one, mark))
        elif not any(known is one and mark.span == m.span for known, m in ties.found):
            ties.told.append(Failure(mark.place, "another mark has the id of the same claim"))
    return rest, free


def _by_words(
    marks: Sequence[SpanDecision], free: list[Known], ties: Ties
) -> tuple[list[SpanDecision], list[Known]]:
    """Marks on the very words of claims of the same act; as many as there are such claims."""
    groups: dict[tuple[Span, str], list[SpanDecision]] = {}
    for mark in marks:
        groups.setdefault((mark.span, mark.label), []).append(mark)
    rest: list[SpanDecision] = []
    for key, group in groups.items():
        same = [one for one in free if key in [(form.span, form.act) for form in one.forms]]
        live = [one for one in same if one.live] or same
        if not live:
            # The same mark twice is one claim that was missed.
            rest.append(group[0])
        elif len(group) < len(live):
            _unclear(group, live, ties)
        else:
            ties.found += zip(live, group, strict=False)
        free = [one for one in free if one not in live]
    return rest, free


def _by_most_words(marks: Sequence[SpanDecision], free: list[Known], ties: Ties) -> None:
    """Marks on nearly the words of one claim, or on its words with another act."""
    near = [[one for one in free if one.live and _near(mark, one)] for mark in marks]
    for mark, ones in zip(marks, near, strict=True):
        rivals = sum(one in others for others in near for one in ones)
        if not ones:
            ties.added.append(mark)
        elif len(ones) == 1 == rivals:
            ties.found.append((ones[0], mark))
        else:
            _unclear([mark], ones, ties)


def _near(mark: SpanDecision, one: Known) -> bool:
    for form in one.forms:
        if form.span == mark.span:
            return True
        longer = max(mark.end - mark.start, form.span.end - form.span.start)
        if form.act == mark.label and form.span.overlap(mark.span) >= SHARED * longer:
            return True
    return False


def _unclear(marks: Sequence[SpanDecision], ones: Sequence[Known], ties: Ties) -> None:
    ties.unsure |= {one.now.id for one in ones}
    why = SEVERAL.format(count=len(ones))
    if len(ones) == 1:
        why = "several marks may mean the one claim on nearly the same words; leave one of them"
    ties.told += (Failure(mark.place, why) for mark in marks)
