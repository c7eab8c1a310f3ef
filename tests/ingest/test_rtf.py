"""RTF: what is kept, how it is labelled, what is left out and told."""

from __future__ import annotations

import pytest

from recount.ingest import IngestError, read_bytes

RTF = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset178 Arial;}}
{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2\sbasedon1 Title;}{\*\cs10 Default;}}
{\info{\title On the raid}{\author X}}{\header\pard Relief Council\par}
{\footer\pard Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}
\pard\s2 Shells hit market\par
\pard Eleven people were killed\'2c two doctors said.{\super\chftn}{\footnote\pard {\super\chftn}
 Counted by the hospital.\par} In the caf\u233\'e9 it was \ldblquote quiet\rdblquote\line now,
 said Ann Orde.{\v Unseen}\par
\pard\s1 The night raid\par
\pard{\deleted Exactly }{\revised At least }seven \'97 wounded.\par
\trowd\cellx1\cellx2\pard\intbl Dead\cell 11\par of them 2\cell\row\pard
{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard Fact box: 40 shells.\par}}{\shprslt xx}}A line.\par
{\pict\bin5 }{}\}}{\pict ffd8ffe0}\f1\'dd\'d1 \f0 end\u55357?\u56832? so it goes on.\par
{\*\unknown nothing}{\annotation Is it?}Last line of all.}"""

KEPT = [
    ("furniture", "Relief Council"),
    ("title", "Shells hit market"),
    ("body", "Eleven people were killed, two doctors said. In the café it was “quiet” now, "
             "said Ann Orde."),
    ("title", "The night raid"),
    ("body", "At least seven — wounded."),
    ("body", "Dead | 11 of them 2"),
    ("body", "A line."),
    ("body", "Fact box: 40 shells."),
    ("body", "فر end😀 so it goes on."),
    ("body", "Last line of all."),
    ("body", "¹ Counted by the hospital."),
    ("furniture", "Page 1"),
]  # fmt: skip


def test_all_that_is_seen_is_kept_and_labelled() -> None:
    document = read_bytes("a.rtf", RTF)
    assert [(z.kind, document.text[z.start : z.end]) for z in document.zones] == KEPT
    assert (document.title, document.extractor) == ("Shells hit market", "rtf/1")


def test_what_is_left_out_is_told() -> None:
    notes = " ".join(read_bytes("a.rtf", RTF).notes)
    for words in ("“Exactly”", "1 hidden passage", "1 comment"):
        assert words in notes


ENCODED = [
    (rb"{\rtf1\ansi\ansicpg1251 \'ca\'e8\'e5\'e2 died}", "Киев died"),
    (rb"{\rtf1\ansi{\fonttbl{\f3\fcharset128 M;}}\f3 \'93\'8c\'8b\'9e}", "東京"),
    (rb"{\rtf1\ansi\uc2\u1571 ab\uc0\u1604 c}", "ألc"),
    (rb"{\rtf1\mac caf\'8e}", "café"),
    (rb"{\rtf1\ansi\ansicpg99999 x\~y\_z\-w}", "x y-zw"),
    (rb"{\rtf1 never closed{ and {more", "never closed and more"),
    (rb"{\rtf1 closed}} twice}", "closed twice"),
]


@pytest.mark.parametrize(("data", "text"), ENCODED)
def test_code_pages_and_broken_groups(data: bytes, text: str) -> None:
    assert read_bytes("a.rtf", data).text == text


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"{\\rtf1" + b"{" * 600 + b"x", "deep"), (b"{\\rtf1" + b"{}" * 1_100_000, "control words"),
     (b"{\\rtf1 }", "no text"), (b"{\\rtf1\\bin99999999 abc}", "no text")],
)  # fmt: skip
def test_what_is_refused_says_why(data: bytes, why: str) -> None:
    with pytest.raises(IngestError, match=why):
        read_bytes("a.rtf", data)
