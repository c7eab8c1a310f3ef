"""Judgements carried over: their words where they stand now, nothing of the old digests in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from recount.case.judgements import home_of
from recount.case.redaction.names import Names
from recount.case.redaction.rewrite import Rewritten
from recount.model.document import Document
from recount.model.grounds import place
from recount.model.judgement import Judgement
from recount.model.reference import PERSON, ClaimRef
from recount.model.span import Span
from recount.run.targets import made_by


@dataclass(frozen=True, slots=True)
class Carrier:
    """What carrying over goes by: old documents and what takes their place, by the old ids."""

    names: Names
    documents: Mapping[str, Document]
    rewritten: Mapping[str, Rewritten]

    def carry(self, judgements: tuple[Judgement, ...]) -> tuple[list[Judgement], int]:
        """The judgements as they hold now, in order, and how many were left out.

        They are numbered anew. One is left out where its words stand in no text
        any more, or where it takes back one that was.
        """
        carried: list[Judgement] = []
        ids: dict[str, str] = {}
        made: dict[str, str] = {}
        for number, old in enumerate(judgements, 1):
            try:
                new = self._carried(old, f"r{number}", ids, made)
            except (LookupError, ValueError):
                continue
            carried.append(new)
            ids[old.id] = new.id
            pairs = zip(made_by(old), made_by(new), strict=True)
            made.update((one, other) for (one, _), (other, _) in pairs)
        return carried, len(judgements) - len(carried)

    def _carried(
        self, old: Judgement, id_: str, ids: Mapping[str, str], made: dict[str, str]
    ) -> Judgement:
        return Judgement(
            id_,
            old.at,
            self._text(old.who),
            self._text(old.why),
            self._value(old.decision, "", made),
            ids[old.undoes] if old.undoes is not None else None,
            old.blind,
        )

    def _value(self, value: Any, home: str, made: dict[str, str]) -> Any:
        """A value of a decision as it is now; `home` is the old document around it."""
        if isinstance(value, Span):
            return self._span(value, home)
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, tuple):
            return tuple(self._value(item, home, made) for item in value)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        home = home_of(value, home)
        below = {
            each.name: self._value(getattr(value, each.name), home, made) for each in fields(value)
        }
        if "document" in below:
            below["document"] = self.rewritten[home].id
        if isinstance(value, ClaimRef):
            below |= self._ref(value, made)
        elif (span := getattr(value, "span", None)) is not None:
            below |= _in_own_words(value, span, below)
        return replace(value, **below)

    def _ref(self, ref: ClaimRef, made: dict[str, str]) -> dict[str, Any]:
        """A machine's claim goes by its passage, for its id was made of the old digest."""
        moved = self.rewritten[ref.document].redacted.moved
        figure = None if ref.figure is None else moved(ref.figure, ref.figure)[0]
        if ref.by != PERSON:
            made.setdefault(ref.id, f"claim-{len(made) + 1}")
        return {"id": made[ref.id], "figure": figure}

    def _span(self, span: Span, home: str) -> Span:
        """Where a span's words stand now. Raises ValueError where they are in no text."""
        found = place(span, self.documents[home].text)
        redacted = self.rewritten[home].redacted
        start, end = redacted.moved(found.start, found.end)
        return Span(start, end, redacted.text[start:end])

    def _text(self, text: str) -> str:
        return self.names.redact(text).text


def _in_own_words(old: object, span: Span, below: dict[str, Any]) -> dict[str, Any]:
    """The texts of a value that were its span's own words are that still."""
    return {
        name: below["span"].exact
        for name in ("text", "words")
        if getattr(old, name, None) == span.exact
    }
