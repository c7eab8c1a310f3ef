"""The words of a text: a table that a speaker of the language can extend."""

import itertools
import time

import pytest

from recount.language.tokenise import tokenise

WORDS = [
    # clitics
    ("We don't know.", "We do n't know ."),
    ("We don’t know, they’ll say.", "We do n’t know , they ’ll say ."),
    ("the ministry's report", "the ministry 's report"),
    ("the villagers' homes", "the villagers ' homes"),
    ("They cannot leave", "They can not leave"),
    ("It DIDN'T happen", "It DID N'T happen"),
    ("They shouldn't've gone", "They should n't 've gone"),
    # apostrophes lost
    ("it doesnt matter, dont go", "it does nt matter , do nt go"),
    ("Kestrias army", "Kestrias army"),
    # hyphens
    ("a two-year siege", "a two - year siege"),
    ("non-violent pro-government anti-tank", "non-violent pro-government anti-tank"),
    ("in mid-August", "in mid-August"),
    ("UN-backed, un-named", "UN - backed , un-named"),
    ("state-run al-Qasr", "state - run al - Qasr"),
    # figures
    ("Between 5,000 and 13,000 people", "Between 5,000 and 13,000 people"),
    ("some 20-50 people", "some 20 - 50 people"),
    ("$5.3 million, 60% of it", "$ 5.3 million , 60 % of it"),
    ("the 1990s, the 21st", "the 1990s , the 21st"),
    ("on 15/03/2011 at 10:30", "on 15/03/2011 at 10:30"),
    ("on 2017-05-16.", "on 2017-05-16 ."),
    ("13,000.", "13,000 ."),
    ("58, 170", "58 , 170"),
    # abbreviations
    ("Dr. Ames met Lt. Col. Brandt.", "Dr. Ames met Lt. Col. Brandt ."),
    ("in the U.S. on Jan. 5 at 3 p.m. local time", "in the U.S. on Jan. 5 at 3 p.m. local time"),
    ("J. K. Ames", "J. K. Ames"),
    ("No. 5 said no.", "No. 5 said no ."),
    ("AT&T and R&D", "AT&T and R&D"),
    # quotes and dots
    ('"Stop," he said.', '" Stop , " he said .'),
    ("“We are not there,” he said", "“ We are not there , ” he said"),
    ("‘Stop,’ he said", "‘ Stop , ’ he said"),
    ("``Stop,'' he said", "`` Stop , '' he said"),
    ('""We saw it"" he said', '" " We saw it " " he said'),
    ("and then... nothing… more", "and then ... nothing … more"),
    ("a raid -- the third — began", "a raid -- the third — began"),
    ("and/or", "and / or"),
    ("(dpa/NAN)", "( dpa / NAN )"),
    # addresses
    ("see https://example.org/a?b=1.", "see https://example.org/a?b=1 ."),
    ("write to press@example.org, or call", "write to press@example.org , or call"),
    ("on example.com and @handle", "on example.com and @handle"),
    # spaces
    ("58\u00a0people\u2009died", "58 people died"),
    ("O'Brien of Côte d'Ivoire", "O'Brien of Côte d'Ivoire"),
    ("İstanbul's İnce", "İstanbul's İnce"),
    ("", ""),
    (" \n ", ""),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words(text: str, words: str) -> None:
    found = [text[start:end] for start, end in tokenise(text)]
    assert " ".join(found) == words


def test_offsets_cover_everything_but_white_space() -> None:
    text = "The army’s “two-year” siege\u00a0of 𝔎estria: 13,000 didn't…\n\n\tNo. 5!"
    spans = tokenise(text)
    held = {place for start, end in spans for place in range(start, end)}
    assert held == {place for place, c in enumerate(text) if not c.isspace()}
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    "piece", ["a-", "'s", "U.", ". ", "“", "1,", "www.", "a@", "é", "_", "x's"]
)
def test_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        tokenise(piece * times)
        return time.process_time() - began

    # A hundred times the text: quadratic time would be ten thousand times as long.
    assert seconds(200_000) < 1_000 * (min(seconds(2_000) for _ in range(3)) + 0.002)
