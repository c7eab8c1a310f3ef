"""A document's page: its text with all readings."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from recount.case import CaseError
from recount.model.reading import Reading
from recount.show.page.documents import document_facts
from recount.web.routes.matters import gone
from recount.web.site import Site
from recount.web.views.desk import claims_of
from recount.web.views.readings import LAYERS, MOST_ROWS, marked_lines, marks_of
from recount.web.views.sheets import sheets_of


def document(site: Site, request: Request) -> Response:
    """GET /document/{id}: what is known of it, its text, and what was read in it."""
    t, view = site.t, site.desk.scene()
    found = view.at.documents.get(request.path_params["id"])
    if found is None:
        return gone(site, "document.gone")
    query = request.query_params
    layers = [layer for layer in LAYERS if layer in query.getlist("show")] or ["claims"]
    reading = site.desk.readings.get(found.id, Reading(found.id))
    marks = marks_of(t, reading, claims_of(view, found.id))
    current = view.at.claims.get(query.get("claim", ""))
    quote = current.span if current and current.document == found.id else None
    shown = [mark for mark in marks if mark.layer in layers]
    context = {
        "document": found,
        "facts": document_facts(t, view.at, found),
        "layers": [(each, t(f"document.{each}"), each in layers) for each in LAYERS],
        "lines": marked_lines(t, found, shown, quote),
        "rows": shown[:MOST_ROWS],
        "more": max(0, len(shown) - MOST_ROWS),
        "claim": query.get("claim", ""),
        "sheets": sheets_of(found, [quote] if quote else [m.span for m in shown], not quote),
        "here_path": request.url.path,
    }
    return site.page("document.html.j2", context)


def page(site: Site, request: Request) -> Response:
    """GET /document/{id}/page/{number}: a page as it was printed, as a picture."""
    found = site.desk.scene().at.documents.get(request.path_params["id"])
    number = request.path_params["number"]
    if found is None or number not in {str(each.number) for each in found.pages}:
        return PlainTextResponse("There is no such page.\n", 404)
    try:
        picture = site.pictures.page(found.id, int(number))
    except CaseError as error:
        return PlainTextResponse(f"{error}\n", 404)
    if picture is None:
        return PlainTextResponse("This page cannot be drawn.\n", 404)
    return Response(picture, media_type="image/png")
