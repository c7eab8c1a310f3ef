"""What a web page states of itself in its markup: title, dates, outlet, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from recount import resources
from recount.ingest.stamps import parse_date
from recount.model.document import Published
from recount.model.times import first_day

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
# A page's structured data is some kilobytes; more is not worth a parser's time.
_JSON_LIMIT = 1_000_000
_NODES = 2_000


@dataclass(frozen=True, slots=True)
class Facts:
    """What the markup states; None where it states nothing."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published | None = None
    modified: Published | None = None


def facts_of(root: etree._Element) -> Facts:
    """The facts in `root`'s meta elements, JSON-LD, microdata and time elements."""
    metas = _metas(root)
    linked = _linked(root)
    lists = _lists()
    link = next((e.get("href") for e in root.iter("link") if e.get("rel") == "canonical"), None)
    heading = next((" ".join((e.text or "").split()) for e in root.iter("title")), "")
    language = (root.get("lang") or "").strip().lower().partition("-")[0]
    published = _first_date(metas, lists["published"], "the page's markup") or given_day(
        linked.get("datepublished"), "the page's structured data (datePublished)"
    )
    return Facts(
        title=_first(metas, lists["title"]) or linked.get("headline") or heading or None,
        outlet=_first(metas, lists["outlet"]) or linked.get("publisher"),
        url=link or _first(metas, lists["url"]),
        language=language if re.fullmatch(r"[a-z]{2,3}", language) else None,
        published=published or _timed(root, modified=False),
        modified=_first_date(metas, lists["modified"], "the page's markup")
        or given_day(linked.get("datemodified"), "the page's structured data (dateModified)")
        or _timed(root, modified=True),
    )


@cache
def _lists() -> dict[str, Any]:
    return resources.load("html", "any")


def _metas(root: etree._Element) -> dict[str, str]:
    """Contents of meta elements by their lower-case name, the first of each."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), content[:500])
    return found


def _first(metas: dict[str, str], names: list[str]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _first_date(metas: dict[str, str], names: list[str], where: str) -> Published | None:
    dates = (given_day(metas.get(name), f"{where} ({name})") for name in names)
    return next((day for day in dates if day), None)


def given_day(value: str | None, where: str) -> Published | None:
    """The day that a machine-readable date names, in the time zone it is written in."""
    if not value:
        return None
    iso = _ISO_DAY.match(value.strip())
    stamp = None if iso else parse_date(value[:80])
    if iso:
        try:
            first_day(iso[0])
        except ValueError:
            return None
        return Published(iso[0], iso[0], "stated", f"{where} gives {iso[0]}")
    if stamp is None:
        return None
    why = f"{where} gives '{value[:80]}'" + (f"; {stamp.why}" if stamp.why else "")
    return Published(stamp.earliest, stamp.latest, "stated", why)


def _timed(root: etree._Element, modified: bool) -> Published | None:
    """The date of the first element marked as one, by microdata or as `time`."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        prop = (element.get("itemprop") or "").lower()
        words = f"{prop} {element.get('class') or ''}".lower()
        if prop not in ("datepublished", "datemodified") and element.tag != "time":
            continue
        changed = "modified" in words or "updated" in words
        value = element.get("datetime") or element.get("content")
        if changed == modified and (day := given_day(value, f"the page's {element.tag} element")):
            return day
    return None


def _linked(root: etree._Element) -> dict[str, str]:
    """datePublished, dateModified, headline and publisher of the first article in JSON-LD."""
    for element in root.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        source = element.text or ""
        if len(source) > _JSON_LIMIT:
            continue
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if facts := _article(node):
                return facts
    return {}


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD value, the nearest to the top first."""
    todo, seen = [data], 0
    while todo and seen < _NODES:
        value = todo.pop(0)
        seen += 1
        if isinstance(value, dict):
            yield value
            todo += [part for part in value.values() if isinstance(part, dict | list)]
        elif isinstance(value, list):
            todo += value[:_NODES]


def _article(node: dict[str, Any]) -> dict[str, str]:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    if not any(isinstance(n, str) and n.lower() in _lists()["articles"] for n in names):
        return {}
    values = {k.lower(): v for k, v in node.items() if isinstance(k, str)}
    facts = {
        k: " ".join(v.split())[:500]
        for k in ("datepublished", "datemodified", "headline")
        if isinstance(v := values.get(k), str)
    }
    publisher = values.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    if isinstance(name, str) and name.strip():
        facts["publisher"] = name.strip()[:200]
    return facts
