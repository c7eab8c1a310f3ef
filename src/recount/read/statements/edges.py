"""Learned extents that end within a phrase, mended by the parse ("… when the | blast struck")."""

from __future__ import annotations

from recount.model.analysis import Analysis, Token

# Words that lean on one to come: an extent cannot end with them.
LEANING = frozenset(
    {"det", "case", "mark", "amod", "compound", "aux", "cop", "nummod", "nsubj", "cc", "nmod:poss"}
)
# What follows its noun as part of its name or description.
FOLLOWING = frozenset({"nmod", "flat", "nummod"})
STEPS = 4


def mended(analysis: Analysis, content: set[int], stop: frozenset[int]) -> set[int]:
    """The content with its last phrase whole, up to the sentence's end or a token of `stop`."""
    found = set(content)
    for _ in range(STEPS):
        last = analysis.tokens[max(found)]
        end = _leans_to(analysis, last) or _goes_on(analysis, last)
        if end is None or stop.intersection(range(last.i + 1, end + 1)):
            break
        found.update(range(last.i + 1, end + 1))
    return found


def _leans_to(analysis: Analysis, last: Token) -> int | None:
    """The end of the phrase that the last word only opens, None where it opens none."""
    head = analysis.tokens[last.head]
    leans = last.rel in LEANING or last.deprel in LEANING
    if not leans or head.i <= last.i or head.sentence != last.sentence:
        return None
    return _solid_end(analysis, head.i, last.i)


def _goes_on(analysis: Analysis, last: Token) -> int | None:
    """The end of what stands right behind a noun and belongs to it ("district | of Sarn")."""
    below = [t for t in analysis.children(last.i, *FOLLOWING) if t.i > last.i]
    if not below:
        return None
    inside = analysis.subtree(below[0].i)
    return _solid_end(analysis, below[0].i, last.i) if inside[0] == last.i + 1 else None


def _solid_end(analysis: Analysis, head: int, last: int) -> int:
    """How far the words below `head` run on from the word after `last`."""
    inside = set(analysis.subtree(head))
    end = max(head, last)
    while end + 1 in inside:
        end += 1
    return end
