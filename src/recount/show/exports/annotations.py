"""`annotations`: every span as a W3C Web Annotation (JSON-LD).

Web Annotation Data Model, W3C Recommendation of 23 February 2017: a target's
TextPositionSelector and TextQuoteSelector name the same words, both counted in
Unicode code points of the text view. The source is the text view by its
digest, so that no copy with other offsets is meant.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.ledger import Ledger
from recount.show.exports.labels import Labelled, labelled, role_of
from recount.show.exports.values import Exported, one_file
from recount.show.readback import whole

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Characters of the quote's surroundings, enough to find it again in a changed text.
AROUND = 32


def render_annotations(ledger: Ledger) -> Exported:
    """One AnnotationPage; claims tag their words with act and stance, parts with their role."""
    items = [one for document, spans in labelled(ledger) for one in _annotations(document, spans)]
    page = {
        "@context": CONTEXT,
        "id": "urn:recount:annotations",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    return one_file(json.dumps(page, ensure_ascii=False, indent=1) + "\n")


def _annotations(document: Document, spans: Sequence[Labelled]) -> Iterator[dict[str, Any]]:
    around = AROUND if whole(document) else 0
    return (_annotation(document, one, around) for one in spans)


def _annotation(document: Document, one: Labelled, around: int) -> dict[str, Any]:
    return {
        "id": f"urn:recount:span:{quote(one.id, safe='')}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": list(_bodies(one)),
        "target": {
            "type": "SpecificResource",
            "source": {
                "id": f"urn:{document.text_id}",
                "type": "Text",
                "format": "text/plain",
                "language": document.language,
                "dc:title": document.name,
            },
            "selector": [
                {
                    "type": "TextPositionSelector",
                    "start": one.span.start,
                    "end": one.span.end,
                },
                _quote_selector(document, one, around),
            ],
        },
    }


def _bodies(one: Labelled) -> Iterator[dict[str, str]]:
    """What is said of the words: a tag, by whose account, and a part's claim."""
    yield _body(one.label, "tagging")
    if one.claim is None:
        return
    if one.id == one.claim.id:
        yield _body(_account(one.claim), "describing")
    else:
        told = f"{role_of(one.label, one.claim)}; {_account(one.claim)}"
        yield _body(told, "describing")
        yield {"id": f"urn:recount:span:{quote(one.claim.id, safe='')}", "purpose": "linking"}


def _account(claim: Claim) -> str:
    """Stance, chain and review in the ledger's words: "alleged; according to A ← B; accepted"."""
    voices = " ← ".join(hop.source for hop in claim.attribution)
    told = [claim.stance, *([f"according to {voices}"] if voices else [])]
    return "; ".join([*told, *([claim.status] if claim.status != "proposed" else [])])


def _body(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _quote_selector(document: Document, one: Labelled, around: int) -> dict[str, str]:
    """The words, and `around` characters before and after them."""
    selector = {"type": "TextQuoteSelector", "exact": one.span.exact}
    if around:
        start, end = one.span.start, one.span.end
        selector["prefix"] = document.text[max(0, start - around) : start]
        selector["suffix"] = document.text[end : end + around]
    return selector
