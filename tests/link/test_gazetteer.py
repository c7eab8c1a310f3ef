"""Where towns lie, and what that tells of places of one name or of two."""

import pytest
from accounts import claim, document

from recount.link import link
from recount.link.gazetteer import kilometres, seek, towns
from recount.link.names import core_words
from recount.model.ledger import Entity
from recount.resources import table


def placed(*rows: tuple[str, str]) -> list[Entity]:
    """Entities of one document a row of (text, place in it)."""
    homes = [document(f"d{n}.txt", text) for n, (text, _) in enumerate(rows)]
    claims = tuple(claim(home, home.text, at=place) for home, (_, place) in zip(homes, rows))
    entities = link(tuple(homes), (), claims).entities
    return [entity for entity in entities if entity.kind in ("place", "facility")]


@pytest.mark.parametrize(
    ("core", "country", "number"),
    [
        (("homs",), "Syria", 169577),
        (("hims",), "Syria", 169577),
        (("حمص",), "Syria", 169577),
        (("tripoli",), "Libya", 2210247),
        (("tripoli",), "Lebanon", 266826),
        (("lashkar", "gah"), "Afghanistan", 1134720),
    ],
)
def test_one_town_of_a_name(core: tuple[str, ...], country: str, number: int) -> None:
    found = seek(core, (country,))
    assert found.town and found.town.id == number and found.rivals == ()


def test_of_several_none_is_chosen() -> None:
    found = seek(("tripoli",), ("Lebanon", "Libya"))
    assert found.town is None and {town.country for town in found.rivals} == {"Lebanon", "Libya"}


def test_what_the_gazetteer_lacks_is_not_found() -> None:
    assert seek(("nowhere",), ("Syria",)).town is None
    assert seek(("homs",), ()).town is None
    assert seek(("homs",), ("Atlantis",)).town is None


def test_a_name_that_only_sounds_alike_is_not_found() -> None:
    assert seek(("hamouriya",), ("Syria",)).town is None


def test_distance() -> None:
    (homs,), (hama,) = towns("Syria")["homs"], towns("Syria")["hama"]
    assert kilometres(homs, hama) == pytest.approx(46, abs=3)
    assert kilometres(homs, homs) == 0


def test_names_are_kept_as_they_are_looked_up() -> None:
    """The tables hold what `core_words` made of them: run train.gazetteer where it changed."""
    for row in table("gazetteer", "Libya"):
        assert " ".join(core_words(row[4])) in row[5].split("|")


def test_a_place_has_the_point_of_its_town_in_the_country_its_text_is_about() -> None:
    (entity,) = placed(("Ten died in Homs, Syria.", "Homs"))
    assert entity.location
    assert (entity.location.source, entity.location.id) == ("GeoNames", "169577")
    assert entity.location.precision == "town"
    assert entity.location.latitude == pytest.approx(34.72, abs=0.01)
    assert entity.location.longitude == pytest.approx(36.73, abs=0.01)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ten died in Homs.", "Homs"),  # No country is named.
        ("Ten died in Tripoli. Libya and Lebanon mourned.", "Tripoli"),
        ("Ten died in Homs province, Syria.", "Homs province"),
        ("Ten died near Homs, Syria.", "near Homs"),
        ("Ten died at Homs prison in Syria.", "Homs prison"),
        ("Ten died in Ossin, Syria.", "Ossin"),
    ],
)
def test_a_place_that_is_no_one_town_has_no_point(text: str, place: str) -> None:
    assert all(entity.location is None for entity in placed((text, place)))


def test_the_towns_a_place_could_be_are_named() -> None:
    (entity,) = placed(("Ten died in Tripoli. Libya and Lebanon mourned.", "Tripoli"))
    assert any("2 towns of this name: Tripoli, Lebanon (266826)" in why for why in entity.why)


def test_two_names_of_one_town_are_one_place() -> None:
    entities = placed(
        ("Ten died in Aleppo, Syria.", "Aleppo"), ("Syria: ten died in Halab.", "Halab")
    )
    assert [set(entity.names) for entity in entities] == [{"Aleppo", "Halab"}]
    assert any("same town of the gazetteer" in why for why in entities[0].why)


def test_towns_of_one_name_far_apart_are_never_one() -> None:
    libya = ("Ten died in Tripoli, Libya.", "Tripoli")
    lebanon = ("Five died in Tripoli, Lebanon.", "Tripoli")
    entities = placed(libya, lebanon)
    assert len(entities) == 2
    assert {entity.location.id for entity in entities if entity.location} == {"2210247", "266826"}


def test_a_name_that_two_towns_could_be_is_neither() -> None:
    rows = (
        ("Ten died in Tripoli, Libya.", "Tripoli"),
        ("Five died in Tripoli, Lebanon.", "Tripoli"),
        ("Six died in Tripoli.", "Tripoli"),
    )
    assert len(placed(*rows)) == 3
    assert len(placed(rows[0], rows[2])) == 1
