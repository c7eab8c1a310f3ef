"""How it was done is told in ways that exclude one another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from recount.model.claim import Claim
from recount.model.ledger import Finding
from recount.model.times import interval_days
from recount.reconcile.blame import DEEDS
from recount.reconcile.matter import Matter, finding
from recount.reconcile.wholes import MOMENT
from recount.reconcile.wording import voices
from recount.resources import load


@cache
def _table() -> dict[str, Any]:
    return load("methods")


def _has(text: str, stems: list[str]) -> bool:
    return any(re.search(rf"\b{re.escape(stem)}", text) for stem in stems)


def method_class(text: str) -> str | None:
    """The narrowest class a method belongs to, the first of the list on a draw."""
    low = text.casefold()
    every = [name for name, row in _table().items() if _has(low, row["words"])]
    found = [name for name in every if not _table()[name].get("loose")] or every
    wider = {_table()[name].get("in") for name in found}
    narrow = [name for name in found if name not in wider]
    return narrow[0] if narrow else None


def vehicle(text: str) -> str | None:
    """The vehicle a method names, set phrases ("car bomb") left out."""
    low = text.casefold()
    if _has(low, load("reconcile")["vehicle_idioms"]["words"]):
        return None
    for name, words in load("reconcile")["vehicles"].items():
        if any(re.search(rf"\b{re.escape(word)}\b", low) for word in words):
            return str(name)
    return None


def _of_it(matter: Matter, claim: Claim) -> bool:
    """Whether a claim is tied to the event by more than its neighbours: time, figure or place.

    A time that its own words do not have was carried over from those neighbours.
    """
    here = claim.place is not None and claim.place.entity == matter.event.place
    words = claim.when.words if claim.when else None
    dated = claim.when is not None and (words is None or words in claim.span.exact)
    return bool(dated or claim.quantity or here)


def excludes(one: str, other: str) -> bool:
    """Whether two classes cannot both be how it was done, neither within nor with the other."""
    if one == other or other in _table()[one].get("with", ()):
        return False
    if one in _table()[other].get("with", ()):
        return False
    return bool(_table()[one].get("in") != other and _table()[other].get("in") != one)


def _differ(one: str, other: str) -> bool:
    return one != other


def methods_disagree(matter: Matter) -> Iterator[Finding]:
    """Accounts of one moment give methods, or vehicles, that exclude one another.

    Over the years of a campaign people are killed in many ways.
    """
    when = matter.event.when
    if when is not None and (interval_days(when) or MOMENT + 1) > MOMENT:
        return
    told = [c for c in matter.asserted() if c.method and c.act in DEEDS and _of_it(matter, c)]
    classes = {c.id: name for c in told if c.method and (name := method_class(c.method))}
    yield from _parted(matter, told, _excluding(classes, excludes), "method")
    vehicles = {c.id: name for c in told if c.method and (name := vehicle(c.method))}
    yield from _parted(matter, told, _excluding(vehicles, _differ), "vehicle")


def _excluding(classes: dict[str, str], apart: Callable[[str, str], bool]) -> dict[str, str]:
    """Claims of classes that some other class excludes, with their class."""
    names = set(classes.values())
    parted = {name for name in names if any(apart(name, other) for other in names)}
    return {claim: name for claim, name in classes.items() if name in parted}


def _shortest(claims: list[Claim]) -> str:
    return min((claim.method or "" for claim in claims), key=lambda words: (len(words), words))


def _parted(
    matter: Matter, told: list[Claim], classes: dict[str, str], what: str
) -> Iterator[Finding]:
    if len(set(classes.values())) < 2:
        return
    rows: dict[str, list[Claim]] = {}
    for claim in told:
        if claim.id in classes:
            rows.setdefault(classes[claim.id], []).append(claim)
    t = matter.t
    parts = [
        t("said.figure", figure=_shortest(group), voices=voices(matter, group))
        for group in rows.values()
    ]
    everyone = [claim for group in rows.values() for claim in group]
    why = t(f"finding.methods-disagree.{what}", methods=t("said.also").join(parts))
    yield finding(matter, "methods-disagree", everyone, why)
