"""A person's "these are one" and "these are not", as signed edges that hold together.

What is one is transitive: of A = B, B = C and A ≠ C not all can hold. The later
edge holds and the earlier gives way; it is told against which.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from recount.model.reference import Mention

T = TypeVar("T", bound=Hashable)
S = TypeVar("S", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Edge(Generic[T]):
    """`a` and `b` are one (`same`), or are not, by the judgement with the id `by`."""

    by: str
    who: str
    a: T
    b: T
    same: bool

    def between(self, a: S, b: S) -> Edge[S]:
        """The same judgement on other ends."""
        return Edge(self.by, self.who, a, b, self.same)


@dataclass(frozen=True, slots=True)
class Edges:
    """All that a person said on what belongs together, oldest first, for the link room.

    `events` are between ids of claims; `chains` are the claims whose chain of
    voices a person set, so that nothing takes a hop away; `alone` those that are
    matters of their own.
    """

    entities: tuple[Edge[Mention], ...] = ()
    events: tuple[Edge[str], ...] = ()
    chains: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()


NO_EDGES = Edges()


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the judgement `by`: its `state` as in Standing, `why` in words.

    `against` are the ids of the judgements that hold against it.
    """

    by: str
    state: str
    why: str = ""
    against: tuple[str, ...] = ()


@dataclass(slots=True)
class Signed(Generic[T]):
    """Edges that hold together, and for each that gave way those it contradicts."""

    kept: list[Edge[T]] = field(default_factory=list)
    against: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _parent: dict[T, T] = field(default_factory=dict)
    _foes: dict[T, set[T]] = field(default_factory=dict)

    def root(self, item: T) -> T:
        """The one that stands for all that are one with `item`."""
        while (above := self._parent.get(item, item)) != item:
            item = above
        return item

    def apart(self, ours: Iterable[T], theirs: Iterable[T]) -> bool:
        """Whether a person said that some of ours and some of theirs are not one."""
        if not self._foes:
            return False
        near = {self.root(item) for item in ours}
        far = {self.root(item) for item in theirs}
        return any(self._foes.get(root, set()) & far for root in near)

    def join(self, a: T, b: T) -> None:
        """Hold two to be one that no edge parts, so that what is said of one holds for both."""
        self._join(self.root(a), self.root(b))

    def add(self, edge: Edge[T]) -> None:
        """Take an edge in, unless those taken before it say otherwise."""
        a, b = self.root(edge.a), self.root(edge.b)
        if self.apart([a], [b]) if edge.same else a == b:
            self.against.setdefault(edge.by, self._speaking_against(edge))
            return
        self.kept.append(edge)
        if edge.same:
            self._join(a, b)
        else:
            self._part(a, b)

    def _join(self, a: T, b: T) -> None:
        if a == b:
            return
        self._parent[b] = a
        for foe in self._foes.pop(b, set()):
            self._foes[foe].discard(b)
            self._part(a, foe)

    def _part(self, a: T, b: T) -> None:
        self._foes.setdefault(a, set()).add(b)
        self._foes.setdefault(b, set()).add(a)

    def _speaking_against(self, edge: Edge[T]) -> tuple[str, ...]:
        """The judgements that together say the contrary of `edge`."""
        if not edge.same:
            return self._way(edge.a, edge.b)
        sides = {self.root(edge.a): edge.a, self.root(edge.b): edge.b}
        for foe in self.kept:
            near, far = sides.get(self.root(foe.a)), sides.get(self.root(foe.b))
            if not foe.same and near is not None and far is not None:
                return (*self._way(near, foe.a), foe.by, *self._way(foe.b, far))
        return ()

    def _way(self, start: T, goal: T) -> tuple[str, ...]:
        """The shortest chain of kept edges that makes two items one."""
        ways: dict[T, tuple[str, ...]] = {start: ()}
        todo = [start]
        for item in todo:
            for edge in self.kept:
                if edge.same and item in (edge.a, edge.b):
                    step = edge.b if item == edge.a else edge.a
                    if step not in ways:
                        ways[step] = (*ways[item], edge.by)
                        todo.append(step)
        return ways.get(goal, ())


def weighed(edges: Sequence[Edge[T]]) -> Signed[T]:
    """The edges, oldest first, of which the later hold against the earlier."""
    found: Signed[T] = Signed()
    for edge in reversed(edges):
        found.add(edge)
    return found


def fates(edges: Iterable[Edge[S]], signed: Signed[T], orphans: dict[str, str]) -> list[Fate]:
    """What became of each edge; `orphans` are those without their ends, with the reason."""
    found = []
    for edge in edges:
        if edge.by in orphans:
            found.append(Fate(edge.by, "orphaned", orphans[edge.by]))
        elif edge.by in signed.against:
            others = signed.against[edge.by]
            why = "later judgements say otherwise" if others else "both are one claim"
            found.append(Fate(edge.by, "contradicted", why, others))
        else:
            found.append(Fate(edge.by, "applied"))
    return found
