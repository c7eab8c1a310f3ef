"""Make clean text look like what reaches a newsroom: headlines, lost commas, other quotes.

Every change keeps the labels it can and forgets those it cannot. The chunk given is not changed;
the words of the chunk returned are copies.
"""

import random
from copy import copy

from train.corpora import Chunk, Word

_CURLY = {'"': "“”", "``": "“”", "''": "“”", "'": "‘’"}
_STRAIGHT = {"“": '"', "”": '"', "``": '"', "''": '"', "‘": "'", "’": "'"}
_CLOSING = frozenset({'"', "”", "''"})
_STOPS = frozenset({".", "!", "?"})


def augment(chunk: Chunk, rng: random.Random) -> Chunk:
    """Return a copy of ``chunk``, in most cases unchanged."""
    words = _copied(chunk)
    draw = rng.random()
    if draw < 0.03:
        words = _recased(words, str.upper)
    elif draw < 0.07:
        words = _recased(words, str.lower)
    elif draw < 0.10:
        words = _recased(words, lambda form: form[:1].upper() + form[1:])
    draw = rng.random()
    if draw < 0.20:
        _curl(words)
    elif draw < 0.40:
        for word in words:
            word.form = _STRAIGHT.get(word.form, word.form)
    draw = rng.random()
    if draw < 0.03:
        words = _without(words, {i for i, word in enumerate(words) if word.form == ","})
        words = _joined_possessives(words)
    elif draw < 0.06:
        closing = [i for i, word in enumerate(words) if word.form in _CLOSING]
        words = _without(words, set(closing[-1:]))
    if rng.random() < 0.06:
        words = _without(words, _final_stops(words))
    return words or _copied(chunk)


def _copied(chunk: Chunk) -> Chunk:
    copies = {id(word): copy(word) for word in chunk}
    for word in copies.values():
        if word.head is not None:
            word.head = copies[id(word.head)]
        if word.cue is not None:
            word.cue = copies.get(id(word.cue))
    return list(copies.values())


def _recased(words: Chunk, change) -> Chunk:
    for word in words:
        changed = change(word.form)
        if changed != word.form and word.lemma is not None and word.lemma != word.lemma.lower():
            word.lemma = None
        word.form = changed
    return words


def _curl(words: Chunk) -> None:
    is_open = {'"': False, "'": False}
    for word in words:
        if word.starts_paragraph:
            is_open = dict.fromkeys(is_open, False)
        pair = _CURLY.get(word.form)
        if pair is None:
            continue
        kind = "'" if word.form == "'" else '"'
        opening = word.form == "``" or (word.form != "''" and not is_open[kind])
        word.form = pair[0] if opening else pair[1]
        is_open[kind] = opening


def _final_stops(words: Chunk) -> set[int]:
    return {
        i
        for i, word in enumerate(words)
        if word.form in _STOPS and (i + 1 == len(words) or words[i + 1].starts_sentence)
    }


def _without(words: Chunk, gone: set[int]) -> Chunk:
    """Leave out words that nothing hangs on and that open nothing."""
    needed = {id(word.head) for word in words} | {id(word.cue) for word in words}
    gone = {
        i
        for i in gone
        if id(words[i]) not in needed
        and not words[i].starts_sentence
        and not words[i].starts_paragraph
        and (words[i].attribution or "O")[0] not in "BC"
        and (words[i].name or "O")[0] != "B"
        and words[i].relation != "root"
    }
    return [word for i, word in enumerate(words) if i not in gone]


def _joined_possessives(words: Chunk) -> Chunk:
    """ "Syria" "'s" becomes "Syrias", where the clitic hangs on its word."""
    joined: list[Word] = []
    gone = set()
    for word in words:
        if joined and word.form in {"'s", "’s"} and word.head is joined[-1]:
            joined[-1].form += "s"
            joined[-1].lemma = None
            gone.add(id(word))
        else:
            joined.append(word)
    if any(id(word.head) in gone for word in joined):
        return words
    return joined
