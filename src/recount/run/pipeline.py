"""Many documents: each read by itself, then linked and laid side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from recount.ingest import Discovery, Note, Source
from recount.ingest.sandbox import Sandbox
from recount.language import Reader
from recount.link import link
from recount.model.document import Document, Failure, Published
from recount.model.effective import effective
from recount.model.judgement import Judgement
from recount.model.ledger import Ledger
from recount.reconcile import reconcile, unmet
from recount.run.document import ReadDocument, read_document
from recount.run.judged import judged_claims
from recount.run.outcome import in_order, outcome, with_figures
from recount.run.redate import date_by_twins

Progress = Callable[[int, int, str], None]


def quiet(done: int, total: int, name: str) -> None:
    """Progress that says nothing."""


def read_sources(
    sources: Sequence[Source],
    reader: Reader,
    published: Published | None = None,
    progress: Progress = quiet,
) -> Iterator[ReadDocument | Failure]:
    """Each source read in turn; one that cannot be is a failure and the rest goes on.

    `published` is a date given from outside for all of them. `progress` is told
    how many of how many are done and the name of the next.
    """
    with Sandbox() as sandbox:
        for done, source in enumerate(sources):
            progress(done, len(sources), source.name)
            for found in sandbox.ingest(source, published):
                yield read_guarded(reader, found)
    progress(len(sources), len(sources), "")


def read_guarded(reader: Reader, found: Document | Failure) -> ReadDocument | Failure:
    """A document's reading, or its failure: the one place that catches everything.

    A fault of ours in one document must not lose the others.
    """
    try:
        return found if isinstance(found, Failure) else read_document(reader, found)
    except Exception as error:  # noqa: BLE001 - the one place that records failures
        fault = f"{type(error).__name__}: {error}"
        return Failure(found.name, f"a fault inside Recount ({fault}); please report it")


def build_ledger(
    results: Sequence[ReadDocument | Failure],
    failures: Sequence[Failure],
    judgements: Sequence[Judgement] = (),
) -> Ledger:
    """The ledger of what was read: judged, linked, reconciled, rows in the contract's order.

    `judgements` is the whole log of a person's decisions, oldest first. Raises
    ValueError where two different ones bear one id.
    """
    read = sorted(
        (r for r in results if isinstance(r, ReadDocument)), key=lambda r: r.document.name
    )
    failed = [*failures, *(r for r in results if isinstance(r, Failure))]
    documents = tuple(r.document for r in read)
    readings = tuple(r.reading for r in read)
    claims = tuple(c for r in read for c in r.claims)
    judged = judged_claims(claims, effective(judgements), {d.id: d.text for d in documents})
    links = link(documents, readings, judged.live, judged.edges)
    events, findings = reconcile(links, documents, judged.exemptions)
    events, outvoted = with_figures(events, judged.figures)
    fates = (*links.fates, *outvoted, *unmet(links, judged.exemptions))
    return Ledger(
        documents=documents,
        relations=links.relations,
        claims=in_order(documents, (*links.claims, *judged.rejected)),
        entities=links.entities,
        events=events,
        findings=findings,
        failures=tuple(sorted(failed, key=lambda f: (f.name, f.why))),
        readings=readings,
        standings=outcome(judgements, judged.standings, fates),
        proposed=judged.proposed,
    )


def run(
    discovery: Discovery,
    reader: Reader,
    published: Published | None = None,
    progress: Progress = quiet,
) -> Ledger:
    """From discovered sources to the ledger."""
    results = list(read_sources(discovery.sources, reader, published, progress))
    return build_ledger(date_by_twins(results, reader), discovery.failures)


__all__ = ["Note", "Progress", "ReadDocument", "build_ledger", "quiet", "read_sources", "run"]
