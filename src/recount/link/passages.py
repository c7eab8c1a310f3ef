"""Passages that two documents share word for word, found by an index and never by all pairs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from recount.link.names import WORD, bare
from recount.model.document import READ_ZONES, Document

# Words of a shingle. Five in a row hardly recur by chance in news; eight lose house style edits.
SHINGLE = 5
# Shingles in more documents than this are phrases of the trade, not a shared text.
COMMON = 40
# Words a shared passage may have between two shared shingles and still be one (small edits).
GAP = 8
# Shortest shared passage: a sentence of news has some 20 words, a stock phrase under a dozen.
SHORTEST = 13


@dataclass(frozen=True, slots=True)
class Passage:
    """`start`..`end` of the first document's text stands at `other_start`..`other_end` too.

    `words` counts the words that are the same in both.
    """

    start: int
    end: int
    other_start: int
    other_end: int
    words: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document's read zones with their offsets, and its shingles."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    shingles: tuple[int, ...]


def words_of(document: Document) -> Words:
    """Words of the zones that are read; quotation marks, case and hyphens do not count."""
    stretches = [(z.start, z.end) for z in document.zones if z.kind in READ_ZONES]
    if not document.zones:
        stretches = [(0, len(document.text))]
    found = [
        (hit.start(), hit.end(), _plain(hit.group()))
        for start, end in stretches
        for hit in WORD.finditer(document.text, start, end)
    ]
    plain = [word.encode() for _, _, word in found]
    shingles = (crc32(b" ".join(plain[i : i + SHINGLE])) for i in range(len(plain) - SHINGLE + 1))
    return Words(tuple(s for s, _, _ in found), tuple(e for _, e, _ in found), tuple(shingles))


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    return bare(word).replace("-", "").replace("'", "").replace(".", "")


def candidate_pairs(words: tuple[Words, ...]) -> list[tuple[int, int]]:
    """Pairs of documents that share enough shingles to share a passage, in order."""
    holders: dict[int, list[int]] = {}
    for number, text in enumerate(words):
        for shingle in dict.fromkeys(text.shingles):
            holders.setdefault(shingle, []).append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for group in holders.values():
        if 1 < len(group) <= COMMON:
            for at, one in enumerate(group):
                shared.update((one, other) for other in group[at + 1 :])
    return sorted(pair for pair, count in shared.items() if count >= SHORTEST - SHINGLE - 2)


def shared_passages(one: Words, other: Words) -> tuple[Passage, ...]:
    """Passages of `one` that stand in `other`, in order, small edits allowed inside."""
    places: dict[int, list[int]] = {}
    for at, shingle in enumerate(other.shingles):
        places.setdefault(shingle, []).append(at)
    runs: list[list[tuple[int, int]]] = []
    for at, shingle in enumerate(one.shingles):
        for there in places.get(shingle, ())[:3]:
            run = next((r for r in reversed(runs[-4:]) if _goes_on(r[-1], (at, there))), None)
            if run is None:
                runs.append([(at, there)])
            else:
                run.append((at, there))
    return tuple(p for run in runs if (p := _passage(run, one, other)).words >= SHORTEST)


def _goes_on(last: tuple[int, int], now: tuple[int, int]) -> bool:
    here, there = now[0] - last[0], now[1] - last[1]
    return 0 < here <= GAP + SHINGLE and 0 < there <= GAP + SHINGLE


def _passage(run: list[tuple[int, int]], one: Words, other: Words) -> Passage:
    (a, b), (c, d) = run[0], run[-1]
    covered = {at + step for at, _ in run for step in range(SHINGLE)}
    return Passage(
        one.starts[a], one.ends[c + SHINGLE - 1],
        other.starts[b], other.ends[d + SHINGLE - 1], len(covered),
    )  # fmt: skip
