"""The panel beside the claim: a field to edit, a split, a missed claim, a note, another matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from recount.model.claim import ACTS, TELLINGS, Claim
from recount.model.draft import BOUNDS, MEASURES, Dated, Draft, Figure, Term, Wording
from recount.model.drafted import figure_of
from recount.model.ledger import Event
from recount.model.reading import STANCES, QuantityMention, Reading, TimeMention
from recount.model.span import Span
from recount.show.phrases import Phrases
from recount.show.wording import duration_words, interval_words
from recount.web.decisions import draft_in, marked, part_of
from recount.web.desk import Desk
from recount.web.form import FormError, selected
from recount.web.moves import living
from recount.web.views.card import Item, items_of
from recount.web.views.desk import SNIPPET, shortened

KINDS: Mapping[str, str] = {
    "span": "passage",
    "act": "term",
    "stance": "term",
    "telling": "term",
    "method": "wording",
    "place": "wording",
    "basis": "wordings",
    "perpetrators": "wordings",
    "victims": "wordings",
    "attribution": "voices",
    "when": "dated",
    "period": "duration",
    "quantity": "figure",
}
TERMS: Mapping[str, tuple[str, ...]] = {"act": ACTS, "stance": STANCES, "telling": TELLINGS}
# Kinds whose form begins with the one value that the field has now.
SINGLE = ("passage", "term", "wording", "dated", "duration", "figure")
# What a form may be for that is no field: a claim that was missed, a part of one.
BESIDES = ("add", "part")
# How many matters or names a search shows.
MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class Ground:
    """The words a value stands on, with what the form is filled in with.

    `start` and `end` are "" where nothing is selected; `values` by the name of
    the form's field; `options` are the terms to choose from with their words, `lasting` times.
    """

    field: str
    kind: str
    claim: str
    words: str
    start: str
    end: str
    values: Mapping[str, str]
    inferred: bool = False
    options: tuple[tuple[str, str], ...] = ()
    measures: tuple[tuple[str, str], ...] = ()
    bounds: tuple[tuple[str, str], ...] = ()
    lasting: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of a claim to be split: as the address writes it, its words and its act."""

    key: str
    words: str
    act: str


@dataclass(frozen=True, slots=True)
class Panel:
    """What the panel shows; `items` are the values of a field that holds several.

    `found` are what there is to choose from, by id, with their words and a remark;
    `told` says what will happen, and `ready` whether it can.
    """

    do: str
    field: str = ""
    label: str = ""
    ground: Ground | None = None
    items: tuple[Item, ...] = ()
    several: bool = False
    clearable: bool = False
    parts: tuple[PartView, ...] = ()
    found: tuple[tuple[str, str, str], ...] = ()
    find: str = ""
    told: str = ""
    ready: bool = True


def edit_panel(t: Phrases, desk: Desk, claim: Claim, name: str) -> Panel:
    """The panel that edits a field."""
    several = KINDS[name] in ("wordings", "voices")
    return Panel(
        "edit",
        name,
        t(f"page.{name}"),
        ground_view(t, desk, claim, name, "", ""),
        items_of(t, desk.scene().at, claim, name) if several else (),
        several,
        KINDS[name] not in ("passage", "term") or name == "telling",
    )


def split_panel(t: Phrases, desk: Desk, claim: Claim, parts: tuple[str, ...]) -> Panel:
    """The panel that takes a claim apart, with the parts chosen so far. Raises FormError."""
    text = desk.scene().at.documents[claim.document].text
    rows = []
    for key in parts:
        part = part_of(key, text)
        rows.append(PartView(key, part.span.exact, t.either(f"act.{part.act}", part.act)))
    return Panel("split", ground=ground_view(t, desk, claim, "part", "", ""), parts=tuple(rows))


def add_panel(t: Phrases, desk: Desk, claim: Claim) -> Panel:
    """The panel that writes a missed claim down."""
    return Panel("add", ground=ground_view(t, desk, claim, "add", "", ""))


def matter_panel(t: Phrases, desk: Desk, claim: Claim, find: str) -> Panel:
    """The panel that puts a claim with another matter: those whose titles hold what is sought."""
    view, wanted = desk.scene(), find.casefold()
    home = view.at.event.get(claim.id)
    others = [e for e in view.matters if home is None or e.id != home.id]
    same = Counter(e.title for e in others)
    found = [e for e in others if wanted in e.title.casefold()][:MOST_FOUND]
    rows = tuple((e.id, e.title, _matter_note(t, desk, e, same[e.title] > 1)) for e in found)
    return Panel(
        "matter", found=rows, find=find, told=_leaving(t, desk, claim, "panel.matter_told")
    )


def leave_panel(t: Phrases, desk: Desk, claim: Claim) -> Panel:
    """The panel that takes a claim out of its matter."""
    home = desk.scene().at.event.get(claim.id)
    ready = home is not None and len(living(desk, home)) > 1
    told = _leaving(t, desk, claim, "panel.leave_told") if ready else t("panel.leave_nothing")
    return Panel("leave", told=told, ready=ready)


def _leaving(t: Phrases, desk: Desk, claim: Claim, key: str) -> str:
    """What a move does to the matter that the claim is of now."""
    home = desk.scene().at.event.get(claim.id)
    others = len(living(desk, home)) - 1 if home else 0
    if home is None or others < 1:
        return t("panel.matter_alone") if key == "panel.matter_told" else ""
    return t(key, matter=t.quoted(home.title), others=_claims(t, others))


def _claims(t: Phrases, n: int) -> str:
    return t("panel.claims_one") if n == 1 else t("panel.claims_other", n=t.number(n))


def _matter_note(t: Phrases, desk: Desk, event: Event, like: bool) -> str:
    """Place, time and size of a matter; of those with one title, words of a claim too."""
    at = desk.scene().at
    place = at.entities.get(event.place or "")
    rows = living(desk, event)
    parts = [place.name] if place else []
    parts += [interval_words(t, event.when)] if event.when else []
    parts += [_claims(t, len(rows))]
    if like and rows:
        parts.append(t.quoted(shortened(rows[0].span.exact, SNIPPET)))
    return " · ".join(parts)


def merge_panel(t: Phrases, desk: Desk, marks: tuple[str, ...]) -> Panel:
    """The panel that joins the marked claims: whose fields stand, and what is set aside."""
    try:
        claims = marked(desk, marks)
    except FormError as error:
        return Panel("merge", told=t.sentence(str(error)) + ".", ready=False)
    at = desk.scene().at
    rows = tuple(
        (c.id, f"{at.number[c.id]} · {t.sentence(t.either(f'act.{c.act}', c.act))}",
         t.quoted(shortened(c.span.exact, SNIPPET)))
        for c in claims
    )  # fmt: skip
    return Panel("merge", found=rows, told=t("panel.merge_told", n=t.number(len(claims))))


def ground_view(t: Phrases, desk: Desk, claim: Claim, name: str, start: str, end: str) -> Ground:
    """What a field's form is filled in with: from the selected words, else from its value now.

    Raises FormError where the offsets are none of the text.
    """
    kind = KINDS.get(name, name)
    document = desk.scene().at.documents[claim.document]
    chosen = selected(document.text, start, end)
    value = _now(desk, claim, name) if kind in SINGLE else None
    span = chosen or _own(value)
    reading = desk.readings.get(claim.document, Reading(claim.document))
    said = _values(value) | (_read_in(reading, chosen, kind) if chosen else {})
    said |= {"value": claim.act} if kind == "part" else {}
    return Ground(
        name,
        kind,
        claim.id,
        span.exact if span else "",
        str(span.start) if span else "",
        str(span.end) if span else "",
        said,
        chosen is None and bool(getattr(value, "inferred", False)),
        _options(t, name if kind == "term" else "act") if kind in ("term", "add", "part") else (),
        _named(t, "measure", MEASURES) if kind == "figure" else _stances(t, kind),
        _named(t, "bound", BOUNDS) if kind == "figure" else (),
        _lasting(t, said) if kind == "figure" else (),
    )


def _lasting(t: Phrases, said: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The times that a rate may be per, with their words; also those it has now."""
    known = {iso: t(f"lasting.{iso}") for iso in t.table("lasting")}
    own = (said.get("per", ""), said.get("often_per", ""))
    return tuple(({iso: duration_words(t, iso) for iso in own if iso} | known).items())


def _now(desk: Desk, claim: Claim, name: str) -> object:
    draft: Draft = draft_in(desk, claim)
    return getattr(draft, name)


def _own(value: object) -> Span | None:
    """The words that a value stands on now."""
    if isinstance(value, Span):
        return value
    span = getattr(value, "span", None)
    return span if isinstance(span, Span) else None


def _values(value: object) -> dict[str, str]:
    """A value as a form holds it."""
    match value:
        case Term(term):
            return {"value": term}
        case Wording(text):
            return {"text": text}
        case Dated(earliest, latest):
            return {"earliest": earliest or "", "latest": latest or ""}
        case Figure():
            return _figure(value)
    return {}


def _figure(figure: Figure) -> dict[str, str]:
    often = figure.times_per
    return {
        "low": _number(figure.low),
        "high": _number(figure.high),
        "words": figure.words,
        "measure": figure.measure,
        "unit": figure.unit,
        "bound": figure.bound,
        "approximate": "yes" if figure.approximate else "",
        "per": figure.per or "",
        "often_low": _number(often.low) if often else "",
        "often_high": _number(often.high) if often else "",
        "often_per": often.per if often else "",
    }


def _number(n: int | None) -> str:
    return "" if n is None else str(n)


def _read_in(reading: Reading, chosen: Span, kind: str) -> dict[str, str]:
    """What the machine read in the selected words, as a form holds it."""
    if kind in ("wording", "wordings", "voices"):
        return {"text": chosen.exact}
    if kind == "figure":
        figures = [q for q in reading.quantities if chosen.overlap(q.span)]
        figure = figure_of(_closest(figures, chosen)) if figures else None
        return _figure(figure) if figure else {"words": chosen.exact}
    times = [time for time in reading.times if chosen.overlap(time.span)]
    if kind == "dated" and (dated := [x for x in times if x.earliest or x.latest]):
        time = _closest_time(dated, chosen)
        return {"earliest": time.earliest or "", "latest": time.latest or ""}
    if kind == "duration" and (lasting := [x for x in times if x.kind == "duration"]):
        return {"value": _closest_time(lasting, chosen).value}
    return {}


def _closest(found: list[QuantityMention], chosen: Span) -> QuantityMention:
    return max(found, key=lambda mention: chosen.overlap(mention.span))


def _closest_time(found: list[TimeMention], chosen: Span) -> TimeMention:
    return max(found, key=lambda mention: chosen.overlap(mention.span))


def _options(t: Phrases, name: str) -> tuple[tuple[str, str], ...]:
    prefix = "tellings" if name == "telling" else name
    return tuple((term, t.either(f"{prefix}.{term}", term)) for term in TERMS.get(name, ()))


def _stances(t: Phrases, kind: str) -> tuple[tuple[str, str], ...]:
    return _options(t, "stance") if kind == "add" else ()


def _named(t: Phrases, name: str, terms: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((term, t(f"{name}.{term}")) for term in terms)
