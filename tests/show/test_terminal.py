from dataclasses import replace

from show_case import DOCUMENTS, ledger, readings

from recount.model.ledger import Ledger
from recount.show.terminal import render_inspect, render_summary


def test_summary_tells_the_matters_findings_and_failures():
    out = render_summary(ledger(), 100, False, "report.html")
    flat = " ".join(out.split())
    assert "3 documents from Harbour Post and Radio Meridian, published 3–4 March 2031, " in flat
    assert "Hangings at Korvath prison" in flat and "5,000 to 13,000" in flat
    assert "Denials: The justice ministry denies what Lantern Watch alleges." in flat
    assert "photo.jpg: it is an image" in flat
    assert out.endswith("Report: report.html\n")


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
