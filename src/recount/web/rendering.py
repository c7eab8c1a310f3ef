"""Templates to pages: everything escaped, hidden characters shown, the frame filled in."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from recount.show.report import style
from recount.show.safe import one_line, visible

# What the pages load besides themselves, by name, and its kind; nothing else is served.
STATIC = {
    "htmx.min.js": "text/javascript; charset=utf-8",
    "recount.js": "text/javascript; charset=utf-8",
    "review.css": "text/css; charset=utf-8",
    "common.css": "text/css; charset=utf-8",
    "icon.svg": "image/svg+xml",
}

# Of what hides or steers (`show.safe`), the characters that HTML can refer to.
REFERABLE = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]")


@cache
def static(name: str) -> bytes:
    """A file that the pages load. Raises KeyError for any that STATIC does not list."""
    if name not in STATIC:
        raise KeyError(name)
    if name == "common.css":
        return style("common").encode()
    return (files("recount.web") / "static" / name).read_bytes()


@cache
def environment() -> Environment:
    """The templates of this room, then those of the report."""
    made = Environment(
        loader=ChoiceLoader(
            [PackageLoader("recount.web", "templates"), PackageLoader("recount.show", "templates")]
        ),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"exactly": exactly, "one_line": one_line}
    return made


def exactly(value: str) -> Markup:
    """The value of a form's field, to come back as it is: what hides in it as references.

    What HTML has no reference to, controls and lone surrogates, is made visible.
    """
    told = REFERABLE.sub(lambda found: f"&#x{ord(found.group()):X};", str(escape(value)))
    return Markup(visible(told))


def _shown(value: object) -> object:
    """Every string a template prints, with hidden and steering characters made visible."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value
