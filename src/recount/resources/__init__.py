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
    """Every single word under `lemma` or `lemmas`, or with an example under `words`."""
    found: set[str] = set()
    for path in (files(__name__) / language).iterdir():
        if path.name.endswith(".toml"):
            _collect(load(path.name.removesuffix(".toml"), language), found)
    return frozenset(found)


def _collect(node: Any, found: set[str]) -> None:
    if isinstance(node, list):
        for item in node:
            _collect(item, found)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in ("lemma", "lemmas"):
                words = [value] if isinstance(value, str) else value
                found.update(w for w in words if isinstance(w, str) and " " not in w)
            elif key == "words" and isinstance(value, dict):
                found.update(w for w, held in value.items() if isinstance(held, str))
                _collect(value, found)
            else:
                _collect(value, found)
