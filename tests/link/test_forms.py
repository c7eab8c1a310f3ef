"""What a wording is taken for before anything joins it."""

import pytest

from recount.link.forms import party_form
from recount.link.places import place_form, place_names


@pytest.mark.parametrize(
    ("text", "shape", "country"),
    [
        ("the Kenyan government", "government", "Kenya"),
        ("Kenyas authorities", "government", "Kenya"),
        ("Nairobi", "country", "Kenya"),
        ("Kenya", "country", "Kenya"),
        ("Kenyan army forces", "forces", "Kenya"),
        ("Kenyan state television", "state-media", "Kenya"),
        ("US officials", "none", None),
        ("Kenyan activists", "none", None),
        ("Kenyan rebels", "side", "Kenya"),
    ],
)
def test_states_by_their_many_names(text: str, shape: str, country: str | None) -> None:
    form = party_form(text)
    assert (form.shape, form.country) == (shape, country)


@pytest.mark.parametrize(
    ("text", "leader"),
    [
        ("President Adan Rell's government", ("adan", "rell")),
        ("Rell's regime", ("rell",)),
        ("the Rell regime", ("rell",)),
        ("government of President Adan Rell", ("adan", "rell")),
        ("forces loyal to President Adan Rell", ("adan", "rell")),
    ],
)
def test_a_leader_stands_for_a_government(text: str, leader: tuple[str, ...]) -> None:
    assert party_form(text).leader == leader


@pytest.mark.parametrize(
    ("text", "kind", "core"),
    [
        ("Foreign Secretary Mora Hill", "person", ("mora", "hill")),
        ("UN aid chief Ian Dole", "person", ("ian", "dole")),
        ("British-based monitor the Ossin Relief Committee", "organisation",
         ("ossin", "relief", "committee")),
        ("the Fajr brigade", "organisation", ("fajr",)),
        ("state news agency FANA", "organisation", ("fana",)),
    ],
)  # fmt: skip
def test_names_among_titles_and_common_nouns(text: str, kind: str, core: tuple[str, ...]) -> None:
    form = party_form(text)
    assert (form.kind, form.shape, form.core) == (kind, "name", core)


@pytest.mark.parametrize(
    "text", ["people", "Ossin evacuees", "residents of Ossin", "they", "a source"]
)
def test_nobody_in_particular(text: str) -> None:
    assert party_form(text).shape == "none"


@pytest.mark.parametrize(
    ("text", "kind", "core", "beside"),
    [
        ("Marun military prison complex", "facility", ("marun",), False),
        ("the town of Ossin near Tal", "place", ("ossin",), False),
        ("near Ossin", "place", ("ossin",), True),
        ("a crossing point west of Ossin", "place", ("ossin",), True),
        ("Ossin suburbs", "place", ("ossin",), True),
        ("a village in Ossin province", "place", ("ossin",), True),
        ("Eastern Ossin", "place", ("eastern", "ossin"), False),
    ],
)
def test_places(text: str, kind: str, core: tuple[str, ...], beside: bool) -> None:
    form = place_form(text)
    assert (form.kind, form.core, form.beside) == (kind, core, beside)


def test_two_names_make_one_place_in_either_order() -> None:
    assert place_form("Ossin and Tal").core == place_form("the villages of Tal and Ossin").core
    assert place_names("Ossin near Tal") == (("ossin",), ("tal",))


@pytest.mark.parametrize(
    ("text", "shape", "core"),
    [
        ("Ossin Attack", "name", ("ossin",)),
        ("Ossin Monitor", "name", ("ossin",)),
        ("Dozens killed hospital", "head", ()),
        ("Fajr-held areas", "none", ()),
        ("Fajr-controlled Ossin", "name", ("ossin",)),
    ],
)
def test_a_headline_lends_a_place_no_name(text: str, shape: str, core: tuple[str, ...]) -> None:
    form = place_form(text)
    assert (form.shape, form.core) == (shape, core)
