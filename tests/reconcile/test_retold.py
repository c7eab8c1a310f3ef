"""What a figure lost from one telling to the next, and parts larger than their whole."""

from __future__ import annotations

import json

import pytest
from accounts import claim, document, figure

from recount.link import link
from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.ledger import CAUTIONS, FINDINGS, Ledger
from recount.reconcile import reconcile
from recount.show import render_ledger

DAY = "2017-04-14"
A, B = "Amal Watch", "Ossin Relief Committee"


def cautions(documents: tuple[Document, ...], *rows: Claim) -> dict[str, str]:
    _, findings = reconcile(link(documents, (), rows), documents)
    return {finding.kind: finding.why for finding in findings if finding.kind in CAUTIONS}


def papers(first: str, second: str, days: tuple[str | None, str | None] = (DAY, "2017-04-15")):
    return document("a.txt", first, days[0]), document("b.txt", second, days[1])


@pytest.mark.parametrize(
    ("one", "other", "turned"),
    [
        (("up to 900", None, 900), ("at least 900", 900, None), True),
        (("500 to 900", 500, 900), ("at least 900", 900, None), True),
        (("at least 900", 900, None), ("up to 900", None, 900), True),
        (("up to 900", None, 900), ("more than 900", 901, None), True),
        (("up to 900", None, 900), ("900", 900, 900), False),
        (("up to 900", None, 900), ("at least 800", 800, None), False),
        (("900", 900, 900), ("at least 900", 900, None), False),
    ],
)
@pytest.mark.parametrize("voice", [A, B])
def test_a_bound_turned_round_is_told_within_one_origin_only(
    one: tuple[str, int | None, int | None],
    other: tuple[str, int | None, int | None],
    turned: bool,
    voice: str,
) -> None:
    homes = papers(f"{A} said {one[0]} died in Tal.", f"{voice} said {other[0]} died in Tal.")
    rows = [
        claim(home, home.text, voice=who, at="Tal", on=DAY, count=figure(home, *words))
        for home, who, words in zip(homes, (A, voice), (one, other))
    ]
    told = cautions(homes, *rows)
    assert ("bound-turned" in told) is (turned and voice == A)
    if told:
        assert f"“{one[0]}” (Amal Watch, in a) stands as “{other[0]}” in b" in told["bound-turned"]


def test_a_bound_is_not_turned_back_by_what_was_printed_before() -> None:
    homes = papers(f"{A} said up to 900 died in Tal.", f"{A} said at least 900 died in Tal.",
                   ("2017-04-16", DAY))  # fmt: skip
    rows = [
        claim(home, home.text, voice=A, at="Tal", on=DAY, count=figure(home, words, low, high))
        for home, words, low, high in (
            (homes[0], "up to 900", None, 900), (homes[1], "at least 900", 900, None),
        )
    ]  # fmt: skip
    assert cautions(homes, *rows)["bound-turned"].startswith("“at least 900” (Amal Watch, in b)")


@pytest.mark.parametrize(
    ("second", "lost"),
    [
        (f"A bomb killed 70 in Tal. {A} blamed the army.", True),
        (f"A bomb killed 70 in Tal. {B} blamed the army.", False),
        (f"A bomb killed 71 in Tal. {A} blamed the army.", False),
        (f"A bomb killed 70 in Tal. {A} said 70 had died.", False),
    ],
)
def test_a_figure_without_its_voice_is_told_where_the_outlet_quotes_that_voice(
    second: str, lost: bool
) -> None:
    homes = papers(f"{A} said 70 died in Tal.", second)
    lead, rest = second.split(". ")
    number = lead.split()[3]
    voice = A if A in rest else B
    rows = [
        claim(homes[0], homes[0].text, voice=A, at="Tal", on=DAY,
              count=figure(homes[0], "70", 70, 70)),
        claim(homes[1], lead, at="Tal", on=DAY,
              count=figure(homes[1], number, int(number), int(number))),
    ]  # fmt: skip
    if "blamed" in rest:
        rows.append(claim(homes[1], rest, "attack", voice=voice, by="the army", at="Tal", on=DAY))
    else:
        rows.append(claim(homes[1], rest, voice=voice, at="Tal", on=DAY,
                          count=figure(homes[1], "70", 70, 70)))  # fmt: skip
    told = cautions(homes, *rows)
    assert ("attribution-lost" in told) is lost
    if lost:
        assert told["attribution-lost"] == (
            "“70” is the figure of Amal Watch (in a); b prints it in its own voice"
        )


@pytest.mark.parametrize(
    ("second", "stance", "lost"),
    [
        (f"{A} said 70 were killed in Tal.", "alleged", True),
        (f"{A} said 70 may have been killed in Tal.", "believed", False),
        (f"{B} said 70 were killed in Tal.", "alleged", False),
    ],
)
def test_a_hedge_that_one_origin_made_is_missed_where_it_is_retold(
    second: str, stance: str, lost: bool
) -> None:
    homes = papers(f"{A} said 70 were thought to have been killed in Tal.", second)
    rows = [
        claim(home, home.text, voice=voice, at="Tal", on=DAY, stance=how,
              count=figure(home, "70", 70, 70))
        for home, voice, how in zip(homes, (A, second.split(" said")[0]), ("believed", stance))
    ]  # fmt: skip
    told = cautions(homes, *rows)
    assert ("hedge-lost" in told) is lost
    if lost:
        assert told["hedge-lost"].endswith("(in a); b tells it without the hedge")


@pytest.mark.parametrize(
    ("part", "whole", "larger"), [(60, 58, True), (58, 58, False), (9, 58, False)]
)
def test_a_part_larger_than_its_whole(part: int, whole: int, larger: bool) -> None:
    text = f"{A} said {whole} died in Tal, among them {part:03} children."
    home = document("a.txt", text, DAY)
    rows = (
        claim(home, f"{A} said {whole} died in Tal", voice=A, at="Tal", on=DAY,
              count=figure(home, str(whole), whole, whole)),
        claim(home, f"among them {part:03} children", voice=A, at="Tal", on=DAY, victims="children",
              count=figure(home, f"{part:03}", part, part, "subset")),
    )  # fmt: skip
    assert ("part-exceeds-whole" in cautions((home,), *rows)) is larger


def test_cautions_stand_apart_from_findings_in_the_ledger() -> None:
    homes = papers(f"{A} said up to 900 died in Tal.", f"{A} said at least 900 died in Tal.")
    rows = tuple(
        claim(home, home.text, voice=A, at="Tal", on=DAY, count=figure(home, words, low, high))
        for home, words, low, high in (
            (homes[0], "up to 900", None, 900), (homes[1], "at least 900", 900, None),
        )
    )  # fmt: skip
    links = link(homes, (), rows)
    events, findings = reconcile(links, homes)
    ledger = Ledger(homes, links.relations, links.claims, links.entities, events, findings)
    written = json.loads(render_ledger(ledger))
    assert [row["kind"] for row in written["cautions"]] == ["bound-turned"]
    assert {row["kind"] for row in written["findings"]} <= set(FINDINGS)
    assert not set(FINDINGS) & set(CAUTIONS)
