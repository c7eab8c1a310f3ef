"""Judgements on claims: nothing is lost, nothing ungrounded comes in, and the ledger follows."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from accounts import claim, document, figure, span
from hypothesis import given
from hypothesis import strategies as st

from recount.model import judgement as j
from recount.model.claim import Claim
from recount.model.document import Document, Failure
from recount.model.draft import Dated, Draft, Figure, Term, Voice, Wording
from recount.model.drafted import draft_of
from recount.model.effective import effective
from recount.model.grounds import grounds_of
from recount.model.judgement import Decision, Judgement
from recount.model.ledger import Ledger
from recount.model.reading import Reading
from recount.model.reference import Mention, ref_of
from recount.model.span import Span
from recount.model.standing import STATES
from recount.run.document import ReadDocument
from recount.run.judged import JudgedClaims, judged_claims, objection
from recount.run.pipeline import build_ledger
from recount.show import render_ledger
from recount.show.grounding import spans_of
from tests.helpers.judgements import made, undo

LANTERN = document(
    "lantern.txt",
    "Soldiers shot 58 farmers at Ossin market on 3 May. Nine villagers were hurt.\n"
    "The army said that rebels killed 20 men in Tal.\n"
    "A shell fell on Sarn.",
    "2017-05-04",
    "The Lantern",
)
HERALD = document(
    "herald.txt",
    "The Ossin Relief Committee said that soldiers shot 61 farmers at Ossin market on 3 May.",
    "2017-05-05",
    "Tal Herald",
)
DOCUMENTS = (LANTERN, HERALD)
TEXTS = {home.id: home.text for home in DOCUMENTS}
MARKET = "Soldiers shot 58 farmers at Ossin market on 3 May"
SHOT = claim(LANTERN, MARKET, by="Soldiers", at="Ossin market", on="2017-05-03",
             count=figure(LANTERN, "58", 58, 58), victims="farmers")  # fmt: skip
HURT = claim(LANTERN, "Nine villagers were hurt", "injury", count=figure(LANTERN, "Nine", 9, 9))
REBELS = claim(LANTERN, "rebels killed 20 men in Tal", voice="The army", by="rebels", at="Tal",
               count=figure(LANTERN, "20", 20, 20))  # fmt: skip
AGAIN = claim(HERALD, "soldiers shot 61 farmers at Ossin market on 3 May", by="soldiers",
              voice="The Ossin Relief Committee", at="Ossin market", on="2017-05-03",
              count=figure(HERALD, "61", 61, 61))  # fmt: skip
CLAIMS = (SHOT, HURT, REBELS, AGAIN)


def words(text: str, home: Document = LANTERN) -> Span:
    return span(home, text)


def draft(text: str, act: str = "killing", home: Document = LANTERN, **more: object) -> Draft:
    here = words(text, home)
    return Draft(home.id, here, Term(act, here), Term("reported", here), **more)  # type: ignore[arg-type]


def log(*decisions: Decision) -> tuple[Judgement, ...]:
    return tuple(made(decision, f"j{n}") for n, decision in enumerate(decisions, start=1))


def judged(*decisions: Decision) -> JudgedClaims:
    return judged_claims(CLAIMS, effective(log(*decisions)), TEXTS)


def by_id(found: JudgedClaims) -> dict[str, Claim]:
    return {row.id: row for row in found.claims}


def ledger(judgements: Sequence[Judgement] = (), rows: Sequence[Claim] = CLAIMS) -> Ledger:
    results = [
        ReadDocument(home, Reading(home.id), tuple(row for row in rows if row.document == home.id))
        for home in DOCUMENTS
    ]
    return build_ledger(results, [Failure("photo.jpg", "no text")], judgements)


def test_without_judgements_claims_are_as_read() -> None:
    found = judged_claims(CLAIMS, (), TEXTS)
    assert found == JudgedClaims(CLAIMS)
    assert ledger() == ledger(()) and ledger().standings == () and ledger().proposed == ()


@pytest.mark.parametrize(
    ("decisions", "status"),
    [
        ([], "proposed"),
        ([j.AcceptClaim(ref_of(SHOT))], "accepted"),
        ([j.RejectClaim(ref_of(SHOT))], "rejected"),
        ([j.EditClaim(ref_of(SHOT), "place", None)], "edited"),
        ([j.EditClaim(ref_of(SHOT), "place", None), j.AcceptClaim(ref_of(SHOT))], "edited"),
        ([j.AcceptClaim(ref_of(SHOT)), j.EditClaim(ref_of(SHOT), "place", None)], "edited"),
        ([j.RejectClaim(ref_of(SHOT)), j.EditClaim(ref_of(SHOT), "place", None)], "rejected"),
        ([j.RejectClaim(ref_of(SHOT)), j.AcceptClaim(ref_of(SHOT))], "accepted"),
        ([j.Note(ref_of(SHOT), "see the annex")], "proposed"),
    ],
)
def test_status(decisions: list[Decision], status: str) -> None:
    found = by_id(judged(*decisions))
    assert found[SHOT.id].status == status
    assert [found[row.id] for row in CLAIMS[1:]] == list(CLAIMS[1:])


@pytest.mark.parametrize(
    ("field", "value", "holds"),
    [
        ("span", words("shot 58 farmers at Ossin market"), "shot 58 farmers at Ossin market"),
        ("act", Term("attack", words("shot")), "attack"),
        ("stance", Term("believed", None, True), "believed"),
        ("method", Wording("shot", words("shot")), "shot"),
        ("method", None, None),
        ("telling", Term("historical", None, True), "historical"),
        ("telling", None, "particular"),
        ("period", Term("P1D", words("on 3 May")), "P1D"),
        ("place", Wording("Ossin", words("Ossin")), ("Ossin", "Ossin")),
        ("place", Wording("the market square", None, True), ("the market square", MARKET)),
        ("place", Wording("the square", words("market"), True), ("the square", "market")),
        ("victims", (), ()),
        ("victims", (Wording("villagers", words("villagers")),), (("villagers", "villagers"),)),
    ],
)
def test_edits_set_their_field_and_nothing_else(field: str, value: j.Value, holds: object) -> None:
    def plain(row: object) -> object:
        if isinstance(row, tuple):
            return tuple(map(plain, row))
        if isinstance(row, Span):
            return row.exact
        return (row.text, row.span.exact) if hasattr(row, "text") else row

    found = judged(j.EditClaim(ref_of(SHOT), field, value))
    edited = by_id(found)[SHOT.id]
    assert plain(getattr(edited, field)) == holds
    assert replace(edited, **{field: getattr(SHOT, field)}, status="proposed") == SHOT
    assert found.proposed == (SHOT,) and found.standings[0].claims == (SHOT.id,)


def test_what_is_inferred_rests_on_the_passage_as_it_is_in_the_end() -> None:
    edits = (
        j.EditClaim(ref_of(SHOT), "place", Wording("the square", None, True)),
        j.EditClaim(ref_of(SHOT), "span", words("shot 58 farmers")),
    )
    for order in (edits, edits[::-1]):
        place = by_id(judged(*order))[SHOT.id].place
        assert place and place.span == words("shot 58 farmers")


def test_edits_of_time_figure_and_chain() -> None:
    later = Dated("2017-05-02", "2017-05-03", words("on 3 May"))
    whole = Figure(20, None, "20", "subset", bound="at-least", span=words("20"),
                   subset_of=ref_of(SHOT))  # fmt: skip
    chain = (Voice(Wording("The army", words("The army")), "said", later),)
    found = by_id(judged(
        j.EditClaim(ref_of(REBELS), "when", later),
        j.EditClaim(ref_of(REBELS), "quantity", whole),
        j.EditClaim(ref_of(REBELS), "attribution", chain),
    ))[REBELS.id]  # fmt: skip
    assert found.when and (found.when.words, found.when.basis) == ("on 3 May", "stated")
    assert found.quantity and found.quantity.subset_of == SHOT.id
    assert found.quantity.bound == "at-least" and found.quantity.high is None
    assert [hop.source for hop in found.attribution] == ["The army"]


@pytest.mark.parametrize(
    ("decision", "why"),
    [
        (j.EditClaim(ref_of(SHOT), "place", Wording("Nowhere", Span(3, 10, "Nowhere"))), "Nowhere"),
        (j.AddClaim(Draft("sha256:none", Span(0, 4, "shot"), Term("killing", inferred=True),
                          Term("reported", inferred=True))), "its document is not among"),
        (j.RejectClaim(replace(ref_of(SHOT), id="gone", act="torture")), "not among those read"),
        (j.Note(Mention("sha256:none", Span(0, 4, "shot")), "?"), "its document is not among"),
        (j.SplitClaim(ref_of(SHOT), (draft("A shell"), replace(
            draft("A shell"), place=Wording("Oz", Span(0, 2, "Oz"))))), "“Oz” does not stand"),
    ],
)  # fmt: skip
def test_what_finds_no_target_or_no_words_is_orphaned_and_changes_nothing(
    decision: Decision, why: str
) -> None:
    found = judged(decision)
    assert found.claims == CLAIMS
    assert [row.state for row in found.standings] == ["orphaned"]
    assert why in found.orphans[0].why
    assert objection(made(decision), (), CLAIMS, TEXTS)


def test_a_split_stands_in_the_claims_place() -> None:
    two = (draft("Soldiers shot 58 farmers"), draft("shot 58 farmers at Ossin market", "attack"))
    found = judged(j.SplitClaim(ref_of(SHOT), two))
    made_ids = found.standings[0].made
    assert by_id(found)[SHOT.id] == replace(SHOT, status="rejected", instead=made_ids)
    made_claims = [by_id(found)[id] for id in made_ids]
    assert [(row.act, row.by, row.status) for row in made_claims] == [
        ("killing", "person", "accepted"),
        ("attack", "person", "accepted"),
    ]


def test_a_merge_stands_in_the_place_of_all() -> None:
    one = draft("Soldiers shot 58 farmers at Ossin market on 3 May. Nine villagers were hurt")
    found = judged(
        j.MergeClaims((ref_of(SHOT), ref_of(HURT)), one),
        j.SameEvent(ref_of(HURT), ref_of(AGAIN)),
    )
    (new,) = found.standings[0].made
    assert {row.instead for row in found.rejected} == {(new,)}
    assert {row.id for row in found.rejected} == {SHOT.id, HURT.id}
    assert [(edge.a, edge.b) for edge in found.edges.events] == [(new, AGAIN.id)]


def test_what_a_person_made_can_be_judged_in_turn() -> None:
    add = j.AddClaim(draft("A shell fell on Sarn", "attack"))
    (new,) = judged(add).claims[len(CLAIMS) :]
    place = j.EditClaim(ref_of(new), "place", Wording("Sarn", words("Sarn")))
    found = by_id(judged(add, place))[new.id]
    assert found.place and found.place.text == "Sarn" and found.status == "accepted"
    assert by_id(judged(add, place, j.RejectClaim(ref_of(new))))[new.id].status == "rejected"
    rows = (*log(add, place), undo("j1", "j3"))
    alone = judged_claims(CLAIMS, effective(rows), TEXTS)
    assert alone.claims == CLAIMS and alone.orphans[0].judgement.id == "j2"


def test_judgements_last_when_the_machine_reads_anew() -> None:
    anew = replace(SHOT, id="c9", span=words("shot 58 farmers at Ossin market on 3 May"))
    place = Wording("Ossin", words("Ossin"))
    rows = effective(log(j.AcceptClaim(ref_of(SHOT)), j.EditClaim(ref_of(SHOT), "place", place)))
    found = by_id(judged_claims((anew, HURT), rows, TEXTS))
    assert found["c9"].status == "edited" and found["c9"].place
    assert found["c9"].place.text == "Ossin"
    other = replace(SHOT, id="c9", quantity=figure(LANTERN, "20", 20, 20))
    assert len(judged_claims((other,), rows, TEXTS).orphans) == 2
    near = replace(anew, quantity=figure(LANTERN, "20", 20, 20))
    assert len(judged_claims((near,), rows, TEXTS).orphans) == 2
    twice = (replace(SHOT, id="c8"), replace(SHOT, id="c9"))
    assert len(judged_claims(twice, rows, TEXTS).orphans) == 2


def test_judgements_last_when_the_text_moves() -> None:
    text = "Updated 4 May\n" + LANTERN.text
    shift = len("Updated 4 May\n")

    def moved(where: Span) -> Span:
        return Span(where.start + shift, where.end + shift, where.exact)

    assert SHOT.quantity
    anew = replace(SHOT, id="c9", span=moved(SHOT.span), place=None,
                   quantity=replace(SHOT.quantity, span=moved(SHOT.quantity.span)))  # fmt: skip
    rows = effective(log(
        j.EditClaim(ref_of(SHOT), "place", Wording("Ossin", words("Ossin"))),
        j.AddClaim(draft("A shell fell on Sarn", "attack", place=Wording("Sarn", words("Sarn")))),
    ))  # fmt: skip
    found = judged_claims((anew,), rows, {LANTERN.id: text})
    assert [row.state for row in found.standings] == ["applied", "applied"]
    for row in found.claims:
        assert row.place and all(s.grounded(text) for s in (row.span, row.place.span))


def test_two_names_for_one_claim_are_one_claim() -> None:
    old = replace(ref_of(SHOT), id="older")
    found = judged(j.AcceptClaim(old), j.RejectClaim(ref_of(SHOT)))
    assert by_id(found)[SHOT.id].status == "rejected"
    assert [row.state for row in found.standings] == ["superseded", "applied"]


def test_the_rejected_stay_and_take_no_part() -> None:
    before, after = ledger(), ledger(log(j.RejectClaim(ref_of(SHOT))))
    assert [row.id for row in after.claims] == [row.id for row in before.claims]
    lows = [
        {b.low for e in led.events for b in e.brackets if AGAIN.id in e.claims and not b.grade}
        for led in (before, after)
    ]
    assert lows == [{58, None}, {61}]
    ids = [
        *(c for e in after.events for c in e.claims),
        *(c for e in after.events for o in e.origins for c in o.claims),
        *(c for e in after.events for b in e.brackets for c in b.claims),
        *(c for f in after.findings for c in f.claims),
    ]
    assert SHOT.id not in ids and AGAIN.id in ids
    assert not any("Soldiers" in entity.names for entity in after.entities)


def test_a_persons_figures_stand_beside_the_policies() -> None:
    rows = log(j.BestFigure(ref_of(SHOT), 58, 61, 70, "by name, in the list"),
               j.BestFigure(ref_of(AGAIN), None, 60, None, "recounted"))  # fmt: skip
    after = ledger(rows)
    own = [b for e in after.events for b in e.brackets if b.policy == "person"]
    assert [(b.low, b.best, b.high) for b in own] == [(None, 60, None)]
    assert "recounted" in own[0].why and "Ilen Marsk" in own[0].why
    assert [row.state for row in after.standings] == ["superseded", "applied"]
    assert after.standings[0].against == ("j2",)


def test_an_exception_is_a_plain_value_on_claims_that_count() -> None:
    exception = j.PolicyException(ref_of(SHOT), "ucdp", ref_of(AGAIN), "hearsay")
    (row,) = judged(exception).exemptions
    assert (row.event, row.policy, row.claim, row.reason) == (SHOT.id, "ucdp", AGAIN.id, "hearsay")
    found = judged(exception, j.RejectClaim(ref_of(AGAIN)))
    assert not found.exemptions and "was rejected" in found.orphans[0].why


def test_an_exception_shows_in_the_bracket_it_is_made_to() -> None:
    after = ledger(log(j.PolicyException(ref_of(SHOT), "ucdp", ref_of(SHOT), "hearsay")))
    event = next(e for e in after.events if SHOT.id in e.claims)
    ucdp, union = (next(b for b in event.brackets if b.policy == p) for p in ("ucdp", "union"))
    assert SHOT.id not in ucdp.claims and SHOT.id in union.claims
    assert "Ilen Marsk: hearsay" in {row.claim: row.why for row in ucdp.left_out}[SHOT.id]


def test_an_exception_to_no_policy_is_told() -> None:
    after = ledger(log(j.PolicyException(ref_of(SHOT), "ucpd", ref_of(SHOT), "hearsay")))
    (standing,) = after.standings
    assert standing.state == "orphaned" and "“ucpd”" in standing.why and "ucdp" in standing.why


def test_wordings_are_joined_in_the_ledger() -> None:
    committee = Mention(HERALD.id, words("The Ossin Relief Committee", HERALD))
    army = Mention(LANTERN.id, words("The army"))
    after = ledger(log(j.SameEntity(committee, army)))
    assert any({"The Ossin Relief Committee", "The army"} <= set(e.names) for e in after.entities)
    assert after.standings[0].state == "applied"


def matter_of(after: Ledger, claim: Claim) -> tuple[str, ...]:
    return next(event.claims for event in after.events if claim.id in event.claims)


def test_a_claim_is_taken_out_of_its_matter_and_the_others_stay() -> None:
    whole = matter_of(ledger(), SHOT)
    others = tuple(ref_of(row) for row in CLAIMS if row.id in whole and row != SHOT)
    goal = next(row for row in CLAIMS if row.id not in whole)
    assert others
    out = ledger([made(j.MoveClaim(ref_of(SHOT), others))])
    assert set(matter_of(out, SHOT)).isdisjoint(ref.id for ref in others)
    moved = ledger([made(j.MoveClaim(ref_of(SHOT), others, (ref_of(goal),)))])
    assert goal.id in matter_of(moved, SHOT)
    assert set(matter_of(moved, goal)).isdisjoint(ref.id for ref in others)
    alone = ledger([made(j.MoveClaim(ref_of(SHOT), alone=True))])
    assert matter_of(alone, SHOT) == (SHOT.id,)
    back = ledger([made(j.MoveClaim(ref_of(SHOT), others)), undo("j1", "j2")])
    assert render_ledger(back) == render_ledger(ledger())


def test_a_move_outlasts_some_of_the_claims_it_names() -> None:
    gone = replace(ref_of(AGAIN), id="gone", act="torture")
    move = j.MoveClaim(ref_of(SHOT), (gone, ref_of(REBELS)))
    assert [row.state for row in judged(move).standings] == ["applied"]
    found = judged(j.RejectClaim(ref_of(REBELS)), move)
    assert [row.state for row in found.standings] == ["applied", "applied"]
    assert found.edges.events == ()
    for move in (j.MoveClaim(ref_of(SHOT), (gone,)), j.MoveClaim(ref_of(SHOT), (), (gone,))):
        assert [row.state for row in judged(move).standings] == ["orphaned"]


def test_what_was_decided_blind_gives_way_among_edges_too() -> None:
    open_ = made(j.SameEvent(ref_of(SHOT), ref_of(REBELS)), "j1")
    unseen = made(j.MoveClaim(ref_of(SHOT), (ref_of(REBELS),)), "j2", "Ossa Telt", blind=True)
    after = ledger([open_, unseen])
    assert [row.state for row in after.standings] == ["applied", "contradicted"]
    assert REBELS.id in matter_of(after, SHOT)


def test_an_undo_of_nothing_is_shown() -> None:
    after = ledger((undo("j9", "j1"), *log(j.AcceptClaim(ref_of(SHOT)))[:0]))
    assert [(row.state, row.why) for row in after.standings] == [
        ("orphaned", "there is no such judgement before it")
    ]


def test_an_objection_is_raised_before_anything_is_written() -> None:
    moved = Wording("Tal", Span(1, 4, "Tal"))
    assert "does not stand" in objection(
        made(j.EditClaim(ref_of(SHOT), "place", moved)), (), CLAIMS, TEXTS
    )
    assert objection(made(j.AcceptClaim(ref_of(SHOT))), (), CLAIMS, TEXTS) == ""
    before = log(j.AcceptClaim(ref_of(SHOT)))
    assert objection(undo("j1", "j2"), before, CLAIMS, TEXTS) == ""
    assert "no such judgement" in objection(undo("j7", "j2"), before, CLAIMS, TEXTS)
    army = Mention(LANTERN.id, words("The army"))
    astray = Mention(HERALD.id, words("The army"))
    assert objection(made(j.SameEntity(army, astray)), before, CLAIMS, TEXTS)
    other = Mention(HERALD.id, words("The Ossin Relief Committee", HERALD))
    assert objection(made(j.SameEntity(army, other), "j2"), before, CLAIMS, TEXTS) == ""
    event = j.SameEvent(ref_of(SHOT), ref_of(AGAIN))
    assert objection(made(event, "j2"), before, CLAIMS, TEXTS) == ""
    gone = log(j.RejectClaim(ref_of(AGAIN)))
    assert "was rejected" in objection(made(event, "j2"), gone, CLAIMS, TEXTS)


def test_what_is_taken_back_already_is_not_taken_back_again() -> None:
    def told(target: str, *undone: str) -> str:
        before = [*log(j.AcceptClaim(ref_of(SHOT)), j.RejectClaim(ref_of(SHOT)))]
        for n, each in enumerate(undone):
            before.append(undo(each, f"u{n}"))
        return objection(undo(target, "new"), before, CLAIMS, TEXTS)

    # A decision that a later one goes before stands, and can be taken back.
    assert told("j1") == told("j2") == ""
    assert "already" in told("j2", "j2")
    assert told("u0", "j2") == ""
    assert "already" in told("u0", "j2", "u0")
    assert told("j2", "j2", "u0") == told("u1", "j2", "u0") == ""


def grounded_spans(home: Document) -> st.SearchStrategy[Span]:
    ends = [n for n, letter in enumerate(home.text) if letter.isspace()] + [len(home.text)]
    starts = [0, *(n + 1 for n in ends[:-1])]
    pairs = [(a, b) for a in starts for b in ends if a < b <= a + 40]
    return st.sampled_from([Span(a, b, home.text[a:b]) for a, b in pairs])


def drafts(home: Document) -> st.SearchStrategy[Draft]:
    worded = grounded_spans(home).map(lambda s: Wording(s.exact, s))
    many = st.lists(worded, max_size=2).map(tuple)
    chains = st.lists(st.builds(Voice, worded, st.just("said")), max_size=1).map(tuple)
    counts = grounded_spans(home).map(lambda s: Figure(3, 9, s.exact, span=s))
    return grounded_spans(home).flatmap(
        lambda here: st.builds(
            Draft, st.just(home.id), st.just(here),
            st.sampled_from(["killing", "attack"]).map(lambda act: Term(act, here)),
            st.just(Term("alleged", here)), st.none() | worded, chains, many, many, many,
            st.none() | worded, st.none(), st.none(), st.none() | counts,
        )
    )  # fmt: skip


refs = st.sampled_from(CLAIMS).map(ref_of)
two_refs = st.lists(refs, min_size=2, max_size=2, unique_by=lambda ref: ref.id)
lantern_refs = st.sampled_from(CLAIMS[:3]).map(ref_of)
mentions = st.sampled_from([
    Mention(row.document, where) for row in CLAIMS
    for where in [*(p.span for p in row.perpetrators), *(h.span for h in row.attribution)]
])  # fmt: skip
two_mentions = st.lists(mentions, min_size=2, max_size=2, unique=True)
edits = drafts(LANTERN).flatmap(
    lambda row: st.builds(
        lambda ref, field: j.EditClaim(ref, field, getattr(row, field)),
        lantern_refs,
        st.sampled_from(sorted(set(j.FIELDS) - {"when"})),
    )
)
decisions: st.SearchStrategy[Decision] = st.one_of(
    refs.map(j.AcceptClaim),
    refs.map(j.RejectClaim),
    edits,
    st.builds(j.AddClaim, drafts(HERALD)),
    st.builds(j.SplitClaim, lantern_refs, st.lists(drafts(LANTERN), min_size=2, max_size=2)
              .map(tuple)),
    st.builds(j.MergeClaims, st.lists(lantern_refs, min_size=2, max_size=3,
                                      unique_by=lambda ref: ref.id).map(tuple), drafts(LANTERN)),
    two_mentions.map(lambda pair: j.SameEntity(*pair)),
    two_mentions.map(lambda pair: j.DifferentEntity(*pair)),
    two_refs.map(lambda pair: j.SameEvent(*pair)),
    two_refs.map(lambda pair: j.DifferentEvent(*pair)),
    two_refs.map(lambda pair: j.MoveClaim(pair[0], (pair[1],))),
    two_refs.map(lambda pair: j.MoveClaim(pair[0], (), (pair[1],))),
    refs.map(lambda ref: j.MoveClaim(ref, alone=True)),
    st.builds(j.PolicyException, refs, st.just("ucdp"), refs, st.just("hearsay")),
    refs.map(lambda ref: j.BestFigure(ref, 1, 2, 3, "by name")),
    refs.map(lambda ref: j.Note(ref, "see the annex")),
)  # fmt: skip


@st.composite
def logs(draw: st.DrawFn) -> tuple[Judgement, ...]:
    rows: list[Judgement] = []
    for n in range(draw(st.integers(0, 8))):
        if rows and draw(st.integers(0, 3)) == 0:
            rows.append(undo(draw(st.sampled_from(rows)).id, f"j{n}"))
        else:
            rows.append(made(draw(decisions), f"j{n}"))
    return tuple(rows)


@given(logs())
def test_nothing_is_lost_and_nothing_ungrounded_comes_in(rows: tuple[Judgement, ...]) -> None:
    held = effective(rows)
    after = ledger(rows)
    assert {row.id for row in CLAIMS} <= {row.id for row in after.claims}
    for row in after.claims:
        assert all(where.grounded(TEXTS[row.document]) for where in spans_of(row))
        assert row.status in ("proposed", "accepted", "edited", "rejected")
        assert set(row.instead) <= {other.id for other in after.claims}
    assert [row.judgement for row in after.standings] == list(held)
    assert all(row.state in STATES and bool(row.why) == (row.state != "applied")
               for row in after.standings)  # fmt: skip
    in_events = sorted(c for event in after.events for c in event.claims)
    assert in_events == sorted(row.id for row in after.claims if row.status != "rejected")


@given(logs())
def test_undoing_all_gives_the_ledger_as_read(rows: tuple[Judgement, ...]) -> None:
    held = effective(rows)
    back = (*rows, *(undo(row.id, f"u{n}") for n, row in enumerate(held)))
    while effective(back):
        back = (*back, *(undo(row.id, f"v{len(back)}{n}") for n, row in enumerate(effective(back))))
    assert render_ledger(ledger(back)) == render_ledger(ledger())


@given(logs(), st.randoms(use_true_random=False))
def test_independent_judgements_give_one_ledger_in_any_order(
    rows: tuple[Judgement, ...], chance: random.Random
) -> None:
    after = ledger(rows)
    if any(row.state != "applied" for row in after.standings):
        return
    held = [row.judgement for row in after.standings]
    shuffled = chance.sample(held, len(held))
    again = ledger(shuffled)
    assert render_ledger(again) == render_ledger(after)
    assert set(again.standings) == set(after.standings)


@given(drafts(LANTERN))
def test_a_form_filled_in_from_a_claim_makes_that_claim_again(row: Draft) -> None:
    found = judged_claims(CLAIMS, log(j.AddClaim(row)), TEXTS).claims[-1]
    again = judged_claims(CLAIMS, log(j.AddClaim(draft_of(found))), TEXTS).claims[-1]
    assert again == found
    assert all(where.grounded(LANTERN.text) for where in grounds_of(draft_of(found)))
