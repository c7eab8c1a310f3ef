"""What lies beside articles in a folder or an archive: data, programs, the list of dates."""

from __future__ import annotations

from pathlib import PurePosixPath

from recount.ingest.values import Note, Row

# In a folder these are data or programs beside the articles; named one by one they are refused.
NOT_ARTICLES = frozenset(
    [
        ".toml",
        ".yaml",
        ".yml",
        ".ini",
        ".cfg",
        ".py",
        ".js",
        ".css",
        ".map",
        ".sh",
        ".sql",
        ".sqlite",
        ".db",
        ".log",
        ".lock",
        ".ipynb",
        ".geojson",
    ]
)
# The same, unless what is in them are articles.
TABLES = frozenset([".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xml"])
SAVE_AS = "save the article as .txt or .html"


def suffix_of(name: str) -> str:
    """The ending of a file's name in lower case, with its dot."""
    return PurePosixPath(name).suffix.lower()


def left_out(name: str) -> str:
    """Why a file of this kind of name is no document."""
    return f"files of the kind {suffix_of(name)} are no articles; left out"


def read_once(name: str, first: str, row: Row = Row(), kept: Row = Row()) -> Note:  # noqa: B008
    """The note that `name` holds the bytes of `first`, and what it says of them that is not kept.

    `row` is what is said of `name`, `kept` what is said of `first`.
    """
    published = row.published if row.published != kept.published else None
    said = {
        "outlet": row.outlet if row.outlet != kept.outlet else None,
        "date": (published.earliest or published.latest) if published else None,
        "address": row.url if row.url != kept.url else None,
        "capture": row.captured if row.captured != kept.captured else None,
    }
    other = ", ".join(f"{what} {value}" for what, value in said.items() if value)
    told = f"; there its {other}" if other else ""
    return Note(name, f"the same bytes as {first}; read once, under that name{told}")
