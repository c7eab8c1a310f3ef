"""Many documents: each read by itself, then linked and laid side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from recount.ingest import NO_COLUMNS, Discovery, Note, Source, once
from recount.ingest.sandbox import Sandbox
from recount.language import Reader
from recount.link import link
from recount.model.disagreement import disagreements
from recount.model.document import Document, Failure, Published
from recount.model.effective import effective
from recount.model.judgement import Judgement
from recount.model.ledger import Event, Finding, Ledger, Links
from recount.model.reading import Reading
from recount.reconcile import reconcile, unmet
from recount.run.document import ReadDocument, read_document
from recount.run.judged import JudgedClaims, judged_claims
from recount.run.outcome import in_order, outcome, with_figures
from recount.run.redate import date_by_twins

Progress = Callable[[int, int, str], None]
Tell = Callable[[Note], None]
T = TypeVar("T")


def quiet(done: int, total: int, name: str) -> None:
    """Progress that says nothing."""


def silent(note: Note) -> None:
    """A note that nobody is told."""


def read_sources(
    sources: Sequence[Source],
    reader: Reader,
    published: Published | None = None,
    progress: Progress = quiet,
    columns: Mapping[str, str] = NO_COLUMNS,
) -> Iterator[ReadDocument | Failure | Note]:
    """Each source's documents read in turn; what cannot be is a failure and the rest goes on.

    `published` is a date given from outside for all of them, `columns` names
    the columns of tables by what they hold. `progress` is told how many of how
    many sources are done and the name of what is read next. Of several
    documents with the same bytes the first is read; of the others there are
    notes.
    """
    names: dict[str, str] = {}
    with Sandbox() as sandbox:
        for done, source in enumerate(sources):
            at = partial(progress, done, len(sources))
            at(source.name)
            found = sandbox.ingest(source, published, columns)
            yield from _guarded(reader, source.name, found, names, at)
    progress(len(sources), len(sources), "")


def _guarded(
    reader: Reader,
    name: str,
    found: Iterator[Document | Failure | Note],
    names: dict[str, str],
    at: Callable[[str], None],
) -> Iterator[ReadDocument | Failure | Note]:
    """Readings, failures and notes of what is found in a source.

    `name` is the source's, `names` holds the names of the documents read, by
    digest; `at` is told the name of the next.
    """
    while True:
        result = guarded(name, partial(next, found, None))
        if isinstance(result, Document):
            name = result.name
            at(name)
            result = once(result, names)
        if result is None:
            return
        yield read_guarded(reader, result) if isinstance(result, Document) else result


def read_guarded(reader: Reader, document: Document) -> ReadDocument | Failure:
    """A document's reading, or its failure."""
    return guarded(document.name, partial(read_document, reader, document))


def guarded(name: str, act: Callable[[], T]) -> T | Failure:
    """What `act` gives, or the failure of what is called `name`: the one place that catches all.

    A fault of ours in one document must not lose the others.
    """
    try:
        return act()
    except Exception as error:  # noqa: BLE001 - the one place that records failures
        fault = f"{type(error).__name__}: {error}"
        return Failure(name, f"a fault inside Recount ({fault}); please report it")


@dataclass(frozen=True, slots=True)
class Joined:
    """What linking and reconciling made of claims."""

    links: Links
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]


Join = Callable[[tuple[Document, ...], tuple[Reading, ...], JudgedClaims], Joined]


def joined(
    documents: tuple[Document, ...], readings: tuple[Reading, ...], judged: JudgedClaims
) -> Joined:
    """The claims that were not rejected, linked and reconciled. The long part of `build_ledger`."""
    links = link(documents, readings, judged.live, judged.edges)
    return Joined(links, *reconcile(links, documents, judged.exemptions))


def build_ledger(
    results: Sequence[ReadDocument | Failure],
    failures: Sequence[Failure],
    judgements: Sequence[Judgement] = (),
    join: Join = joined,
) -> Ledger:
    """The ledger of what was read: judged, linked, reconciled, rows in the contract's order.

    `judgements` is the whole log of a person's decisions, oldest first; `join` may
    know what it made of the same claims before. Raises ValueError where two
    different judgements bear one id.
    """
    read = sorted(
        (r for r in results if isinstance(r, ReadDocument)), key=lambda r: r.document.name
    )
    failed = [*failures, *(r for r in results if isinstance(r, Failure))]
    documents = tuple(r.document for r in read)
    readings = tuple(r.reading for r in read)
    claims = tuple(c for r in read for c in r.claims)
    judged = judged_claims(claims, effective(judgements), {d.id: d.text for d in documents})
    made = join(documents, readings, judged)
    links = made.links
    events, outvoted = with_figures(made.events, judged.figures)
    fates = (*links.fates, *outvoted, *unmet(links, judged.exemptions))
    return Ledger(
        documents=documents,
        relations=links.relations,
        claims=in_order(documents, (*links.claims, *judged.rejected)),
        entities=links.entities,
        events=events,
        findings=made.findings,
        failures=tuple(sorted(failed, key=lambda f: (f.name, f.why))),
        readings=readings,
        standings=outcome(judgements, judged.standings, fates),
        proposed=judged.proposed,
        disagreements=disagreements(judgements),
    )


def run(
    discovery: Discovery,
    reader: Reader,
    published: Published | None = None,
    progress: Progress = quiet,
    columns: Mapping[str, str] = NO_COLUMNS,
    tell: Tell = silent,
) -> Ledger:
    """From discovered sources to the ledger; `tell` hears of what was met on the way."""
    results: list[ReadDocument | Failure] = []
    for result in read_sources(discovery.sources, reader, published, progress, columns):
        if isinstance(result, Note):
            tell(result)
        else:
            results.append(result)
    return build_ledger(date_by_twins(results, partial(read_guarded, reader)), discovery.failures)


__all__ = [
    "Note",
    "Progress",
    "ReadDocument",
    "Tell",
    "build_ledger",
    "quiet",
    "read_sources",
    "run",
    "silent",
]
