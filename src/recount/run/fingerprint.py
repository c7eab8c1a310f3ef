"""What a result hangs on beside the document: code, word lists and model, as one digest.

A result that was kept is used again only under the same fingerprint, so that
nobody has to remember to count a version up.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

_KINDS = (".py", ".toml", ".onnx", ".json", ".tsv", ".txt")
# Every word list touches reading: the lemmas know all their words (`lexicon_words`).
_READING = ("model", "language", "read", "resources", "run/document.py")
_INGESTING = ("model", "ingest")
# The word lists that `ingest` loads.
INGEST_LISTS = (
    "agencies",
    "bundles",
    "calendar",
    "columns",
    "html",
    "outlets",
    "stamps",
    "zones",
)


@cache
def reading_fingerprint() -> str:
    """What the reading of a document hangs on, as "sha256:…"."""
    return _digest(_READING)


@cache
def ingest_fingerprint() -> str:
    """What the text view of an original hangs on, as "sha256:…"."""
    lists = (f"resources/{folder}/{name}.toml" for folder in ("any", "en") for name in INGEST_LISTS)
    return _digest((*_INGESTING, *lists))


def _digest(parts: tuple[str, ...]) -> str:
    """The digest of all files that `parts`, places in the package, name; missing ones are none."""
    found = sha256()
    for part in parts:
        place = files("recount").joinpath(*part.split("/"))
        for name, file in sorted(_files(part, place)):
            found.update(f"{name}\0{sha256(file.read_bytes()).hexdigest()}\n".encode())
    return f"sha256:{found.hexdigest()}"


def _files(name: str, place: Traversable) -> Iterator[tuple[str, Traversable]]:
    if place.is_file():
        if name.endswith(_KINDS):
            yield name, place
    elif place.is_dir():
        for inner in place.iterdir():
            yield from _files(f"{name}/{inner.name}", inner)
