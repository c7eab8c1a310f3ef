"""PolNeAR as documents with gold relations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bench.attribution.measure import Relation, chars


def documents(path: Path) -> Iterator[tuple[str, list[Relation]]]:
    """Text and gold of each document. Raises FileNotFoundError where the data is missing."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        gold = [
            Relation(_chars(text, a["source"]), _chars(text, a["content"]))
            for a in row["attributions"]
        ]
        yield text, [relation for relation in gold if relation.content]


def _chars(text: str, groups: list[list[list[int]]]) -> frozenset[int]:
    return chars(text, [(start, end) for group in groups for start, end in group])
