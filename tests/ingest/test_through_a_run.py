"""Documents of other kinds than text, through a whole run."""

from __future__ import annotations

import json
from pathlib import Path

import hostile
from reportlab.pdfgen.canvas import Canvas

from recount.ingest import discover
from recount.language import Reader
from recount.run.pipeline import run
from recount.show import render_ledger


def test_claims_of_a_pdf_say_where_they_stand_on_its_pages(reader: Reader, tmp_path: Path) -> None:
    out = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    out.drawString(60, 700, "Soldiers killed three farmers in Dorvan on Monday, the council said.")
    out.save()
    ledger = json.loads(render_ledger(run(discover([str(tmp_path)]), reader)))
    assert ledger["claims"]
    for claim in ledger["claims"]:
        assert claim["span"]["page"] == 1
        ((page, x0, y0, x1, y1),) = claim["span"]["boxes"]
        assert page == 1 and 55 < x0 < 65 and y0 < 700 < y1 and x1 > 300


def test_a_document_that_breaks_its_parser_leaves_the_rest(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "bomb.pdf").write_bytes(hostile.pdf_form_draws_itself())
    (tmp_path / "good.txt").write_text("Soldiers killed three farmers.", encoding="utf-8")
    ledger = run(discover([str(tmp_path)]), reader)
    assert [d.name for d in ledger.documents] == ["good.txt"]
    assert [f.name for f in ledger.failures] == ["bomb.pdf"]
    assert ledger.claims
