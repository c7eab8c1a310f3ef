import pytest

from recount.model.claim import Quantity
from recount.model.reading import TimesPer
from recount.model.span import Span
from recount.model.times import TimeInterval
from recount.show.phrases import Phrases
from recount.show.wording import duration_words, figure_words, interval_words

T = Phrases()


def quantity(low, high, measure="total", bound="exact", **more):
    return Quantity(low, high, measure, more.pop("unit", "persons"), bound, "dozens",
                    Span(0, 0, ""), **more)  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (quantity(5000, 13000, bound="range"), "between 5,000 and 13,000 people"),
        (quantity(None, 13000, bound="at-most"), "at most 13,000 people"),
        (quantity(58, None, bound="at-least"), "at least 58 people"),
        (quantity(1, 1), "1 person"),
        (quantity(0, 0), "0 people"),
        (quantity(70, 70, approximate=True), "about 70 people"),
        (quantity(12, 12, unit="families"), "12 families"),
        (quantity(24, None, bound="vague", approximate=True), "“dozens” (24 or more) people"),
        (quantity(20, 50, "rate", "range", per="P1W"), "20 to 50 people a week"),
        (quantity(20, 50, "rate", "average", per="P1W"), "on average 20 to 50 people a week"),
        (quantity(None, 50, "rate", per="P1D"), "up to 50 people a day"),
        (quantity(3, 3, "rate", per="P10D"), "3 people every 10 days"),
        (quantity(None, 50, "per-event", times_per=TimesPer(1, 2, "P1W")),
         "up to 50 people at a time, once or twice a week"),
        (quantity(None, 50, "per-event", times_per=TimesPer(3, 5, "P1M")),
         "up to 50 people at a time, 3 to 5 times a month"),
        (quantity(None, 50, "per-event"), "up to 50 people at a time"),
    ],
)  # fmt: skip
def test_figures(figure, words):
    assert figure_words(T, figure) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2031-03-04", "2031-03-04", "4 March 2031"),
        ("2031-03", "2031-03", "March 2031"),
        ("2026", "2030", "2026 to 2030"),
        ("2031-03-02", "2031-03-04", "2–4 March 2031"),
        ("2031-02-02", "2031-03-04", "2 February 2031 to 4 March 2031"),
        ("2026", None, "since 2026"),
        ("2031-01-01", "2031-01-31", "January 2031"),
        ("2028-02-01", "2030-11-30", "February 2028 to November 2030"),
        ("2026-01-01", "2027-12-31", "2026 to 2027"),
        ("2031-01-01", "2031-01-30", "1–30 January 2031"),
        (None, "2030-01", "until January 2030"),
        (None, None, "not said"),
    ],
)
def test_intervals(earliest, latest, words):
    assert interval_words(T, TimeInterval(earliest, latest)) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("P4Y", "4 years"),
        ("P1M", "one month"),
        ("P1Y6M", "one year and 6 months"),
        ("soon", "soon"),
    ],
)
def test_durations(iso, words):
    assert duration_words(T, iso) == words
