"""The learned parts of attribution against PolNeAR, before any rule is applied to them.

Contents match where twice what they share is at least half of what they hold together (dice, in
characters without white space at the ends), each with one other at most, best pairs first.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from recount.model.analysis import Analysis

Letters = frozenset[int]


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution as sets of character offsets."""

    content: Letters
    source: Letters


def score(path: Path, analyse: Callable[[str], Analysis], least: float = 0.5) -> dict[str, float]:
    """Give F1 in percent of contents, of contents with their source, and of content characters."""
    found, gold, right, sourced, shared, held = 0, 0, 0, 0, 0, 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        theirs = [said for said in map(_gold, row["attributions"]) if said.content]
        ours = predicted(analyse(row["text"]))
        pairs = matched(ours, theirs, least)
        found, gold, right = found + len(ours), gold + len(theirs), right + len(pairs)
        sourced += sum(_same_source(ours[i].source, theirs[j].source, least) for i, j in pairs)
        a = frozenset().union(*(said.content for said in ours))
        b = frozenset().union(*(said.content for said in theirs))
        shared, held = shared + len(a & b), held + len(a) + len(b)
    both = max(1, found + gold)
    return {
        "content": 200 * right / both,
        "content and source": 200 * sourced / both,
        "content characters": 200 * shared / max(1, held),
    }


def _gold(attribution: dict) -> Said:
    parts = {
        role: frozenset(c for group in attribution[role] for s, e in group for c in range(s, e))
        for role in ("content", "source")
    }
    return Said(parts["content"], parts["source"])


def predicted(analysis: Analysis) -> list[Said]:
    """Put runs together to attributions by their links."""
    runs, tokens = analysis.attributions, analysis.tokens
    letters = [frozenset(range(tokens[run.first].start, tokens[run.last - 1].end)) for run in runs]
    cue_of: dict[int, int] = {}
    goes_on: dict[int, int] = {}
    for one, other in analysis.attribution_links:
        (cue_of if runs[other].label == "cue" else goes_on)[one] = other
    contents: dict[int, Letters] = {}
    for i, run in enumerate(runs):
        if run.label == "content":
            start = goes_on.get(i, i)
            goes_on[i] = start = goes_on.get(start, start)
            contents[start] = contents.get(start, frozenset()) | letters[i]
    sources = {
        cue_of[i]: letters[i] for i, run in enumerate(runs) if run.label == "source" and i in cue_of
    }
    return [Said(c, sources.get(cue_of.get(i, -1), frozenset())) for i, c in contents.items()]


def matched(ours: list[Said], theirs: list[Said], least: float) -> list[tuple[int, int]]:
    """Pair contents greedily by dice, best first, each once."""
    scored = sorted(
        (-dice(a.content, b.content), i, j)
        for i, a in enumerate(ours)
        for j, b in enumerate(theirs)
        if a.content & b.content
    )
    pairs: list[tuple[int, int]] = []
    for negative, i, j in scored:
        if -negative >= least and all(i != k and j != m for k, m in pairs):
            pairs.append((i, j))
    return pairs


def dice(a: Letters, b: Letters) -> float:
    """Twice what two sets share, of what they hold; 0 where both are empty."""
    return 2 * len(a & b) / max(1, len(a) + len(b))


def _same_source(a: Letters, b: Letters, least: float) -> bool:
    return (not a and not b) or dice(a, b) >= least
