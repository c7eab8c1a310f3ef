"""States the table of countries does not have, learned from how a text names them."""

from __future__ import annotations

from functools import cache

from recount.link.forms import is_capital
from recount.link.lexicon import countries, words
from recount.link.names import bare, pieces, run_on


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(words("words", "demonym_endings"), key=lambda e: (-len(e), e)))


def _bases(word: str) -> list[str]:
    """Names a demonym may come from: "northlandian" gives northland, northlandia, northlande."""
    found: list[str] = []
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word[: -len(ending)]
            found += [stem, *(stem + tail for tail in ("a", "ia", "e", "o"))]
    return found


def states_in(texts: tuple[str, ...]) -> dict[str, str]:
    """Demonyms and names of states learned from texts, each folded, to the state's name.

    A word is a state's demonym where it stands before a government's noun, its
    forces' or a leader's title, and the name it is made of stands in the texts too;
    a name where it follows "government of" or "republic of" and is not the
    first of several, as a person's would be.
    """
    capital: dict[str, str] = {}
    before: dict[str, None] = {}
    direct: dict[str, str] = {}
    owned = words("government") | words("words", "polities")
    nouns = words("government") | words("forces") | words("state_leaders") | words("ministries")
    for text in texts:
        parts = pieces(text)
        for at, word in enumerate(parts):
            if is_capital(word) and not countries().of(bare(word)):
                capital.setdefault(bare(word), word.removesuffix("'s").removesuffix("’s"))
                after = [bare(part) for part in parts[at + 1 : at + 3]]
                if after[:1] and (after[0] in nouns or " ".join(after) in nouns):
                    before.setdefault(bare(word))
                whose = at > 1 and parts[at - 1] in words("places", "owned")
                if whose and bare(parts[at - 2]) in owned and not _person(text, parts, at):
                    direct.setdefault(bare(word), capital[bare(word)])
    found: dict[str, str] = dict(direct)
    for word in sorted(before):
        base = next((b for b in _bases(word) if b in capital and b != word), None)
        if base:
            found.update({word: capital[base], base: capital[base]})
    return found


def _person(text: str, parts: tuple[str, ...], at: int) -> bool:
    """Whether the word at `at` is a title or the first of several names."""
    return bare(parts[at]) in words("titles") or (run_on(text)[at] and is_capital(parts[at + 1]))
