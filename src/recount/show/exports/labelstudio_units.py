"""In which unit the offsets of a task from Label Studio are counted, told by its words.

Label Studio counts code points in a Text tag, and did count UTF-16 code units
in earlier releases (HumanSignal/label-studio issues 1008, 1347, 6057). A file
does not say which. The words of one region may stand at its offsets in both,
so the unit is had once for a task, from all its regions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount.show.exports.decisions import DecisionError
from recount.show.exports.offsets import Utf16

AMBIGUOUS = (
    "its words stand at its offsets in code points, and elsewhere in UTF-16 code units, and no"
    " other region of the task tells which is meant; mark in Label Studio a name or figure that"
    " the text has only once, behind its first emoji, and export again"
)
MIXED = (
    "some regions of the task fit only in code points and others only in UTF-16 code units;"
    " export the regions of each release of Label Studio on their own"
)
Points = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Region:
    """A region's offsets as the file has them, and its words where the file has them."""

    start: int
    end: int
    said: str | None


@dataclass(frozen=True, slots=True)
class Units:
    """The unit of a task: `plain` if its regions fit in code points, `wide` if in UTF-16.

    Both are True where nothing tells the two apart, neither where regions
    contradict each other. `regions` that fit in neither have no say.
    """

    text: str
    utf16: Utf16
    plain: bool
    wide: bool

    @classmethod
    def of(cls, text: str, regions: Sequence[Region]) -> Units:
        """The units in which all regions fit that fit in any."""
        utf16 = Utf16.of(text)
        fits = [
            (_fits(text, _plain(one), one), _fits(text, _wide(utf16, one), one)) for one in regions
        ]
        heard = [fit for fit in fits if any(fit)]
        return cls(text, utf16, all(p for p, _ in heard), all(w for _, w in heard))

    def points(self, one: Region) -> Points:
        """A region's offsets in code points; as they are where it fits in neither unit.

        Raises DecisionError where they mean two places, or the task's regions
        contradict each other.
        """
        plain, wide = _plain(one), _wide(self.utf16, one)
        known = [p for p in (plain, wide) if p is not None and _fits(self.text, p, one)]
        if plain == wide or not known:
            return plain
        if self.plain == self.wide:
            raise DecisionError(AMBIGUOUS if self.plain else MIXED)
        return plain if self.plain or wide is None else wide


def _plain(one: Region) -> Points:
    return one.start, one.end


def _wide(utf16: Utf16, one: Region) -> Points | None:
    try:
        return utf16.points(one.start), utf16.points(one.end)
    except ValueError:
        return None


def _fits(text: str, at: Points | None, one: Region) -> bool:
    if at is None or not 0 <= at[0] < at[1] <= len(text):
        return False
    return one.said is None or text[at[0] : at[1]] == one.said
