"""What joins two wordings: one function a reason.

Each evidence yields pairs of node numbers; its docstring is the sentence shown
to whoever asks why. Nothing here guesses: where more than one could be meant,
nothing is yielded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from recount.link.acronyms import definitions
from recount.link.bearers import another_bearer
from recount.link.lexicon import words
from recount.link.names import name_key, same_spelling
from recount.link.scene import Node, Scene, same_leader
from recount.link.spellings import (
    Pair,
    mark_left_out,
    middle_name_left_out,
    named,
    one_town,
    same_transliteration,
    same_words,
)

Evidence = Callable[[Scene], Iterator[Pair]]


def _chained(groups: dict[object, list[int]]) -> Iterator[Pair]:
    for key in sorted(groups, key=repr):
        yield from pairwise(groups[key])


def last_name_alone(scene: Scene) -> Iterator[Pair]:
    """A last or first name alone, where one person in that document's text bears it."""
    for document in sorted(scene.by_document):
        people = [i for i in scene.by_document[document]
                  if scene.nodes[i].form.kind in ("person", "group")
                  and scene.nodes[i].form.shape == "name"]  # fmt: skip
        full = [i for i in people if len(scene.nodes[i].form.core) > 1]
        for i in people:
            core = scene.nodes[i].form.core
            if len(core) != 1:
                continue
            bearers = [j for j in full if same_spelling(core, scene.nodes[j].form.core[-1:])
                       or same_spelling(core, scene.nodes[j].form.core[:1])]  # fmt: skip
            bearers = bearers or scene.bearers(core[0], document)
            if _one_person(scene, bearers) and not another_bearer(
                core[0], scene.nodes[bearers[0]].form.core, scene.full_names(document)
            ):
                yield i, bearers[0]


def _one_person(scene: Scene, nodes: list[int]) -> bool:
    """Whether all nodes can be one person: no two given names among them."""
    cores = [scene.nodes[i].form.core for i in nodes]
    return bool(cores) and all(same_spelling(cores[0][:1], core[:1]) for core in cores)


def defined_acronym(scene: Scene) -> Iterator[Pair]:
    """An abbreviation that the texts define, all of them for one full name."""
    full: dict[tuple[str, ...], int] = {}
    for i in named(scene, "organisation", "group"):
        full.setdefault(scene.nodes[i].form.core, i)
    meant: dict[str, list[int]] = {}
    for text in (*(document.text for document in scene.documents), *_bracketed(scene)):
        for definition in definitions(text):
            name = _ending(full, definition.full)
            if name is not None and name not in meant.setdefault(definition.short, []):
                meant[definition.short].append(name)
    for short in sorted(meant):
        cores = [scene.nodes[i].form.core for i in meant[short]]
        if (short,) in full and all(same_spelling(cores[0], core) for core in cores):
            yield from ((i, full[(short,)]) for i in meant[short])


def _bracketed(scene: Scene) -> list[str]:
    """Wordings that are a name with its abbreviation, which a claim may word as a text does not."""
    return [text for node in scene.nodes for text in node.texts if "(" in text]


def _ending(full: dict[tuple[str, ...], int], phrase: tuple[str, ...]) -> int | None:
    """The longest name of several words that a phrase ends with."""
    for start in range(len(phrase) - 1):
        if phrase[start:] in full:
            return full[phrase[start:]]
    return None


def shorter_name(scene: Scene) -> Iterator[Pair]:
    """A shorter form of an organisation's name, where one organisation only can be meant.

    The name of a place is no short form of the body that is of it.
    """
    long = named(scene, "organisation")
    index: dict[str, list[int]] = {}
    for i in long:
        for word in dict.fromkeys(scene.nodes[i].form.core):
            index.setdefault(name_key((word,)), []).append(i)
    places = {scene.nodes[i].form.core for i in named(scene, "place")}
    for i in named(scene, "organisation", "group"):
        core = scene.nodes[i].form.core
        if set(core) <= words("organisations") or core in places:
            continue
        found = [j for j in index.get(name_key(core[:1]), [])
                 if j != i and _inside(core, scene.nodes[j].form.core)]  # fmt: skip
        near = [j for j in found if scene.nodes[j].documents & scene.nodes[i].documents] or found
        cores = {scene.nodes[j].form.core for j in near}
        if len(cores) == 1:
            yield i, near[0]


def _inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether `short` begins or ends `long` word for word."""
    if len(short) >= len(long):
        return False
    return same_spelling(short, long[: len(short)]) or (
        len(short) > 1 and same_spelling(short, long[-len(short) :])
    )


def head_noun_alone(scene: Scene) -> Iterator[Pair]:
    """A common noun alone ("the committee"), where one body of that noun is named."""
    bodies: dict[str, list[int]] = {}
    for j in named(scene, "organisation"):
        for word in dict.fromkeys(scene.nodes[j].form.core):
            bodies.setdefault(word, []).append(j)
    for i, node in enumerate(scene.nodes):
        if node.form.kind != "organisation" or node.form.shape != "head" or node.key[-1]:
            continue
        if len(_content(node)) > 1:
            continue
        every = bodies.get(node.form.noun or "", [])
        found = [j for j in every if scene.nodes[j].documents & node.documents] or every
        if len({scene.nodes[j].form.core for j in found}) == 1:
            yield i, found[0]


def _content(node: Node) -> list[str]:
    drop = words("words", "adjectives") | words("words", "leading")
    return [word for word in node.form.core if word not in drop]


def facility_noun_alone(scene: Scene) -> Iterator[Pair]:
    """A facility's noun alone ("the prison"), where the document names one such facility."""
    for i, node in enumerate(scene.nodes):
        if node.form.kind != "facility" or node.form.shape != "head" or node.key[-1]:
            continue
        for document in sorted(node.documents):
            found = [j for j in scene.by_document[document]
                     if scene.nodes[j].form.shape == "name"
                     and scene.nodes[j].form.kind == "facility"
                     and scene.nodes[j].form.noun == node.form.noun]  # fmt: skip
            found = found or _named_elsewhere(scene, document, node.form.noun)
            if found and all(same_spelling(scene.nodes[found[0]].form.core,
                                           scene.nodes[j].form.core) for j in found):  # fmt: skip
                yield i, found[0]


def _named_elsewhere(scene: Scene, document: str, noun: str | None) -> list[int]:
    """Facilities of a noun that other documents name in full, and this one by the name alone."""
    bare_names = [scene.nodes[j].form.core for j in scene.by_document[document]
                  if scene.nodes[j].form.shape == "name" and scene.nodes[j].form.kind == "place"
                  and not scene.nodes[j].form.beside]  # fmt: skip
    return [
        j
        for j in named(scene, "facility")
        if scene.nodes[j].form.noun == noun
        and any(same_spelling(core, scene.nodes[j].form.core) for core in bare_names)
    ]


def facility_without_its_noun(scene: Scene) -> Iterator[Pair]:
    """A facility's name without its noun: the texts say "at" it, and never "in" it."""
    index: dict[str, list[int]] = {}
    for i in named(scene, "facility"):
        index.setdefault(name_key(scene.nodes[i].form.core), []).append(i)
    for i in named(scene, "place"):
        form = scene.nodes[i].form
        found = [j for j in index.get(name_key(form.core), [])
                 if same_spelling(form.core, scene.nodes[j].form.core)]  # fmt: skip
        nouns = {scene.nodes[j].form.noun for j in found}
        marks = {scene.nodes[j].form.mark for j in found} - {""}
        if len(nouns) == 1 and len(marks) < 2 and not form.beside and _always_at(scene, i):
            yield i, found[0]


def _always_at(scene: Scene, number: int) -> bool:
    """Whether a bare name stands after "at" somewhere and nowhere after "in"."""
    node = scene.nodes[number]
    at, within = False, False
    befores = "|".join(sorted(words("places", "facility_prepositions")))
    for document in scene.documents:
        if document.id not in node.documents:
            continue
        for text in node.texts:
            at = at or bool(re.search(rf"(?i)\b(?:{befores}) {re.escape(text)}\b", document.text))
            within = within or bool(re.search(rf"(?i)\bin {re.escape(text)}\b", document.text))
    return at and not within


def one_government(scene: Scene) -> Iterator[Pair]:
    """The government of one country, by its country, its leader or its capital."""
    yield from _of_one_country(scene, ("government", "country"), "party")


def forces_of_one_government(scene: Scene) -> Iterator[Pair]:
    """The forces of one country's government."""
    yield from _of_one_country(scene, ("forces",), "party")


def one_ministry(scene: Scene) -> Iterator[Pair]:
    """The same ministry of one country, whether "defence ministry" or "Ministry of Defence"."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for i, node in enumerate(scene.nodes):
        office = set(node.form.core) & words("ministries")
        topic = frozenset(node.form.core) - words("words", "inner") - words("government")
        land = country_of(scene, i) if office and len(topic) > 1 else None
        if node.form.kind == "organisation" and land:
            groups.setdefault((tuple(sorted(topic)), land), []).append(i)
    for key in sorted(groups, key=repr):
        yield from pairwise(groups[key])


def media_of_one_state(scene: Scene) -> Iterator[Pair]:
    """The state media of one country."""
    yield from _of_one_country(scene, ("state-media",), "party")


def one_country(scene: Scene) -> Iterator[Pair]:
    """The same country."""
    yield from _of_one_country(scene, ("country",), "place")


def one_side(scene: Scene) -> Iterator[Pair]:
    """One side of the conflict under its common names, in one country's affairs."""
    groups: dict[object, list[int]] = {}
    for i, node in enumerate(scene.nodes):
        if node.form.shape == "side" and (land := country_of(scene, i)):
            groups.setdefault((node.form.core, land), []).append(i)
    yield from _chained(groups)


def same_words_in_one_text(scene: Scene) -> Iterator[Pair]:
    """The same words in two documents that print one text."""
    held_by: dict[tuple[object, ...], dict[str, int]] = {}
    for i, node in enumerate(scene.nodes):
        if len(node.documents) == 1 and node.form.shape in ("name", "head"):
            (document,) = node.documents
            key = (node.form.kind, node.form.shape, node.form.core, node.form.noun)
            held_by.setdefault(key, {})[document] = i
    for kind in sorted(held_by, key=repr):
        held = held_by[kind]
        for document in sorted(held):
            for partner in scene.partners.get(document, ()):
                if partner in held and document < partner:
                    yield held[document], held[partner]


def _of_one_country(scene: Scene, shapes: tuple[str, ...], role: str) -> Iterator[Pair]:
    groups: dict[object, list[int]] = {}
    for i, node in enumerate(scene.nodes):
        if node.form.shape in shapes and node.key[7] == role and (land := country_of(scene, i)):
            groups.setdefault(land, []).append(i)
    yield from _chained(groups)


def country_of(scene: Scene, number: int) -> str | None:
    """Country of a party of state: said, or its leader's, or the only one its document has."""
    node = scene.nodes[number]
    if node.form.country:
        return node.form.country
    if node.form.leader:
        found = scene.country_of_leader(node.form.leader)
        if found:
            return found
    lands = {land for d in sorted(node.documents) for land in _lands_of(scene, d)}
    if len(lands) != 1 or (node.form.leader and _other_leader(scene, number)):
        return None
    return lands.pop()


def _other_leader(scene: Scene, number: int) -> bool:
    """Whether the document names a government or forces after a leader of another name."""
    node = scene.nodes[number]
    near = {i for d in node.documents for i in scene.by_document[d]}
    leaders = (scene.nodes[i].form.leader for i in sorted(near))
    return any(leader and not same_leader(leader, node.form.leader) for leader in leaders)


def _lands_of(scene: Scene, document: str) -> list[str]:
    """Countries whose government a document's claims name, else its text; leaders count."""
    found: list[str] = []
    for shapes in (("government",), ("forces", "state-media")):
        for i in scene.by_document[document]:
            form = scene.nodes[i].form
            land = form.country or (scene.country_of_leader(form.leader) if form.leader else None)
            if form.shape in shapes and land and land not in found:
                found.append(land)
        if found:
            return found
    return scene.governed[document]


EVIDENCE: tuple[Evidence, ...] = (
    same_words,
    same_transliteration,
    mark_left_out,
    one_town,
    middle_name_left_out,
    last_name_alone,
    defined_acronym,
    shorter_name,
    head_noun_alone,
    facility_noun_alone,
    facility_without_its_noun,
    one_government,
    forces_of_one_government,
    one_ministry,
    media_of_one_state,
    one_country,
    one_side,
    same_words_in_one_text,
)
