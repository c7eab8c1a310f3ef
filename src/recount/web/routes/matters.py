"""Pages of what claims have in common: matters, names, and where accounts part."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recount.web.lasting import matter_key, matter_named, name_key, name_named
from recount.web.site import Site
from recount.web.views.conflicts import conflicts_view
from recount.web.views.matter import matter_view
from recount.web.views.name import name_view, others


def matter(site: Site, request: Request) -> Response:
    """GET /matter/{id}: its pictures, claims and brackets."""
    site.settle()
    view = site.desk.scene()
    event = matter_named(view, request.path_params["id"])
    shown = matter_view(site.t, view, event) if event else None
    if event is None or shown is None:
        return gone(site, "matter.gone")
    if request.path_params["id"] not in view.at.claims:
        return RedirectResponse(f"/matter/{matter_key(event)}", 303)
    return site.page(
        "matter.html.j2", {"view": shown, "e": shown.event, "here_path": _here(request)}
    )


def name(site: Site, request: Request) -> Response:
    """GET /name/{id}: its wordings, each at its place."""
    site.settle()
    view = site.desk.scene()
    entity = name_named(view, request.path_params["id"])
    if entity is None:
        return gone(site, "name.gone")
    if entity.id == request.path_params["id"] != (key := name_key(view, entity)):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/name/{key}{query}", 303)
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
