"""The line under a title that says who published an article and when, of invented outlets."""

from __future__ import annotations

import pytest

from recount.ingest import read_bytes
from recount.ingest.zones import pieces_of

TITLE = "Shells hit the fish market of Dorvan"
BODY = (
    "Eleven people were killed when shells hit the fish market of Dorvan on Monday, "
    "two doctors and a rescue worker said."
)

IMPRINTS = [
    ("Dorvan Gazette, 3 May 2031", "Dorvan Gazette"),
    ("Dorvan Gazette (May 3, 2031)", "Dorvan Gazette"),
    ("3 May 2031 | Dorvan Gazette", "Dorvan Gazette"),
    ("3 May 2031 - Dorvan Gazette - By Jo Kell", "Dorvan Gazette"),
    ("By Jo Kell, Dorvan Gazette, Saturday 3 May 2031", "Dorvan Gazette"),
    ("By Jo Kell\nThe Velland Messenger, 3 May 2031", "The Velland Messenger"),
    ("Radio Dorvan, 3 May 2031.", "Radio Dorvan"),
    ("Report by Quay Watch, 3 May 2031", "Quay Watch"),
    ("Published by the Sisters of Quay, 3 May 2031", "Sisters of Quay"),
    ("Ministry of Defence of Velland, 3 May 2031", "Ministry of Defence of Velland"),
    ("By Jo Kell and Ann Orde, 3 May 2031", None),
]


@pytest.mark.parametrize(("line", "outlet"), IMPRINTS)
def test_an_imprint_names_the_outlet_and_the_day(line: str, outlet: str | None) -> None:
    document = read_bytes("a.txt", f"{TITLE}\n\n{line}\n\n{BODY}".encode())
    published = document.published
    assert (document.title, document.outlet) == (TITLE, outlet)
    assert (published.earliest, published.latest, published.basis) == (
        "2031-05-03",
        "2031-05-03",
        "stated",
    )
    assert {z.kind for z in document.zones[1:-1]} <= {"credit", "furniture"}


OTHERS = [
    ("Dorvan, 3 May 2031", "a place may stand beside a date"),
    ("Shelling of the Velland Army, 3 May 2031", "what an outlet's name only stands in"),
    ("Dorvan Gazette, 3 May", "no year, no date of its own"),
    ("Dorvan Gazette attacked, 3 May 2031", "a heading"),
    ("Gazette and Herald, Dorvan Post, 3 May 2031", "two outlets"),
]


@pytest.mark.parametrize(("line", "why"), OTHERS)
def test_what_is_no_imprint(line: str, why: str) -> None:
    document = read_bytes("a.txt", f"{TITLE}\n\n{line}\n\n{BODY}".encode())
    assert document.outlet is None, why


def test_amid_the_text_it_is_none() -> None:
    document = read_bytes(
        "a.txt", f"{TITLE}\n\n{BODY}\n\nDorvan Gazette, 3 May 2031\n\n{BODY}".encode()
    )
    assert document.outlet is None


def test_above_the_title_a_report_by_somebody_may_be_the_title() -> None:
    line = "Report by Quay Watch, 3 May 2031"
    assert read_bytes("a.txt", f"{line}\n\n{BODY}".encode()).title == line


@pytest.mark.parametrize(("line", "outlet"), IMPRINTS)
def test_every_character_lies_in_one_zone(line: str, outlet: str | None) -> None:
    text = f"{TITLE}\n\n{line}\n\n{BODY}"
    covered = [i for piece in pieces_of(text) for i in range(piece.start, piece.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, char in enumerate(text) if not char.isspace()} <= set(covered)
