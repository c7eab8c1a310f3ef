"""Rows of the contract that say what is claimed: claims, their chains and figures."""

from __future__ import annotations

from recount.model.claim import ACTS, TELLINGS, Claim, Hop, Named, Quantity
from recount.model.reading import STANCES, TimesPer
from recount.model.times import TimeInterval
from recount.show.readback.parts import iso_day, read_span, read_when
from recount.show.readback.place import Place

CLAIM = (
    "id", "document", "span", "act", "method", "stance", "attribution", "basis", "perpetrators",
    "victims", "place", "when", "period", "quantity", "status", "by",
)  # fmt: skip
QUANTITY = (
    "low", "high", "measure", "per", "times_per", "subset_of", "unit", "bound", "approximate",
    "words", "span",
)  # fmt: skip


def read_claim(place: Place) -> Claim:
    """One claim with every span."""
    row = place.row(CLAIM, also=("telling", "instead"))
    return Claim(
        id=row["id"].text(),
        document=row["document"].text(),
        span=read_span(row["span"]),
        act=row["act"].text(ACTS),
        stance=row["stance"].text(STANCES),
        method=row["method"].maybe(Place.text),
        attribution=row["attribution"].each(_hop),
        basis=row["basis"].each(_ground),
        perpetrators=row["perpetrators"].each(_named),
        victims=row["victims"].each(_named),
        place=row["place"].maybe(_named),
        when=row["when"].maybe(read_when),
        period=row["period"].maybe(Place.text),
        quantity=row["quantity"].maybe(_quantity),
        status=row["status"].text(),
        by=row["by"].text(),
        telling=row["telling"].text(TELLINGS) if "telling" in row else "particular",
        instead=row["instead"].each(Place.text) if "instead" in row else (),
    )


def _hop(place: Place) -> Hop:
    row = place.row(("source", "entity", "cue", "span", "on", "carried"))
    return Hop(
        source=row["source"].text(),
        span=read_span(row["span"]),
        cue=row["cue"].maybe(Place.text),
        entity=row["entity"].maybe(Place.text),
        on=row["on"].maybe(_on),
        carried=row["carried"].flag(),
    )


def _on(place: Place) -> TimeInterval:
    row = place.row(("earliest", "latest"))
    return TimeInterval(row["earliest"].maybe(iso_day), row["latest"].maybe(iso_day))


def _ground(place: Place) -> Named:
    row = place.row(("text", "span"))
    return Named(row["text"].text(), read_span(row["span"]))


def _named(place: Place) -> Named:
    row = place.row(("text", "entity", "span"))
    return Named(row["text"].text(), read_span(row["span"]), row["entity"].maybe(Place.text))


def _quantity(place: Place) -> Quantity:
    row = place.row(QUANTITY)
    low, high = row["low"].maybe(Place.whole), row["high"].maybe(Place.whole)
    if low is not None and high is not None and low > high:
        raise place.wrong(f"the count runs backwards: {low} to {high}")
    return Quantity(
        low=low,
        high=high,
        measure=row["measure"].text(),
        unit=row["unit"].text(),
        bound=row["bound"].text(),
        words=row["words"].text(),
        span=read_span(row["span"]),
        approximate=row["approximate"].flag(),
        per=row["per"].maybe(Place.text),
        times_per=row["times_per"].maybe(_times_per),
        subset_of=row["subset_of"].maybe(Place.text),
    )


def _times_per(place: Place) -> TimesPer:
    row = place.row(("low", "high", "per"))
    low, high = row["low"].maybe(Place.whole), row["high"].maybe(Place.whole)
    return TimesPer(low, high, row["per"].text())
