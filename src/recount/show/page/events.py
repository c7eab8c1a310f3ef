"""A matter as the page shows it: origins, figures on their axes, brackets, tolls."""

from __future__ import annotations

from dataclasses import dataclass, field

from recount.model.ledger import Bracket, Event
from recount.model.reference import PERSON
from recount.show.figures import Chart, FigureRow, OriginRows, charts, counted, one_figure
from recount.show.index import Index
from recount.show.page.claims import Numbers, Ref, refs
from recount.show.page.where import WhereView, where_view
from recount.show.phrases import Phrases
from recount.show.plots.scale import Scale, number_scale
from recount.show.plots.strip import Mark, axis, strip
from recount.show.plots.tolls import toll_picture
from recount.show.policies import differences
from recount.show.told import put_forward, told_title
from recount.show.tolls import toll_series
from recount.show.wording import figure_words, interval_words, per_words, range_words, unit_words


@dataclass(frozen=True, slots=True)
class RowView:
    """One figure: its words, how it is put, its strip (SVG), its claims; `aside` if not counted."""

    words: str
    stance: str
    stance_words: str
    strip: str
    refs: tuple[Ref, ...]
    aside: str = ""


@dataclass(frozen=True, slots=True)
class ChartView:
    """Figures on one axis by origin; `axis` is SVG, "" where there is nothing to compare."""

    title: str
    axis: str
    notes: tuple[str, ...]
    groups: tuple[tuple[str, tuple[RowView, ...]], ...]


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin of a matter and its claims."""

    name: str
    why: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class BracketView:
    """A bracket with its rule in one line; empty sides are "", `grade` is "" for one with numbers.

    `left_out` are the reasons for which claims are left out, each with those claims; `strip`
    is the bracket drawn (SVG), "" where it has no number.
    """

    policy: str
    about: str
    low: str
    best: str
    high: str
    grade: str
    why: str
    refs: tuple[Ref, ...]
    left_out: tuple[tuple[str, tuple[Ref, ...]], ...]
    strip: str = ""


@dataclass(frozen=True, slots=True)
class EventView:
    """Everything the page shows of a matter.

    `singles` are charts without an axis, told in one table; `tolls` is SVG or "";
    `differ` says where the brackets' rules part, "" where they do not; `bracket_axis` is
    the axis of the brackets' strips and `bracket_notes` say how to read them.
    """

    number: int
    id: str
    title: str
    act: str
    place: str
    when: str
    claims: int
    origins: tuple[OriginView, ...]
    charts: tuple[ChartView, ...]
    singles: tuple[ChartView, ...]
    brackets: tuple[BracketView, ...]
    tolls: str
    toll_names: tuple[str, ...]
    one_figure: str = ""
    differ: str = ""
    bracket_axis: str = ""
    bracket_notes: tuple[str, ...] = ()
    where: WhereView = field(default_factory=WhereView)


def event_view(t: Phrases, at: Index, known: Numbers, event: Event) -> EventView:
    """What the page shows of one matter."""
    drawn = charts(t, at, event)
    one = one_figure(at, event)
    views = tuple(_chart(t, at, chart, counted(event)) for chart in drawn)
    series = toll_series(at, event, drawn)
    brackets = [b for b in event.brackets if not one or b.grade or b.policy == PERSON]
    sides = [n for b in brackets for n in (b.low, b.best, b.high) if n is not None]
    drawn_brackets = sum(not b.grade for b in brackets)
    scale = number_scale(t, sides) if drawn_brackets > 1 and sides else None
    return EventView(
        number=known.events[event.id],
        id=event.id,
        title=event.title if put_forward(at, event) else told_title(t, at, event),
        act=t.either(f"act.{event.act}", event.act),
        place=at.called(event.place, ""),
        when=interval_words(t, event.when) if event.when else "",
        claims=len(event.claims),
        origins=tuple(
            OriginView(at.origin_name(t, o), o.why, refs(t, at, o.claims))
            for o in sorted(event.origins, key=lambda o: -len(o.claims))
        ),
        charts=tuple(view for view in views if view.axis),
        singles=tuple(view for view in views if not view.axis),
        brackets=tuple(_bracket(t, at, b, scale) for b in brackets),
        bracket_axis=axis(scale) if scale else "",
        bracket_notes=(t("page.brackets_note"), *_axis_notes(t, scale)),
        one_figure=t("page.one_figure", figure=figure_words(t, one)) if one else "",
        differ=differences(t, at, event),
        tolls=toll_picture(t, series) if series else "",
        toll_names=tuple(s.origin for s in series),
        where=where_view(t, at, event),
    )


def _chart(t: Phrases, at: Index, chart: Chart, known: frozenset[str]) -> ChartView:
    """A chart; in the one of the counted figures those not counted are marked, and said why."""
    rows = chart.rows()
    mixed = chart.measure == "total" and any(known & set(row.claims) for row in rows)
    known = known if mixed else frozenset(c for row in rows for c in row.claims)
    numbers = [n for row in rows for n in (row.low, row.high) if n is not None]
    scale = number_scale(t, numbers) if len(rows) > 1 and numbers else None
    brought = any((row.figure.times_per or row.figure.per) != chart.per for row in rows)
    notes = [t("page.axis_weekly")] if chart.per and brought else []
    notes += _axis_notes(t, scale)
    apart = any(not known & set(row.claims) for row in rows)
    notes += [t("page.set_aside_note")] if apart else []
    title = t(
        f"chart.{chart.measure}",
        act=t.sentence(t.either(f"act.{chart.act}", chart.act)),
        unit=unit_words(t, chart.unit),
        per=per_words(t, chart.per) if chart.per else "",
    )
    groups = tuple((g.origin, _rows(t, at, g, scale, known)) for g in chart.groups)
    return ChartView(title, axis(scale) if scale else "", tuple(notes), groups)


def _axis_notes(t: Phrases, scale: Scale | None) -> list[str]:
    return [t("page.axis_log")] if scale and scale.logarithmic else []


def _rows(
    t: Phrases, at: Index, group: OriginRows, scale: Scale | None, known: frozenset[str]
) -> tuple[RowView, ...]:
    return tuple(
        RowView(
            words=(words := figure_words(t, row.figure)),
            stance=row.stance,
            stance_words=t.either(f"stance.{row.stance}", row.stance),
            strip=_strip(t, group.origin, row, words, scale) if scale else "",
            refs=refs(t, at, row.claims),
            aside="" if known & set(row.claims) else t("page.set_aside"),
        )
        for row in group.rows
    )


def _strip(t: Phrases, origin: str, row: FigureRow, words: str, scale: Scale) -> str:
    kind = "vague" if row.figure.bound == "vague" else "figure"
    title = t("page.desc_figure", origin=origin, figure=words)
    return strip(scale, (Mark(row.low, row.high, kind, f"s-{row.stance}"),), title)


def _bracket(t: Phrases, at: Index, bracket: Bracket, scale: Scale | None) -> BracketView:
    low, best, high = (
        "" if n is None else t.number(n) for n in (bracket.low, bracket.best, bracket.high)
    )
    left: dict[str, list[str]] = {}
    for row in bracket.left_out:
        left.setdefault(row.why, []).append(row.claim)
    return BracketView(
        bracket.policy,
        t.either(f"policy.{bracket.policy}", ""),
        low,
        best,
        high,
        t.either(f"grade.{bracket.grade}", bracket.grade or ""),
        bracket.why,
        refs(t, at, bracket.claims),
        tuple((why, refs(t, at, claims)) for why, claims in left.items()),
        _bracket_strip(t, bracket, scale) if scale else "",
    )


def _bracket_strip(t: Phrases, bracket: Bracket, scale: Scale) -> str:
    """Low to high as a bar, best as a diamond; "" where the rule gives no number."""
    low, best, high = bracket.low, bracket.best, bracket.high
    if low is None and best is None and high is None:
        return ""
    words = t("page.desc_figure", origin=bracket.policy, figure=range_words(t, low, high, True))
    words += "" if best is None else t("page.desc_best", best=t.number(best))
    marks = [] if low is None and high is None else [Mark(low, high, "figure", "s-reported")]
    marks += [] if best is None else [Mark(best, best, "best")]
    return strip(scale, tuple(marks), words)
