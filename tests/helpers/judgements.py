"""Judgements drawn at random, and short ways to write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st

from recount.model import judgement as j
from recount.model.claim import ACTS, TELLINGS
from recount.model.draft import BOUNDS, MEASURES, Dated, Draft, Figure, Term, Voice, Wording
from recount.model.judgement import FIELDS, MANY, Decision, Judgement, Undo
from recount.model.reading import STANCES, TimesPer
from recount.model.reference import ClaimRef, DocumentRef, Mention
from recount.model.span import Span

AT = "2031-03-04T10:00:00Z"
HOME = "sha256:" + "0" * 64
REVIEWERS = ("Ilen Marsk", "Ossa Telt")

texts = st.text(min_size=1, max_size=12).filter(str.strip)
reasons = st.text(max_size=12)
ids = st.sampled_from([f"c{n}" for n in range(6)])
documents = st.sampled_from([HOME, "sha256:" + "1" * 64])
durations = st.sampled_from(["P4Y", "P1W", "P10D", "PT12H"])


def made(
    decision: Decision, id: str = "j1", who: str = REVIEWERS[0], blind: bool | None = None
) -> Judgement:
    """A judgement on `decision`."""
    return Judgement(id, AT, who, "", decision, blind=blind)


def undo(target: str, id: str, who: str = REVIEWERS[0]) -> Judgement:
    """The undoing of the judgement `target`."""
    return Judgement(id, AT, who, "", Undo(), target)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, exact = draw(st.integers(0, 9999)), draw(texts)
    return Span(start, start + len(exact), exact)


@st.composite
def refs(draw: st.DrawFn, home: str | None = None) -> ClaimRef:
    figure = draw(st.none() | st.integers(0, 99))
    by = draw(st.sampled_from(["rules", "person"]))
    where = home or draw(documents)
    return ClaimRef(draw(ids), where, draw(spans()), draw(st.sampled_from(ACTS)), figure, by)


mentions = st.builds(Mention, documents, spans(), st.none() | texts)


@st.composite
def wordings(draw: st.DrawFn) -> Wording:
    span = draw(spans())
    ways = [Wording(span.exact, span), Wording("worded", None, True), Wording("worded", span, True)]
    return draw(st.sampled_from(ways))


@st.composite
def terms(draw: st.DrawFn, known: Sequence[str]) -> Term:
    inferred = draw(st.booleans())
    return Term(draw(st.sampled_from(known)), None if inferred else draw(spans()), inferred)


@st.composite
def times(draw: st.DrawFn) -> Dated:
    first, last = sorted(draw(st.tuples(*[st.dates(date(1900, 1, 1), date(2100, 1, 1))] * 2)))
    cut = draw(st.sampled_from([4, 7, 10]))
    row = [(first.isoformat()[:cut], last.isoformat()[:cut]), (None, last.isoformat()),
           (first.isoformat(), None)]  # fmt: skip
    span = draw(st.none() | spans())
    return Dated(*draw(st.sampled_from(row)), span, span is None)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low, high = sorted(draw(st.tuples(*[st.integers(0, 10**6)] * 2)))
    span = draw(spans())
    often = st.builds(TimesPer, st.integers(1, 2), st.integers(2, 3), durations)
    return Figure(
        *draw(st.sampled_from([(low, high), (None, high), (low, None)])),
        span.exact,
        draw(st.sampled_from(MEASURES)),
        draw(texts),
        draw(st.sampled_from(BOUNDS)),
        span,
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.none() | durations),
        draw(st.none() | often),
        draw(st.none() | refs()),
    )


voices = st.builds(
    Voice, wordings(), st.none() | texts, st.none() | times(), st.booleans(),
    st.lists(wordings(), max_size=2).map(tuple),
)  # fmt: skip
VALUES: dict[str, st.SearchStrategy[object]] = {
    "span": spans(),
    "act": terms(ACTS),
    "stance": terms(STANCES),
    "method": st.none() | wordings(),
    "attribution": st.lists(voices, max_size=2).map(tuple),
    "basis": st.lists(wordings(), max_size=2).map(tuple),
    "perpetrators": st.lists(wordings(), max_size=2).map(tuple),
    "victims": st.lists(wordings(), max_size=2).map(tuple),
    "place": st.none() | wordings(),
    "when": st.none() | times(),
    "period": st.none() | terms(["P4Y", "P1W"]),
    "quantity": st.none() | figures(),
    "telling": st.none() | terms(TELLINGS),
}
assert set(VALUES) == set(FIELDS) and set(MANY) <= set(VALUES)


def drafts(home: str = HOME) -> st.SearchStrategy[Draft]:
    """Whole claims of one document."""
    return st.builds(Draft, st.just(home), **VALUES)


edits = st.sampled_from(sorted(FIELDS)).flatmap(
    lambda field: st.builds(j.EditClaim, refs(), st.just(field), VALUES[field])
)
pairs = st.tuples(mentions, mentions).filter(lambda pair: pair[0] != pair[1])
claim_pairs = st.tuples(refs(), refs()).filter(lambda pair: pair[0].id != pair[1].id)
brackets = st.lists(st.none() | st.integers(0, 999), min_size=3, max_size=3).map(
    lambda row: [None if n is None else n + 1000 * at for at, n in enumerate(row)]
)
decisions: st.SearchStrategy[Decision] = st.one_of(
    st.builds(j.AcceptClaim, refs()),
    st.builds(j.RejectClaim, refs()),
    edits,
    st.builds(j.SplitClaim, refs(HOME), st.lists(drafts(), min_size=2, max_size=2).map(tuple)),
    st.builds(
        j.MergeClaims,
        st.lists(refs(HOME), min_size=2, max_size=3, unique_by=lambda ref: ref.id).map(tuple),
        drafts(),
    ),
    st.builds(j.AddClaim, drafts()),
    pairs.map(lambda pair: j.SameEntity(*pair)),
    pairs.map(lambda pair: j.DifferentEntity(*pair)),
    claim_pairs.map(lambda pair: j.SameEvent(*pair)),
    claim_pairs.map(lambda pair: j.DifferentEvent(*pair)),
    st.builds(
        lambda named, cut, alone: j.MoveClaim(
            named[0], named[1:cut], () if alone else named[cut:], alone
        ),
        st.lists(refs(), min_size=3, max_size=5, unique_by=lambda ref: ref.id).map(tuple),
        st.integers(2, 4),
        st.booleans(),
    ),
    st.builds(j.Note, refs() | mentions | st.builds(DocumentRef, documents), st.text()),
    st.builds(
        j.PolicyException, refs(), st.sampled_from(["ucdp", "ibc"]), refs(), texts, st.booleans()
    ),
    st.tuples(refs(), brackets.filter(any), texts).map(
        lambda row: j.BestFigure(row[0], *row[1], row[2])
    ),
)
zones = st.integers(-12, 12).map(lambda hours: timezone(timedelta(hours=hours)))
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=zones).map(
    datetime.isoformat
)
judgements = st.builds(
    Judgement, texts, moments, texts, reasons, decisions, blind=st.none() | st.booleans()
)


@st.composite
def logs(draw: st.DrawFn, most: int = 12, blind: bool = False) -> tuple[Judgement, ...]:
    """A log of judgements on few claims by two reviewers, with undos and redos among them.

    With `blind` some were taken without sight of the others.
    """
    log: list[Judgement] = []
    for n in range(draw(st.integers(0, most))):
        who = draw(st.sampled_from(REVIEWERS))
        if log and draw(st.booleans()):
            log.append(undo(draw(st.sampled_from(log)).id, f"j{n}", who))
        else:
            log.append(made(draw(decisions), f"j{n}", who, blind and draw(st.booleans())))
    return tuple(log)
