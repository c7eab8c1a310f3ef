"""Acts and their participants, read from plain sentences by the shipped reader."""

from __future__ import annotations

import pytest

from recount.language import Reader
from recount.model.claim import ACTS
from recount.model.reading import ActMention
from recount.read.acts import read_acts
from recount.read.acts.lexicon import Entry, act_lexicon

ENTRIES = act_lexicon().entries


def acts(reader: Reader, text: str) -> list[ActMention]:
    return [m for m in read_acts(reader.analyse(text)) if m.stated]


def test_every_entry_names_an_act_of_the_codebook() -> None:
    assert {e.act for e in ENTRIES} <= set(ACTS)
    assert {e.also for e in ENTRIES} <= {None, *ACTS}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.name)
def test_the_example_of_every_entry_is_read(reader: Reader, entry: Entry) -> None:
    found = acts(reader, entry.example)
    assert entry.act in {m.act for m in found}, entry.example


@pytest.mark.parametrize(
    ("sentence", "act", "doer", "sufferer"),
    [
        ("Gunmen killed three farmers in Orvel.", "killing", "Gunmen", "farmers"),
        ("Three farmers were killed by gunmen.", "killing", "gunmen", "farmers"),
        ("The killing of three farmers by soldiers was filmed.", "killing", "soldiers", "farmers"),
        ("Soldiers are accused of killing three farmers.", "killing", "Soldiers", "farmers"),
        ("The envoy accused the army of torturing prisoners.", "torture", "army", "prisoners"),
        ("The army authorised the hanging of 40 inmates.", "killing", "army", "inmates"),
        ("Police who arrested the students left.", "detention", "Police", "students"),
        ("The army killed and wounded dozens of villagers.", "injury", "army", "villagers"),
        ("Rebels fired rockets at the market.", "attack", "Rebels", "market"),
        ("The raid left 12 villagers dead.", "killing", None, "villagers"),
        ("The bodies were burned by the guards.", "concealment", "guards", None),
        ("Dana Harun's killing was filmed.", "killing", None, "Dana Harun"),
        ("The army's killing of three farmers was filmed.", "killing", "army", "farmers"),
        ("Guards put two men to death.", "killing", "Guards", "men"),
        ("Guards took eight men to the gallows each week.", "killing", "Guards", "men"),
        ("A bomber blew himself up near the gate.", "attack", "bomber", None),
        ("The bomber drove up and detonated near the buses.", "attack", "bomber", None),
        ("Bandits targeted the village with rocket shells.", "attack", "Bandits", "village"),
        ("Dozens of shells fell on the village of Orvel.", "attack", None, None),
        ("The jail housed fewer than 700 prisoners.", "detention", None, "prisoners"),
        ("The army has held 40 men without trial.", "detention", "army", "men"),
        ("The shells caused damage to houses.", "destruction", None, "houses"),
        ("Among those killed were 12 nurses.", "killing", None, "nurses"),
        ("Among the dead was a teacher.", "killing", None, "teacher"),
        ("Those killed included six women and a nurse.", "killing", None, "women"),
        ("A suicide bomber targeted a wedding.", "attack", "suicide bomber", "wedding"),
        ("It could not move due to shelling by soldiers.", "attack", "soldiers", None),
        ("Hundreds dead as rebels seize base", "killing", None, "Hundreds"),
        ("Beheadings were used to execute three men.", "killing", None, "men"),
        ("The attack was claimed by the Red Banner group.", "attack", "Red Banner", None),
    ],
)
def test_participants(
    reader: Reader, sentence: str, act: str, doer: str | None, sufferer: str | None
) -> None:
    found = [m for m in acts(reader, sentence) if m.act == act]
    assert found, sentence
    doers = " ".join(s.exact for m in found for s in m.perpetrators)
    hurt = " ".join(s.exact for m in found for s in m.victims)
    assert (doer or "") in doers
    assert bool(doer) == bool(doers)
    assert (sufferer or "") in hurt


@pytest.mark.parametrize(
    "sentence",
    [
        "Parliament killed the bill on Monday.",
        "The company executed the plan on time.",
        "He was sentenced to death, but the death penalty was abolished.",
        "They shelled out two hundred crowns for a shelling of peas.",
        "We used to hang out at the station.",
        "After the attack, shops reopened.",
        "She read about the attack.",
        "The man killed himself.",
        "Officers forced a way into the house.",
        "No residents said that soldiers killed ten people.",
        "Nobody claimed that the army killed two men.",
        "Police shot down a drone near Orvel.",
        "A helicopter was shot down.",
        "Many face the risk of being killed by air strikes.",
        "There was no immediate claim of responsibility for the attack on the market.",
        "Both sides agreed on a deal to evacuate the town.",
        "State media did not give a death toll.",
        "The court held a trial.",
        "Rescuers searched for victims buried under the rubble.",
        "The firm runs a coal-fired plant.",
    ],
)
def test_other_senses_and_bare_references_are_no_claims(reader: Reader, sentence: str) -> None:
    assert [m.span.exact for m in acts(reader, sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Forty prisoners were hanged at Harsk prison north of Telvara.", "Harsk prison"),
        ("Shells hit a school in the suburb of Merro.", "suburb of Merro"),
    ],
)
def test_the_place_is_the_one_the_clause_names(reader: Reader, sentence: str, place: str) -> None:
    found = [m.place.exact for m in acts(reader, sentence) if m.place]
    assert any(place in name for name in found), found


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("Nine people were killed in an air strike.", "air strike"),
        ("Guards hanged four men.", "hanging"),
        ("The army bombed the market.", "bombing"),
        ("The army used chemical weapons against the town.", "chemical weapons"),
    ],
)
def test_the_method_is_as_worded(reader: Reader, sentence: str, method: str) -> None:
    assert method in {m.method for m in acts(reader, sentence)}
