"""Wordings made comparable: folded, cut into words, and heard through their transliteration."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from recount.link.lexicon import joined_particles, words

WORD = re.compile(r"[^\W_]+(?:[.'’ʼ`-][^\W_]+)*\.?")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`´"), None)
_VOWELS = "aeiou"
# What one letter or pair of letters may have been, heard: first the pair, then the letter.
_CONSONANTS = {
    "kh": "kx", "gh": "g", "sh": "s$", "ch": "$c", "ph": "f", "th": "t", "dh": "dz",
    "ck": "k", "q": "kg", "c": "k", "x": "k", "v": "fv", "w": "w", "y": "y",
}  # fmt: skip
_VOWEL_PAIRS = {"ou": "u", "oo": "u", "ee": "i", "ei": "ai", "ai": "ai", "ay": "ai", "ey": "ai"}
_VOWEL_LETTERS = {"a": "a", "e": "ai", "i": "i", "o": "u", "u": "u"}


@cache
def fold(text: str) -> str:
    """`text` without case, diacritics and typographic variants of quotes and spaces."""
    plain = unicodedata.normalize("NFKD", text.replace("\u00a0", " "))
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return kept.replace("’", "'").replace("‘", "'").casefold().strip()


def pieces(text: str) -> tuple[str, ...]:
    """The words of a wording as written, quotation and brackets left out."""
    return tuple(found.group().rstrip(".") if found.group().count(".") < 2 else found.group()
                 for found in WORD.finditer(text))  # fmt: skip


def bare(word: str) -> str:
    """A word folded, without the possessive 's where its apostrophe stands."""
    folded = fold(word)
    return folded[:-2] if folded.endswith("'s") else folded.removesuffix("'")


@cache
def core_words(text: str) -> tuple[str, ...]:
    """The words of a name folded, without particles, articles and hyphens ("al-Marun": marun)."""
    skip = words("words", "particles")
    joined = joined_particles()
    split = [part for word in pieces(text) for part in bare(word).split("-")]
    parts = [joined.get(part, part) for part in split]
    kept = tuple(part.translate(_APOSTROPHES) for part in parts if part and part not in skip)
    return kept or tuple(parts)


@cache
def heard(word: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """A word as consonants and the vowels before, between and after them.

    Each consonant and vowel is a string of all it may stand for. Doubled
    letters and a final h count once; apostrophes and hyphens are not heard.
    """
    letters = re.sub(r"(.)\1+", r"\1\1", re.sub(r"[^a-z]", "", fold(word)))
    letters = re.sub(r"h$", "", letters) if len(letters) > 2 else letters
    letters = re.sub(r"d?zh|dj", "j", letters).replace("tch", "ch")
    consonants: list[str] = []
    gaps: list[list[str]] = [[]]
    at = 0
    while at < len(letters):
        pair, one = letters[at : at + 2], letters[at]
        # A y between vowels is a consonant: "Marraya", "Marya".
        glide = pair[1:] == "y" and letters[at + 2 : at + 3] in tuple(_VOWELS)
        paired = pair in _VOWEL_PAIRS and not glide
        if paired or one in _VOWEL_LETTERS:
            sound = _VOWEL_PAIRS[pair] if paired else _VOWEL_LETTERS[one]
            if not gaps[-1] or gaps[-1][-1] != sound:
                gaps[-1].append(sound)
            at += 2 if paired else 1
            continue
        wide = pair in _CONSONANTS
        sound = _CONSONANTS[pair] if wide else _CONSONANTS.get(one, one)
        at += 2 if wide else 1
        if consonants and not gaps[-1] and consonants[-1] == sound:
            continue
        consonants.append(sound)
        gaps.append([])
    return tuple(consonants), tuple(tuple(gap) for gap in gaps)


def sound_key(word: str) -> str:
    """A key that all transliterations of a word share, for looking up, never for deciding."""
    consonants, gaps = heard(word)
    first = {"k": "k", "g": "k", "x": "k", "$": "s", "c": "s", "d": "d", "z": "d", "v": "f"}
    body = "".join(first.get(sound[0], sound[0]) for sound in consonants)
    return body or "".join(vowel[0] for gap in gaps for vowel in gap)


def same_sound(one: str, other: str) -> bool:
    """Whether two words can be transliterations of one: same consonants, no vowel against it.

    A vowel may be left out in at most two places, and then only where there
    are three consonants to go by.
    """
    if one == other or any(map(str.isdigit, one + other)):
        return one == other
    (left, left_gaps), (right, right_gaps) = heard(one), heard(other)
    if len(left) != len(right) or not left:
        return False
    if any(not set(a) & set(b) for a, b in zip(left, right)):
        return False
    missing = 0
    for a, b in zip(left_gaps, right_gaps):
        if len(a) == len(b) and all(set(x) & set(y) for x, y in zip(a, b)):
            continue
        if a and b:
            return False
        missing += 1
    return missing == 0 or (missing <= 2 and len(left) >= 3)


def same_spelling(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names, word by word, can be transliterations of one."""
    return len(one) == len(other) and all(same_sound(a, b) for a, b in zip(one, other))
