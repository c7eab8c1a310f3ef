"""What a style's name says of a paragraph, in the word processors' own words for it."""

from __future__ import annotations

_ZONES = {
    "title": "title",
    "subtitle": "heading",
    "caption": "caption",
    "illustration": "caption",
    "figure": "caption",
    "table": "caption",
    "quote": "quote-block",
    "intensequote": "quote-block",
    "quotations": "quote-block",
    "blocktext": "quote-block",
    "header": "furniture",
    "footer": "furniture",
}


def zone_of_style(name: str) -> str | None:
    """The zone kind (or "heading") of paragraphs in the style `name`; None where it says nothing.

    Word's built-in styles are named in English whatever the language of its
    menus (ECMA-376, 17.7.4.9); those of ODF documents likewise.
    """
    key = "".join(name.lower().split()).replace("_20_", "")
    if key.startswith("heading"):
        return "heading"
    if key.startswith(("toc", "contents", "tableofcontents")):
        return "furniture"
    return _ZONES.get(key)
