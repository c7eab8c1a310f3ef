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
