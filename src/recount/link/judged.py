"""What a person said of wordings: which name one and the same, and which do not.

Wordings that are one before any evidence (the same name, anywhere) are taken
apart where a person said so, by document, by wording or by place in the text;
then the edges run between nodes and hold against all evidence and every veto.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from recount.link.forms import NOBODY
from recount.link.scene import Node, Scene, Word, mentions_of
from recount.link.vetoes import VETOES
from recount.model.claim import Claim
from recount.model.reference import Mention
from recount.model.signed import Edge, Edges, Fate, Signed, fates, weighed

Veto = Callable[[Node, Node], bool]

SAID = "{who} judged them to be one."
GONE = "nobody is named “{wording}” there any more"


@dataclass(frozen=True, slots=True)
class Spot:
    """A wording in its role, and where it stands."""

    word: Word
    start: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A scene with a person's edges between its nodes.

    `overruled` are for each node the vetoes that a person's "same" went against:
    they count no more for what is one with it.
    """

    scene: Scene
    signed: Signed[int] = field(default_factory=Signed)
    fates: tuple[Fate, ...] = ()
    overruled: dict[int, frozenset[Veto]] = field(default_factory=dict)

    def joined(self) -> list[tuple[int, int, str]]:
        """The nodes a person made one, two by two, and the sentence that says so."""
        return [(edge.a, edge.b, SAID.format(who=edge.who))
                for edge in self.signed.kept if edge.same]  # fmt: skip

    def overruled_in(self, *clusters: list[int]) -> set[Veto]:
        """The vetoes that count no more for some of these nodes."""
        if not self.overruled:
            return set()
        return {veto for group in clusters for n in group for veto in self.overruled.get(n, ())}


def judged_scene(scene: Scene, claims: tuple[Claim, ...], edges: Edges) -> Judged:
    """The scene as a person's judgements have it; the scene itself where there are none."""
    if not edges.entities:
        return Judged(scene)
    known = _spots(claims)
    called: dict[tuple[str, str], list[Spot]] = {}
    for spot in known:
        called.setdefault(spot.word[:2], []).append(spot)
    orphans: dict[str, str] = {}
    found: list[Edge[Spot]] = []
    for edge in edges.entities:
        ours, theirs = _meant(edge.a, called), _meant(edge.b, called)
        if ours and theirs:
            found += (edge.between(a, b) for a, b in _pairs(ours, theirs))
        else:
            orphans[edge.by] = GONE.format(wording=(edge.b if ours else edge.a).wording)
    scene = _with_the_unnamed(scene, [spot for edge in found for spot in (edge.a, edge.b)])
    scene = _taken_apart(scene, known, found)
    signed = weighed([e.between(_node(scene, e.a), _node(scene, e.b)) for e in found])
    told = tuple(fates(edges.entities, signed, orphans))
    return Judged(scene, signed, told, _overruled(scene, signed))


def _spots(claims: tuple[Claim, ...]) -> list[Spot]:
    """Every wording of the claims at its place, each once, in order."""
    rows = {
        Spot((claim.document, text, role), span.start): None
        for claim in claims
        for text, span, role in mentions_of(claim)
    }
    return sorted(rows, key=lambda spot: (spot.word, spot.start))


def _meant(mention: Mention, called: dict[tuple[str, str], list[Spot]]) -> list[Spot]:
    """The wordings a mention means, one for each role; none where it is nowhere any more.

    `called` are the places of each wording in each document.
    """
    same = called.get((mention.document, mention.wording), [])
    here = [spot for spot in same if spot.start == mention.span.start] or same
    first = {spot.word: spot for spot in reversed(here)}
    return list(reversed(first.values()))


def _with_the_unnamed(scene: Scene, spots: list[Spot]) -> Scene:
    """The scene with nodes for wordings that by themselves name nobody ("the doctor")."""
    nodes, node_of = list(scene.nodes), dict(scene.node_of)
    for word in dict.fromkeys(spot.word for spot in spots):
        if word not in node_of:
            document, text, role = word
            key = ("group", "none", (), "", (), "", False, role, document, text)
            node_of[word] = len(nodes)
            nodes.append(Node(key, NOBODY, (text,), frozenset({document})))
    return replace(scene, nodes=tuple(nodes), node_of=node_of)


def _pairs(ours: list[Spot], theirs: list[Spot]) -> list[tuple[Spot, Spot]]:
    """Each with its like: party with party, place with place; all where no roles are alike."""
    every = [(a, b) for a in ours for b in theirs]
    return [(a, b) for a, b in every if a.word[2] == b.word[2]] or every


def _node(scene: Scene, spot: Spot) -> int:
    return scene.node_at.get((spot.word, spot.start), scene.node_of[spot.word])


def _taken_apart(scene: Scene, known: list[Spot], edges: list[Edge[Spot]]) -> Scene:
    """The scene with every node split of whose own wordings a person said "different"."""
    inner: dict[int, list[Edge[Spot]]] = {}
    for edge in edges:
        node = scene.node_of[edge.a.word]
        if not edge.same and node == scene.node_of[edge.b.word]:
            inner.setdefault(node, []).append(edge)
    ends = [spot for edge in edges for spot in (edge.a, edge.b)]
    for node in sorted(inner):
        named = [spot for spot in ends if scene.node_of[spot.word] == node]
        mine = [spot for spot in known if scene.node_of.get(spot.word) == node]
        scene = _split(scene, node, mine, _Parts.of(named, inner[node]))
    return scene


@dataclass(frozen=True, slots=True)
class _Parts:
    """How a node falls apart: by document, in some by wording, for some of those by place.

    `named` are the parts a person pointed at, the first of them what stays as it
    was; whatever nobody pointed at goes with the first of its wording, its
    document, or with what stays.
    """

    worded: frozenset[str]
    placed: frozenset[Word]
    named: tuple[tuple[object, ...], ...] = ()

    @classmethod
    def of(cls, named: list[Spot], inner: list[Edge[Spot]]) -> _Parts:
        within = [edge for edge in inner if edge.a.word[0] == edge.b.word[0]]
        plain = cls(
            frozenset(edge.a.word[0] for edge in within),
            frozenset(edge.a.word for edge in within if edge.a.word == edge.b.word),
        )
        return replace(plain, named=tuple(dict.fromkeys(plain.key(spot) for spot in named)))

    def key(self, spot: Spot) -> tuple[object, ...]:
        """Document, then wording and place as far as they tell parts apart."""
        document, text, _ = spot.word
        found: tuple[object, ...] = (document,)
        found += (text,) if document in self.worded else ()
        return (*found, spot.start) if spot.word in self.placed else found

    def number(self, spot: Spot) -> int:
        """Which part a wording is of, 0 for what stays."""
        key = self.key(spot)
        for length in range(len(key), 0, -1):
            for number, part in enumerate(self.named):
                if part[:length] == key[:length]:
                    return number
        return 0


def _split(scene: Scene, node: int, mine: list[Spot], parts: _Parts) -> Scene:
    """The scene with the parts of one node as nodes of their own, behind the others."""
    held: dict[int, list[Spot]] = {}
    for spot in mine:
        held.setdefault(parts.number(spot), []).append(spot)
    old, nodes = scene.nodes[node], list(scene.nodes)
    node_of, node_at = dict(scene.node_of), dict(scene.node_at)
    for number in sorted(held, reverse=True):
        place = len(nodes) if number else node
        made = _part(old, number, held[number])
        nodes[place:] = [made, *nodes[place + 1 :]]
        node_of |= {spot.word: place for spot in held[number]}
        node_at |= {(spot.word, spot.start): place for spot in held[number]}
    return replace(scene, nodes=tuple(nodes), node_of=node_of, node_at=node_at)


def _part(node: Node, number: int, spots: list[Spot]) -> Node:
    texts = {spot.word[1] for spot in spots}
    return replace(
        node,
        texts=tuple(text for text in node.texts if text in texts),
        documents=frozenset(spot.word[0] for spot in spots),
        part=number,
    )


def _overruled(scene: Scene, signed: Signed[int]) -> dict[int, frozenset[Veto]]:
    """For each node joined by a person, the vetoes that spoke against it."""
    broken: dict[int, set[Veto]] = {}
    for edge in signed.kept:
        one, other = scene.nodes[edge.a], scene.nodes[edge.b]
        if edge.same:
            found = {veto for veto in VETOES if veto(one, other)}
            broken.setdefault(signed.root(edge.a), set()).update(found)
    ends = {end for edge in signed.kept for end in (edge.a, edge.b)}
    return {end: frozenset(broken.get(signed.root(end), ())) for end in ends}
