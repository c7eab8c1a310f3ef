"""The ways out: one literal table of targets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from recount.model.ledger import Ledger
from recount.show.exports.annotations import render_annotations
from recount.show.exports.csv_package import render_csv
from recount.show.exports.doccano import render_doccano
from recount.show.exports.ftm import render_ftm
from recount.show.exports.ged import render_ged
from recount.show.exports.geojson import render_geojson
from recount.show.exports.html_page import render_html
from recount.show.exports.inception import render_inception
from recount.show.exports.json_file import render_json
from recount.show.exports.labelstudio import render_labelstudio
from recount.show.exports.markdown import render_markdown
from recount.show.exports.parquet import render_parquet
from recount.show.exports.pdf import render_pdf
from recount.show.exports.prov import render_prov
from recount.show.exports.sqlite import render_sqlite
from recount.show.exports.uwazi import render_uwazi
from recount.show.exports.values import Exported, ExportError
from recount.show.exports.xlsx import render_xlsx
from recount.show.grounding import grounded
from recount.show.readback import whole


@dataclass(frozen=True, slots=True)
class Target:
    """A way out. `folder` where it is several files; `texts` where it shows whole documents."""

    name: str
    about: str
    render: Callable[[Ledger], Exported]
    folder: bool = False
    texts: bool = False


TARGETS: tuple[Target, ...] = (
    Target("json", "the ledger, format recount.ledger/1", render_json),
    Target("csv", "tables with a Frictionless datapackage.json", render_csv, folder=True),
    Target("xlsx", "the same tables as a workbook", render_xlsx),
    Target("sqlite", "the same tables as a database", render_sqlite),
    Target("parquet", "the same tables for data frames (extra)", render_parquet, folder=True),
    Target("ftm", "FollowTheMoney entities, for OpenAleph", render_ftm),
    Target("ged", "columns of the UCDP Georeferenced Event Dataset", render_ged),
    Target("uwazi", "CSV for Uwazi's import, a file a template", render_uwazi, folder=True),
    Target("annotations", "every span as a W3C Web Annotation", render_annotations),
    Target("labelstudio", "texts with our spans, for Label Studio", render_labelstudio, True, True),
    Target("doccano", "texts with our spans, for doccano", render_doccano, True, True),
    Target("inception", "texts with our spans, for INCEpTION", render_inception, True, True),
    Target("prov", "where everything comes from, as PROV-JSON", render_prov),
    Target("geojson", "the matters, as points where places are known", render_geojson),
    Target("html", "the report page", render_html, texts=True),
    Target("md", "the report as Markdown", render_markdown),
    Target("pdf", "the report page, printed (extra)", render_pdf, texts=True),
)


def target(name: str) -> Target:
    """The target of that name. Raises ExportError where there is none."""
    for one in TARGETS:
        if one.name == name:
            return one
    names = ", ".join(one.name for one in TARGETS)
    raise ExportError(f"there is no target “{name}”; there are {names}")


def export(ledger: Ledger, name: str) -> Exported:
    """The ledger's grounded rows in the form of a target; same ledger, same bytes.

    Raises ExportError where there is no such target, a library it needs is not
    installed, or it shows whole documents and the text of one is not at hand.
    """
    chosen = target(name)
    missing = [d.name for d in ledger.documents if chosen.texts and not whole(d)]
    if missing:
        raise ExportError(
            f"{name} shows whole documents, and a ledger's JSON does not hold their texts:"
            f" give the documents with --document ({missing[0]} is missing)"
        )
    return chosen.render(grounded(ledger))
