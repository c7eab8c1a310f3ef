"""What marks decide: each on an invented document, as the three tools hand it back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from recount.model import judgement as j
from recount.model.claim import Claim
from recount.model.document import Document, digest
from recount.model.draft import Figure, Term, Voice, Wording
from recount.model.judgement import Judgement
from recount.model.ledger import Ledger
from recount.model.reading import QuantityMention, Reading
from recount.model.reference import ref_of
from recount.model.span import Span
from recount.run.document import ReadDocument
from recount.show.exports import Decided, Sheet, SpanDecision, export, read_decisions
from recount.show.grounding import grounded
from recount.show.marks import Board, Fresh, Understood, fresh, understood
from tests.accounts import claim, document, figure, span
from tests.ledgers import made_ledger

AT = "2031-04-12T10:00:00Z"
TEXT = (
    "🜂 Rebels shot 58 farmers at Ossin market on 3 May, the Orvel Monitor said. "
    "قال مرصد أورفل إن الجيش قتل 12 شخصا. "
    "Soldiers of the Third Brigade burned a school in Tal 🔥, villagers said. "
    "A guard was hurt in Sarn by the same men."
)
LANTERN = replace(document("lantern.txt", TEXT), text_id=digest(TEXT.encode()))
SHOT = claim(LANTERN, "Rebels shot 58 farmers at Ossin market on 3 May", voice="Orvel Monitor",
             by="Rebels", at="Ossin market", victims="farmers",
             count=figure(LANTERN, "58", 58, 58))  # fmt: skip
KILLED = claim(LANTERN, "الجيش قتل 12 شخصا", voice="مرصد أورفل", by="الجيش",
               count=figure(LANTERN, "12", 12, 12))  # fmt: skip
BURNED = claim(LANTERN, "Soldiers of the Third Brigade burned a school in Tal", "destruction",
               by="Soldiers", at="Tal")  # fmt: skip
CLAIMS = (SHOT, KILLED, BURNED)
READING = Reading(
    LANTERN.id,
    quantities=(
        QuantityMention(span(LANTERN, "58"), 58, 58, "exact", False, "persons", None, "total", 0,
                        0),
        QuantityMention(span(LANTERN, "12 شخصا"), 12, 12, "exact", False, "persons", None,
                        "total", 0, 0),
    ),
    sentences=((0, 75), (75, 112), (112, 184), (184, len(LANTERN.text))),
)  # fmt: skip


def board(
    log: Sequence[Judgement] = (), claims: Sequence[Claim] = CLAIMS, home: Document = LANTERN
) -> Board:
    return Board([ReadDocument(home, READING, tuple(claims))], log)


def mark(words: str, label: str, id: str | None = None, remark: str | None = None) -> SpanDecision:
    at = span(LANTERN, words)
    return SpanDecision(LANTERN.id, at.start, at.end, words, label, "anna", None, remark, id,
                        f"{words} {label}")  # fmt: skip


def all_of(*claims: Claim) -> list[SpanDecision]:
    """The marks that an export proposes for claims, without their ids."""
    return [mark(words, label) for one in claims for words, label in labels(one)]


def labels(one: Claim) -> list[tuple[str, str]]:
    parts = [(one.span.exact, one.act)]
    parts += [(hop.source, "source") for hop in one.attribution]
    parts += [(named.text, "perpetrator") for named in one.perpetrators]
    parts += [(named.text, "victim") for named in one.victims]
    parts += [(one.place.text, "place")] if one.place else []
    return parts + ([(one.quantity.words, "figure")] if one.quantity else [])


def decide(
    marks: Sequence[SpanDecision], at: Board | None = None, struck_out: bool = False,
    proposed: Sequence[SpanDecision] | None = None,
) -> Understood:  # fmt: skip
    began = tuple(proposed) if proposed is not None else None
    sheet = Sheet(LANTERN.id, "anna", place="sheet", proposed=began)
    return understood(Decided(tuple(marks), (), (sheet,)), at or board(), struck_out)


def decisions(found: Understood) -> list[j.Decision]:
    return [one.decision for one in found.taken]


def wording(words: str) -> Wording:
    return Wording(words, span(LANTERN, words))


def edit(of: Claim, name: str, value: j.Value) -> j.EditClaim:
    return j.EditClaim(ref_of(of), name, value)


def accepted(*claims: Claim) -> list[j.Decision]:
    return [j.AcceptClaim(ref_of(one)) for one in sorted(claims, key=lambda c: c.span.start)]


def without(marks: Sequence[SpanDecision], label: str, words: str = "") -> list[SpanDecision]:
    return [m for m in marks if m.label != label or (words and m.exact != words)]


FEW, RTL = "Rebels shot 58 farmers at Ossin market", "مرصد أورفل"
S, K, B = all_of(SHOT), all_of(KILLED), all_of(BURNED)
UNDERSTOOD: list[tuple[str, list[SpanDecision], list[j.Decision]]] = [
    ("all as proposed", [*S, *K, *B], accepted(*CLAIMS)),
    ("the claims alone", [S[0], K[0], B[0]], accepted(*CLAIMS)),
    ("one of them", K, accepted(KILLED)),
    ("a part unmarked, without a word that it was taken away", without(S, "place"),
     accepted(SHOT)),
    ("the passage shorter", [mark(FEW, "killing"), *S[1:]],
     [edit(SHOT, "span", span(LANTERN, FEW))]),
    ("another act", [mark(BURNED.span.exact, "attack"), *B[1:]],
     [edit(BURNED, "act", Term("attack", BURNED.span))]),
    ("another label", [*without(B, "place"), mark("Tal", "victim")],
     [edit(BURNED, "victims", (wording("Tal"),)), edit(BURNED, "place", None)]),
    ("more words of a part",
     [*without(B, "perpetrator"), mark("Soldiers of the Third Brigade", "perpetrator")],
     [edit(BURNED, "perpetrators", (wording("Soldiers of the Third Brigade"),))]),
    ("one more part", [*B, mark("a school", "victim")],
     [edit(BURNED, "victims", (wording("a school"),))]),
    ("one more of several", [*S, mark("on 3 May", "victim")],
     [edit(SHOT, "victims", (wording("farmers"), wording("on 3 May")))]),
    ("a voice in the sentence, outside the passage", [*B, mark("villagers", "source")],
     [edit(BURNED, "attribution", (Voice(wording("villagers")),))]),
    ("a voice in other words, from right to left",
     [*without(K, "source"), mark("قال مرصد أورفل", "source")],
     [edit(KILLED, "attribution", (Voice(wording("قال مرصد أورفل")),))]),
    ("a figure in other words", [*without(K, "figure"), mark("12 شخصا", "figure")],
     [edit(KILLED, "quantity", Figure(12, 12, "12 شخصا", span=span(LANTERN, "12 شخصا")))]),
    ("a claim that was missed", [mark("A guard was hurt in Sarn", "injury"),
                                 mark("A guard", "victim"), mark("Sarn", "place")],
     [j.AddClaim(j.Draft(LANTERN.id, span(LANTERN, "A guard was hurt in Sarn"),
                         Term("injury", span(LANTERN, "A guard was hurt in Sarn")),
                         Term("reported", None, True),
                         victims=(wording("A guard"),), place=wording("Sarn")))]),
    ("a missed claim twice", [mark("A guard was hurt", "injury")] * 2,
     [j.AddClaim(j.Draft(LANTERN.id, span(LANTERN, "A guard was hurt"),
                         Term("injury", span(LANTERN, "A guard was hurt")),
                         Term("reported", None, True)))]),
    ("a mark twice", [*B, *B], accepted(BURNED)),
    ("remarks", [replace(B[0], remark="which school?"), replace(B[1], remark="so they say")],
     [*accepted(BURNED), j.Note(ref_of(BURNED), "which school?"),
      j.Note(j.Mention(LANTERN.id, span(LANTERN, "Soldiers")), "so they say")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("marks", "wanted"), [row[1:] for row in UNDERSTOOD], ids=[row[0] for row in UNDERSTOOD]
)
def test_a_mark_becomes_a_decision_once(
    marks: list[SpanDecision], wanted: list[j.Decision]
) -> None:
    found = decide(marks)
    assert decisions(found) == wanted and found.told == ()
    new = fresh(found.taken, board(), AT, "marked")
    assert [row.decision for row, _ in new.judgements] == wanted
    log = [row for row, _ in new.judgements]
    assert again(marks, log).judgements == ()
    assert again(marks, [*log, taken_back(log[0])]).judgements == ()


def again(marks: Sequence[SpanDecision], log: Sequence[Judgement]) -> Fresh:
    at = board(log)
    found = decide(marks, at)
    assert found.told == ()
    new = fresh(found.taken, at, "2032-01-01T00:00:00Z", "marked again")
    assert new.before + found.standing > 0
    return new


def taken_back(row: Judgement, who: str = "Ines Varo") -> Judgement:
    return Judgement("undo", AT, who, "", j.Undo(), row.id)


TWINS = (SHOT, replace(SHOT, id="twin", quantity=None))
NOT_UNDERSTOOD = [
    ([*B, mark("a school", "Schule")], CLAIMS, "“a school” as Schule: “Schule” is no label"),
    ([S[0]], TWINS, "may mean 2 claims"),
    ([mark(FEW, "killing")], TWINS, "may mean 2 claims"),
    ([mark(FEW, "killing"), mark("shot 58 farmers at Ossin market", "killing")], CLAIMS,
     "several marks may mean the one claim"),
    ([mark("a school", "victim")], CLAIMS, "no marked claim"),
    ([B[0], S[1]], CLAIMS, "no marked claim"),
    ([S[0], S[0], mark("on 3 May", "place")], TWINS, "may be a part of 2 claims"),
    ([*S, mark("on 3 May", "place")], CLAIMS, "a claim has one place"),
    ([*S, mark("farmers at", "source")], CLAIMS, "where in the chain"),
    ([*B, mark("a school", "figure")], CLAIMS, "no single figure was read in “a school”"),
    ([*B, mark("on 3 May", "published")], CLAIMS, "recount add --published"),
    ([replace(B[1], id=f"{SHOT.id}/place/0"), B[0]], CLAIMS, "bears no mark"),
]  # fmt: skip


@pytest.mark.parametrize(("marks", "claims", "told"), NOT_UNDERSTOOD)
def test_what_is_not_understood_is_told_with_its_place(
    marks: list[SpanDecision], claims: tuple[Claim, ...], told: str
) -> None:
    found = decide(marks, board(claims=claims))
    assert found.told and all(told in failure.why for failure in found.told)
    assert {failure.name for failure in found.told} <= {m.place for m in marks}


def test_without_a_word_that_it_was_proposed_an_unmarked_claim_stays() -> None:
    found = decide(B)
    assert decisions(found) == accepted(BURNED) and found.unmarked == 2


STRUCK = [*accepted(BURNED), j.RejectClaim(ref_of(KILLED))]


def test_what_was_proposed_and_struck_out_is_rejected_or_taken_away() -> None:
    found = decide([*S[:2], S[4], *B], struck_out=True)
    assert decisions(found) == [
        edit(SHOT, "perpetrators", ()),
        edit(SHOT, "victims", ()),
        edit(SHOT, "quantity", None),
        *STRUCK,
    ]
    assert found.unmarked == 0
    log = [row for row, _ in fresh(found.taken, board(), AT, "").judgements]
    at = board(log)
    twice = decide([*S[:2], S[4], *B], at, struck_out=True)
    assert fresh(twice.taken, at, AT, "").judgements == () and twice.standing == 3


def test_the_file_itself_may_tell_what_was_proposed() -> None:
    proposed = [replace(m, id=i) for m, i in zip(all_of(KILLED), [KILLED.id, "x/source/0"])]
    found = decide(B, proposed=proposed)
    assert decisions(found) == STRUCK and found.unmarked == 1


def test_ids_tell_apart_what_words_do_not() -> None:
    marks = [replace(S[0], id="twin"), mark("on 3 May", "place", "twin/place/0")]
    found = decide(marks, board(claims=TWINS))
    assert decisions(found) == [
        j.EditClaim(ref_of(TWINS[1]), "place", wording("on 3 May")),
    ]
    assert found.told == () and found.unmarked == 1


def other(decision: j.Decision, id: str = "b1", who: str = "ben") -> Judgement:
    return Judgement(id, AT, who, "", decision)


def test_others_decisions_stay_as_they_are() -> None:
    renamed = other(edit(BURNED, "perpetrators", (wording("Third Brigade"),)))
    at = board([renamed])
    # Proposed before ben's edit or after it: either way nothing of ben's is taken back.
    for words in ("Soldiers", "Third Brigade"):
        marks = [*without(B, "perpetrator"), mark(words, "perpetrator")]
        assert decisions(decide(marks, at)) == accepted(BURNED)


def test_a_changed_mind_is_a_new_decision_and_the_last_word_holds() -> None:
    log: list[Judgement] = []
    for marks, count in ((B, 1), ([*B, mark("a school", "victim")], 1), (B, 0)):
        at = board(log)
        new = fresh(decide(marks, at, struck_out=False).taken, at, AT, "")
        log += [row for row, _ in new.judgements]
        assert len(new.judgements) == count
    at = board(log)
    assert at.known(LANTERN.id, "anna")[2].own.victims[0].text == "a school"
    assert len({row.id for row in log}) == len(log)


def test_a_claim_added_by_another_is_accepted_and_ones_own_stands() -> None:
    marks = [mark("A guard was hurt in Sarn", "injury")]
    (draft,) = decisions(decide(marks))
    for who, count in (("ben", 1), ("anna", 0)):
        at = board([other(draft, who=who)])
        found = decide(marks, at)
        assert [type(d) for d in decisions(found)] == [j.AcceptClaim] * count


def test_a_rejected_claim_that_is_marked_again_is_accepted() -> None:
    for who in ("anna", "ben"):
        at = board([other(j.RejectClaim(ref_of(BURNED)), who=who)])
        assert decisions(decide(B, at)) == accepted(BURNED)


def test_a_decision_keeps_its_moment_where_the_tool_tells_it() -> None:
    for when, at in (("2031-04-01T09:00:00.5Z", "2031-04-01T09:00:00.5Z"), ("noon", AT)):
        found = decide([replace(B[0], when=when)])
        ((row, place),) = fresh(found.taken, board(), AT, "marked").judgements
        assert (row.at, row.who, row.why, place) == (at, "anna", "marked", B[0].place)


def handed_back(tool: str, ledger: Ledger) -> list[str]:
    """What a tool exports after a person took over all that was proposed."""
    files = export(ledger, tool).files
    if tool == "doccano":
        return [files[0].data.decode()]
    if tool == "inception":
        return [file.data.decode() for file in files]
    tasks: list[dict[str, Any]] = json.loads(files[0].data)
    for task in tasks:
        result = task["predictions"][0]["result"]
        task["annotations"] = [{"completed_by": 1, "parent_prediction": 1, "result": result}]
    return [json.dumps(tasks)]


LEDGER = Ledger((LANTERN,), (), CLAIMS, (), (), (), (), ())


@pytest.mark.parametrize("tool", ["labelstudio", "doccano", "inception"])
def test_a_round_trip_accepts_every_claim_and_changes_none(tool: str) -> None:
    at = board()
    for text in handed_back(tool, LEDGER):
        found = understood(read_decisions(tool, text, [LANTERN], "anna"), at, True)
        assert decisions(found) == accepted(*CLAIMS)
        assert (found.told, found.unmarked) == ((), 0)


@pytest.mark.parametrize("tool", ["labelstudio", "doccano"])
def test_words_that_moved_since_are_found_again(tool: str) -> None:
    moved = replace(LANTERN, text="Merro, Monday. " + LANTERN.text)
    on = [_moved(c, moved) for c in CLAIMS]
    (text,) = handed_back(tool, LEDGER)
    decided = read_decisions(tool, text, [moved], "anna")
    assert decided.failures == ()
    found = understood(decided, board(claims=on, home=moved), True)
    assert decisions(found) == accepted(*on)


def _moved(one: Claim, home: Document) -> Claim:
    def there(at: Span) -> Span:
        return span(home, at.exact)

    return replace(
        one,
        span=there(one.span),
        attribution=tuple(replace(h, span=there(h.span)) for h in one.attribution),
        perpetrators=tuple(replace(n, span=there(n.span)) for n in one.perpetrators),
        victims=tuple(replace(n, span=there(n.span)) for n in one.victims),
        place=replace(one.place, span=there(one.place.span)) if one.place else None,
        quantity=replace(one.quantity, span=there(one.quantity.span)) if one.quantity else None,
    )


def test_words_that_stand_at_no_one_place_now_are_told() -> None:
    gone = replace(LANTERN, text=LANTERN.text.replace("Tal", "Tul"))
    (text,) = handed_back("doccano", LEDGER)
    decided = read_decisions("doccano", text, [gone], "anna")
    assert len(decided.failures) == 2
    assert all("taken anew" in failure.why for failure in decided.failures)


@pytest.mark.parametrize("tool", ["labelstudio", "doccano", "inception"])
def test_what_was_proposed_and_taken_over_changes_nothing(tool: str) -> None:
    for seed in range(150):
        made = grounded(made_ledger(seed))
        claims = tuple(replace(c, status="proposed", instead=()) for c in made.claims)
        at = Board([ReadDocument(d, Reading(d.id), _of(claims, d)) for d in made.documents], ())
        taken: list[j.Decision] = []
        for text in handed_back(tool, replace(made, claims=claims)):
            found = understood(read_decisions(tool, text, made.documents, "anna"), at, True)
            taken += decisions(found)
            assert (found.told, found.unmarked) == ((), 0), seed
        assert set(taken) == {j.AcceptClaim(ref_of(c)) for c in claims}, seed
        assert len(taken) == len(claims)


def _of(claims: Sequence[Claim], home: Document) -> tuple[Claim, ...]:
    return tuple(c for c in claims if c.document == home.id)
