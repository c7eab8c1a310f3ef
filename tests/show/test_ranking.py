"""Findings are told by how much they matter, by the rule that the docs name."""

from dataclasses import replace

from show_case import ledger

from recount.model.ledger import CAUTIONS, FINDINGS
from recount.show.grounding import grounded
from recount.show.index import index
from recount.show.page.claims import claim_view, numbers
from recount.show.page.findings import finding_groups
from recount.show.phrases import Phrases
from recount.show.ranking import FIRST, kind_rank, ranked


def kinds(order: list[str]) -> list[str]:
    return sorted(order, key=kind_rank)


def test_what_excludes_goes_before_what_repeats_and_that_before_what_agrees() -> None:
    order = kinds([*FINDINGS, *CAUTIONS])
    assert order.index("figures-disagree") < order.index("same-origin")
    assert order.index("part-exceeds-whole") < order.index("hedge-lost")
    assert order.index("attribution-lost") < order.index("figures-agree")
    assert {*order[:10]} == {
        "denied", "perpetrators-disagree", "figures-disagree", "rates-disagree",
        "implied-total-disagrees", "periods-disagree", "times-disagree", "places-disagree",
        "methods-disagree", "part-exceeds-whole",
    }  # fmt: skip


def test_more_independent_origins_go_before_fewer() -> None:
    base = ledger()
    by_id = {finding.id: finding for finding in base.findings}
    wider = replace(by_id["f2"], id="f9", claims=("c2", "c3", "c4"))
    rows = ranked(index(grounded(replace(base, findings=(*base.findings, wider)))))
    assert [row.id for row in rows] == ["f9", "f3", "f2", "f5", "f1", "f4"]


def test_accounts_that_part_are_shown_from_more_sides_than_one_that_repeats() -> None:
    base = ledger()
    at = index(grounded(base))
    t, known = Phrases("en"), numbers(at)
    views = {claim.id: claim_view(t, at, known, claim) for claim in at.claims.values()}
    shown = {group.title: group.shown for group in finding_groups(t, at, known, views)}
    titles = {kind: t.either(f"finding.{kind}.title", kind) for kind in (*FINDINGS, *FIRST)}
    parting = {shown[titles[kind]] for kind in FIRST if titles[kind] in shown}
    others = {shown[titles[kind]] for kind in FINDINGS if titles[kind] in shown} - parting
    assert parting and others and min(parting) > max(others)
