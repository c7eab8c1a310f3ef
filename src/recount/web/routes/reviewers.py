"""All that was decided, and how far two reviewers agree."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from recount.web.routes.matters import page_of
from recount.web.site import Site
from recount.web.views.reviewers import agreement_view, decisions_view


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
    view = agreement_view(
        site.t, site.desk.everyone(), query.get("one", ""), query.get("other", "")
    )
    return site.page("agreement.html.j2", {"view": view})
