"""Figures: wording to interval, on the surface and through hand-made trees."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from helpers.trees import flat, tree

from recount.model.analysis import Analysis
from recount.model.document import Published
from recount.model.reading import QuantityMention, TimesPer
from recount.read.quantities import read_quantities
from recount.read.times import read_times

DAY = Published("2031-05-16", "2031-05-16", "given", "test")


def read(analysis: Analysis) -> tuple[QuantityMention, ...]:
    return read_quantities(analysis, read_times(analysis, DAY))


SURFACE = [
    # wording, low, high, bound, approximate
    ("58 people", 58, 58, "exact", False),
    ("13,000 people", 13000, 13000, "exact", False),
    ("13 000 people", 13000, 13000, "exact", False),
    ("13000 people", 13000, 13000, "exact", False),
    ("1,50,000 people", 150000, 150000, "exact", False),
    ("1.3 million people", 1300000, 1300000, "exact", False),
    ("two hundred and five people", 205, 205, "exact", False),
    ("twenty-five people", 25, 25, "exact", False),
    ("half a million people", 500000, 500000, "exact", False),
    ("a dozen people", 12, 12, "exact", False),
    ("a hundred and fifty people", 150, 150, "exact", False),
    ("20-50 people", 20, 50, "range", False),
    ("20–50 people", 20, 50, "range", False),
    ("20 to 50 people", 20, 50, "range", False),
    ("between 5,000 and 13,000 people", 5000, 13000, "range", False),
    ("from 500 to well over 1000 people", 500, None, "range", False),
    ("about 500 to some 1300 people", 500, 1300, "range", True),
    ("two to three dozen people", 24, 36, "range", False),
    ("5 to 10 million people", 5000000, 10000000, "range", False),
    ("between 1000 and 1800 people", 1000, 1800, "range", False),
    ("from 1000 to 2000 people", 1000, 2000, "range", False),
    ("$7/$9", 7, 9, "range", False),
    ("from $2,415 to $2,315", 2315, 2415, "range", False),
    ("a 300,000-year-old skull", 300000, 300000, "exact", False),
    ("up to 13,000 people", None, 13000, "at-most", False),
    ("as many as 50 people", None, 50, "at-most", False),
    ("at least 58 people", 58, None, "at-least", False),
    ("no fewer than 7 people", 7, None, "at-least", False),
    ("more than 5000 people", 5001, None, "at-least", False),
    ("well over 1000 people", 1001, None, "at-least", False),
    ("more than a hundred people", 101, None, "at-least", False),
    ("fewer than 10 people", None, 9, "at-most", False),
    ("nearly 100 people", None, 100, "at-most", True),
    ("almost 100 people", None, 100, "at-most", True),
    ("about 70 people", 70, 70, "about", True),
    ("some 500 people", 500, 500, "about", True),
    ("around 500 people", 500, 500, "about", True),
    ("an estimated 500 people", 500, 500, "about", True),
    ("at least some 50 people", 50, None, "at-least", True),
    ("30 or more people", 30, None, "at-least", False),
    ("an average of 12 people", 12, 12, "average", False),
    ("dozens of people", 24, None, "vague", True),
    ("scores of people", 40, None, "vague", True),
    ("tens of people", 20, None, "vague", True),
    ("hundreds of people", 200, None, "vague", True),
    ("thousands of people", 2000, None, "vague", True),
    ("tens of thousands of people", 20000, None, "vague", True),
    ("hundreds of thousands of people", 200000, None, "vague", True),
    ("several hundred people", 200, None, "vague", True),
    ("several dozen people", 24, None, "vague", True),
    ("millions of people", 2000000, None, "vague", True),
]


@pytest.mark.parametrize(("words", "low", "high", "bound", "approximate"), SURFACE)
def test_wording_to_interval(
    words: str, low: int | None, high: int | None, bound: str, approximate: bool
) -> None:
    (found,) = read(flat(words))
    assert (found.low, found.high, found.bound, found.approximate) == (
        low,
        high,
        bound,
        approximate,
    )
    assert found.span.exact in words


@pytest.mark.parametrize(
    "words",
    [
        "the 22nd battalion",
        "the fourth convoy",
        "a 12-year-old boy",
        "a boy aged 12 fled",
        "Amal Karam, 44, fled",
        "in 2011 they fled",
        "on May 16, 2031",
        "at 10:35 a.m.",
        "an F-16 jet",
        "Resolution 2118",
        "beat them 3-2",
        "S300 missiles",
        "every ten days",
        "a two-year siege",
        "9" * 40,
    ],
)
def test_what_counts_nothing_is_no_figure(words: str) -> None:
    assert read(flat(words)) == ()


def test_two_figures_stay_two() -> None:
    found = read(flat("killed 58 and wounded 170"))
    assert [(q.low, q.span.exact) for q in found] == [(58, "58"), (170, "170")]


def test_a_change_of_money_is_no_range() -> None:
    found = read(flat("rose by $5 million to $12 million"))
    assert [q.low for q in found] == [5000000, 12000000]


def test_a_measure_is_not_counted_up() -> None:
    found = read(tree("over/ADP/case/3 two/NUM/nummod/3 miles/NOUN/root/0/mile"))
    assert found[0].low == 2


UNITS = [
    ("killed/VERB/root/0/kill 12/NUM/nummod/3 civilians/NOUN/obj/1/civilian", "persons", 2),
    (
        "thousands/NOUN/nsubj/4/thousand of/ADP/case/3 inmates/NOUN/nmod/1/inmate"
        " fled/VERB/root/0/flee",
        "persons",
        2,
    ),
    (
        "50/NUM/nsubj/5 of/ADP/case/4 the/DET/det/4 prisoners/NOUN/nmod/1/prisoner"
        " fled/VERB/root/0/flee",
        "persons",
        3,
    ),
    ("58/NUM/nsubj:pass/3 were/AUX/aux:pass/3/be killed/VERB/root/0/kill", "persons", 0),
    ("found/VERB/root/0/find 30/NUM/nummod/3 bodies/NOUN/obj/1/body", "bodies", 2),
    (
        "200/NUM/nummod/3 displaced/VERB/amod/3/displace families/NOUN/nsubj/4/family"
        " left/VERB/root/0/leave",
        "families",
        2,
    ),
]


@pytest.mark.parametrize(("rows", "unit", "head"), UNITS)
def test_what_is_counted(rows: str, unit: str, head: int) -> None:
    (found,) = read(tree(rows))
    assert (found.unit, found.head) == (unit, head)


def one(rows: str) -> QuantityMention:
    return read(tree(rows))[0]


def test_a_rate_has_its_duration() -> None:
    each = one(
        "12/NUM/nummod/2 men/NOUN/nsubj:pass/4/man were/AUX/aux:pass/4/be hanged/VERB/root/0/hang"
        " each/DET/det/6 week/NOUN/obl:tmod/4"
    )
    assert (each.measure, each.per) == ("rate", "P1W")
    per = one(
        "killed/VERB/root/0/kill 12/NUM/nummod/3 men/NOUN/obj/1/man per/ADP/case/5 day/NOUN/nmod/3"
    )
    assert (per.measure, per.per) == ("rate", "P1D")


def test_so_many_each_time_has_how_often() -> None:
    found = one(
        "saw/VERB/root/0/see weekly/ADJ/amod/8 or/CCONJ/cc/7 sometimes/ADV/advmod/7"
        " twice/ADV/advmod/7 ~-/PUNCT/punct/7 ~weekly/ADJ/conj/2 hangings/NOUN/obj/1/hanging"
        " of/ADP/case/13 up/ADP/advmod/12 to/ADP/case/12 50/NUM/nummod/13"
        " prisoners/NOUN/nmod/8/prisoner at/ADP/case/16 a/DET/det/16 time/NOUN/nmod/8"
    )
    assert (found.measure, found.per, found.high) == ("per-event", None, 50)
    assert found.times_per == TimesPer(1, 2, "P1W")


def test_a_total_keeps_the_time_it_covers() -> None:
    found = one(
        "hanged/VERB/root/0/hang 40/NUM/nummod/3 men/NOUN/obj/1/man in/ADP/case/6"
        " five/NUM/nummod/6 years/NOUN/obl/1/year"
    )
    assert (found.measure, found.period) == ("total", "P5Y")


def test_parts_point_to_their_whole() -> None:
    killed = read(
        tree(
            "killed/VERB/root/0/kill 126/NUM/nummod/3 people/NOUN/obj/1/person ~,/PUNCT/punct/7"
            " including/VERB/case/7/include 60/NUM/nummod/7 children/NOUN/nmod/3/child"
            " and/CCONJ/cc/10 two/NUM/nummod/10 nurses/NOUN/conj/7/nurse"
        )
    )
    assert [(q.measure, q.subset_of) for q in killed] == [
        ("total", None),
        ("subset", 0),
        ("subset", 0),
    ]
    among = read(
        tree(
            "68/NUM/nummod/2 children/NOUN/nsubj/7/child were/AUX/cop/7/be among/ADP/case/7"
            " the/DET/det/7 126/NUM/nummod/7 people/NOUN/root/0/person"
        )
    )
    assert [(q.measure, q.subset_of) for q in among] == [("subset", 1), ("total", None)]


def calls_made(work: Callable[[], object]) -> int:
    """How many Python calls a piece of work makes: a clock that load does not move."""
    count = 0

    def tick(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit", ["9", "1,11", ",", "and a half ", "5 to ", "5-", "tens of thousands of ", "2011 "]
)
def test_hostile_text_takes_linear_work(unit: str) -> None:
    def cost(size: int) -> int:
        analysis = flat((unit * size)[:size])
        return calls_made(lambda: read(analysis))

    cost(100)
    assert cost(8000) <= 3 * cost(4000) + 500


NOBODY = "No/DET/det/2 one/NOUN/nsubj:pass/4/one was/AUX/aux:pass/4/be hurt/VERB/root/0/hurt"
NONE = "no/DET/det/2 casualties/NOUN/root/0/casualty/Number=Plur"
BOTH = (
    "Both/DET/det/2 brothers/NOUN/nsubj:pass/4/brother/Number=Plur were/AUX/aux:pass/4/be"
    " hanged/VERB/root/0/hang"
)
MAN = "A/DET/det/2 man/NOUN/nsubj/3/man died/VERB/root/0/die"
SEVERAL = "Several/ADJ/amod/2 men/NOUN/nsubj/3/man died/VERB/root/0/die"


def test_a_toll_that_rose_is_at_its_new_figure() -> None:
    (found,) = read(
        tree(
            "The/DET/det/2 toll/NOUN/nsubj/3/toll rose/VERB/root/0/rise from/ADP/case/5"
            " 45/NUM/obl/3 to/ADP/case/7 70/NUM/nmod/5"
        )
    )
    assert (found.low, found.high, found.bound, found.unit) == (70, 70, "exact", "persons")


def test_no_fewer_than_is_a_bound_and_not_nobody() -> None:
    (found,) = read(
        tree(
            "No/DET/det/5 fewer/ADJ/amod/5/few/Degree=Cmp than/ADP/fixed/2 ten/NUM/nummod/5"
            " men/NOUN/nsubj/6/man died/VERB/root/0/die"
        )
    )
    assert (found.low, found.high, found.bound) == (10, None, "at-least")


def test_a_number_before_a_verb_does_not_count_its_object() -> None:
    (found,) = read(
        tree("about/ADV/advmod/2 2200/NUM/nummod/4 left/VERB/root/0/leave Orvel/PROPN/obj/3")
    )
    assert found.head == found.number


def test_numbers_go_on_a_list_whose_commas_are_lost() -> None:
    found = read(
        tree(
            "150/NUM/nummod/2 bodies/NOUN/nsubj/3/body lay/VERB/root/0/lie in/ADP/case/5"
            " Ardel/PROPN/obl/3 100/NUM/flat/5 in/ADP/case/8 Boreth/PROPN/obl/3 67/NUM/flat/8"
            " in/ADP/case/11 Costen/PROPN/obl/3"
        )
    )
    assert [q.low for q in found] == [150, 100, 67]
    (camp,) = read(
        tree(
            "5/NUM/nummod/2 men/NOUN/nsubj/3/man fled/VERB/root/0/flee"
            " Camp/PROPN/obj/3 12/NUM/flat/4"
        )
    )
    assert camp.low == 5


@pytest.mark.parametrize(
    ("rows", "value", "words"), [(NOBODY, 0, "No one"), (NONE, 0, "no"), (BOTH, 2, "Both")]
)
def test_figures_without_a_number(rows: str, value: int, words: str) -> None:
    (found,) = read(tree(rows))
    assert (found.low, found.high, found.unit, found.span.exact) == (
        value,
        value,
        "persons",
        words,
    )


def test_one_and_several_are_read_when_asked_for() -> None:
    assert read(tree(MAN)) == read(tree(SEVERAL)) == ()
    (one_man,) = read_quantities(tree(MAN), (), unnumbered=True)
    (several,) = read_quantities(tree(SEVERAL), (), unnumbered=True)
    assert (one_man.low, one_man.high, several.bound, several.low) == (1, 1, "vague", None)
