"""Wordings made comparable: folded, cut into words, and heard whatever letters they are in."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

from recount.link.lexicon import joined_words, words
from recount.link.likeness import distance
from recount.link.sounds import Heard, class_key, grown_articles, heard, joined

# Marks on letters, of Latin and of Arabic vowels, belong to the word they stand in.
_LETTER = "[^\\W_][\u0300-\u036f\u064b-\u065f\u0670]*"
WORD = re.compile(rf"(?:{_LETTER})+(?:[.'’‘ʼʻ`´-](?:{_LETTER})+)*\.?")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`´ʿʾ"), None)
_TATWEEL = "\u0640"
_VOWELS = "aeiou"
# What two words may differ by, by the consonants of the shorter: with two, nothing but what
# their letters leave open; with three, one vowel left out in each; with more, another vowel.
LIMITS = (0, 0, 0, 80, 120)
# So much less where one script leaves short vowels unwritten, as these cost nothing then.
UNWRITTEN = 50


@cache
def fold(text: str) -> str:
    """`text` without case, marks, invisible signs and variants of quotes and spaces."""
    if text.isascii():
        return text.casefold().strip()
    plain = unicodedata.normalize("NFKD", text.replace("\u00a0", " "))
    kept = "".join(
        c for c in plain if unicodedata.category(c) not in ("Mn", "Cf") and c != _TATWEEL
    )
    return kept.replace("’", "'").replace("‘", "'").casefold().strip()


def pieces(text: str) -> tuple[str, ...]:
    """The words of a wording as written, quotation and brackets left out."""
    return tuple(found.group().rstrip(".") if found.group().count(".") < 2 else found.group()
                 for found in WORD.finditer(text))  # fmt: skip


@lru_cache(maxsize=8)
def run_on(text: str) -> tuple[bool, ...]:
    """For each piece of a text whether only a space or a line's end parts it from the next."""
    hits = list(WORD.finditer(text))
    gaps = [text[hit.end() : then.start()] for hit, then in pairwise(hits)]
    whole = [gap.isspace() and gap.count("\n") < 2 for gap in gaps]
    # An initial's stop is none: "Adan H. Rell".
    stops = [hit.group().endswith(".") and len(hit.group()) > 2 for hit in hits]
    return tuple(goes and not stop for goes, stop in zip([*whole, False], stops))


def bare(word: str) -> str:
    """A word folded, without the possessive 's where its apostrophe stands."""
    folded = fold(word)
    return folded[:-2] if folded.endswith("'s") else folded.removesuffix("'")


@cache
def core_words(text: str) -> tuple[str, ...]:
    """The words of a name folded, without particles, articles and hyphens ("al-Marun": marun)."""
    split = [part for word in pieces(text) for part in re.split("(-)", bare(word)) if part]
    kept = [part for at, part in enumerate(split) if part != "-" and not _particle(split, at)]
    parts = kept or [part for part in split if part != "-"]
    return tuple(name for part in parts for name in _names_in(part.translate(_APOSTROPHES)))


def _particle(split: list[str], at: int) -> bool:
    """Whether a part of a name is a particle; before a hyphen an article may have any vowel."""
    hyphened = split[at + 1 : at + 2] == ["-"]
    after = "".join(split[at + 2 if hyphened else at + 1 :][:1])
    if is_particle(split[at], after):
        return True
    return hyphened and split[at][0] in _VOWELS and _made_like(split[at], after)


def is_particle(word: str, after: str) -> bool:
    """Whether a word within a name is "bin", "al", or an article made like the next ("ez Zor")."""
    known = bare(word) in words("words", "assimilated")
    return bare(word) in words("words", "particles") or (known and _made_like(word, after))


def _made_like(article: str, after: str) -> bool:
    return len(article) > 1 and bare(after).startswith(bare(article)[1:])


def _names_in(part: str) -> tuple[str, ...]:
    """A part of a name without dots and an article grown on; two where one has grown on another.

    "Abdulkarim" and "Abdessalam" are "abd" and what follows; so is "عبدالله".
    """
    part = part.replace(".", "")
    part = joined_words().get(part, part)
    for stem in words("joined", "stems"):
        rest = part.removeprefix(stem)
        if rest != part and (article := _grown(rest)):
            return (stem, name) if (name := rest[article:]) else (stem,)
    return (part[_prefixed(part) :],)


def _grown(rest: str) -> int:
    """Length of the article that begins what follows a stem; 0 where none does."""
    hit = re.match(r"[aeiou]+(?:l|([b-z])(?=\1))", rest)
    size = hit.end() if hit else _prefixed(rest)
    return size if len(rest) - size != 1 else 0


def _prefixed(part: str) -> int:
    """Length of an article that its script writes as one word with the name ("الحلبي")."""
    return next((len(article) for article in grown_articles()
                 if part.startswith(article) and len(part) > len(article) + 1), 0)  # fmt: skip


def sound_key(word: str) -> str:
    """A key for a word in its likeliest reading, the same for most ways to write it."""
    known = heard(word)
    return class_key(known.skeleton, "near") or known.vowels


def name_key(core: tuple[str, ...]) -> str:
    """A key that all transliterations of a name share, for looking up, never for deciding."""
    return joined(core).key


@cache
def same_sound(one: str, other: str) -> bool:
    """Whether two words can be transliterations of one: same consonants, no vowel against it.

    How much their vowels may differ goes by how many consonants there are to go by.
    """
    if one == other or any(map(str.isdigit, one + other)):
        return one == other
    return _alike(heard(one), heard(other))


@cache
def same_spelling(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can be transliterations of one: word by word, or run together.

    "Tall Kalakh" and "Tallkalakh" are one name; with as many words on both
    sides each has to be that of the other.
    """
    if len(one) == len(other):
        return all(map(same_sound, one, other))
    if any(map(str.isdigit, "".join(one + other))):
        return False
    return _alike(joined(one), joined(other))


def _alike(one: Heard, other: Heard) -> bool:
    """Whether two words or names as heard are near enough to be one."""
    if one.key != other.key or not (one.units and other.units):
        return False
    limit = LIMITS[min(one.firm, other.firm, len(LIMITS) - 1)]
    if one.unwritten != other.unwritten:
        limit = max(0, limit - UNWRITTEN)
    return distance(one, other, limit) <= limit
