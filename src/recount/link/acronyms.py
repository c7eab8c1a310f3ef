"""Abbreviations that a text defines: "the Tal Relief Committee (TRC)", "TRC, the Tal ...,"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recount.link.lexicon import words
from recount.link.names import core_words, fold
from recount.resources import load

# A name of up to eight words before, or after, its abbreviation in two to eight capitals.
# Words are bounded, so that a text of one endless word takes no longer than any other.
_WORD = r"[\w'’.-]{1,40}"
_NAME = rf"(?<![\w.'’-])(?:[Tt]he\s{{1,3}})?(?=[A-Z]){_WORD}(?:\s{{1,3}}{_WORD}){{1,7}}"
_LETTERS = r"(?:[A-Z]\.?){2,8}"
_SHORT = rf"[“\"'‘]?(?:the\s)?[“\"'‘]?({_LETTERS}s?)[”\"'’]?"


@dataclass(frozen=True, slots=True)
class Definition:
    """An abbreviation folded and the words that stand where its full name does."""

    short: str
    full: tuple[str, ...]


def definitions(text: str) -> tuple[Definition, ...]:
    """Every abbreviation a text defines; only brackets define one whose letters do not fit.

    The name before brackets may begin anywhere in `full`, which ends with it.
    """
    called = "|".join(map(re.escape, load("entities")["called"]))
    found = [
        Definition(_plain(hit.group(2)), core_words(hit.group(1)))
        for hit in re.finditer(rf"({_NAME})\s{{0,3}}[(\[]{_SHORT}[)\]]", text)
    ]
    for pattern in (
        rf"({_NAME}),?\s{{1,3}}(?:{called})\s{{1,3}}{_SHORT}\b",
        rf"\b(?P<short>{_LETTERS})\s{{0,3}}\((?P<full>{_NAME})\)",
        rf"\b(?P<short>{_LETTERS}),\s{{1,3}}(?P<full>{_NAME}),",
    ):
        for hit in re.finditer(pattern, text):
            named = hit.groupdict()
            full, short = named.get("full") or hit.group(1), named.get("short") or hit.group(2)
            if fitting := _fitting(short, core_words(full)):
                found.append(Definition(_plain(short), fitting))
    return tuple(dict.fromkeys(found))


def _plain(short: str) -> str:
    return fold(short).replace(".", "")


def _fitting(short: str, full: tuple[str, ...]) -> tuple[str, ...]:
    """The shortest end of a name whose words begin with the abbreviation's letters, else ()."""
    letters = _plain(short).removesuffix("s") if short.endswith("s") else _plain(short)
    for start in range(len(full) - 1, -1, -1):
        rest = full[start:]
        strong = "".join(word[0] for word in rest if word not in words("words", "inner"))
        if letters in (strong, "".join(word[0] for word in rest)):
            return rest
    return ()
