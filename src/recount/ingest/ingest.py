"""From bytes to a document: decode, extract, zone, date, credit. The room's front door."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from recount.ingest.credits import credited
from recount.ingest.dateline import stated, with_given
from recount.ingest.decode import SIZE_LIMIT, refuse_endless
from recount.ingest.files import discover, plain_error, read_limited, too_large
from recount.ingest.formats import docx, eml, html, mhtml, odt, pdf, rtf, text
from recount.ingest.kinds import kind_of
from recount.ingest.values import Extract, Ingested, IngestError, Row, Source
from recount.ingest.zones import pieces_of, title_of, zones_of
from recount.model.document import Document, Failure, Published, digest

_FORMATS: dict[str, Callable[[bytes], Extract]] = {
    "docx": docx.extract,
    "eml": eml.extract,
    "html": html.extract,
    "mhtml": mhtml.extract,
    "odt": odt.extract,
    "pdf": pdf.extract,
    "rtf": rtf.extract,
    "text": text.extract,
}


def read_bytes(
    name: str, data: bytes, row: Row | None = None, given: Published | None = None
) -> Document:
    """The document that `data` holds.

    `row` is what metadata.csv says of it, `given` a date from the user, which
    goes before the row's. Pure. Raises IngestError, in words for the user,
    where the bytes cannot be read.
    """
    row = row or Row()
    extract = _extract(name, data)
    pieces = pieces_of(extract.text, extract.hints, row.outlet or extract.outlet)
    credit = credited(extract.text, pieces)
    url = row.url or extract.url
    said = stated(extract.text, pieces, extract, url)
    outside = given or row.published
    return Document(
        id=digest(data),
        name=name,
        text=extract.text,
        text_id=digest(extract.text.encode()),
        zones=zones_of(pieces),
        title=title_of(extract.text, pieces) or extract.title,
        outlet=row.outlet or extract.outlet or credit.outlet,
        agencies=credit.agencies,
        url=url,
        language=extract.language or "en",
        published=with_given(outside, said) if outside else said,
        extractor=extract.extractor,
        pages=extract.pages,
        notes=extract.notes,
    )


def ingest_file(source: Source, given: Published | None = None) -> Document | Failure:
    """The document a source holds, or why it cannot be read. Never raises for what is in a file."""
    data = read_source(source)
    return data if isinstance(data, Failure) else ingest_data(source.name, data, source.row, given)


def read_source(source: Source) -> bytes | Failure:
    """The bytes of a source as they were when it was found, or why they cannot be had."""
    try:
        data = read_limited(source.path)
        if len(data) > SIZE_LIMIT:
            return Failure(source.name, too_large(source.path.stat().st_size))
    except OSError as error:
        return Failure(source.name, plain_error(error))
    if digest(data) != source.id:
        return Failure(source.name, "the file changed while it was being read; run again")
    return data


def ingest_data(
    name: str, data: bytes, row: Row | None = None, given: Published | None = None
) -> Document | Failure:
    """The document that `data` holds, or why it cannot be read."""
    try:
        return read_bytes(name, data, row, given)
    except IngestError as error:
        return Failure(name, error.why)


def ingest(paths: Sequence[str], given: Published | None = None) -> Ingested:
    """Everything that `paths` stand for, read one after the other."""
    found = discover(paths)
    results = list(_each(found.sources, given))
    failures = [*found.failures, *(result for result in results if isinstance(result, Failure))]
    return Ingested(
        tuple(result for result in results if isinstance(result, Document)),
        tuple(sorted(failures, key=lambda failure: (failure.name, failure.why))),
        found.notes,
    )


def _each(sources: Sequence[Source], given: Published | None) -> Iterator[Document | Failure]:
    for source in sources:
        yield ingest_file(source, given)


def _extract(name: str, data: bytes) -> Extract:
    """The text view by the extractor for the kind of file."""
    extract = _FORMATS.get(kind_of(name, data), text.extract)(data)
    if not extract.text.strip():
        raise IngestError("the page holds no text to read; save it with its text")
    refuse_endless(extract.text)
    return extract
