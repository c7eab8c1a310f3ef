"""The claim under review: every field with its ground, and what the machine had read."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from recount.model.claim import Claim, Hop, Named
from recount.model.effective import effective, taken_back
from recount.model.judgement import Judgement
from recount.model.span import Span
from recount.model.times import TimeInterval
from recount.run.targets import made_by, refs_of
from recount.show.index import Index
from recount.show.page.reviews import signed
from recount.show.phrases import Phrases
from recount.show.wording import duration_words, figure_words, interval_words
from recount.web.scene import Scene
from recount.web.verdicts import OPEN, state_words

# The key that edits each field, beside its label on the page.
KEYS = {
    "span": "1",
    "act": "2",
    "stance": "3",
    "attribution": "4",
    "perpetrators": "5",
    "victims": "6",
    "place": "7",
    "when": "8",
    "quantity": "9",
    "method": "0",
    "period": "p",
    "basis": "b",
    "telling": "t",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One value: its words, the entity it was linked to, a remark, and whether it was inferred."""

    words: str
    entity: str = ""
    name: str = ""
    note: str = ""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A field: its key, label and values; `machine` is what was read where a person set another."""

    field: str
    key: str
    label: str
    items: tuple[Item, ...]
    machine: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A decision on the claim: its sentence, and why it does not hold, "" where it does."""

    id: str
    words: str
    not_held: str


@dataclass(frozen=True, slots=True)
class Card:
    """The claim under review; `by` is what proposed it, `said` the decisions, newest first.

    `instead` are the claims that stand in its place, by id with number and act.
    """

    id: str
    document: str
    act: str
    stance: str
    stance_words: str
    figure: str
    status: str
    status_words: str
    by: str
    rows: tuple[Row, ...]
    said: tuple[Said, ...] = ()
    instead: tuple[tuple[str, int, str], ...] = ()


def card_view(
    t: Phrases, view: Scene, claim: Claim, proposed: Claim | None, said: tuple[Said, ...]
) -> Card:
    """A claim as it is decided now, beside `proposed`, the machine's reading of it."""
    at = view.at
    others = [at.claims[id] for id in claim.instead if id in at.claims]
    return Card(
        claim.id,
        claim.document,
        t.sentence(t.either(f"act.{claim.act}", claim.act)),
        claim.stance,
        t.either(f"stance.{claim.stance}", claim.stance),
        figure_words(t, claim.quantity) if claim.quantity else "",
        view.verdicts.get(claim.id, OPEN),
        state_words(t, claim, view.verdicts, at.number),
        t("by.person") if claim.by == "person" else t("by.machine", by=claim.by),
        tuple(_row(t, at, claim, proposed, field) for field in KEYS),
        said,
        tuple((o.id, at.number[o.id], t.either(f"act.{o.act}", o.act)) for o in others),
    )


def decisions_on(t: Phrases, log: Sequence[Judgement], claim: str) -> tuple[Said, ...]:
    """The decisions of `log` on a claim, newest first."""
    held = {judgement.id for judgement in effective(log)}
    gone = taken_back(log)
    found = [
        Said(judgement.id, signed(t, judgement), why_not(t, judgement, held, gone))
        for judgement in log
        if claim in {ref.id for ref in refs_of(judgement.decision)}
        or claim in {id for id, _ in made_by(judgement)}
    ]
    return tuple(reversed(found))


def why_not(
    t: Phrases, judgement: Judgement, held: Container[str], taken_back: Container[str]
) -> str:
    """Why a decision does not hold, in words; "" where it does, and for an undo."""
    if judgement.id in held or judgement.undoes is not None:
        return ""
    if judgement.id in taken_back:
        return t("card.undone")
    return t("card.outweighed" if judgement.blind else "card.later")


def items_of(t: Phrases, at: Index, claim: Claim, field: str) -> tuple[Item, ...]:
    """The values of a claim's field, none where it says nothing."""
    value = getattr(claim, field)
    match value:
        case tuple():
            return tuple(_item(t, at, each) for each in value)
        case Named() | Hop():
            return (_item(t, at, value),)
        case Span(exact=exact):
            return (Item(exact),)
        case TimeInterval():
            inferred = value.basis == "inferred"
            words = interval_words(t, value)
            return (Item(words, note=value.words or "", inferred=inferred),)
    words = _plain(t, claim, field)
    return (Item(words),) if words else ()


def _plain(t: Phrases, claim: Claim, field: str) -> str:
    if field == "quantity":
        figure = claim.quantity
        return figure_words(t, figure) if figure else ""
    value = getattr(claim, field) or ""
    if field in ("act", "stance"):
        return t.either(f"{field}.{value}", value)
    if field == "telling":
        return t.either(f"tellings.{value}", value)
    return duration_words(t, value) if field == "period" and value else value


def _item(t: Phrases, at: Index, value: Named | Hop) -> Item:
    words = value.source if isinstance(value, Hop) else value.text
    known = at.entities.get(value.entity or "")
    notes = []
    if isinstance(value, Hop):
        notes += [t("page.said_on", when=interval_words(t, value.on))] if value.on else []
        notes += [t("page.carried")] if value.carried else []
        notes += [t("beside", names=t.listing([a.text for a in value.also]))] if value.also else []
    return Item(
        words,
        known.id if known else "",
        known.name if known and known.name != words else "",
        t("list.comma").join(notes),
        words != value.span.exact,
    )


def _row(t: Phrases, at: Index, claim: Claim, proposed: Claim | None, field: str) -> Row:
    items = items_of(t, at, claim, field)
    before = items_of(t, at, proposed, field) if proposed else items
    same = [_bare(i) for i in before] == [_bare(i) for i in items]
    machine = "" if same else t.listing([i.words for i in before]) or t("review.nothing")
    return Row(field, KEYS[field], t(f"page.{field}"), items, machine)


def _bare(item: Item) -> tuple[str, str]:
    return item.words, item.note
