"""One value, one writing; and nothing that programs write differently."""

from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.case.canonical import LARGEST, Json, canonical, parse

bodies = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(bodies)
def test_what_is_written_is_read_back(value: Json) -> None:
    assert parse(canonical(value)) == value


WRITTEN: list[tuple[Json, str]] = [
    ({"b": 1, "a": [None, True, "x"]}, '{"a":[null,true,"x"],"b":1}'),
    ({"name": "Zürç — الكلمة"}, '{"name":"Zürç — الكلمة"}'),
    ('a "b"\n\u2028', '"a \\"b\\"\\n\u2028"'),
    (("a", "b"), '["a","b"]'),
]


@pytest.mark.parametrize(("value", "words"), WRITTEN)
def test_how_it_is_written(value: Json, words: str) -> None:
    assert canonical(value) == words.encode()


def nested(depth: int) -> Json:
    value: Json = None
    for _ in repeat(None, depth):
        value = [value]
    return value


REFUSED = [
    (0.5, "no exact writing"),
    ({"a": float("nan")}, "no exact writing"),
    ([2**53], "too large"),
    (b"bytes", "no exact writing"),
    ({1: "a"}, "no text"),
    ("half \ud800 a pair", "surrogates"),
    (nested(65), "nested too deeply"),
]


@pytest.mark.parametrize(("value", "words"), REFUSED)
def test_what_has_no_one_writing_is_refused(value: Json, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        canonical(value)


@pytest.mark.parametrize(
    "data",
    [b'{"b":1,"a":2}', b'{"a": 1}', b'"\\u0041"', b'{"a":1,"a":1}', b"1.0", b"NaN", b"\xff", b""],
)
def test_only_canonical_words_are_read(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(data)
