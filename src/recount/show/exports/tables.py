"""The ledger as tables: the one shape behind CSV, XLSX, SQLite and Parquet.

    documents <- document_agencies, document_zones, document_notes, document_shares
    entities <- entity_names, entity_why
    claims <- claim_voices, claim_parts, claim_instead
    events <- event_claims, event_origins <- origin_claims
    event_brackets <- bracket_claims, bracket_left_out
    findings <- finding_claims
    reasons (of claims in matters, of origins, of findings) <- reason_claims
    failures

Rows are in the ledger's order; `position` counts from 0 within the row above.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]
Kind = Literal["string", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the kind of its cells, and what it holds."""

    name: str
    kind: Kind
    about: str


@dataclass(frozen=True, slots=True)
class Link:
    """Columns here that name a row of another table by its columns `to`."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table without its rows; `key` are the columns that name a row."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """A table with its rows, each a cell for each column."""

    table: Table
    rows: tuple[Row, ...] = field(repr=False)


def text(name: str, about: str) -> Column:
    """A column of strings."""
    return Column(name, "string", about)


def whole(name: str, about: str) -> Column:
    """A column of whole numbers."""
    return Column(name, "integer", about)


def number(name: str, about: str) -> Column:
    """A column of numbers."""
    return Column(name, "number", about)


def span_columns(prefix: str, of: str) -> tuple[Column, ...]:
    """Where words stand: offsets in code points of the text view, and the text there."""
    return (
        whole(f"{prefix}start", f"offset where {of} begins, in code points of the text view"),
        whole(f"{prefix}end", f"offset where {of} ends, exclusive"),
        text(f"{prefix}exact", f"the text between them: {of}"),
    )


POSITION = whole("position", "place in the list, from 0")
CLAIM = text("claim", "id of the claim")
EVENT = text("event", "id of the matter")
TO_CLAIM = Link(("claim",), "claims", ("id",))
TO_EVENT = Link(("event",), "events", ("id",))
TO_DOCUMENT = Link(("document",), "documents", ("id",))
TO_ENTITY = Link(("entity",), "entities", ("id",))
ENTITY = text("entity", "id of the entity it was linked to")

TABLES: tuple[Table, ...] = (
    Table(
        "documents",
        "what was read",
        (
            text("id", "SHA-256 of the original bytes"),
            text("name", "the file's name"),
            text("text", "SHA-256 of the text view that offsets refer to"),
            text("title", "title as printed or given"),
            text("outlet", "outlet as printed or given"),
            text("language", "language of the text"),
            text("published_earliest", "earliest day of publication"),
            text("published_latest", "latest day of publication"),
            text("published_basis", "how the date was had: stated, inferred, given, unknown"),
            text("published_why", "why the date is taken to be that"),
            *span_columns("published_", "the words of the date"),
            text("copy_of", "id of the document that this one copies or abridges"),
        ),
        ("id",),
        (Link(("copy_of",), "documents", ("id",)),),
    ),
    Table(
        "document_agencies",
        "wire services that documents credit",
        (text("document", "id of the document"), POSITION, text("agency", "as credited")),
        ("document", "position"),
        (TO_DOCUMENT,),
    ),
    Table(
        "document_zones",
        "title, body, captions, credits and furniture of documents",
        (
            text("document", "id of the document"),
            POSITION,
            text("kind", "title, body, caption, quote-block, credit or furniture"),
            whole("start", "offset where it begins"),
            whole("end", "offset where it ends, exclusive"),
        ),
        ("document", "position"),
        (TO_DOCUMENT,),
    ),
    Table(
        "document_notes",
        "what was left out of the texts of documents",
        (text("document", "id of the document"), POSITION, text("note", "in words")),
        ("document", "position"),
        (TO_DOCUMENT,),
    ),
    Table(
        "document_shares",
        "text that documents share",
        (
            text("document", "id of the document"),
            POSITION,
            text("other", "id of the other document"),
            number("share", "share (0 to 1) of its own text that stands in the other"),
        ),
        ("document", "position"),
        (TO_DOCUMENT, Link(("other",), "documents", ("id",))),
    ),
    Table(
        "entities",
        "who and what the claims name",
        (
            text("id", "id of the entity"),
            text("kind", "person, group, organisation, government, place or facility"),
            text("name", "the fullest wording"),
            number("latitude", "degrees north (WGS 84), where the town is known"),
            number("longitude", "degrees east (WGS 84)"),
            text("location_precision", "what the point stands for"),
            text("location_source", "the gazetteer"),
            text("location_id", "the gazetteer's number for it"),
        ),
        ("id",),
    ),
    Table(
        "entity_names",
        "every wording met for an entity",
        (text("entity", "id of the entity"), POSITION, text("name", "a wording")),
        ("entity", "position"),
        (TO_ENTITY,),
    ),
    Table(
        "entity_why",
        "what joined the wordings of an entity",
        (text("entity", "id of the entity"), POSITION, text("says", "a sentence")),
        ("entity", "position"),
        (TO_ENTITY,),
    ),
    Table(
        "claims",
        "one voice saying that one act happened, did not, or must stop",
        (
            text("id", "id of the claim"),
            text("document", "id of the document it stands in"),
            *span_columns("", "the claim"),
            text("act", "the act"),
            text("method", "how, as worded"),
            text("stance", "what the last voice makes of it"),
            text("place", "the place as worded"),
            text("place_entity", "id of the place's entity"),
            *span_columns("place_", "the place"),
            text("when_earliest", "earliest day of the act"),
            text("when_latest", "latest day of the act"),
            text("when_words", "the words of the time"),
            text("when_basis", "how the time was had"),
            text("period", "duration that a total covers"),
            whole("low", "least number; empty is an open side"),
            whole("high", "greatest number; empty is an open side"),
            text("measure", "total, subset, rate or per-event"),
            text("per", "duration of a rate"),
            whole("times_low", "least number of times"),
            whole("times_high", "greatest number of times"),
            text("times_per", "duration the times are counted by"),
            text("subset_of", "id of the claim whose figure it is a part of"),
            text("unit", "what is counted"),
            text("bound", "exact, range, at-least, at-most, about, average or vague"),
            Column("approximate", "boolean", "whether the figure is approximate"),
            text("figure", "the figure as worded"),
            *span_columns("figure_", "the figure"),
            text("status", "proposed, accepted, edited or rejected"),
            text("by", "what proposed it"),
            text("telling", "particular, generic (a habit) or historical"),
        ),
        ("id",),
        (
            TO_DOCUMENT,
            Link(("place_entity",), "entities", ("id",)),
            Link(("subset_of",), "claims", ("id",)),
        ),
    ),
    Table(
        "claim_voices",
        "who says so: from the voice nearest the outlet to the one nearest the facts",
        (
            CLAIM,
            POSITION,
            text("source", "the voice as worded"),
            ENTITY,
            text("cue", "the word that reports it"),
            *span_columns("", "the voice"),
            Column("spoke", "boolean", "whether a day of speaking is known"),
            text("on_earliest", "earliest day it spoke"),
            text("on_latest", "latest day it spoke"),
            Column("carried", "boolean", "whether it was carried over from a sentence before"),
        ),
        ("claim", "position"),
        (TO_CLAIM, TO_ENTITY),
    ),
    Table(
        "claim_parts",
        "alleged perpetrators, victims and grounds of claims",
        (
            CLAIM,
            text("role", "perpetrator (alleged, always), victim, or basis"),
            POSITION,
            text("text", "as worded"),
            ENTITY,
            *span_columns("", "the wording"),
        ),
        ("claim", "role", "position"),
        (TO_CLAIM, TO_ENTITY),
    ),
    Table(
        "claim_instead",
        "claims that a person put in the place of a rejected one",
        (CLAIM, POSITION, text("other", "id of a claim in its place")),
        ("claim", "position"),
        (TO_CLAIM, Link(("other",), "claims", ("id",))),
    ),
    Table(
        "events",
        "the matters that several claims are about, be it to allege or to deny them",
        (
            text("id", "id of the matter"),
            text("title", "what claims are about; not that it happened, which their stances say"),
            text("act", "the act"),
            text("place", "id of the place's entity"),
            text("when_earliest", "earliest day"),
            text("when_latest", "latest day"),
            text("when_words", "the words of the time"),
            text("when_basis", "how the time was had"),
            text("stances", "how its claims put it, and how many of each: alleged (5), denied (1)"),
        ),
        ("id",),
        (Link(("place",), "entities", ("id",)),),
    ),
    Table(
        "event_claims",
        "claims of a matter",
        (EVENT, POSITION, CLAIM),
        ("event", "position"),
        (TO_EVENT, TO_CLAIM),
    ),
    Table(
        "event_origins",
        "distinct last voices of a matter; copies and relays share one",
        (EVENT, whole("origin", "number of the origin, from 0"), ENTITY, text("name", "its name")),
        ("event", "origin"),
        (TO_EVENT, TO_ENTITY),
    ),
    Table(
        "origin_claims",
        "claims of an origin",
        (EVENT, whole("origin", "number of the origin"), POSITION, CLAIM),
        ("event", "origin", "position"),
        (Link(("event", "origin"), "event_origins", ("event", "origin")), TO_CLAIM),
    ),
    Table(
        "event_brackets",
        "low, best and high of a matter by named policies",
        (
            EVENT,
            whole("bracket", "number of the bracket, from 0"),
            text("policy", "name of the policy"),
            whole("low", "low"),
            whole("best", "best, empty where the policy gives none"),
            whole("high", "high"),
            text("grade", "a word, where the policy grades and does not count"),
            text("why", "why"),
        ),
        ("event", "bracket"),
        (TO_EVENT,),
    ),
    Table(
        "bracket_claims",
        "claims that a bracket rests on",
        (EVENT, whole("bracket", "number of the bracket"), POSITION, CLAIM),
        ("event", "bracket", "position"),
        (Link(("event", "bracket"), "event_brackets", ("event", "bracket")), TO_CLAIM),
    ),
    Table(
        "bracket_left_out",
        "claims that a bracket weighed and does not rest on",
        (EVENT, whole("bracket", "number of the bracket"), POSITION, CLAIM, text("why", "why")),
        ("event", "bracket", "position"),
        (Link(("event", "bracket"), "event_brackets", ("event", "bracket")), TO_CLAIM),
    ),
    Table(
        "findings",
        "relations between claims worth telling, and cautions on how one was passed on",
        (
            text("id", "id of the finding"),
            text("kind", "kind of the finding"),
            EVENT,
            text("why", "a sentence for a reader"),
        ),
        ("id",),
        (TO_EVENT,),
    ),
    Table(
        "finding_claims",
        "claims that a finding is about",
        (text("finding", "id of the finding"), POSITION, CLAIM),
        ("finding", "position"),
        (Link(("finding",), "findings", ("id",)), TO_CLAIM),
    ),
    Table(
        "reasons",
        "the evidence that put a claim into a matter, made an origin, found a finding",
        (
            whole("reason", "number of the reason, from 0"),
            text("event", "id of the matter, of a claim or an origin in it"),
            text("claim", "id of the claim, where it is why this is of the matter"),
            whole("origin", "number of the origin, where it is why this is the last voice"),
            text("finding", "id of the finding, where it is why this was found"),
            text("by", "name of the evidence"),
            text("says", "its sentence"),
        ),
        ("reason",),
        (
            TO_EVENT,
            TO_CLAIM,
            Link(("finding",), "findings", ("id",)),
        ),
    ),
    Table(
        "reason_claims",
        "claims whose passages a reason rests on",
        (whole("reason", "number of the reason"), POSITION, CLAIM),
        ("reason", "position"),
        (Link(("reason",), "reasons", ("reason",)), TO_CLAIM),
    ),
    Table(
        "failures",
        "what could not be read, and why",
        (POSITION, text("name", "the file's name"), text("why", "why")),
        ("position",),
    ),
)  # fmt: skip
