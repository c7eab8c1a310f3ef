"""Names of places as keys: what two documents have in common where they name one place.

A key has to tell places apart: "Tell Ossin" and "Tell Marun" have a word in
common that is no name, and two names may have the same consonants.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recount.link.lexicon import words
from recount.link.names import same_sound, sound_key

# From each word of a collection's places to the word it is met by.
Keys = Mapping[str, str]


def keys_of(names: Iterable[str]) -> dict[str, str]:
    """Each word with the first, in their order, of which it can be another spelling."""
    buckets: dict[str, list[str]] = {}
    found: dict[str, str] = {}
    for word in sorted(set(names)):
        known = buckets.setdefault(sound_key(word), [])
        met = next((one for one in known if same_sound(one, word)), None)
        if met is None:
            known.append(word)
        found[word] = met or word
    return found


def telling(name: Iterable[str]) -> list[str]:
    """The words of a name that tell it from others: not "tell", "new" or "north", where more is."""
    parts = list(name)
    common = words("places", "heads") | words("places", "directions")
    return [word for word in parts if word not in common] or parts
