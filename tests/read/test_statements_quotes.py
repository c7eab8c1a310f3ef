"""Quotation marks, balanced or not."""

from __future__ import annotations

import pytest

from recount.read.statements.quotes import pieces


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no”.", ["“no”"]),
        ('"We saw it," she said.', ['"We saw it,"']),
        ('He left. "We saw it" was all.', ['"We saw it"']),
        ("``Stay,'' he said.", ["``Stay,''"]),
        ("«Stay», he said.", ["«Stay»"]),
        ("No marks at all; the guards’ mess isn't one.", []),
        ("“Stay,”” he said.", ["“Stay,”"]),
        ("He said it” and left.", []),
        ("“We were left, he said.", ["“We were left, he said."]),
        ("“They came, “at night, and left.", ["“They came, ", "“at night, and left."]),
        ('"One," he said, "and two."', ['"One,"', '"and two."']),
    ],
)
def test_pieces(text: str, quoted: list[str]) -> None:
    assert [text[p.start : p.end] for p in pieces(text)] == quoted


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("“One.\n\n“Two,” he said.", [False, True]),
        ("“One.”\n\n“Two,” he said.", [False, False]),
        ("“One.\n\nHe left.\n\n“Two.”", [False, False]),
        ("“One, “two.\n\n\xa0\n\n“Three.”", [False, True, True]),
    ],
)
def test_a_quote_left_open_goes_on_where_the_next_paragraph_opens_one(
    text: str, links: list[bool]
) -> None:
    assert [p.links for p in pieces(text)] == links


def test_a_straight_mark_between_spaces_closes_what_is_open() -> None:
    text = 'He said " no " and left.'
    assert [text[p.start : p.end] for p in pieces(text)] == ['" no "']
