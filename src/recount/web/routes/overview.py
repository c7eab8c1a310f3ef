"""The overview of a case, and its report as it stands now."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from recount.show.report import render_report, report_policy
from recount.web.site import Site
from recount.web.views.overview import overview_view
from recount.web.views.reviewers import progress_by


def overview(site: Site, request: Request) -> Response:
    """GET /: how far the review is, and what the claims are about."""
    site.settle()
    view = overview_view(site.t, site.desk.scene())
    each = progress_by(site.t, site.desk.log())
    return site.page("overview.html.j2", {"view": view, "each": each})


def report(site: Site, request: Request) -> Response:
    """GET /report: the report page with everything that this reviewer sees decided."""
    page = render_report(site.desk.ledger(), site.t.language)
    return HTMLResponse(page, headers={"content-security-policy": report_policy()})
