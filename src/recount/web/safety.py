"""Who may ask, and what every answer carries: checked before any page is made.

A reviewed document is hostile, and so may be any other page open in the same
browser. So: only this host by its exact name, only with this session's cookie;
whatever changes something must come from this page's own origin and carry a
header that no form of another page can send.
"""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recount.web.launch import ENTER, Launch

# The header that proves a request to come from this page's own script.
PROOF = "x-recount"
# Decisions are small; a whole drafted claim is far below this.
LARGEST_BODY = 64 * 1024
LARGEST_QUERY = 8 * 1024
READING, WRITING = ("GET", "HEAD"), ("POST",)

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
# The opened address leads here by a page, not by a redirect: where a link in another program's
# window was followed, browsers send a strict cookie only with what the new page asks for itself.
ARRIVED = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Recount</title>"
    '<link rel=icon href="/static/icon.svg">'
    '<meta http-equiv=refresh content="0;url=/"><p><a href="/">Recount</a></p></html>'
)
NO_COOKIE = (
    "This page opens only from the address that `recount serve` prints, and each address opens"
    " once. Look at the terminal for the next one, and open it in this browser.\n"
)


class TooLargeError(Exception):
    """A request's body is larger than any decision."""


class Gate:
    """ASGI middleware in front of the whole application."""

    def __init__(self, app: ASGIApp, launch: Launch) -> None:
        self._app, self._launch = app, launch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, let in, or pass on."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        answered = self._answer(scope)
        if answered is not None:
            return await answered(scope, receive, _dressed(send))
        await self._app(scope, _limited(receive), _dressed(send))

    def _answer(self, scope: Scope) -> Response | None:
        """The answer to a request that goes no further; None for one that does."""
        headers = Headers(scope=scope)
        if fault := self._foreign(scope, headers):
            return _refused(fault)
        if scope["method"] not in READING + WRITING:
            return _refused("only GET, HEAD and POST are answered", 405)
        if len(scope["query_string"]) > LARGEST_QUERY:
            return _refused("the address is too long", 414)
        if scope["path"] == ENTER and scope["method"] == "GET":
            return self._entered(scope, headers)
        if not self._launch.knows(_cookie(headers, self._launch.cookie)):
            return PlainTextResponse(NO_COOKIE, 403)
        return self._unproven(headers) if scope["method"] in WRITING else None

    def _foreign(self, scope: Scope, headers: Headers) -> str:
        """Why a request is not one of this page to this server, "" where it may be."""
        if headers.getlist("host") != [self._launch.host]:
            return f"this server answers to {self._launch.host} alone"
        if any(origin != self._launch.origin for origin in headers.getlist("origin")):
            return "the request comes from another page"
        site = headers.get("sec-fetch-site", "none")
        if site not in ("none", "same-origin") and scope["path"] != ENTER:
            return "the request comes from another site"
        return ""

    def _entered(self, scope: Scope, headers: Headers) -> Response:
        """A browser at the opened address: the cookie for the token."""
        if self._launch.knows(_cookie(headers, self._launch.cookie)):
            return HTMLResponse(ARRIVED)
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        if not self._launch.spend(asked.get("token", [""])[0]):
            return PlainTextResponse(NO_COOKIE, 403)
        arrived = HTMLResponse(ARRIVED)
        arrived.set_cookie(
            self._launch.cookie, self._launch.session, httponly=True, samesite="strict", path="/"
        )
        return arrived

    def _unproven(self, headers: Headers) -> Response | None:
        if headers.get("origin") != self._launch.origin:
            return _refused("what changes something must name its origin")
        if not self._launch.proven(headers.get(PROOF, "")):
            return _refused("what changes something must come from this page's own script")
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/x-www-form-urlencoded":
            return _refused("a decision is sent as a form", 415)
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > LARGEST_BODY:
            return too_large()
        return None


def too_large() -> Response:
    """The answer to a TooLargeError."""
    return _refused("the request is too large", 413)


def _refused(why: str, status: int = 403) -> Response:
    return PlainTextResponse(f"Refused: {why}.\n", status)


def _cookie(headers: Headers, name: str) -> str:
    """The value of a cookie, "" where there is none or more than one could be meant.

    Other programs on this host may have set cookies of any shape (RFC 6265, 8.5: a port
    keeps none apart), so each is taken by itself.
    """
    parts = (part.partition("=") for row in headers.getlist("cookie") for part in row.split(";"))
    values = [value.strip() for key, _, value in parts if key.strip() == name]
    return values[0] if len(values) == 1 else ""


def _dressed(send: Send) -> Send:
    """`send` that gives every answer its headers; what a page says itself stays."""

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return dressed


def _limited(receive: Receive) -> Receive:
    """`receive` that ends where a body without a length grows too large."""
    had = 0

    async def limited() -> Message:
        nonlocal had
        message = await receive()
        had += len(message.get("body", b""))
        if had > LARGEST_BODY:
            raise TooLargeError
        return message

    return limited
