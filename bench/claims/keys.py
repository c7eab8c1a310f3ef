"""The answer keys of MUC-4 (1992) as roles of a whole document.

A key holds templates, one an incident, whose slots are strings: a fill a line, "?" before one that
need not be given, " / " between wordings any of which will do, and a cross-reference behind a
colon (`6: "JESUIT PRIESTS" / "PRIESTS"`). "-" is an empty slot and "*" one that does not apply.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d{2})")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_SMALL = frozenset(("THE", "A", "AN", "OF", "AND", "IN", "TO", "FOR", "ON", "FROM", "BY", "AT"))
_ENDS = re.compile(r",|\(|\[| OF | WHO | WHOM | THAT | FROM | IN | ON | AT | WITH | AND | BY ")
EMPTY = ("", "-", "*")


@dataclass(slots=True)
class Party:
    """A human target or a perpetrator: its wordings and what the key ties to them."""

    wordings: set[str]
    optional: bool = False
    effects: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    confidence: set[str] = field(default_factory=set)

    def is_meant_by(self, text: str) -> bool:
        """Whether `text` means it: the head of the one is a word of the other."""
        return any(
            head(text) in words(wording) or head(wording) in words(text)
            for wording in self.wordings
        )


@dataclass(slots=True)
class Key:
    """What the templates of one document say, by role."""

    targets: list[Party] = field(default_factory=list)
    objects: list[Party] = field(default_factory=list)
    perpetrators: list[Party] = field(default_factory=list)
    dates: set[tuple[date | None, date]] = field(default_factory=set)
    places: set[tuple[str, ...]] = field(default_factory=set)


def words(text: str) -> frozenset[str]:
    """The words of a wording that mean something."""
    return frozenset(re.findall(r"[A-Z0-9'-]+", text.upper().replace("\n", " "))) - _SMALL


def head(text: str) -> str:
    """The last word before whatever follows the noun ("POLICE" of "POLICE OF ORVEL")."""
    plain = " ".join(text.upper().split())
    cut = _ENDS.split(plain, maxsplit=1)[0].strip() or plain
    found = [word for word in re.findall(r"[A-Z0-9'-]+", cut) if word not in _SMALL]
    return found[-1] if found else plain


def read_key(templates: list[dict[str, str]]) -> Key:
    """The roles of a document's templates; empty where no incident is keyed."""
    key = Key()
    for template in templates:
        if template["INCIDENT: TYPE"] in EMPTY:
            continue
        optional = "OPTIONAL" in template["MESSAGE: TEMPLATE"]
        _parties(key.targets, template, ("HUM TGT: NAME", "HUM TGT: DESCRIPTION"), optional)
        _parties(key.objects, template, ("PHYS TGT: ID",), True)
        _parties(key.perpetrators, template, ("PERP: INDIVIDUAL ID",), optional)
        _parties(key.perpetrators, template, ("PERP: ORGANIZATION ID",), optional)
        _attach(key.targets, template["HUM TGT: NUMBER"], "numbers")
        _attach(key.targets, template["HUM TGT: EFFECT OF INCIDENT"], "effects")
        _attach(key.perpetrators, template["PERP: ORGANIZATION CONFIDENCE"], "confidence")
        key.dates |= _dates(template["INCIDENT: DATE"])
        if template["INCIDENT: LOCATION"] not in EMPTY:
            key.places.add(_place(template["INCIDENT: LOCATION"]))
    return key


def _fills(slot: str) -> list[tuple[bool, str, set[str]]]:
    """The lines of a slot: optional, what stands before the wordings, the wordings."""
    found = []
    for line in slot.split("\n") if slot not in EMPTY else ():
        wordings = {w.replace('\\"', "").strip() for w in _QUOTED.findall(line)} - {"-"}
        before = line.split('"', 1)[0].strip().rstrip(":").strip()
        if wordings:
            found.append((line.strip().startswith("?"), before.lstrip("? "), wordings))
    return found


def _parties(
    into: list[Party], template: dict[str, str], slots: tuple[str, ...], optional: bool
) -> None:
    """Add a slot's fills; those that share a wording, in one template or several, are one party."""
    for slot in slots:
        for maybe, _, wordings in _fills(template[slot]):
            same = [party for party in into if party.wordings & wordings]
            whole = Party(wordings, optional or maybe)
            for party in same:
                into.remove(party)
                whole.wordings |= party.wordings
                whole.optional = whole.optional and party.optional
                whole.effects |= party.effects
                whole.numbers |= party.numbers
                whole.confidence |= party.confidence
            into.append(whole)


def _attach(parties: list[Party], slot: str, name: str) -> None:
    for _, value, wordings in _fills(slot):
        for party in parties:
            if party.wordings & wordings:
                getattr(party, name).add(value)


def day(text: str) -> date | None:
    """The first day such as "4 FEB 90" in `text`."""
    found = _DAY.search(text)
    if found is None or found[2] not in _MONTHS:
        return None
    return date(1900 + int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))


def _dates(slot: str) -> set[tuple[date | None, date]]:
    """Each wording of a date as first and last day; no first day where it is "by then"."""
    found: set[tuple[date | None, date]] = set()
    for part in slot.split("/") if slot not in EMPTY else ():
        days = [d for d in (day(" ".join(m)) for m in _DAY.findall(part)) if d]
        if days:
            is_open = part.strip().lstrip("? ").startswith("-")
            found.add((None if is_open else days[0], days[-1]))
    return found


def _place(slot: str) -> tuple[str, ...]:
    """The names of a location from the country inwards, what they are left out."""
    parts = re.sub(r"\([^)]*\)", "", slot.lstrip("? ")).split(":")
    return tuple(name.strip() for part in parts for name in part.split(" / ") if name.strip())
