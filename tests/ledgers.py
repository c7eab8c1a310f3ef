"""Ledgers made up at random from a seed: every field filled, every letter a hard one.

Texts hold letters outside the first plane, right-to-left words, directional
controls, separators of every kind, quotes, formulas and control characters
(NUL and lone surrogates are no text and are left out).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import Any

from recount.model.claim import ACTS, Claim, Hop, Named, Quantity
from recount.model.document import ZONES, Document, Failure, Published, Zone, digest
from recount.model.ledger import (
    Bracket,
    Entity,
    Event,
    Finding,
    Ledger,
    LeftOut,
    Location,
    Member,
    Origin,
    Reason,
    Relation,
    SharedText,
)
from recount.model.reading import ENTITY_KINDS, STANCES, TimesPer
from recount.model.span import Span
from recount.model.times import TimeInterval

PIECES = (
    *("a", "Ben", " ", "  ", "\n", "\n\n", "\r", "\r\n", "\t", ",", ";", "|", ":", "::", ".", "'"),
    *(
        '"',
        '""',
        "''",
        "“",
        "”",
        "=",
        "=1+1",
        "+",
        "-",
        "-5",
        "@",
        "＝",
        "＋",
        "－",
        "＠",
        "`",
        "\\",
    ),
    *("<", ">", "&", "&amp;", "<b>", "]]>", "{{", "}}", "$", "*", "_", "#", "[", "]", "(", ")"),
    *("\U0001f525", "\U0001f468\U0001f3fb‍\U0001f692", "\U00020000", "\U0001d11e", "e\u0301", "é"),
    *("שלום", "قتل", "\u200f", "\u202e", "\u2066", "\u2069", "\u061c", "\u200b", "\ufeff"),
    *("\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1b", "\x01", "\x7f", "\ufffe", "\u00a0"),
    *("_x000D_", "%00", "\\n", "null", "None", "0", "007", "1e5", "true", "12", "日本", "ﬁ"),
    *("<r>", "</r>", "'=", ";=", "\t=", "{=1}", "DDE", "sep=;", "\x1f"),
)
DATES = (None, "2031", "2031-03", "2031-03-09")


def words(rng: Random, most: int = 6) -> str:
    """A string of up to `most` pieces, never empty."""
    return "".join(rng.choices(PIECES, k=rng.randint(1, most)))


def maybe(rng: Random, value: str | None) -> str | None:
    return value if rng.random() < 0.7 else rng.choice((None, ""))


def interval(rng: Random) -> TimeInterval:
    day = rng.choice(DATES)
    return TimeInterval(day, rng.choice((day, None)), maybe(rng, words(rng)), "stated")


def span(rng: Random, text: str) -> Span:
    start = rng.randrange(len(text))
    end = rng.randint(start + 1, min(len(text), start + 30))
    return Span(start, end, text[start:end])


def document(rng: Random, n: str) -> Document:
    text = f"{n}" + words(rng, 60)
    cut = rng.randint(0, len(text))
    dated = span(rng, text) if rng.random() < 0.5 else None
    return Document(
        id=digest(f"original {text}".encode()),
        name=f"{n}-{words(rng, 3)}",
        text=text,
        text_id=digest(text.encode()),
        zones=(Zone(rng.choice(ZONES), 0, cut), Zone(rng.choice(ZONES), cut, len(text))),
        title=maybe(rng, words(rng)),
        outlet=maybe(rng, words(rng)),
        agencies=tuple(words(rng, 2) for _ in range(rng.randint(0, 2))),
        notes=tuple(words(rng) for _ in range(rng.randint(0, 1))),
        published=Published("2031-03-04", "2031-03", "stated", words(rng), dated),
    )


def figure(rng: Random, text: str, others: list[str]) -> Quantity:
    low = rng.choice((None, 0, 3, 5000))
    return Quantity(
        low=low,
        high=rng.choice((None, 5000, 13000)),
        measure=rng.choice(("total", "subset", "rate", "per-event")),
        unit=words(rng, 2),
        bound="range",
        words=words(rng),
        span=span(rng, text),
        approximate=rng.random() < 0.5,
        per=rng.choice((None, "P1W")),
        times_per=rng.choice((None, TimesPer(1, None, "P1D"))),
        subset_of=rng.choice((None, *others)),
    )


def claim(rng: Random, home: Document, name: str, entities: list[str], others: list[str]) -> Claim:
    def named() -> Named:
        return Named(words(rng), span(rng, home.text), rng.choice((None, *entities)))

    def several() -> tuple[Named, ...]:
        return tuple(named() for _ in range(rng.randint(0, 2)))

    return Claim(
        id=name,
        document=home.id,
        span=span(rng, home.text),
        act=rng.choice(ACTS),
        stance=rng.choice(STANCES),
        method=maybe(rng, words(rng)),
        attribution=tuple(
            Hop(
                words(rng),
                span(rng, home.text),
                maybe(rng, words(rng, 2)),
                rng.choice((None, *entities)),
                rng.choice((None, TimeInterval("2031-03-01", None))),
                rng.random() < 0.5,
            )
            for _ in range(rng.randint(0, 2))
        ),
        basis=tuple(Named(n.text, n.span) for n in several()),
        perpetrators=several(),
        victims=several(),
        place=rng.choice((None, named())),
        when=rng.choice((None, interval(rng))),
        period=rng.choice((None, "P4Y")),
        quantity=rng.choice((None, figure(rng, home.text, others))),
        status=rng.choice(("proposed", "accepted", "edited", "rejected")),
        by=words(rng, 2),
        instead=tuple(rng.sample(others, rng.randint(0, len(others)))),
        telling=rng.choice(("particular", "particular", "generic", "historical")),
    )


def event(rng: Random, name: str, claims: list[str], entities: list[str]) -> Event:
    low = rng.choice((None, -3, 0, 12))
    return Event(
        id=name,
        title=words(rng),
        act=rng.choice(ACTS),
        place=rng.choice((None, *entities)),
        when=rng.choice((None, interval(rng))),
        claims=tuple(claims),
        origins=(
            Origin(rng.choice((None, *entities)), tuple(claims[:1]), words(rng),
                   reasons(rng, claims)),
        ),
        brackets=(
            Bracket("ucdp", low, None, rng.choice((None, 40)), tuple(claims[:1]), words(rng),
                    tuple(LeftOut(c, words(rng)) for c in claims[1:]),
                    rng.choice((None, "fair"))),
        ),
        members=tuple(Member(c, reasons(rng, claims)) for c in claims),
    )  # fmt: skip


def reasons(rng: Random, claims: list[str]) -> tuple[Reason, ...]:
    """One or two reasons that rest on claims, or on none."""
    return tuple(
        Reason(words(rng), words(rng), tuple(claims[: rng.randint(0, 1)]))
        for _ in range(rng.randint(1, 2))
    )


def made_ledger(seed: int) -> Ledger:
    """A small ledger with everything in it; the same for the same seed."""
    rng = Random(seed)
    documents = [document(rng, f"{seed}.{n}") for n in range(rng.randint(1, 2))]
    entities = [
        Entity(
            f"e{n}",
            rng.choice(ENTITY_KINDS),
            words(rng),
            tuple(words(rng) for _ in range(n)),
            why=tuple(sorted(words(rng) for _ in range(n))),
            location=rng.choice((None, Location(-33.5, 151.25, "town", "GeoNames", words(rng)))),
        )
        for n in range(rng.randint(1, 3))
    ]
    known = [e.id for e in entities]
    claims: list[Claim] = []
    for n in range(rng.randint(1, 3)):
        home = rng.choice(documents)
        claims.append(claim(rng, home, f"c{n}", known, [c.id for c in claims]))
    claims[0] = replace(claims[0], status="proposed")
    # What a person rejected stands in no matter and no finding.
    ids = [c.id for c in claims if c.status != "rejected"]
    copied = documents[0].id if len(documents) > 1 else None
    shares = (SharedText(documents[0].id, round(rng.random(), 6)),)
    return Ledger(
        documents=tuple(documents),
        relations=(Relation(documents[-1].id, copied, shares),),
        claims=tuple(claims),
        entities=tuple(entities),
        events=(event(rng, "v1", ids, known),),
        findings=tuple(
            Finding(f"f{n}", kind, "v1", tuple(ids), words(rng), reasons(rng, ids))
            for n, kind in enumerate(("denied", "hedge-lost"))
        ),
        failures=(Failure(words(rng), words(rng)),),
    )


def merged(ledgers: Sequence[Ledger]) -> Ledger:
    """Several ledgers as one, the ids of each told apart by a number before them."""
    told = [_numbered(one, f"{n}/") for n, one in enumerate(ledgers)]
    rows = {f.name: tuple(r for one in told for r in getattr(one, f.name)) for f in fields(Ledger)}
    return Ledger(**rows)


# Fields that hold ids of claims, entities, events and findings.
IDS = ("id", "entity", "claim", "claims", "event", "subset_of", "instead")


def _numbered(value: Any, before: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_numbered(one, before) for one in value)
    if not is_dataclass(value) or isinstance(value, Document | Relation | Failure | Location):
        return value
    own = IDS if not isinstance(value, Event) else (*IDS, "place")
    changed = {}
    for part in fields(value):
        held = getattr(value, part.name)
        if part.name not in own:
            changed[part.name] = _numbered(held, before)
        elif isinstance(held, str):
            changed[part.name] = before + held
        elif held and all(isinstance(one, str) for one in held):
            changed[part.name] = tuple(before + one for one in held)
        else:
            changed[part.name] = _numbered(held, before)
    return replace(value, **changed)  # type: ignore[type-var]
