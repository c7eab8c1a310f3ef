"""Who is meant by a party's wording: a state, a side, or one by name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from recount.model.claim import Claim, Named
from recount.model.ledger import Entity
from recount.reconcile.matter import Matter
from recount.resources import load


@cache
def _lands() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, _, adjectives, others in load("countries")["rows"]:
        found.update({word.casefold(): name for word in (name, *adjectives, *others)})
    return found


def _land(entity: Entity | None, text: str) -> str:
    """The country a state's names give, "" where none or several do."""
    found = set()
    for name in (*(entity.names if entity else ()), text):
        words = re.findall(r"[\w.]+", name)
        phrases = [*words, *(" ".join(pair) for pair in pairwise(words))]
        for phrase in phrases:
            if phrase[:1].isupper():
                plain = phrase.casefold()
                land = _lands().get(plain) or _lands().get(plain.removesuffix("s"))
                found.update([land] if land else [])
    return found.pop() if len(found) == 1 else ""


@cache
def _common(side: str) -> frozenset[str]:
    return frozenset(load("reconcile")["parties"][side])


def of_a_side(text: str) -> bool:
    """Whether a text calls somebody a rebel or the like ("the rebel group Fajr")."""
    words = set(re.findall(r"\w+", text.casefold()))
    return bool(words & (_common("rebels") | _common("terrorists")))


@cache
def _wires() -> frozenset[str]:
    rows = load("agencies")["agency"]
    return frozenset(name.casefold() for row in rows for name in (row["name"], *row["also"]))


def is_wire(entity: Entity) -> bool:
    """Whether an entity is a wire service, which speaks of a conflict and is no side in it."""
    return any(name.casefold() in _wires() for name in (entity.name, *entity.names))


@cache
def _armed() -> re.Pattern[str]:
    """Names of armed groups that are no state's, though they have "army" or "state" in them."""
    names = sorted((name for row in load("bodies")["armed"] for name in row), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


@lru_cache(maxsize=4096)
def party(matter: Matter, text: str, entity_id: str | None) -> str | None:
    """Key of the party a wording means; None for a doer in person or nobody in particular.

    A state's government, forces and media are one party here: who did it is
    asked of the side, not of the unit.
    """
    entity = matter.entities.get(entity_id or "")
    words = {w.strip("'’\"").removesuffix("'s") for w in text.casefold().replace("’", "'").split()}
    words |= {word.removesuffix("s") for word in words}
    if words & set(load("reconcile")["individuals"]["words"]):
        return None
    if entity and entity.kind == "organisation" and _armed().search(text):
        return entity_id
    for side in ("terrorists", "rebels"):
        if words & _common(side):
            return _body(matter, text) or side
    if entity and entity.kind == "facility":
        return None
    phrases = {noun for noun in _common("state") if " " in noun and noun in text.casefold()}
    if (entity and entity.kind == "government") or words & _common("state") or phrases:
        return f"state:{_land(entity, text)}"
    return entity_id


def _body(matter: Matter, text: str) -> str | None:
    """The body that somebody is of by their wording: "rebels of the so-called Fajr Front"."""
    words = text.casefold().split()
    places = [at for at, word in enumerate(words) if word in _common("of")]
    ends = {" ".join(words[at + 1 + skip :]) for at in places for skip in range(3)} - {""}
    return next(
        (
            entity.id
            for entity in matter.entities.values()
            if entity.kind in ("group", "organisation")
            and any(name.casefold() in ends and not name.islower() for name in entity.names)
            and not of_a_side(entity.name)
        ),
        None,
    )


def perpetrators(matter: Matter, claim: Claim) -> list[tuple[str, Named]]:
    """Parties a claim lays the act on, each with its wording.

    A speaker who does not concede it has not named himself.
    """
    own = {hop.entity for hop in claim.attribution if hop.entity}
    return [
        (key, named)
        for named in claim.perpetrators
        if (claim.stance == "conceded" or named.entity is None or named.entity not in own)
        and (key := party(matter, named.text, named.entity)) is not None
    ]


def speaker(matter: Matter, claim: Claim) -> str | None:
    """Party that the claim's last voice is; None for an outlet that is no party to anything."""
    if not claim.attribution:
        origin = matter.event.origins[matter.origin(claim)]
        body = matter.entities.get(origin.entity or "")
        outlet = matter.documents[claim.document].outlet or ""
        return party(matter, body.name, body.id) if body else party(matter, outlet, None)
    hop = claim.attribution[-1]
    return party(matter, hop.source, hop.entity) or f"voice:{matter.origin(claim)}"


def speaks_as(matter: Matter, claim: Claim, who: str) -> bool:
    """Whether a claim's last voice is of a party: itself, or through the body it speaks for."""
    origin = matter.event.origins[matter.origin(claim)]
    body = party(matter, origin.label, origin.entity) if origin.entity else None
    return one_party(speaker(matter, claim), who) or one_party(body, who)


def one_party(one: str | None, other: str | None) -> bool:
    """Whether two keys are one party; a state without its name is the state spoken of."""
    if one is None or other is None:
        return False
    states = one.startswith("state:") and other.startswith("state:")
    return one == other or (states and "state:" in (one, other))
