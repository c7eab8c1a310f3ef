"""Words that break off a line or hide something come back from a form to the character."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode

import pytest

from recount.model import judgement as j
from recount.model.draft import Voice, Wording
from recount.model.reference import Mention
from recount.show.safe import HIDDEN
from recount.web.decisions import mention_key, mention_of
from tests.accounts import claim, document, span
from tests.web.review_case import (
    Browser,
    Memory,
    browser,
    desk,
    edit,
    last,
    now,
    read,
    words,
)

BROKEN = document(
    "broken.txt",
    "The Ossin\nRelief Committee said that soldiers shot 61 farmers.\nBrigade\u200f 4 denied it.",
    "2017-05-05",
    "Tal Herald",
)
PART = claim(BROKEN, "soldiers shot 61 farmers", by="soldiers", at="Brigade\u200f 4")
BROKEN_WORDS = ["The Ossin\nRelief Committee", "Brigade\u200f 4", "farmers.\nBrigade\u200f"]


def box(found: Browser, field: str, chosen: dict[str, object]) -> str:
    """What the box for the words holds once they are selected, as a browser sends it back."""
    asked = urlencode({"claim": PART.id, "field": field, **chosen})
    (value,) = re.findall(r'name="text" value="([^"]*)"', found.get(f"/words?{asked}").text)
    return re.sub("[\r\n]", "", unescape(value))


@pytest.mark.parametrize("said", BROKEN_WORDS)
@pytest.mark.parametrize("inferred", ["", "yes"])
@pytest.mark.parametrize("field", ["place", "victims", "attribution"])
def test_words_that_break_or_hide_come_back_to_the_character(
    field: str, inferred: str, said: str
) -> None:
    found = browser(desk(Memory((read(BROKEN, (PART,)),))))
    chosen = words(said, BROKEN)
    form = {**chosen, "op": "add", "inferred": inferred, "text": box(found, field, chosen)}
    assert edit(found, PART, field, **form) == 200
    decision = last(found)
    assert isinstance(decision, j.EditClaim)
    value = decision.value[-1] if isinstance(decision.value, tuple) else decision.value
    value = value.source if isinstance(value, Voice) else value
    assert value == Wording(said, span(BROKEN, said))


def test_a_persons_own_words_keep_what_hides_in_them() -> None:
    found = browser(desk(Memory((read(BROKEN, (PART,)),))))
    own = {**words("Brigade\u200f 4", BROKEN), "inferred": "yes"}
    told = box(found, "place", own) + " of the north"
    assert edit(found, PART, "place", **{**own, "text": told}) == 200
    place = now(found, PART.id).place
    assert place and place.text == "Brigade\u200f 4 of the north"
    again = box(found, "place", {})
    assert edit(found, PART, "place", **{**own, "text": again}) == 200
    kept = now(found, PART.id).place
    assert kept and kept.text == place.text


def test_a_mention_keeps_what_hides_in_it() -> None:
    for text in (None, "Brigade\u200f 4 - the \u202d\ud800 4th\nBrigade"):
        mention = Mention(BROKEN.id, span(BROKEN, "Brigade\u200f 4"), text)
        key = mention_key(mention)
        assert key.isascii() and key.isprintable()
        assert mention_of(desk(Memory((read(BROKEN, (PART,)),))), key) == mention


def test_a_search_keeps_what_hides_in_it() -> None:
    found = browser()
    page = found.get("/review?" + urlencode({"words": "Brigade\u200f \u202e4 \x07<"})).text
    (value,) = re.findall(r'name="words" value="([^"]*)"', page)
    assert unescape(value) == "Brigade\u200f \u202e4 ⟦U+0007⟧<" and not HIDDEN.search(page)
