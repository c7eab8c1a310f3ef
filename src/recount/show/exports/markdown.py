"""`md`: the report as Markdown, to read, to print and to paste."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from recount import __version__
from recount.model.ledger import Ledger
from recount.show.exports.markdown_text import plain, table
from recount.show.exports.values import Exported, one_file
from recount.show.index import Index, index
from recount.show.ledger_json import FORMAT
from recount.show.page.claims import ClaimView, Numbers, Ref, claim_groups, claim_view, numbers
from recount.show.page.events import BracketView, ChartView, EventView, event_view
from recount.show.page.findings import finding_groups
from recount.show.page.reviews import set_aside
from recount.show.phrases import Phrases
from recount.show.summary import about_events, findings_sentence, opening
from recount.show.told import told_title

Views = Mapping[str, ClaimView]


def render_markdown(ledger: Ledger, language: str = "en") -> Exported:
    """Summary, matters, findings, claims with their words, documents, failures.

    Whole texts and pictures are left to the page. Everything from documents is
    escaped.
    """
    t = Phrases(language)
    at = index(ledger)
    known = numbers(at)
    views = {c.id: claim_view(t, at, known, c) for c in at.claims.values()}
    lines = [
        *_head(t, at),
        *_matters(t, at, known),
        *_findings(t, at, known, views),
        *_claims(t, at, known, views),
        *_documents(t, at, known),
        *_foot(t, at),
    ]
    return one_file("\n".join(lines) + "\n")


def _head(t: Phrases, at: Index) -> Iterator[str]:
    yield f"# {t('page.tagline')}"
    yield from ("", t("summary.never"), "", f"## {t('page.summary')}", "")
    for paragraph in (opening(t, at), *about_events(t, at)):
        yield from (" ".join(plain(said.text) for said in paragraph.sentences), "")
    found = findings_sentence(t, at.ledger)
    if found:
        yield from (plain(found.text), "")


def _matters(t: Phrases, at: Index, known: Numbers) -> Iterator[str]:
    ranked = sorted(at.ledger.events, key=lambda e: known.events[e.id])
    if ranked:
        yield from (f"## {t('page.events')}", "")
    for event in ranked:
        yield from _matter(t, told_title(t, at, event), event_view(t, at, known, event))


def _matter(t: Phrases, title: str, view: EventView) -> Iterator[str]:
    yield from (f"### {view.number}. {plain(title)}", "")
    facts = (("act", view.act), ("place", view.place), ("when", view.when))
    for key, told in facts:
        if told:
            yield f"- {t(f'page.{key}')}: {plain(told)}"
    origins = [f"{plain(o.name)} ({_refs(t, o.refs)})" for o in view.origins]
    yield from (f"- {t('page.origins')}: {len(origins)}: {'; '.join(origins)}", "")
    for chart in (*view.charts, *view.singles):
        yield from _chart(t, chart)
    if view.one_figure:
        yield from (plain(view.one_figure), "")
    if view.brackets:
        header = [t(f"page.{key}") for key in ("policy", "low", "best", "high", "why", "rests")]
        rows = [
            [plain(b.policy), b.low, _best(b), b.high, plain(b.why), _refs(t, b.refs)]
            for b in view.brackets
        ]
        yield from (f"**{t('page.brackets')}**", "", *table(header, rows), "")


def _best(bracket: BracketView) -> str:
    """The best estimate, or the grade of a policy that grades and does not count."""
    return plain(bracket.grade) if bracket.grade else bracket.best


def _chart(t: Phrases, chart: ChartView) -> Iterator[str]:
    """Figures by origin in a table, with the notes under it."""
    rows = [
        [plain(origin), plain(r.words), plain(r.stance_words), _refs(t, r.refs), plain(r.aside)]
        for origin, figures in chart.groups
        for r in figures
    ]
    header = [t("page.origin"), t("page.figure"), t("page.stance"), t("page.claims_of"), ""]
    yield from (f"**{plain(chart.title)}**", "", *table(header, rows), "")


def _refs(t: Phrases, refs: Sequence[Ref]) -> str:
    """Numbers of claims: "claim 1, 4"."""
    return f"{t('page.claim')} {t('list.comma').join(str(ref.number) for ref in refs)}"


def _findings(t: Phrases, at: Index, known: Numbers, views: Views) -> Iterator[str]:
    yield from (f"## {t('page.findings')}", "")
    groups = finding_groups(t, at, known, views)
    if not groups:
        yield from (t("page.findings_none"), "")
    for group in groups:
        yield from (f"### {plain(group.title)}", "", plain(group.note), "")
        for finding in group.findings:
            rests = ", ".join(str(view.number) for view in finding.claims)
            yield f"- {plain(finding.why)} ({t('page.claim')} {rests})"
        yield ""


def _claims(t: Phrases, at: Index, known: Numbers, views: Views) -> Iterator[str]:
    yield from (f"## {t('page.claims')}", "")
    for group in claim_groups(t, at, known, views):
        yield from (f"### {plain(group.title)}", "")
        for view in group.claims:
            yield from _claim(t, view)
    if at.set_aside:
        yield from (f"### {t('review.set_aside')}", "", t("review.set_aside_note"), "")
    for view in set_aside(at, views):
        yield from _claim(t, view)


def _claim(t: Phrases, view: ClaimView) -> Iterator[str]:
    told = [view.act, view.stance_words, *([view.figure] if view.figure else [])]
    yield from (f"**{view.number}.** {'; '.join(plain(words) for words in told)}", "")
    yield from (f"> {plain(view.passage.quote)}", "")
    chain = t("chain.arrow").join(
        plain(step.name) + (f" ({plain(step.note)})" if step.note else "") for step in view.chain
    )
    yield f"- {t('page.chain')}: {chain}"
    for label, words in view.facts:
        yield f"- {plain(label)}: {plain(words)}"
    yield from (f"- {plain(view.document_name)}, {plain(view.published)}", "")


def _documents(t: Phrases, at: Index, known: Numbers) -> Iterator[str]:
    header = ["", t("page.file"), t("page.outlet"), t("page.published"), "SHA-256"]
    rows = [
        [
            str(known.documents[d.id]),
            plain(d.name),
            plain(d.outlet or ""),
            plain(f"{d.published.earliest or ''} – {d.published.latest or ''}"),
            plain(d.id.removeprefix("sha256:")),
        ]
        for d in at.ledger.documents
    ]
    yield from (f"## {t('page.documents')}", "", *table(header, rows), "")


def _foot(t: Phrases, at: Index) -> Iterator[str]:
    yield from (f"## {t('page.failures')}", "")
    if not at.ledger.failures:
        yield from (t("page.failures_none"), "")
    yield from (f"- {plain(failure.name)}: {plain(failure.why)}" for failure in at.ledger.failures)
    yield from ("", f"## {t('page.about')}", "", t("page.never"), "", t("page.limits"), "")
    yield plain(t("page.version", version=__version__, format=FORMAT))
