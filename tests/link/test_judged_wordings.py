"""What a person said of wordings holds against all evidence and every veto."""

from __future__ import annotations

from dataclasses import replace

import pytest
from accounts import claim, document
from hypothesis import given
from hypothesis import strategies as st

from recount.link import link
from recount.model.claim import Claim, Hop
from recount.model.document import Document
from recount.model.ledger import Links
from recount.model.reference import Mention
from recount.model.signed import Edge, Edges
from recount.model.span import Span

WHO = "Ossa Telt"
Spot = tuple[int, int]


def told(home: Document, line: int) -> Claim:
    """The claim of one line, "VOICE said …", its voice where the line begins."""
    sentence = home.text.split("\n")[line]
    start = len("\n".join(home.text.split("\n")[:line])) + bool(line)
    row = claim(home, sentence)
    voice = sentence.split(" said")[0]
    span = Span(start, start + len(sentence), sentence)
    hop = Hop(voice, Span(start, start + len(voice), voice))
    return replace(row, id=f"{home.name}:{line}", span=span, attribution=(hop,), stance="alleged")


def spot_of(word: str) -> Spot:
    document, line = word.split(".")
    return int(document), int(line)


def linked(texts: tuple[str, ...], said: str) -> tuple[Links, dict[Spot, str | None]]:
    """The texts under judgements such as "0.0=1.0 0.0/0.1", and who each voice is.

    A voice is named by its document and line.
    """
    documents = tuple(document(f"d{n}.txt", text) for n, text in enumerate(texts))
    claims = {(n, line): told(home, line) for n, home in enumerate(documents)
              for line in range(len(home.text.split("\n")))}  # fmt: skip
    edges = []
    for number, word in enumerate(said.split(), start=1):
        sign = "=" if "=" in word else "/"
        ends = []
        for end in word.split(sign):
            row = claims.get(spot_of(end))
            gone = Mention(documents[0].id, Span(0, 4, "Gone"))
            ends.append(Mention(row.document, row.attribution[0].span) if row else gone)
        edges.append(Edge(f"j{number}", WHO, ends[0], ends[1], sign == "="))
    links = link(documents, (), tuple(claims.values()), Edges(tuple(edges)))
    found = {row.id: row.attribution[0].entity for row in links.claims}
    return links, {spot: found[row.id] for spot, row in claims.items()}


RELLS = ("Adan Rell said ten died.", "Adan Rell said ten died.", "Adan Rell said ten died.")
MINISTERS = ("The minister said ten died.\nThe minister said five died.\nThe minister said so.",)


@pytest.mark.parametrize(
    ("texts", "said", "one", "apart"),
    [
        # Without a word from anybody.
        (RELLS, "", "0.0 1.0 2.0", ""),
        # What no evidence joins.
        (("Adan Rell said so.", "Omar Tell said so."), "0.0=1.0", "0.0 1.0", ""),
        # What a veto forbids: another kind, another given name.
        (("Adan Rell said so.", "Omar Rell said so."), "0.0=1.0", "0.0 1.0", ""),
        (("Adan Rell said so.", "The Ossin Relief Committee said so."), "0.0=1.0", "0.0 1.0", ""),
        # A veto that was overruled keeps no later wording out.
        (("Adan Rell said so.", "Amal Watch International said so.", "Amal Watch said so."),
         "0.0=1.0", "0.0 1.0 2.0", ""),
        # What evidence joins: another spelling, one name in two documents.
        (("Ahmed al-Jarra said so.", "Ahmad Jarra said so."), "0.0/1.0", "", "0.0 1.0"),
        (RELLS, "0.0/1.0", "0.0 2.0", "0.0 1.0"),
        (RELLS, "1.0/0.0", "1.0 2.0", "0.0 1.0"),
        (RELLS, "0.0/1.0 1.0=2.0", "1.0 2.0", "0.0 1.0"),
        (RELLS, "0.0/1.0 1.0/2.0 0.0/2.0", "", "0.0 1.0 2.0"),
        # One wording in one document.
        (MINISTERS, "0.0/0.1", "0.0 0.2", "0.0 0.1"),
        (MINISTERS, "0.0/0.1 0.1=0.2", "0.1 0.2", "0.0 0.1"),
        (("Adan Rell said so.\nADAN RELL said so.",), "0.0/0.1", "", "0.0 0.1"),
        (("The doctor said so.\nThe minister said so.",), "0.0/0.1", "", "0.0 0.1"),
        ((RELLS[0], "Adan Rell said ten died.\nAdan Rell said so."), "0.0/1.0", "1.0 1.1",
         "0.0 1.0"),
        ((RELLS[0], "Adan Rell said ten died.\nAdan Rell said so."), "1.0/1.1 0.0=1.1",
         "0.0 1.1", "1.0 1.1"),
        # A word on one holds for all that is one with it.
        (("Ahmed al-Jarra said so.", "Ahmad Jarra said so.", "The doctor said so."),
         "0.0=2.0 2.0/1.0", "0.0 2.0", "1.0 2.0"),
        # The later holds.
        (RELLS, "0.0/1.0 0.0=2.0 2.0=1.0", "0.0 1.0 2.0", ""),
        (("Adan Rell said so.", "Omar Tell said so.", "The doctor said so."),
         "0.0=1.0 1.0=2.0 0.0/2.0", "1.0 2.0", "0.0 2.0"),
    ],
)  # fmt: skip
def test_a_person_wins(texts: tuple[str, ...], said: str, one: str, apart: str) -> None:
    _, who = linked(texts, said)
    joined = [who[spot_of(spot)] for spot in one.split()]
    parted = [who[spot_of(spot)] for spot in apart.split()]
    assert len(set(joined)) <= 1 and len(set(parted)) == len(parted)
    assert None not in (*joined, *parted)


def test_what_became_of_each_is_told() -> None:
    texts = ("Adan Rell said so.", "Omar Tell said so.", "The doctor said so.")
    links, _ = linked(texts, "0.0=1.0 1.0=2.0 0.0/2.0 0.0=2.9")
    assert [(fate.by, fate.state) for fate in links.fates] == [
        ("j1", "contradicted"), ("j2", "applied"), ("j3", "applied"), ("j4", "orphaned"),
    ]  # fmt: skip
    assert set(links.fates[0].against) == {"j2", "j3"}
    assert "Gone" in links.fates[3].why


def test_an_entity_says_who_made_it_one() -> None:
    links, _ = linked(("Adan Rell said so.", "Omar Tell said so."), "0.0=1.0")
    assert links.entities[0].why == (f"Adan Rell / Omar Tell: {WHO} judged them to be one.",)


def test_a_mention_finds_its_wording_where_the_text_moved() -> None:
    texts = ("Adan Rell said so.", "Omar Tell said so.")
    documents = tuple(document(f"d{n}.txt", text) for n, text in enumerate(texts))
    claims = tuple(told(home, 0) for home in documents)
    ends = [Mention(row.document, Span(700, 709, row.attribution[0].source)) for row in claims]
    links = link(documents, (), claims, Edges((Edge("j1", WHO, ends[0], ends[1], True),)))
    assert len(links.entities) == 1 and links.fates[0].state == "applied"


def test_a_hop_that_a_person_set_stays_though_it_is_the_outlet() -> None:
    home = document("a.txt", "Tal Herald said ten died.", outlet="Tal Herald")
    row = told(home, 0)
    assert link((home,), (), (row,)).claims[0].attribution == ()
    kept = link((home,), (), (row,), Edges(chains=frozenset({row.id}))).claims[0]
    assert kept.attribution and kept.stance == "alleged"


NAMES = ("Adan Rell", "Omar Tell", "The doctor", "Ossin Relief Committee", "Rell")
SPOTS = [(n, line) for n in range(3) for line in range(3)]
words = st.builds(
    lambda pair, same: "{}.{}{}{}.{}".format(*pair[0], "=" if same else "/", *pair[1]),
    st.lists(st.sampled_from(SPOTS), min_size=2, max_size=2, unique=True),
    st.booleans(),
)
texts = st.lists(
    st.lists(st.sampled_from(NAMES), min_size=3, max_size=3).map(
        lambda names: "\n".join(
            f"{name} said that {len(name) + n} died." for n, name in enumerate(names)
        )
    ),
    min_size=3,
    max_size=3,
).map(tuple)


@given(texts, st.lists(words, max_size=5).map(" ".join))
def test_every_judgement_that_is_applied_holds(drawn: tuple[str, ...], said: str) -> None:
    links, who = linked(drawn, said)
    state = {fate.by: fate.state for fate in links.fates}
    for number, word in enumerate(said.split(), start=1):
        sign = "=" if "=" in word else "/"
        a, b = map(spot_of, word.split(sign))
        if state[f"j{number}"] == "applied":
            assert (who[a] == who[b]) == (sign == "=")
    assert linked(drawn, said)[0] == links
