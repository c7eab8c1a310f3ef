"""Findings where a reader gave little or too much: what keeps them from being missed or made up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from accounts import claim, document, figure, named

from recount.link import link
from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.ledger import Finding
from recount.model.times import TimeInterval
from recount.reconcile import reconcile

DAY = "2017-04-14"
PROSE = (
    "The town lies on the river and its market opens before dawn, when farmers from the hills "
    "bring what they have to sell and buses stop on the way to the coast."
)


def found(documents: tuple[Document, ...], *rows: Claim) -> dict[str, list[Finding]]:
    _, findings = reconcile(link(documents, (), rows), documents)
    kinds: dict[str, list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.kind, []).append(finding)
    return kinds


def toll(home: Document, words: str, n: int, **more: object) -> Claim:
    voice = home.text.split(" said")[0] if " said" in home.text else None
    settings: dict[str, object] = {"at": "Tal", "voice": voice, **more}
    return claim(home, home.text, count=figure(home, words, n, n), **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(("outlet", "told"), [("Tal Herald", True), ("Ossin Mail", False)])
def test_two_versions_of_one_outlets_story_tell_one_running_count(outlet: str, told: bool) -> None:
    first = document("a.txt", f"Amal Watch said 64 died in Tal. {PROSE}", DAY, "Tal Herald")
    second = document("b.txt", f"Mora Hill said 130 died in Tal. {PROSE}", DAY, outlet)
    rows = [
        claim(home, lead, voice=lead.split(" said")[0], at="Tal", on=DAY,
              count=figure(home, str(n), n, n))
        for home, lead, n in ((first, "Amal Watch said 64 died in Tal", 64),
                              (second, "Mora Hill said 130 died in Tal", 130))
    ]  # fmt: skip
    assert ("toll-updated" in found((first, second), *rows)) is told


def test_counts_of_parts_are_no_running_count() -> None:
    text = "{} died in Tal. {} bodies lay in the hall of the clinic."
    first = document("a.txt", text.format(90, 5), "2017-04-14", "Tal Herald")
    second = document("b.txt", text.format(90, 12), "2017-04-15", "Tal Herald")
    rows = []
    for home, part in ((first, "5"), (second, "12")):
        lead, rest = home.text.rstrip(".").split(". ")
        rows.append(claim(home, lead, at="Tal", on=DAY, count=figure(home, "90", 90, 90)))
        rows.append(claim(home, rest, on=DAY, count=figure(home, part, int(part), int(part))))
    assert "toll-updated" not in found((first, second), *rows)


@pytest.mark.parametrize(("voice", "told"), [("Adan Rell", True), ("The Kenyan government", False)])
def test_a_persons_remark_in_two_papers_is_one_and_a_governments_line_is_not(
    voice: str, told: bool
) -> None:
    said = f"{voice} said rebels from the hills shelled the market of Tal"
    homes = (document("a.txt", f"{said}."), document("b.txt", f"On Friday {said} at noon."))
    rows = [
        claim(home, said, "attack", voice=voice, by="rebels", at="Tal", on=DAY) for home in homes
    ]
    assert ("same-origin" in found(homes, *rows)) is told


@pytest.mark.parametrize(
    ("text", "set_aside"),
    [
        ("Amal Watch said 40 died in Tal, the deadliest raid in two years.", False),
        ("Amal Watch said 40 died in Tal in two years.", True),
    ],
)
def test_a_time_that_ranks_an_event_stretches_no_count(text: str, set_aside: bool) -> None:
    homes = (document("a.txt", text), document("b.txt", "Adan Rell said 43 died in Tal."))
    rows = [toll(homes[0], "40", 40, period="P2Y"), toll(homes[1], "43", 43, on=DAY)]
    rows[0] = replace(rows[0], when=None)
    assert ("figures-disagree" in found(homes, *rows)) is not set_aside


def test_a_toll_does_not_fall_to_a_fifth_days_later() -> None:
    days = ("2017-04-14", "2017-04-14", "2017-04-15", "2017-04-19")
    counts = (("Amal Watch", 90), ("Mora Hill", 100), ("Open Cells", 110), ("Adan Rell", 12))
    homes = tuple(
        document(f"d{n}.txt", f"{voice} said {count} died in Tal.", day)
        for n, (day, (voice, count)) in enumerate(zip(days, counts))
    )
    rows = [
        toll(home, str(count), count, on=None if count == 12 else DAY)
        for home, (_, count) in zip(homes, counts)
    ]
    links = link(homes, (), tuple(rows))
    assert [len(event.claims) for event in links.events] == [3, 1]


def test_one_text_does_not_tell_ten_times_its_toll_of_the_same_event() -> None:
    home = document("a.txt", "Six died in Tal. It came days after a raid killed 120.")
    rows = (
        claim(home, "Six died in Tal", at="Tal", count=figure(home, "Six", 6, 6)),
        claim(home, "a raid killed 120", count=figure(home, "120", 120, 120)),
    )
    assert len(link((home,), (), rows).events) == 2


@pytest.mark.parametrize(
    ("denier", "answers"),
    [("The rebel group Fajr", True), ("Xinhua", False)],
)
def test_a_wire_service_is_no_armed_group_that_a_state_means(denier: str, answers: bool) -> None:
    text = f"The Kenyan government blamed terrorists for the raid on Tal. {denier} denied it."
    home = document("a.txt", text)
    rows = (
        claim(home, "The Kenyan government blamed terrorists for the raid on Tal.", "attack",
              voice="The Kenyan government", by="terrorists", at="Tal", on=DAY),
        claim(home, f"{denier} denied it.", "attack", voice=denier, stance="denied", at="Tal",
              on=DAY),
    )  # fmt: skip
    assert ("denied" in found((home,), *rows)) is answers


def test_a_carried_time_ties_no_method_to_an_event() -> None:
    home = document(
        "a.txt",
        "Amal Watch said sarin was used on Tal on Friday. "
        "Fajr TV said the army also shelled villages with mortars.",
    )
    first = claim(
        home,
        "sarin was used on Tal on Friday",
        "attack",
        voice="Amal Watch",
        at="Tal",
        on=DAY,
        method="sarin",
    )
    for words, parted in (("on Friday", False), (None, True)):
        second = claim(
            home,
            "the army also shelled villages with mortars",
            "attack",
            voice="Fajr TV",
            method="mortars",
        )
        second = replace(second, when=TimeInterval(DAY, DAY, words, "resolved"))
        assert ("methods-disagree" in found((home,), first, second)) is parted


def test_states_of_one_count_are_of_one_place() -> None:
    for place, told in (("Ossin", False), ("Tal", True)):
        home = document("a.txt", f"40 died in Tal, Amal Watch said. In {place} 70 were killed.")
        rows = (
            claim(home, "40 died in Tal, Amal Watch said", voice="Amal Watch", at="Tal", on=DAY,
                  count=figure(home, "40", 40, 40)),
            claim(home, f"In {place} 70 were killed", on=DAY, count=figure(home, "70", 70, 70)),
        )  # fmt: skip
        second = replace(rows[1], place=named(home, place))
        assert ("toll-updated" in found((home,), rows[0], second)) is told


def test_what_a_body_says_on_its_own_pages_and_a_paper_quotes_is_one() -> None:
    said = "rebels from the hills shelled the market of Tal"
    own = document("a.txt", f"At noon {said}.", outlet="Ossin Relief Committee")
    paper = document("b.txt", f"The Ossin Relief Committee said {said}.")
    rows = (
        claim(own, said, "attack", by="rebels", at="Tal", on=DAY),
        claim(paper, said, "attack", voice="The Ossin Relief Committee", by="rebels", at="Tal",
              on=DAY),
    )  # fmt: skip
    (finding,) = found((own, paper), *rows)["same-origin"]
    assert "one remark, told more than once" in finding.why
