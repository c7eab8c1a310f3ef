"""Many articles printed into one text by a news database: found, cut apart and labelled.

It works on the plain text of any format. An ordinary article is never cut: a
bundle must count its articles, or number them, and nearly all of them must
have the head that goes with it.
"""

from __future__ import annotations

from recount.ingest.containers import factiva, nexis
from recount.ingest.values import Part

_FORMS = (nexis.older, nexis.newer, factiva.articles)


def split(text: str) -> tuple[Part, ...] | None:
    """The articles of a bundle in their order, None where the text is none.

    A part holds the lines of its article as they stood, with the zone of each.
    What stands over the first article (a cover, what was searched for) belongs
    to none and is left out.
    """
    for form in _FORMS:
        if articles := form(text):
            return tuple(a.part(number) for number, a in enumerate(articles, 1) if a.lines)
    return None
