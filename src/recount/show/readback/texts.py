"""Documents read back get their texts: those at hand, else what their spans tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recount.model.claim import Claim
from recount.model.document import Document, digest
from recount.model.span import Span
from recount.show.grounding import spans_of
from recount.show.readback.place import PlaceError

# What stands in for the characters of a text that is not at hand.
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def whole(document: Document) -> bool:
    """Whether a document holds its text view, and not only what its spans tell of it."""
    return digest(document.text.encode()) == document.text_id


def with_texts(
    documents: Sequence[Document], claims: Sequence[Claim], texts: Mapping[str, str]
) -> tuple[Document, ...]:
    """The documents with their texts.

    `texts` are text views by id. Raises PlaceError, naming the place in the
    file, where a text is not the one its id names, or a span is not its text.
    """
    spans: dict[str, list[tuple[str, Span]]] = {d.id: [] for d in documents}
    for n, claim in enumerate(claims):
        spans[claim.document] += [(f"claims[{n}]", span) for span in spans_of(claim)]
    return tuple(
        replace(d, text=_text(d, [*_dated(n, d), *spans[d.id]], texts.get(d.text_id)))
        for n, d in enumerate(documents)
    )


def _dated(n: int, document: Document) -> Iterator[tuple[str, Span]]:
    if document.published.span:
        yield f"documents[{n}].published", document.published.span


def _text(document: Document, spans: Sequence[tuple[str, Span]], known: str | None) -> str:
    if known is None:
        return _mosaic(document, spans)
    if digest(known.encode()) != document.text_id:
        raise PlaceError(f"the text given for {document.name} is not {document.text_id}")
    for place, span in spans:
        if not span.grounded(known):
            raise _apart(place, span, known[span.start : span.end])
    return known


def _mosaic(document: Document, spans: Sequence[tuple[str, Span]]) -> str:
    """What the spans tell of a text, UNKNOWN everywhere else."""
    ends = [zone.end for zone in document.zones] + [span.end for _, span in spans]
    text = [UNKNOWN] * max(ends, default=0)
    told = bytearray(len(text))
    for place, span in spans:
        here = "".join(text[span.start : span.end])
        if any(told[span.start + i] and here[i] != letter for i, letter in enumerate(span.exact)):
            raise _apart(place, span, here)
        text[span.start : span.end] = span.exact
        told[span.start : span.end] = b"\1" * len(span.exact)
    return "".join(text)


def _apart(place: str, span: Span, here: str) -> PlaceError:
    said, stands = (words[:40].replace("\n", " ") for words in (span.exact, here))
    return PlaceError(
        f"{place}: a span says that “{said}” stands at {span.start}, where “{stands}” stands"
    )
