"""Who relies on whom, as the page shows it: a picture in two widths and its table."""

from __future__ import annotations

from dataclasses import dataclass

from recount.show.index import Index
from recount.show.phrases import Phrases
from recount.show.plots.layers import Reliance
from recount.show.plots.reliance import NARROW, WIDE, bounded, reliance_picture

# More names than this in a column make the picture longer than a printed page.
MOST_NAMES = 14


@dataclass(frozen=True, slots=True)
class RelianceView:
    """The picture for wide and for narrow pages (SVG), and every row of it in words."""

    wide: str
    narrow: str
    rows: tuple[Reliance, ...]
    own: tuple[tuple[str, int], ...]


def reliance_view(t: Phrases, at: Index) -> RelianceView:
    """Chains counted; pictures are "" where no claim names a voice."""
    counted: dict[tuple[str, str | None, str], int] = {}
    own: dict[str, int] = {}
    for claim in at.ledger.claims:
        outlet = at.outlet(claim.document)
        if not claim.attribution:
            own[outlet] = own.get(outlet, 0) + 1
            continue
        relays = [at.voice(hop) for hop in claim.attribution[:-1]]
        through = t("chain.arrow").join(relays) or _credited(t, at, claim.document)
        key = (outlet, through, at.voice(claim.attribution[-1]))
        counted[key] = counted.get(key, 0) + 1
    rows = tuple(
        Reliance(*key, n)
        for key, n in sorted(
            counted.items(), key=lambda i: (-i[1], i[0][0], i[0][2], i[0][1] or "")
        )
    )
    few = bounded(t, rows, MOST_NAMES)
    return RelianceView(
        reliance_picture(t, few, WIDE, "reliance wide") if rows else "",
        reliance_picture(t, few, NARROW, "reliance narrow") if rows else "",
        rows,
        tuple(own.items()),
    )


def _credited(t: Phrases, at: Index, document: str) -> str | None:
    """The wire services a document credits, where a chain names no relay itself."""
    agencies = at.documents[document].agencies
    if not agencies:
        return None
    return t("list.comma").join(agencies)
