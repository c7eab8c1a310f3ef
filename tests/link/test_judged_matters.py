"""What a person said of claims decides which matter they are of, whatever place and day say."""

from __future__ import annotations

import pytest
from accounts import claim, document
from hypothesis import given
from hypothesis import strategies as st

from recount.link import link
from recount.model.ledger import Links
from recount.model.signed import Edge, Edges

MAY = "2017-05-03"
JUNE = "2017-06-20"
# Passage, act, place, day: a document each row; rows of a list stand in one document.
Row = tuple[str, str, str, str]
OSSIN = ("Shells killed nine in Ossin", "killing", "Ossin", MAY)
TAL = ("Troops shot four in Tal", "killing", "Tal", JUNE)
HELD = ("Police held 30 in Sarn", "detention", "Sarn", JUNE)


def linked(documents: list[list[Row]], said: str) -> tuple[Links, dict[str, str]]:
    """The documents under judgements such as "0.0=1.0" (document.claim), and each claim's event.

    "0.0/1.0&0.0=2.0" is one judgement that says both, "0.0" that it is a matter of its own.
    """
    homes = [document(f"d{n}.txt", ". ".join(row[0] for row in rows), JUNE)
             for n, rows in enumerate(documents)]  # fmt: skip
    claims = {
        f"{n}.{at}": claim(home, row[0], row[1], at=row[2], on=row[3])
        for n, (home, rows) in enumerate(zip(homes, documents))
        for at, row in enumerate(rows)
    }
    edges = []
    alone = {claims[word].id for word in said.split() if word in claims}
    for number, word in enumerate(said.split(), start=1):
        for part in word.split("&") if word not in claims else ():
            sign = "=" if "=" in part else "/"
            a, b = (claims[end].id if end in claims else "gone" for end in part.split(sign))
            edges.append(Edge(f"j{number}", "Ossa Telt", a, b, sign == "="))
    told = Edges(events=tuple(edges), alone=frozenset(alone))
    links = link(tuple(homes), (), tuple(claims.values()), told)
    home = {id: event.id for event in links.events for id in event.claims}
    assert sorted(home) == sorted(row.id for row in claims.values())
    assert sum(len(event.claims) for event in links.events) == len(claims)
    return links, {spot: home[row.id] for spot, row in claims.items()}


@pytest.mark.parametrize(
    ("documents", "said", "one", "apart"),
    [
        # Without a word from anybody.
        ([[OSSIN], [OSSIN], [TAL]], "", "0.0 1.0", "0.0 2.0"),
        # Other place and day; another kind of act; in one document.
        ([[OSSIN], [TAL]], "0.0=1.0", "0.0 1.0", ""),
        ([[OSSIN], [HELD]], "0.0=1.0", "0.0 1.0", ""),
        ([[OSSIN, TAL]], "0.0=0.1", "0.0 0.1", ""),
        # What the machine joins with either comes along.
        ([[OSSIN], [OSSIN], [TAL], [TAL]], "0.0=2.0", "0.0 1.0 2.0 3.0", ""),
        # The same place and day, in two documents and in one.
        ([[OSSIN], [OSSIN]], "0.0/1.0", "", "0.0 1.0"),
        ([[OSSIN, ("Nine died in Ossin", "killing", "Ossin", MAY)]], "0.0/0.1", "", "0.0 0.1"),
        # The others go with the one they fit, here the first.
        ([[OSSIN], [OSSIN], [OSSIN]], "0.0/1.0", "0.0 2.0", "0.0 1.0"),
        ([[OSSIN], [OSSIN], [OSSIN]], "0.0/1.0 1.0=2.0", "1.0 2.0", "0.0 1.0"),
        # By way of a third, whoever joined it: a person, or the machine within a document.
        ([[OSSIN], [TAL], [OSSIN]], "0.0=1.0 1.0/2.0", "0.0 1.0", "0.0 2.0"),
        ([[OSSIN, ("Nine died in Ossin", "killing", "Ossin", MAY)], [TAL]],
         "0.0=1.0 0.1/1.0", "0.0 1.0", "0.0 0.1"),
        # Apart from all the others: it goes, and they stay.
        ([[OSSIN], [OSSIN], [OSSIN]], "0.0/1.0&0.0/2.0", "1.0 2.0", "0.0 1.0"),
        ([[OSSIN], [OSSIN], [TAL]], "0.0/1.0&0.0=2.0", "0.0 2.0", "0.0 1.0"),
        # A matter of its own, whatever speaks for another; until it is put with one.
        ([[OSSIN], [OSSIN], [OSSIN]], "0.0", "1.0 2.0", "0.0 1.0"),
        ([[OSSIN], [OSSIN], [OSSIN]], "0.0 0.0=1.0", "0.0 1.0 2.0", ""),
        # Put back beside one of those it was taken from: these are not parted by it.
        ([[OSSIN], [OSSIN], [OSSIN]], "0.0/1.0&0.0/2.0 0.0=1.0", "0.0 1.0 2.0", ""),
        # The later holds.
        ([[OSSIN], [OSSIN], [TAL]], "0.0=2.0 2.0=1.0 0.0/1.0", "1.0 2.0", "0.0 1.0"),
        ([[OSSIN], [OSSIN], [TAL]], "0.0/1.0 0.0=2.0 2.0=1.0", "0.0 1.0 2.0", ""),
    ],
)  # fmt: skip
def test_a_person_wins(documents: list[list[Row]], said: str, one: str, apart: str) -> None:
    _, event = linked(documents, said)
    assert len({event[spot] for spot in one.split()}) <= 1
    assert len({event[spot] for spot in apart.split()}) == len(apart.split())


def test_what_became_of_each_is_told() -> None:
    links, _ = linked([[OSSIN], [OSSIN], [TAL]], "0.0=2.0 2.0=1.0 0.0/1.0 0.0=9.9")
    assert [(fate.by, fate.state, fate.against) for fate in links.fates] == [
        ("j1", "contradicted", ("j3", "j2")), ("j2", "applied", ()), ("j3", "applied", ()),
        ("j4", "orphaned", ()),
    ]  # fmt: skip


SPOTS = [f"{n}.{at}" for n in range(3) for at in range(2)]
pairs = st.lists(st.sampled_from(SPOTS), min_size=2, max_size=2, unique=True)
words = st.builds(lambda pair, sign: sign.join(pair), pairs, st.sampled_from("=/"))
rows = st.lists(st.sampled_from([OSSIN, TAL, HELD]), min_size=2, max_size=2)


@given(st.lists(rows, min_size=3, max_size=3), st.lists(words, max_size=6).map(" ".join))
def test_every_judgement_that_is_applied_holds(documents: list[list[Row]], said: str) -> None:
    numbered = [[(f"{n}.{at} {row[0]}", *row[1:]) for at, row in enumerate(rows)]
                for n, rows in enumerate(documents)]  # fmt: skip
    links, event = linked(numbered, said)
    state = {fate.by: fate.state for fate in links.fates}
    for number, word in enumerate(said.split(), start=1):
        sign = "=" if "=" in word else "/"
        a, b = word.split(sign)
        if state[f"j{number}"] == "applied":
            assert (event[a] == event[b]) == (sign == "=")
    assert linked(numbered, said)[0] == links
