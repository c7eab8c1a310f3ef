"""The desk: where claims are read beside their sources and decided on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recount.model.claim import ACTS, Claim
from recount.model.judgement import FIELDS
from recount.model.reading import STANCES
from recount.web.filters import NAMES, Filter
from recount.web.form import FormError
from recount.web.lasting import matter_key, name_key
from recount.web.site import Site
from recount.web.views.card import KEYS
from recount.web.views.desk import Address, desk_view
from recount.web.views.panel import (
    BESIDES,
    KINDS,
    Panel,
    add_panel,
    edit_panel,
    ground_view,
    leave_panel,
    matter_panel,
    merge_panel,
    split_panel,
)
from recount.web.views.sheets import sheets_of

Pairs = list[tuple[str, str]]
Choices = list[tuple[str, str]]
# What was chosen in a form before its words were selected, and stays.
CHOSEN: Mapping[str, tuple[str, ...]] = {
    "term": ("value",),
    "part": ("value",),
    "add": ("act", "stance"),
}
# Documents, matters and names that a filter's lists hold.
MOST = 80


def review(site: Site, request: Request) -> Response:
    """GET /review: the desk at the address's filter, claim and panel."""
    asked = Filter.read(request.query_params)
    if (lasting := asked.lasting(site.desk.scene())) != asked:
        others = [pair for pair in request.query_params.multi_items() if pair[0] not in NAMES]
        return RedirectResponse(f"/review?{urlencode([*lasting.asks(), *others])}", 303)
    return desk_page(site, request.query_params.multi_items())


def words(site: Site, request: Request) -> Response:
    """GET /words: a panel's form, filled in from the words selected."""
    query = request.query_params
    claim = site.desk.scene().at.claims.get(query.get("claim", ""))
    name = query.get("field", "")
    if claim is None or name not in (*KINDS, *BESIDES):
        return Response(status_code=404)
    start, end = query.get("start", ""), query.get("end", "")
    ground = ground_view(site.t, site.desk, claim, name, start, end)
    if ground.kind in CHOSEN:
        kept = {key: query[key] for key in CHOSEN[ground.kind] if key in query}
        ground = replace(ground, values={**ground.values, **kept})
    return site.page("panels/ground.html.j2", {"ground": ground})


def desk_page(site: Site, pairs: Pairs, said: str = "", wrong: str = "") -> Response:
    """The desk at an address; `said` is told to those who cannot see what changed.

    `wrong` is why nothing was decided.
    """
    asked = address_of(pairs)
    view = desk_view(site.t, site.desk, asked)
    at = site.desk.scene().at
    current = at.claims.get(view.card.id) if view.card else None
    asked = replace(asked, claim=current.id if current else "")
    context = {
        "asked": asked,
        "desk": view,
        "panel": _panel(site, pairs, asked, current),
        "fields": KEYS,
        "choices": _choices(site, asked.filter),
        "said": said or wrong,
        "wrong": wrong,
        "sheets": sheets_of(at.documents[current.document], [current.span]) if current else (),
    }
    return site.page("review.html.j2", context, 422 if wrong else 200)


def address_of(pairs: Pairs) -> Address:
    """What a query asks of the desk; what it does not know is left alone."""
    query = dict(pairs)
    marks = tuple(dict.fromkeys(value for name, value in pairs if name == "mark" and value))
    name = query.get("field", "")
    return Address(
        Filter.read(query),
        query.get("claim", ""),
        marks,
        query.get("do", ""),
        name if name in FIELDS else "",
        "yes" if query.get("printed") else "",
    )


def pairs_of(query: str) -> Pairs:
    """The parts of a query as a form holds it."""
    return parse_qsl(query, keep_blank_values=False)


def _panel(site: Site, pairs: Pairs, asked: Address, claim: Claim | None) -> Panel | None:
    """The panel that an address opens beside the claim."""
    if claim is None:
        return None
    t, desk = site.t, site.desk
    if asked.do == "edit" and asked.field:
        return edit_panel(t, desk, claim, asked.field)
    if asked.do == "split":
        try:
            parts = tuple(dict.fromkeys(value for name, value in pairs if name == "part"))
            return split_panel(t, desk, claim, parts)
        except FormError:
            return split_panel(t, desk, claim, ())
    if asked.do == "add":
        return add_panel(t, desk, claim)
    if asked.do == "matter":
        return matter_panel(t, desk, claim, dict(pairs).get("find", ""))
    if asked.do == "leave":
        return leave_panel(t, desk, claim)
    if asked.do == "merge":
        return merge_panel(t, desk, asked.marks)
    return Panel("note") if asked.do == "note" else None


def _choices(site: Site, wanted: Filter) -> Mapping[str, Choices]:
    """What each field of the filter can ask for, with its words.

    Of names and matters those with most claims, and the one asked for: pages of
    the others lead to their queues.
    """
    t, view = site.t, site.desk.scene()
    return {
        "status": [(s, t(f"status.{s}")) for s in t.table("status")],
        "act": [(a, t.either(f"act.{a}", a)) for a in ACTS],
        "stance": [(s, t.either(f"stance.{s}", s)) for s in STANCES],
        "document": _most([(d.id, d.name) for d in view.at.ledger.documents], wanted.document),
        "event": _most([(matter_key(e), e.title) for e in view.matters], wanted.event),
        "entity": _most([(name_key(view, e), e.name) for e in view.names], wanted.entity),
        "figure": [("yes", t("filter.with_figure")), ("no", t("filter.without_figure"))],
        "conflicts": [("only", t("filter.conflicts_only"))],
    }


def _most(every: Choices, chosen: str) -> Choices:
    """The first of the choices, and the chosen one if it is further down."""
    return [*every[:MOST], *(pair for pair in every[MOST:] if pair[0] == chosen)]
