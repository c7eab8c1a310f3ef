"""Cut a text's words into the windows the encoder reads.

A line of the text is a paragraph. A window holds whole paragraphs, with a mark between them, so
that who is being quoted carries over from one to the next; a paragraph too long for a window is
cut after a full stop.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recount.language.wordpiece import WordPiece, shape

MAX_WORDS = 160
"""Words in a window: the longest the network was trained on."""

MAX_PIECES = 500
"""Pieces in a window; the encoder has 512 places."""

_STOPS = frozenset({".", "!", "?"})
_MAY_JOIN = 40


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words as the encoder takes it.

    ``first_word`` is the index in the document of the window's first word; ``ids`` and ``shapes``
    are per piece, ``first`` is the place of each word's first piece, and ``opens`` tells which
    words open a paragraph or the window.
    """

    first_word: int
    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]
    opens: tuple[bool, ...]


def paragraph_numbers(
    text: str, spans: Sequence[tuple[int, int]], breaks: Iterable[int] = ()
) -> list[int]:
    """Number the paragraph of every word, from 0.

    `breaks` are further offsets at which a paragraph begins. Text that was wrapped at a fixed
    width is one paragraph: a line continues the one before where it begins in lower case (or both
    are in capitals, as old wire text is), the line before has no final stop, and that line is of
    some length.
    """
    numbers: list[int] = []
    number, line_start, last_end = 0, 0, 0
    ahead = sorted(breaks, reverse=True)
    for start, end in spans:
        between = text[last_end:start]
        begins = False
        while ahead and ahead[-1] <= start:
            begins = last_end <= ahead.pop()
        if numbers and "\n" in between:
            long_line = last_end - line_start >= _MAY_JOIN
            blank = between.count("\n") > 1
            wrapped = long_line and not blank and text[last_end - 1] not in '.!?:;"”'
            if not (wrapped and (text[start].islower() or _in_capitals(text, line_start, start))):
                number += 1
            line_start = start
        elif numbers and begins:
            number, line_start = number + 1, start
        numbers.append(number)
        last_end = end
    return numbers


def _in_capitals(text: str, before: int, start: int) -> bool:
    """Say whether the line that begins at ``start`` and the one before have capitals alone."""
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    return line.isupper() and text[before:start].isupper()


def windows(words: Sequence[str], paragraphs: Sequence[int], pieces: WordPiece) -> list[Window]:
    """Pack the paragraphs into windows, in order. Both sequences have an entry for each word."""
    sizes = [len(pieces.encode(word)) for word in words]
    cuts = [0]
    for first, last in _parts(words, paragraphs, sizes):
        fits = last - cuts[-1] <= MAX_WORDS and sum(sizes[cuts[-1] : last]) <= MAX_PIECES - _marks(
            paragraphs, cuts[-1], last
        )
        if not fits and first > cuts[-1]:
            cuts.append(first)
    return [
        _window(words, paragraphs, pieces, (first, last))
        for first, last in zip(cuts, [*cuts[1:], len(words)], strict=True)
        if last > first
    ]


def _marks(paragraphs: Sequence[int], first: int, last: int) -> int:
    return 2 + paragraphs[last - 1] - paragraphs[first]


def _parts(
    words: Sequence[str], paragraphs: Sequence[int], sizes: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs as (first, last), those too long for a window in pieces."""
    first = 0
    while first < len(words):
        last, room = first, MAX_PIECES - 2
        while last < len(words) and paragraphs[last] == paragraphs[first]:
            room -= sizes[last]
            if last - first == MAX_WORDS or room < 0:
                last = _after_stop(words, first, last)
                break
            last += 1
        yield first, last
        first = last


def _after_stop(words: Sequence[str], first: int, last: int) -> int:
    """Cut behind the last full stop of ``first`` to ``last``, where one is far enough in."""
    for place in range(last - 1, first + (last - first) // 3, -1):
        if words[place] in _STOPS:
            return place + 1
    return last


def _window(
    words: Sequence[str], paragraphs: Sequence[int], pieces: WordPiece, run: tuple[int, int]
) -> Window:
    ids, shapes, first, opens = [pieces.start], [0], [], []
    for place in range(*run):
        fresh = place == run[0] or paragraphs[place] != paragraphs[place - 1]
        if fresh and place > run[0]:
            ids.append(pieces.end)
            shapes.append(0)
        opens.append(fresh)
        first.append(len(ids))
        found = pieces.encode(words[place])
        ids.extend(found)
        shapes.extend([shape(words[place])] * len(found))
    ids.append(pieces.end)
    shapes.append(0)
    return Window(run[0], tuple(ids), tuple(shapes), tuple(first), tuple(opens))
