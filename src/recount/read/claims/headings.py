"""Headings inside a text, which name what a part of it is about and claim nothing themselves."""

from __future__ import annotations

from bisect import bisect_right

from recount.model.analysis import Analysis
from recount.model.document import Document
from recount.model.reading import ActMention


def only_heads(document: Document, analysis: Analysis, act: ActMention) -> bool:
    """Whether an act is only named in a heading ("Abuses by the Brigades").

    The document's own title is a passage like any other, and so is a heading
    that is a clause or counts somebody ("Two more bodies found").
    """
    at = bisect_right(document.zones, act.span.start, key=lambda zone: zone.start)
    zone = document.zones[at - 1] if at else None
    if zone is None or zone.kind != "title" or act.span.start >= zone.end:
        return False
    said = document.text[zone.start : zone.end]
    if _key(said) == _key(document.title or ""):
        return False
    return not any(
        t.upos in ("VERB", "AUX", "NUM") for t in analysis.tokens_in(zone.start, zone.end)
    )


def _key(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
