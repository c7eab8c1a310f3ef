"""What was read in one document before anything is bound into claims."""

from __future__ import annotations

from dataclasses import dataclass

from recount.model.document import Published
from recount.model.span import Span
from recount.model.times import TimeInterval

STANCES = ("reported", "alleged", "believed", "denied", "conceded", "demanded", "feared")
ENTITY_KINDS = ("person", "group", "organisation", "government", "place", "facility")


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution relation: who says (`source`), by which word (`cue`), what (`content`).

    Each part is a tuple of spans, since a part can be discontinuous; `source`
    and `cue` are empty where they were carried over from a statement before
    (`carried`), which `carried_from` indexes. `inside` indexes the enclosing
    statement (an agency quoting a ministry). `on` is when it was said, `basis`
    what the source gives as its ground, `also` further sources side by side.
    `told` is a medium that the source told ("told Reuters"); `speaker` the fullest
    wording the document has for the source, where it resolves to one. `source`
    is also empty where nobody is named ("is believed to"). `kind` is how the cue
    works: speech, thought, evidence (a film or find that shows), attitude (judges
    what it takes for granted), raising ("seems to"), hedge ("reportedly"), noun
    ("claims that"), learned or carried.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    direct: bool
    stance: str
    inside: int | None = None
    carried: bool = False
    carried_from: int | None = None
    on: TimeInterval | None = None
    basis: tuple[Span, ...] = ()
    also: tuple[Span, ...] = ()
    told: Span | None = None
    speaker: Span | None = None
    kind: str = "speech"


@dataclass(frozen=True, slots=True)
class TimesPer:
    """How often something happens: `low` to `high` times each `per` (ISO duration)."""

    low: int | None
    high: int | None
    per: str


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A figure in the text, as an interval.

    `low`/`high` are None on an open side; `bound` is one of exact, range,
    at-least, at-most, about, average, vague; `unit` the counted noun's lemma
    phrase ("people", "families"), `per` an ISO duration for a rate; `measure`
    total, subset, rate, per-event. `head` is the token index of the counted
    noun, or of the number where no noun follows; `number` that of the number.
    `span` is the wording of the figure without its noun.
    """

    span: Span
    low: int | float | None
    high: int | float | None
    bound: str
    approximate: bool
    unit: str | None
    per: str | None
    measure: str
    head: int
    number: int
    times_per: TimesPer | None = None
    period: str | None = None
    subset_of: int | None = None


@dataclass(frozen=True, slots=True)
class TimeReading:
    """One of several things that a time can mean: a TIMEX3 value and its interval."""

    value: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression with its TIMEX3 value and the interval it was resolved to.

    `kind` is date, time, duration or set; `anchor` "published" where the value
    was had from the document's date, "segment" where from that of an older text
    within it, "text" where from another time, None where it stands by itself.
    `head` is its head token's index. `readings` are all that the text leaves
    open ("03/04/2016"; "Friday" without a verb), the one taken first; empty
    where it decides.
    """

    span: Span
    kind: str
    value: str
    earliest: str | None
    latest: str | None
    modifier: str | None
    anchor: str | None
    head: int
    readings: tuple[TimeReading, ...] = ()

    def interval(self) -> TimeInterval:
        """The time as a TimeInterval in its own words."""
        basis = "resolved" if self.anchor else "stated"
        return TimeInterval(self.earliest, self.latest, self.span.exact, basis)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a document, characters `start` to `end`, dated otherwise than the rest.

    An older report pasted under a newer one: `published` is the date its own
    dateline gives, with the reason.
    """

    start: int
    end: int
    published: Published


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name and its kind, one of ENTITY_KINDS."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class ActMention:
    """A word that names an act, with who and what the parse ties to it.

    `trigger` is its token index; `rule` the lexicon entry that read it.
    Participants are spans in text order, `place` the innermost place said.
    `victim_heads` and `means_heads` are the token indices of the heads of the
    victims and of the weapons, `clause` that of the predicate the act is stated
    by; `also` is a second act that the same word names ("casualties"). `stated`
    is False where the word only refers back to an act ("after the attack") and
    makes no claim of its own, and `supposed` where the act is only put as
    possible, asked or planned, which makes none either.
    """

    span: Span
    act: str
    method: str | None
    trigger: int
    rule: str
    perpetrators: tuple[Span, ...] = ()
    victims: tuple[Span, ...] = ()
    place: Span | None = None
    victim_heads: tuple[int, ...] = ()
    means_heads: tuple[int, ...] = ()
    clause: int = -1
    also: str | None = None
    stated: bool = True
    supposed: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read in one document, each tuple in text order.

    `sentences` are the sentences' character offsets, end exclusive; `segments`
    the stretches that have a date of their own.
    """

    document: str
    statements: tuple[Statement, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    acts: tuple[ActMention, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    segments: tuple[Segment, ...] = ()

    def segment_at(self, offset: int) -> Segment | None:
        """The stretch with a date of its own that holds an offset."""
        return next((s for s in self.segments if s.start <= offset < s.end), None)

    def dated(self, offset: int, published: Published) -> Published:
        """The date that a passage is counted from: its segment's, else the document's."""
        segment = self.segment_at(offset)
        return segment.published if segment else published
