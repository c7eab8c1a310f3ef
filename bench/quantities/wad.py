"""Deaths of the Worldwide Atrocities Dataset: one number for each description.

The largest total among a description's killing claims, as the benchmark's makers
ask. What one clause coordinates ("two women and three minors") is summed; where no
figure is said, victims named or told of one by one ("a mayor and his secretary") are
counted; where neither is there, nothing is given.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.quantities.score import said_number
from recount.language import Reader
from recount.model.analysis import Analysis
from recount.model.claim import Claim, Quantity
from recount.model.document import Document, Zone, digest
from recount.model.span import Span
from recount.read.grammar.places import TokenIndex
from recount.run.document import analyse_document

SINGLE = "Single Number Reported"


@dataclass(slots=True)
class Deaths:
    """Counts over descriptions."""

    rows: int = 0
    exact: int = 0
    silent: int = 0

    def cells(self) -> list[float]:
        """Exact of all, share of abstentions, exact of those answered."""
        answered = self.rows - self.silent
        return [self.exact / self.rows, self.silent / self.rows, self.exact / answered]


def measure(path: Path, reader: Reader) -> Deaths:
    """Score every row with a single number reported."""
    score = Deaths()
    for row in _rows(path):
        text = row["Description"].strip()
        given = deaths_of(text, reader)
        score.rows += 1
        score.silent += given is None
        score.exact += given == row["Deaths Number"]
    return score


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["Deaths Ambiguity"] == SINGLE and row["Deaths Number"] is not None:
            yield row


def deaths_of(text: str, reader: Reader) -> int | None:
    """The largest total of a description, None where it tells none."""
    sha = digest(text.encode())
    read = analyse_document(reader, Document(sha, "wad", text, sha, (Zone("body", 0, len(text)),)))
    killed = [c for c in read.claims if c.act == "killing" and c.stance != "denied"]
    passages: dict[int, list[Claim]] = {}
    for claim in killed:
        passages.setdefault(claim.span.start, []).append(claim)
    totals = [t for t in (_total(read.analysis, group) for group in passages.values()) if t]
    return max(totals, default=None)


def _total(analysis: Analysis, claims: Sequence[Claim]) -> int | None:
    """The sum of a passage's totals, else its single victims."""
    told = {c.quantity.span.start: c.quantity for c in claims if c.quantity and _counts(c.quantity)}
    if told:
        return sum(_said(quantity) for quantity in told.values())
    if any(c.quantity for c in claims):
        return None
    index = TokenIndex(analysis)
    victims = {v.span.start: v.span for c in claims for v in c.victims}
    single = [_is_single(index, span) for span in victims.values()]
    return len(single) if single and all(single) else None


def _counts(quantity: Quantity) -> bool:
    """A total of people, or a part of those that no figure tells ("ten of them")."""
    return quantity.measure == "total" or (
        quantity.measure == "subset" and quantity.subset_of is None
    )


def _said(quantity: Quantity) -> int:
    """The number as worded: a spelled "more than ten" has moved by one, unseen in its words."""
    said = int(said_number(quantity.low, quantity.high, quantity.words))
    words = quantity.words.lower()
    spelled = not any(character.isdigit() for character in words)
    moved = spelled and quantity.low is not None and words.startswith(("more than", "over"))
    return said - moved


def _is_single(index: TokenIndex, span: Span) -> bool:
    """Whether a victim is one person by its grammar."""
    head = index.head(span.start, span.end)
    return head is not None and head.upos in ("NOUN", "PROPN") and head.feat("Number") != "Plur"
