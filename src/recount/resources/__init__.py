"""Word lists: TOML beside this file, one folder a language, editable without Python.

Tables too large to be edited by hand stand in archives beside them.
"""

from __future__ import annotations

import tomllib
import zipfile
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str, language: str = "en") -> dict[str, Any]:
    """The word list `name` of a language as its TOML tables; callers must not change it.

    Raises FileNotFoundError where the language has no such list.
    """
    path = files(__name__) / language / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def table(archive: str, name: str, language: str = "any") -> list[list[str]]:
    """The rows of a table of tab-separated cells in an archive; none where it has no such table."""
    path = files(__name__) / language / f"{archive}.zip"
    with path.open("rb") as held, zipfile.ZipFile(held) as tables:
        if f"{name}.tsv" not in tables.namelist():
            return []
        text = tables.read(f"{name}.tsv").decode("utf-8")
    return [line.split("\t") for line in text.splitlines()]


@cache
def lexicon_words(language: str = "en") -> frozenset[str]:
    """Every whole word of a language's lists: under `lemmas`, and in or under `words` tables."""
    found: set[str] = set()
    for path in (files(__name__) / language).iterdir():
        if path.name.endswith(".toml"):
            _collect(load(path.name.removesuffix(".toml"), language), found)
    return frozenset(word for word in found if word.isalpha() and word.islower())


def _collect(node: Any, found: set[str]) -> None:
    for key, value in node.items() if isinstance(node, dict) else ():
        if key in ("lemma", "lemmas"):
            found.update([value] if isinstance(value, str) else value)
        elif key == "words" and isinstance(value, dict):
            found.update(word for word, held in value.items() if isinstance(held, str))
            found.update(w for held in value.values() if isinstance(held, list) for w in held)
        _collect(value, found)
    for item in node if isinstance(node, list) else ():
        _collect(item, found)
