"""Word lists: TOML beside this file, one folder a language, editable without Python."""

from __future__ import annotations

import tomllib
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


@cache
def lexicon_words(language: str = "en") -> frozenset[str]:
    """Every single lower-case word that any list of a language holds."""
    found: set[str] = set()
    for path in (files(__name__) / language).iterdir():
        if path.name.endswith(".toml"):
            _collect(load(path.name.removesuffix(".toml"), language), found)
    return frozenset(found)


def _collect(node: Any, found: set[str]) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "words" and isinstance(value, dict):
                found.update(value)
            _collect(value, found)
    elif isinstance(node, list):
        words = (item for item in node if isinstance(item, str))
        found.update(word for word in words if word.isalpha() and word.islower())
        for item in node:
            _collect(item, found)
