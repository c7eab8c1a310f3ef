"""What a style sheet says of the elements of a picture, in print.

Of CSS just so much as the report's own sheet needs: rules, and rules for
print, by their weight and order; custom properties are left for the reader to
fill in. tinycss2 and cssselect2 come with WeasyPrint (extra `pdf`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from recount.show.exports.extras import extra
from recount.show.exports.pdf_pictures import Cascade


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rules of a style sheet that hold in print, ready to be matched."""

    wrap: Any
    matcher: Any

    def of(self, svg: etree._Element) -> Mapping[etree._Element, Mapping[str, str]]:
        """Declarations for each element of a picture, the weightiest of a name kept."""
        root = etree.Element("html")
        etree.SubElement(root, "body").append(svg)
        found: dict[etree._Element, Mapping[str, str]] = {}
        for element in self.wrap.from_html_root(root).iter_subtree():
            told: dict[str, str] = {}
            for *_, declarations in self.matcher.match(element):
                told.update(declarations)
            found[element.etree_element] = told
        # What holds for the whole page holds for the picture.
        return {**found, svg: {**found[root], **found[svg]}}


def cascade(css: str) -> Cascade:
    """A way to ask what `css` says of pictures. Raises ExportError without the extra `pdf`."""
    parser, selector = extra("tinycss2", "pdf"), extra("cssselect2", "pdf")
    matcher = selector.Matcher()
    for rule in _rules(parser, css):
        declarations = {
            d.lower_name if not d.name.startswith("--") else d.name: parser.serialize(d.value)
            for d in parser.parse_declaration_list(rule.content, skip_whitespace=True)
            if d.type == "declaration"
        }
        try:
            selectors = selector.compile_selector_list(rule.prelude)
        except selector.SelectorError:
            # A selector for browsers alone, such as ::details-content.
            continue
        for one in selectors:
            if one.pseudo_element is None:
                matcher.add_selector(one, declarations)
    return Sheet(selector.ElementWrapper, matcher).of


def _rules(parser: Any, css: str | list[Any]) -> Iterator[Any]:
    """Rules that hold in print, in order."""
    for rule in parser.parse_rule_list(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and parser.serialize(rule.prelude).strip() == "print":
            yield from _rules(parser, rule.content)
