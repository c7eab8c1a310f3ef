"""The way back from INCEpTION: spans that people marked, from UIMA CAS JSON or XMI."""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.document import Document, Failure
from recount.show.exports.cas import Cas, Mark, read_cas
from recount.show.exports.decisions import Decided, DecisionError, SpanDecision, exact, home
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


def read_inception(text: str, documents: Sequence[Document], who: str | None = None) -> Decided:
    """The marks of every layer that has a label (a feature `value` or `label`).

    A file is one person's: `who` says whose. Raises PlaceError where the file is
    no CAS; a mark that does not fit its text is a failure, and the rest is
    taken over.
    """
    cas = read_cas(text)
    homes, failures = _homes(cas, documents)
    units = {sofa: Utf16.of(document.text) for sofa, document in homes.items()}
    decisions: list[SpanDecision] = []
    for mark in cas.marks:
        if mark.kind.startswith(FURNITURE) or mark.sofa not in homes:
            continue
        try:
            decisions.append(_decision(mark, homes[mark.sofa], units[mark.sofa], who))
        except DecisionError as error:
            failures.append(Failure(mark.place, str(error)))
    return Decided(tuple(decisions), tuple(failures))


def _homes(cas: Cas, documents: Sequence[Document]) -> tuple[dict[str, Document], list[Failure]]:
    """The document of each text of the CAS, and the texts that are of none."""
    homes: dict[str, Document] = {}
    failures: list[Failure] = []
    for sofa, text in cas.texts.items():
        try:
            homes[sofa] = home(documents, text)
        except DecisionError as error:
            failures.append(Failure(f"sofa {sofa}", str(error)))
    return homes, failures


def _decision(mark: Mark, document: Document, units: Utf16, who: str | None) -> SpanDecision:
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
    words = exact(document, start, end)
    return SpanDecision(document.id, start, end, words, label, who, None, _first(mark, REMARK))


def _first(mark: Mark, names: Sequence[str]) -> str | None:
    return next((mark.features[name] for name in names if name in mark.features), None)
