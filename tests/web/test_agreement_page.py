"""The page on agreement: what was compared, how each of the two worked, and what that is worth."""

from __future__ import annotations

import re
from html import unescape

import pytest

from recount.model import judgement as j
from recount.model.draft import Wording
from recount.model.reference import ref_of
from tests.web.review_case import AGAIN, REBELS, SHOT, Memory, browser, desk

INES, TEO = "Ines Varo", "Teo Marsh"


def shown(store: Memory) -> str:
    """The words of the page for somebody who reviews openly."""
    answer = browser(desk(store, "Ada Lunt")).get(f"/agreement?one={INES}&other={TEO}")
    assert answer.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


@pytest.mark.parametrize(
    ("blind", "told", "caution"),
    [
        ((True, True), ("Ines Varo reviewed blind", "Teo Marsh reviewed blind"), "Both reviewed"),
        ((False, True), ("Ines Varo reviewed openly", "Teo Marsh reviewed blind"), "Only one"),
        ((False, False), ("Ines Varo reviewed openly", "Teo Marsh reviewed openly"), "Neither"),
    ],
)
def test_how_each_reviewed_is_written_down_and_shown(
    blind: tuple[bool, bool], told: tuple[str, str], caution: str
) -> None:
    store = Memory()
    for who, hidden in zip((INES, TEO), blind, strict=True):
        desk(store, who, blind=hidden).decide(j.AcceptClaim(ref_of(SHOT)))
    assert [judgement.blind for judgement in store.kept] == list(blind)
    page = shown(store)
    assert all(words in page for words in told) and caution in page
    assert ("kappa of an open review says little" in page) == (blind != (True, True))
    assert "not defined: one and the same answer throughout" in page


def test_what_was_not_written_down_is_not_taken_for_blind() -> None:
    store = Memory()
    for who in (INES, TEO):
        desk(store, who).decide(j.AcceptClaim(ref_of(SHOT)))
    old = [type(row)(row.id, row.at, row.who, row.why, row.decision) for row in store.kept]
    page = shown(Memory(kept=old))
    assert "Whether Teo Marsh reviewed blind was not always written down" in page
    assert "Neither reviewed blind for certain" in page


def test_what_one_judged_alone_is_counted_apart() -> None:
    store = Memory()
    mine, theirs = desk(store, INES, True), desk(store, TEO, True)
    for claim in (SHOT, REBELS):
        mine.decide(j.AcceptClaim(ref_of(claim)))
    for claim in (SHOT, AGAIN):
        theirs.decide(j.AcceptClaim(ref_of(claim)))
    theirs.decide(j.AcceptClaim(ref_of(REBELS)))
    page = shown(store)
    # Both answered, the first alone, the second alone, alike.
    assert re.search(r"verdict 2 0 1 2 1\.00 1\.00", page)
    only = Memory()
    desk(only, INES).decide(j.AcceptClaim(ref_of(SHOT)))
    desk(only, TEO).decide(j.AcceptClaim(ref_of(AGAIN)))
    assert re.search(r"verdict 0 1 1 0 – – –", shown(only))


def test_a_value_set_to_what_was_read_is_as_proposed() -> None:
    store = Memory()
    place = Wording("Ossin market", SHOT.place.span if SHOT.place else None)
    desk(store, INES, True).decide(j.EditClaim(ref_of(SHOT), "place", place))
    desk(store, TEO, True).decide(j.AcceptClaim(ref_of(SHOT)))
    assert re.search(r"place 1 0 0 1 1\.00 1\.00", shown(store), re.IGNORECASE)
