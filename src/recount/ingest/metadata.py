"""`metadata.csv` beside the files: what the user knows of them (name, published, outlet, url)."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path

from recount.ingest.decode import to_text
from recount.ingest.stamps import parse_date
from recount.ingest.values import IngestError, Row
from recount.model.document import Published
from recount.model.times import first_day, last_day

METADATA = "metadata.csv"
COLUMNS = ("name", "published", "outlet", "url")
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def parse_given(words: str, where: str = "given by the user") -> Published:
    """A date from outside: ISO day, month or year, an interval "a/b", or a plain printed date.

    Either side of an interval may be empty (open). Raises ValueError, in words
    for the user, where `words` is none of these.
    """
    text = words.strip()
    if "/" in text and not parse_date(text):
        first, _, last = text.partition("/")
        sides = [_iso(side.strip(), words) if side.strip() else None for side in (first, last)]
        if sides == [None, None]:
            raise ValueError(_not_a_date(words))
        if sides[0] and sides[1] and first_day(sides[0]) > last_day(sides[1]):
            raise ValueError(f"the dates in '{words.strip()}' run backwards; put the earlier first")
        return Published(sides[0], sides[1], "given", where)
    if _ISO.fullmatch(text):
        day = _iso(text, words)
        return Published(day, day, "given", where)
    stamp = parse_date(text)
    if stamp is None:
        raise ValueError(_not_a_date(words))
    why = f"{where}: {stamp.why}" if stamp.why else where
    return Published(stamp.earliest, stamp.latest, "given", why)


def read_folder(folder: Path) -> tuple[dict[str, Row], list[str]]:
    """Rows of `folder`'s metadata.csv by file name, and remarks on what it says amiss.

    Without such a file both are empty. A bad row loses what is bad in it only.
    """
    path = folder / METADATA
    if not path.is_file():
        return {}, []
    if path.resolve().parent != folder.resolve():
        return {}, ["not used: it is a link that leads out of the folder"]
    try:
        text = to_text(path.read_bytes())
        there = {unicodedata.normalize("NFC", entry.name) for entry in folder.iterdir()}
    except IngestError as error:
        return {}, [f"not used: {error.why}"]
    except OSError as error:
        return {}, [f"not used: it cannot be read ({error.strerror})"]
    return parse_rows(text, there)


def parse_rows(text: str, there: set[str]) -> tuple[dict[str, Row], list[str]]:
    """Rows of a metadata table by file name; `there` are the names that exist beside it."""
    rows: dict[str, Row] = {}
    remarks: list[str] = []
    delimiter = separator(text.partition("\n")[0])
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter, restkey="", restval="")
    try:
        reader.fieldnames = [(name or "").strip().lower() for name in reader.fieldnames or ()]
        if "name" not in reader.fieldnames:
            return {}, [
                f"not used: it has no column 'name' (its columns may be {', '.join(COLUMNS)})"
            ]
        for cells in reader:
            values = {column: str(cells.get(column) or "").strip() for column in COLUMNS}
            if any(values.values()):
                _row(values, f"row {reader.line_num}", rows, remarks, there)
    except csv.Error as error:
        remarks.append(f"row {reader.line_num} and what follows not used: {error}")
    return rows, remarks


def separator(head: str) -> str:
    """The sign that parts the cells of a table whose first line is `head`."""
    return max(",;\t", key=head.count)


def _row(
    values: dict[str, str], place: str, rows: dict[str, Row], remarks: list[str], there: set[str]
) -> None:
    name = unicodedata.normalize("NFC", values["name"].removeprefix("./"))
    if not name:
        remarks.append(f"{place} names no file; not used")
    elif name in rows:
        remarks.append(f"{place} names {name} a second time; the first row counts")
    elif name not in there:
        remarks.append(f"{place} names {name}, which is not in this folder; not used")
    else:
        published = None
        if values["published"]:
            try:
                published = parse_given(values["published"], f"given in {METADATA}")
            except ValueError as error:
                remarks.append(f"{place}: {error}")
        rows[name] = Row(published, values["outlet"] or None, values["url"] or None)


def _iso(text: str, words: str) -> str:
    if not _ISO.fullmatch(text):
        raise ValueError(_not_a_date(words))
    try:
        first_day(text)
    except ValueError as error:
        raise ValueError(f"'{words.strip()}' is no day of the calendar ({error})") from error
    return text


def _not_a_date(words: str) -> str:
    shown = words.strip()[:60]
    return f"'{shown}' is not a date; write 2017-05-16, 2017-05, 2017 or 2017-05-01/2017-05-16"
