"""`prov`: where everything comes from, as PROV-JSON (W3C Member Submission, 24 April 2013).

    original bytes <- text view <- claim <- ledger
    the run used the originals and made the views, the claims and the ledger;
    Recount, a software agent, is associated with it

A claim that repeats another document's text is not derived from it here: that
is a finding, and stands in the ledger.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from recount import __version__
from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.ledger import Ledger
from recount.show.exports.values import Exported, one_file
from recount.show.ledger_json import FORMAT

PREFIXES = {"sha256": "urn:sha256:", "recount": "urn:recount:", "dc": "http://purl.org/dc/terms/"}
RUN, AGENT, LEDGER = "recount:run", "recount:software", "recount:ledger"
Records = dict[str, dict[str, Any]]


def render_prov(ledger: Ledger) -> Exported:
    """The provenance of every text view and claim. No times: a ledger holds none of its run."""
    found: Records = {kind: {} for kind in ("entity", "used", "wasGeneratedBy", "wasDerivedFrom")}
    found["entity"][LEDGER] = {"prov:type": "recount:Ledger", "dc:conformsTo": FORMAT}
    _made(found, LEDGER)
    for document in ledger.documents:
        _document(found, document)
    texts = {d.id: _text(d) for d in ledger.documents}
    for claim in ledger.claims:
        _claim(found, claim, texts[claim.document])
    whole = {
        "prefix": PREFIXES,
        **found,
        "activity": {RUN: {"prov:type": "recount:Run"}},
        "agent": {
            AGENT: {
                "prov:type": {"$": "prov:SoftwareAgent", "type": "prov:QUALIFIED_NAME"},
                "prov:label": f"Recount {__version__}",
            }
        },
        "wasAssociatedWith": {"_:with": {"prov:activity": RUN, "prov:agent": AGENT}},
    }
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
    found["used"][f"_:u{len(found['used'])}"] = {"prov:activity": RUN, "prov:entity": original}
    _made(found, text)
    _derived(found, text, original)


def _claim(found: Records, claim: Claim, text: str) -> None:
    own = f"recount:claim/{_local(claim.id)}"
    found["entity"][own] = {
        "prov:type": "recount:Claim",
        "prov:label": f"{claim.act}, {claim.stance}",
        "prov:value": claim.span.exact,
        "recount:start": claim.span.start,
        "recount:end": claim.span.end,
        "recount:act": claim.act,
        "recount:stance": claim.stance,
        "recount:status": claim.status,
        "recount:by": claim.by,
    }
    _made(found, own)
    _derived(found, own, text, quotation=True)
    _derived(found, LEDGER, own)


def _made(found: Records, entity: str) -> None:
    made = found["wasGeneratedBy"]
    made[f"_:g{len(made)}"] = {"prov:entity": entity, "prov:activity": RUN}


def _derived(found: Records, entity: str, source: str, quotation: bool = False) -> None:
    """`entity` comes from `source`; as a quotation where its words are the source's own."""
    derived = found["wasDerivedFrom"]
    row: dict[str, Any] = {"prov:generatedEntity": entity, "prov:usedEntity": source}
    if quotation:
        row["prov:type"] = {"$": "prov:Quotation", "type": "prov:QUALIFIED_NAME"}
    derived[f"_:d{len(derived)}"] = row
