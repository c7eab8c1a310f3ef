"""The ledger's JSON read back: nothing lost, and every fault told with its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from show_case import ledger

from recount.model.claim import Hop
from recount.model.ledger import CAUTIONS, Ledger
from recount.model.times import TimeInterval
from recount.show.grounding import grounded
from recount.show.ledger_json import render_ledger
from recount.show.readback import UNKNOWN, PlaceError, read_ledger, whole
from tests.ledgers import made_ledger


def texts(of: Ledger) -> dict[str, str]:
    return {d.text_id: d.text for d in of.documents}


def bare(hop: Hop) -> Hop:
    on = hop.on and TimeInterval(hop.on.earliest, hop.on.latest)
    return replace(hop, also=(), on=on)


def as_the_contract_has_it(shown: Ledger) -> Ledger:
    """A ledger without what the format does not hold."""
    return replace(
        shown,
        relations=tuple(replace(r, why=()) for r in shown.relations),
        claims=tuple(
            replace(c, attribution=tuple(bare(h) for h in c.attribution)) for c in shown.claims
        ),
        findings=tuple(sorted(shown.findings, key=lambda f: f.kind in CAUTIONS)),
        readings=(),
    )


def test_a_case_comes_back_as_it_was() -> None:
    back = read_ledger(render_ledger(ledger()), texts(ledger()))
    assert back == as_the_contract_has_it(grounded(ledger()))


def test_a_thousand_made_up_ledgers_come_back() -> None:
    for seed in range(1000):
        made = made_ledger(seed)
        written = render_ledger(made)
        back = read_ledger(written, texts(made))
        assert back.claims == grounded(made).claims, seed
        assert render_ledger(back) == written, seed


def test_without_its_text_a_document_keeps_the_words_of_its_spans() -> None:
    for seed in range(200):
        made = made_ledger(seed)
        written = render_ledger(made)
        back = read_ledger(written)
        assert render_ledger(back) == written, seed
    case = read_ledger(render_ledger(ledger())).documents[0]
    assert not whole(case) and UNKNOWN in case.text
    assert whole(ledger().documents[0])


Change = Callable[[dict[str, Any]], object]
FAULTS: list[tuple[str, Change, str]] = [
    ("format", lambda o: o.update(format="recount.ledger/2"), "format: "),
    ("missing", lambda o: o["claims"][1].pop("act"), "claims[1]: there is no “act”"),
    ("unknown", lambda o: o["claims"][0].update(truth=1), "claims[0]: “truth” is not known"),
    ("type", lambda o: o["claims"][2]["span"].update(start="7"), "claims[2].span.start: "),
    ("flag", lambda o: o["claims"][0]["span"].update(start=True), "claims[0].span.start: "),
    ("act", lambda o: o["claims"][0].update(act="murder"), "claims[0].act: “murder”"),
    ("length", lambda o: o["claims"][0]["span"].update(end=9), "claims[0].span: "),
    ("moved", lambda o: shift(o["claims"][0]["span"]), "claims[0]: a span says"),
    ("huge", lambda o: o["documents"][0]["zones"][0].update(end=10**15), "documents[0].zones[0]: "),
    ("date", lambda o: o["documents"][0]["published"].update(earliest="2031-13"), "no date"),
    ("backwards", lambda o: o["claims"][0]["quantity"].update(low=99999), "runs backwards"),
    ("entity", lambda o: o["claims"][0]["place"].update(entity="e77"), "none of the entities"),
    ("claim", lambda o: o["events"][0]["claims"].append("c99"), "events[0]: “c99” is none"),
    ("rejected", lambda o: o["claims"][0].update(status="rejected"), "is rejected"),
    ("twice", lambda o: o["claims"].append(o["claims"][0]), "claims[12].id: “c1” is there twice"),
    ("origins", lambda o: o["events"][0].update(independent_origins=9), "independent_origins"),
]


def shift(of: dict[str, int]) -> None:
    of.update(start=of["start"] + 1, end=of["end"] + 1)


@pytest.mark.parametrize(("change", "told"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
@pytest.mark.parametrize("known", [True, False], ids=["with texts", "without"])
def test_a_fault_is_told_with_its_place(change: Change, told: str, known: bool) -> None:
    changed = json.loads(render_ledger(ledger()))
    change(changed)
    with pytest.raises(PlaceError) as fault:
        read_ledger(json.dumps(changed), texts(ledger()) if known else None)
    assert told in str(fault.value)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '{"format": NaN}', "[" * 100_000, '{"format": 1' + "0" * 5000]
)
def test_what_is_no_ledger_is_told(text: str) -> None:
    with pytest.raises(PlaceError, match="the file"):
        read_ledger(text)


def test_another_text_under_a_known_id_is_refused() -> None:
    wrong = dict.fromkeys(texts(ledger()), "another text")
    with pytest.raises(PlaceError, match=r"harbour\.txt"):
        read_ledger(render_ledger(ledger()), wrong)


def test_a_part_of_a_claim_that_is_not_shown_stands_alone() -> None:
    base = ledger()
    whole_claim, part = base.claims[0], base.claims[1]
    assert part.quantity
    lost = replace(whole_claim, span=replace(whole_claim.span, exact="nowhere"))
    part = replace(part, quantity=replace(part.quantity, subset_of=lost.id))
    (shown,) = grounded(replace(base, claims=(lost, replace(part, instead=(lost.id,))))).claims
    assert shown.quantity and shown.quantity.subset_of is None and shown.instead == ()
