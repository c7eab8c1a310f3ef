"""What a person judged is shown plainly: apart where rejected, beside the machine where edited."""

import json
from dataclasses import replace

import pytest
from show_case import CLAIMS, ledger
from test_report import Page

from recount.model import judgement as j
from recount.model.draft import Figure, Wording
from recount.model.judgement import Judgement, Undo
from recount.model.ledger import Bracket, Ledger
from recount.model.reference import Mention, ref_of
from recount.model.span import Span
from recount.model.standing import Standing
from recount.show.ledger_json import render_ledger
from recount.show.report import render_report
from recount.show.terminal import render_summary

AT = "2031-03-09T10:00:00Z"
EVIL = "<script>alert(1)</script>"


def by(who: str, why: str, decision: j.Decision, id: str = "j1") -> Judgement:
    undoes = "j0" if isinstance(decision, Undo) else None
    return Judgement(id, AT, who, why, decision, undoes)


def judged(base: Ledger, *standings: Standing, **changes: dict[str, object]) -> Ledger:
    """The case with claims changed by id, as a run leaves it after these judgements."""
    claims = tuple(replace(c, **changes.get(c.id, {})) for c in base.claims)
    gone = {c.id for c in claims if c.status == "rejected"}

    def without(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(i for i in ids if i not in gone)

    events = tuple(
        replace(
            e,
            claims=without(e.claims),
            origins=tuple(replace(o, claims=without(o.claims)) for o in e.origins),
            brackets=tuple(replace(b, claims=without(b.claims)) for b in e.brackets),
        )
        for e in base.events
    )
    findings = tuple(f for f in base.findings if not gone & set(f.claims))
    proposed = tuple(c for c in base.claims if changes.get(c.id, {}).get("status") == "edited")
    return replace(base, claims=claims, events=events, findings=findings, standings=standings,
                   proposed=proposed)  # fmt: skip


C8, C9 = CLAIMS[7], CLAIMS[8]
REJECTED = by("Ossa Telt", f"hearsay {EVIL}", j.RejectClaim(ref_of(C9)))


def words(html: str) -> str:
    return " ".join(" ".join(Page(html).text).split())


@pytest.fixture(scope="module")
def html() -> str:
    return render_report(
        judged(ledger(), Standing(REJECTED, claims=("c9",)), c9={"status": "rejected"})
    )


def test_the_rejected_stand_apart_with_who_and_why(html: str) -> None:
    page = Page(html)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    text = words(html)
    before, after = text.split("Rejected on review", 1)
    quote = "<mark>dozens of fighters died there</mark>"
    assert html.count(quote) == 1 and html.index(quote) > html.index("Rejected on review")
    assert f"Rejected by Ossa Telt, 9 March 2031: hearsay {EVIL}" in after
    assert EVIL not in html
    assert "One claim was rejected on review and counts for nothing." in text
    assert "11 claims" in before


def test_the_terminal_counts_what_counts() -> None:
    told = render_summary(
        judged(ledger(), Standing(REJECTED, claims=("c9",)), c9={"status": "rejected"})
    )
    assert "11 claims" in told and "One claim was rejected" in " ".join(told.split())


def test_what_a_person_set_stands_beside_what_the_machine_read() -> None:
    assert C8.quantity and C8.place
    more = replace(C8.quantity, low=33, words="at least 31")
    edit = by("Ossa Telt", "", j.EditClaim(ref_of(C8), "quantity", Figure(
        33, None, "at least 33", bound="at-least", inferred=True)))  # fmt: skip
    text = words(render_report(judged(
        ledger(), Standing(edit, claims=("c8",)),
        c8={"status": "edited", "quantity": more, "place": None})))  # fmt: skip
    assert "Figure set to “at least 33” by Ossa Telt, 9 March 2031" in text
    head = text.index("The machine read A reviewer set")
    assert "Figure at least 31 people at least 33 people" in text[head : head + 200]
    assert "Place the market of Sarn nothing" in text[head : head + 200]


def test_a_claim_set_aside_leads_to_what_stands_in_its_place() -> None:
    merged = by("Ossa Telt", "one shell", j.MergeClaims((ref_of(C8), ref_of(C9)), _draft()))
    led = judged(
        ledger(), Standing(merged, claims=("c8", "c9"), made=("c10",)),
        c8={"status": "rejected", "instead": ("c10",)},
        c9={"status": "rejected", "instead": ("c10",)},
    )  # fmt: skip
    assert "In its place: 10" in words(render_report(led))
    rows = {row["id"]: row for row in json.loads(render_ledger(led))["claims"]}
    assert rows["c8"]["instead"] == ["c10"] and rows["c8"]["status"] == "rejected"
    assert "instead" not in rows["c10"]


def _draft() -> j.Draft:
    term = j.Term("killing", inferred=True)
    return j.Draft(C8.document, C8.span, term, j.Term("alleged", inferred=True))


A, B = (Mention(C8.document, Span(n, n + 4, "army")) for n in (1, 9))


@pytest.mark.parametrize(
    ("decision", "state", "shown"),
    [
        (j.AcceptClaim(ref_of(C8)), "orphaned", "Accepted by Ossa Telt"),
        (j.EditClaim(ref_of(C8), "place", Wording("Sarn", inferred=True)), "orphaned",
         "Place set to “Sarn”"),
        (j.EditClaim(ref_of(C8), "victims", ()), "orphaned", "Victims set to nothing"),
        (j.SplitClaim(ref_of(C8), (_draft(), _draft())), "orphaned", "Split in 2"),
        (j.MergeClaims((ref_of(C8), ref_of(C9)), _draft()), "superseded", "Joined with others"),
        (j.AddClaim(_draft()), "orphaned", "Written down"),
        (j.SameEntity(A, B), "contradicted", "Named as one"),
        (j.DifferentEntity(A, B), "contradicted", "Named as different"),
        (j.SameEvent(ref_of(C8), ref_of(C9)), "contradicted", "Taken for one matter"),
        (j.DifferentEvent(ref_of(C8), ref_of(C9)), "orphaned", "Taken for different matters"),
        (j.Note(A, "see the annex"), "orphaned", "Note, “see the annex”, by Ossa Telt"),
        (j.PolicyException(ref_of(C8), "ucdp", ref_of(C9), "hearsay"), "orphaned",
         "Left out of ucdp (hearsay)"),
        (j.PolicyException(ref_of(C8), "ucdp", ref_of(C9), "sound", True), "orphaned",
         "Taken into ucdp (sound)"),
        (j.BestFigure(ref_of(C8), 31, None, 1038, "by name"), "superseded",
         "Figures set to 31 / – / 1,038 (by name)"),
        (Undo(), "orphaned", "Undone by Ossa Telt"),
    ],
)  # fmt: skip
def test_what_has_no_effect_is_told(decision: j.Decision, state: str, shown: str) -> None:
    held = by("Ilen Marsk", "", j.AcceptClaim(ref_of(C9)), "j2")
    row = Standing(by("Ossa Telt", "", decision), state, "the reason", against=("j2",))
    text = words(render_report(judged(ledger(), row, Standing(held, claims=("c9",)))))
    told = text.split("Judgements without effect", 1)[1].split("The documents")[0]
    assert shown in told
    assert f"{state}: the reason: Accepted by Ilen Marsk, 9 March 2031" in told


def test_a_persons_figures_stand_beside_the_rules() -> None:
    base = ledger()
    own = Bracket("person", 31, 33, 38, (), "set by Ossa Telt: by name")
    events = tuple(replace(e, brackets=(*e.brackets, own)) for e in base.events)
    text = words(render_report(replace(base, events=events)))
    assert text.count("person 31 33 38 set by Ossa Telt: by name") == 2


def test_without_judgements_nothing_is_said_of_review() -> None:
    html = render_report(ledger())
    assert "review" not in words(html).split("The claims", 1)[1].split("How to read")[0].lower()
