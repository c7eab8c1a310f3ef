"""One text in several documents: cut, edited, embedded; and two texts on one matter."""

from accounts import claim, document

from recount.link import link
from recount.link.copies import find_copies

LEAD = (
    "At least forty people were killed on Saturday when a bomb hit a column of buses outside Ossin"
)
BODY = (
    "The buses had been waiting since dawn at a crossing point held by the rebels. "
    "Drivers said they saw a van come up fast along the service road and stop between the coaches. "
    "Children had gathered round it because someone was handing out crisps, two of them said. "
    "Rescue workers carried bodies to the roadside until the light went and then worked by lamps. "
)
OTHER = (
    "An explosion struck evacuees leaving the besieged hill towns, officials and medics reported. "
    "The wounded were driven north through three checkpoints to the provincial hospital, where "
    "surgeons operated in corridors. Negotiators suspended the exchange until further notice. "
)


def test_a_cut_copy_is_found_with_its_source() -> None:
    whole = document("a.txt", f"{LEAD}. {BODY}{OTHER}", "2017-04-15", "Morning", ("Wire",))
    cut = document("b.txt", f"{LEAD}. {BODY}", "2017-04-16", "Evening")
    one, other = find_copies((whole, cut)).relations
    assert other.copy_of == whole.id and one.copy_of is None
    assert other.shares_text[0].share == 1.0 and 0.4 < one.shares_text[0].share < 0.8


def test_house_style_does_not_hide_a_copy() -> None:
    first = document("a.txt", f"{LEAD}. {BODY}", "2017-04-15")
    edited = (
        BODY.replace("someone", "a man").replace("rebels", "insurgents").replace("dawn", "daybreak")
    )
    second = document(
        "b.txt", f"{LEAD.replace('forty', '40')}. {edited}", "2017-04-15", "B", ("Wire",)
    )
    relation = find_copies((first, second)).relations[1]
    assert relation.shares_text[0].share > 0.7


def test_an_embedded_passage_is_shared_but_no_copy() -> None:
    first = document("a.txt", f"{LEAD}. {BODY}")
    second = document("b.txt", f"{OTHER}{BODY}{OTHER.upper()}", "2017-04-16")
    relation = find_copies((first, second)).relations[1]
    assert relation.copy_of is None and relation.shares_text


def test_two_stories_of_one_event_share_nothing() -> None:
    relations = find_copies(
        (document("a.txt", f"{LEAD}. {BODY}"), document("b.txt", OTHER))
    ).relations
    assert all(not relation.shares_text and relation.copy_of is None for relation in relations)


def test_one_statement_printed_twice_has_the_origin_that_one_print_names() -> None:
    said = f"{LEAD}, the Ossin Relief Committee said"
    first = document("a.txt", f"{said}. {BODY}", outlet="Morning")
    second = document("b.txt", f"{LEAD}. {BODY}", outlet="Evening")
    rows = (
        claim(first, LEAD, voice="Ossin Relief Committee", on="2017-04-15"),
        claim(second, LEAD, on="2017-04-15"),
    )
    links = link((first, second), (), rows)
    assert links.ties == ((rows[0].id, rows[1].id),)
    (event,) = links.events
    assert event.independent_origins == 1
    assert event.origins[0].label == "Ossin Relief Committee"
    assert "the same text elsewhere" in event.origins[0].why
