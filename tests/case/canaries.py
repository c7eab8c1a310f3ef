"""Names that stand nowhere else, hidden in every way, and a search through every byte for them."""

from __future__ import annotations

import base64
import binascii
import io
import re
import sqlite3
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

# First and last names of invented people; no other word of any test is like them.
NAMES = ("Zorvane Kelliwyx", "Qúbrin al-Fenshaw", "زورفان كليوكس")
# What must not be found, in small letters without accents: each name's words by themselves.
TOKENS = ("zorvane", "kelliwyx", "qubrin", "fenshaw", "زورفان", "كليوكس")


def found(folder: Path) -> list[str]:
    """Every place in the folder where a token stands: in a name, in bytes, in what they hold."""
    return [
        f"{path.relative_to(folder)}: {how}"
        for path in sorted(folder.rglob("*"))
        for how in [*in_text("its name", path.name), *_in_file(path)]
    ]


def _in_file(path: Path) -> Iterator[str]:
    if path.is_file():
        data = path.read_bytes()
        yield from in_bytes("bytes", data)
        if data.startswith(b"SQLite format 3\0"):
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
                yield from in_text("rows", "\n".join(database.iterdump()))


def in_bytes(where: str, data: bytes) -> Iterator[str]:
    """Tokens in bytes as text of any encoding, and in what is packed in them."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
        for skip in (0, 1) if encoding.startswith("utf-16") else (0,):
            yield from in_text(f"{where} as {encoding}", data[skip:].decode(encoding, "ignore"))
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from in_bytes(f"{where}, member", name.encode() + archive.read(name))
    for start in re.finditer(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b", data):
        try:
            inner = zlib.decompressobj(47).decompress(data[start.start() :])
        except zlib.error:
            continue
        yield from in_bytes(f"{where}, packed", inner)


def in_text(where: str, text: str) -> Iterator[str]:
    """Tokens in text: plain, escaped in any usual way, or in base64 at any offset."""
    seen = {
        "plain": text,
        "percent": re.sub(r"(?:%[0-9A-Fa-f]{2})+", _percent, text),
        "printable": re.sub(r"(?:=[0-9A-F]{2})+", _percent, text),
        "entity": re.sub(r"&#(x?)([0-9A-Fa-f]+);", _entity, text),
        "escape": re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m[1], 16)), text),
    }
    for how, words in seen.items():
        small = squashed(words)
        yield from (f"{where}, {how}: {token}" for token in TOKENS if token in small)
    yield from (f"{where}, base64: {token}" for token in _in_base64(text))


def _percent(match: re.Match[str]) -> str:
    return binascii.unhexlify(re.sub("[%=]", "", match[0])).decode("utf-8", "ignore")


def _entity(match: re.Match[str]) -> str:
    number = int(match[2], 16 if match[1] else 10)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else ""


def _in_base64(text: str) -> Iterator[str]:
    """The middle of each token's base64 at each of the three offsets, in three encodings."""
    plain = re.sub(r"\s", "", text).replace("-", "+").replace("_", "/")
    for token in TOKENS:
        for word in {token, token.title(), token.upper()}:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                for offset in range(3):
                    data = bytes(offset) + word.encode(encoding)
                    coded = base64.b64encode(data).decode()
                    # The letters at both ends hang on what stands beside the word.
                    core = coded[(0, 2, 3)[offset] : len(data) * 4 // 3 - 1]
                    if core in plain:
                        yield token


def squashed(text: str) -> str:
    """Small letters without accents, joiners or anything between them."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in apart if c.isalnum())
