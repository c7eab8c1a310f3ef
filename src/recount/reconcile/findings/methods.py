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
from recount.reconcile.place import places_apart
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
    for what, named, apart in (("method", method_class, excludes), ("vehicle", vehicle, _differ)):
        rows: dict[str, list[Claim]] = {}
        for claim in told:
            if claim.method and (name := named(claim.method)):
                rows.setdefault(name, []).append(claim)
        yield from _parted(matter, _excluding(matter, rows, apart), what)


def _excluding(
    matter: Matter, rows: dict[str, list[Claim]], apart: Callable[[str, str], bool]
) -> dict[str, list[Claim]]:
    """Claims by class that another class excludes, told by an origin that does not tell the other.

    Who tells of both tells of two attacks, and so does what is said of two places.
    """
    by = {name: {matter.origin(claim) for claim in claims} for name, claims in rows.items()}
    parted = {
        name: [
            claim
            for claim in claims
            if any(
                apart(name, other)
                and matter.origin(claim) not in by[other]
                and any(matter.origin(c) not in by[name] and not places_apart(claim, c)
                        for c in rows[other])
                for other in rows
            )
        ]
        for name, claims in rows.items()
    }  # fmt: skip
    return {name: claims for name, claims in parted.items() if claims}


def _shortest(claims: list[Claim]) -> str:
    return min((claim.method or "" for claim in claims), key=lambda words: (len(words), words))


def _parted(matter: Matter, rows: dict[str, list[Claim]], what: str) -> Iterator[Finding]:
    if len(rows) < 2:
        return
    t = matter.t
    parts = [
        t("said.figure", figure=_shortest(group), voices=voices(matter, group))
        for group in rows.values()
    ]
    everyone = [claim for group in rows.values() for claim in group]
    why = t(f"finding.methods-disagree.{what}", methods=t("said.also").join(parts))
    yield finding(matter, "methods-disagree", everyone, why)
