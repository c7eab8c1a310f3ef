"""Gold collections as a perfect reader would give them: documents and claims, nothing across.

What the gold says across documents (events, findings, entities, copies) stays
with the gold, to be scored against.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recount.ingest import discover, ingest_source
from recount.model.claim import Claim, Hop, Named, Quantity
from recount.model.document import Document, Failure, Published, Zone, digest
from recount.model.reading import TimesPer
from recount.model.span import Span
from recount.model.times import TimeInterval


@dataclass(frozen=True, slots=True)
class Collection:
    """A gold collection: what link is given, the gold itself, and gold ids of the claims given."""

    name: str
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    gold: dict[str, Any]
    gold_id: dict[str, str]


def texts_folder(gold_file: Path) -> Path:
    """Folder of a collection's texts: beside the gold, the seeds' own, or the example's."""
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    first = gold["documents"][0]["name"]
    beside = [gold_file.with_suffix(""), gold_file.parent.parent / gold_file.stem]
    folders = [*beside, *sorted(f for f in gold_file.parent.iterdir() if f.is_dir())]
    return next((folder for folder in folders if (folder / first).exists()), beside[0])


def load(gold_file: Path) -> Collection:
    """Read one collection. Raises FileNotFoundError where its texts are missing."""
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    folder = texts_folder(gold_file)
    documents = {row["name"]: _document(row, folder) for row in gold["documents"]}
    rows: list[tuple[dict[str, Any], str]] = [(c, a) for c in gold["claims"] for a in c["act"]]
    ids = {(c["id"], a): f"c-{c['id']}-{a}" for c, a in rows}
    claims = tuple(_claim(c, a, documents[c["document"]], ids) for c, a in rows)
    ordered = sorted(claims, key=lambda c: (c.document, c.span.start, c.id))
    back = {ids[(c["id"], a)]: c["id"] for c, a in rows}
    name = gold_file.stem if gold_file.stem != "gold" else texts_folder(gold_file).name
    return Collection(name, tuple(documents.values()), tuple(ordered), gold, back)


def metadata(folder: Path) -> dict[str, dict[str, str]]:
    """Rows of metadata.csv by document name, if there is one."""
    path = folder / "metadata.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["name"]: row for row in csv.DictReader(lines)}


def _document(row: dict[str, Any], folder: Path) -> Document:
    text = _text(folder / row["name"])
    on = _interval(row["published"].get("on"))
    basis = row["published"].get("basis", "unknown")
    published = Published(on.earliest, on.latest, basis, "gold") if on else Published()
    identity = digest(text.encode())
    title = text.split("\n", 1)[0].strip()
    zones = _zones(text, len(title), row.get("not_text", []))
    return Document(identity, row["name"], text, identity, zones, title, row["outlet"],
                    tuple(row["agencies"]), published=published)  # fmt: skip


def _text(path: Path) -> str:
    """The text view of a page, or a text file as stored."""
    if path.suffix != ".html":
        return path.read_text(encoding="utf-8")
    (source,) = discover([str(path)]).sources
    (page,) = ingest_source(source)
    if not isinstance(page, Document):
        raise ValueError(f"{path}: {page.why if isinstance(page, Failure) else page.text}")
    return page.text


def _zones(text: str, title: int, not_text: list[str]) -> tuple[Zone, ...]:
    """Title, body, and as furniture what the gold says is no text."""
    found: list[Zone] = [Zone("title", 0, title)]
    cuts = sorted((at, at + len(bit)) for bit in not_text if (at := text.find(bit, title)) >= 0)
    at = title
    for start, end in cuts:
        if start >= at:
            found += [Zone("body", at, start), Zone("furniture", start, end)]
            at = end
    return (*found, Zone("body", at, len(text)))


def find(text: str, words: str, start: int, end: int) -> Span:
    """Span of `words` within start..end, else the nearest elsewhere, else the passage itself."""
    at = text.find(words, start, end)
    if at < 0:
        before, after = text.rfind(words, 0, start), text.find(words, end)
        at = before if before >= 0 else after
    if at < 0:
        return Span(start, end, text[start:end])
    return Span(at, at + len(words), text[at : at + len(words)])


def _interval(when: object) -> TimeInterval | None:
    if not when:
        return None
    if isinstance(when, dict):
        return TimeInterval(when.get("earliest"), when.get("latest"))
    return TimeInterval(str(when), str(when))


def _bound(figure: dict[str, Any]) -> str:
    low, high = figure["low"], figure["high"]
    if figure.get("approximate") and high is None and not any(c.isdigit() for c in figure["text"]):
        return "vague"
    if low is None or high is None:
        return "at-most" if low is None else "at-least"
    return "exact" if low == high else "range"


def _quantity(
    row: dict[str, Any], act: str, document: Document, ids: dict[tuple[str, str], str]
) -> Quantity | None:
    figure = row.get("figure")
    if not figure:
        return None
    times = figure.get("times_per")
    whole = figure.get("of")
    parent = next((ids[key] for key in ((whole, act),) if key in ids), None)
    return Quantity(
        figure["low"], figure["high"], figure["measure"], figure.get("unit", "persons"),
        _bound(figure), figure["text"],
        find(document.text, figure["text"], row["start"], row["end"]),
        bool(figure.get("approximate")), figure.get("per"),
        TimesPer(times["low"], times["high"], times["per"]) if times else None, parent,
    )  # fmt: skip


def _claim(
    row: dict[str, Any], act: str, document: Document, ids: dict[tuple[str, str], str]
) -> Claim:
    start, end = row["start"], row["end"]

    def named(text: str) -> Named:
        return Named(text, find(document.text, text, start, end))

    also = tuple(named(voice) for voice in row.get("also_voices", []))
    on = _interval(row.get("said_on"))
    hops = tuple(
        Hop(voice, named(voice).span, None, None, on if last else None, False, also if last else ())
        for n, voice in enumerate(row["voices"])
        for last in (n == len(row["voices"]) - 1,)
    )
    return Claim(
        ids[(row["id"], act)], document.id, Span(start, end, document.text[start:end]), act,
        row["stance"], row.get("method"), hops,
        tuple(named(text) for text in row.get("basis", [])),
        tuple(named(text) for text in row.get("perpetrators") or []),
        tuple(named(text) for text in row.get("victims") or []),
        named(row["place"]) if row.get("place") else None,
        _interval(row.get("when")), row.get("period"), _quantity(row, act, document, ids),
    )  # fmt: skip
