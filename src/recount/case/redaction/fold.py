"""A text's letters and digits as a search compares them, each with the place it stands at.

Case, accents, width, vowel signs and joiners are taken away, and what is
written by its code (`%C3%A9`, `&eacute;`, `\\u00e9`, `=C3=A9`) is the letter it stands for.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote_to_bytes

# Letters that Unicode does not take apart and people write without their stroke or joined sign.
_PLAIN = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "þ": "th",
        "æ": "ae", "œ": "oe", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ٱ": "ا",
    }
)  # fmt: skip
_DROPPED = ("Mn", "Me", "Cf", "Lm")
_CODED = re.compile(
    r"(?P<percent>(?:%[0-9A-Fa-f]{2})+)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<escape>(?:\\u[0-9A-Fa-f]{4})+)"
    r"|(?P<printable>(?:=[0-9A-F]{2})+)"
    r"|(?P<space>\\[nrt])"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as a search sees it.

    `decoded` is the text with its codes decoded; character `i` of it stands for
    the stretch `stretches[i]` of the text. `letters` are its letters and digits,
    folded, and `places[n]` says which character of `decoded` the n-th comes from.
    """

    decoded: str
    stretches: tuple[tuple[int, int], ...]
    letters: str
    places: tuple[int, ...]

    def between(self, n: int) -> str:
        """What shows between letter `n` and the next: neither of them, nothing that folds away."""
        return bare(self.decoded[self.places[n] + 1 : self.places[n + 1]])

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the text of letters `first` to `last`, with accents written behind."""
        end = self.places[last] + 1
        while end < len(self.decoded) and not bare(self.decoded[end]):
            end += 1
        return self.stretches[self.places[first]][0], self.stretches[end - 1][1]


def fold(text: str) -> Folded:
    """`text` for a search."""
    chars = list(_decoded(text))
    found = [
        (folded, at)
        for at, (char, _, _) in enumerate(chars)
        for folded in _folded(char)
        if folded.isalnum()
    ]
    return Folded(
        "".join(char for char, _, _ in chars),
        tuple((start, end) for _, start, end in chars),
        "".join(folded for folded, _ in found),
        tuple(at for _, at in found),
    )


def bare(text: str) -> str:
    """`text` without what folding drops: joiners, direction marks, vowel signs, long strokes."""
    return "".join(c for c in text if unicodedata.category(c) not in _DROPPED)


@cache
def _folded(char: str) -> str:
    apart = unicodedata.normalize("NFKD", char).casefold()
    plain = unicodedata.normalize("NFKD", apart.translate(_PLAIN))
    return bare(plain).translate(_PLAIN)


def _decoded(text: str) -> Iterator[tuple[str, int, int]]:
    """Each character with its stretch; a code is the characters it stands for."""
    at = 0
    for code in _CODED.finditer(text):
        yield from ((text[i], i, i + 1) for i in range(at, code.start()))
        meant = _meant(code)
        if meant is None:
            yield from ((text[i], i, i + 1) for i in range(*code.span()))
        else:
            yield from ((char, *code.span()) for char in meant)
        at = code.end()
    yield from ((text[i], i, i + 1) for i in range(at, len(text)))


def _meant(code: re.Match[str]) -> str | None:
    """The characters that a code stands for, None where it is none after all."""
    words = code.group()
    match code.lastgroup:
        case "percent":
            return _text(unquote_to_bytes(words))
        case "printable":
            return _text(unquote_to_bytes(words.replace("=", "%")))
        case "escape":
            return bytes.fromhex(words.replace("\\u", "")).decode("utf-16-be", "replace")
        case "space":
            return " "
    found = html.unescape(words)
    return None if found == words else found


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")
