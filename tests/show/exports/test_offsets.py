"""Code points and UTF-16 code units: there and back, and never into the middle of a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.show.exports.offsets import Utf16
from tests.ledgers import PIECES

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.lists(
    st.sampled_from(PIECES)
).map("".join)


@given(TEXTS)
def test_units_are_those_that_the_text_takes_in_utf_16(text: str) -> None:
    offsets = Utf16.of(text)
    for point in range(len(text) + 1):
        units = len(text[:point].encode("utf-16-le")) // 2
        assert offsets.units(point) == units
        assert offsets.points(units) == point


@given(TEXTS)
def test_the_middle_of_a_letter_is_refused(text: str) -> None:
    offsets = Utf16.of(text)
    whole = {offsets.units(point) for point in range(len(text) + 1)}
    for unit in range(offsets.units(len(text)) + 1):
        if unit not in whole:
            with pytest.raises(ValueError, match="within a letter"):
                offsets.points(unit)


@pytest.mark.parametrize("outside", [-1, 4, 10**9])
def test_outside_of_the_text_is_refused(outside: int) -> None:
    offsets = Utf16.of("a\U0001f525")
    for convert in (offsets.units, offsets.points):
        with pytest.raises(ValueError, match="outside"):
            convert(outside)
