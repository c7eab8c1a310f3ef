"""From a form to a decision: one function a kind, each listed by the name its button sends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote, unquote

from recount.model import judgement as j
from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.draft import Draft
from recount.model.drafted import draft_of
from recount.model.reading import Reading
from recount.model.reference import DocumentRef, Mention
from recount.web.desk import Desk
from recount.web.drafts import Part, merged_draft, new_draft, split_drafts
from recount.web.form import Form, FormError, selected
from recount.web.mentions import address
from recount.web.moves import living, matter_in, move
from recount.web.values import value_of

NO_CLAIM = "this claim is not there any more; go back to the queue"
# What a form calls a matter of the claim's own.
OWN = "own"
NO_ENTITY = "this name is not there any more; go back to the overview"


def claim_in(desk: Desk, id_: str) -> Claim:
    """The claim of this id as it is decided now. Raises FormError."""
    found = desk.scene().at.claims.get(id_)
    if found is None:
        raise FormError(NO_CLAIM)
    return found


def draft_in(desk: Desk, claim: Claim) -> Draft:
    """The claim as it stands, as a form to alter."""
    part = claim.quantity.subset_of if claim.quantity else None
    known = part in desk.scene().at.claims
    return draft_of(claim, desk.ref(part) if part and known else None)


def accept(desk: Desk, form: Form) -> j.Decision:
    """The claim says what its passage says."""
    return j.AcceptClaim(desk.ref(claim_in(desk, form.get("claim")).id))


def reject(desk: Desk, form: Form) -> j.Decision:
    """The passage makes no such claim."""
    return j.RejectClaim(desk.ref(claim_in(desk, form.get("claim")).id))


def edit(desk: Desk, form: Form) -> j.Decision:
    """One field set to what the form says."""
    claim, field = claim_in(desk, form.get("claim")), form.get("field")
    if field not in j.FIELDS:
        raise FormError("a claim has no such field; reload the page")
    text = _document(desk, claim.document).text
    value = value_of(field, form, draft_in(desk, claim), text)
    return j.EditClaim(desk.ref(claim.id), field, value)


def split(desk: Desk, form: Form) -> j.Decision:
    """The claim taken apart, a part for each passage and act that was given."""
    claim = claim_in(desk, form.get("claim"))
    text = _document(desk, claim.document).text
    parts = [part_of(row, text) for row in form.all("part")]
    reading = desk.readings.get(claim.document, Reading(claim.document))
    drafts = split_drafts(draft_in(desk, claim), parts, reading)
    return j.SplitClaim(desk.ref(claim.id), drafts)


def part_of(row: str, text: str) -> Part:
    """A part as an address writes it: start, end and act. Raises FormError."""
    start, _, rest = row.partition("-")
    end, _, act = rest.partition("-")
    span = selected(text, start, end)
    if span is None:
        raise FormError("a part of the claim has no words; select them again")
    return Part(span, act)


def marked(desk: Desk, ids: Iterable[str]) -> list[Claim]:
    """The claims marked to be joined, that whose fields stand first. Raises FormError."""
    claims = [claim_in(desk, id_) for id_ in dict.fromkeys(filter(None, ids))]
    if len(claims) < 2:
        raise FormError("mark two or more claims of one document first (m), then join them")
    if len({claim.document for claim in claims}) > 1:
        raise FormError("claims of different documents stay apart; put them with one matter (g)")
    return claims


def merge(desk: Desk, form: Form) -> j.Decision:
    """The marked claims made one."""
    claims = marked(desk, (form.get("first"), *form.all("mark")))
    text = _document(desk, claims[0].document).text
    into = merged_draft([draft_in(desk, claim) for claim in claims], text)
    return j.MergeClaims(tuple(desk.ref(claim.id) for claim in claims), into)


def add(desk: Desk, form: Form) -> j.Decision:
    """A claim that was missed."""
    document = _document(desk, form.get("document"))
    span = form.span(document.text)
    if span is None:
        raise FormError("select the passage that makes the claim first")
    if not (form.get("act") and form.get("stance")):
        raise FormError("choose the act and the stance of the claim first")
    reading = desk.readings.get(document.id, Reading(document.id))
    return j.AddClaim(new_draft(document.id, span, form.get("act"), form.get("stance"), reading))


def note(desk: Desk, form: Form) -> j.Decision:
    """A remark on a claim, a wording or a document."""
    text = form.get("text")
    if not text:
        raise FormError("write the note first")
    if form.get("claim"):
        return j.Note(desk.ref(claim_in(desk, form.get("claim")).id), text)
    if form.get("mention"):
        return j.Note(mention_of(desk, form.get("mention")), text)
    return j.Note(DocumentRef(_document(desk, form.get("document")).id), text)


def same_entity(desk: Desk, form: Form) -> j.Decision:
    """Two wordings name one and the same."""
    return j.SameEntity(*_mentions(desk, form))


def different_entity(desk: Desk, form: Form) -> j.Decision:
    """Two wordings name different ones."""
    return j.DifferentEntity(*_mentions(desk, form))


def different_event(desk: Desk, form: Form) -> j.Decision:
    """Two claims are about different matters."""
    return j.DifferentEvent(*(desk.ref(id_) for id_ in _two_claims(desk, form)))


def leave(desk: Desk, form: Form) -> j.Decision:
    """A claim is taken out of its matter; the others of it stay."""
    return move(desk, claim_in(desk, form.get("claim")), None)


def put(desk: Desk, form: Form) -> j.Decision:
    """A claim is put with another matter, or is a matter of its own."""
    claim = claim_in(desk, form.get("claim"))
    if form.get("event") == OWN:
        return move(desk, claim, None, alone=True)
    return move(desk, claim, matter_in(desk, form.get("event")))


def exception(desk: Desk, form: Form) -> j.Decision:
    """One policy leaves a claim out of a matter's figures, or takes it in."""
    claim = claim_in(desk, form.get("claim"))
    anchor = desk.ref(_anchor(desk, form.get("event")))
    counts = form.get("counts") == "in"
    return j.PolicyException(
        anchor, form.get("policy"), desk.ref(claim.id), form.get("reason"), counts
    )


def best(desk: Desk, form: Form) -> j.Decision:
    """The figures that the reviewer sets for a matter."""
    low, middle, high = (form.number(side) for side in ("low", "best", "high"))
    anchor = desk.ref(_anchor(desk, form.get("event")))
    return j.BestFigure(anchor, low, middle, high, form.get("reason"))


DECISIONS: Mapping[str, Callable[[Desk, Form], j.Decision]] = {
    "accept": accept,
    "reject": reject,
    "edit": edit,
    "split": split,
    "merge": merge,
    "add": add,
    "note": note,
    "same-entity": same_entity,
    "different-entity": different_entity,
    "different-event": different_event,
    "leave": leave,
    "put": put,
    "exception": exception,
    "best": best,
}


def mention_key(mention: Mention) -> str:
    """A wording at its place, as an address or a form names it."""
    called = quote(mention.text or "", safe="", errors="surrogatepass")
    return f"{address(mention)}-{called}"


def mention_of(desk: Desk, key: str) -> Mention:
    """The wording that `mention_key` wrote. Raises FormError."""
    start, _, rest = key.partition("-")
    end, _, rest = rest.partition("-")
    document, _, called = rest.partition("-")
    found = selected(_document(desk, document).text, start, end)
    if found is None:
        raise FormError(NO_ENTITY)
    return Mention(document, found, unquote(called, errors="surrogatepass") or None)


def _mentions(desk: Desk, form: Form) -> tuple[Mention, Mention]:
    picked = tuple(dict.fromkeys(form.all("pick")))
    if len(picked) != 2:
        raise FormError("mark two wordings first, then say whether they are one")
    return mention_of(desk, picked[0]), mention_of(desk, picked[1])


def _two_claims(desk: Desk, form: Form) -> tuple[str, str]:
    """The claim, and the other one that is named."""
    return claim_in(desk, form.get("claim")).id, claim_in(desk, form.get("other")).id


def _anchor(desk: Desk, event: str) -> str:
    """The claim by which a matter is named, since ids of matters change. Raises FormError."""
    live = living(desk, matter_in(desk, event))
    if not live:
        raise FormError("the matter has no claim that counts")
    return live[0].id


def _document(desk: Desk, id_: str) -> Document:
    found = desk.document(id_)
    if found is None:
        raise FormError("this document is not in the case")
    return found
