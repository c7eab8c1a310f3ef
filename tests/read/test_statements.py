"""Who says what, from hand-written trees."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from helpers.shorthand import analysis

from recount.model.document import Zone
from recount.model.reading import Statement, TimeMention
from recount.model.span import Span
from recount.read.statements import chain, innermost, read_statements

SAID = "/say/Tense=Past"


@dataclass(frozen=True)
class Case:
    """A sentence and the source, cue, content and stance of its first statement."""

    tree: str
    source: str
    cue: str
    content: str
    stance: str = "alleged"


CASES = {
    "clause": Case(
        "The/DET/2/det envoy/NOUN/3/nsubj said/VERB/0/root/say that/SCONJ/7/mark "
        "two/NUM/6/nummod men/NOUN/7/nsubj died/VERB/3/ccomp/die ./PUNCT/3/punct",
        "The envoy", "said", "that two men died",
    ),
    "accuse of": Case(
        "Rebels/NOUN/2/nsubj accused/VERB/0/root/accuse the/DET/4/det army/NOUN/2/obj "
        "of/SCONJ/6/mark shelling/VERB/2/advcl/shell the/DET/8/det town/NOUN/6/obj ./PUNCT/2/punct",
        "Rebels", "accused", "the army of shelling the town",
    ),
    "denied doing": Case(
        "The/DET/2/det army/NOUN/3/nsubj denied/VERB/0/root/deny using/VERB/3/xcomp/use "
        "gas/NOUN/4/obj ./PUNCT/3/punct",
        "The army", "denied", "using gas", "denied",
    ),
    "inserted": Case(
        "The/DET/2/det army/NOUN/8/nsubj ,/PUNCT/5/punct Veld/PROPN/5/nsubj "
        "said/VERB/8/parataxis/say ,/PUNCT/5/punct had/AUX/8/aux/have shelled/VERB/0/root/shell "
        "Tarn/PROPN/8/obj ./PUNCT/8/punct",
        "Veld", "said", "The army | had shelled Tarn",
    ),
    "at the end": Case(
        "Nine/NUM/2/nsubj died/VERB/0/root/die ,/PUNCT/5/punct she/PRON/5/nsubj "
        "said/VERB/2/parataxis/say ./PUNCT/2/punct",
        "she", "said", "Nine died",
    ),
    "passive without a source": Case(
        "Fifty/NUM/2/nummod men/NOUN/4/nsubj:pass were/AUX/4/aux:pass/be "
        "thought/VERB/0/root/think/VerbForm=Part to/PART/7/mark be/AUX/7/aux:pass "
        "executed/VERB/4/xcomp/execute ./PUNCT/4/punct",
        "", "were thought", "Fifty men | to be executed", "believed",
    ),
    "according to": Case(
        "Nine/NUM/2/nsubj died/VERB/0/root/die according/VERB/5/case/accord to/ADP/3/fixed "
        "Veld/PROPN/2/obl ./PUNCT/2/punct",
        "Veld", "according to", "Nine died",
    ),
    "claimed responsibility": Case(
        "A/DET/2/det cell/NOUN/3/nsubj claimed/VERB/0/root/claim responsibility/NOUN/3/obj "
        "for/ADP/7/case the/DET/7/det blast/NOUN/4/nmod ./PUNCT/3/punct",
        "A cell", "claimed responsibility", "for the blast", "conceded",
    ),
    "a noun": Case(
        "He/PRON/2/nsubj heard/VERB/0/root/hear the/DET/4/det army/NOUN/5/nmod:poss "
        "claim/NOUN/2/obj that/SCONJ/8/mark nobody/PRON/8/nsubj "
        "died/VERB/5/acl/die ./PUNCT/2/punct",
        "the army", "claim", "that nobody died",
    ),
    "adverb": Case(
        "Two/NUM/2/nummod men/NOUN/4/nsubj reportedly/ADV/4/advmod died/VERB/0/root/die "
        "./PUNCT/4/punct",
        "", "reportedly", "Two men | died",
    ),
    "inverted": Case(
        "“/PUNCT/4/punct Nobody/PRON/4/nsubj was/AUX/4/cop/be safe/ADJ/7/ccomp ,/PUNCT/4/punct "
        "”/PUNCT/4/punct read/VERB/0/root/read the/DET/9/det report/NOUN/7/obj ./PUNCT/7/punct",
        "the report", "read", "“Nobody was safe,”",
    ),
}  # fmt: skip


def words(parts: tuple[Span, ...]) -> str:
    return " | ".join(span.exact for span in parts)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_frames(case: Case) -> None:
    found = [s for s in read_statements(analysis(case.tree)) if words(s.cue) == case.cue]
    assert len(found) == 1
    statement = found[0]
    assert (words(statement.source), words(statement.content), statement.stance) == (
        case.source, case.content, case.stance
    )  # fmt: skip


QUOTED = (
    "“/PUNCT/4/punct All/PRON/4/nsubj is/AUX/4/cop/be false/ADJ/9/ccomp ,/PUNCT/4/punct "
    "”/PUNCT/4/punct agency/NOUN/9/nsubj ARA/PROPN/9/nsubj quoted/VERB/0/root/quote "
    "the/DET/11/det ministry/NOUN/9/obj as/SCONJ/13/mark saying/VERB/9/advcl/say/VerbForm=Ger "
    "./PUNCT/9/punct"
)


def test_quoted_as_saying_is_two_hops() -> None:
    found = read_statements(analysis(QUOTED, names=(("ARA", "organisation"),)))
    outer, inner = found
    assert (words(outer.source), words(inner.source)) == ("agency ARA", "the ministry")
    assert inner.inside == 0 and inner.direct
    assert outer.speaker is not None and outer.speaker.exact == "ARA"
    assert words(inner.content) == "“All is false,”"
    assert chain(found, innermost(found, inner.content[0])) == (0, 1)


NESTED = (
    "Jones/PROPN/2/nsubj said/VERB/0/root/say on/ADP/4/case Monday/PROPN/2/obl that/SCONJ/7/mark "
    "officials/NOUN/7/nsubj/official/Number=Plur believe/VERB/2/ccomp/believe "
    "the/DET/9/det oven/NOUN/10/nsubj hides/VERB/7/ccomp/hide bodies/NOUN/10/obj ./PUNCT/2/punct"
)


def test_belief_inside_a_statement() -> None:
    tree = analysis(NESTED)
    found = read_statements(tree)
    assert [s.inside for s in found] == [None, 0]
    assert [s.stance for s in found] == ["alleged", "believed"]
    assert chain(found, innermost(found, found[1].content[0])) == (0, 1)


def test_the_day_on_the_cue_is_when_it_was_said() -> None:
    tree = analysis(NESTED)
    monday = tree.tokens[3]
    span = Span.of(tree.text, monday.start, monday.end)
    time = TimeMention(span, "date", "2031-05-05", "2031-05-05", "2031-05-05", None, None, 3)
    on = read_statements(tree, times=(time,))[0].on
    assert on is not None and on.earliest == "2031-05-05"


DENIAL = (
    "Palace/NOUN/2/nsubj denied/VERB/0/root/deny accusations/NOUN/2/obj/accusation "
    "that/SCONJ/6/mark it/PRON/6/nsubj killed/VERB/3/acl/kill ten/NUM/6/obj ./PUNCT/2/punct"
)


def test_a_denial_of_accusations_is_one_hop_that_denies() -> None:
    found = read_statements(analysis(DENIAL))
    at = innermost(found, found[-1].content[-1])
    hops = chain(found, at)
    assert [words(found[i].cue) for i in hops] == ["denied"]
    assert found[hops[-1]].stance == "denied"


JONES = (
    "Ann/PROPN/4/nsubj Jones/PROPN/1/flat ,/PUNCT/1/punct spoke/VERB/0/root/speak ./PUNCT/4/punct"
)
SAYS = (
    "{}/{}/2/nsubj/{} said/VERB/0/root/say it/PRON/4/nsubj burned/VERB/2/ccomp/burn ./PUNCT/2/punct"
)


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [("Jones/PROPN/jones", "Ann Jones"), ("She/PRON/she", "Ann Jones"), ("It/PRON/it", None)],
)
def test_speakers_resolve_to_the_fullest_name(subject: str, speaker: str | None) -> None:
    tree = analysis(JONES, SAYS.format(*subject.split("/")), names=(("Ann Jones", "person"),))
    said = next(s for s in read_statements(tree) if words(s.cue) == "said")
    assert (said.speaker.exact if said.speaker else None) == speaker


def test_two_candidates_resolve_to_none() -> None:
    both = "Ann/PROPN/3/nsubj Bea/PROPN/3/nsubj met/VERB/0/root/meet ./PUNCT/3/punct"
    tree = analysis(
        both, SAYS.format("She", "PRON", "she"), names=(("Ann", "person"), ("Bea", "person"))
    )
    said = next(s for s in read_statements(tree) if words(s.cue) == "said")
    assert said.speaker is None


WE = "We/PRON/2/nsubj/we saw/VERB/0/root/see smoke/NOUN/2/obj ./PUNCT/2/punct"
PLAIN = "Smoke/NOUN/2/nsubj rose/VERB/0/root/rise ./PUNCT/2/punct"


def test_first_person_goes_on_with_the_speaker_before() -> None:
    told = SAYS.format("Jones", "PROPN", "jones")
    gone = "We/PRON/2/nsubj/we ran/VERB/0/root/run ./PUNCT/2/punct"
    found = read_statements(analysis(told, gone))
    assert [(s.carried, s.carried_from) for s in found] == [(False, None), (True, 0)]
    assert found[1].speaker is not None and found[1].speaker.exact == "Jones"


def test_between_two_statements_of_one_speaker_the_speaker_goes_on() -> None:
    told = SAYS.format("Jones", "PROPN", "jones")
    assert [s.carried for s in read_statements(analysis(told, PLAIN, told))] == [False, False, True]
    other = SAYS.format("Veld", "PROPN", "veld")
    assert not any(s.carried for s in read_statements(analysis(told, PLAIN, other)))


def test_what_stands_in_furniture_is_not_read() -> None:
    tree = analysis(CASES["clause"].tree)
    assert read_statements(tree, (Zone("furniture", 0, len(tree.text)),)) == ()
    assert read_statements(tree, (Zone("body", 0, len(tree.text)),)) != ()


def test_every_span_is_grounded() -> None:
    for case in CASES.values():
        tree = analysis(case.tree)
        for s in read_statements(tree):
            assert all(span.grounded(tree.text) for span in (*s.source, *s.cue, *s.content))


def test_a_statement_has_a_known_kind() -> None:
    assert Statement((), (), (), False, "alleged").kind == "speech"
