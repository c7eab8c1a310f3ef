"""The ledger and a reading on a terminal: short tables and sentences."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recount.model.document import Document
from recount.model.ledger import Bracket, Event, Ledger
from recount.model.reading import ActMention, Reading, TimeMention
from recount.show.figures import one_figure
from recount.show.grounding import grounded
from recount.show.index import Index, index
from recount.show.phrases import Phrases
from recount.show.policies import differences
from recount.show.printed import printed
from recount.show.ranking import ranked
from recount.show.safe import one_line
from recount.show.summary import (
    figures_words,
    findings_sentence,
    opening,
)
from recount.show.wording import interval_words

MOST_ROWS = 12
# Of so many matters the terminal says where the rules part.
MOST_DIFFERENCES = 3
# The one rule whose brackets have room on a terminal; the report has them all.
LEAD_POLICY = "ucdp"


def render_summary(
    ledger: Ledger,
    width: int = 80,
    color: bool = False,
    report: str | None = None,
    json: str | None = None,
    head: str | None = None,
) -> str:
    """A short readable account of the ledger, ending in a newline.

    `width` in columns; escape codes only with `color`; `report` and `json` are
    where those files were written, said at the end, and `head` is where the log
    of the ledger's case stood.
    """
    t = Phrases()
    at = index(grounded(ledger))
    parts: list[RenderableType] = [*_sentences(t, at)]
    if at.ledger.documents:
        parts.append(_documents(t, at, bool(report)))
    if at.ledger.events:
        parts.append(_events(t, at, bool(report)))
        parts.extend(_differences(t, at))
    parts.extend(_findings(t, at, bool(report)))
    parts.extend(_failures(t, at))
    parts.extend(_paths(t, report, json, head))
    return printed(parts, width, color)


def render_inspect(
    document: Document, reading: Reading, width: int = 80, color: bool = False
) -> str:
    """Each sentence of a document with what was read in it."""
    t = Phrases()
    counts = {
        "statements": len(reading.statements),
        "quantities": len(reading.quantities),
        "times": len(reading.times),
        "names": len(reading.names),
        "acts": len(reading.acts),
    }
    head = t("terminal.read_in", name=one_line(document.name), **counts)
    parts: list[RenderableType] = [Text(head, style="bold")]
    notes = _notes(t, reading)
    for start, end in reading.sentences or ((0, len(document.text)),):
        parts.append(Text(one_line(document.text[start:end])))
        found = [note for offset, note in notes if start <= offset < end]
        parts.extend(Padding(note, (0, 0, 0, 4)) for note in found)
    return printed(parts, width, color)


def _head(text: str) -> Text:
    return Text(text, style="bold")


def _sentences(t: Phrases, at: Index) -> list[RenderableType]:
    said = [" ".join(s.text for s in opening(t, at).sentences)]
    found = findings_sentence(t, at.ledger)
    said.extend([found.text] if found else [])
    return [Padding(Text(one_line(s)), (0, 0, 1, 0)) for s in said]


def _table(title: str, *columns: tuple[str, bool]) -> Table:
    """A plain table; `columns` are headings and whether they hold numbers."""
    table = Table(box=SIMPLE_HEAD, title=Text(title, style="bold"), title_justify="left",
                  pad_edge=False, expand=False)  # fmt: skip
    for name, numeric in columns:
        table.add_column(name, justify="right" if numeric else "left", overflow="fold")
    return table


def _documents(t: Phrases, at: Index, written: bool) -> Table:
    per: dict[str, int] = {}
    for claim in at.ledger.claims:
        per[claim.document] = per.get(claim.document, 0) + 1
    table = _table(
        t("terminal.documents"),
        (t("terminal.document"), False),
        (t("terminal.outlet"), False),
        (t("terminal.published"), False),
        (t("terminal.claims"), True),
    )
    for document in at.ledger.documents[:MOST_ROWS]:
        table.add_row(
            _copy_note(t, at, document),
            Text(one_line(document.outlet or "")),
            Text(interval_words(t, document.published.interval())),
            Text(t.number(per.get(document.id, 0))),
        )
    return _with_more(t, table, len(at.ledger.documents), written)


def _copy_note(t: Phrases, at: Index, document: Document) -> Text:
    relation = at.relations.get(document.id)
    name = Text(one_line(document.name))
    original = at.documents.get(relation.copy_of or "") if relation else None
    if original:
        name.append("\n" + t("terminal.copy", name=one_line(original.name)), style="dim")
    return name


def _with_more(t: Phrases, table: Table, rows: int, written: bool) -> Table:
    if rows > MOST_ROWS:
        table.caption = Text(_more(t, rows - MOST_ROWS, written))
        table.caption_justify = "left"
    return table


def _more(t: Phrases, rest: int, written: bool) -> str:
    """That there is more, and where: in the report, or how to have one."""
    return t("terminal.more" if written else "terminal.more_unwritten", n=t.number(rest))


def _events(t: Phrases, at: Index, written: bool) -> Table:
    table = _table(
        t("terminal.events"),
        (t("terminal.event"), False),
        (t("terminal.claims"), True),
        (t("terminal.origins"), True),
        (t("terminal.figures"), False),
        (t("terminal.bracket", policy=LEAD_POLICY), True),
    )
    events = sorted(at.ledger.events, key=lambda e: -len(e.claims))
    for event in events[:MOST_ROWS]:
        brackets = [b for b in event.brackets if b.policy == LEAD_POLICY]
        table.add_row(
            Text(one_line(event.title)),
            Text(t.number(len(event.claims))),
            Text(t.number(event.independent_origins)),
            Text(one_line(figures_words(t, at, event) or "")),
            Text(_range(t, at, event, brackets)),
        )
    return _with_more(t, table, len(events), written)


def _differences(t: Phrases, at: Index) -> list[RenderableType]:
    """Where the rules part most, for the matters with most claims."""
    events = sorted(at.ledger.events, key=lambda e: -len(e.claims))
    told = [(e.title, said) for e in events if (said := differences(t, at, e))]
    return [
        Padding(Text(one_line(title) + ": ", style="cyan") + Text(one_line(said), style="default"),
                (0, 0, 0, 2))
        for title, said in told[:MOST_DIFFERENCES]
    ]  # fmt: skip


def _range(t: Phrases, at: Index, event: Event, brackets: list[Bracket]) -> str:
    """The leading rule's low and high; one figure is said to be one."""
    if not brackets:
        return ""
    if one_figure(at, event):
        return t("terminal.one_figure")
    return _bracket(t, brackets[0].low, brackets[0].high)


def _bracket(t: Phrases, low: int | None, high: int | None) -> str:
    """Low and high, an open side as an ellipsis."""
    return "–".join("…" if n is None else t.number(n) for n in (low, high))


def _findings(t: Phrases, at: Index, written: bool) -> list[RenderableType]:
    found = at.ledger.findings
    if not found:
        return []
    parts: list[RenderableType] = [_head(t("terminal.findings"))]
    for finding in ranked(at)[:MOST_ROWS]:
        line = Text(t.either(f"finding.{finding.kind}.title", finding.kind) + ": ", style="cyan")
        parts.append(Padding(line + Text(one_line(finding.why), style="default"), (0, 0, 0, 2)))
    if len(found) > MOST_ROWS:
        parts.append(Text("  " + _more(t, len(found) - MOST_ROWS, written)))
    return [*parts, Text("")]


def _failures(t: Phrases, at: Index) -> list[RenderableType]:
    if not at.ledger.failures:
        return []
    rows = [
        Padding(Text(one_line(f.name), style="red") + Text(": " + one_line(f.why)), (0, 0, 0, 2))
        for f in at.ledger.failures
    ]
    return [_head(t("terminal.failures")), *rows, Text("")]


def _paths(
    t: Phrases, report: str | None, json: str | None, head: str | None
) -> list[RenderableType]:
    told = [("terminal.report", report), ("terminal.json", json), ("terminal.head", head)]
    return [Text(t(key, path=path), style="green", no_wrap=True, overflow="ignore")
            for key, path in told if path]  # fmt: skip


def _notes(t: Phrases, reading: Reading) -> list[tuple[int, Text]]:
    """What was read, each with the offset it stands at, in text order."""
    notes: list[tuple[int, str, str]] = []
    for said in reading.statements:
        spans = said.content or said.cue or said.source
        source = " … ".join(s.exact for s in said.source) or t("terminal.carried")
        cue = " ".join(s.exact for s in said.cue)
        words = f"{source} | {cue} | {said.stance}, {t('terminal.statement_by', kind=said.kind)}"
        if spans:
            notes.append((min(s.start for s in spans), t("terminal.statement"), words))
    for figure in reading.quantities:
        bounds = f"{figure.low}–{figure.high}".replace("None", "")
        words = " ".join(filter(None, [figure.span.exact, "→", bounds, figure.unit, figure.per]))
        notes.append((figure.span.start, t("terminal.quantity"), words))
    for time in reading.times:
        notes.append((time.span.start, t("terminal.time"), _time_words(t, time)))
    for name in reading.names:
        notes.append((name.span.start, t("terminal.name"), f"{name.span.exact} ({name.kind})"))
    for act in reading.acts:
        notes.append((act.span.start, t("terminal.act"), _act_words(t, act)))
    return [
        (offset, Text(f"{kind}: ", style="cyan") + Text(one_line(words), style="default"))
        for offset, kind, words in sorted(notes)
    ]


def _time_words(t: Phrases, time: TimeMention) -> str:
    """A time with its value, what else it can mean, and what it was counted from."""
    words = f"{time.span.exact} → {time.value}"
    if time.readings:
        words += "; " + t("terminal.readings", values=", ".join(r.value for r in time.readings))
    return words + ("; " + t("terminal.from_segment") if time.anchor == "segment" else "")


def _act_words(t: Phrases, act: ActMention) -> str:
    """An act with its participants, the lexicon's rule that read it, and whether it claims."""
    parts = [f"{act.span.exact} → {act.act}"]
    if act.perpetrators:
        parts.append(t("terminal.act_by", who=", ".join(s.exact for s in act.perpetrators)))
    if act.victims:
        parts.append(t("terminal.act_to", whom=", ".join(s.exact for s in act.victims)))
    if act.place:
        parts.append(t("terminal.act_at", where=act.place.exact))
    parts.append(t("terminal.act_rule", rule=act.rule))
    if not act.stated:
        parts.append(t("terminal.act_supposed" if act.supposed else "terminal.act_back"))
    return "; ".join(parts)
