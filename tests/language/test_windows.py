"""Paragraphs and windows."""

import pytest

from recount.language.encoder import load_encoder
from recount.language.tokenise import tokenise
from recount.language.windows import MAX_PIECES, MAX_WORDS, paragraph_numbers, windows
from recount.language.wordpiece import WordPiece

LONG = "The ministry said on Tuesday that its forces had entered"


@pytest.fixture(scope="module")
def pieces() -> WordPiece:
    return load_encoder().pieces


PARAGRAPHS = [
    ("One.\nTwo.", [0, 0, 1, 1]),
    ("One.\n\n\nTwo.", [0, 0, 1, 1]),
    (LONG + "\nthe town.", [0] * 10 + [0, 0, 0]),
    (LONG + "\nMore here", [0] * 10 + [1, 1]),
    (LONG + ".\nthe town", [0] * 11 + [1, 1]),
    ("A title\nthe town", [0, 0, 1, 1]),
    (LONG + "\n\nthe town", [0] * 10 + [1, 1]),
    (LONG.upper() + "\nTHE TOWN", [0] * 12),
    (LONG.upper() + "\nThe town", [0] * 10 + [1, 1]),
    (LONG.upper() + ".\nTHE TOWN", [0] * 11 + [1, 1]),
]


@pytest.mark.parametrize(("text", "numbers"), PARAGRAPHS)
def test_paragraphs(text: str, numbers: list[int]) -> None:
    assert paragraph_numbers(text, tokenise(text)) == numbers


@pytest.mark.parametrize("size", [1, 30, 159, 160, 161, 700])
def test_windows_hold_every_word_once(size: int, pieces: WordPiece) -> None:
    words = ["war"] * 1000
    cut = windows(words, [i // size for i in range(1000)], pieces)
    assert [w.first_word for w in cut[1:]] == [w.first_word + len(w.first) for w in cut[:-1]]
    assert sum(len(w.first) for w in cut) == 1000
    assert all(len(w.first) <= MAX_WORDS and w.opens[0] for w in cut)


def test_a_long_paragraph_is_cut_behind_a_full_stop(pieces: WordPiece) -> None:
    words = (["war"] * 69 + ["."]) * 4
    cut = windows(words, [0] * len(words), pieces)
    assert [len(w.first) for w in cut] == [140, 140]


def test_windows_fit_the_encoder(pieces: WordPiece) -> None:
    words = ["https://example.org/a-b-c-d-e-f-g"] * 200
    cut = windows(words, list(range(200)), pieces)
    assert sum(len(w.first) for w in cut) == 200
    assert all(len(w.ids) <= MAX_PIECES + 2 for w in cut)


def test_a_break_in_the_middle_of_a_line_begins_a_paragraph() -> None:
    text = "Orvel, 3 May Shells fell on Merro."
    spans = [(0, 5), (5, 6), (7, 8), (9, 12), (13, 19), (20, 24), (25, 27), (28, 33), (33, 34)]
    assert paragraph_numbers(text, spans, [0, 13]) == [0, 0, 0, 0, 1, 1, 1, 1, 1]
