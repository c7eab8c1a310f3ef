"""How time and memory of link and reconcile grow with the documents."""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass

from recount.link import link
from recount.model.claim import Claim, Hop, Named, Quantity
from recount.model.document import Document, Published, Zone, digest
from recount.model.span import Span
from recount.model.times import TimeInterval
from recount.reconcile import reconcile

SEED = 7
SYLLABLES = ("ba", "do", "ra", "mi", "su", "ke", "lan", "tor", "vek", "shi", "nur", "zab", "dem")
WORDS = 320


@dataclass(frozen=True, slots=True)
class Growth:
    """Seconds of processor time and peak memory (MiB) of one size of collection."""

    documents: int
    claims: int
    seconds: float
    peak: int


def name(dice: random.Random) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(3)).capitalize()


def invented(count: int) -> tuple[tuple[Document, ...], tuple[Claim, ...]]:
    """`count` invented reports: a new incident every eight documents, one in five a copy."""
    dice = random.Random(SEED)
    bodies = [f"{name(dice)} Relief Committee" for _ in range(max(4, count // 50))]
    filler = [name(dice).lower() for _ in range(4000)]
    documents: list[Document] = []
    claims: list[Claim] = []
    incident = ("Ossin", 1, 10)
    last = ""
    for number in range(count):
        if number % 8 == 0:
            incident = (name(dice), 1 + dice.randrange(27), 3 + dice.randrange(90))
        body = dice.choice(bodies)
        lead = f"{body} said {incident[2]} people were killed in {incident[0]}."
        prose = " ".join(dice.choice(filler) for _ in range(WORDS))
        prose = last if number % 5 == 4 else prose
        last = prose
        text = f"{lead}\n{prose}"
        month = 1 + (number * 12) // count
        day = f"2017-{month:02}-{incident[1]:02}"
        identity = digest(f"{number} {text}".encode())
        zones = (Zone("body", 0, len(text)),)
        documents.append(
            Document(identity, f"{number:06}.txt", text, identity, zones, lead,
                     f"Outlet {number % 40}", published=Published(day, day, "given", "invented"))
        )  # fmt: skip
        claims += _claims(identity, text, body, incident, day)
    return tuple(documents), tuple(claims)


def _claims(
    document: str, text: str, body: str, incident: tuple[str, int, int], day: str
) -> Iterator[Claim]:
    place, _, dead = incident
    start = text.index(str(dead))
    span = Span(start, text.index("\n"), text[start : text.index("\n")])
    figure = Quantity(dead, dead, "total", "persons", "exact", str(dead), span)
    at = text.index(place)
    yield Claim(
        f"c{document[-16:]}", document, span, "killing", "alleged",
        attribution=(Hop(body, Span(0, len(body), body)),),
        place=Named(place, Span(at, at + len(place), place)),
        when=TimeInterval(day, day), quantity=figure,
    )  # fmt: skip


def growth(count: int) -> Growth:
    """Link and reconcile `count` invented documents. Peak memory is the process's so far."""
    documents, claims = invented(count)
    start = time.process_time()
    links = link(documents, (), claims)
    reconcile(links, documents)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Growth(count, len(claims), seconds, peak)
