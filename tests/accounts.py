"""Invented accounts of an invented country, made for tests of linking and reconciling."""

from __future__ import annotations

from recount.model.claim import Claim, Hop, Named, Quantity
from recount.model.document import Document, Published, Zone, digest
from recount.model.reading import TimesPer
from recount.model.span import Span
from recount.model.times import TimeInterval


def document(
    name: str,
    text: str,
    on: str | None = "2017-04-15",
    outlet: str | None = None,
    agencies: tuple[str, ...] = (),
) -> Document:
    identity = digest(f"{name} {text}".encode())
    published = Published(on, on, "given", "test") if on else Published()
    zones = (Zone("body", 0, len(text)),)
    return Document(identity, name, text, identity, zones, None, outlet or name.split(".")[0],
                    agencies, published=published)  # fmt: skip


def span(home: Document, words: str, after: int = 0) -> Span:
    at = home.text.find(words, after)
    assert at >= 0, f"{words!r} is not in {home.name}"
    return Span(at, at + len(words), words)


def named(home: Document, words: str) -> Named:
    return Named(words, span(home, words))


def figure(
    home: Document,
    words: str,
    low: int | None,
    high: int | None,
    measure: str = "total",
    per: str | None = None,
    times: tuple[int, int, str] | None = None,
    bound: str = "exact",
    approximate: bool = False,
) -> Quantity:
    often = TimesPer(*times) if times else None
    return Quantity(low, high, measure, "persons", bound, words, span(home, words), approximate,
                    per, often)  # fmt: skip


def claim(
    home: Document,
    passage: str,
    act: str = "killing",
    voice: str | None = None,
    by: str | None = None,
    at: str | None = None,
    on: str | tuple[str | None, str | None] | None = None,
    count: Quantity | None = None,
    stance: str | None = None,
    method: str | None = None,
    period: str | None = None,
    victims: str | None = None,
) -> Claim:
    where = span(home, passage)
    hops = (Hop(voice, span(home, voice)),) if voice else ()
    when = None
    if on:
        first, last = on if isinstance(on, tuple) else (on, on)
        when = TimeInterval(first, last)
    return Claim(
        f"{home.name}:{where.start}:{act}",
        home.id,
        where,
        act,
        stance or ("alleged" if voice else "reported"),
        method,
        hops,
        perpetrators=(named(home, by),) if by else (),
        victims=(named(home, victims),) if victims else (),
        place=named(home, at) if at else None,
        when=when,
        period=period,
        quantity=count,
    )
