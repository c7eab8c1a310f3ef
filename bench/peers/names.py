"""Other people's likeness of two names, from 0 to 1, run by its own interpreter."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from anyascii import anyascii  # type: ignore[import-not-found,unused-ignore]
from followthemoney import model  # type: ignore[import-not-found,unused-ignore]
from nomenklatura.matching import get_algorithm  # type: ignore[import-not-found,unused-ignore]
from nomenklatura.matching.logic_v2.names import (  # type: ignore[import-not-found,unused-ignore]
    match,
)
from rapidfuzz import fuzz  # type: ignore[import-not-found,unused-ignore]
from rapidfuzz.distance import (  # type: ignore[import-not-found,unused-ignore]
    JaroWinkler,
    Levenshtein,
)
from unidecode import unidecode  # type: ignore[import-not-found,unused-ignore]

Row = dict[str, Any]


def by_nomenklatura(row: Row) -> float:
    """What its name matcher makes of two persons of such names (bodies score alike)."""
    bodies = []
    for name in (row["one"], row["other"]):
        # Its caches go by the id.
        bodies.append(model.get_proxy({"id": name, "schema": "Person", "properties": {}}))
        bodies[-1].add("name", name)
    algorithm = get_algorithm("logic-v2")
    return float(match.name_match(*bodies, algorithm.default_config()).score)


def by(likeness: Callable[..., float], letters: Callable[[str], str]) -> Callable[[Row], float]:
    """A measure of two strings as a measure of two names written in other letters."""
    return lambda row: float(likeness(letters(row["one"]), letters(row["other"])))


def by_anyascii(name: str) -> str:
    """A name in plain Latin letters by anyascii."""
    return str(anyascii(name)).casefold()


def by_unidecode(name: str) -> str:
    """A name in plain Latin letters by Unidecode."""
    return str(unidecode(name)).casefold()


TASKS: dict[str, Callable[[Row], float]] = {
    "levenshtein": by(Levenshtein.normalized_similarity, str.casefold),
    "jaro-winkler": by(JaroWinkler.similarity, str.casefold),
    "unidecode": by(JaroWinkler.similarity, by_unidecode),
    "anyascii": by(JaroWinkler.similarity, by_anyascii),
    "sorted words": by(lambda a, b: fuzz.token_sort_ratio(a, b) / 100, by_anyascii),
    "nomenklatura": by_nomenklatura,
}

for line in sys.stdin:
    print(json.dumps(TASKS[sys.argv[1]](json.loads(line))))
