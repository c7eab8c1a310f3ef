"""UIMA CAS read plainly: texts and what is marked in them, from CAS JSON 0.4.0 or XMI.

No types are needed: whatever has a begin and an end over a text is a mark, and
its plain features are taken as strings. XML is read without entities,
document types or anything from outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from recount.show.readback.place import Place, PlaceError, parsed

SOFA = "uima.cas.Sofa"
XMI_ID = "{http://www.omg.org/XMI}id"
# A type's name in XMI: "http:///org/example/type.ecore" and a local name.
ECORE = "http:///"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of a UIMA type over a text. Offsets count UTF-16 code units."""

    kind: str
    sofa: str
    begin: int
    end: int
    features: Mapping[str, str]
    place: str


@dataclass(frozen=True, slots=True)
class Cas:
    """The texts of a CAS by the ids of their sofas, and the marks in them, in the file's order."""

    texts: Mapping[str, str]
    marks: tuple[Mark, ...]


def read_cas(text: str) -> Cas:
    """The CAS that a JSON or XMI file holds. Raises PlaceError where it holds none."""
    return _from_xmi(text) if text.lstrip("\ufeff \t\r\n").startswith("<") else _from_json(text)


def _from_json(text: str) -> Cas:
    row = parsed(text).row()
    if "%FEATURE_STRUCTURES" not in row:
        raise PlaceError("the file: there is no “%FEATURE_STRUCTURES”, so it is no UIMA CAS JSON")
    texts: dict[str, str] = {}
    marks: list[Mark] = []
    for place in row["%FEATURE_STRUCTURES"].items():
        held = place.row()
        kind = held["%TYPE"].text() if "%TYPE" in held else ""
        if kind == SOFA and "sofaString" in held and "%ID" in held:
            texts[str(held["%ID"].whole())] = held["sofaString"].text()
        elif {"@sofa", "begin", "end"} <= set(held):
            features = {k: v.value for k, v in held.items() if isinstance(v.value, str)}
            begin, end = held["begin"].whole(), held["end"].whole()
            sofa = str(held["@sofa"].whole())
            marks.append(Mark(kind, sofa, begin, end, features, place.path))
    return Cas(texts, tuple(marks))


def _from_xmi(text: str) -> Cas:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.lstrip("\ufeff").encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PlaceError(f"the file: this is not XML ({error})") from error
    if root.getroottree().docinfo.doctype:
        raise PlaceError("the file: an XMI file has no document type; this one is not read")
    texts: dict[str, str] = {}
    marks: list[Mark] = []
    for n, node in enumerate(root.iterchildren(tag=etree.Element), start=1):
        values = {str(key): str(value) for key, value in node.attrib.items()}
        kind = _kind(node)
        if kind == SOFA and "sofaString" in values:
            texts[values.get(XMI_ID, "")] = values["sofaString"]
        elif {"sofa", "begin", "end"} <= set(values):
            place = Place(None, f"element {n}")
            begin, end = (_whole(place, values[key]) for key in ("begin", "end"))
            marks.append(Mark(kind, values["sofa"], begin, end, values, place.path))
    if not texts:
        raise PlaceError("the file: there is no cas:Sofa with a text, so it is no UIMA CAS XMI")
    return Cas(texts, tuple(marks))


def _kind(node: etree._Element) -> str:
    """A type's full name: {http:///uima/cas.ecore}Sofa is uima.cas.Sofa."""
    name = etree.QName(node)
    package = (name.namespace or "").removeprefix(ECORE).removesuffix(".ecore")
    return f"{package.replace('/', '.')}.{name.localname}"


def _whole(place: Place, digits: str) -> int:
    if not digits.isdecimal() or len(digits) > 12:
        raise place.wrong(f"“{digits[:20]}” is no offset")
    return int(digits)
