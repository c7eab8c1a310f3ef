"""Findings as the page shows them: by kind, each with the claims it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recount.model.ledger import Finding
from recount.show.index import Index
from recount.show.page.claims import ClaimView, Numbers
from recount.show.phrases import Phrases
from recount.show.ranking import FIRST, ranked

# Claims of a finding that stand open; the others are folded away. Where accounts part a reader
# wants every side at once, where one is repeated a few will do.
PARTING, REPEATING = 6, 4


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding; `event` is the number of its matter, 0 for none."""

    number: int
    id: str
    why: str
    event: int
    event_title: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one kind; `shown` is how many claims of each stand open."""

    title: str
    note: str
    findings: tuple[FindingView, ...]
    shown: int


def finding_groups(
    t: Phrases, at: Index, known: Numbers, views: Mapping[str, ClaimView]
) -> tuple[FindingGroup, ...]:
    """Findings by kind, ranked by how much they matter, numbered in the order told."""
    by_kind: dict[str, list[Finding]] = {}
    for finding in ranked(at):
        by_kind.setdefault(finding.kind, []).append(finding)
    titles = {e.id: e.title for e in at.ledger.events}
    groups: list[FindingGroup] = []
    told = 0
    for kind in by_kind:
        rows = []
        for number, finding in enumerate(by_kind[kind], start=told + 1):
            claims = sorted(finding.claims, key=at.number.__getitem__)
            event = finding.event or ""
            rows.append(
                FindingView(
                    number, finding.id, t.sentence(finding.why), known.events.get(event, 0),
                    titles.get(event, ""), tuple(views[c] for c in claims),
                )
            )  # fmt: skip
        told += len(rows)
        title = t.either(f"finding.{kind}.title", kind)
        note = t.either(f"finding.{kind}.note", "")
        shown = PARTING if kind in FIRST else REPEATING
        groups.append(FindingGroup(title, note, tuple(rows), shown))
    return tuple(groups)
