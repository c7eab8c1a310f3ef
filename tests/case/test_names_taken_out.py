"""Names to take out: found however they are written, and only where they are words."""

from __future__ import annotations

import base64
import html
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.case.redaction.names import DEFAULT, Names, NamesError

LIST = """Dana Harun => Witness A

Ando
Za'atari
José Łukasz
دانة هارون
علي
"""
NAMES = Names.read(LIST)


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Dana Harun said", "Witness A said"),
        ("DANA HARUN's house", "Witness A's house"),
        ("dana-harun.jpg", "Witness A.jpg"),
        ("@danaharun_1", "@Witness A_1"),
        ("Dana\nHarun,", "Witness A,"),
        ("Dana Ha-\nrun,", "Witness A,"),
        ("D\u200bana Ha\u00adrun", "Witness A"),
        ("Ｄａｎａ Harun", "Witness A"),
        ("Dāna Hárun", "Witness A"),
        ("Dana, Harun", "Witness A"),
        ("Dana, his brother, Harun", "Dana, his brother, Harun"),
        ("Bandana Harun", "Bandana Harun"),
        ("Dana Haruna", "Dana Haruna"),
        ("Ando’s and Andos", f"{DEFAULT}’s and Andos"),
        ("al-Zaatari, Zaʿatari", f"al-{DEFAULT}, {DEFAULT}"),
        ("Jose\u0301 Lukasz.", f"{DEFAULT}."),
        ("دانَة هارون", DEFAULT),
        ("ودانة هارون", f"و{DEFAULT}"),
        ("علياء", "علياء"),
        ("D&#97;na&nbsp;Harun", "Witness A"),
        ("https://x.example/Dana%20Harun/1", "https://x.example/Witness A/1"),
        ("Jos%E9%20Lukasz", DEFAULT),
        ('{"by": "\\u0044ana Harun"}', '{"by": "Witness A"}'),
        ("=41ndo was", f"{DEFAULT} was"),
        ("line\\nAndo", f"line\\n{DEFAULT}"),
    ],
)
def test_a_name_however_it_is_written(text: str, redacted: str) -> None:
    assert NAMES.redact(text).text == redacted


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("before", ["", "x", "xy"])
def test_a_name_in_base64_goes_with_all_that_is_encoded(encoding: str, before: str) -> None:
    hidden = base64.b64encode(f"{before} Dana Harun was there".encode(encoding)).decode()
    assert NAMES.redact(f"data:text/plain;base64,{hidden}").text.endswith(f",{DEFAULT}")
    wrapped = "\n".join(hidden[i : i + 20] for i in range(0, len(hidden), 20))
    assert NAMES.redact(wrapped).text == DEFAULT


def test_what_is_put_in_never_makes_a_name() -> None:
    names = Names.read("Ando =>\nDana Harun\n")
    assert names.redact("Dana Ando Harun").text == f"Dana {DEFAULT} Harun"


def test_the_longest_name_is_taken() -> None:
    names = Names.read("Harun => H\nDana Harun => D\n")
    assert names.redact("Dana Harun, Harun").text == "D, H"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("\n \n", "no names"),
        ("Ando\nX\n", "line 2"),
        ("Ando\n=> Somebody\n", "line 2"),
        ("Ando => Mr Ando\n", "holds a name"),
        ("Redacted\n", "holds a name"),
    ],
)
def test_a_list_that_cannot_be_used(text: str, why: str) -> None:
    with pytest.raises(NamesError, match=why):
        Names.read(text)


written = st.sampled_from(
    ["Dana Harun", "DANA  HARUN", "dana-harun", quote("Dana Harun"), "D&#97;na Harun", "Ando",
     base64.b64encode(b"by Dana Harun, doctor").decode(), html.escape("José Łukasz"), "علي"]
)  # fmt: skip
between = st.text(alphabet="ab .,%&\n-=\\u0041;Dnx", max_size=8)


@given(st.lists(st.tuples(between, written), max_size=6), between)
def test_no_name_is_left_and_the_rest_stays(parts: list[tuple[str, str]], end: str) -> None:
    text = "".join(f"{before} {name} " for before, name in parts) + end
    done = NAMES.redact(text)
    assert not NAMES.found(done.text)
    at, kept = 0, []
    for cut in done.cuts:
        kept.append(text[at : cut.start])
        at = cut.end
    kept.append(text[at:])
    rest = done.text
    for part in kept:
        place = rest.find(part)
        assert place >= 0
        rest = rest[place + len(part) :]


@given(st.lists(st.tuples(between, written), max_size=6), st.data())
def test_a_stretch_is_found_again(parts: list[tuple[str, str]], data: st.DataObject) -> None:
    text = "".join(f"{before} {name} " for before, name in parts) + "the end"
    done = NAMES.redact(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    now = done.text[slice(*done.moved(start, end))]
    if not any(cut.start < end and start < cut.end for cut in done.cuts):
        assert now == text[start:end]
    for cut in done.cuts:
        if cut.start < end and start < cut.end:
            assert cut.instead in now
