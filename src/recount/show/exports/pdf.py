"""`pdf`: the report page as a PDF (extra `pdf`).

Made by WeasyPrint from the very page that `html` writes, its pictures drawn
plainly. Nothing is fetched, neither from the network nor from the disk;
letters come from the machine's own fonts, so that another machine may give
other bytes.
"""

from __future__ import annotations

from recount.model.document import digest
from recount.model.ledger import Ledger
from recount.show.exports.cascade import cascade
from recount.show.exports.extras import extra
from recount.show.exports.pdf_pictures import SIZES, drawable
from recount.show.exports.values import Exported, File
from recount.show.report import render_report


def render_pdf(ledger: Ledger) -> Exported:
    """The page, printed. Raises ExportError where WeasyPrint or what it stands on is missing."""
    weasyprint = extra("weasyprint", "pdf")
    page = render_report(ledger)
    # No base address and no protocol allowed: nothing that a page names is fetched.
    refusing = weasyprint.urls.URLFetcher(allowed_protocols=())
    css = page[page.index("<style>") + len("<style>") : page.index("</style>")]
    plain = drawable(page, cascade(css))
    document = weasyprint.HTML(string=plain, base_url=None, url_fetcher=refusing)
    identity = digest(page.encode()).removeprefix("sha256:")[:32]
    data = document.write_pdf(
        pdf_identifier=identity.encode(), stylesheets=[weasyprint.CSS(string=SIZES)]
    )
    return Exported((File("", data),))
