"""The ledger in plain sentences; never a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from recount.model.ledger import Event, Ledger
from recount.model.times import TimeInterval
from recount.show.figures import PUT_FORWARD, Chart, FigureRow, charts, counted, named_numbers
from recount.show.index import Index
from recount.show.phrases import Phrases
from recount.show.ranking import kind_rank
from recount.show.wording import amount_words, interval_words, range_words

# As many origins with a wording only (“dozens”) are told one by one.
MOST_VAGUE = 2
# So many outlets are named in the first sentence; more are counted.
FEW_OUTLETS = 4


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the summary, the claims it rests on, and the matter's title in it."""

    text: str
    claims: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences about one matter (`event` its id), or about the whole."""

    sentences: tuple[Said, ...]
    event: str | None = None


def opening(t: Phrases, at: Index) -> Paragraph:
    """What was read: documents, outlets, dates, claims, and what could not be read."""
    ledger = at.ledger
    if not ledger.documents:
        said = [Said(t("summary.nothing"))]
    else:
        when = published_range(ledger)
        one = len(ledger.documents) == 1
        said = [
            Said(
                t(
                    "summary.opening",
                    documents=t.count("count.documents", len(ledger.documents)),
                    source=_source(t, at.ledger),
                    dated=t("summary.dated", when=interval_words(t, when)) if when else "",
                    carry=t("summary.carry_one" if one else "summary.carry_other"),
                    claims=t.count("count.claims", len(ledger.claims)),
                    events=t.count("count.events", len(ledger.events)),
                )
            )
        ]
    said += _number(t, "summary.no_outlet", sum(not d.outlet for d in ledger.documents))
    said += _number(t, "summary.rejected", len(at.set_aside))
    said += _number(t, "summary.failures", len(ledger.failures))
    return Paragraph(tuple(said))


def _number(t: Phrases, key: str, n: int) -> list[Said]:
    """The singular or plural of a sentence on `n` things, none for none."""
    return [Said(t(f"{key}_{'one' if n == 1 else 'other'}", n=t.number(n)))] if n else []


def _source(t: Phrases, ledger: Ledger) -> str:
    """By whom the documents that say so were published: by name where they are few."""
    named = [d.outlet for d in ledger.documents if d.outlet]
    names = list(dict.fromkeys(named))
    if not names:
        return ""
    few = len(names) <= FEW_OUTLETS
    outlets = t.listing(names) if few else t.count("count.outlets", len(names))
    if len(named) < len(ledger.documents):
        return t("summary.source_of_some", n=t.number(len(named)), outlets=outlets)
    return t("summary.source", outlets=outlets)


def published_range(ledger: Ledger) -> TimeInterval | None:
    """The shortest interval that holds every day any document may have been published.

    Open where one of them is ("since 3 May"); documents of no date count for nothing.
    """
    dates = (d.published.interval() for d in ledger.documents)
    known = [when for when in dates if when.earliest or when.latest]
    whole = reduce(TimeInterval.hull, known) if known else None
    return whole if whole and (whole.earliest or whole.latest) else None


def about_events(t: Phrases, at: Index, most: int = 8) -> tuple[Paragraph, ...]:
    """A paragraph for each of the matters with most claims, `most` at the most."""
    ranked = sorted(at.ledger.events, key=lambda e: -len(e.claims))
    told = [Paragraph(about_event(t, at, event), event.id) for event in ranked[:most]]
    rest = len(ranked) - most
    if rest > 0:
        key = "summary.more_one" if rest == 1 else "summary.more_other"
        told.append(Paragraph((Said(t(key, n=t.number(rest))),)))
    return tuple(told)


def about_event(t: Phrases, at: Index, event: Event) -> tuple[Said, ...]:
    """Origins and figures of one matter, who denies it, and whom nobody answers."""
    return (*_figures(t, at, event), *_denials(t, at, event))


def findings_sentence(t: Phrases, ledger: Ledger) -> Said | None:
    """How many findings of each kind, None where there are none."""
    kinds: dict[str, int] = {}
    for finding in ledger.findings:
        kinds[finding.kind] = kinds.get(finding.kind, 0) + 1
    if not kinds:
        return None
    told = [
        t("summary.finding_n", finding=t.either(f"finding.{kind}.short", kind), n=t.number(n))
        for kind, n in sorted(kinds.items(), key=lambda pair: kind_rank(pair[0]))
    ]
    return Said(t("summary.findings", findings=t.listing(told)))


@dataclass(frozen=True, slots=True)
class Main:
    """The figures a matter is summed up by: `named` numbers and `vague` wordings."""

    chart: Chart
    named: tuple[FigureRow, ...]
    vague: tuple[FigureRow, ...]

    def origins(self, rows: tuple[FigureRow, ...]) -> list[str]:
        """The origins of `rows`, in order."""
        kept = {id(row) for row in rows}
        return [g.origin for g in self.chart.groups if any(id(r) in kept for r in g.rows)]


def main_figures(t: Phrases, at: Index, event: Event) -> Main | None:
    """The figures the matter is summed up by: those its brackets rest on, where it has any.

    Else totals that are put forward, of the matter's own act and of people first.
    """
    known = counted(event)
    found = []
    for chart in charts(t, at, event):
        rows = [r for r in chart.rows() if r.stance in PUT_FORWARD and named_numbers((r,))]
        rows = [r for r in rows if not known or known & set(r.claims)]
        # Figures of people that no bracket rests on were found to count something else.
        if chart.measure == "total" and rows and (known or chart.unit != "persons"):
            named = tuple(r for r in rows if r.figure.bound != "vague")
            vague = tuple(r for r in rows if r.figure.bound == "vague")
            found.append(Main(chart, named, vague))
    found.sort(key=lambda m: (not m.named, m.chart.unit != "persons", m.chart.act != event.act))
    return found[0] if found else None


def figures_words(t: Phrases, at: Index, event: Event) -> str | None:
    """The spread of a matter's totals: "5,000 to 13,000", None where there are none."""
    main = main_figures(t, at, event)
    if main is None:
        return None
    rows = main.named or main.vague
    numbers = named_numbers(rows)
    if len({(r.low, r.high) for r in rows}) == 1 or len(numbers) == 1:
        return amount_words(t, rows[0].figure)
    return range_words(t, numbers[0], numbers[-1], short=True)


def _figures(t: Phrases, at: Index, event: Event) -> list[Said]:
    main = main_figures(t, at, event)
    if main is None:
        names = [at.origin_name(t, o) for o in event.origins]
        key = "summary.plain_one" if len(names) == 1 else "summary.plain_many"
        many = t.count("count.origins", len(names))
        told = t(key, title=event.title, origin="".join(names[:1]), origins=many)
        return [Said(told, title=event.title)]
    if not main.named:
        return [_named(t, at, event, Main(main.chart, main.vague, ()))]
    origins = main.origins(main.named)
    vague = [_vague(t, name, main) for name in main.origins(main.vague) if name not in origins]
    return [_named(t, at, event, main), *vague[:MOST_VAGUE]]


def _named(t: Phrases, at: Index, event: Event, main: Main) -> Said:
    """The sentence on the numbers that origins name."""
    origins = main.origins(main.named)
    claims = tuple(c for row in main.named for c in row.claims)
    documents = {at.claims[c].document for c in claims}
    one = "one_" if len(origins) == 1 else ""
    act = t.either(f"act.{main.chart.act}", main.chart.act)
    numbers = named_numbers(main.named)
    if len({(r.low, r.high) for r in main.named}) == 1 or len(numbers) == 1:
        amount = amount_words(t, main.named[0].figure)
        told = t(f"summary.{one}same", amount=amount, act=act)
    else:
        low, high = t.number(numbers[0]), t.number(numbers[-1])
        told = t(f"summary.{one}range", low=low, high=high, act=act)
    key = "figures_many" if not one else "figures_shared" if len(documents) > 1 else "figures_one"
    among = t.count("count.origins", event.independent_origins)
    if len(origins) < event.independent_origins:
        among = t("summary.some_of", n=t.number(len(origins)), origins=among)
    text = t(
        f"summary.{key}",
        title=event.title,
        origin=origins[0],
        origins=among,
        documents=t.count("count.documents", len(documents)),
        figures=told,
    )
    return Said(text, claims, event.title)


def _vague(t: Phrases, origin: str, main: Main) -> Said:
    """What an origin says that names no number: "dozens"."""
    rows = [r for g in main.chart.groups if g.origin == origin for r in g.rows if r in main.vague]
    words = t.quoted(rows[0].figure.words)
    claims = tuple(c for row in rows for c in row.claims)
    return Said(t("summary.vague", origin=origin, words=words), claims)


def _denials(t: Phrases, at: Index, event: Event) -> list[Said]:
    """Who denies, in one sentence; an outlet that only tells of no deaths denies nothing."""
    by_voice: dict[str, list[str]] = {}
    for claim in (at.claims[c] for c in event.claims):
        origin = at.origin.get(claim.id)
        party = claim.attribution or (origin is not None and origin.entity is not None)
        if claim.stance == "denied" and party:
            name = at.origin_name(t, origin) if origin else at.last_voice(t, claim)
            by_voice.setdefault(name, []).append(claim.id)
    if not by_voice:
        return []
    key = "summary.denies" if len(by_voice) == 1 else "summary.denies_many"
    claims = tuple(claim for denials in by_voice.values() for claim in denials)
    return [Said(t.sentence(t(key, voice=t.listing(list(by_voice)))), claims)]
