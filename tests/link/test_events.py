"""What is one matter, what is another, and what it is called."""

from accounts import claim, document, figure

from recount.link import link


def test_an_attack_its_dead_and_its_wounded_are_one_matter_over_documents() -> None:
    first = document(
        "a.txt", "A bomb hit a market in Ossin on Friday. It killed ten.", "2017-04-15"
    )
    second = document("b.txt", "Friday's blast in Oseen wounded twenty.", "2017-04-16")
    links = link(
        (first, second),
        (),
        (
            claim(
                first,
                "A bomb hit a market in Ossin",
                "attack",
                at="Ossin",
                on="2017-04-14",
                method="bomb",
            ),
            claim(first, "It killed ten.", "killing"),
            claim(second, "wounded twenty", "injury", at="Oseen", on="2017-04-14"),
        ),
    )
    (event,) = links.events
    assert len(event.claims) == 3
    assert event.title == "Bombing in Oseen, 14 April 2017" or event.title.startswith(
        "Bombing in Ossin"
    )
    assert event.act == "attack"


def test_other_days_and_other_acts_are_other_matters() -> None:
    home = document(
        "a.txt", "Ten died in Ossin on Friday. Five died in Ossin on Monday. Ossin is besieged."
    )
    rows = (
        claim(home, "Ten died in Ossin on Friday.", at="Ossin", on="2017-04-14"),
        claim(home, "Five died in Ossin on Monday.", at="Ossin", on="2017-04-10"),
        claim(home, "Ossin is besieged.", "siege", at="Ossin"),
    )
    assert len(link((home,), (), rows).events) == 3


def test_a_wars_total_is_no_part_of_one_day() -> None:
    text = "Ten died in Ossin on Friday. The war has killed 90,000 people since 2011."
    home = document("a.txt", text)
    rows = (
        claim(home, "Ten died in Ossin on Friday.", at="Ossin", on="2017-04-14"),
        claim(home, "The war has killed 90,000 people since 2011.", on=("2011", "2017-04"),
              count=figure(home, "90,000", 90000, 90000)),
    )  # fmt: skip
    assert len(link((home,), (), rows).events) == 2


def test_what_names_no_time_is_not_carried_back_into_history() -> None:
    text = "Gas killed ten in Ossin on Friday. In 1988 gas killed 900 in Tal. Medics saw more dead."
    home = document("a.txt", text)
    rows = (
        claim(home, "Gas killed ten in Ossin on Friday.", at="Ossin", on="2017-04-14"),
        claim(home, "In 1988 gas killed 900 in Tal.", at="Tal", on="1988"),
        claim(home, "Medics saw more dead.", voice="Medics"),
    )
    events = link((home,), (), rows).events
    together = next(event for event in events if rows[2].id in event.claims)
    assert rows[0].id in together.claims


def test_a_facility_gives_its_killings_a_title() -> None:
    home = document("a.txt", "Prisoners were hanged at Marun prison, Amal Watch said.")
    rows = (claim(home, "Prisoners were hanged at Marun prison", voice="Amal Watch",
                  at="Marun prison", method="hanging"),)  # fmt: skip
    assert link((home,), (), rows).events[0].title == "Executions at Marun prison"


def test_the_order_of_documents_changes_nothing() -> None:
    first = document("a.txt", "Ten died in Ossin.", "2017-04-15")
    second = document("b.txt", "Eleven died in Oseen.", "2017-04-15")
    rows = (
        claim(first, "Ten died in Ossin.", at="Ossin"),
        claim(second, "Eleven died in Oseen.", at="Oseen"),
    )
    assert link((first, second), (), rows) == link((second, first), (), rows[::-1])


def test_a_head_speaks_for_the_body_and_it_is_said_so() -> None:
    one = document("a.txt", "The Ossin Relief Committee said ten died in Tal.")
    other = document("b.txt", "Adan Rell, head of the committee, said ten died in Tal.")
    links = link(
        (one, other),
        (),
        (
            claim(
                one,
                "ten died in Tal",
                voice="The Ossin Relief Committee",
                at="Tal",
                on="2017-04-14",
            ),
            claim(other, "ten died in Tal", voice="Adan Rell", at="Tal", on="2017-04-14"),
        ),
    )
    (event,) = links.events
    assert event.independent_origins == 1
    assert "speaks for" in event.origins[0].why


def test_unnamed_voices_of_two_documents_are_two_origins() -> None:
    one = document("a.txt", "Witnesses said ten died in Tal.", outlet="Morning")
    other = document("b.txt", "Witnesses said ten died in Tal.", outlet="Evening")
    rows = tuple(
        claim(home, "ten died in Tal", voice="Witnesses", at="Tal", on="2017-04-14")
        for home in (one, other)
    )
    (event,) = link((one, other), (), rows).events
    assert event.independent_origins == 2


def test_those_who_die_of_wounds_in_hospital_are_of_the_event() -> None:
    text = "Shells hit Ossin on Friday. Three of the wounded died in hospital on Monday."
    home = document("a.txt", text, "2017-04-18")
    rows = (
        claim(home, "Shells hit Ossin on Friday.", "attack", at="Ossin", on="2017-04-14"),
        claim(home, "Three of the wounded died in hospital on Monday.", at="hospital",
              on="2017-04-17", victims="the wounded", count=figure(home, "Three", 3, 3, "subset")),
    )  # fmt: skip
    (event,) = link((home,), (), rows).events
    assert event.when and event.when.days()[0].isoformat() == "2017-04-14"


def test_a_time_after_the_telling_is_no_time_of_the_event() -> None:
    home = document("a.txt", "Ten were killed in Ossin the next day.", "2017-04-15")
    row = claim(home, home.text, at="Ossin", on="2017-04-16")
    (event,) = link((home,), (), (row,)).events
    assert event.when is None and event.title == "Killings in Ossin"


def test_since_runs_to_the_telling() -> None:
    home = document("a.txt", "Ten were killed in Ossin since January.", "2017-04-15")
    row = claim(home, home.text, at="Ossin", on="2017-01")
    row = type(row)(row.id, row.document, row.span, row.act, row.stance, place=row.place,
                    when=type(row.when)("2017-01", "2017-01", "January"))  # fmt: skip
    (event,) = link((home,), (), (row,)).events
    assert event.when and (event.when.earliest, event.when.latest) == ("2017-01-01", "2017-04-15")


def test_a_title_goes_by_the_act_itself_not_by_what_stands_beside_it() -> None:
    text = "Planes bombed Ossin on Friday. Ten were executed there, one said. Planes bombed Ossin."
    home = document("a.txt", text)
    rows = (
        claim(home, "Planes bombed Ossin on Friday.", "attack", at="Ossin", on="2017-04-14",
              method="bombed"),
        claim(home, "Ten were executed there", "killing", method="executed"),
        claim(home, "Planes bombed Ossin.", "attack", at="Ossin", method="bombed"),
    )  # fmt: skip
    titles = [event.title for event in link((home,), (), rows).events]
    assert "Bombing in Ossin, 14 April 2017" in titles


def test_a_letter_that_names_its_town_in_its_title_only_joins_the_event_there() -> None:
    first = document("a.txt", "Bombs hit a market in Ossin on Friday.", "2017-04-15")
    other = document("b.txt", "Ossin cannot wait. Bombs fell on our market.", "2017-04-20")
    other = type(other)(other.id, other.name, other.text, other.text_id, other.zones,
                        "Ossin cannot wait.", "b", published=other.published)  # fmt: skip
    rows = (
        claim(first, first.text, "attack", at="Ossin", on="2017-04-14", method="bomb"),
        claim(other, "Bombs fell on our market.", "attack", at="our market", method="bomb"),
    )
    assert len(link((first, other), (), rows).events) == 1
