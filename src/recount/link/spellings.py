"""What joins two names by how they are written: the same words, another spelling, a word less."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from recount.link.names import name_key, same_spelling
from recount.link.scene import Scene

Pair = tuple[int, int]
# Names that may sound alike are compared pair by pair up to so many; groups are far smaller.
MOST = 200


def named(scene: Scene, *kinds: str) -> list[int]:
    """Numbers of the nodes of some kinds that are names, in node order."""
    return [i for i, n in enumerate(scene.nodes) if n.form.shape == "name" and n.form.kind in kinds]


def same_words(scene: Scene) -> Iterator[Pair]:
    """The same name, written in the same words."""
    groups: dict[object, list[int]] = {}
    for i in named(scene, "person", "group", "organisation", "place", "facility"):
        node, form = scene.nodes[i], scene.nodes[i].form
        lone = len(form.core) == 1 and form.kind in ("person", "group")
        where = tuple(sorted(node.documents)) if lone else ()
        groups.setdefault((form.core, form.beside, form.noun if form.kind == "facility" else "",
                           form.kind in ("place", "facility"), where, node.form.mark, node.town),
                          []).append(i)  # fmt: skip
    for key in sorted(groups, key=repr):
        yield from pairwise(groups[key])


def same_transliteration(scene: Scene) -> Iterator[Pair]:
    """The same name in another transliteration: same consonants, no vowel against it."""
    for one, other in _alike(scene, "person", "group", "organisation", "place", "facility"):
        left, right = scene.nodes[one], scene.nodes[other]
        if (left.form.mark, left.town) == (right.form.mark, right.town):
            yield one, other


def mark_left_out(scene: Scene) -> Iterator[Pair]:
    """The same name, and nothing in the texts tells two places of that name apart."""
    pairs = list(_alike(scene, "place", "facility"))
    marks: dict[int, set[str]] = {}
    located: dict[int, set[int]] = {}
    for i, j in (turned for pair in pairs for turned in (pair, pair[::-1])):
        marks.setdefault(i, set()).update({scene.nodes[n].form.mark for n in (i, j)} - {""})
        located.setdefault(i, set()).update(t for n in (i, j) if (t := scene.nodes[n].town))
    for one, other in pairs:
        if len(marks[one] | marks[other]) < 2 and len(located[one] | located[other]) < 2:
            yield one, other


def one_town(scene: Scene) -> Iterator[Pair]:
    """The same town of the gazetteer, under two of its names."""
    groups: dict[int, list[int]] = {}
    for i in named(scene, "place"):
        if (number := scene.nodes[i].town) is not None:
            groups.setdefault(number, []).append(i)
    for number in sorted(groups):
        yield from pairwise(groups[number])


def _alike(scene: Scene, *kinds: str) -> Iterator[Pair]:
    """Pairs of names of some kinds that can be transliterations of one, facilities of one kind."""
    groups: dict[object, list[int]] = {}
    for i in named(scene, *kinds):
        form = scene.nodes[i].form
        if len(form.core) == 1 and form.kind in ("person", "group"):
            continue
        side = "place" if form.kind in ("place", "facility") else form.kind
        groups.setdefault((name_key(form.core), form.beside, side), []).append(i)
    for key in sorted(groups, key=repr):
        for one, other in combinations(groups[key][:MOST], 2):
            left, right = scene.nodes[one].form, scene.nodes[other].form
            facility = "facility" in (left.kind, right.kind)
            if (left.noun == right.noun or not facility) and same_spelling(left.core, right.core):
                yield one, other


def middle_name_left_out(scene: Scene) -> Iterator[Pair]:
    """The same first and last name, a middle name left out, where one longer name bears them."""
    groups: dict[object, list[int]] = {}
    for i in named(scene, "person"):
        core = scene.nodes[i].form.core
        if len(core) > 1:
            groups.setdefault((name_key(core[:1]), name_key(core[-1:])), []).append(i)
    for key in sorted(groups, key=repr):
        short = [i for i in groups[key] if len(scene.nodes[i].form.core) == 2]
        long = [i for i in groups[key] if len(scene.nodes[i].form.core) > 2]
        if len({scene.nodes[i].form.core for i in long}) != 1:
            continue
        for i in short:
            a, b = scene.nodes[i].form.core, scene.nodes[long[0]].form.core
            if same_spelling((a[0], a[-1]), (b[0], b[-1])):
                yield i, long[0]
