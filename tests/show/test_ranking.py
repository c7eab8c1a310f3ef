"""Findings are told by how much they matter, by the rule that the docs name."""

from dataclasses import replace

from show_case import ledger

from recount.model.ledger import CAUTIONS, FINDINGS
from recount.show.grounding import grounded
from recount.show.index import index
from recount.show.ranking import kind_rank, ranked


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
