"""Where and when a deed was, where its sentence speaks of another place or of every week."""

from dataclasses import replace

import pytest
from accounts import claim, document, figure, named

from recount.link import link
from recount.link.eventtime import event_time
from recount.model.times import TimeInterval


@pytest.mark.parametrize(
    ("text", "words", "when", "days"),
    [
        ("Ten were shot once a week, to Monday.", "Monday", ("2017-04-10",) * 2, None),
        ("They were shot every Monday.", "Monday", ("2017-04-10",) * 2, None),
        ("They were shot on Monday.", "Monday", ("2017-04-10",) * 2, ("2017-04-10", "2017-04-10")),
        ("Ten died in early March.", "early March", ("2017-03",) * 2, ("2017-03-01", "2017-03-14")),
        ("Ten died in late February.", "late February", ("2017-02",) * 2,
         ("2017-02-17", "2017-02-28")),
        ("Ten died in March.", "March", ("2017-03",) * 2, ("2017-03", "2017-03")),
    ],
)  # fmt: skip
def test_the_days_of_an_event(
    text: str, words: str, when: tuple[str, str], days: tuple[str, str] | None
) -> None:
    home = document("a.txt", text)
    row = replace(claim(home, text), when=TimeInterval(*when, words, "resolved"))
    found = event_time(row, home)
    assert (found and (found.earliest, found.latest)) == days


def test_a_place_lent_by_a_clause_beside_a_deed_makes_no_matter_of_it() -> None:
    home = document(
        "a.txt",
        "At Marun prison 400 were hanged. Before they were hanged, they were tried in Ossin.",
    )
    first = claim(home, "At Marun prison 400 were hanged.", at="Marun prison", method="hanged",
                  count=figure(home, "400", 400, 400))  # fmt: skip
    second = claim(home, "they were hanged", method="hanged", at="Ossin")
    (event,) = link((home,), (), (first, second)).events
    assert event.title == "Executions at Marun prison"


def test_a_place_is_named_if_any_of_its_wordings_is() -> None:
    home = document(
        "a.txt", "At the prison ten were hanged. Marun prison is full. One was tried in Ossin."
    )
    rows = (
        claim(home, "At the prison ten were hanged.", at="prison", method="hanged",
              count=figure(home, "ten", 10, 10)),
        claim(home, "Marun prison is full.", at="Marun prison", method="hanged"),
        replace(claim(home, "One was tried", method="hanged"), place=named(home, "Ossin")),
    )  # fmt: skip
    assert link((home,), (), rows).events[0].title == "Executions at Marun prison"


def test_a_place_is_no_short_name_of_a_body_called_after_it() -> None:
    home = document("a.txt", "Ossin Rights Watch said shells hit eastern Ossin.")
    row = claim(home, home.text, "attack", voice="Ossin Rights Watch", at="eastern Ossin",
                victims="eastern Ossin")  # fmt: skip
    second = claim(home, "shells hit eastern Ossin", "injury", at="Ossin")
    bodies = [e for e in link((home,), (), (row, second)).entities if e.kind == "organisation"]
    assert [body.names for body in bodies] == [("Ossin Rights Watch",)]


@pytest.mark.parametrize(("voice", "events"), [("Amal Watch", 1), ("Fajr Union", 2)])
def test_one_voice_with_one_large_figure_is_one_account(voice: str, events: int) -> None:
    one = document("a.txt", "Amal Watch said 900 were shot at Marun prison.", "2017-04-15")
    other = document("b.txt", f"{voice} said 900 were shot at the prison.", "2017-04-24")
    rows = (
        claim(one, one.text, voice="Amal Watch", at="Marun prison",
              count=figure(one, "900", 900, 900)),
        claim(other, other.text, voice=voice, at="prison", count=figure(other, "900", 900, 900)),
    )  # fmt: skip
    assert len(link((one, other), (), rows).events) == events
