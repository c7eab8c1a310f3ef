from dataclasses import replace

import pytest
from show_case import DOCUMENTS, ledger, readings

from recount.model.document import Published
from recount.model.ledger import Ledger
from recount.show.terminal import render_inspect, render_summary


def test_summary_tells_the_matters_findings_and_failures():
    out = render_summary(ledger(), 100, False, "report.html")
    flat = " ".join(out.split())
    assert "3 documents (2 of them from Harbour Post and Radio Meridian), published 3–4 " in flat
    assert "Hangings at Korvath prison" in flat and "5,000 to 13,000" in flat
    assert "Denials: The justice ministry denies what Lantern Watch alleges." in flat
    assert "photo.jpg: it is an image" in flat
    assert out.endswith("Report: report.html\n")


UNNAMED = [
    ("2031-03-15", "2031-03-15", "published 3–15 March 2031"),
    ("2031-03-15", None, "published since 3 March 2031"),
    (None, "2031-02-01", "published until 4 March 2031"),
    (None, None, "published 3–4 March 2031"),
]


@pytest.mark.parametrize(("earliest", "latest", "dated"), UNNAMED)
def test_a_document_without_outlet_is_of_none_and_its_date_counts(earliest, latest, dated):
    base = ledger()
    published = Published(earliest, latest, "inferred", "")
    letter = replace(base.documents[2], outlet=None, published=published)
    out = render_summary(replace(base, documents=(*base.documents[:2], letter)), 100, False)
    told = f"3 documents (2 of them from Harbour Post and Radio Meridian), {dated}, carry"
    assert told in " ".join(out.split())
    assert "One document names no outlet." in " ".join(out.split())


def test_no_escape_code_without_colour_and_some_with():
    assert "\x1b" not in render_summary(ledger(), 80, False)
    assert "\x1b[" in render_summary(ledger(), 80, True)


def test_lines_keep_to_the_width():
    for width in (60, 80, 120):
        assert max(len(line) for line in render_summary(ledger(), width).split("\n")) <= width


def test_words_of_documents_steer_no_terminal():
    base = ledger()
    evil = replace(base.documents[0], name="\x1b[31m[red]x[/red]\u202e.txt")
    out = render_summary(replace(base, documents=(evil, *base.documents[1:])), 120, False)
    assert "\x1b" not in out and "\u202e" not in out
    assert "[red]x[/red]⟦U+202E⟧.txt" in out


def test_an_empty_ledger_is_said_to_be_empty():
    assert render_summary(Ledger((), (), (), (), (), ())).strip() == "Nothing was read."


def test_inspect_shows_sentences_with_what_was_read():
    out = render_inspect(DOCUMENTS[0], readings()[0], 100)
    assert out.startswith("harbour.txt: 1 statements, 1 figures, 1 times, 1 names, 1 acts\n")
    assert "figure: between 5,000 and 13,000 → 5000–13000 people" in out
    assert "time: on Monday → 2031-03-03" in out


def many() -> Ledger:
    """The case with more findings than a terminal has room for."""
    base = ledger()
    findings = tuple(replace(base.findings[0], id=f"f{n}") for n in range(15))
    return replace(base, findings=findings)


def test_what_is_left_out_is_in_the_report_or_can_be_had():
    written = " ".join(render_summary(many(), 100, False, "report.html").split())
    assert "… and 3 more in the report" in written
    assert "… and 3 more: -o report.html writes them all" in render_summary(many(), 100)
