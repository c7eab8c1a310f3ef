"""One voice under a role and a name: "the head of the clinic" and the doctor who is named next.

Only the text of one document ties them: an apposition, or a person named for
the first time right after a voice that went by its role.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from recount.link.forms import party_form
from recount.link.lexicon import words
from recount.link.names import bare, fold, pieces
from recount.model.claim import Claim, Hop
from recount.model.document import Document
from recount.model.ledger import Entity
from recount.resources import load

# A person named so many characters after a role's voice, nobody speaking between, is that role.
NEXT = 260
# "the head of the village council, Adan Rell,": a role in small letters and a name of two words.
APPOSED = re.compile(
    r"\b([Tt]he (?:[\w'’-]+ ){2,9}?[\w'’-]+), "
    r"(?:Dr\.? |Mr\.? |Ms\.? )?([A-Z][\w'’-]+ [A-Z][\w'’-]+)"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A voice of a document where it first speaks: its key, its wording and its place."""

    key: str
    source: str
    start: int
    entity: Entity | None

    @property
    def person(self) -> bool:
        """Whether it is a person by name."""
        return self.entity is not None and self.entity.kind == "person"


def spoken_in(
    claims: list[Claim], keys: dict[str, str], entities: dict[str, Entity]
) -> list[Spoken]:
    """The last voices of a document's claims in text order, each once a wording."""
    seen: dict[tuple[str, str], Spoken] = {}
    for claim in claims:
        if claim.attribution:
            hop: Hop = claim.attribution[-1]
            row = Spoken(keys[claim.id], hop.source, hop.span.start, entities.get(hop.entity or ""))
            known = seen.setdefault((row.key, row.source), row)
            if row.start < known.start:
                seen[(row.key, row.source)] = row
    return sorted(seen.values(), key=lambda row: (row.start, row.source))


def role_words(source: str) -> tuple[str, ...]:
    """The words of a voice that goes by a role ("head of the clinic"), () for any other."""
    parts = [bare(word) for word in pieces(source)]
    while parts and parts[0] in words("words", "leading"):
        parts.pop(0)
    heads = words("titles") | set(load("events")["voices"]["speaks_for"])
    before = parts[: parts.index("of")] if "of" in parts else parts
    if not before or before[-1] not in heads:
        return ()
    return () if party_form(source).kind == "person" else tuple(parts)


def same_person(document: Document, spoken: list[Spoken]) -> dict[str, Spoken]:
    """From the key of a voice by its role to the one named voice that the text makes it."""
    found: dict[str, Spoken] = {}
    people = [row for row in spoken if row.person]
    named = [row for row in spoken if row.entity and party_form(row.entity.name).shape == "name"]
    for at, row in enumerate(spoken):
        if row.person:
            continue
        role = role_words(row.source)
        beside = [p for p in people if role and _apposed(document.text, role, p)]
        if not role and row.entity is None:
            beside = [p for p in named if _called(document.text, row.source, p)]
        if role and not beside:
            beside = _named_next(document.text, row, spoken[at + 1 :])
        if len({p.key for p in beside}) == 1 and beside[0].key != row.key:
            found[row.key] = beside[0]
    return found | _in_short(spoken, found)


def _in_short(spoken: list[Spoken], found: dict[str, Spoken]) -> dict[str, Spoken]:
    """Roles by their noun alone ("the minister"), where one role of that noun is known."""
    changed: dict[str, Spoken] = {}
    for row in spoken:
        role = () if row.person or row.key in found else role_words(row.source)
        same = {
            found[other.key].key: found[other.key]
            for other in spoken
            if other.key in found and len(role) == 1 and role[0] in role_words(other.source)
        }
        if len(same) == 1:
            changed[row.key] = next(iter(same.values()))
    return changed


def _last_name(row: Spoken) -> str:
    return re.escape(fold(pieces(row.entity.name if row.entity else row.source)[-1]))


def _apposed(text: str, role: tuple[str, ...], person: Spoken) -> bool:
    """Whether "role, Name" or "Name, the role" stands in a text, titles allowed between."""
    said = r"\W+(?:the\W+)?".join(map(re.escape, role))
    name, plain = _last_name(person), fold(text)
    ahead = rf"\b{said},?\s+(?:[\w.'-]+\s+){{0,3}}?{name}\b"
    after = rf"\b{name},\s+(?:the|a|an|its|who is|who was)?\s*(?:\w+\s+){{0,2}}?{said}\b"
    return bool(re.search(ahead, plain) or re.search(after, plain))


def _called(text: str, wording: str, row: Spoken) -> bool:
    """Whether a text explains a name by an unnamed voice's own words ("Watch, a rights group,")."""
    said = re.escape(fold(wording))
    return bool(re.search(rf"\b{_last_name(row)},\s+{said}\b", fold(text)))


def _named_next(text: str, row: Spoken, after: list[Spoken]) -> list[Spoken]:
    """The person who speaks next, where the text names them for the first time there."""
    leading = words("words", "leading") - {"a", "an"}
    definite = bare(pieces(row.source)[0]) in leading
    if not definite or not after or not after[0].person:
        return []
    person = after[0]
    first = re.search(rf"\b{_last_name(person)}\b", fold(text))
    near = 0 < person.start - row.start <= NEXT
    return [person] if near and first and first.start() > row.start else []


def appositions(documents: tuple[Document, ...]) -> dict[str, set[str]]:
    """Roles in so many words ("head of the village council") and the names texts give for them."""
    found: dict[str, set[str]] = {}
    for document in documents:
        for hit in APPOSED.finditer(document.text):
            role = role_words(hit.group(1))
            if role:
                found.setdefault(" ".join(role), set()).add(hit.group(2))
    return found


def office_body(source: str, bodies: list[Entity]) -> Entity | None:
    """The ministry of a minister, the embassy of an ambassador, where one only can be meant.

    By its subject ("interior minister", "interior ministry"), else the only one there is.
    """
    offices: dict[str, str] = load("events")["voices"]["offices"]
    parts = [bare(word) for word in pieces(source)]
    held = [offices[word] for word in parts if word in offices]
    fitting = [b for b in bodies if held and held[0] in _parts(b)]
    topic = set(parts) & {word for b in fitting for word in _parts(b)} - words("words", "inner")
    topic -= words("words", "leading")
    if topic:
        fitting = [body for body in fitting if topic & _parts(body)]
    elif len(parts) > 2:
        return None
    return fitting[0] if len({body.id for body in fitting}) == 1 else None


def _parts(body: Entity) -> set[str]:
    return {bare(word) for name in body.names for word in pieces(name)}
