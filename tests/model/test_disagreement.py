"""Where two reviewers part, both decisions are told, whichever of them holds."""

from __future__ import annotations

import pytest

from recount.model import judgement as j
from recount.model.disagreement import disagreements
from recount.model.draft import Wording
from recount.model.judgement import Decision
from recount.model.reference import ClaimRef
from recount.model.span import Span
from tests.helpers.judgements import HOME, REVIEWERS, made, undo

ONE, OTHER = REVIEWERS
A = ClaimRef("a", HOME, Span(5, 9, "shot"), "killing")
B = ClaimRef("b", HOME, Span(15, 19, "held"), "detention")
OSSIN = j.EditClaim(A, "place", Wording("Ossin", None, True))


@pytest.mark.parametrize(
    ("ours", "theirs", "kinds"),
    [
        ([j.AcceptClaim(A)], [j.RejectClaim(A)], ["verdict"]),
        ([j.AcceptClaim(A)], [j.AcceptClaim(A)], []),
        ([j.AcceptClaim(A)], [j.RejectClaim(B)], []),
        ([j.AcceptClaim(A)], [j.AcceptClaim(A), OSSIN], ["place"]),
        ([OSSIN], [j.EditClaim(A, "place", None)], ["place"]),
        ([j.SameEvent(A, B)], [j.DifferentEvent(B, A)], ["event"]),
        ([j.BestFigure(A, 1, 2, 3, "x")], [j.BestFigure(A, 1, 1, 3, "x")], ["best"]),
        ([j.RejectClaim(A), j.AcceptClaim(A)], [j.AcceptClaim(A)], []),
    ],
)
@pytest.mark.parametrize("blind", [True, False])
def test_where_they_part(
    ours: list[Decision], theirs: list[Decision], kinds: list[str], blind: bool
) -> None:
    log = [made(said, f"o{n}", ONE) for n, said in enumerate(ours)]
    log += [made(said, f"t{n}", OTHER, blind) for n, said in enumerate(theirs)]
    found = disagreements(log)
    assert [row.kind for row in found] == kinds
    assert all([who.who for who in row.judgements] == [ONE, OTHER] for row in found)


def test_what_its_own_reviewer_took_back_parts_no_more() -> None:
    log = [made(j.AcceptClaim(A), "1", ONE), made(j.RejectClaim(A), "2", OTHER)]
    assert [row.id for row in disagreements(log)[0].judgements] == ["1", "2"]
    assert disagreements([*log, undo("2", "3", OTHER)]) == ()
