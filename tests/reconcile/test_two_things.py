"""Figures that one account gives beside each other are of two things, and do not disagree."""

import pytest
from accounts import claim, document, figure

from recount.link import link
from recount.reconcile import reconcile

DAY = "2017-04-15"


@pytest.mark.parametrize(("second", "parted"), [("Fajr TV", True), ("Amal Watch", False)])
def test_a_voice_that_gives_both_figures_contradicts_neither(second: str, parted: bool) -> None:
    one = document("a.txt", f"Amal Watch said 10 died in Tal. {second} said 82 died in Tal.")
    other = document("b.txt", "Civil Defence said 10 died in Tal.")
    rows = (
        claim(one, "Amal Watch said 10 died in Tal.", voice="Amal Watch", at="Tal", on=DAY,
              count=figure(one, "10", 10, 10)),
        claim(one, f"{second} said 82 died in Tal.", voice=second, at="Tal", on=DAY,
              count=figure(one, "82", 82, 82)),
        claim(other, other.text, voice="Civil Defence", at="Tal", on=DAY,
              count=figure(other, "10", 10, 10)),
    )  # fmt: skip
    _, findings = reconcile(link((one, other), (), rows), (one, other))
    assert any(found.kind == "figures-disagree" for found in findings) is parted


@pytest.mark.parametrize(
    ("own", "filler", "told"),
    [(40, 0, True), (40, 700, False), (4, 0, False)],
)
def test_an_outlets_figure_is_a_state_of_the_count_where_its_text_leads_with_it(
    own: int, filler: int, told: bool
) -> None:
    lead = f"{'Talks went on. ' * (filler // 15)}{own} died in Tal."
    home = document("a.txt", f"{lead} Amal Watch said 24 died in Tal.")
    rows = (
        claim(home, f"{own} died in Tal.", at="Tal", on=DAY,
              count=figure(home, str(own), own, own)),
        claim(home, "Amal Watch said 24 died in Tal.", voice="Amal Watch", at="Tal", on=DAY,
              count=figure(home, "24", 24, 24)),
    )  # fmt: skip
    _, findings = reconcile(link((home,), (), rows), (home,))
    assert any(found.kind == "toll-updated" for found in findings) is told
