"""Claims as the page shows them: words in context, chain, and what is alleged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recount.model.claim import Claim
from recount.model.document import Document
from recount.show.index import Index, hop_words, named_words
from recount.show.passages import Passage, passage
from recount.show.phrases import Phrases
from recount.show.wording import duration_words, figure_words, interval_words


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to a claim: its number, and where it stands in words."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Step:
    """A voice of a chain and what is known of how it spoke ("on 3 March 2031")."""

    name: str
    note: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim; `facts` are labels with what they hold, only those that are known."""

    number: int
    id: str
    act: str
    stance: str
    stance_words: str
    figure: str
    passage: Passage
    chain: tuple[Step, ...]
    facts: tuple[tuple[str, str], ...]
    document: int
    document_name: str
    outlet: str
    published: str


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """The claims about one matter; `event` is its number on the page, 0 for none."""

    title: str
    event: int
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers by which the page's links name documents and events (by id)."""

    documents: Mapping[str, int]
    events: Mapping[str, int]


def numbers(at: Index) -> Numbers:
    """Documents by name; events with the most claims first."""
    ranked = sorted(at.ledger.events, key=lambda e: -len(e.claims))
    return Numbers(
        {d.id: n for n, d in enumerate(at.ledger.documents, start=1)},
        {e.id: n for n, e in enumerate(ranked, start=1)},
    )


def refs(t: Phrases, at: Index, claims: Sequence[str]) -> tuple[Ref, ...]:
    """Links to claims in order of their numbers."""
    found = sorted(dict.fromkeys(claims), key=at.number.__getitem__)
    return tuple(Ref(at.number[c], where(t, at, at.claims[c])) for c in found)


def where(t: Phrases, at: Index, claim: Claim) -> str:
    """Outlet and date of the document a claim stands in."""
    published = at.documents[claim.document].published.interval()
    dated = published.earliest or published.latest
    outlet = at.outlet(claim.document)
    return f"{outlet}, {interval_words(t, published)}" if dated else outlet


def published_words(t: Phrases, document: Document) -> str:
    """When a document was published, "undated" where nothing says so."""
    published = document.published
    if published.earliest is None and published.latest is None:
        return t("date.undated")
    return interval_words(t, published.interval())


def claim_view(t: Phrases, at: Index, known: Numbers, claim: Claim) -> ClaimView:
    """Everything the page shows of a claim."""
    document = at.documents[claim.document]
    figure = figure_words(t, claim.quantity) if claim.quantity else ""
    return ClaimView(
        number=at.number[claim.id],
        id=claim.id,
        act=t.sentence(t.either(f"act.{claim.act}", claim.act)),
        stance=claim.stance,
        stance_words=t.either(f"stance.{claim.stance}", claim.stance),
        figure=figure,
        passage=passage(document, at.sentences.get(document.id, ()), claim),
        chain=chain_steps(t, at, claim),
        facts=tuple((t(f"page.{key}"), told) for key, told in facts(t, at, claim) if told),
        document=known.documents[document.id],
        document_name=document.name,
        outlet=at.outlet(document.id),
        published=published_words(t, document),
    )


def claim_groups(
    t: Phrases, at: Index, known: Numbers, views: Mapping[str, ClaimView]
) -> tuple[ClaimGroup, ...]:
    """All claims under their matters, then those under none; each stands once."""
    groups: dict[str | None, list[ClaimView]] = {
        e.id: [] for e in sorted(at.ledger.events, key=lambda e: known.events[e.id])
    }
    for claim in at.ledger.claims:
        event = at.event.get(claim.id)
        groups.setdefault(event.id if event else None, []).append(views[claim.id])
    titles: dict[str | None, str] = {e.id: e.title for e in at.ledger.events}
    return tuple(
        ClaimGroup(titles.get(e, t("page.unlinked")), known.events.get(e or "", 0), tuple(rows))
        for e, rows in groups.items()
        if rows
    )


def chain_steps(t: Phrases, at: Index, claim: Claim) -> tuple[Step, ...]:
    """The claim's voices from its outlet to the last."""
    if not claim.attribution:
        return (Step(t("chain.own_origin", outlet=at.outlet(claim.document)), ""),)
    steps = [Step(at.outlet(claim.document), "")]
    for hop in claim.attribution:
        notes = [t("page.said_on", when=interval_words(t, hop.on))] if hop.on else []
        notes += [t("page.carried")] if hop.carried else []
        steps.append(Step(hop_words(t, at, hop), t("list.comma").join(notes)))
    return tuple(steps)


def facts(t: Phrases, at: Index, claim: Claim) -> list[tuple[str, str]]:
    """Labels (keys of the phrases' page table) and what is said, "" where nothing is."""
    place = claim.place.text if claim.place else ""
    known = at.called(claim.place.entity, place) if claim.place else ""
    return [
        ("perpetrators", named_words(t, claim.perpetrators)),
        ("victims", named_words(t, claim.victims)),
        ("place", place if place == known else f"{place} ({known})"),
        ("when", interval_words(t, claim.when) if claim.when else ""),
        ("period", duration_words(t, claim.period) if claim.period else ""),
        ("method", claim.method or ""),
        ("basis", named_words(t, claim.basis)),
        ("member", " ".join(reason.says for reason in at.reasons(claim.id))),
        ("telling", "" if claim.telling == "particular" else t(f"telling.{claim.telling}")),
        ("status", "" if claim.status == "proposed" else t(f"review.status.{claim.status}")),
        ("by", "" if claim.by == "rules" else t.either(f"review.by.{claim.by}", claim.by)),
    ]
