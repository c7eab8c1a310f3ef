"""The report: one HTML page that needs no network and no script."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from recount import __version__
from recount.model.ledger import Ledger
from recount.show.grounding import grounded
from recount.show.index import Index, index
from recount.show.ledger_json import FORMAT
from recount.show.page.claims import claim_groups, claim_view, numbers, refs
from recount.show.page.documents import document_views
from recount.show.page.events import event_view
from recount.show.page.findings import finding_groups
from recount.show.page.reliance import reliance_view
from recount.show.page.reviews import disputed, idle, reviewed, set_aside
from recount.show.page.timeline import timeline_parts
from recount.show.phrases import Phrases
from recount.show.safe import visible
from recount.show.summary import Paragraph, about_events, findings_sentence, opening


def render_report(ledger: Ledger, language: str = "en", head: str | None = None) -> str:
    """The whole page for `ledger`, in a language that show.toml is there for.

    `head` is where the log of its case stood, None where it is of no case.

    Everything from documents is escaped, and characters that would reorder or
    hide text are shown by their code points; a content security policy forbids
    scripts and all that is not in the page. The same ledger gives the same page.
    """
    t = Phrases(language)
    at = index(grounded(ledger))
    known = numbers(at)
    views = {c.id: claim_view(t, at, known, c) for c in at.claims.values()}
    ranked = sorted(at.ledger.events, key=lambda e: known.events[e.id])
    return _environment().get_template("report.html.j2").render(
        t=t,
        policy=report_policy(),
        style=Markup(_style()),
        version=__version__,
        format=FORMAT,
        heading=ranked[0].title if len(ranked) == 1 else t("page.tagline"),
        summary=_summary(t, at),
        known=known,
        claim_refs=lambda claims: refs(t, at, claims),
        events=[event_view(t, at, known, e) for e in ranked],
        timeline=timeline_parts(t, at, known),
        reliance=reliance_view(t, at),
        findings=finding_groups(t, at, known, views),
        groups=claim_groups(t, at, known, views),
        reviewed=reviewed(t, at),
        set_aside=set_aside(at, views),
        idle=idle(t, at),
        disputed=disputed(t, ledger.disagreements),
        documents=document_views(t, at, known),
        ledger=at.ledger,
        policies=_policies(t, at),
        head=head,
    )  # fmt: skip


def _summary(t: Phrases, at: Index) -> list[Paragraph]:
    found = findings_sentence(t, at.ledger)
    return [
        opening(t, at),
        *about_events(t, at),
        *([Paragraph((found,))] if found else []),
    ]


def _policies(t: Phrases, at: Index) -> list[str]:
    """One line for each rule that a bracket of the ledger names."""
    met = sorted({b.policy for e in at.ledger.events for b in e.brackets})
    return [line for policy in met if (line := t.either(f"policy.{policy}", ""))]


def report_policy() -> str:
    """The page's content security policy: its one style sheet and nothing else."""
    digest = b64encode(sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def style(name: str) -> str:
    """A style sheet beside the templates; the pages for reviewing share `common`."""
    return (files("recount.show") / "templates" / f"{name}.css").read_text(encoding="utf-8")


@cache
def _style() -> str:
    return style("common") + style("report")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("recount.show", "templates"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: object) -> object:
    """Every string a template prints, with hidden and steering characters made visible."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value
