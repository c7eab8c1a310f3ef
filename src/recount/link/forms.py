"""What a wording is before it is joined to any other: its kind, its name, what it leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recount.link.lexicon import countries, facility_kinds, sides, words
from recount.link.names import bare, core_words, fold, is_particle, pieces
from recount.link.wellknown import well_known


@dataclass(frozen=True, slots=True)
class Form:
    """A wording read for linking.

    `kind` is one of model.reading.ENTITY_KINDS; `shape` says how it names:
    name, government, forces, state-media, country, side, head (a common noun
    alone, "the ministry") or none (nobody in particular). `core` is the name's
    words folded; `country` where the words give one; `leader` the name before
    a government's noun ("Rell's regime"); `noun` the kind noun found; `mark`
    what tells a place from another of its name ("military", "area").
    """

    kind: str
    shape: str
    core: tuple[str, ...] = ()
    country: str | None = None
    leader: tuple[str, ...] = ()
    noun: str | None = None
    beside: bool = False
    mark: str = ""


NOBODY = Form("group", "none")


def is_capital(word: str) -> bool:
    """Whether a word is written as a name is, a particle before it or not ("al-Marun")."""
    head, _, tail = word.partition("-")
    if tail and is_particle(head, tail):
        return tail[:1].isupper()
    ordinal = word[:1].isdigit() and word[-1:].isalpha()
    # A script without capitals stands among Latin words only where it names something.
    caseless = word[:1].isalpha() and word[:1].upper() == word[:1].lower()
    known = bare(word) in words("words", "leading")
    return ordinal or caseless or (word[:1].isupper() and not known)


def trimmed(text: str) -> list[str]:
    """Words of a wording without articles and pronouns before it."""
    found = list(pieces(text))
    while found and bare(found[0]) in words("words", "leading"):
        found.pop(0)
    return found


def _country_at(parts: list[str], at: int) -> tuple[str, int] | None:
    """Country named from word `at` on, and how many words name it."""
    # "US" is a country, "us" is not; "Georgia" is, "georgia" may be anything.
    if not parts[at][:1].isupper() or bare(parts[at]) not in countries().starts:
        return None
    for length in range(min(countries().longest, len(parts) - at), 0, -1):
        if found := countries().of(fold(" ".join(parts[at : at + length]))):
            return found, length
    return None


def countries_in(text: str) -> list[str]:
    """Countries that a wording names, by name, demonym or possessive, in order."""
    parts, found, at = list(pieces(text)), [], 0
    while at < len(parts):
        here = _country_at(parts, at)
        if here:
            found.append(here[0])
        at += here[1] if here else 1
    return found


def _possessor(parts: list[str], before: int) -> tuple[str, ...]:
    """Capitalised words that end just before index `before`, without titles and countries."""
    run: list[str] = []
    at = before - 1
    while at >= 0 and is_capital(parts[at]):
        known = words("titles") | words("government") | words("forces")
        plain = {bare(parts[at]), bare(parts[at]).removesuffix("s")}
        if (plain & known or countries().of(bare(parts[at]))) and not run:
            at -= 1
            continue
        if plain & known or countries().of(bare(parts[at])):
            break
        run.insert(0, parts[at])
        at -= 1
    return tuple(
        word for word in core_words(" ".join(run)) if word not in words("words", "adjectives")
    )


def _party_of_state(parts: list[str], lower: list[str]) -> Form | None:
    """A government, its forces or its media by a noun at the end of the wording."""
    text = " ".join(lower)
    found = countries_in(" ".join(parts))
    country = found[0] if found else None
    for noun in sorted(words("state_media"), key=len, reverse=True):
        ours = [i for i, word in enumerate(lower[:-1]) if word in words("state_words")]
        if text.endswith(f" {noun}") and ours:
            owner = _possessor(parts, _before(parts, ours[0]))
            return Form("organisation", "state-media", (), country, owner, noun)
    for shape, kind, nouns in (
        ("forces", "group", words("forces")),
        ("government", "government", words("government")),
    ):
        for noun in sorted(nouns, key=lambda n: (-len(n), n)):
            at = _noun_place(text, lower, noun)
            if at is None:
                continue
            first = [w for w in lower[:at] if w not in words("words", "leading")]
            if {"and", "from", *words("places", "inside")} & set(first):
                return None
            if sides_of(lower[: at + 1]):
                return None
            leader = _possessor(parts, at) or _after_of(parts, at + len(noun.split()))
            if shape == "government" and _another_body(parts, lower, at):
                return None
            if (leader and len(leader) > 3) or (leader and _own_name(parts, at)):
                return None
            if shape == "forces" and not (country or leader or _of_the_state(first)):
                return None
            seat = " ".join(leader) or fold(" ".join(_seat(parts, at + len(noun.split()))))
            if (state := countries().capitals.get(seat)) is not None:
                return Form(kind, shape, (), state, (), noun)
            return Form(kind, shape, (), country, leader, noun)
    return None


def _before(parts: list[str], at: int) -> int:
    """Index after the last name before `at`: the words between say nothing of whose it is."""
    while at > 0 and not is_capital(parts[at - 1]):
        at -= 1
    return at


def _of_the_state(first: list[str]) -> bool:
    """Whether the words before "forces" leave them the state's: "government", "the president's"."""
    plain = {word.removesuffix("'s").removesuffix("s") for word in first} | set(first)
    known = words("government") | words("titles") | words("forces")
    return not first or bool(plain & known)


def sides_of(lower: list[str]) -> str | None:
    """The side of a conflict that common words name ("opposition fighters"), if any."""
    plain = [w for w in lower if w not in words("words", "leading") and not countries().of(w)]
    return sides().get(" ".join(plain))


def _noun_place(text: str, lower: list[str], noun: str) -> int | None:
    """Index of the word where `noun` stands as the head: last, or before "of" or "loyal"."""
    size = len(noun.split())
    for at in range(len(lower) - size + 1):
        if " ".join(bare(w) for w in lower[at : at + size]) == noun:
            after = lower[at + size : at + size + 1]
            if not after or after[0] in ("of", "loyal", "under", "in"):
                return at
    return None


def _own_name(parts: list[str], at: int) -> bool:
    """Whether the noun is itself written with a capital, as in "Free Northland Army"."""
    return (
        parts[at][:1].isupper()
        and at > 0
        and not parts[at].isupper()
        and is_capital(parts[at - 1])
        and countries().of(bare(parts[at - 1])) is None
    )


def _after_of(parts: list[str], at: int) -> tuple[str, ...]:
    """The leader named from `at` on, after the noun: "government of President Adan Rell"."""
    if bare(" ".join(parts[at : at + 1])) in words("places", "inside") - words("places", "owned"):
        return ()
    run = [word for word in parts[at:] if is_capital(word)]
    kept = [w for w in run if bare(w) not in words("titles") and not countries().of(bare(w))]
    return core_words(" ".join(kept)) if kept else ()


def _seat(parts: list[str], at: int) -> list[str]:
    """The words after "in" where that follows a noun of a government: "government in Marun"."""
    return parts[at + 1 :] if parts[at : at + 1] == ["in"] else []


def _another_body(parts: list[str], lower: list[str], at: int) -> bool:
    """Whether "government" belongs to a local body ("provincial government") or a possessive."""
    return at > 0 and lower[at - 1] in (
        "provincial",
        "local",
        "regional",
        "interim",
        "city",
        "autonomous",
    )


def _run(parts: list[str]) -> list[str]:
    """The name itself: the longest stretch of capitalised words, small words inside allowed."""
    best: list[str] = []
    run: list[str] = []
    for word, after in zip([*parts, ""], [*parts[1:], "", ""]):
        small = bare(word) in words("words", "inner") or is_particle(word, after)
        goes_on = bool(run) and (word.isdigit() or small)
        if word and (is_capital(word) or goes_on):
            run.append(word)
            continue
        while run and bare(run[-1]) in words("words", "inner") and not run[-1][:1].isupper():
            run.pop()
        if len(run) > len(best) or (len(run) == len(best) and _shouted(run) and not _shouted(best)):
            best = run
        run = []
    return best


def _shouted(run: list[str]) -> bool:
    """Whether a run is an abbreviation in capitals ("State news agency RNA")."""
    return len(run) == 1 and run[0].isupper() and len(run[0]) > 1


@cache
def party_form(text: str) -> Form:
    """A voice or a participant as a Form."""
    parts = trimmed(text)
    lower = [bare(word) for word in parts]
    if not parts:
        return NOBODY
    if known := well_known(text):
        return Form("organisation", "name", core_words(known))
    here = _country_at(parts, 0)
    if here and here[1] == len(parts) and fold(" ".join(parts)) in _country_nouns():
        return Form("government", "country", (), here[0])
    if formal := _in_full(parts):
        return Form("government", "country", (), formal)
    if len(parts) == 1 and parts[0][:1].isupper() and lower[0] in countries().demonyms:
        return Form("government", "country", (), countries().demonyms[lower[0]])
    if (capital := countries().capitals.get(fold(" ".join(parts)))) and parts[0][:1].isupper():
        return Form("government", "country", (), capital, (), "capital")
    state = _party_of_state(parts, lower)
    if state:
        return state
    return _named_party(parts, lower)


def _in_full(parts: list[str]) -> str | None:
    """The country of a state's full name, "the Republic of Northland", "the Northland Kingdom"."""
    polities = [n for n, word in enumerate(parts)
                if bare(word) in words("words", "polities") and word[:1].isupper()]  # fmt: skip
    small = words("words", "polity_adjectives") | words("places", "owned") | {"the"}
    rest = [word for n, word in enumerate(parts) if n not in polities and bare(word) not in small]
    here = _country_at(rest, 0) if polities and rest else None
    return here[0] if here and here[1] == len(rest) else None


@cache
def _country_nouns() -> frozenset[str]:
    """Names of countries that can speak; a demonym alone ("the French") can not be told apart."""
    return frozenset(countries().names)


def _named_party(parts: list[str], lower: list[str]) -> Form:
    """A person, an organisation, a side, a common noun that stands for one, or nobody."""
    person = _titled_person(parts, lower)
    if person:
        return person
    if len(lower) > 2 and lower[1] == "of" and lower[0] in sides():
        return Form("group", "side", (sides()[lower[0]],))
    name = _without_adjectives(_run(parts))
    if not name or sides_of(lower) or all(countries().of(bare(w)) for w in name):
        return _common(lower, parts)
    if not _heads(name, parts) or set(map(bare, name)) <= _common_words():
        return NOBODY
    core = core_words(" ".join(name))
    if len(core) == 1 and core[0] in words("organisations") and not name[0].isupper():
        return Form("organisation", "head", core, None, (), core[0])
    if _organised(name) or _apposed(name, parts):
        noun = next((bare(w) for w in reversed(name) if bare(w) in words("organisations")), None)
        return Form("organisation", "name", core, None, (), noun)
    if bare(name[-1]) in words("titles"):
        return NOBODY
    return Form("person" if len(name) > 1 and "and" not in name else "group", "name", core)


def _titled_person(parts: list[str], lower: list[str]) -> Form | None:
    """A person whose name follows a title ("aid chief Ian Dole"), nobody said of another before."""
    titled = [i for i, word in enumerate(lower) if word in words("titles")]
    if not titled or titled[-1] + 1 >= len(parts):
        return None
    tail = _run(parts[titled[-1] + 1 :])
    if not tail or tail != parts[len(parts) - len(tail) :] or _organised(tail):
        return None
    linked = words("places", "inside") | words("places", "beside")
    if lower[len(parts) - len(tail) - 1] in linked or linked & set(lower[: titled[0]]):
        return None
    return Form("person", "name", core_words(" ".join(_without_country(tail))))


def _organised(name: list[str]) -> bool:
    """Whether a name is an organisation's: by a noun in it, or by capitals throughout."""
    shouted = any(w.isupper() and len(w.replace(".", "")) > 1 for w in name)
    return shouted or bool(set(map(bare, name)) & words("organisations"))


def _apposed(name: list[str], parts: list[str]) -> bool:
    """Whether a common noun beside the name says it is an organisation ("the Fajr brigade")."""
    return parts[-1] not in name and bare(parts[-1]) in words("organisations")


@cache
def _common_words() -> frozenset[str]:
    """Words that name nobody even where a sentence gives them a capital."""
    return words("words", "unnamed") | words("words", "generic_people") | words("words", "calendar")


def _heads(name: list[str], parts: list[str]) -> bool:
    """Whether the name is what the wording is about, not a word that describes another.

    "Marun evacuees" and "residents of Marun" are about people, "the agency
    Fajr", "Fajr of Northland" and "the Fajr brigade" about Fajr.
    """
    start = parts.index(name[0])
    after = parts[start + len(name) :]
    before = bare(parts[start - 1]) if start else ""
    linked = words("places", "inside") | words("places", "beside") | {"and", "including"}
    if before in linked:
        return False
    return not after or bare(after[0]) in linked or bare(after[-1]) in words("organisations")


def _without_country(run: list[str]) -> list[str]:
    return [w for w in run if not countries().of(bare(w))] or run


def _without_adjectives(run: list[str]) -> list[str]:
    return [w for w in run if bare(w) not in words("words", "adjectives")]


def _common(lower: list[str], parts: list[str]) -> Form:
    """A common noun: a side ("rebels"), a head to be resolved ("the ministry"), or nobody."""
    found = countries_in(" ".join(parts))
    country = found[0] if found else None
    if side := sides_of(lower):
        return Form("group", "side", (side,), country)
    plain = tuple(word for word in lower if not countries().of(word))
    if lower[-1] in words("organisations") and lower[-1] not in words("forces"):
        return Form("organisation", "head", plain, country, (), lower[-1])
    if lower[-1] in facility_kinds():
        return Form("facility", "head", (), None, (), facility_kinds()[lower[-1]])
    return NOBODY
