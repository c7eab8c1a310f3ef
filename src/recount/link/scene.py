"""Everything joined is read from one scene: the wordings claims use, and the texts around them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property

from recount.link.bearers import full_names, stands_in
from recount.link.forms import Form, countries_in, is_capital, party_form, trimmed
from recount.link.gazetteer import NOT_SOUGHT, Sought, seek
from recount.link.lexicon import words
from recount.link.names import bare, core_words, fold, name_key, pieces, same_sound
from recount.link.places import place_form
from recount.link.states import states_in
from recount.link.wellknown import well_known
from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.reading import Reading
from recount.model.span import Span

# So many times as often as the next a text names the country it is about.
MAIN = 3
# Shapes that mean somebody only within their document.
OPEN_SHAPES = ("head", "government", "forces", "state-media", "side")
# A wording in its role: document, text, "party" or "place".
Word = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A wording in one role ("party" or "place") in one document, and its Form."""

    text: str
    role: str
    document: str
    form: Form
    sought: Sought = NOT_SOUGHT


@dataclass(frozen=True, slots=True)
class Node:
    """Mentions that are one before any evidence: same words, or same open words in a document.

    `part` counts the nodes that a person took out of one, 0 for what stayed.
    """

    key: tuple[object, ...]
    form: Form
    texts: tuple[str, ...]
    documents: frozenset[str]
    part: int = 0
    sought: Sought = NOT_SOUGHT

    @property
    def town(self) -> int | None:
        """The gazetteer's number of the one town it can be."""
        return self.sought.town.id if self.sought.town else None


@dataclass(frozen=True)
class Scene:
    """Nodes in order of their keys, with the documents they come from.

    `node_at` goes before `node_of`: what a wording names at one offset alone.
    """

    nodes: tuple[Node, ...]
    documents: tuple[Document, ...]
    node_of: dict[Word, int] = field(default_factory=dict)
    node_at: dict[tuple[Word, int], int] = field(default_factory=dict)
    partners: dict[str, tuple[str, ...]] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)

    @cached_property
    def by_document(self) -> dict[str, list[int]]:
        """Node numbers of each document, in node order."""
        found: dict[str, list[int]] = {document.id: [] for document in self.documents}
        for number, node in enumerate(self.nodes):
            for document in sorted(node.documents):
                found[document].append(number)
        return found

    @cached_property
    def leaders(self) -> dict[tuple[str, ...], set[str]]:
        """Names of leaders that the texts tie to a country ("Northland's President Adan Rell")."""
        found: dict[tuple[str, ...], set[str]] = {}
        for document in self.documents:
            for name, country in leaders_in(document.text, self.states):
                found.setdefault(name, set()).add(country)
        for node in self.nodes:
            if node.form.leader and node.form.country:
                found.setdefault(node.form.leader, set()).add(node.form.country)
        return found

    @cached_property
    def _people(self) -> dict[str, list[int]]:
        """Numbers of persons with a full name, by the keys of their first and last names."""
        found: dict[str, list[int]] = {}
        for i, node in enumerate(self.nodes):
            form = node.form
            if form.kind == "person" and form.shape == "name" and len(form.core) > 1:
                for word in dict.fromkeys((form.core[0], form.core[-1])):
                    found.setdefault(name_key((word,)), []).append(i)
        return found

    @cached_property
    def _texts(self) -> dict[str, Document]:
        return {document.id: document for document in self.documents}

    def full_names(self, document: str) -> tuple[tuple[str, ...], ...]:
        """The full names that stand in a document's text."""
        return full_names(self._texts[document])

    def bearers(self, name: str, document: str) -> list[int]:
        """Persons of a first or last name whose full name stands in a document's text."""
        return [
            i
            for i in self._people.get(name_key((name,)), [])
            for core in (self.nodes[i].form.core,)
            if any(same_sound(name, word) for word in (core[0], core[-1]))
            and stands_in(core, self.full_names(document))
        ]

    @cached_property
    def governed(self) -> dict[str, list[str]]:
        """For each document the countries whose government its text speaks of.

        By its name in so many words, else by a known leader's name, else the
        one country that the text is about.
        """
        return {
            document.id: governments_in(document.text, self.states, "government")
            or governments_in(document.text, self.states, "forces")
            or self._of_leaders(document.text)
            or main_country(document.text, self.states)
            for document in self.documents
        }

    def _of_leaders(self, text: str) -> list[str]:
        heard: dict[str, set[str]] = {}
        for word in {core_words(w)[-1] for w in pieces(text) if is_capital(w)}:
            heard.setdefault(name_key((word,)), set()).add(word)
        known = {name[-1]: lands for name, lands in sorted(self.leaders.items()) if name}
        return sorted(
            {
                land
                for last, lands in known.items()
                if any(same_sound(last, word) for word in heard.get(name_key((last,)), ()))
                for land in lands
            }
        )

    def country_of_leader(self, leader: tuple[str, ...]) -> str | None:
        """The one country a leader's name goes with anywhere in the texts, else None."""
        found = {
            country
            for name, lands in self.leaders.items()
            if name and leader and same_leader(name, leader)
            for country in lands
        }
        return found.pop() if len(found) == 1 else None


def same_leader(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of leaders agree in their last name, or a lone one in any."""
    if len(one) == 1 or len(other) == 1:
        short, long = sorted((one, other), key=len)
        return any(_possessive_sound(short[0], word) for word in long)
    return all(_possessive_sound(a, b) for a, b in ((one[0], other[0]), (one[-1], other[-1])))


def _possessive_sound(one: str, other: str) -> bool:
    """Same word, a possessive s whose apostrophe was lost allowed on either."""
    return any(
        same_sound(a, b)
        for a in (one, one.removesuffix("s"))
        for b in (other, other.removesuffix("s"))
    )


def _name_after(parts: list[str], at: int) -> tuple[str, ...]:
    run: list[str] = []
    for word in parts[at : at + 4]:
        small = bare(word) in words("words", "particles")
        if not (is_capital(word) or (small and run)) or bare(word) in words("words", "calendar"):
            break
        run.append(word)
    return core_words(" ".join(run)) if run else ()


def lands_in(text: str, states: dict[str, str]) -> list[str]:
    """Countries a wording names, those of the table and those learned, in order by kind."""
    learned = [states[word] for word in map(bare, pieces(text)) if word in states]
    return [*countries_in(text), *learned]


def leaders_in(text: str, states: dict[str, str]) -> list[tuple[tuple[str, ...], str]]:
    """Leaders named with their country before their title, as (name, country)."""
    found = []
    for hit in re.finditer(_title_pattern(), text):
        before = list(pieces(text[max(0, hit.start() - 40) : hit.start()]))[-2:]
        lands = lands_in(" ".join(before[-1:]), states) or lands_in(" ".join(before), states)
        name = _name_after(list(pieces(text[hit.end() : hit.end() + 60])), 0)
        if lands and name:
            found.append((name, lands[-1]))
    return found


def _title_pattern() -> str:
    titles = "|".join(sorted(words("state_leaders"), key=lambda t: (-len(t), t)))
    return rf"(?i:\b(?:{titles})\s)(?=\S*[A-Z])"


def governments_in(text: str, states: dict[str, str], kind: str) -> list[str]:
    """Countries of governments (or forces) named in a text with their country, in order."""
    nouns = sorted(words(kind), key=lambda n: (-len(n), n))
    pattern = rf"((?:[A-Z][\w.'’]*\s+){{1,2}})(?:{'|'.join(nouns)})\b"
    found: list[str] = []
    for hit in re.finditer(pattern, text):
        for land in lands_in(hit.group(1), states)[-1:]:
            if land not in found:
                found.append(land)
    return found


def main_country(text: str, states: dict[str, str]) -> list[str]:
    """The country a text names at least twice, and three times as often as any other."""
    return _main(Counter(lands_in(text, states)))


def _main(counts: Counter[str]) -> list[str]:
    found = counts.most_common(2)
    if not found or found[0][1] < MAIN or (len(found) > 1 and found[0][1] < MAIN * found[1][1]):
        return []
    return [found[0][0]]


def countries_about(text: str) -> tuple[str, ...]:
    """The country a text is about, else all it names at least twice, else all it names."""
    counts = Counter(countries_in(text))
    often = [land for land, count in counts.items() if count > 1]
    return tuple(sorted(_main(counts) or often or counts))


def _sought(form: Form, text: str, about: tuple[str, ...]) -> Sought:
    """The town that a place's wording names, in the country it says or those of its text."""
    if form.kind != "place" or form.shape != "name" or form.beside or form.mark == "area":
        return NOT_SOUGHT
    return seek(form.core, tuple(sorted(set(countries_in(text)))) or about)


def mentions_of(claim: Claim) -> list[tuple[str, Span, str]]:
    """Every wording of a claim that may name somebody, where it stands and its role."""
    found: list[tuple[str, Span, str]] = []
    for hop in claim.attribution:
        found.append((hop.source, hop.span, "party"))
        found.extend((named.text, named.span, "party") for named in hop.also)
    for named in (*claim.basis, *claim.perpetrators, *claim.victims):
        found.append((named.text, named.span, "party"))
    if claim.place:
        found.append((claim.place.text, claim.place.span, "place"))
    return found


def of_the_state(text: str, context: str) -> str:
    """A bare "TV" as the "state TV" that its document speaks of, any other wording as it is."""
    parts = trimmed(text)
    noun = bare(" ".join(parts))
    if len(parts) != 1 or noun not in words("state_media"):
        return text
    whose = "|".join(sorted(map(re.escape, words("state_words"))))
    hit = re.search(rf"\b(?:[A-Z][\w'’]+ )?(?i:{whose}) (?i:{re.escape(noun)})\b", context)
    return hit.group() if hit else text


def read_form(text: str, role: str) -> Form:
    """Form of a wording in its role."""
    return place_form(text) if role == "place" else party_form(text)


def _node_key(mention: Mention, form: Form) -> tuple[object, ...]:
    lone = form.shape == "name" and len(form.core) == 1 and form.kind in ("person", "group")
    here = mention.document if form.shape in OPEN_SHAPES or lone else ""
    indefinite = fold(mention.text).split(" ")[0] in ("a", "an") and form.shape == "head"
    own = fold(mention.text) if indefinite else ""
    return (form.kind, form.shape, form.core, form.country or "", form.leader, form.noun or "",
            form.beside, mention.role, here, own, form.mark,
            mention.sought.town.id if mention.sought.town else 0)  # fmt: skip


def without_states(text: str, role: str, states: dict[str, str]) -> str:
    """A place's wording without the learned states' names in it, where another name is left."""
    if role != "place" or not states:
        return text
    left = " ".join(word for word in text.split() if bare(word.strip(",.;")) not in states)
    return left if left and place_form(left).shape != "none" else text


def with_state(form: Form, text: str, role: str, states: dict[str, str]) -> Form:
    """A form whose state the table of countries lacks, with the state learned from the texts."""
    if not states or form.country:
        return form
    lone = form.shape == "name" and len(form.core) == 1 and form.core[0] in states
    if lone and form.kind in ("person", "group", "place"):
        kind = "place" if role == "place" else "government"
        return Form(kind, "country", (), states[form.core[0]])
    named = [states[word] for word in map(bare, pieces(text)) if word in states]
    if not named or form.shape in ("name", "none"):
        return form
    leader = tuple(word for word in form.leader if word not in states)
    core = tuple(word for word in form.core if word not in states)
    return replace(form, country=named[0], leader=leader, core=core)


def _lower_words(text: str) -> frozenset[str]:
    return frozenset(word for word in pieces(text) if word.islower())


def _common_word(form: Form, common: frozenset[str]) -> bool:
    """Whether a lone "name" is a common word with a sentence's capital ("Critics say")."""
    lone = form.shape == "name" and len(form.core) == 1 and form.kind in ("person", "group")
    return lone and form.core[0] in common


def build_scene(
    documents: tuple[Document, ...],
    readings: tuple[Reading, ...],
    claims: tuple[Claim, ...],
    partners: dict[str, tuple[str, ...]],
) -> Scene:
    """The scene of a collection; a name the reader gave a kind takes that kind.

    `partners` are for each document those that share text with it.
    """
    kinds = {
        (reading.document, fold(name.span.exact)): name.kind
        for reading in readings
        for name in reading.names
    }
    printed = {document.id: document.text for document in documents}
    common = {document.id: _lower_words(document.text) for document in documents}
    states = states_in(tuple(document.text for document in documents))
    about = {document.id: countries_about(document.text) for document in documents}
    houses = {fold(name) for d in documents for name in (d.outlet, *d.agencies) if name}
    texts: dict[tuple[object, ...], list[Mention]] = {}
    for claim in claims:
        for text, _, role in mentions_of(claim):
            whole = of_the_state(text, printed[claim.document]) if role == "party" else text
            form = with_state(
                read_form(without_states(whole, role, states), role), whole, role, states
            )
            kind = kinds.get((claim.document, fold(text)))
            if form.shape == "none" or _common_word(form, common[claim.document]):
                continue
            if " ".join(form.core) in houses and role == "party":
                form = replace(form, kind="organisation")
            elif (kind in ("person", "organisation") and form.shape == "name" and role == "party"
                  and not well_known(text)):  # fmt: skip
                form = replace(form, kind=kind)
            where = _sought(form, text, about[claim.document]) if role == "place" else NOT_SOUGHT
            mention = Mention(text, role, claim.document, form, where)
            texts.setdefault(_node_key(mention, form), []).append(mention)
    nodes: list[Node] = []
    node_of: dict[Word, int] = {}
    for key in sorted(texts, key=repr):
        group = texts[key]
        wordings = tuple(dict.fromkeys(mention.text for mention in group))
        homes = frozenset(mention.document for mention in group)
        nodes.append(Node(key, group[0].form, wordings, homes, sought=group[0].sought))
        for mention in group:
            node_of[(mention.document, mention.text, mention.role)] = len(nodes) - 1
    return Scene(tuple(nodes), documents, node_of, partners=partners, states=states)
