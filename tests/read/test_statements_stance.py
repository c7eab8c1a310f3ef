"""What a voice makes of an act, from hand-written trees."""

from __future__ import annotations

import pytest
from helpers.shorthand import analysis

from recount.model.reading import STANCES, Statement
from recount.model.span import Span
from recount.read.statements import stance_of

TREES = {
    "killed": "They/PRON/2/nsubj killed/VERB/0/root/kill ten/NUM/2/obj",
    "did not kill": "They/PRON/4/nsubj did/AUX/4/aux/do not/PART/4/advmod/not/Polarity=Neg "
    "kill/VERB/0/root ten/NUM/4/obj",
    "nobody killed": "No/DET/2/det/no/PronType=Neg soldier/NOUN/3/nsubj killed/VERB/0/root/kill",
    "may have killed": "They/PRON/4/nsubj may/AUX/4/aux have/AUX/4/aux killed/VERB/0/root/kill",
    "apparently killed": "They/PRON/3/nsubj apparently/ADV/3/advmod killed/VERB/0/root/kill",
    "suspected killing": "A/DET/3/det suspected/VERB/3/amod/suspect killing/NOUN/4/nsubj "
    "shook/VERB/0/root/shake Tarn/PROPN/4/obj",
    "alleged killing": "The/DET/3/det alleged/ADJ/3/amod killing/NOUN/4/nsubj "
    "shook/VERB/0/root/shake Tarn/PROPN/4/obj",
    "must stop killing": "They/PRON/3/nsubj must/AUX/3/aux stop/VERB/0/root "
    "killing/VERB/3/xcomp/kill",
    "must not kill": "They/PRON/4/nsubj must/AUX/4/aux not/PART/4/advmod/not/Polarity=Neg "
    "kill/VERB/0/root",
    "will kill": "They/PRON/3/nsubj will/AUX/3/aux kill/VERB/0/root",
    "is set to kill": "It/PRON/3/nsubj is/AUX/3/aux/be set/VERB/0/root to/PART/5/mark "
    "kill/VERB/3/xcomp",
    "killing may rise": "The/DET/2/det killing/NOUN/4/nsubj may/AUX/4/aux rise/VERB/0/root",
    "talk of killing is false": "Talk/NOUN/5/nsubj of/ADP/3/case killing/NOUN/1/nmod "
    "is/AUX/5/cop/be false/ADJ/0/root",
    "were thought killed": "They/PRON/3/nsubj were/AUX/3/aux:pass/be thought/VERB/0/root/think "
    "to/PART/5/mark kill/VERB/3/xcomp",
    "had never to kill": "They/PRON/3/nsubj have/AUX/3/aux killed/VERB/0/root/kill",
}
STANCE = {
    "killed": "reported",
    "did not kill": "denied",
    "nobody killed": "denied",
    "may have killed": "believed",
    "apparently killed": "believed",
    "suspected killing": "believed",
    "alleged killing": "alleged",
    "must stop killing": "demanded",
    "must not kill": "demanded",
    "will kill": "feared",
    "is set to kill": "feared",
    "killing may rise": "feared",
    "talk of killing is false": "denied",
    "were thought killed": "believed",
    "had never to kill": "reported",
}


def trigger(tree: str) -> int:
    return next(i for i, w in enumerate(tree.split()) if "kill" in w.lower())


@pytest.mark.parametrize("name", TREES)
def test_the_outlets_own_voice(name: str) -> None:
    assert stance_of(analysis(TREES[name]), None, trigger(TREES[name])) == STANCE[name]


@pytest.mark.parametrize("stance", [s for s in STANCES if s != "reported"])
def test_a_cue_gives_its_stance_to_a_plain_act(stance: str) -> None:
    tree = analysis(TREES["killed"])
    whole = (Span.of(tree.text, 0, len(tree.text)),)
    statement = Statement((), (), whole, False, stance)
    assert stance_of(tree, statement, trigger(TREES["killed"])) == stance


def test_what_a_voice_says_is_not_goes_before_that_it_says_so() -> None:
    tree = analysis(TREES["did not kill"])
    whole = (Span.of(tree.text, 0, len(tree.text)),)
    statement = Statement((), (), whole, False, "alleged")
    assert stance_of(tree, statement, trigger(TREES["did not kill"])) == "denied"


def test_a_hedge_outside_the_content_is_the_outlets_and_not_the_voices() -> None:
    row = "It/PRON/2/nsubj suggested/VERB/0/root/suggest they/PRON/4/nsubj killed/VERB/2/ccomp/kill"
    tree = analysis(row)
    content = (tree.span(2, 3),)
    assert stance_of(tree, Statement((), (), content, False, "alleged"), 3) == "alleged"
