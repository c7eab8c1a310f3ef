"""The same claims under every policy, each by its own rule."""

from __future__ import annotations

import pytest
from accounts import claim, document, figure

from recount.link import link
from recount.model.ledger import Bracket
from recount.model.standing import Exemption
from recount.reconcile import reconcile
from recount.reconcile.brackets import POLICIES, unmet

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
    assert {bracket.low for bracket in events[0].brackets if not bracket.grade} == {40}


def test_every_policy_says_its_rule() -> None:
    assert all((policy.rule.__doc__ or "").strip() for policy in POLICIES.values())
    assert set(POLICIES) >= {"ucdp", "acled", "union", "intersection"}


TEXT = "Amal Watch said ten died in Tal."


def graded(*rows: tuple[str, str, dict[str, object]], days: tuple[str, ...] = ()) -> Bracket:
    """The grade of claims given as (voice, sentence, settings), one document each."""
    homes = tuple(
        document(f"d{n}.txt", text, days[n] if days else "2017-04-15")
        for n, (_, text, _) in enumerate(rows)
    )
    claims = tuple(
        claim(home, home.text, "attack", voice=voice, at="Tal", on=DAY, **settings)  # type: ignore[arg-type]
        for home, (voice, _, settings) in zip(homes, rows)
    )
    events, _ = reconcile(link(homes, (), claims), homes)
    return {bracket.policy: bracket for bracket in events[0].brackets}["airwars"]


@pytest.mark.parametrize(
    ("rows", "grade"),
    [
        (((A, f"{A} said shells hit Tal.", {}),), "weak"),
        (((A, f"{A} said shells hit Tal.", {"stance": "believed"}),), "weak"),
        (((A, f"{A} said shells hit Tal.", {}), (B, f"{B} said shells hit Tal.", {})), "fair"),
        (((A, f"{A} said the army shelled Tal.", {"by": "the army"}),
          (B, f"{B} said rebels shelled Tal.", {"by": "rebels"})), "contested"),
        (((A, f"{A} said the army shelled Tal.", {"by": "the army"}),
          ("The army", "The army said it shelled Tal.", {"stance": "conceded"})), "confirmed"),
        (((A, f"{A} said rebels shelled Tal.", {"by": "rebels"}),
          ("The army", "The army said it shelled Tal.", {"stance": "conceded"}),
          ("Rebels", "Rebels said they shelled Tal.", {"stance": "conceded", "by": "Rebels"})),
         "contested"),
    ],
)  # fmt: skip
def test_grades_of_reports(
    rows: tuple[tuple[str, str, dict[str, object]], ...], grade: str
) -> None:
    bracket = graded(*rows)
    assert bracket.grade == grade
    assert bracket.claims and bracket.why
    assert (bracket.low, bracket.best, bracket.high) == (None, None, None)


@pytest.mark.parametrize(("day", "grade"), [("2017-04-17", "discounted"), ("2017-04-14", "weak")])
def test_a_report_that_its_only_voice_takes_back_is_discounted(day: str, grade: str) -> None:
    rows = (
        (A, f"{A} said shells hit Tal.", {}),
        (A, f"{A} said no shells had hit Tal.", {"stance": "denied"}),
    )
    assert graded(*rows, days=("2017-04-15", day)).grade == grade


def exception(policy: str, claim_id: str, reason: str, counts: bool = False) -> Exemption:
    return Exemption("j1", "Mora Hill", claim_id, policy, claim_id, reason, counts)


def left_out(bracket: Bracket) -> dict[str, str]:
    return {row.claim: row.why for row in bracket.left_out}


def test_a_bracket_says_what_it_leaves_out_and_why() -> None:
    home = document(
        "a.txt",
        f"{A} said 40 died in Tal, nine children among them. {B} said 60 died in Tal. "
        f"{C} feared 90 would die in Tal. 12 were hurt in Tal. 30 a day died in Tal.",
    )
    rows = {
        "forty": claim(home, f"{A} said 40 died in Tal", voice=A, at="Tal", on=DAY,
                       count=figure(home, "40", 40, 40)),
        "children": claim(home, "nine children among them", voice=A, at="Tal", on=DAY,
                          count=figure(home, "nine", 9, 9, "subset"), victims="children"),
        "sixty": claim(home, f"{B} said 60 died in Tal", voice=B, at="Tal", on=DAY,
                       count=figure(home, "60", 60, 60)),
        "feared": claim(home, f"{C} feared 90 would die in Tal", voice=C, at="Tal", on=DAY,
                        stance="feared", count=figure(home, "90", 90, 90)),
        "hurt": claim(home, "12 were hurt in Tal", "injury", at="Tal", on=DAY,
                      count=figure(home, "12", 12, 12)),
        "rate": claim(home, "30 a day died in Tal", at="Tal", on=DAY,
                      count=figure(home, "30", 30, 30, "rate", "P1D")),
    }  # fmt: skip
    events, _ = reconcile(link((home,), (), tuple(rows.values())), (home,))
    found = {b.policy: b for b in events[0].brackets}
    why = {name: left_out(found["acled"])[c.id] for name, c in rows.items() if name != "forty"}
    assert found["acled"].claims == (rows["forty"].id,)
    assert why == {
        "children": "a part of a total",
        "sixty": "a less conservative figure is given",
        "feared": "feared, not put forward as what happened",
        "hurt": "it counts another act: injury",
        "rate": "a rate, not a total",
    }
    assert set(left_out(found["ucdp"])) == {
        rows[n].id for n in ("children", "feared", "hurt", "rate")
    }


@pytest.mark.parametrize(
    ("counts", "claim_of", "low", "said"),
    [
        (False, 0, 50, "40 set aside by Mora Hill: it counts the wounded too"),
        (True, 2, 30, "30 taken in by Mora Hill: it counts the wounded too"),
    ],
)
def test_an_exception_is_signed_and_reasoned(
    counts: bool, claim_of: int, low: int, said: str
) -> None:
    homes = tuple(
        document(f"d{n}.txt", f"{voice} said {low} {what} died in Tal.", "2017-04-15")
        for n, (voice, low, what) in enumerate(
            ((A, 40, "people"), (B, 50, "people"), (C, 30, "men"))
        )
    )
    claims = tuple(
        claim(home, home.text, voice=voice, at="Tal", on=DAY,
              stance="feared" if n == 30 else "alleged", count=figure(home, str(n), n, n))
        for home, voice, n in zip(homes, (A, B, C), (40, 50, 30))
    )  # fmt: skip
    links = link(homes, (), claims)
    row = exception("acled", claims[claim_of].id, "it counts the wounded too", counts)
    events, _ = reconcile(links, homes, (row,))
    found = {bracket.policy: bracket for bracket in events[0].brackets}
    assert found["acled"].low == low and said in found["acled"].why
    assert found["ucdp"].low == 40 and "Mora Hill" not in found["ucdp"].why
    assert unmet(links, (row,)) == ()
    if not counts:
        assert "Mora Hill" in left_out(found["acled"])[claims[0].id]


def test_an_exception_that_meets_nothing_is_told() -> None:
    home = document("a.txt", TEXT)
    links = link((home,), (), (claim(home, TEXT, voice=A, at="Tal"),))
    rows = (
        exception("acled", "c-gone", "a reason"),
        exception("acledd", "a.txt:0:killing", "a reason"),
    )
    gone, misspelt = unmet(links, rows)
    assert (gone.state, misspelt.state) == ("orphaned", "orphaned")
    assert "c-gone" in gone.why and "“acledd”" in misspelt.why and "ucdp" in misspelt.why


def test_a_figure_that_is_the_only_one_and_set_aside_leaves_a_bracket_that_says_so() -> None:
    home = document("a.txt", f"{A} said 40 died in Tal.")
    row = claim(home, home.text, voice=A, at="Tal", on=DAY, count=figure(home, "40", 40, 40))
    links = link((home,), (), (row,))
    row_out = exception("ucdp", row.id, "a typing error")
    events, _ = reconcile(links, (home,), (row_out,))
    (ucdp,) = (bracket for bracket in events[0].brackets if bracket.policy == "ucdp")
    assert (ucdp.low, ucdp.high, ucdp.claims) == (None, None, ())
    assert "a typing error" in ucdp.why


def test_an_event_all_of_whose_reports_a_person_set_aside_is_discounted() -> None:
    home = document("a.txt", TEXT)
    row = claim(home, TEXT, voice=A, at="Tal")
    links = link((home,), (), (row,))
    events, _ = reconcile(links, (home,), (exception("airwars", row.id, "it was a drill"),))
    (airwars,) = events[0].brackets
    assert airwars.grade == "discounted" and airwars.claims == ()
    assert "it was a drill" in airwars.why and "it was a drill" in left_out(airwars)[row.id]


def test_an_undated_figure_gives_way_to_dated_ones_and_is_not_said_to_be_older() -> None:
    homes = (document("a.txt", f"{A} said 20 died in Tal.", None),
             document("b.txt", f"{A} said 40 died in Tal.", "2017-04-15"))  # fmt: skip
    rows = tuple(
        claim(home, home.text, voice=A, at="Tal", on=DAY, count=figure(home, str(n), n, n))
        for home, n in zip(homes, (20, 40))
    )
    events, _ = reconcile(link(homes, (), rows), homes)
    (union,) = (bracket for bracket in events[0].brackets if bracket.policy == "union")
    assert union.low == 40
    assert "has no date" in left_out(union)[rows[0].id]
