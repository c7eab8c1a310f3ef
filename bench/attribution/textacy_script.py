"""Run inside the peer's own environment: texts as JSON on stdin, direct quotations as JSON out."""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any


def main() -> int:
    """For each text, its quotations as pairs of speaker and content spans in characters."""
    spacy: Any = importlib.import_module("spacy")
    extract: Any = importlib.import_module("textacy.extract")
    pipeline = spacy.load(sys.argv[1])
    found = [
        [
            (
                [(t.idx, t.idx + len(t.text)) for t in triple.speaker],
                [(triple.content.start_char, triple.content.end_char)],
            )
            for triple in _quotations(extract, pipeline(text))
        ]
        for text in json.load(sys.stdin)
    ]
    json.dump(found, sys.stdout)
    return 0


def _quotations(extract: Any, document: Any) -> list[Any]:
    """The quotations of a document, none where it refuses unbalanced marks."""
    try:
        return list(extract.direct_quotations(document))
    except ValueError:
        return []


if __name__ == "__main__":
    sys.exit(main())
