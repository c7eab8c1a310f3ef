"""What joins matters of different documents where a reader gave little."""

from dataclasses import replace

from accounts import claim, document, figure

from recount.link import link
from recount.model.document import Published


def test_an_undated_report_joins_by_its_week_its_method_and_its_figure() -> None:
    dated = document("a.txt", "A bomb killed 112 in Ossin.", "2017-04-15")
    undated = document("b.txt", "The bomb toll stands at 112.", "2017-04-16")
    rows = (
        claim(dated, dated.text, at="Ossin", on="2017-04-15", method="bomb",
              count=figure(dated, "112", 112, 112)),
        claim(undated, undated.text, method="bomb", count=figure(undated, "112", 112, 112)),
    )  # fmt: skip
    assert len(link((dated, undated), (), rows).events) == 1


def test_a_week_alone_joins_nothing() -> None:
    dated = document("a.txt", "A bomb killed 112 in Ossin.", "2017-04-15")
    undated = document("b.txt", "Gunmen shot 31.", "2017-04-16")
    rows = (
        claim(dated, dated.text, at="Ossin", on="2017-04-15", method="bomb",
              count=figure(dated, "112", 112, 112)),
        claim(undated, undated.text, method="shot", count=figure(undated, "31", 31, 31)),
    )  # fmt: skip
    assert len(link((dated, undated), (), rows).events) == 2


def test_a_report_dated_a_day_late_still_joins_at_its_place_and_two_days_do_not() -> None:
    for day, events in (("2017-04-16", 1), ("2017-04-17", 2)):
        first = document("a.txt", "Ten died in Ossin.", "2017-04-15")
        second = document("b.txt", "Eleven died in Ossin.", "2017-04-17")
        rows = (
            claim(first, first.text, at="Ossin", on="2017-04-15"),
            claim(second, second.text, at="Ossin", on=day),
        )
        assert len(link((first, second), (), rows).events) == events


def test_a_date_known_on_one_side_alone_parts_no_account_from_the_others() -> None:
    dated = document("a.txt", "A bomb killed 112 in Ossin.", "2017-04-15")
    vague = document("b.txt", "A bomb killed 112 in Ossin.", None)
    vague = replace(vague, published=Published("2011", None, "inferred", "2011 is told as past"))
    rows = (
        claim(dated, dated.text, at="Ossin", on="2017-04-15"),
        claim(vague, vague.text, at="Ossin"),
    )
    assert len(link((dated, vague), (), rows).events) == 1


def test_a_wars_toll_is_no_part_of_a_days_matter() -> None:
    home = document("a.txt", "Ten died in Ossin. The war has killed 470,000 in Ossin.")
    rows = (
        claim(home, "Ten died in Ossin.", at="Ossin", on="2017-04-15",
              count=figure(home, "Ten", 10, 10)),
        claim(home, "The war has killed 470,000 in Ossin.", at="Ossin",
              count=figure(home, "470,000", 470_000, 470_000)),
    )  # fmt: skip
    assert len(link((home,), (), rows).events) == 2
