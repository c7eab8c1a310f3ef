"""`prov`: where everything comes from, as PROV-JSON (W3C Member Submission, 24 April 2013).

    original bytes <- text view <- claim <- ledger
    the run used the originals and made the views, the proposed claims and the ledger;
    Recount, a software agent, is associated with it

    proposal <- claim that a person accepted, edited or rejected
    the review used the proposals and made those claims, and those that persons wrote;
    persons are associated with it, and each such claim is attributed to whoever judged it

A claim that repeats another document's text is not derived from it here: that
is a finding, and stands in the ledger.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from recount import __version__
from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.ledger import Ledger
from recount.model.reference import PERSON
from recount.show.exports.prov_review import Review, review_of
from recount.show.exports.values import Exported, one_file
from recount.show.ledger_json import FORMAT

PREFIXES = {"sha256": "urn:sha256:", "recount": "urn:recount:", "dc": "http://purl.org/dc/terms/"}
RUN, REVIEW = "recount:run", "recount:review"
AGENT, UNNAMED, LEDGER = "recount:software", "recount:reviewer", "recount:ledger"
TABLES = (
    "entity", "activity", "agent", "used", "wasGeneratedBy", "wasDerivedFrom",
    "wasAttributedTo", "wasAssociatedWith",
)  # fmt: skip
Records = dict[str, dict[str, Any]]


def render_prov(ledger: Ledger) -> Exported:
    """The provenance of every text view and claim. No times: a ledger holds none of its run."""
    found: Records = {kind: {} for kind in TABLES}
    found["activity"][RUN] = {"prov:type": "recount:Run"}
    found["agent"][AGENT] = _agent("SoftwareAgent", f"Recount {__version__}")
    _relate(found, "wasAssociatedWith", activity=RUN, agent=AGENT)
    found["entity"][LEDGER] = {"prov:type": "recount:Ledger", "dc:conformsTo": FORMAT}
    _relate(found, "wasGeneratedBy", entity=LEDGER, activity=RUN)
    for document in ledger.documents:
        _document(found, document)
    texts = {d.id: _text(d) for d in ledger.documents}
    review = review_of(ledger)
    for claim in ledger.claims:
        _claim(found, review, claim, texts[claim.document])
    whole = {"prefix": PREFIXES, **{kind: held for kind, held in found.items() if held}}
    return one_file(json.dumps(whole, ensure_ascii=False, indent=1) + "\n")


def _original(document: Document) -> str:
    return f"sha256:{_local(document.id.removeprefix('sha256:'))}"


def _text(document: Document) -> str:
    return f"recount:text/{_local(document.text_id.removeprefix('sha256:'))}"


def _local(name: str) -> str:
    """A name's local part: letters, digits and percent signs alone."""
    return quote(name, safe="").replace("~", "%7E")


def _document(found: Records, document: Document) -> None:
    """The original and the text view taken from it."""
    original, text = _original(document), _text(document)
    known = {"dc:title": document.title, "dc:publisher": document.outlet}
    found["entity"][original] = {
        "prov:type": "recount:Original",
        "prov:label": document.name,
        **{key: value for key, value in known.items() if value},
    }
    found["entity"][text] = {"prov:type": "recount:TextView", "dc:identifier": document.text_id}
    _relate(found, "used", activity=RUN, entity=original)
    _relate(found, "wasGeneratedBy", entity=text, activity=RUN)
    _derived(found, text, original)


def _claim(found: Records, review: Review, claim: Claim, text: str) -> None:
    """A claim: the run's own as long as nobody judged it, else the review's."""
    own = f"recount:claim/{_local(claim.id)}"
    found["entity"][own] = _said("recount:Claim", claim)
    _derived(found, own, text, "Quotation")
    _derived(found, LEDGER, own)
    if claim.status == "proposed" and claim.by != PERSON:
        _relate(found, "wasGeneratedBy", entity=own, activity=RUN)
        return
    found["activity"].setdefault(REVIEW, {"prov:type": "recount:Review"})
    _relate(found, "wasGeneratedBy", entity=own, activity=REVIEW)
    _attribute(found, own, review.people.get(claim.id, ()))
    if claim.by != PERSON:
        _revise(found, own, _proposal(found, review, claim, text))
    for other in review.replaced.get(claim.id, ()):
        _derived(found, own, f"recount:claim/{_local(other)}", "Revision")


def _proposal(found: Records, review: Review, claim: Claim, text: str) -> str:
    """What the machine read before a person judged it, as far as the ledger holds it."""
    own = f"recount:proposal/{_local(claim.id)}"
    before = review.proposed.get(claim.id)
    if before is None and claim.status != "edited":
        before = replace(claim, status="proposed")
    unknown = {"prov:type": "recount:Proposal", "recount:by": claim.by}
    found["entity"][own] = _said("recount:Proposal", before) if before else unknown
    _relate(found, "wasGeneratedBy", entity=own, activity=RUN)
    _derived(found, own, text, "Quotation")
    return own


def _revise(found: Records, own: str, proposal: str) -> None:
    _relate(found, "used", activity=REVIEW, entity=proposal)
    _derived(found, own, proposal, "Revision")


def _attribute(found: Records, entity: str, people: Iterable[str]) -> None:
    """An entity to those who judged it; to a reviewer without a name where none is known."""
    agents = {f"recount:person/{_local(name)}": name for name in people}
    for agent, name in (agents or {UNNAMED: "a reviewer whom this ledger does not name"}).items():
        if agent not in found["agent"]:
            found["agent"][agent] = _agent("Person", name)
            _relate(found, "wasAssociatedWith", activity=REVIEW, agent=agent)
        _relate(found, "wasAttributedTo", entity=entity, agent=agent)


def _said(kind: str, claim: Claim) -> dict[str, Any]:
    return {
        "prov:type": kind,
        "prov:label": f"{claim.act}, {claim.stance}",
        "prov:value": claim.span.exact,
        "recount:start": claim.span.start,
        "recount:end": claim.span.end,
        "recount:act": claim.act,
        "recount:stance": claim.stance,
        "recount:status": claim.status,
        "recount:by": claim.by,
    }


def _agent(kind: str, label: str) -> dict[str, Any]:
    return {"prov:type": _typed(kind), "prov:label": label}


def _typed(kind: str) -> dict[str, str]:
    return {"$": f"prov:{kind}", "type": "prov:QUALIFIED_NAME"}


def _relate(found: Records, kind: str, **parts: str) -> None:
    held = found[kind]
    held[f"_:{kind}{len(held)}"] = {f"prov:{name}": value for name, value in parts.items()}


def _derived(found: Records, entity: str, source: str, kind: str | None = None) -> None:
    """`entity` comes from `source`: as its words (Quotation), or in its place (Revision)."""
    held = found["wasDerivedFrom"]
    row: dict[str, Any] = {"prov:generatedEntity": entity, "prov:usedEntity": source}
    if kind:
        row["prov:type"] = _typed(kind)
    held[f"_:wasDerivedFrom{len(held)}"] = row
