"""Every kind of finding: when it is told, when not, and in what words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from accounts import claim, document, figure, span

from recount.link import link
from recount.model.claim import Claim, Named
from recount.model.document import Document
from recount.model.ledger import Finding
from recount.reconcile import reconcile
from recount.reconcile.findings import FINDERS

DAY = "2017-04-14"


def found(documents: tuple[Document, ...], *rows: Claim) -> dict[str, list[Finding]]:
    _, findings = reconcile(link(documents, (), rows), documents)
    kinds: dict[str, list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.kind, []).append(finding)
    return kinds


def toll(home: Document, words: str, low: int | None, high: int | None, **more: object) -> Claim:
    """A death toll in Tal on the day, its voice the words before "said"."""
    voice = home.text.split(" said")[0] if " said" in home.text else None
    settings: dict[str, object] = {"at": "Tal", "on": DAY, "voice": voice, **more}
    return claim(home, home.text, count=figure(home, words, low, high), **settings)  # type: ignore[arg-type]


def two(first: str, second: str, days: tuple[str, str] = ("2017-04-15", "2017-04-15")):
    return document("a.txt", first, days[0]), document("b.txt", second, days[1])


def test_figures_that_no_number_satisfies_disagree() -> None:
    one, other = two(
        "Amal Watch said 70 died in Tal.", "Ossin Relief Committee said 43 died in Tal."
    )
    kinds = found((one, other), toll(one, "70", 70, 70), toll(other, "43", 43, 43))
    (finding,) = kinds["figures-disagree"]
    assert "70 (Amal Watch)" in finding.why and "43 (Ossin Relief Committee)" in finding.why
    assert "figures-agree" not in kinds


def test_figures_that_one_number_satisfies_agree_and_say_which() -> None:
    one, other = two(
        "Amal Watch said at least 40 died in Tal.", "Ossin Relief Committee said 43 died in Tal."
    )
    (finding,) = found((one, other), toll(one, "40", 40, None), toll(other, "43", 43, 43))[
        "figures-agree"
    ]
    assert "43 satisfies both (2 origins)" in finding.why


@pytest.mark.parametrize("low", [42, 44])
def test_a_trifle_parts_nobody(low: int) -> None:
    one, other = two(
        "Amal Watch said 43 died in Tal.", f"Ossin Relief Committee said {low} died in Tal."
    )
    kinds = found((one, other), toll(one, "43", 43, 43), toll(other, str(low), low, low))
    assert "figures-disagree" not in kinds


def test_scope_first() -> None:
    one, other = two(
        "Amal Watch said 70 died in Tal.", "Ossin Relief Committee said 20 children died in Tal."
    )
    kinds = found(
        (one, other), toll(one, "70", 70, 70), toll(other, "20", 20, 20, victims="children")
    )
    assert "figures-disagree" not in kinds and "figures-agree" not in kinds


def test_a_later_figure_of_one_origin_updates() -> None:
    one, other = two("Amal Watch said 43 died in Tal.", "Amal Watch said 70 died in Tal.",
                     ("2017-04-14", "2017-04-15"))  # fmt: skip
    kinds = found((one, other), toll(one, "43", 43, 43), toll(other, "70", 70, 70))
    assert "43, then 70" in kinds["toll-updated"][0].why
    assert "figures-disagree" not in kinds


def test_one_voice_in_two_documents_is_one_origin() -> None:
    one, other = two(
        "Amal Watch said 43 died in Tal.", "Amal Watch said 43 people had died in Tal."
    )
    (finding,) = found((one, other), toll(one, "43", 43, 43), toll(other, "43", 43, 43))[
        "same-origin"
    ]
    assert "one account, not 2 confirmations" in finding.why


def prison(text: str) -> Document:
    return document("a.txt", text, "2017-02-07")


def test_rates_part_once_they_are_of_one_week() -> None:
    home = prison(
        "Amal Watch said 20 to 50 a week died at Marun prison. "
        "Adan Rell said up to 50 a day died at Marun prison."
    )
    rows = (
        claim(home, "20 to 50 a week died at Marun prison", voice="Amal Watch", at="Marun prison",
              count=figure(home, "20 to 50", 20, 50, "rate", "P1W")),
        claim(home, "up to 50 a day died at Marun prison", voice="Adan Rell", at="Marun prison",
              count=figure(home, "up to 50", None, 50, "rate", "P1D")),
    )  # fmt: skip
    (finding,) = found((home,), *rows)["rates-disagree"]
    assert "up to 50 a day (Adan Rell) is at most 350 a week" in finding.why


@pytest.mark.parametrize(
    ("words", "low", "high", "per", "kind", "sum_"),
    [
        ("50 a day", None, 50, "P1D", "implied-total-disagrees", "73,000"),
        ("20 to 50", 20, 50, "P1W", "implied-total-agrees", "4,200 to 10,000"),
    ],
)
def test_a_rate_over_its_period_is_held_against_the_total(
    words: str, low: int | None, high: int, per: str, kind: str, sum_: str
) -> None:
    home = prison(
        f"Some {words} died at Marun prison. At most 13,000 died at Marun prison in four years."
    )
    rows = (
        claim(home, f"Some {words} died at Marun prison", at="Marun prison",
              count=figure(home, words, low, high, "rate", per)),
        claim(home, "At most 13,000 died at Marun prison", at="Marun prison", period="P4Y",
              count=figure(home, "At most 13,000", 5000, 13000)),
    )  # fmt: skip
    (finding,) = found((home,), *rows)[kind]
    assert (
        "over 4 years" in finding.why and sum_ in finding.why and "5,000 to 13,000" in finding.why
    )


def test_parts_that_add_up_to_a_total_are_told() -> None:
    home = prison(
        "Amal Watch said 30 died in Tal. Adan Rell counted 10 in Ossin, 15 in Fouta and 5 in Kefra."
    )
    rows = [claim(home, "30 died in Tal", voice="Amal Watch", at="Tal", on="2017-02-05",
                  count=figure(home, "30", 30, 30))]  # fmt: skip
    rows += [
        claim(home, f"{n} in {place}", voice="Adan Rell", at=place, on="2017-02-05",
              count=figure(home, str(n), n, n))
        for n, place in ((10, "Ossin"), (15, "Fouta"), (5, "Kefra"))
    ]  # fmt: skip
    (finding,) = found((home,), *rows)["implied-total-agrees"]
    assert "10 + 15 + 5" in finding.why and "30" in finding.why


def test_one_total_for_two_periods() -> None:
    one = document(
        "a.txt", "Amal Watch said up to 900 died at Marun prison in four years.", "2017-02-07"
    )
    other = document(
        "b.txt", "Amal Watch said up to 900 died at Marun prison in five years.", "2017-02-08"
    )
    rows = tuple(
        claim(home, home.text, voice="Amal Watch", at="Marun prison", period=period,
              count=figure(home, "up to 900", None, 900))
        for home, period in ((one, "P4Y"), (other, "P5Y"))
    )  # fmt: skip
    (finding,) = found((one, other), *rows)["periods-disagree"]
    assert "4 years" in finding.why and "5 years" in finding.why


def test_blame_on_two_parties() -> None:
    home = document(
        "a.txt",
        "Amal Watch blamed the Kenyan army for the raid on Tal. Kenyan officials blamed rebels.",
    )
    rows = (
        claim(home, "Amal Watch blamed the Kenyan army for the raid on Tal.", "attack",
              voice="Amal Watch", by="the Kenyan army", at="Tal", on=DAY),
        claim(home, "Kenyan officials blamed rebels.", "attack", voice="Kenyan officials",
              by="rebels"),
    )  # fmt: skip
    (finding,) = found((home,), *rows)["perpetrators-disagree"]
    assert "the Kenyan army" in finding.why and "rebels" in finding.why


def test_a_government_and_its_army_are_one_party_and_a_bomber_is_none() -> None:
    home = document(
        "a.txt",
        "The Kenyan army struck Tal. Kenyan authorities struck Tal. A suicide bomber struck Tal.",
    )
    rows = tuple(
        claim(home, f"{by} struck Tal", "attack", by=by, at="Tal", on=DAY)
        for by in ("The Kenyan army", "Kenyan authorities", "A suicide bomber")
    )
    assert "perpetrators-disagree" not in found((home,), *rows)


def test_a_denial_is_tied_to_what_it_denies() -> None:
    text = (
        "Amal Watch said the Kenyan army shelled Tal. The Kenyan government denied it. "
        "Adan Rell said ten died in Tal."
    )
    home = document("a.txt", text)
    rows = (
        claim(home, "the Kenyan army shelled Tal", "attack", voice="Amal Watch",
              by="the Kenyan army", at="Tal", on=DAY),
        claim(home, "The Kenyan government denied it.", "attack", voice="The Kenyan government",
              stance="denied"),
        claim(home, "Adan Rell said ten died in Tal.", voice="Adan Rell", at="Tal", on=DAY),
    )  # fmt: skip
    (finding,) = found((home,), *rows)["denied"]
    assert set(finding.claims) == {rows[0].id, rows[1].id}
    assert finding.why == "the Kenyan government denies the attack that Amal Watch alleges"


@pytest.mark.parametrize(
    ("one", "other", "parted"),
    [
        ("sarin", "shelling", True),
        ("hanging", "execution", False),
        ("car bomb", "suicide bombing", False),
        ("shells", "explosions", False),
        ("an air strike", "a blast", False),
        ("a bomb blast", "shelling", True),
        ("the blast of a shell", "a bomb", True),
        ("explosions", "gunfire", True),
        ("a white van", "a pick-up truck", True),
        ("car bomb", "a van", False),
    ],
)
def test_methods_that_exclude_one_another(one: str, other: str, parted: bool) -> None:
    homes = two(
        f"Amal Watch said {one} was used on Tal.", f"Adan Rell said {other} was used on Tal."
    )
    rows = tuple(
        claim(
            home,
            home.text,
            "attack",
            voice=home.text.split(" said")[0],
            at="Tal",
            on=DAY,
            method=method,
        )
        for home, method in zip(homes, (one, other))
    )
    assert ("methods-disagree" in found(homes, *rows)) is parted


def test_sides_of_a_region_exclude_one_another_and_a_citys_place_in_its_country_does_not() -> None:
    homes = two("Shells hit the eastern suburbs of Tal.", "Shells hit parts of Western Tal.")
    rows = [
        claim(home, home.text, "attack", at=place, on=DAY)
        for home, place in zip(homes, ("the eastern suburbs of Tal", "parts of Western Tal"))
    ]
    assert "places-disagree" in found(homes, *rows)
    homes = two("Shells hit the northern city of Tal.", "Shells hit the eastern suburbs of Tal.")
    rows = [
        claim(home, home.text, "attack", at=place, on=DAY)
        for home, place in zip(homes, ("the northern city of Tal", "the eastern suburbs of Tal"))
    ]
    assert "places-disagree" not in found(homes, *rows)


def test_every_finder_has_its_sentence() -> None:
    assert all((finder.__doc__ or "").strip() for finder in FINDERS)


def test_a_spokesmans_counter_accusation_is_not_denied_by_his_own_side() -> None:
    text = (
        "The army denied shelling Tal. Colonel Adan Rell, its spokesman, said rebels shelled Tal."
    )
    home = document("a.txt", text)
    rows = (
        claim(home, "The army denied shelling Tal.", "attack", voice="The army", stance="denied",
              at="Tal", on=DAY),
        claim(home, "rebels shelled Tal", "attack", voice="Adan Rell", by="rebels", at="Tal",
              on=DAY),
    )  # fmt: skip
    assert "denied" not in found((home,), *rows)


def test_a_denial_that_clears_one_party_answers_nothing_laid_on_another() -> None:
    text = "Adan Rell denied that rebels shelled Tal. Mora Hill said the Kenyan army shelled Tal."
    home = document("a.txt", text)
    rows = (
        claim(home, "rebels shelled Tal", "attack", voice="Adan Rell", by="rebels",
              stance="denied", at="Tal", on=DAY),
        claim(home, "the Kenyan army shelled Tal", "attack", voice="Mora Hill",
              by="the Kenyan army", at="Tal", on=DAY),
    )  # fmt: skip
    assert "denied" not in found((home,), *rows)


def test_where_nobody_is_accused_the_denial_is_quoted() -> None:
    text = "Doctors said shells hit Tal. The Kenyan army denied shelling Tal."
    home = document("a.txt", text)
    rows = (
        claim(home, "shells hit Tal", "attack", voice="Doctors", at="Tal", on=DAY),
        claim(home, "shelling Tal", "attack", voice="The Kenyan army", stance="denied", at="Tal"),
    )
    (finding,) = found((home,), *rows)["denied"]
    assert finding.why == (
        "the Kenyan army denies: “shelling Tal”; beside it stands what doctors allege"
    )


@pytest.mark.parametrize(
    "words",
    [
        "Amal Watch has recorded 131 deaths in Tal since the new year.",
        "Amal Watch said more than 131 wounded were in Tal.",
        "Amal Watch rests on interviews with 131 people held in Tal.",
    ],
)
def test_figures_of_a_year_of_the_wounded_or_of_informants_part_nobody(words: str) -> None:
    one, other = two("Adan Rell said 17 died in Tal.", words)
    rows = (
        toll(one, "17", 17, 17),
        claim(other, words, voice="Amal Watch", at="Tal", count=figure(other, "131", 131, 131)),
    )
    assert "figures-disagree" not in found((one, other), *rows)


def test_a_total_beside_a_rate_is_no_rate() -> None:
    home = prison("Amal Watch said two a day died at Marun prison, about 900 in all. "
                  "Amal Watch said 60 a month died at Marun prison.")  # fmt: skip
    rows = (
        claim(home, "two a day died at Marun prison, about 900 in all", voice="Amal Watch",
              at="Marun prison", count=figure(home, "about 900", 900, 900, "rate", "P1D")),
        claim(home, "60 a month died at Marun prison", voice="Amal Watch", at="Marun prison",
              count=figure(home, "60", 60, 60, "rate", "P1M")),
    )  # fmt: skip
    assert "rates-disagree" not in found((home,), *rows)


def test_a_rate_and_a_total_of_two_voices_name_both() -> None:
    home = prison("Adan Rell said 50 a day died at Marun prison. "
                  "Amal Watch said 900 died at Marun prison over two years.")  # fmt: skip
    rows = (
        claim(home, "50 a day died at Marun prison", voice="Adan Rell", at="Marun prison",
              count=figure(home, "50", 50, 50, "rate", "P1D")),
        claim(home, "900 died at Marun prison", voice="Amal Watch", at="Marun prison",
              period="P2Y", count=figure(home, "900", 900, 900)),
    )  # fmt: skip
    (finding,) = found((home,), *rows)["implied-total-disagrees"]
    assert "at the rate that Adan Rell gives" in finding.why
    assert finding.why.endswith("Amal Watch states 900")


@pytest.mark.parametrize(
    ("denial", "unanswered"),
    [
        ("The Kenyan government denied shelling Tal.", True),
        ("The Kenyan government denied it had buried anyone.", False),
    ],
)
def test_what_a_denial_leaves_unanswered_is_said(denial: str, unanswered: bool) -> None:
    text = (
        "Amal Watch said the Kenyan army shelled Tal. "
        f"{denial} Adan Rell said the Kenyan army hid the bodies in Tal. "
    )
    home = document("a.txt", text)
    rows = [
        claim(home, "the Kenyan army shelled Tal", "attack", voice="Amal Watch",
              by="the Kenyan army", at="Tal", on=DAY),
        claim(home, denial, "attack", voice="The Kenyan government", stance="denied",
              at="Tal", on=DAY),
        claim(home, "the Kenyan army hid the bodies in Tal", "concealment", voice="Adan Rell",
              by="the Kenyan army", at="Tal", on=DAY),
    ]  # fmt: skip
    if not unanswered:
        rows.append(claim(home, "it had buried anyone", "concealment", stance="denied",
                          voice="The Kenyan government", at="Tal", on=DAY))  # fmt: skip
    (finding,) = found((home,), *rows)["denied"]
    said = "; no answer is reported to the concealment that Adan Rell alleges"
    assert finding.why.endswith(said) is unanswered
    reasons = {reason.by: reason.claims for reason in finding.reasons}
    assert reasons.get("unanswered") == ((rows[2].id,) if unanswered else None)


def test_a_denial_of_ones_part_is_not_a_denial_of_the_act() -> None:
    text = "Amal Watch said the Kenyan army shelled Tal. The Kenyan army denied any involvement."
    home = document("a.txt", text)
    rows = (
        claim(home, "the Kenyan army shelled Tal", "attack", voice="Amal Watch",
              by="the Kenyan army", at="Tal", on=DAY),
        claim(home, "The Kenyan army denied any involvement.", "attack", voice="The Kenyan army",
              stance="denied", at="Tal", on=DAY),
    )  # fmt: skip
    (finding,) = found((home,), *rows)["denied"]
    assert finding.why.endswith("it is one's part in it that is denied, not the act")


@pytest.mark.parametrize(
    ("text", "figures", "raised"),
    [
        ("70 died in Tal. The previous toll was 20.", (70, 20), True),
        ("The toll in Tal is 70, up from 20.", (70, 20), True),
        ("70 died in Tal, updating an earlier count of 20 dead.", (70, 20), True),
        ("70 died in Tal. The clinic had put the toll at 20.", (70, 20), True),
        ("70 died in Tal, said the mayor, who first spoke of 20.", (70, 20), True),
        ("70 died in Tal. At the market 20 died.", (70, 20), False),
    ],
)
def test_a_text_that_names_the_count_it_replaces_tells_one_running_count(
    text: str, figures: tuple[int, int], raised: bool
) -> None:
    home = document("a.txt", text)
    rows = tuple(
        claim(home, text, at="Tal", on=DAY, count=figure(home, str(n), n, n)) for n in figures
    )
    told = [replace(row, id=f"c{n}") for n, row in enumerate(rows)]
    kinds = found((home,), *told)
    assert ("toll-updated" in kinds) is raised
    if raised:
        assert "20, then 70; the later supersedes" in kinds["toll-updated"][0].why


def test_who_is_killed_is_a_person_whatever_the_noun_and_a_sheep_is_none() -> None:
    for noun, agree in (("pilgrims", True), ("sheep", False)):
        homes = two(f"Amal Watch said 40 {noun} died in Tal.", "Adan Rell said 40 died in Tal.")
        rows = [toll(home, "40", 40, 40) for home in homes]
        assert rows[0].quantity
        rows[0] = replace(rows[0], quantity=replace(rows[0].quantity, unit=noun))
        assert ("figures-agree" in found(homes, *rows)) is agree


def test_the_noun_after_a_number_says_whose_it_is() -> None:
    homes = two(
        "Amal Watch said 9 children were among the 40 people killed in Tal.",
        "Adan Rell said 40 died in Tal.",
    )
    rows = [toll(home, "40", 40, 40) for home in homes]
    children = Named("children", span(homes[0], "children"))
    rows[0] = replace(rows[0], victims=(children,))
    assert "figures-agree" in found(homes, *rows)


def test_methods_of_a_campaign_do_not_exclude_one_another() -> None:
    homes = two("Amal Watch said 40 were hanged at Marun prison.",
                "Adan Rell said nine were beaten to death at Marun prison.")  # fmt: skip
    for on, parted in ((("2011", "2015"), False), ((DAY, DAY), True)):
        rows = [
            claim(home, home.text, voice=home.text.split(" said")[0], at="Marun prison", on=on,
                  method=method)
            for home, method in zip(homes, ("hanging", "beating"))
        ]  # fmt: skip
        assert ("methods-disagree" in found(homes, *rows)) is parted


def test_once_a_week_is_said_so() -> None:
    home = prison(
        "Amal Watch said 20 at a time died at Marun prison. Adan Rell said 90 a week died there."
    )
    rows = (
        claim(home, "20 at a time died at Marun prison", voice="Amal Watch", at="Marun prison",
              count=figure(home, "20", 20, 20, "per-event", times=(1, 1, "P1W"))),
        claim(home, "90 a week died there", voice="Adan Rell", at="Marun prison",
              count=figure(home, "90", 90, 90, "rate", "P1W")),
    )  # fmt: skip
    (finding,) = found((home,), *rows)["rates-disagree"]
    assert "20 at a time, once a week (Amal Watch) is 20 a week" in finding.why


def test_a_part_told_as_a_total_is_laid_beside_the_part() -> None:
    first = document(
        "a.txt", "Amal Watch said 112 died in Tal. 98 evacuees were killed there.", DAY
    )
    second = document("b.txt", "Amal Watch said 126 died. 109 of the dead were evacuees.",
                      "2017-04-15")  # fmt: skip
    rows = []
    for home, whole, part, measure in (
        (first, 112, 98, "total"),
        (second, 126, 109, "subset"),
    ):
        lead, rest = home.text.rstrip(".").split(". ")
        place = "Tal" if home is first else None
        total = figure(home, str(whole), whole, whole)
        evacuees = figure(home, str(part), part, part, measure)
        rows.append(claim(home, lead, voice="Amal Watch", at=place, on=DAY, count=total))
        rows.append(claim(home, rest, voice="Amal Watch", on=DAY, count=evacuees,
                          victims="evacuees"))  # fmt: skip
    told = [finding.why for finding in found((first, second), *rows)["toll-updated"]]
    assert any("98, then 109" in why for why in told)


def test_an_undated_report_of_a_running_count_is_taken_by_its_level() -> None:
    homes = (document("a.txt", "Amal Watch said 43 died in Tal.", DAY),
             document("b.txt", "Amal Watch said 70 died in Tal.", None))  # fmt: skip
    rows = [toll(home, words, int(words), int(words)) for home, words in zip(homes, ("43", "70"))]
    assert "43, then 70" in found(homes, *rows)["toll-updated"][0].why
