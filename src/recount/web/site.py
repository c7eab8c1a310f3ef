"""What every page is made with: the desk, the phrases, the frame around the page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from recount.web.desk import Desk
from recount.web.form import Form
from recount.web.launch import Launch
from recount.web.phrases import ReviewPhrases
from recount.web.picture import Pictures
from recount.web.relink import Relinker
from recount.web.rendering import environment

# A page that a decision was taken on waits so long to show it linked, and says so if it must be
# shown as it was before. No other page waits.
PATIENCE = 1.5

Endpoint = Callable[[Request], Awaitable[Response]]


class Flash:
    """What the next page is to say of the decision that led to it, once."""

    def __init__(self) -> None:
        self._words = ""

    def say(self, words: str) -> None:
        """Keep the words for the next page."""
        self._words = words

    def take(self) -> str:
        """The words, which are then gone."""
        words, self._words = self._words, ""
        return words


@dataclass(frozen=True, slots=True)
class Site:
    """One reviewer's site."""

    desk: Desk
    relinker: Relinker
    launch: Launch
    t: ReviewPhrases
    pictures: Pictures
    flash: Flash = field(default_factory=Flash)

    def page(self, template: str, context: Mapping[str, object], status: int = 200) -> HTMLResponse:
        """A page made from a template, in its frame."""
        stacks, view = self.desk.stacks(), self.desk.scene()
        frame = {
            "t": self.t,
            "case": self.desk.store.name,
            "me": self.desk.reviewer,
            "proof": self.launch.proof,
            "behind": view.behind,
            "unlinked": not view.linked and bool(view.order),
            "fault": self.relinker.fault,
            "flash": self.flash.take(),
            "can_undo": bool(stacks.done),
            "can_redo": bool(stacks.undone),
        }
        text = environment().get_template(template).render({**frame, **context})
        return HTMLResponse(text, status)

    def settle(self) -> None:
        """Wait a little for the linking of what was decided on the page made anew now."""
        self.relinker.caught_up(PATIENCE)


def reading(site: Site, page: Callable[[Site, Request], Response]) -> Endpoint:
    """The endpoint of a page, made in a thread."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(page, site, request)

    return endpoint


def writing(site: Site, decide: Callable[[Site, Request, Form], Response]) -> Endpoint:
    """The endpoint of a decision, taken in a thread."""

    async def endpoint(request: Request) -> Response:
        form = Form.read(await request.body())
        return await run_in_threadpool(decide, site, request, form)

    return endpoint
