"""The way back from INCEpTION: spans that people marked, from UIMA CAS JSON or XMI."""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.document import Document, Failure
from recount.show.exports.cas import Cas, Mark, read_cas
from recount.show.exports.decisions import (
    Decided,
    DecisionError,
    Page,
    Sheet,
    SpanDecision,
    page_of,
)
from recount.show.exports.offsets import Utf16

# Layers that segment and describe a text, which nobody decides on.
FURNITURE = (
    "uima.",
    "org.dkpro.core.api.xml.",
    "de.tudarmstadt.ukp.dkpro.core.api.segmentation.",
    "de.tudarmstadt.ukp.dkpro.core.api.metadata.",
    "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.",
    "de.tudarmstadt.ukp.dkpro.core.api.syntax.",
    "de.tudarmstadt.ukp.clarin.webanno.api.type.",
)
# Features that hold a label or a remark, in the layers that INCEpTION brings or people make.
LABEL, REMARK = ("value", "label"), ("remark", "note", "comment")
# The feature that our export keeps its own id of a mark in.
IDENTIFIER = "identifier"


def read_inception(text: str, documents: Sequence[Document], who: str | None = None) -> Decided:
    """The marks of every layer that has a label (a feature `value` or `label`).

    A file is one person's: `who` says whose. Raises PlaceError where the file is
    no CAS; a mark that does not fit its text is a failure, and the rest is
    taken over.
    """
    cas = read_cas(text)
    pages, failures = _pages(cas, documents)
    units = {sofa: Utf16.of(page.text) for sofa, page in pages.items()}
    decisions: list[SpanDecision] = []
    for mark in cas.marks:
        if mark.kind.startswith(FURNITURE) or mark.sofa not in pages:
            continue
        try:
            decisions.append(_decision(mark, pages[mark.sofa], units[mark.sofa], who))
        except DecisionError as error:
            failures.append(Failure(mark.place, str(error)))
    sheets = (Sheet(page.document.id, who, place=f"sofa {sofa}") for sofa, page in pages.items())
    return Decided(tuple(decisions), tuple(failures), tuple(sheets))


def _pages(cas: Cas, documents: Sequence[Document]) -> tuple[dict[str, Page], list[Failure]]:
    """The document of each text of the CAS, and the texts that are of none."""
    pages: dict[str, Page] = {}
    failures: list[Failure] = []
    for sofa, text in cas.texts.items():
        try:
            pages[sofa] = page_of(documents, text)
        except DecisionError as error:
            failures.append(Failure(f"sofa {sofa}", str(error)))
    return pages, failures


def _decision(mark: Mark, page: Page, units: Utf16, who: str | None) -> SpanDecision:
    label = _first(mark, LABEL)
    if label is None:
        layer = mark.kind.rpartition(".")[2]
        raise DecisionError(
            f"a mark of the layer {layer} has no feature “value” or “label”; it is left out"
        )
    try:
        start, end = units.points(mark.begin), units.points(mark.end)
    except ValueError as error:
        raise DecisionError(f"offset {error}") from error
    span = page.span(start, end)
    return SpanDecision(
        page.document.id,
        span.start,
        span.end,
        span.exact,
        label,
        who,
        remark=_first(mark, REMARK),
        id=mark.features.get(IDENTIFIER),
        place=mark.place,
    )


def _first(mark: Mark, names: Sequence[str]) -> str | None:
    return next((mark.features[name] for name in names if name in mark.features), None)
