"""Markdown: readable, and every word of a document shown and nothing done."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tables_back import files

from recount.show.exports import export
from recount.show.exports.markdown_text import plain
from recount.show.safe import one_line
from tests.ledgers import PIECES, made_ledger
from tests.show.show_case import ledger

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def shown(markdown: str) -> str:
    """What a reader of Markdown shows of a paragraph; fails on anything but text."""
    tokens = READER.parse(markdown)
    assert [t.type for t in tokens] in (["paragraph_open", "inline", "paragraph_close"], [])
    inline = [child for t in tokens for child in t.children or ()]
    assert {t.type for t in inline} <= {"text", "text_special"}
    return "".join(t.content for t in inline)


@pytest.mark.parametrize(
    "text",
    ["# x", "- x", "1. x", "12) x", "+ x", "=====", "---", "> x", "| a |", "```x", "    x",
     "<b>x</b>", "&lt;", "[x](javascript:alert(1))", "![x](http://x.example/a.png)", "*x*", "_x_",
     "<http://x.example>", "[^1]: x", "$x$", "~~x~~", "\\*", "a\n\n# b", "\u202ex", "* * *"],
)  # fmt: skip
def test_words_are_shown_as_they_are(text: str) -> None:
    assert shown(plain(text)) == one_line(text)


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_any_words_are_shown_as_they_are(text: str) -> None:
    assert shown(plain(text)) == one_line(text)


@given(st.lists(st.sampled_from(PIECES), min_size=1).map("".join))
def test_a_cell_of_a_table_stays_one_cell(text: str) -> None:
    tokens = READER.parse(f"| a | b |\n| --- | --- |\n| {plain(text)} | end |\n")
    cells = [t.content for t in tokens if t.type == "inline"]
    assert len(cells) == 4 and cells[-1] == "end"


def test_addresses_are_broken_up() -> None:
    assert plain("https://x.example and www.x.example, a@x.example") == (
        "https\\://x.example and www\\.x.example, a\\@x.example"
    )


def test_a_case_is_told_whole() -> None:
    told = files(export(ledger(), "md"))[""].decode()
    for claim in ledger().claims:
        assert f"> {plain(claim.span.exact)}\n" in told
    for words in ("## The matters", "| ucdp | 5,000 |  | 13,000 |", "photo.jpg", "A denial by"):
        assert words in told
    assert "| airwars |  | weak |  |" in told
    assert "harbour.txt" in told and "Recount does not say what is true." in told


def test_what_a_reviewer_rejected_is_set_aside() -> None:
    base = ledger()
    last = replace(base.claims[-1], status="rejected")
    event = replace(base.events[1], claims=base.events[1].claims[:-1])
    told = files(
        export(
            replace(base, claims=(*base.claims[:-1], last), events=(base.events[0], event)), "md"
        )
    )[""].decode()
    aside = told[told.index("### Rejected on review") :]
    assert "> Rebels fired the shell" in aside and told.count("> Rebels fired") == 1


@pytest.mark.parametrize("seed", range(50))
def test_there_is_no_markup_in_the_report_of_a_made_up_ledger(seed: int) -> None:
    told = files(export(made_ledger(seed), "md"))[""].decode()
    tokens = READER.parse(told)
    kinds = {t.type for t in tokens} | {c.type for t in tokens for c in t.children or ()}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "fence",
                        "code_block", "s_open"}  # fmt: skip
