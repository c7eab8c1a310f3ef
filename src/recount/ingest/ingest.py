"""From bytes to a document: decode, extract, zone, date, credit. The room's front door."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from recount.ingest.containers.bundle import split
from recount.ingest.credits import credited
from recount.ingest.dateline import stated, with_given
from recount.ingest.decode import refuse_endless, to_text
from recount.ingest.files import discover, read_source
from recount.ingest.formats import docx, eml, html, mhtml, odt, pdf, rtf, text
from recount.ingest.kinds import kind_of
from recount.ingest.parts import once, parts_of
from recount.ingest.values import (
    Extract,
    Ingested,
    IngestError,
    NoArticlesError,
    Note,
    Part,
    Row,
    Source,
)
from recount.ingest.zones import pieces_of, title_of, zones_of
from recount.model.document import Document, Failure, Published, digest

NO_COLUMNS: Mapping[str, str] = {}
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
    return _document(Part(name, data, row or Row()), _extract(name, data), given)


def ingest_source(
    source: Source, given: Published | None = None, columns: Mapping[str, str] = NO_COLUMNS
) -> Iterator[Document | Failure | Note]:
    """Every document a source holds, what in it cannot be read, and what is worth saying.

    `given` is a date for all of them, `columns` names the columns of tables by
    what they hold. Never raises for what is in a file.
    """
    data = read_source(source)
    if isinstance(data, Failure):
        yield data
    else:
        whole = Part(source.name, data, source.row)
        yield from ingest_part(whole, given, columns, source.named)


def ingest_part(
    whole: Part,
    given: Published | None = None,
    columns: Mapping[str, str] = NO_COLUMNS,
    named: bool = True,
) -> Iterator[Document | Failure | Note]:
    """The same for bytes at hand; one part that fails leaves the others.

    A table without articles is a failure where it was `named` by the user, and
    a note where it only lay in a folder.
    """
    try:
        for found in parts_of(whole, columns):
            yield from _articles(found, given) if isinstance(found, Part) else (found,)
    except NoArticlesError as none:
        left_out = Failure if named else Note
        yield left_out(whole.name, none.why)


def ingest(paths: Sequence[str], given: Published | None = None) -> Ingested:
    """Everything that `paths` stand for, read one after the other."""
    found = discover(paths)
    names: dict[str, str] = {}
    results = [
        once(result, names) if isinstance(result, Document) else result
        for source in found.sources
        for result in ingest_source(source, given)
    ]
    failures = [*found.failures, *(r for r in results if isinstance(r, Failure))]
    notes = [*found.notes, *(r for r in results if isinstance(r, Note))]
    return Ingested(
        tuple(result for result in results if isinstance(result, Document)),
        tuple(sorted(failures, key=lambda failure: (failure.name, failure.why))),
        tuple(sorted(notes, key=lambda note: (note.name, note.text))),
    )


def _articles(part: Part, given: Published | None) -> Iterator[Document | Failure | Note]:
    """The document in a part, or each article where its text is a bundle of them."""
    try:
        extract = _labelled(part) or _zoned(part) or _extract(part.name, part.data)
    except IngestError as error:
        yield Failure(part.name, error.why)
        return
    bundle = None if part.hints or part.row.zones else split(extract.text)
    if bundle is None:
        yield _document(part, extract, given)
        return
    yield Note(part.name, f"a bundle of {len(bundle)} articles; what stands over them is left out")
    for article in bundle:
        row = article.row.within(part.row)
        yield from _articles(replace(article, name=f"{part.name}/{article.name}", row=row), given)


def _labelled(part: Part) -> Extract | None:
    """The text view that the container itself gives, None where an extractor must."""
    if part.hints is None:
        return None
    return Extract(part.data.decode(), part.hints, extractor="bundle/1")


def _zoned(part: Part) -> Extract | None:
    """A text whose zones are known, None where they are not."""
    zones = part.row.zones
    if not zones:
        return None
    text = to_text(part.data)
    if text.count("\n") + 1 != len(zones):
        raise IngestError("its zones are not those of its lines; add it again without them")
    return Extract(text, zones)


def _document(part: Part, extract: Extract, given: Published | None) -> Document:
    row = part.row
    pieces = pieces_of(extract.text, extract.hints, row.outlet or extract.outlet, row.title)
    credit = credited(extract.text, pieces)
    url = row.url or extract.url
    said = _with_capture(stated(extract.text, pieces, extract, url), row.captured)
    outside = given or row.published
    return Document(
        id=digest(part.data),
        name=part.name,
        text=extract.text,
        text_id=digest(extract.text.encode()),
        zones=zones_of(pieces),
        title=title_of(extract.text, pieces) or row.title or extract.title,
        outlet=row.outlet or extract.outlet or credit.outlet,
        agencies=credit.agencies,
        url=url,
        language=extract.language or "en",
        published=with_given(outside, said) if outside else said,
        extractor=extract.extractor,
        pages=extract.pages,
        notes=extract.notes,
    )


def _with_capture(said: Published, captured: str | None) -> Published:
    """When an archive took the page, told where the page states no date of its own."""
    if captured is None or said.basis != "unknown":
        return said
    return replace(said, why=f"{said.why}; a web archive took the page on {captured}")


def _extract(name: str, data: bytes) -> Extract:
    """The text view by the extractor for the kind of file."""
    extract = _FORMATS.get(kind_of(name, data), text.extract)(data)
    if not extract.text.strip():
        raise IngestError("the page holds no text to read; save it with its text")
    refuse_endless(extract.text)
    return extract
