"""Titles told apart: no two matters of a report are called the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from recount.link.told import Told
from recount.model.claim import Claim
from recount.model.ledger import Event
from recount.resources import load

Mark = Callable[[Told, list[Claim]], str]


def told_apart(told: Told, events: Iterable[Event]) -> list[Event]:
    """Events whose titles were alike with what tells them apart, in their order.

    Their largest figure, else the day they were first reported, else who reports
    them; where none of these does, they are numbered.
    """
    rows = list(events)
    claims = {claim.id: claim for claim in told.claims}
    groups: dict[str, list[int]] = {}
    for at, event in enumerate(rows):
        groups.setdefault(event.title, []).append(at)
    for group in groups.values():
        if len(group) > 1:
            held = [[claims[c] for c in rows[at].claims] for at in group]
            for at, mark in zip(group, _marks(told, held)):
                rows[at] = replace(rows[at], title=f"{rows[at].title} ({mark})")
    return rows


def _marks(told: Told, held: list[list[Claim]]) -> list[str]:
    """For each matter of one title what no other of them has."""
    for mark in MARKS:
        found = [mark(told, claims) for claims in held]
        if all(found) and len(set(found)) == len(found):
            return found
    return [str(n) for n in range(1, len(held) + 1)]


def figure_told(told: Told, claims: list[Claim]) -> str:
    """The largest figure of a matter, in its words."""
    sized = [
        (c.quantity.low or c.quantity.high or 0, c.quantity.words) for c in claims if c.quantity
    ]
    return max(sized, key=lambda row: row[0])[1].strip().lower() if sized else ""


def day_told(told: Told, claims: list[Claim]) -> str:
    """The day on which a matter was first reported."""
    days = sorted(day for c in claims if (day := told.home(c).published.day()))
    if not days:
        return ""
    words = load("events")["calendar"]
    date = f"{days[0].day} {words['months'][days[0].month - 1]} {days[0].year}"
    return str(words["reported"]).format(date=date)


def house_told(told: Told, claims: list[Claim]) -> str:
    """Who reports a matter: its first outlet, or the name of its document."""
    home = told.home(claims[0])
    return home.outlet or home.name


MARKS: tuple[Mark, ...] = (figure_told, day_told, house_told)
