"""Every kind of finding, one function each, in the order a reader meets them."""

from recount.reconcile.findings.agree import figures_agree
from recount.reconcile.findings.denied import denied
from recount.reconcile.findings.disagree import figures_disagree
from recount.reconcile.findings.implied import implied_totals, parts_and_whole
from recount.reconcile.findings.methods import methods_disagree
from recount.reconcile.findings.origin import one_remark, same_origin
from recount.reconcile.findings.parts import part_exceeds_whole
from recount.reconcile.findings.periods import periods_disagree
from recount.reconcile.findings.perpetrators import perpetrators_disagree
from recount.reconcile.findings.places import places_disagree
from recount.reconcile.findings.rates import rates_disagree
from recount.reconcile.findings.retold import attribution_lost, bound_turned, hedge_lost
from recount.reconcile.findings.times import times_disagree
from recount.reconcile.findings.tolls import toll_updated
from recount.reconcile.matter import Finder

FINDERS: tuple[Finder, ...] = (
    same_origin,
    one_remark,
    figures_agree,
    figures_disagree,
    toll_updated,
    rates_disagree,
    implied_totals,
    parts_and_whole,
    periods_disagree,
    perpetrators_disagree,
    denied,
    methods_disagree,
    times_disagree,
    places_disagree,
    bound_turned,
    hedge_lost,
    attribution_lost,
    part_exceeds_whole,
)

__all__ = ["FINDERS"]
