"""What forbids joining two wordings: one function a reason, its docstring the sentence shown."""

from __future__ import annotations

from collections.abc import Callable

from recount.link.gazetteer import kilometres
from recount.link.lexicon import words
from recount.link.names import same_spelling
from recount.link.scene import Node

# A town's point and a place in its district are nearer; towns of one name are further, most times.
APART = 50.0


def differing_kind(one: Node, other: Node) -> bool:
    """They are of different kinds."""
    alike = {"person": 1, "group": 1, "organisation": 2, "government": 3, "place": 4, "facility": 4}
    a, b = one.form.kind, other.form.kind
    return alike[a] != alike[b] and "group" not in (a, b)


def differing_given_name(one: Node, other: Node) -> bool:
    """They share a last name but not the given name."""
    a, b = one.form, other.form
    if not (a.kind == b.kind == "person") or min(len(a.core), len(b.core)) < 2:
        return False
    return not same_spelling(a.core[:1], b.core[:1])


def differing_number(one: Node, other: Node) -> bool:
    """Their names hold different numbers."""
    a, b = ({w for w in node.form.core if any(map(str.isdigit, w))} for node in (one, other))
    return a != b


def differing_direction(one: Node, other: Node) -> bool:
    """One lies in another direction than the other."""
    a, b = (set(node.form.core) & words("places", "directions") for node in (one, other))
    return one.form.kind in ("place", "facility") and a != b


def differing_facility(one: Node, other: Node) -> bool:
    """They are facilities of different kinds."""
    a, b = one.form, other.form
    return a.kind == b.kind == "facility" and bool(a.noun and b.noun) and a.noun != b.noun


def differing_mark(one: Node, other: Node) -> bool:
    """One is a military facility and the other a civil one, or one a town and the other an area."""
    return bool(one.form.mark and other.form.mark) and one.form.mark != other.form.mark


def far_apart(one: Node, other: Node) -> bool:
    """The towns they name lie more than 50 km apart."""
    a, b = one.sought.town, other.sought.town
    return a is not None and b is not None and kilometres(a, b) > APART


VETOES: tuple[Callable[[Node, Node], bool], ...] = (
    differing_kind,
    differing_given_name,
    differing_number,
    differing_direction,
    differing_facility,
    differing_mark,
    far_apart,
)
