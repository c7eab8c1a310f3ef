"""Judgements to plain JSON values and back, strictly.

Objects have the names of the values' fields; where a field may hold values of
more than one class, as `decision` and a note's `target` do, the object's "kind"
says which. What has a default may be left out; nothing unknown is let through.

JudgementError
└── all faults at once, each with its place: "judgement.decision.claim.act: …"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from recount.model import judgement as j
from recount.model.draft import Draft
from recount.model.judgement import EditClaim, Judgement
from recount.model.reference import ClaimRef, DocumentRef, Mention
from recount.model.span import Span

KINDS: dict[str, type] = {
    "accept-claim": j.AcceptClaim,
    "reject-claim": j.RejectClaim,
    "edit-claim": j.EditClaim,
    "split-claim": j.SplitClaim,
    "merge-claims": j.MergeClaims,
    "add-claim": j.AddClaim,
    "same-entity": j.SameEntity,
    "different-entity": j.DifferentEntity,
    "same-event": j.SameEvent,
    "different-event": j.DifferentEvent,
    "move-claim": j.MoveClaim,
    "note": j.Note,
    "policy-exception": j.PolicyException,
    "best-figure": j.BestFigure,
    "undo": j.Undo,
    "claim": ClaimRef,
    "mention": Mention,
    "document": DocumentRef,
}
NAMES = {cls: name for name, cls in KINDS.items()}
# The largest whole number that a JSON number is sure to hold (RFC 8259, section 6).
MOST = 2**53 - 1
PLAIN: dict[type, str] = {str: "text", int: "a whole number", bool: "true or false"}


class JudgementError(ValueError):
    """What is wrong with a judgement's JSON: every fault with its place."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = tuple(faults)


def judgement_object(judgement: Judgement) -> dict[str, Any]:
    """A judgement as plain JSON values; `blind` is there only where it is known.

    So a line that was written before there was such a field stays what it was.
    """
    row = cast(dict[str, Any], _plain(judgement, Judgement))
    return {key: value for key, value in row.items() if key != "blind" or value is not None}


def read_judgement(value: object, place: str = "judgement") -> Judgement:
    """The judgement that plain JSON values describe.

    `place` is what to call it in a fault ("log.jsonl, line 7"). Raises
    JudgementError with every fault found.
    """
    faults: list[str] = []
    found = _read(value, Judgement, place, faults)
    if faults:
        raise JudgementError(faults)
    return cast(Judgement, found)


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _choices(kind: Any) -> tuple[Any, ...]:
    """The classes a type allows, None among them where it may be left empty."""
    return get_args(kind) if get_origin(kind) in (UnionType, Union) else (kind,)


def _tagged(kind: Any) -> bool:
    return sum(is_dataclass(choice) for choice in _choices(kind)) > 1


def _kind_of(cls: type, name: str, field: object) -> Any:
    """Type of a class's field; an edit's value has the type of the field it edits."""
    hint = _hints(cls)[name]
    if cls is EditClaim and name == "value":
        return _hints(Draft).get(field) if isinstance(field, str) else None
    return hint


def _plain(value: object, kind: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item, get_args(kind)[0]) for item in value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    row: dict[str, Any] = {"kind": NAMES[type(value)]} if _tagged(kind) else {}
    for each in fields(value):
        below = _kind_of(type(value), each.name, getattr(value, "field", None))
        row[each.name] = _plain(getattr(value, each.name), below)
    return row


def _read(value: object, kind: Any, place: str, faults: list[str]) -> Any:
    choices = _choices(kind)
    if value is None:
        return None if NoneType in choices else faults.append(f"{place}: must not be empty")
    wanted = [choice for choice in choices if choice is not NoneType]
    if _tagged(kind):
        return _read_tagged(value, wanted, place, faults)
    if get_origin(wanted[0]) is tuple:
        return _read_many(value, get_args(wanted[0])[0], place, faults)
    if is_dataclass(wanted[0]):
        return _read_object(value, cast(type, wanted[0]), place, faults)
    return _read_plain(value, wanted[0], place, faults)


def _read_plain(value: object, kind: type, place: str, faults: list[str]) -> Any:
    if type(value) is not kind:
        return faults.append(f"{place}: expected {PLAIN[kind]}, got {_shown(value)}")
    if isinstance(value, str) and any("\ud800" <= letter <= "\udfff" for letter in value):
        return faults.append(f"{place}: holds half a character (a lone surrogate)")
    if isinstance(value, int) and abs(value) > MOST:
        return faults.append(f"{place}: {value} is more than every reader of JSON holds exactly")
    return value


def _read_many(value: object, kind: Any, place: str, faults: list[str]) -> Any:
    if not isinstance(value, list):
        return faults.append(f"{place}: expected a list, got {_shown(value)}")
    return tuple(_read(item, kind, f"{place}[{n}]", faults) for n, item in enumerate(value))


def _read_tagged(value: object, wanted: list[Any], place: str, faults: list[str]) -> Any:
    if not isinstance(value, dict):
        return faults.append(f"{place}: expected an object, got {_shown(value)}")
    known = [name for name, cls in KINDS.items() if cls in wanted]
    if value.get("kind") not in known:
        return faults.append(
            f"{place}.kind: expected one of {', '.join(known)}, got {_shown(value.get('kind'))}"
        )
    rest = {key: below for key, below in value.items() if key != "kind"}
    return _read_object(rest, KINDS[value["kind"]], place, faults)


def _read_object(value: object, cls: type, place: str, faults: list[str]) -> Any:
    if not isinstance(value, Mapping):
        return faults.append(f"{place}: expected an object, got {_shown(value)}")
    before = len(faults)
    known = {each.name: each for each in fields(cls)}
    faults += (f"{place}.{key}: is not known here" for key in value if key not in known)
    found: dict[str, Any] = {}
    for name, each in known.items():
        if name in value:
            below = _kind_of(cls, name, value.get("field"))
            if below is not None:
                found[name] = _read(value[name], below, f"{place}.{name}", faults)
        elif each.default is MISSING:
            faults.append(f"{place}.{name}: is missing")
    if cls is EditClaim and value.get("field") not in list(j.FIELDS):
        got = _shown(value.get("field"))
        faults.append(f"{place}.field: expected one of {', '.join(j.FIELDS)}, got {got}")
    return None if len(faults) > before else _made(cls, found, place, faults)


def _made(cls: type, found: dict[str, Any], place: str, faults: list[str]) -> Any:
    """The value itself; what it refuses is a fault at its place."""
    try:
        made = cls(**found)
    except ValueError as error:
        return faults.append(f"{place}: {error}")
    if isinstance(made, Span) and (made.start < 0 or made.end - made.start != len(made.exact)):
        return faults.append(f"{place}: {made.start} to {made.end} is not as long as its words")
    return made


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
