"""An invented matter in an invented country, laid out by hand as a ledger."""

from __future__ import annotations

from recount.model.claim import Claim, Hop, Named, Quantity
from recount.model.document import Document, Failure, Published, Zone, digest
from recount.model.ledger import (
    Bracket,
    Entity,
    Event,
    Finding,
    Ledger,
    LeftOut,
    Member,
    Origin,
    Reason,
    Relation,
    SharedText,
)
from recount.model.reading import (
    ActMention,
    NameMention,
    QuantityMention,
    Reading,
    Statement,
    TimeMention,
    TimesPer,
)
from recount.model.span import Span
from recount.model.times import TimeInterval

HARBOUR = """Ministry rejects report of hangings at Korvath

Updated March 4, 2031

Lantern Watch said on Monday that between 5,000 and 13,000 people were hanged at Korvath prison in four years. An average of 20 to 50 prisoners were hanged each week, it said.

"These stories are invented," state agency VNA quoted the justice ministry as saying. The ministry denied that anyone was hanged at Korvath.

A defector, Ilen Marsk, said as many as 50 prisoners a day were thought to have been killed at the prison.

Harbour Post and agencies"""  # noqa: E501

RADIO = """Up to 13,000 hanged at Korvath, group says

Up to 13,000 prisoners were hanged at Korvath prison from 2026 to 2030, Lantern Watch said in a report. Up to 50 prisoners were hanged at a time, once or twice a week.

A shell hit the market of Sarn on 2 March, killing at least 31 people, medics said. The army said dozens of fighters died there.

(Meridian Press)"""  # noqa: E501

UNDATED = """Market toll rises to 38

At least 38 people were killed when a shell hit the market of Sarn, the Sarn hospital said. Rebels fired the shell, the army said."""  # noqa: E501


def span(text: str, words: str, nth: int = 0) -> Span:
    """The nth place where `words` stand in `text`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words), words)


def named(text: str, words: str, entity: str | None = None, nth: int = 0) -> Named:
    return Named(words, span(text, words, nth), entity)


def hop(text: str, words: str, entity: str | None = None, **more: object) -> Hop:
    return Hop(words, span(text, words), entity=entity, **more)  # type: ignore[arg-type]


def document(name: str, text: str, **more: object) -> Document:
    lines, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            kind = "title" if number == 0 else "body"
            if line.startswith(("Updated", "(Meridian")) or line.endswith("agencies"):
                kind = "credit"
            lines.append(Zone(kind, at, at + len(line)))
        at += len(line) + 1
    return Document(
        digest(name.encode() + text.encode()),
        name,
        text,
        digest(text.encode()),
        tuple(lines),
        title=text.split("\n")[0],
        **more,  # type: ignore[arg-type]
    )


def figure(text: str, words: str, low: int | None, high: int | None, **more: object) -> Quantity:
    values: dict[str, object] = {"measure": "total", "unit": "persons", "bound": "exact", **more}
    return Quantity(low, high, words=words, span=span(text, words), **values)  # type: ignore[arg-type]


DOCUMENTS = (
    document(
        "harbour.txt",
        HARBOUR,
        outlet="Harbour Post",
        agencies=("VNA",),
        published=Published(
            "2031-03-04",
            "2031-03-04",
            "stated",
            "the line “Updated March 4, 2031”",
            span(HARBOUR, "Updated March 4, 2031"),
        ),
    ),
    document(
        "radio.txt",
        RADIO,
        outlet="Radio Meridian",
        agencies=("Meridian Press",),
        published=Published("2031-03-03", "2031-03-03", "given", "given by the user"),
    ),
    document("undated.txt", UNDATED),
)
H, R, U = (d.id for d in DOCUMENTS)
MONDAY = TimeInterval("2031-03-03", "2031-03-03", "on Monday", "resolved")
MARKET_DAY = TimeInterval("2031-03-02", "2031-03-02", "on 2 March", "resolved")

CLAIMS = (
    Claim(
        "c1",
        H,
        span(
            HARBOUR, "between 5,000 and 13,000 people were hanged at Korvath prison in four years"
        ),
        "killing",
        "alleged",
        "hanging",
        (hop(HARBOUR, "Lantern Watch", "e1", cue="said", on=MONDAY),),
        victims=(named(HARBOUR, "people"),),
        place=named(HARBOUR, "Korvath prison", "e2"),
        period="P4Y",
        quantity=figure(HARBOUR, "between 5,000 and 13,000", 5000, 13000, bound="range"),
    ),
    Claim(
        "c2",
        H,
        span(HARBOUR, "An average of 20 to 50 prisoners were hanged each week"),
        "killing",
        "alleged",
        "hanging",
        (hop(HARBOUR, "Lantern Watch", "e1", cue="said", carried=True),),
        victims=(named(HARBOUR, "prisoners"),),
        quantity=figure(
            HARBOUR, "An average of 20 to 50", 20, 50, measure="rate", per="P1W", bound="average"
        ),
    ),
    Claim(
        "c3",
        H,
        span(HARBOUR, "anyone was hanged at Korvath"),
        "killing",
        "denied",
        "hanging",
        (
            hop(HARBOUR, "VNA", "e3", cue="quoted"),
            hop(HARBOUR, "the justice ministry", "e4", cue="denied"),
        ),
        place=named(HARBOUR, "Korvath", "e2", 2),
    ),
    Claim(
        "c4",
        H,
        span(
            HARBOUR, "as many as 50 prisoners a day were thought to have been killed at the prison"
        ),
        "killing",
        "believed",
        None,
        (hop(HARBOUR, "Ilen Marsk", "e5", cue="said"),),
        victims=(named(HARBOUR, "prisoners", nth=1),),
        quantity=figure(
            HARBOUR, "as many as 50", None, 50, measure="rate", per="P1D", bound="at-most"
        ),
    ),
    Claim(
        "c5",
        R,
        span(RADIO, "Up to 13,000 hanged at Korvath"),
        "killing",
        "alleged",
        "hanging",
        (hop(RADIO, "Lantern Watch", "e1"),),
        quantity=figure(RADIO, "Up to 13,000", None, 13000, bound="at-most"),
    ),
    Claim(
        "c6",
        R,
        span(RADIO, "Up to 13,000 prisoners were hanged at Korvath prison from 2026 to 2030"),
        "killing",
        "alleged",
        "hanging",
        (hop(RADIO, "Lantern Watch", "e1", cue="said"),),
        when=TimeInterval("2026", "2030", "from 2026 to 2030"),
        place=named(RADIO, "Korvath prison", "e2"),
        quantity=figure(RADIO, "Up to 13,000", None, 13000, bound="at-most"),
    ),
    Claim(
        "c7",
        R,
        span(RADIO, "Up to 50 prisoners were hanged at a time, once or twice a week"),
        "killing",
        "alleged",
        "hanging",
        (hop(RADIO, "Lantern Watch", "e1", carried=True),),
        quantity=figure(
            RADIO,
            "Up to 50",
            None,
            50,
            measure="per-event",
            times_per=TimesPer(1, 2, "P1W"),
            bound="at-most",
        ),
    ),
    Claim(
        "c8",
        R,
        span(RADIO, "A shell hit the market of Sarn on 2 March, killing at least 31 people"),
        "killing",
        "alleged",
        "shell",
        (hop(RADIO, "medics", "e6", cue="said"),),
        when=MARKET_DAY,
        place=named(RADIO, "the market of Sarn", "e7"),
        quantity=figure(RADIO, "at least 31", 31, None, bound="at-least"),
    ),
    Claim(
        "c9",
        R,
        span(RADIO, "dozens of fighters died there"),
        "killing",
        "alleged",
        None,
        (hop(RADIO, "The army", "e8", cue="said"),),
        when=MARKET_DAY,
        quantity=figure(RADIO, "dozens", 24, None, bound="vague", approximate=True),
    ),
    Claim(
        "c10",
        U,
        span(UNDATED, "Market toll rises to 38"),
        "killing",
        "reported",
        quantity=figure(UNDATED, "38", 38, 38),
    ),
    Claim(
        "c11",
        U,
        span(UNDATED, "At least 38 people were killed when a shell hit the market of Sarn"),
        "killing",
        "alleged",
        "shell",
        (hop(UNDATED, "the Sarn hospital", "e9", cue="said"),),
        basis=(named(UNDATED, "the Sarn hospital"),),
        victims=(named(UNDATED, "people"),),
        place=named(UNDATED, "the market of Sarn", "e7"),
        quantity=figure(UNDATED, "At least 38", 38, None, bound="at-least"),
    ),
    Claim(
        "c12",
        U,
        span(UNDATED, "Rebels fired the shell"),
        "attack",
        "alleged",
        "shell",
        (hop(UNDATED, "the army", "e8", cue="said"),),
        perpetrators=(named(UNDATED, "Rebels"),),
    ),
)

ENTITIES = (
    Entity("e1", "organisation", "Lantern Watch", ("Lantern Watch",)),
    Entity("e2", "facility", "Korvath prison", ("Korvath", "Korvath prison")),
    Entity("e3", "organisation", "VNA", ("VNA",)),
    Entity("e4", "government", "the justice ministry", ("the justice ministry", "The ministry")),
    Entity("e5", "person", "Ilen Marsk", ("Ilen Marsk",)),
    Entity("e6", "group", "medics", ("medics",)),
    Entity("e7", "place", "the market of Sarn", ("the market of Sarn",)),
    Entity("e8", "organisation", "the army", ("The army", "the army")),
    Entity("e9", "facility", "the Sarn hospital", ("the Sarn hospital",)),
)

EVENTS = (
    Event(
        "v1",
        "Hangings at Korvath prison",
        "killing",
        "e2",
        TimeInterval("2026", "2030"),
        ("c1", "c2", "c3", "c4", "c5", "c6", "c7"),
        (
            Origin(
                "e1",
                ("c1", "c2", "c5", "c6", "c7"),
                "Lantern Watch",
                (Reason("last_voice", "the last voice is Lantern Watch", ("c1", "c2")),),
            ),
            Origin("e4", ("c3",), "the justice ministry"),
            Origin("e5", ("c4",), "Ilen Marsk"),
        ),
        (
            Bracket(
                "ucdp",
                5000,
                None,
                13000,
                ("c1", "c6"),
                "one origin gives totals; no best figure can be said",
            ),
            Bracket("union", 5000, None, 13000, ("c1", "c6"), "what either figure allows"),
            Bracket(
                "airwars",
                None,
                None,
                None,
                ("c1", "c6"),
                "one origin alone reports it: Lantern Watch",
                (LeftOut("c4", "hedged: no firm report"),),
                "weak",
            ),
        ),
        (
            Member("c1", (Reason("told_first", "It is the first of its document."),)),
            Member("c2", (Reason("same_place", "It is put at the same place.", ("c1",)),)),
        ),
    ),
    Event(
        "v2",
        "Shelling of the market of Sarn",
        "killing",
        "e7",
        MARKET_DAY,
        ("c8", "c9", "c10", "c11", "c12"),
        (
            Origin("e6", ("c8",), "medics"),
            Origin("e8", ("c9", "c12"), "the army"),
            Origin(None, ("c10",), ""),
            Origin("e9", ("c11",), "the Sarn hospital"),
        ),
        (
            Bracket(
                "acled",
                12,
                None,
                38,
                ("c8", "c9", "c11"),
                "the most conservative figure of each origin",
            ),
        ),
    ),
)

FINDINGS = (
    Finding(
        "f1",
        "same-origin",
        "v1",
        ("c1", "c6"),
        "Two documents, one origin: Lantern Watch.",
        (Reason("same_origin", "Figures that several documents have from one voice.", ("c1",)),),
    ),
    Finding(
        "f2",
        "rates-disagree",
        "v1",
        ("c2", "c4"),
        "Up to 50 a day is up to 350 a week, against 20 to 50 a week.",
    ),
    Finding(
        "f3",
        "denied",
        "v1",
        ("c1", "c3"),
        "The justice ministry denies what Lantern Watch alleges.",
    ),
    Finding(
        "f5",
        "hedge-lost",
        "v1",
        ("c4", "c6"),
        "Ilen Marsk gives a number as believed; Radio Meridian tells it without the hedge.",
        (Reason("hedge_lost", "What an account gave as believed is printed as said.", ("c4",)),),
    ),
    Finding(
        "f4", "figures-agree", "v2", ("c8", "c11"), "At least 31 and at least 38 can both hold."
    ),
)

RELATIONS = (
    Relation(H, None, (SharedText(R, 0.25),), ("a quarter of its words stand in radio.txt too",)),
    Relation(R, None, (SharedText(H, 0.3),)),
)


def readings() -> tuple[Reading, ...]:
    text = HARBOUR
    start = text.index("Lantern")
    return (
        Reading(
            H,
            (
                Statement(
                    (span(text, "Lantern Watch"),),
                    (span(text, "said"),),
                    (span(text, CLAIMS[0].span.exact),),
                    False,
                    "alleged",
                ),
            ),
            (
                QuantityMention(
                    span(text, "between 5,000 and 13,000"),
                    5000,
                    13000,
                    "range",
                    False,
                    "people",
                    None,
                    "total",
                    1,
                    1,
                ),
            ),
            (
                TimeMention(
                    span(text, "on Monday"),
                    "date",
                    "2031-03-03",
                    "2031-03-03",
                    "2031-03-03",
                    None,
                    "published",
                    1,
                ),
            ),
            (NameMention(span(text, "Lantern Watch"), "organisation"),),
            (ActMention(span(text, "hanged"), "killing", "hanging", 1, "hang"),),
            sentences=((0, 46), (start, text.index("An average") - 1)),
        ),
    )


def ledger() -> Ledger:
    """The whole case: three documents, twelve claims, two matters, one failure."""
    return Ledger(
        DOCUMENTS,
        RELATIONS,
        CLAIMS,
        ENTITIES,
        EVENTS,
        FINDINGS,
        (Failure("photo.jpg", "it is an image, not text; give a text or HTML file"),),
        readings(),
    )
