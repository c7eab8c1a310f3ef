"""Pages of what claims have in common: matters, names, and where accounts part."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from recount.web.site import Site
from recount.web.views.conflicts import conflicts_view
from recount.web.views.matter import matter_view
from recount.web.views.name import name_view, others


def matter(site: Site, request: Request) -> Response:
    """GET /matter/{id}: its pictures, claims and brackets."""
    site.settle()
    view = site.desk.scene()
    wanted = request.path_params["id"]
    event = next((e for e in view.at.ledger.events if e.id == wanted), None)
    shown = matter_view(site.t, view, event) if event else None
    if shown is None:
        return gone(site, "matter.gone")
    return site.page(
        "matter.html.j2", {"view": shown, "e": shown.event, "here_path": _here(request)}
    )


def name(site: Site, request: Request) -> Response:
    """GET /name/{id}: its wordings, each at its place."""
    site.settle()
    view = site.desk.scene()
    entity = view.at.entities.get(request.path_params["id"])
    if entity is None:
        return gone(site, "name.gone")
    find = request.query_params.get("find", "")
    context = {
        "view": name_view(site.t, view, entity),
        "find": find,
        "found": others(view, entity, find) if find else (),
        "here_path": _here(request),
    }
    return site.page("name.html.j2", context)


def conflicts(site: Site, request: Request) -> Response:
    """GET /conflicts: findings by which accounts part, claims side by side."""
    site.settle()
    query = request.query_params
    asked = {"kind": query.get("kind", ""), "claim": query.get("claim", "")}
    view = conflicts_view(site.t, site.desk.scene(), **asked, page=page_of(request))
    context = {"view": view, "asked": asked, "here_path": _here(request)}
    return site.page("conflicts.html.j2", context)


def gone(site: Site, why: str) -> Response:
    """The answer where what an address names is not there any more."""
    return site.page("gone.html.j2", {"why": site.t(why)}, 404)


def page_of(request: Request) -> int:
    """The page that an address asks for, from 1."""
    asked = request.query_params.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 1


def _here(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
