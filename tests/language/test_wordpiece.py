"""Pieces and case shapes."""

import pytest

from recount.language.wordpiece import MAX_PIECES, WordPiece, shape

PIECES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "hang",
    "##ed",
    "##ing",
    "han",
    "cafe",
    "'",
    "s",
    "-",
    "5",
]

CUTS = [
    ("hanged", ["hang", "##ed"]),
    ("HANGING", ["hang", "##ing"]),
    ("café", ["cafe"]),
    ("’s", ["'", "s"]),
    ("hang-5", ["hang", "-", "5"]),
    ("han\u00adg", ["hang"]),
    ("xyz", ["[UNK]"]),
    ("hangx", ["[UNK]"]),
    ("\u200b", ["[UNK]"]),
]


@pytest.mark.parametrize(("word", "pieces"), CUTS)
def test_pieces(word: str, pieces: list[str]) -> None:
    encode = WordPiece(PIECES).encode
    assert [PIECES[number] for number in encode(word)] == pieces


def test_a_word_has_no_more_pieces_than_are_kept() -> None:
    assert len(WordPiece(PIECES).encode("hang-" * 50)) == MAX_PIECES


SHAPES = [
    ("killed", 1), ("2017", 2), ("20th", 1), ("20TH", 3), ("UN", 4), ("A", 5),
    ("Kestria", 6), ("McAdam", 7), ("—", 8), ("’s", 1),
]  # fmt: skip


@pytest.mark.parametrize(("word", "number"), SHAPES)
def test_shapes(word: str, number: int) -> None:
    assert shape(word) == number
