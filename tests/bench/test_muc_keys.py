"""MUC-4's keys read as roles: invented templates in its notation."""

from __future__ import annotations

from datetime import date

from bench.claims.keys import head, read_key, words
from bench.claims.muc import is_number, meets

SLOTS = ("INCIDENT: TYPE", "MESSAGE: TEMPLATE", "INCIDENT: DATE", "INCIDENT: LOCATION",
         "PHYS TGT: ID", "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID",
         "PERP: ORGANIZATION CONFIDENCE", "HUM TGT: NAME", "HUM TGT: DESCRIPTION",
         "HUM TGT: NUMBER", "HUM TGT: EFFECT OF INCIDENT")  # fmt: skip


def template(**filled: str) -> dict[str, str]:
    """A template with all slots empty but those given."""
    names = dict.fromkeys(SLOTS, "-") | {"INCIDENT: TYPE": "ATTACK", "MESSAGE: TEMPLATE": "1"}
    return names | {key.replace("_", " ").replace("  ", ": "): v for key, v in filled.items()}


def test_a_name_and_its_description_are_one_target() -> None:
    key = read_key(
        [
            template(
                HUM_TGT__NAME='"ADAN RELL"',
                HUM_TGT__DESCRIPTION='"MAYOR" / "MAYOR OF ORVEL": "ADAN RELL"\n? "PEASANTS"',
                HUM_TGT__NUMBER='1: "ADAN RELL"\nPLURAL: "PEASANTS"',
                HUM_TGT__EFFECT_OF_INCIDENT='DEATH: "ADAN RELL"\nINJURY: "PEASANTS"',
            )
        ]
    )
    mayor, peasants = key.targets
    assert mayor.wordings == {"ADAN RELL", "MAYOR", "MAYOR OF ORVEL"}
    assert (mayor.effects, mayor.numbers, mayor.optional) == ({"DEATH"}, {"1"}, False)
    assert (peasants.effects, peasants.numbers, peasants.optional) == ({"INJURY"}, {"PLURAL"}, True)


def test_no_incident_gives_an_empty_key() -> None:
    key = read_key([template() | {"INCIDENT: TYPE": "*"}])
    assert not (key.targets or key.perpetrators or key.dates or key.places)


def test_dates_and_places() -> None:
    key = read_key(
        [
            template(
                INCIDENT__DATE="- 04 FEB 90", INCIDENT__LOCATION="NORLAND: TAL (TOWN): ORVEL (CITY)"
            )
        ]
    )
    assert key.dates == {(None, date(1990, 2, 4))}
    assert key.places == {("NORLAND", "TAL", "ORVEL")}


def test_heads_decide_who_is_meant() -> None:
    assert head("THE CHIEF OF POLICE") == "CHIEF"
    assert head("Members of the front") == "MEMBERS"
    assert words("THE MAYOR OF ORVEL") == {"MAYOR", "ORVEL"}


def test_numbers() -> None:
    assert is_number((6, 6), "6 / 4")
    assert is_number((90, 90), "~100")
    assert is_number((2, None), "PLURAL")
    assert not is_number((1, 1), "PLURAL")
    assert not is_number((5, 5), "6")


def test_an_open_date_takes_what_ended_by_it() -> None:
    day = date(1990, 2, 4)
    assert meets((date(1990, 2, 3), day), (None, day))
    assert not meets((date(1990, 2, 3), date(1990, 2, 5)), (None, day))
    assert not meets((date(1989, 1, 1), date(1990, 12, 31)), (day, day))
