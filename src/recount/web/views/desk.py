"""The desk: the queue, the source text and the claim under review, as one address says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from recount.model.claim import Claim
from recount.show.phrases import Phrases
from recount.show.wording import figure_words
from recount.web.desk import Desk
from recount.web.filters import Filter, event_of, queue
from recount.web.scene import Scene
from recount.web.seen import seen
from recount.web.verdicts import OPEN, state_words
from recount.web.views.card import Card, card_view, decisions_on
from recount.web.views.source import Source, source_view

# Rows of the queue on a page, the current one among them.
ROWS = 40
SNIPPET = 90


@dataclass(frozen=True, slots=True)
class Address:
    """What an address of the desk asks for: a filter, a claim, marked claims, a panel.

    `printed` is "yes" where the printed pages are shown above the text.
    """

    filter: Filter
    claim: str = ""
    marks: tuple[str, ...] = ()
    do: str = ""
    field: str = ""
    printed: str = ""

    def query(self, **more: str) -> str:
        """The address as a query, with parts of it said otherwise."""
        own = {name: getattr(self, name) for name in ("claim", "do", "field", "printed")}
        said = own | more
        marks = urlencode([("mark", mark) for mark in self.marks])
        return "&".join(filter(None, (self.filter.address(**said), marks)))

    def marked(self, claim: str) -> Address:
        """This address with a claim marked, or not any more."""
        others = tuple(mark for mark in self.marks if mark != claim)
        marks = others if claim in self.marks else (*self.marks, claim)
        return replace(self, marks=marks, do="", field="")


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A claim in the queue."""

    id: str
    act: str
    stance: str
    stance_words: str
    figure: str
    words: str
    status: str
    status_words: str
    document: str
    current: bool
    marked: bool


@dataclass(frozen=True, slots=True)
class DeskView:
    """Everything the desk shows; `card` and `source` are None where no claim is left.

    `seen` says how the claim and those marked are shown here (see `seen`).
    `place` counts from 1 in the `size` claims of the queue, `open` of which are
    not decided; `earlier` and `later` are claims to page to; ids are "" for none.
    `gone` says that the claim asked for is not there, and another is shown.
    """

    rows: tuple[QueueRow, ...]
    place: int
    size: int
    open: int
    previous: str
    following: str
    earlier: str
    later: str
    card: Card | None = None
    source: Source | None = None
    event: str = ""
    event_title: str = ""
    conflicts: int = 0
    gone: bool = False
    seen: tuple[str, ...] = ()


def desk_view(t: Phrases, desk: Desk, asked: Address) -> DeskView:
    """The desk at an address: its claim, else the first of the queue."""
    view = desk.scene()
    ids = queue(view, asked.filter)
    current = asked.claim if asked.claim in view.at.claims else next(iter(ids), "")
    place = ids.index(current) if current in ids else _where(view, ids, current)
    first = place // ROWS * ROWS
    shown = ids[first : first + ROWS]
    inside = current in ids
    basic = DeskView(
        rows=tuple(_row(t, view, view.at.claims[id], current, asked.marks) for id in shown),
        place=place + 1 if inside else 0,
        size=len(ids),
        open=sum(view.open(id) for id in ids),
        gone=bool(asked.claim) and asked.claim != current,
        previous=ids[place - 1] if 0 < place <= len(ids) else "",
        following=_at(ids, place + 1 if inside else place),
        earlier=ids[first - 1] if first else "",
        later=_at(ids, first + ROWS),
        seen=tuple(seen(desk, id) for id in dict.fromkeys((current, *asked.marks))),
    )
    return _with_claim(t, desk, view, basic, current) if current else basic


def _at(ids: Sequence[str], place: int) -> str:
    return ids[place] if 0 <= place < len(ids) else ""


def _where(view: Scene, ids: Sequence[str], current: str) -> int:
    """Where a claim that left the queue would stand in it."""
    rank: Mapping[str, int] = {id: n for n, id in enumerate(view.order)}
    mine = rank.get(current, -1)
    return sum(rank[id] < mine for id in ids)


def _with_claim(t: Phrases, desk: Desk, view: Scene, basic: DeskView, current: str) -> DeskView:
    claim = view.at.claims[current]
    log = desk.on_document(claim.document)
    said = decisions_on(t, log, current)
    event = event_of(view, current)
    return replace(
        basic,
        card=card_view(t, view, claim, desk.proposed(current), said),
        source=source_view(
            t, view.at.documents[claim.document], claims_of(view, claim.document), claim
        ),
        event=event,
        event_title=view.at.event[current].title if event else "",
        conflicts=len(view.conflicts(current)),
    )


def claims_of(view: Scene, document: str) -> list[Claim]:
    """The claims of a document that were not rejected, in order of start."""
    found = [c for c in view.at.claims.values() if c.document == document]
    live = [c for c in found if c.status != "rejected"]
    return sorted(live, key=lambda c: (c.span.start, c.span.end, c.id))


def _row(t: Phrases, view: Scene, claim: Claim, current: str, marks: Sequence[str]) -> QueueRow:
    return QueueRow(
        claim.id,
        t.sentence(t.either(f"act.{claim.act}", claim.act)),
        claim.stance,
        t.either(f"stance.{claim.stance}", claim.stance),
        figure_words(t, claim.quantity) if claim.quantity else "",
        shortened(claim.span.exact, SNIPPET),
        view.verdicts.get(claim.id, OPEN),
        state_words(t, claim, view.verdicts, view.at.number),
        view.at.outlet(claim.document),
        claim.id == current,
        claim.id in marks,
    )


def shortened(text: str, most: int) -> str:
    """Words in a line of at most so many characters, and a mark where more follow."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[:most].rpartition(" ")[0] + " …"
