"""Findings by which accounts part: their claims side by side, each with its chain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from recount.model.ledger import Finding
from recount.show.page.claims import ClaimView, claim_view
from recount.show.phrases import Phrases
from recount.show.ranking import kind_rank, ranked
from recount.web.scene import CONFLICTS, Scene
from recount.web.verdicts import OPEN, state_words
from recount.web.views.part import part_of_ledger

# Findings on a page, and the claims shown of each.
MOST, MOST_CLAIMS = 20, 12


@dataclass(frozen=True, slots=True)
class Side:
    """A claim of a finding, and whether a person decided on it."""

    id: str
    claim: ClaimView
    status: str
    status_words: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A finding with its claims; `event` is the id of its matter, "" for none."""

    id: str
    kind: str
    title: str
    note: str
    why: str
    event: str
    event_title: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class ConflictsView:
    """A page of findings; `kinds` are those there are, with their titles and counts."""

    found: tuple[Conflict, ...]
    kinds: tuple[tuple[str, str, int], ...]
    size: int
    page: int
    pages: int


def conflicts_view(
    t: Phrases, view: Scene, kind: str = "", claim: str = "", page: int = 1
) -> ConflictsView:
    """The findings of a kind, or that a claim is in; all that part where neither is asked."""
    every = [f for f in ranked(view.at) if f.kind in CONFLICTS]
    counts = Counter(f.kind for f in every)
    wanted = [f for f in every if kind in ("", f.kind) and (not claim or claim in f.claims)]
    pages = max(1, -(-len(wanted) // MOST))
    page = min(max(1, page), pages)
    shown = wanted[(page - 1) * MOST : page * MOST]
    return ConflictsView(
        _conflicts(t, view, shown),
        tuple(
            (each, t.either(f"finding.{each}.title", each), n)
            for each, n in sorted(counts.items(), key=lambda pair: kind_rank(pair[0]))
        ),
        len(wanted),
        page,
        pages,
    )


def _conflicts(t: Phrases, view: Scene, shown: Sequence[Finding]) -> tuple[Conflict, ...]:
    at = part_of_ledger(view, chain.from_iterable(f.claims for f in shown))
    titles = {event.id: event.title for event in view.at.ledger.events}
    rows = []
    for finding in shown:
        live = [c for c in finding.claims if c in at.claims][:MOST_CLAIMS]
        sides = [
            Side(c, claim_view(t, at, view.known, at.claims[c]), view.verdicts.get(c, OPEN),
                 state_words(t, at.claims[c], view.verdicts, view.at.number))
            for c in live
        ]  # fmt: skip
        rows.append(
            Conflict(
                finding.id, finding.kind, t.either(f"finding.{finding.kind}.title", finding.kind),
                t.either(f"finding.{finding.kind}.note", ""), t.sentence(finding.why),
                finding.event or "", titles.get(finding.event or "", ""), tuple(sides),
            )
        )  # fmt: skip
    return tuple(rows)
