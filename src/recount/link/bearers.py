"""Who bears a name in a text: the full names that stand in it, whether a claim has them or not."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

from recount.link.forms import is_capital
from recount.link.lexicon import countries, words
from recount.link.names import bare, core_words, pieces, run_on, same_sound
from recount.model.document import Document
from recount.resources import lexicon_words

Name = tuple[str, ...]
# Zones whose words may all have capitals.
HEADED = "title"


@lru_cache(maxsize=256)
def full_names(document: Document) -> tuple[Name, ...]:
    """Runs of two or more capitalised words of a text that may be a person's full name.

    What stands before a name and is none of it is left out: titles, countries,
    and words that the text or the language also writes small.
    """
    small = frozenset(word for word in pieces(document.text) if word.islower())
    found: dict[Name, None] = {}
    for zone in document.zones:
        if zone.kind != HEADED:
            for run in _runs(document.text[zone.start : zone.end]):
                name = _without_titles(run, small)
                if len(name) > 1:
                    found.setdefault(name)
    return tuple(found)


def _runs(text: str) -> list[list[str]]:
    """Words with capitals, nothing but spaces and particles between them."""
    found: list[list[str]] = [[]]
    for word, goes_on in zip(pieces(text), run_on(text)):
        if is_capital(word):
            found[-1].append(word)
        elif bare(word) not in words("words", "particles"):
            found.append([])
        if not goes_on:
            found.append([])
    return [run for run in found if len(run) > 1]


def _without_titles(run: list[str], small: frozenset[str]) -> Name:
    """The words of a run after its last title or country, common words before them dropped."""
    known = words("titles") | words("words", "adjectives") | words("words", "calendar")
    cuts = [n for n, word in enumerate(run) if bare(word) in known or countries().of(bare(word))]
    rest = run[cuts[-1] + 1 :] if cuts and cuts[-1] + 1 < len(run) else run
    common = small | words("words", "openers") | lexicon_words()
    while rest and bare(rest[0]) in common:
        rest = rest[1:]
    return core_words(" ".join(rest)) if len(rest) > 1 else ()


@cache
def _bears(name: str, word: str) -> bool:
    """Whether two words are one name, a possessive s whose apostrophe was lost allowed."""
    return any(
        same_sound(a, b)
        for a in (name, name.removesuffix("s"))
        for b in (word, word.removesuffix("s"))
    )


def stands_in(full: Name, names: tuple[Name, ...]) -> bool:
    """Whether a person's full name stands in a text: its last two words, or its first and last."""
    return any(
        (_bears(name[-1], full[-1]) and any(same_sound(full[0], word) for word in name[:-1]))
        or any(_bears(a, full[-2]) and _bears(b, full[-1]) for a, b in pairwise(name))
        for name in names
    )


def another_bearer(lone: str, full: Name, names: tuple[Name, ...]) -> bool:
    """Whether a text has somebody else of the last or the first name that stands alone.

    Somebody else: a full name without the other of the two names of `full`.
    """
    last, first = _bears(lone, full[-1]), _bears(lone, full[0])
    for name in names:
        if last and _bears(lone, name[-1]) and not any(same_sound(full[0], w) for w in name[:-1]):
            return True
        if first and _bears(lone, name[0]) and not any(_bears(full[-1], w) for w in name[1:]):
            return name[-1] not in words("organisations")
    return False
