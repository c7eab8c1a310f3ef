from dataclasses import replace

import pytest
from show_case import CLAIMS, ledger

from recount.model.claim import Quantity
from recount.model.reading import TimesPer
from recount.model.span import Span
from recount.show.figures import charts, over_period
from recount.show.grounding import grounded
from recount.show.index import index
from recount.show.page.claims import numbers
from recount.show.page.events import event_view
from recount.show.page.timeline import timeline_parts
from recount.show.phrases import Phrases
from recount.show.summary import about_event
from recount.show.tolls import toll_series

T = Phrases()


@pytest.mark.parametrize(
    ("low", "high", "per", "times", "week"),
    [
        (None, 50, "P1D", None, (None, 350)),
        (20, 50, "P1W", None, (20, 50)),
        (None, 50, None, TimesPer(1, 2, "P1W"), (None, 100)),
        (10, 10, None, TimesPer(1, None, "P1D"), (70, None)),
        (52, 52, "P1Y", None, (1, 1)),
    ],
)
def test_rates_are_brought_to_a_week(low, high, per, times, week):
    figure = Quantity(low, high, "rate", "persons", "range", "", Span(0, 0, ""), per=per,
                      times_per=times)  # fmt: skip
    assert over_period(figure) == week


def drawn(base, number=0):
    at = index(grounded(base))
    return at, charts(T, at, at.ledger.events[number])


def test_totals_and_rates_do_not_share_an_axis():
    _, found = drawn(ledger())
    assert [(c.act, c.measure) for c in found] == [("killing", "total"), ("killing", "rate")]


MONTHLY = [
    (["P1M"], "Killing: people a month", (5, 7)),
    (["P1M", "P1M"], "Killing: people a month", (5, 7)),
    (["P1M", "P1W"], "Killing: people a week", (1, 2)),
]


@pytest.mark.parametrize(("pers", "title", "bounds"), MONTHLY)
def test_a_chart_of_rates_says_the_period_it_is_drawn_for(pers, title, bounds):
    base = ledger()
    rates = [
        Quantity(5, 7 + n, "rate", "persons", "range", "", CLAIMS[0].span, per=per)
        for n, per in enumerate(pers)
    ]
    claims = [replace(c, quantity=None) for c in CLAIMS]
    claims[: len(rates)] = [replace(c, quantity=q) for c, q in zip(claims, rates)]
    at = index(replace(base, claims=tuple(claims)))
    (chart,) = charts(T, at, base.events[0])
    row = chart.rows()[0]
    assert (row.low, row.high) == bounds
    view = event_view(T, at, numbers(at), base.events[0])
    (shown,) = [*view.charts, *view.singles]
    assert shown.title == title
    assert bool(shown.notes) == ("P1W" in pers)


def test_one_figure_told_twice_by_one_origin_is_one_row():
    _, found = drawn(ledger())
    (group,) = found[0].groups
    assert group.origin == "Lantern Watch"
    assert [r.claims for r in group.rows] == [("c1",), ("c5", "c6")]


def test_a_denied_figure_stays_apart_and_out_of_the_summary():
    claims = [replace(c, stance="denied") if c.id == "c6" else c for c in CLAIMS]
    at, found = drawn(replace(ledger(), claims=tuple(claims)))
    assert [r.stance for r in found[0].rows()] == ["alleged", "alleged", "denied"]
    told = about_event(T, at, at.ledger.events[0])
    assert "c6" not in told[0].claims


def test_a_toll_is_drawn_only_where_one_origin_changed_its_number():
    at, found = drawn(ledger(), 1)
    assert toll_series(at, at.ledger.events[1], found) == ()
    base = ledger()
    event = base.events[1]
    medics = replace(event.origins[0], claims=("c8", "c11"))
    changed = replace(event, origins=(medics, *event.origins[1:3]))
    dated = replace(base.documents[2], published=base.documents[0].published.__class__(
        "2031-03-05", "2031-03-05", "given", ""))  # fmt: skip
    moved = replace(base, events=(base.events[0], changed), documents=(*base.documents[:2], dated))
    at, found = drawn(moved, 1)
    (series,) = toll_series(at, at.ledger.events[1], found)
    assert [(p.day.isoformat(), p.value, p.open) for p in series.points] == [
        ("2031-03-03", 31, True),
        ("2031-03-05", 38, True),
    ]


def test_the_timeline_shows_a_dense_week_apart_from_a_long_span():
    at = index(grounded(ledger()))
    parts = timeline_parts(T, at, numbers(at))
    assert [[g.title for g in p.groups] for p in parts] == [
        ["Hangings at Korvath prison"],
        ["Hangings at Korvath prison", "Shelling of the market of Sarn", "Documents published"],
    ]


def test_one_figure_takes_one_line_and_others_are_set_aside():
    base = ledger()
    event = base.events[1]
    alone = replace(event.brackets[0], claims=("c11",))
    at = index(grounded(replace(base, events=(replace(event, brackets=(alone,)),))))
    view = event_view(T, at, numbers(at), at.ledger.events[0])
    assert view.brackets == () and view.one_figure.startswith("One figure, ")
    rows = [row for chart in view.charts for _, rows in chart.groups for row in rows]
    assert {row.aside for row in rows} == {"", "set aside"}
