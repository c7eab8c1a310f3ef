"""One document through the reading stages, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from recount.language import Reader
from recount.model.analysis import Analysis
from recount.model.claim import Claim
from recount.model.document import Document, Failure
from recount.model.reading import Reading
from recount.read.acts import read_acts
from recount.read.claims import build_claims
from recount.read.dating import infer_published
from recount.read.names import read_names, refined_names, without_unread
from recount.read.openers import with_common_openers
from recount.read.quantities import read_quantities
from recount.read.repair import repaired
from recount.read.segments import dated_segments
from recount.read.statements import read_statements
from recount.read.times import read_times


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with its date settled, what was read in it and the claims bound from that."""

    document: Document
    reading: Reading
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class AnalysedDocument(ReadDocument):
    """The same with the words and trees that it was read from, for whoever looks closer."""

    analysis: Analysis


# Reading one document; a fault in it is its failure.
Read = Callable[[Document], ReadDocument | Failure]


def read_document(reader: Reader, document: Document) -> ReadDocument:
    """Every reading stage over one document; depends on the document alone."""
    full = analyse_document(reader, document)
    return ReadDocument(full.document, full.reading, full.claims)


def analyse_document(reader: Reader, document: Document) -> AnalysedDocument:
    """The same, and what it was read from."""
    analysis = reader.analyse(document.text, [zone.start for zone in document.zones])
    analysis = with_common_openers(without_unread(refined_names(analysis), document.zones))
    published = infer_published(analysis, document.zones, document.published)
    document = replace(document, published=published)
    times = read_times(analysis, published)
    segments = dated_segments(analysis, document.zones, times, published)
    if segments:
        times = read_times(analysis, published, segments)
    quantities = read_quantities(analysis, times)
    analysis = repaired(analysis, quantities)
    reading = Reading(
        document=document.id,
        statements=read_statements(analysis, document.zones, times),
        quantities=quantities,
        times=times,
        names=read_names(analysis),
        acts=read_acts(analysis),
        sentences=tuple((s.start, s.end) for s in analysis.sentences),
        segments=segments,
    )
    claims = build_claims(document, analysis, reading)
    return AnalysedDocument(document, reading, claims, analysis)
