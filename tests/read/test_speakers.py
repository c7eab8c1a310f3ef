"""Whom "he said" and "she said" mean, and whom "he" in their words, on invented accounts."""

from __future__ import annotations

import pytest

from recount.ingest import read_bytes
from recount.language import Reader
from recount.model.claim import Claim
from recount.run.document import read_document


def claims_of(reader: Reader, text: str) -> tuple[Claim, ...]:
    return read_document(reader, read_bytes("a.txt", text.encode())).claims


VOICES = [
    (
        "Ivo Rell was arrested on Monday by military police, said his sister, Ada Rell. "
        "She said soldiers beat three men.",
        "torture",
        ["Ada Rell"],
    ),
    (
        "Ivo Tarn met Ada Noll, his wife. He said soldiers beat three men. "
        "She said rebels killed a boy.",
        "killing",
        ["Ada Noll"],
    ),
    (
        "Ilen Rusk said the cells were full. Joren Halk was killed in May. "
        "He said prisoners were beaten with cables.",
        "torture",
        ["Ilen Rusk"],
    ),
    (
        "Guards took Joren Halk from his house. They killed Joren Halk in May. "
        "He said prisoners were beaten with cables.",
        "torture",
        [],
    ),
    (
        "A former army conscript told a reporter that prisoners were beaten. "
        "The army said rebels killed a boy.",
        "killing",
        ["The army"],
    ),
    (
        "Spokesman Colonel Ivo Tarn said prisoners were fed. "
        "The spokesman said rebels killed a boy.",
        "killing",
        ["Ivo Tarn"],
    ),
]


@pytest.mark.parametrize(("text", "act", "voices"), VOICES)
def test_who_speaks(reader: Reader, text: str, act: str, voices: list[str]) -> None:
    (claim,) = [c for c in claims_of(reader, text) if c.act == act]
    assert [hop.source for hop in claim.attribution] == voices


VICTIMS = [
    ("His sister, Mira Marn, said he was beaten with rifle butts.", "he"),
    ("Her brother, Ivo Noll, said she was beaten with rifle butts.", "she"),
    ("Ivo Noll met his lawyer Ada Rell. She said soldiers beat him in a cellar.", "him"),
    ("Ivo Noll said he was beaten with rifle butts.", "Ivo Noll"),
    ("His sister, Mira Marn, said she was beaten with rifle butts.", "Mira Marn"),
]


@pytest.mark.parametrize(("text", "victim"), VICTIMS)
def test_whom_a_pronoun_in_what_is_said_means(reader: Reader, text: str, victim: str) -> None:
    (claim,) = [c for c in claims_of(reader, text) if c.act == "torture"]
    assert [v.text for v in claim.victims] == [victim]
