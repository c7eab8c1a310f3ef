"""Signed edges: what is one is transitive, and of what cannot all hold the later does."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model.signed import Edge, Fate, fates, weighed


def edges(said: str) -> list[Edge[str]]:
    """Edges as "A=B B=C A/C", oldest first, the slash for "different", numbered from 1."""
    return [Edge(str(n), "Ossa Telt", word[0], word[2], word[1] == "=")
            for n, word in enumerate(said.split(), start=1)]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "kept", "against"),
    [
        ("A=B", "1", {}),
        ("A=B B=C A/C", "2 3", {"1": ("2", "3")}),
        ("A/C A=B B=C", "2 3", {"1": ("2", "3")}),
        ("B=C A/C A=B", "2 3", {"1": ("2", "3")}),
        ("A=B B=C C=D A/D", "2 3 4", {"1": ("2", "3", "4")}),
        ("A/D A=B B=C C=D", "2 3 4", {"1": ("2", "3", "4")}),
        ("A=B A/C", "1 2", {}),
        ("A/B A/C B/C", "1 2 3", {}),
        ("A=B C=D A/C B=D", "2 3 4", {"1": ("3", "2", "4")}),
        ("A=B C=D B=D A/C", "2 3 4", {"1": ("3", "2", "4")}),
        ("A=A", "1", {}),
        ("A/A", "", {"1": ()}),
    ],
)
def test_the_later_holds(said: str, kept: str, against: dict[str, tuple[str, ...]]) -> None:
    signed = weighed(edges(said))
    assert " ".join(sorted(edge.by for edge in signed.kept)) == kept
    assert {by: tuple(sorted(those)) for by, those in signed.against.items()} == {
        by: tuple(sorted(those)) for by, those in against.items()
    }


def test_what_gave_way_is_told() -> None:
    rows = edges("A=B B=C A/C")
    assert fates(rows, weighed(rows), {"2": "gone"}) == [
        Fate("1", "contradicted", "later judgements say otherwise", ("3", "2")),
        Fate("2", "orphaned", "gone"),
        Fate("3", "applied"),
    ]


LETTERS = "ABCDEF"
drawn = st.lists(
    st.builds(
        lambda pair, same: f"{pair[0]}{'=' if same else '/'}{pair[1]}",
        st.sampled_from(list(combinations(LETTERS, 2))),
        st.booleans(),
    ),
    max_size=14,
).map(" ".join)


@given(drawn)
def test_what_is_kept_holds_together_and_leaves_out_no_more_than_it_must(said: str) -> None:
    rows = edges(said)
    signed = weighed(rows)
    for edge in signed.kept:
        one = signed.root(edge.a) == signed.root(edge.b)
        assert one == edge.same
        assert signed.apart([edge.a], [edge.b]) == (not edge.same)
    assert {edge.by for edge in rows} == {edge.by for edge in signed.kept} | set(signed.against)
    for edge in rows:
        if edge.by in signed.against:
            later = [row for row in signed.kept if int(row.by) > int(edge.by)]
            assert set(signed.against[edge.by]) <= {row.by for row in later}
            again = weighed([edge, *(row for row in later if row.by in signed.against[edge.by])])
            assert edge.by in again.against


@given(drawn, st.randoms(use_true_random=False))
def test_edges_that_do_not_clash_may_come_in_any_order(said: str, chance: object) -> None:
    rows = list(weighed(edges(said)).kept)
    chance.shuffle(turned := list(rows))  # type: ignore[attr-defined]
    signed = weighed(turned)
    assert not signed.against
    for one, other in combinations(LETTERS, 2):
        before = weighed(rows)
        assert signed.apart([one], [other]) == before.apart([one], [other])
        assert (signed.root(one) == signed.root(other)) == (before.root(one) == before.root(other))
