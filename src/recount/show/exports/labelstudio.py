"""`labelstudio`: texts with our claims as predictions for Label Studio.

Its offsets count code points, or UTF-16 code units in earlier releases; a task's
words tell which (see `labelstudio_units`).
"""

from __future__ import annotations

import json
from xml.sax.saxutils import quoteattr

from recount import __version__
from recount.model.ledger import Ledger
from recount.show.exports.labels import LABELS, Labelled, proposals
from recount.show.exports.values import Exported, File

# Names of the tags in the labelling interface.
LABEL_TAG, TEXT_TAG = "label", "text"


def render_labelstudio(ledger: Ledger) -> Exported:
    """tasks.json to import, and interface.xml, the labelling interface it is made for."""
    tasks = [
        {
            "data": {"text": document.text, "document": document.name, "id": document.id},
            "predictions": [
                {"model_version": f"recount {__version__}", "result": [_region(s) for s in spans]}
            ],
        }
        for document, spans in proposals(ledger)
    ]
    text = json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"
    return Exported((File("tasks.json", text.encode()), File("interface.xml", _interface())))


def _region(one: Labelled) -> dict[str, object]:
    return {
        "id": one.id,
        "from_name": LABEL_TAG,
        "to_name": TEXT_TAG,
        "type": "labels",
        "value": {
            "start": one.span.start,
            "end": one.span.end,
            "text": one.span.exact,
            "labels": [one.label],
        },
    }


def _interface() -> bytes:
    labels = "\n".join(f"    <Label value={quoteattr(label)}/>" for label in LABELS)
    return (
        f'<View>\n  <Labels name="{LABEL_TAG}" toName="{TEXT_TAG}">\n{labels}\n  </Labels>\n'
        "  <Style>.htx-text {white-space: pre-wrap}</Style>\n"
        f'  <Text name="{TEXT_TAG}" value="$text" granularity="symbol"/>\n</View>\n'
    ).encode()
