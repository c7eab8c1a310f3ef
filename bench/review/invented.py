"""A large case, invented: reports with their claims laid out by hand, so that none is read."""

from __future__ import annotations

import random

from bench.reconcile.scale import WORDS, name
from recount.model.claim import Claim, Hop, Named, Quantity
from recount.model.document import Document, Published, Zone, digest
from recount.model.reading import Reading
from recount.model.span import Span
from recount.model.times import TimeInterval
from recount.run.document import ReadDocument

SEED = 20310304
SENTENCE = "{body} said {dead} people were killed in {place} on {day} March."


def invented(documents: int, claims: int) -> tuple[ReadDocument, ...]:
    """`documents` reports with `claims` claims each; about every sixth report tells the same."""
    dice = random.Random(SEED)
    bodies = [f"{name(dice)} Relief Committee" for _ in range(max(4, documents // 20))]
    filler = [name(dice).lower() for _ in range(4000)]
    places = [name(dice) for _ in range(max(20, documents * claims // 60))]
    return tuple(
        _report(dice, number, claims, bodies, places, filler) for number in range(documents)
    )


def _report(
    dice: random.Random,
    number: int,
    claims: int,
    bodies: list[str],
    places: list[str],
    filler: list[str],
) -> ReadDocument:
    lines, told = [], []
    for _ in range(claims):
        said = (dice.choice(bodies), 3 + dice.randrange(90), dice.choice(places),
                1 + dice.randrange(28))  # fmt: skip
        sentence = SENTENCE.format(body=said[0], dead=said[1], place=said[2], day=said[3])
        told.append((said, sum(len(line) + 1 for line in lines), sentence))
        lines += [sentence, " ".join(dice.choice(filler) for _ in range(WORDS // claims))]
    text = "\n".join(lines)
    identity = digest(f"{number} {text}".encode())
    day = f"2031-03-{1 + number % 28:02}"
    document = Document(
        identity, f"{number:06}.txt", text, identity, (Zone("body", 0, len(text)),), lines[0],
        f"Outlet {number % 40}", published=Published(day, day, "given", "invented"),
    )  # fmt: skip
    rows = tuple(_claim(identity, n, *row) for n, row in enumerate(told))
    return ReadDocument(document, Reading(identity), rows)


def _claim(
    document: str, n: int, said: tuple[str, int, str, int], start: int, sentence: str
) -> Claim:
    body, dead, place, day = said

    def at(words: str) -> Span:
        place_ = start + sentence.index(words)
        return Span(place_, place_ + len(words), words)

    passage = sentence[sentence.index("said ") + 5 : -1]
    return Claim(
        f"c{document[-14:]}-{n}", document, at(passage), "killing", "alleged",
        attribution=(Hop(body, at(body), "said"),),
        victims=(Named("people", at("people")),),
        place=Named(place, at(place)),
        when=TimeInterval(f"2031-03-{day:02}", f"2031-03-{day:02}", f"on {day} March"),
        quantity=Quantity(dead, dead, "total", "persons", "exact", str(dead), at(str(dead))),
    )  # fmt: skip
