"""Word and OpenDocument files: what is kept, how it is labelled, what is left out and told."""

from __future__ import annotations

import pytest
from office import W, docx, odt, p, r, zipped

from recount.ingest import IngestError, read_bytes
from recount.model.document import Document

LONG = (
    "Eleven people were killed when shells hit the fish market of Dorvan on Monday, two doctors "
    "and a rescue worker who had come from the next valley said in the evening."
)
BOX = "<w:txbxContent>{}</w:txbxContent>"
WORD = docx(
    p("Shells hit market", "Titel")
    + p(f'{r(LONG)}<w:r><w:footnoteReference w:id="7"/></w:r>{r(" Then it was quiet.")}')
    + p("The night raid", "Own")
    + p(f"<w:ins>{r('At least ')}</w:ins><w:del><w:r><w:delText>Exactly </w:delText></w:r></w:del>"
        + r("seven were wounded.") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Unseen</w:t></w:r>")
    + p(f"<w:r><mc:AlternateContent><mc:Choice>{BOX.format(p('Fact box: 40 shells.'))}</mc:Choice>"
        f"<mc:Fallback>{BOX.format(p('Fact box: 40 shells.'))}</mc:Fallback></mc:AlternateContent>"
        "</w:r>" + r("A line beside the box was read out."))
    + "<w:tbl><w:tr><w:tc>" + p("Dead") + "</w:tc><w:tc>" + p("11") + p("of them 2 women")
    + "</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("Lost") + "</w:tc></w:tr></w:tbl>"
    + p("A stall in Dorvan.", "Cap")
    + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("The army ") + "</w:p>" + p("denied it.")
    + "<w:sdt><w:sdtContent>" + p("Held in a form: nine names.") + "</w:sdtContent></w:sdt>",
    footnotes=f'<w:footnotes {W}><w:footnote w:id="0">{p("sep")}</w:footnote>'
    f'<w:footnote w:id="7">{p("Counted by the hospital.")}</w:footnote></w:footnotes>',
    header1=f"<w:hdr {W}>{p('Dorvan Relief Council')}</w:hdr>",
    header2=f"<w:hdr {W}>{p('Dorvan Relief Council')}</w:hdr>",
    footer1=f"<w:ftr {W}>{p('Page 1')}</w:ftr>",
    comments=f"<w:comments {W}><w:comment>{p('Is this so?')}</w:comment></w:comments>",
)  # fmt: skip
OPEN = odt(
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>Exactly </text:p>"
    "</text:deletion></text:changed-region></text:tracked-changes>"
    '<text:p text:style-name="P1">Shells hit market</text:p>'
    f"<text:p>{LONG}<text:note><text:note-citation>1</text:note-citation><text:note-body>"
    "<text:p>Counted by the hospital.</text:p></text:note-body></text:note> Then<text:s/>it was"
    "<text:line-break/>quiet.</text:p>"
    '<text:h text:outline-level="1">The night raid</text:h>'
    "<text:p>At least seven were wounded.<text:hidden-text>Unseen</text:hidden-text></text:p>"
    "<text:p>A line beside the box was read out.<draw:frame><draw:text-box><text:p>Fact box: 40 "
    "shells.</text:p></draw:text-box></draw:frame></text:p>"
    "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Dead"
    "</text:p></table:table-cell><table:table-cell><text:p>11</text:p><text:p>of them 2 women"
    "</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table>"
    '<text:p text:style-name="Illustration">A stall in Dorvan.</text:p>'
    "<text:section><text:list><text:list-item><text:p>The army denied it.</text:p>"
    "</text:list-item></text:list></text:section>"
    "<text:p>Held in a form: nine names.<office:annotation><text:p>Is this so?</text:p>"
    "</office:annotation></text:p>",
    styles='<style:style style:name="P1" style:parent-style-name="Title"/>',
    masters="<style:master-page><style:header><text:p>Dorvan Relief Council</text:p>"
    "</style:header><style:footer><text:p>Page 1</text:p></style:footer></style:master-page>",
)

KEPT = [
    ("furniture", "Dorvan Relief Council"),
    ("title", "Shells hit market"),
    ("body", LONG + " Then it was quiet."),
    ("title", "The night raid"),
    ("body", "At least seven were wounded."),
    ("body", "A line beside the box was read out."),
    ("body", "Fact box: 40 shells."),
    ("body", "Dead | 11 of them 2 women"),
    ("caption", "A stall in Dorvan."),
    ("body", "The army denied it."),
    ("body", "Held in a form: nine names."),
    ("body", "¹ Counted by the hospital."),
    ("furniture", "Page 1"),
]


def labels(document: Document) -> list[tuple[str, str]]:
    return [(zone.kind, document.text[zone.start : zone.end]) for zone in document.zones]


@pytest.mark.parametrize(
    ("name", "data", "extractor"), [("a.docx", WORD, "docx/1"), ("b.odt", OPEN, "odt/1")]
)
def test_all_that_is_seen_is_kept_and_labelled(name: str, data: bytes, extractor: str) -> None:
    document = read_bytes(name, data)
    assert labels(document) == KEPT
    assert document.title == "Shells hit market"
    assert document.extractor == extractor
    assert document.published.basis == "unknown"


@pytest.mark.parametrize("data", [WORD, OPEN], ids=["docx", "odt"])
def test_what_is_left_out_is_told(data: bytes) -> None:
    notes = " ".join(read_bytes("a.bin", data).notes)
    for words in ("“Exactly", "1 hidden passage", "1 comment"):
        assert words in notes
    assert "Unseen" not in notes


def test_a_deleted_row_is_told() -> None:
    assert "delete 2 passages" in read_bytes("a.docx", WORD).notes[0]
    assert "“Lost”" in read_bytes("a.docx", WORD).notes[0]


def test_a_first_heading_is_the_title_where_none_is_styled() -> None:
    document = read_bytes("a.docx", docx(p("Shells hit market", "U1") + p(LONG)))
    assert labels(document) == [("title", "Shells hit market"), ("body", LONG)]


def test_a_title_without_style_is_told_by_its_words() -> None:
    header = f"<w:hdr {W}>{p('Relief Council')}</w:hdr>"
    document = read_bytes("a.docx", docx(p("Shells hit market") + p(LONG), header1=header))
    assert document.title == "Shells hit market"


def test_the_title_of_the_properties_is_used_where_the_text_has_none() -> None:
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>On the raid</dc:title></c>'
    body = f"<w:document {W}><w:body>{p(LONG)}</w:body></w:document>"
    parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": body,
             "docProps/core.xml": core}  # fmt: skip
    assert read_bytes("a.docx", zipped(parts)).title == "On the raid"


def test_right_to_left_words_stay_in_their_order() -> None:
    said = "قال شهود إن أحد عشر شخصا قتلوا"
    assert read_bytes("a.docx", docx(p(said))).text == said


REFUSED = [
    ("a.docx", b"PK\x03\x04 broken", "damaged"),
    ("a.odt", b"PK\x03\x04 broken", "damaged"),
    ("a.docx", zipped({"[Content_Types].xml": "", "word/other.xml": ""}), "holds no text"),
    ("a.docx", docx("<w:p>"), "cannot be parsed"),
    ("a.docx", docx(""), "no text"),
    ("a.odt", odt("x", manifest="<encryption-data/>"), "password"),
]


@pytest.mark.parametrize(("name", "data", "why"), REFUSED)
def test_what_is_refused_says_why_and_what_to_do(name: str, data: bytes, why: str) -> None:
    with pytest.raises(IngestError) as caught:
        read_bytes(name, data)
    assert why in caught.value.why
    assert "save" in caught.value.why
