"""No two matters of a report are called the same."""

import pytest
from accounts import claim, document, figure

from recount.link import link


@pytest.mark.parametrize(
    ("days", "outlets", "counts", "titles"),
    [
        (("2017-04-15", "2017-09-02"), ("Fajr", "Tal Herald"), (30, 70),
         {"Killings (30)", "Killings (70)"}),
        (("2017-04-15", "2017-09-02"), ("Fajr", "Tal Herald"), (None, 70),
         {"Killings (reported 15 April 2017)", "Killings (reported 2 September 2017)"}),
        ((None, None), ("Fajr", "Tal Herald"), (None, None),
         {"Killings (Fajr)", "Killings (Tal Herald)"}),
        ((None, None), ("Fajr", "Fajr"), (None, None), {"Killings (1)", "Killings (2)"}),
    ],
)  # fmt: skip
def test_matters_of_one_title_are_told_apart(
    days: tuple[str | None, str | None],
    outlets: tuple[str, str],
    counts: tuple[int | None, int | None],
    titles: set[str],
) -> None:
    texts = [f"{n or 'Some'} people were killed." for n in counts]
    homes = tuple(
        document(f"{name}.txt", text, on, outlet)
        for name, text, on, outlet in zip("ab", texts, days, outlets)
    )
    rows = tuple(
        claim(home, home.text, count=figure(home, str(n), n, n) if n else None)
        for home, n in zip(homes, counts)
    )
    assert {event.title for event in link(homes, (), rows).events} == titles
