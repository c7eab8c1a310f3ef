"""Decisions: each is on disk before the answer is made, and the answer is the next page."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from recount.case import CaseError
from recount.model.effective import decided_first
from recount.model.judgement import AddClaim, Judgement, MoveClaim
from recount.run.targets import made_by, refs_of
from recount.show.page.reviews import about, signed
from recount.show.safe import markup
from recount.web.decisions import DECISIONS
from recount.web.desk import ObjectionError
from recount.web.filters import queue
from recount.web.form import Form, FormError
from recount.web.routes.desk import Pairs, address_of, desk_page, pairs_of
from recount.web.seen import ChangedError, unchanged
from recount.web.site import Site
from recount.web.views.desk import shortened

# Decisions after which the next claim of the queue is shown.
MOVING = ("accept", "reject")
# The field that is open to fill in a claim that was just written down.
FIRST = "attribution"
# Characters of a passage that tell which claim was decided on.
ABOUT = 60


def decide(site: Site, request: Request, form: Form) -> Response:
    """POST /decide/{kind}: take the decision the form describes."""
    kind = request.path_params["kind"]
    if kind not in DECISIONS:
        return fault("there is no such decision; reload the page", 404)
    following = _following(site, form) if kind in MOVING else ""

    def taken() -> Judgement:
        with site.desk.alone():
            unchanged(site.desk, kind, form)
            return site.desk.decide(DECISIONS[kind](site.desk, form), form.get("why"))

    def turn(judgement: Judgement) -> str:
        return following or next((id for id, _ in made_by(judgement)), "")

    return _answered(site, form, taken, turn, f"done.{kind}")


def undo(site: Site, request: Request, form: Form) -> Response:
    """POST /undo: take back the reviewer's own last decision."""
    return _answered(site, form, site.desk.undo, lambda j: _claim_of(site, j), "done.undo")


def redo(site: Site, request: Request, form: Form) -> Response:
    """POST /redo: bring back what was undone last."""
    return _answered(site, form, site.desk.redo, lambda j: _claim_of(site, j), "done.redo")


def take_back(site: Site, request: Request, form: Form) -> Response:
    """POST /take-back: undo one decision, whosoever's."""

    def taken() -> Judgement:
        return site.desk.take_back(form.get("judgement"), form.get("why"))

    return _answered(site, form, taken, lambda _: "", "done.undo")


def _answered(
    site: Site,
    form: Form,
    take: Callable[[], Judgement | None],
    turn: Callable[[Judgement], str],
    done: str,
) -> Response:
    """Take a decision, then show the page it was taken on, or the claim it turns to."""
    try:
        judgement = take()
    except ChangedError as error:
        return desk_page(site, pairs_of(form.get("back")), wrong=str(error))
    except (FormError, ObjectionError, ValueError) as error:
        return fault(str(error), 422)
    except CaseError as error:
        return fault(str(error), 507)
    if judgement is None:
        return fault(site.t("nothing_to_undo"), 422)
    back = form.get("back")
    elsewhere = form.get("page") != "desk"
    # After a move the card says which matter the claim is of: that is to be the new one.
    moved = isinstance(judgement.decision, MoveClaim)
    site.relinker.ask(awaited=elsewhere or moved)
    if elsewhere:
        site.flash.say(_told(site, judgement, done))
        return _gone(back)
    if moved:
        site.settle()
    pairs = _pairs(pairs_of(back), turn(judgement), form.get("stay"))
    if isinstance(judgement.decision, AddClaim):
        pairs += [("do", "edit"), ("field", FIRST)]
    claims = site.desk.scene().at.claims
    pairs = [pair for pair in pairs if pair[0] not in ("claim", "mark") or pair[1] in claims]
    answer = desk_page(site, pairs, _told(site, judgement, done))
    answer.headers["HX-Push-Url"] = f"/review?{address_of(pairs).query()}"
    return answer


def _pairs(pairs: Pairs, claim: str, stay: str) -> Pairs:
    """The address to go on from; a panel stays open only where the form asks for it."""
    dropped = (
        {"part"} | (set() if stay else {"do", "field"}) | ({"claim", "mark"} if claim else set())
    )
    kept = [(name, value) for name, value in pairs if name not in dropped]
    return [*kept, ("claim", claim)] if claim else kept


def _following(site: Site, form: Form) -> str:
    """The claim after the one decided on in its queue, else the one before, else itself."""
    asked = address_of(pairs_of(form.get("back")))
    view, current = site.desk.scene(), form.get("claim")
    rank = {id: n for n, id in enumerate(view.order)}
    here = rank.get(current, -1)
    ids = [id for id in queue(view, asked.filter) if id != current]
    after = next((id for id in ids if rank[id] > here), "")
    return after or (ids[-1] if ids else current)


def _claim_of(site: Site, judgement: Judgement) -> str:
    """The claim that an undo, or the undo of one, leads to: one that was made, else decided on."""
    target = decided_first(judgement, site.desk.found)
    if target is None:
        return ""
    ids = [*(id for id, _ in made_by(target)), *(ref.id for ref in refs_of(target.decision))]
    claims = site.desk.scene().at.claims
    return next((id for id in ids if id in claims), "")


def _told(site: Site, judgement: Judgement, done: str) -> str:
    """What was decided, and on which words."""
    t, target = site.t, decided_first(judgement, site.desk.found)
    words = about(target.decision) if target else []
    told = t(done)
    if target is not None and judgement.undoes is not None:
        told = f"{told} {signed(t, target)}."
    return f"{told} {t.quoted(shortened(words[0], ABOUT))}" if words else told


def _gone(back: str) -> Response:
    """The answer that sends the browser back to the page it came from, made anew."""
    home = back if back.startswith("/") and not back.startswith("//") else "/"
    return Response(status_code=204, headers={"HX-Redirect": quote(home, safe="/?&=%+#-._~")})


def fault(why: str, status: int) -> Response:
    """A fault told beside what was being done; nothing on the page changes."""
    text = f'<p id="fault" role="alert"><bdi>{markup(why)}</bdi></p>'
    headers = {"HX-Retarget": "#fault", "HX-Reselect": "#fault", "HX-Reswap": "outerHTML"}
    return HTMLResponse(text, status, headers)
