"""The same claims under every policy, each by its own rule."""

from __future__ import annotations

import pytest
from accounts import claim, document, figure

from recount.link import link
from recount.model.ledger import Bracket
from recount.reconcile import reconcile
from recount.reconcile.brackets import POLICIES

DAY = "2017-04-14"
Row = tuple[str, int | None, int | None, str]


def brackets(*rows: Row) -> dict[str, Bracket]:
    """Brackets of tolls given as (voice, low, high, stance), one document each on one day."""
    homes = tuple(
        document(f"d{n}.txt", f"{voice} said {low or high} died in Tal.", "2017-04-15")
        for n, (voice, low, high, _) in enumerate(rows)
    )
    claims = tuple(
        claim(home, home.text, voice=voice, at="Tal", on=DAY, stance=stance,
              count=figure(home, str(low or high), low, high))
        for home, (voice, low, high, stance) in zip(homes, rows)
    )  # fmt: skip
    events, _ = reconcile(link(homes, (), claims), homes)
    return {bracket.policy: bracket for bracket in events[0].brackets}


A, B, C = "Amal Watch", "Ossin Relief Committee", "Fouta Relief Committee"


@pytest.mark.parametrize(
    ("policy", "rows", "expected"),
    [
        ("ucdp", ((A, 40, 40, "alleged"), (B, 50, 50, "alleged")), (40, 40, 50)),
        ("ucdp", ((A, 40, 40, "alleged"), (B, 90, 90, "believed")), (40, 40, 90)),
        ("ucdp", ((A, 40, None, "alleged"), (B, None, 60, "alleged")), (40, None, 60)),
        ("acled", ((A, 40, 40, "alleged"), (B, 50, 50, "alleged")), (40, 40, 40)),
        (
            "gtd",
            ((A, 40, 40, "alleged"), (B, 50, 50, "alleged"), (C, 50, 50, "alleged")),
            (50, 50, 50),
        ),
        ("gtd", ((A, 40, 40, "alleged"), (B, 50, 50, "alleged")), (40, 40, 40)),
        ("union", ((A, 40, 45, "alleged"), (B, 50, None, "alleged")), (40, None, None)),
        ("intersection", ((A, 40, 60, "alleged"), (B, 50, None, "alleged")), (50, None, 60)),
        ("intersection", ((A, 40, 45, "alleged"), (B, 50, None, "alleged")), (None, None, None)),
        ("ibc", ((A, 40, 45, "alleged"), (B, 50, None, "alleged")), (40, None, None)),
        ("ibc", ((A, 40, 60, "alleged"), (B, 50, None, "alleged")), (40, None, 60)),
        ("ucdp", ((A, None, 500, "alleged"),), (None, None, 500)),
        ("ucdp", ((A, None, 500, "alleged"), (B, None, 700, "alleged")), (None, None, 700)),
        ("ucdp", ((A, 20, None, "alleged"),), (20, None, None)),
        ("ucdp", ((A, 30, 30, "alleged"), (B, 100, None, "alleged")), (30, None, None)),
        ("acled", ((A, 40, 40, "alleged"), (B, None, 30, "alleged")), (40, 40, 40)),
        ("union", ((A, None, 500, "alleged"),), (None, None, 500)),
    ],
)
def test_policies(policy: str, rows: tuple[Row, ...], expected: tuple[int | None, ...]) -> None:
    bracket = brackets(*rows)[policy]
    assert (bracket.low, bracket.best, bracket.high) == expected
    assert bracket.claims and bracket.why


def test_iraq_body_count_calls_one_origin_provisional() -> None:
    assert "provisional" in brackets((A, 40, 40, "alleged"))["ibc"].why


def test_an_origins_older_figure_does_not_count() -> None:
    first = document("a.txt", f"{A} said 20 died in Tal.", "2017-04-14")
    second = document("b.txt", f"{A} said 40 died in Tal.", "2017-04-15")
    rows = tuple(
        claim(home, home.text, voice=A, at="Tal", on=DAY, count=figure(home, words, n, n))
        for home, words, n in ((first, "20", 20), (second, "40", 40))
    )
    events, _ = reconcile(link((first, second), (), rows), (first, second))
    assert {bracket.low for bracket in events[0].brackets} == {40}


def test_every_policy_says_its_rule() -> None:
    assert all((policy.__doc__ or "").strip() for policy in POLICIES.values())
    assert set(POLICIES) >= {"ucdp", "acled", "union", "intersection"}
