"""Where claims name somebody or some place: each wording, in its role."""

from __future__ import annotations

from collections.abc import Iterator

from recount.model.claim import Claim, Named
from recount.model.reference import Mention
from recount.model.span import Span


def mentions(claim: Claim) -> Iterator[tuple[str, str, Mention]]:
    """Whom and what a claim names: the entity's id, the role, and the wording."""
    for hop in claim.attribution:
        if hop.entity:
            yield hop.entity, "attribution", _mention(claim, hop.source, hop.span)
        yield from _named(claim, "attribution", hop.also)
    for role in ("perpetrators", "victims", "basis"):
        yield from _named(claim, role, getattr(claim, role))
    if claim.place:
        yield from _named(claim, "place", (claim.place,))


def mentions_of(claim: Claim, entity: str) -> Iterator[tuple[str, Mention]]:
    """The wordings by which a claim that was not rejected names somebody, with their roles."""
    if claim.status != "rejected":
        yield from ((role, mention) for id_, role, mention in mentions(claim) if id_ == entity)


def address(mention: Mention) -> str:
    """What an address calls a wording."""
    return f"{mention.span.start}-{mention.span.end}-{mention.document}"


def _named(claim: Claim, role: str, rows: tuple[Named, ...]) -> Iterator[tuple[str, str, Mention]]:
    for named in rows:
        if named.entity:
            yield named.entity, role, _mention(claim, named.text, named.span)


def _mention(claim: Claim, text: str, span: Span) -> Mention:
    return Mention(claim.document, span, text if text != span.exact else None)
