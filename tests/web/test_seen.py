"""What a page decides holds only for the claim as the page shows it."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest

from recount.model.claim import Claim
from recount.web.seen import OVER_OTHERS
from tests.web.review_case import (
    AGAIN,
    REBELS,
    SHOT,
    Browser,
    browser,
    edit,
    now,
    words,
)


def drawn(found: Browser, claim: Claim, **more: object) -> dict[str, object]:
    """The form of a claim as its page is drawn now."""
    asked = urlencode({"claim": claim.id, **more}, doseq=True)
    page = found.get(f"/review?{asked}").text
    seen = re.findall(r'name="seen" value="([^"]*)"', page)
    return {"claim": claim.id, "seen": seen, "page": "desk", "back": asked}


def test_what_a_stale_page_decides_is_refused_and_the_claim_shown_anew() -> None:
    found = browser()
    for words_ in ("20 men", "villagers"):
        edit(found, REBELS, "victims", op="add", **words(words_))
    first, second = drawn(found, REBELS), drawn(found, REBELS)
    remove = {"field": "victims", "op": "remove", "index": "0"}
    assert found.post("/decide/edit", {**first, **remove}).status_code == 200
    answer = found.post("/decide/edit", {**second, **remove})
    assert answer.status_code == 422 and "was changed meanwhile; look again" in answer.text
    assert 'id="desk"' in answer.text and "hx-retarget" not in answer.headers
    assert [v.text for v in now(found, REBELS.id).victims] == ["villagers"]
    assert found.post("/decide/edit", {**drawn(found, REBELS), **remove}).status_code == 200
    assert now(found, REBELS.id).victims == ()


@pytest.mark.parametrize("kind", OVER_OTHERS)
def test_no_decision_goes_over_one_that_its_page_does_not_show(kind: str) -> None:
    found = browser()
    stale = drawn(found, SHOT, mark=[REBELS.id, SHOT.id])
    one, two = words("Soldiers shot 58 farmers"), words("hurt nine others")
    part = [f"{each['start']}-{each['end']}-killing" for each in (one, two)]
    form = {**stale, "part": part, "mark": [REBELS.id, SHOT.id],
            "field": "place", "op": "clear"}  # fmt: skip
    assert found.post("/decide/split", form).status_code == 200
    before = len(found.site.desk.log())
    assert found.post(f"/decide/{kind}", form).status_code == 422
    assert len(found.site.desk.log()) == before
    assert now(found, SHOT.id).status == "rejected"
    found.post("/undo", {"page": "desk", "back": ""})
    assert found.post(f"/decide/{kind}", form).status_code == 422
    fresh = {**form, **drawn(found, SHOT, mark=[REBELS.id, SHOT.id])}
    assert found.post(f"/decide/{kind}", fresh).status_code == 200


def test_other_claims_and_remarks_make_no_page_stale() -> None:
    found = browser()
    form = drawn(found, SHOT)
    edit(found, REBELS, "place", op="clear")
    found.post("/decide/note", {"claim": SHOT.id, "text": "see the annex", "back": "/"})
    found.post("/decide/different-event", {"claim": SHOT.id, "other": AGAIN.id, "back": "/"})
    assert found.post("/decide/accept", form).status_code == 200
