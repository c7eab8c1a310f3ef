"""The application: addresses to what answers them, behind the gate."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from recount.web.form import FormError
from recount.web.rendering import STATIC, static
from recount.web.routes import deciding, desk, documents, matters, overview, reviewers
from recount.web.safety import Gate, TooLargeError, too_large
from recount.web.site import Site, reading, writing

Handler = Callable[[Request, Exception], Awaitable[Response]]

PAGES = {
    "/": overview.overview,
    "/review": desk.review,
    "/words": desk.words,
    "/conflicts": matters.conflicts,
    "/matter/{id}": matters.matter,
    "/name/{id}": matters.name,
    "/document/{id}": documents.document,
    "/document/{id}/page/{number}": documents.page,
    "/decisions": reviewers.decisions,
    "/agreement": reviewers.agreed,
    "/report": overview.report,
}
ACTIONS = {
    "/decide/{kind}": deciding.decide,
    "/undo": deciding.undo,
    "/redo": deciding.redo,
    "/take-back": deciding.take_back,
}


def make_app(site: Site) -> ASGIApp:
    """The whole application for one reviewer, behind its gate."""
    routes = [
        *(Route(path, reading(site, page), methods=["GET"]) for path, page in PAGES.items()),
        *(Route(path, writing(site, act), methods=["POST"]) for path, act in ACTIONS.items()),
        Route("/static/{name}", _static, methods=["GET"]),
    ]
    handlers: dict[type[Exception], Handler] = {
        TooLargeError: _too_large,
        FormError: _unreadable,
    }
    return Gate(Starlette(routes=routes, exception_handlers=handlers), site.launch)


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        return PlainTextResponse("There is no such file.\n", 404)
    return Response(static(name), media_type=STATIC[name])


async def _unreadable(request: Request, error: Exception) -> Response:
    return deciding.fault(str(error), 422)


async def _too_large(request: Request, error: Exception) -> Response:
    return too_large()
