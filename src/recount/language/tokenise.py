"""Words in the sense of Universal Dependencies, with their exact offsets into the text.

The scanner goes once from left to right, so its time is linear in the text. It knows shapes
(numbers, dates, addresses, initials) by one pattern; what belongs to a language (abbreviations,
clitics, affixes) comes from ``resources/<language>/tokens.toml``. Clitics and hyphenated compounds
are split as the English Web Treebank splits them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recount.resources import load

_APOSTROPHES = "'’‘ʼ`´"
_TO_STRAIGHT = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))

_SECOND_PART = re.compile(r"-([^\W_][\w'’]*)")
_FIGURE = re.compile(r"\.\s?\d")

_MOST_CLITICS = 3
"""Clitics one word can carry ("shouldn't've" has two)."""

_SHAPES = re.compile(
    r"""
    (?P<address> (?:https?://|ftp://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]}]
               | (?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){0,8}
               | (?<![\w@.-])[\w-]{1,64}(?:\.[\w-]{1,64}){0,8}
                 \.(?:com|org|net|gov|edu|info|co\.uk|docx?|pdf|xlsx?|html?|jpe?g|png|txt)\b
                 (?:/[^\s<>"“”]*[\w/])?
               | [@\#][^\W\d]\w+ )
  | (?P<number>  \d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?![\w-])
               | \d{3}-\d{3}-\d{4}(?!\d)
               | (?<![\w])['’]\d0s\b
               | (?:\d+(?:[.,:/]\d+)*|\.\d+)(?:(?:st|nd|rd|th|s)\b)? )
  | (?P<dotted>  (?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?
               | Ph\.D\.? )
  | (?P<word>    [^\W\d_](?:\w|[’'ʼ](?=\w)|&(?=[A-Z]\b))* )
  | (?P<dots>    \.{2,}|…|(?:\.\ ){2,}\. )
  | (?P<smile>   [:;=]-?[()DP](?!\w) )
  | (?P<quote>   ``|''|’’|‘‘|[“”„«»"] )
  | (?P<line>    -{2,}|[–—―]+|={2,}|\*{2,}|_{2,}|~{2,}|<{2,}|>{2,}|[!?]{2,} )
  | (?P<clitic>  [’'](?:[sSmMdD]|re|RE|ve|VE|ll|LL)\b )
  | (?P<other>   \S )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What one language's tokens need beyond their shapes (``tokens.toml``), in lower case."""

    clitics: tuple[str, ...]
    cuts: dict[str, int]
    abbreviations: frozenset[str]
    numbered: frozenset[str]
    prefixes: frozenset[str]
    suffixes: frozenset[str]


@cache
def load_exceptions(language: str = "en") -> Exceptions:
    """Read the token exceptions of a language from the package's resources."""
    table = load("tokens", language)
    kinds = dict(table["abbreviations"])
    numbered = frozenset(kinds.pop("numbered"))
    return Exceptions(
        clitics=tuple(sorted(table["clitics"], key=len, reverse=True)),
        cuts={**table["contractions"], **table["stripped"]},
        abbreviations=frozenset(entry for kind in kinds.values() for entry in kind),
        numbered=numbered,
        prefixes=frozenset(table["hyphens"]["prefixes"]),
        suffixes=frozenset(table["hyphens"]["suffixes"]),
    )


def tokenise(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Give the (start, end) code-point offsets of every word of ``text``, in order."""
    known = load_exceptions(language)
    spans: list[tuple[int, int]] = []
    at = 0
    while (found := _SHAPES.search(text, at)) is not None:
        start, end = found.span()
        if found.lastgroup in ("word", "dotted"):
            end = _word_end(text, start, end, known)
            spans.extend(_split_word(text, start, end, known))
        else:
            spans.append((start, end))
        at = end
    return spans


def _word_end(text: str, start: int, end: int, known: Exceptions) -> int:
    """Take in an abbreviation's full stop, or the rest of a word whose hyphen belongs to it."""
    following = text[end : end + 1]
    if following == "." and text[end - 1] != ".":
        form = text[start : end + 1].lower().translate(_TO_STRAIGHT)
        initial = end - start == 1 and text[start].isupper() and text[start] != "I"
        figure = form in known.numbered and _FIGURE.match(text, end)
        if form in known.abbreviations or initial or figure:
            return end + 1
    if following == "-" and (rest := _SECOND_PART.match(text, end)):
        first = text[start:end]
        # "UN-backed" is no "un-backed".
        affix = first.lower() in known.prefixes and not (first.isupper() and len(first) > 1)
        if affix or rest.group(1).lower() in known.suffixes:
            return rest.end()
    return end


def _split_word(text: str, start: int, end: int, known: Exceptions) -> list[tuple[int, int]]:
    """Cut the clitics off one word, from its end."""
    form = text[start:end].lower().translate(_TO_STRAIGHT)
    if len(form) != end - start:
        # A few letters grow when lower-cased ("İ"), and no clitic has one.
        return [(start, end)]
    tail: list[tuple[int, int]] = []
    while len(tail) < _MOST_CLITICS and (cut := _cut(form, known)):
        tail.append((start + cut, start + len(form)))
        form = form[:cut]
    return [(start, start + len(form)), *reversed(tail)]


def _cut(form: str, known: Exceptions) -> int:
    """Say where the last clitic of a lower-case form begins, 0 where there is none."""
    if form in known.cuts:
        return known.cuts[form]
    for clitic in known.clitics:
        if form.endswith(clitic) and len(form) > len(clitic):
            return len(form) - len(clitic)
    return 0
