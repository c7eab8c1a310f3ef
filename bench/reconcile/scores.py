"""What link and reconcile make of a collection, against what its gold says across documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from bench.gold import Collection
from recount.link import link
from recount.model.claim import Claim
from recount.model.ledger import FINDINGS, Event, Finding, Links
from recount.reconcile import reconcile


@dataclass(slots=True)
class Tally:
    """Hits out of what the gold has, and good ones out of what was given."""

    hit: int = 0
    gold: int = 0
    good: int = 0
    given: int = 0

    def add(self, other: Tally) -> None:
        self.hit += other.hit
        self.gold += other.gold
        self.good += other.good
        self.given += other.given

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float:
        return self.good / self.given if self.given else 1.0

    @property
    def f(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Result:
    """One collection's tallies by what is measured."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)


def measure(collection: Collection, claims: tuple[Claim, ...]) -> Result:
    """Link and reconcile `claims` and score what comes of it."""
    links = link(collection.documents, (), claims)
    events, findings = reconcile(links, collection.documents)
    result = Result()
    result.tallies["findings"] = _findings(collection, events, findings, result)
    result.tallies["same-origin findings"] = _kind(collection, findings, "same-origin")
    result.tallies["entities, pairs of wordings"] = _entities(collection, links)
    result.tallies["shared text, pairs of documents"] = _shared(collection, links)
    result.tallies["events, pairs of claims"] = _events(collection, events)
    return result


def _met(one: tuple[str, set[str]], other: tuple[str, set[str]]) -> bool:
    """The rule of the project's score: same kind, two claims in common."""
    return one[0] == other[0] and len(one[1] & other[1]) >= 2


def _gold_rows(collection: Collection) -> list[tuple[str, set[str]]]:
    rows = collection.gold.get("findings", [])
    return [(f["kind"], set(f["claims"]) | set(f.get("denies", []))) for f in rows]


def _given_rows(collection: Collection, found: Iterable[Finding]) -> list[tuple[str, set[str]]]:
    """Findings of kinds that the gold knows; cautions stand apart in the ledger too."""
    known = [finding for finding in found if finding.kind in FINDINGS]
    rows = [(f.kind, {collection.gold_id[claim] for claim in f.claims}) for f in known]
    return [row for row in rows if len(row[1]) > 1]


def _match(gold: list[tuple[str, set[str]]], given: list[tuple[str, set[str]]]) -> Tally:
    hit = sum(any(_met(g, p) for p in given) for g in gold)
    good = sum(any(_met(g, p) for g in gold) for p in given)
    return Tally(hit, len(gold), good, len(given))


def _findings(
    collection: Collection, events: tuple[Event, ...], findings: tuple[Finding, ...], into: Result
) -> Tally:
    gold, given = _gold_rows(collection), _given_rows(collection, findings)
    titles = {event.id: event.title for event in events}
    into.missed += [
        f"{kind}: {', '.join(sorted(claims))}"
        for kind, claims in gold
        if not any(_met((kind, claims), p) for p in given)
    ]
    into.extra += [
        f"{f.kind} ({titles.get(f.event or '', '')}): {f.why}"
        for f in findings
        for row in _given_rows(collection, [f])
        if not any(_met(g, row) for g in gold)
    ]
    return _match(gold, given)


def _kind(collection: Collection, findings: tuple[Finding, ...], kind: str) -> Tally:
    gold = [row for row in _gold_rows(collection) if row[0] == kind]
    return _match(gold, [r for r in _given_rows(collection, findings) if r[0] == kind])


def _entities(collection: Collection, links: Links) -> Tally:
    """Pairs of wordings of the gold's sets that claims use: joined, and joined across sets."""
    of: dict[str, set[str]] = {}
    for entity in links.entities:
        for name in entity.names:
            of.setdefault(name, set()).add(entity.id)
    set_of = {name: n for n, names in enumerate(collection.gold["same_entity"]) for name in names}
    used = sorted(name for name in set_of if name in of)
    tally = Tally()
    for one, other in combinations(used, 2):
        joined = bool(of[one] & of[other])
        same = set_of[one] == set_of[other]
        tally.add(Tally(joined and same, same, joined and same, joined))
    return tally


def _shared(collection: Collection, links: Links) -> Tally:
    names = {document.id: document.name for document in collection.documents}
    given = {(names[r.document], names[s.document]) for r in links.relations for s in r.shares_text}
    gold = {
        (row["name"], other)
        for row in collection.gold["documents"]
        for other in row.get("shares_text_with") or []
    }
    return Tally(len(given & gold), len(gold), len(given & gold), len(given))


def _events(collection: Collection, events: tuple[Event, ...]) -> Tally:
    """Pairs of claims that both sides put in one event, over claims the gold gives one."""
    gold = {c["id"]: c["event"] for c in collection.gold["claims"] if c.get("event")}
    given = {
        claim: event.id
        for event in events
        for claim in event.claims
        if collection.gold_id[claim] in gold
    }
    tally = Tally()
    for one, other in combinations(sorted(given), 2):
        joined = given[one] == given[other]
        same = gold[collection.gold_id[one]] == gold[collection.gold_id[other]]
        tally.add(Tally(joined and same, same, joined and same, joined))
    return tally
