"""Where a named town lies: GeoNames' towns of the world, a country at a time.

The gazetteer has places of more than 1,000 inhabitants and seats of
administration, so a village may be missing: a name is looked up as written,
never by its sound, and among the towns of the countries that its text is about.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from recount.resources import table

SOURCE = "GeoNames"
# Towns of one name so near to each other are one, which the gazetteer has twice.
ONE = 10.0
# The earth's mean radius in kilometres.
EARTH = 6371.0


@dataclass(frozen=True, slots=True)
class Town:
    """A place of the gazetteer: its number there, name, country, degrees and inhabitants."""

    id: int
    name: str
    country: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class Sought:
    """What looking a name up gave: the one town it can be, or the several it could be."""

    town: Town | None = None
    rivals: tuple[Town, ...] = ()


NOT_SOUGHT = Sought()


@cache
def towns(country: str) -> dict[str, tuple[Town, ...]]:
    """The towns of a country by each of their names, its words as `core_words` gives them."""
    found: dict[str, list[Town]] = {}
    for number, latitude, longitude, population, name, cores in table("gazetteer", country):
        where = (float(latitude), float(longitude))
        town = Town(int(number), name, country, *where, int(population))
        for core in cores.split("|"):
            found.setdefault(core, []).append(town)
    return {core: tuple(held) for core, held in found.items()}


def seek(core: tuple[str, ...], hints: tuple[str, ...]) -> Sought:
    """The town of a name in the countries hinted at; none chosen where several are left."""
    name = " ".join(core)
    found = [town for country in hints for town in towns(country).get(name, ())]
    left: list[Town] = []
    for town in sorted(found, key=lambda t: (-t.population, t.id)):
        if all(kilometres(town, other) > ONE for other in left):
            left.append(town)
    return Sought(left[0]) if len(left) == 1 else Sought(None, tuple(left))


def kilometres(one: Town, other: Town) -> float:
    """How far two towns lie apart on a sphere."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    up = math.sin((b - a) / 2) ** 2
    along = math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(up + math.cos(a) * math.cos(b) * along))
