"""All that was decided, and how far two reviewers agree."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from recount.web.routes.matters import page_of
from recount.web.site import Site
from recount.web.views.reviewers import agreement_view, decisions_view, proposals


def decisions(site: Site, request: Request) -> Response:
    """GET /decisions: the log as this reviewer sees it, newest first."""
    desk = site.desk
    view = decisions_view(site.t, desk.scene().at, desk.log(), page_of(request))
    return site.page("decisions.html.j2", {"view": view})


def agreed(site: Site, request: Request) -> Response:
    """GET /agreement: Cohen's kappa of two reviewers; nothing for a blind one."""
    if site.desk.reviewer.blind:
        return site.page("agreement.html.j2", {"view": None})
    query = request.query_params
    desk = site.desk
    read = proposals(desk.scene().at, desk.proposed)
    pair = query.get("one", ""), query.get("other", "")
    view = agreement_view(site.t, desk.everyone(), read, *pair)
    return site.page("agreement.html.j2", {"view": view})
