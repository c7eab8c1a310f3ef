"""The tables of `ledger.sqlite`, as docs/reference/sqlite.md describes them.

    log <- documents <- claims <- hops, participants     entities <- entity_names
           log <- judgements                              failures, about
    events <- event_claims, origins <- origin_claims, brackets <- bracket_claims,
    bracket_left_out
    findings <- finding_claims

`position` counts from 0 within the row above. Offsets are in code points of
`documents.text`, `end_at` exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

FORMAT = "recount.sqlite/1"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns as SQL declares them, and the SQL that holds for the whole.

    A column is a name and its type with its own constraints; `key` are the
    columns that name a row, `links` further foreign keys.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    key: tuple[str, ...]
    links: tuple[str, ...] = ()

    def create(self) -> str:
        """The statement that makes it."""
        parts = [f"{name} {kind}" for name, kind in self.columns]
        parts += [f"PRIMARY KEY ({', '.join(self.key)})", *self.links]
        inner = ",\n  ".join(parts)
        return f"CREATE TABLE {self.name} (\n  {inner}\n)"

    def indexes(self) -> tuple[str, ...]:
        """The statements that make an index for every column that refers to another table."""
        return tuple(
            f"CREATE INDEX {self.name}_{column} ON {self.name} ({column})"
            for column, kind in self.columns
            if "REFERENCES" in kind and column != self.key[0]
        )

    def insert(self) -> str:
        """The statement that fills a row."""
        return f"INSERT INTO {self.name} VALUES ({', '.join('?' * len(self.columns))})"


def _span(prefix: str = "", null: bool = False) -> tuple[tuple[str, str], ...]:
    rest = "" if null else " NOT NULL"
    return (
        (f"{prefix}start_at", f"INTEGER{rest}"),
        (f"{prefix}end_at", f"INTEGER{rest}"),
        (f"{prefix}exact", f"TEXT{rest}"),
    )


_WHEN = tuple((f"when_{name}", "TEXT") for name in ("earliest", "latest", "words", "basis"))
_CLAIM = ("claim", "TEXT NOT NULL REFERENCES claims(id)")
_EVENT = ("event", "TEXT NOT NULL REFERENCES events(id)")
_ENTITY = ("entity", "TEXT REFERENCES entities(id)")
_POSITION = ("position", "INTEGER NOT NULL")

TABLES: tuple[Table, ...] = (
    Table("about", (("name", "TEXT NOT NULL"), ("value", "TEXT")), ("name",)),
    Table(
        "log",
        (
            ("n", "INTEGER NOT NULL"),
            ("at", "TEXT NOT NULL"),
            ("who", "TEXT NOT NULL"),
            ("kind", "TEXT NOT NULL"),
            ("body", "TEXT NOT NULL"),
            ("prev", "TEXT"),
            ("hash", "TEXT NOT NULL UNIQUE"),
        ),
        ("n",),
    ),
    Table(
        "documents",
        (
            ("id", "TEXT NOT NULL"),
            ("name", "TEXT NOT NULL"),
            ("original", "TEXT NOT NULL"),
            ("line", "INTEGER NOT NULL REFERENCES log(n)"),
            ("title", "TEXT"),
            ("outlet", "TEXT"),
            ("agencies", "TEXT NOT NULL"),
            ("url", "TEXT"),
            ("language", "TEXT NOT NULL"),
            ("published_earliest", "TEXT"),
            ("published_latest", "TEXT"),
            ("published_basis", "TEXT NOT NULL"),
            ("published_why", "TEXT NOT NULL"),
            *_span("published_", null=True),
            ("copy_of", "TEXT REFERENCES documents(id)"),
            ("text_id", "TEXT NOT NULL"),
            ("text", "TEXT NOT NULL"),
        ),
        ("id",),
    ),
    Table(
        "entities",
        (
            ("id", "TEXT NOT NULL"),
            ("kind", "TEXT NOT NULL"),
            ("name", "TEXT NOT NULL"),
            ("why", "TEXT NOT NULL"),
            ("latitude", "REAL"),
            ("longitude", "REAL"),
            ("precision", "TEXT"),
        ),
        ("id",),
    ),
    Table(
        "entity_names",
        (("entity", "TEXT NOT NULL REFERENCES entities(id)"), _POSITION,
         ("name", "TEXT NOT NULL")),
        ("entity", "position"),
    ),
    Table(
        "claims",
        (
            ("id", "TEXT NOT NULL"),
            ("document", "TEXT NOT NULL REFERENCES documents(id)"),
            *_span(),
            ("act", "TEXT NOT NULL"),
            ("method", "TEXT"),
            ("stance", "TEXT NOT NULL"),
            ("place", "TEXT"),
            ("place_entity", "TEXT REFERENCES entities(id)"),
            *_span("place_", null=True),
            *_WHEN,
            ("period", "TEXT"),
            ("low", "INTEGER"),
            ("high", "INTEGER"),
            ("measure", "TEXT"),
            ("per", "TEXT"),
            ("times_low", "INTEGER"),
            ("times_high", "INTEGER"),
            ("times_per", "TEXT"),
            ("subset_of", "TEXT REFERENCES claims(id)"),
            ("unit", "TEXT"),
            ("bound", "TEXT"),
            ("approximate", "INTEGER"),
            ("figure", "TEXT"),
            *_span("figure_", null=True),
            ("telling", "TEXT NOT NULL"),
            ("status", "TEXT NOT NULL"),
            ("by", "TEXT NOT NULL"),
        ),
        ("id",),
    ),
    Table(
        "hops",
        (
            _CLAIM,
            _POSITION,
            ("beside", "INTEGER NOT NULL"),
            ("source", "TEXT NOT NULL"),
            _ENTITY,
            ("cue", "TEXT"),
            *_span(),
            ("on_earliest", "TEXT"),
            ("on_latest", "TEXT"),
            ("carried", "INTEGER NOT NULL"),
        ),
        ("claim", "position", "beside"),
    ),
    Table(
        "participants",
        (_CLAIM, ("role", "TEXT NOT NULL"), _POSITION, ("words", "TEXT NOT NULL"), _ENTITY,
         *_span()),
        ("claim", "role", "position"),
    ),
    Table(
        "events",
        (
            ("id", "TEXT NOT NULL"),
            ("title", "TEXT NOT NULL"),
            ("act", "TEXT NOT NULL"),
            ("place", "TEXT REFERENCES entities(id)"),
            *_WHEN,
            ("independent_origins", "INTEGER NOT NULL"),
        ),
        ("id",),
    ),
    Table(
        "event_claims",
        (_EVENT, _POSITION, _CLAIM, ("why", "TEXT NOT NULL")),
        ("event", "position"),
    ),
    Table(
        "origins",
        (_EVENT, _POSITION, _ENTITY, ("label", "TEXT NOT NULL"), ("why", "TEXT NOT NULL")),
        ("event", "position"),
    ),
    Table(
        "origin_claims",
        (_EVENT, ("origin", "INTEGER NOT NULL"), _POSITION, _CLAIM),
        ("event", "origin", "position"),
        ("FOREIGN KEY (event, origin) REFERENCES origins(event, position)",),
    ),
    Table(
        "brackets",
        (
            _EVENT,
            _POSITION,
            ("policy", "TEXT NOT NULL"),
            ("low", "INTEGER"),
            ("best", "INTEGER"),
            ("high", "INTEGER"),
            ("grade", "TEXT"),
            ("why", "TEXT NOT NULL"),
        ),
        ("event", "position"),
    ),
    Table(
        "bracket_claims",
        (_EVENT, ("bracket", "INTEGER NOT NULL"), _POSITION, _CLAIM),
        ("event", "bracket", "position"),
        ("FOREIGN KEY (event, bracket) REFERENCES brackets(event, position)",),
    ),
    Table(
        "bracket_left_out",
        (
            _EVENT,
            ("bracket", "INTEGER NOT NULL"),
            _POSITION,
            _CLAIM,
            ("why", "TEXT NOT NULL"),
        ),
        ("event", "bracket", "position"),
        ("FOREIGN KEY (event, bracket) REFERENCES brackets(event, position)",),
    ),
    Table(
        "findings",
        (("id", "TEXT NOT NULL"), ("kind", "TEXT NOT NULL"),
         ("event", "TEXT REFERENCES events(id)"), ("why", "TEXT NOT NULL")),
        ("id",),
    ),
    Table(
        "finding_claims",
        (("finding", "TEXT NOT NULL REFERENCES findings(id)"), _POSITION, _CLAIM),
        ("finding", "position"),
    ),
    Table(
        "judgements",
        (
            ("id", "TEXT NOT NULL"),
            ("line", "INTEGER NOT NULL REFERENCES log(n)"),
            ("at", "TEXT NOT NULL"),
            ("who", "TEXT NOT NULL"),
            ("why", "TEXT NOT NULL"),
            ("kind", "TEXT NOT NULL"),
            ("undoes", "TEXT"),
            ("decision", "TEXT NOT NULL"),
            ("state", "TEXT"),
            ("state_why", "TEXT"),
        ),
        ("id",),
    ),
    Table(
        "failures",
        (_POSITION, ("name", "TEXT NOT NULL"), ("why", "TEXT NOT NULL")),
        ("position",),
    ),
)  # fmt: skip


def statements() -> tuple[str, ...]:
    """All that makes the empty database, in order."""
    return (
        *(table.create() for table in TABLES),
        *chain.from_iterable(table.indexes() for table in TABLES),
    )


# Every span: its table, the prefix of its columns, and the claim or document it is of.
SPANS: tuple[tuple[str, str, str], ...] = (
    ("documents", "published_", "id"),
    ("claims", "", "document"),
    ("claims", "place_", "document"),
    ("claims", "figure_", "document"),
    ("hops", "", "claim"),
    ("participants", "", "claim"),
)
