"""Claims bound from short texts: one act, one voice, one passage, with its figure."""

from __future__ import annotations

import pytest

from recount.language import Reader
from recount.model.claim import Claim
from recount.model.document import Document, Published, Zone, digest
from recount.run.document import read_document

DATE = Published("2031-03-06", "2031-03-06", "given", "for the test")


def claims(reader: Reader, text: str, zones: tuple[Zone, ...] = ()) -> tuple[Claim, ...]:
    data = text.encode()
    document = Document(
        id=digest(data),
        name="test.txt",
        text=text,
        text_id=digest(data),
        zones=zones or (Zone("body", 0, len(text)),),
        outlet="Orvel Times",
        published=DATE,
    )
    return read_document(reader, document).claims


def figure(claim: Claim) -> tuple[object, ...]:
    q = claim.quantity
    return (claim.act, q.low, q.high, q.measure, q.per) if q else (claim.act,)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "The raid killed 58 people and wounded 170.",
            {("killing", 58, 58, "total", None), ("injury", 170, 170, "total", None)},
        ),
        (
            "At least nine people were killed and more than 20 wounded on Tuesday.",
            {("killing", 9, None, "total", None), ("injury", 21, None, "total", None)},
        ),
        (
            "As many as 50 people per day were executed at Harsk prison.",
            {("killing", None, 50, "rate", "P1D")},
        ),
        (
            "Between 5,000 and 13,000 people were hanged there in four years.",
            {("killing", 5000, 13000, "total", None)},
        ),
        ("Guards hanged thousands of inmates.", {("killing", 2000, None, "total", None)}),
        (
            "Some 58 people, including 11 children, were killed.",
            {("killing", 58, 58, "total", None), ("killing", 11, 11, "subset", None)},
        ),
        (
            "At least nine people were killed and more than 20 wounded on Tuesday when a warplane"
            " bombed a market in Merro.",
            {
                ("killing", 9, None, "total", None),
                ("injury", 21, None, "total", None),
                ("attack",),
            },
        ),
        (
            "The number of people killed in the raid has risen to 14.",
            {("killing", 14, 14, "total", None)},
        ),
        (
            "Seven of the 17 dead are children.",
            {("killing", 17, 17, "total", None), ("killing", 7, 7, "subset", None)},
        ),
        ("They put the number of civilians killed at 13.", {("killing", 13, 13, "total", None)}),
        (
            "More than a quarter of a million people have been killed.",
            {("killing", 250001, None, "total", None)},
        ),
        (
            "The centre put the death toll at as high as 470,000.",
            {("killing", None, 470000, "total", None)},
        ),
        (
            "Nine bodies have been brought in so far, two of them children.",
            {("killing", 9, 9, "total", None), ("killing", 2, 2, "subset", None)},
        ),
        ("Rescuers found 30 bodies.", {("killing", 30, 30, "total", None)}),
        ("The death toll stood at 72.", {("killing", 72, 72, "total", None)}),
        (
            "The army had detained between 65 and 117 people over the same period.",
            {("detention", 65, 117, "total", None)},
        ),
    ],
)
def test_figures_count_what_they_count(
    reader: Reader, text: str, figures: set[tuple[object, ...]]
) -> None:
    assert {figure(c) for c in claims(reader, text)} == figures


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("The blast killed nine people, two of them children.", {9: "people", 2: "children"}),
        ("Nine people were killed, among them two children.", {9: "people", 2: "children"}),
    ],
)
def test_a_part_names_its_own_victims(reader: Reader, text: str, victims: dict[int, str]) -> None:
    rows = [c for c in claims(reader, text) if c.quantity and c.quantity.low]
    assert {c.quantity.low: c.victims[0].text for c in rows if c.quantity} == victims


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers hanged hundreds of detainees in Merro.",
        "The blast killed 12 refugees.",
        "The ministry gave a toll of 44 dead.",
    ],
)
def test_who_was_killed_makes_no_other_claim(reader: Reader, text: str) -> None:
    (row,) = claims(reader, text)
    assert row.act == "killing"
    assert row.quantity


def test_a_subset_names_the_claim_it_is_part_of(reader: Reader) -> None:
    rows = claims(reader, "Some 58 people, including 11 children, were killed.")
    whole = next(c for c in rows if c.quantity and c.quantity.low == 58)
    part = next(c for c in rows if c.quantity and c.quantity.low == 11)
    assert part.quantity and part.quantity.subset_of == whole.id


def test_the_chain_runs_from_the_outlet_to_the_facts(reader: Reader) -> None:
    text = (
        '"These raids killed nobody," the state news agency Orvana quoted the defence ministry'
        " as saying on Tuesday."
    )
    rows = [c for c in claims(reader, text) if c.act == "killing"]
    assert rows
    assert [hop.source.split()[-1] for hop in rows[0].attribution] == ["Orvana", "ministry"]


@pytest.mark.parametrize(
    "text",
    [
        '"The crew died," the army was quoted as saying by the Orvana news agency.',
        "The army was quoted by the Orvana news agency as saying that the crew died.",
    ],
)
def test_who_is_quoted_by_an_agency_follows_it(reader: Reader, text: str) -> None:
    (row,) = claims(reader, text)
    assert [hop.source.split()[-1] for hop in row.attribution] == ["agency", "army"]


def test_who_spoke_goes_on_speaking(reader: Reader) -> None:
    text = (
        "On Saturday the Orvel Observatory quoted the Kestrian Front as saying it had shot nine"
        " men. It said at least 40 fighters were killed in the raid."
    )
    (row,) = [c for c in claims(reader, text) if c.quantity and c.quantity.low == 40]
    assert [hop.source.removeprefix("the ") for hop in row.attribution] == ["Orvel Observatory"]


def test_the_outlets_own_voice_has_no_hops(reader: Reader) -> None:
    (row,) = claims(reader, "Soldiers killed three farmers on Monday.")
    assert row.attribution == ()
    assert row.stance == "reported"
    assert row.when and (row.when.earliest, row.when.latest) == ("2031-03-03", "2031-03-03")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The Monitor said soldiers killed three farmers.", "alleged"),
        ("The army denied that soldiers killed three farmers.", "denied"),
        ("The Monitor believes soldiers killed three farmers.", "believed"),
        ("The envoy fears that soldiers will kill the prisoners.", "feared"),
        ("The army must stop all attacks on civilians, the envoy said.", "demanded"),
        ("The ministry said nine inmates died of natural causes.", "denied"),
        ("The army accepted responsibility for the deaths of nine men.", "conceded"),
        ("The army refused to accept responsibility for the deaths of nine men.", "denied"),
        ("The army said it killed 28 farmers in Merro.", "conceded"),
        ("The army said its planes bombed the depot near Merro.", "conceded"),
        ("The Red Banner group claimed to have executed two drivers.", "conceded"),
        ("The bombing was claimed by the Red Banner group.", "conceded"),
        ("The ministry said that soldiers killed 28 farmers.", "alleged"),
        ("The convoy was not able to enter due to shelling by soldiers.", "reported"),
        ("The army had no part in the raid on Merro.", "denied"),
        ("The opposition claimed a gas attack.", "alleged"),
        ("The army and the rebels blamed each other for the attack.", "alleged"),
    ],
)
def test_stance_is_that_of_the_last_voice(reader: Reader, text: str, stance: str) -> None:
    assert {c.stance for c in claims(reader, text)} == {stance}


def test_a_denial_without_an_act_denies_what_was_alleged(reader: Reader) -> None:
    text = (
        "The Orvel Monitor said soldiers shelled the market in Merro."
        " The defence ministry has denied those allegations."
    )
    denied = [c for c in claims(reader, text) if c.stance == "denied"]
    assert [c.act for c in denied] == ["attack"]
    assert "ministry" in denied[0].attribution[-1].source
    assert [p.text for p in denied[0].perpetrators] == ["soldiers"]


@pytest.mark.parametrize(
    ("denial", "voice"),
    [
        ('The embassy called the words "slander".', "embassy"),
        ("The minister said there was no truth whatsoever to the reports.", "minister"),
        ("The minister said the report was a fairy tale.", "minister"),
        ('"These accusations are baseless," General Arno told reporters.', "Arno"),
        ("The army said it was not responsible.", "army"),
        ("The army said it had nothing to do with the raid.", "army"),
        ("The army denied any role in the incident.", "army"),
        ("Tarnia backed up the government's denials.", "government"),
        ("The film contradicts repeated denials by the ministry.", "ministry"),
    ],
)
def test_what_is_called_untrue_is_denied(reader: Reader, denial: str, voice: str) -> None:
    rows = claims(reader, f"The Orvel Monitor said the army shelled the market in Merro. {denial}")
    (row,) = [c for c in rows if c.stance == "denied"]
    assert row.act == "attack"
    assert voice in row.attribution[-1].source
    assert [p.text for p in row.perpetrators] == ["army"]


@pytest.mark.parametrize(
    "ending",
    ["which the army denies", "a charge the army denies", "something the army denies"],
)
def test_a_closing_denial_leaves_the_claim_to_its_voice(reader: Reader, ending: str) -> None:
    rows = claims(reader, f"Farmers said that the army shelled Merro, {ending}.")
    assert {(c.stance, c.attribution[-1].source) for c in rows} == {
        ("alleged", "Farmers"),
        ("denied", "the army"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The government denied reports that it was in talks.",
        "The movement disowned him.",
        "The minister said the claims about the harvest were untrue.",
    ],
)
def test_a_denial_of_something_else_denies_no_act(reader: Reader, text: str) -> None:
    rows = claims(reader, f"The Orvel Monitor said the army shelled the market in Merro. {text}")
    assert [c.stance for c in rows] == ["alleged"]


def test_a_voice_denies_what_is_laid_at_its_own_door(reader: Reader) -> None:
    text = (
        "The ministry said the Ulvar Front shelled the market in Merro."
        " The bandits killed two farmers, it said. The Ulvar Front rejected the accusation."
    )
    (row,) = [c for c in claims(reader, text) if c.stance == "denied"]
    assert [p.text for p in row.perpetrators] == ["Ulvar Front"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A shell hit the market in Merro. Nine people died.", ["Merro", "Merro"]),
        ("A shell hit the market in Merro.\n\nNine people died.", ["Merro", None]),
        ("A shell hit the market in Merro. The toll may rise.", ["Merro", "Merro"]),
        (
            "A shell hit the market in Merro. More than 9,000 people have been killed since 2011.",
            ["Merro", None],
        ),
        (
            "A shell hit the market in Merro on Monday. On Thursday three people died.",
            ["Merro", None],
        ),
    ],
)
def test_an_account_goes_on_where_it_happened(
    reader: Reader, text: str, places: list[str | None]
) -> None:
    assert [c.place.text if c.place else None for c in claims(reader, text)] == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Russia's cluster bombs hit a school.", "school"),
        ("Syria's army killed nine people.", None),
        ("The Damascus bus bombing killed nine people.", "Damascus"),
    ],
)
def test_whose_weapon_it_is_tells_no_place(reader: Reader, text: str, place: str | None) -> None:
    assert {c.place.text if c.place else None for c in claims(reader, text)} == {place}


def test_what_a_crime_is_done_by_has_its_doers(reader: Reader) -> None:
    text = "The minister said the coalition was committing war crimes by bombing villages."
    (row,) = claims(reader, text)
    assert [p.text for p in row.perpetrators] == ["coalition"]


def test_a_pronoun_in_reported_speech_is_its_speaker(reader: Reader) -> None:
    text = "The Kestrian army denied that it killed three farmers."
    (row,) = claims(reader, text)
    assert [p.text.removeprefix("The ") for p in row.perpetrators] == ["Kestrian army"]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Police say he killed three farmers.", []),
        ("Dana Harun said she killed a guard.", ["Dana Harun"]),
        ("A man was shot at 3:18 a.m. on Tuesday.", []),
        ("Villagers said soldiers killed nine men when they fired rockets.", ["soldiers"]),
        ("The army has accused rebels of launching attacks on Merro.", ["rebels"]),
        ("The army and the rebels blamed the attack on bandits.", ["bandits"]),
        ("The Orvel Monitor counted 24 dead in Merro.", []),
        ("The Merro bombing was condemned by the envoy.", []),
        ("Saturday's attack killed nine people.", []),
        ("Government air strikes killed nine people.", ["Government"]),
        ("US-led coalition air strikes killed nine people.", ["US-led coalition"]),
        ("Nine people were killed in army shelling.", ["army"]),
        ("Israeli air strikes killed five people in Merro.", ["Israeli"]),
        ("The US school shooting left five dead.", []),
        ("A friend who the family says killed the father was held.", ["friend"]),
        ("She was shot with a shotgun while hunting.", []),
        ("A military offensive left 1,000 people dead.", []),
        ("An airline's plane blew up, killing all 107 passengers.", []),
        ("The mayor's arrest angered residents.", []),
        ("Police arrested a man on suspicion of killing six farmers.", ["Police"]),
        ("The victim's rape by soldiers was reported.", ["soldiers"]),
        ("The UN condemned Rell's torture.", []),
        ("Soldiers arrested, beat and killed Rell.", ["Soldiers"]),
        ("Rebels attacked at dawn.", ["Rebels"]),
        ("A Red Cross hospital attack killed six nurses.", []),
        ("An army convoy ambush left seven soldiers dead.", []),
        ("An Afghan raid by US forces killed nine.", ["US forces"]),
        ("The refugees' bombing killed 40.", []),
        ("The governor's car bombing killed three.", []),
        ("A rebel leader's killing was condemned.", []),
        ("The army, not the rebels, shelled the town.", ["army"]),
        ("Nine people were killed by Sunday.", []),
        ("The army's murder of the priests was condemned.", ["army"]),
        ("A series of strikes by a US-led coalition killed nine people.", ["US-led coalition"]),
    ],
)
def test_nobody_is_accused_by_a_loose_pronoun(reader: Reader, text: str, doers: list[str]) -> None:
    rows = claims(reader, text)
    assert rows
    assert list(dict.fromkeys(p.text for c in rows for p in c.perpetrators)) == doers


@pytest.mark.parametrize(
    ("text", "act", "passage"),
    [
        ("Soldiers used small amounts of sarin gas in Merro.", "attack", "Soldiers used"),
        ("Warplanes struck a hospital in Merro.", "attack", "Warplanes struck"),
        ("The air force struck a depot near Merro.", "attack", "The air force struck"),
        ("Soldiers rounded up 200 villagers.", "detention", "Soldiers rounded up"),
        ("No civilians were harmed.", "injury", "No civilians were harmed"),
        ("They were forced to relocate by the siege, residents said.", "displacement", "They"),
        ("Most of those killed were in their homes.", "killing", "Most of those killed were in"),
    ],
)
def test_acts_said_in_a_roundabout_way_are_read(
    reader: Reader, text: str, act: str, passage: str
) -> None:
    assert any(c.act == act and c.span.exact.startswith(passage) for c in claims(reader, text))


@pytest.mark.parametrize(
    "text",
    [
        "It was not immediately clear who carried out the attack.",
        "The group has been beaten back on several fronts.",
        "The army struck a deal with the rebels.",
        "It rests on interviews with 34 former detainees.",
        "The war harmed the economy.",
    ],
)
def test_an_open_question_and_a_retreat_are_no_claims(reader: Reader, text: str) -> None:
    assert claims(reader, text) == ()


def test_in_front_of_a_place_is_that_place(reader: Reader) -> None:
    rows = claims(reader, "A bomb exploded in front of a mosque in Merro, killing nine.")
    assert {c.place.text for c in rows if c.place} == {"mosque in Merro"}


def test_who_counts_the_dead_is_not_one_of_them(reader: Reader) -> None:
    rows = claims(reader, "The Orvel Monitor counted 24 dead in Merro.")
    assert all("Monitor" not in v.text for c in rows for v in c.victims)


def test_who_blame_each_other_are_two_voices_and_two_accused(reader: Reader) -> None:
    rows = claims(reader, "The army and the rebels have blamed each other for the attack.")
    said = {(c.attribution[-1].source, tuple(p.text for p in c.perpetrators)) for c in rows}
    assert said == {("army", ("rebels",)), ("rebels", ("army",))}
    assert len({c.id for c in rows}) == 2


def test_place_and_day_carry_to_the_clause_that_hangs_on_them(reader: Reader) -> None:
    text = "A bomb hit a bus near Orvel on Tuesday, killing 40 people."
    rows = {c.act: c for c in claims(reader, text)}
    assert rows["killing"].when == rows["attack"].when
    assert rows["killing"].place and "Orvel" in rows["killing"].place.text


def test_furniture_and_credits_make_no_claims(reader: Reader) -> None:
    text = "Ten people were killed in Merro.\nRead more: 40 killed in Orvel raid"
    end = text.index("\n")
    zones = (Zone("body", 0, end), Zone("furniture", end + 1, len(text)))
    assert [figure(c)[1] for c in claims(reader, text, zones)] == [10]


def test_every_span_is_what_the_text_has_there(reader: Reader) -> None:
    text = "“Guards hanged 20 to 50 people each week,” Dana Harun told reporters in Orvel."
    for claim in claims(reader, text):
        spans = [claim.span, *(h.span for h in claim.attribution)]
        spans += [n.span for n in (*claim.perpetrators, *claim.victims, *claim.basis)]
        spans += [claim.quantity.span] if claim.quantity else []
        assert all(span.grounded(text) for span in spans)


HEADINGS = [
    ("Abuses by the Orvel Brigades", 0),
    ("Detention of a witness", 0),
    ("Shells kill nine in Merro", 1),
    ("Nine dead in Merro", 1),
]


@pytest.mark.parametrize(("heading", "made"), HEADINGS)
def test_a_heading_inside_a_text_claims_what_it_says_in_a_clause(
    reader: Reader, heading: str, made: int
) -> None:
    title, first, last = "Report on Merro", "A council met on Monday.", "It met again on Friday."
    text = f"{title}\n{first}\n{heading}\n{last}"
    cuts = [text.index(part) for part in (title, first, heading, last)]
    kinds = ("title", "body", "title", "body")
    ends = [*(cut - 1 for cut in cuts[1:]), len(text)]
    zones = tuple(Zone(kind, cut, end) for kind, cut, end in zip(kinds, cuts, ends))
    acts = [c.act for c in claims(reader, text, zones)]
    assert acts.count("killing") == made and len(acts) == made + acts.count("attack")
