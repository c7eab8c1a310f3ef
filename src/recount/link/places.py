"""Places and facilities as worded: the name meant, what it lies by, and in what kind."""

from __future__ import annotations

from functools import cache

from recount.link.forms import NOBODY, Form, is_capital, trimmed
from recount.link.lexicon import countries, facility_kinds, place_marks, words
from recount.link.names import bare, core_words, fold, is_particle, name_key


def _together(parts: list[str]) -> list[str]:
    """The words with a facility's noun of two words as one: "air base", "detention centre"."""
    found: list[str] = []
    for word in parts:
        both = f"{found[-1]} {word}" if found else ""
        if fold(both) in facility_kinds():
            found[-1] = both
        else:
            found.append(word)
    return found


def _mark(part: list[str]) -> str:
    """What tells a place from another of its name: "military" of prisons, "area" of a province."""
    table = place_marks("facilities" if _facility(part) else "places")
    found = {table[low] for word in part if (low := bare(word)) in table}
    return found.pop() if len(found) == 1 else ""


def _is_name(word: str) -> bool:
    low = bare(word)
    if " " in low or low.rpartition("-")[2] in words("places", "held"):
        return False
    return is_capital(word) and low not in _no_names()


@cache
def _no_names() -> frozenset[str]:
    """Words that name no place where a headline gives them a capital: "Ossin Attack"."""
    lists = (("words", "adjectives"), ("words", "calendar"), ("places", "generic"),
             ("places", "told"))  # fmt: skip
    return frozenset().union(*(words(*path) for path in lists))


def _segments(parts: list[str]) -> list[tuple[str, list[str]]]:
    """The wording cut at its prepositions: (preposition or "", words up to the next)."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for word in parts:
        low = bare(word)
        opens = low in words("places", "beside") or low in words("places", "inside")
        if opens and not word[:1].isupper():
            found.append((low, []))
        else:
            found[-1][1].append(word)
    return found


def _lies_beside(before: list[str], preposition: str) -> bool:
    """Whether what follows is only lain by: "near X", "west of X", "the outskirts of X"."""
    if preposition in words("places", "beside"):
        return True
    return preposition == "of" and bool(before) and bare(before[-1]) in words("places", "beside_of")


@cache
def place_names(text: str) -> tuple[tuple[str, ...], ...]:
    """Every name in a place's wording, each as its folded words: "Ossin near Tal" gives both."""
    found: list[tuple[str, ...]] = []
    for _, part in _segments(trimmed(text)):
        for name in _split_names(part):
            core = core_words(" ".join(name))
            if core and not (len(core) == 1 and countries().of(core[0])):
                found.append(tuple(w for w in core if not countries().of(w)) or core)
    return tuple(found)


def _split_names(part: list[str]) -> list[list[str]]:
    """Names side by side ("Fair and Low", "A B C" stays one) as runs of name words."""
    runs: list[list[str]] = [[]]
    for word, after in zip(part, [*part[1:], ""]):
        if _is_name(word):
            runs[-1].append(word)
        elif runs[-1] and not (is_particle(word, after) and _is_name(after)):
            runs.append([])
    return [run for run in runs if run]


@cache
def place_form(text: str) -> Form:
    """A place or a facility as a Form; shape "country" for a country as a whole."""
    parts = _together(trimmed(text))
    before: list[str] = []
    whole: Form | None = None
    for preposition, part in _segments(parts):
        named = [w for run in _split_names(part) for w in run]
        if not named:
            before = part or before
            continue
        facility = _facility(part)
        beside = _lies_beside(before, preposition) or _round_it(part, parts)
        within = preposition == "in" and _smaller(before)
        core = _core(part)
        if core:
            kind = "facility" if facility else "place"
            return Form(kind, "name", core, None, (), facility, beside or within, _mark(part))
        if country := countries().of(fold(" ".join(named))):
            whole = whole or Form("place", "country", (), country, (), None, beside)
        before = part
    nouns = [facility_kinds()[low] for w in parts if (low := bare(w)) in facility_kinds()]
    if nouns:
        return Form("facility", "head", (), None, (), nouns[-1])
    return whole or NOBODY


def name_of_place(text: str) -> str:
    """The name within a place's wording ("the town of Ossin" is Ossin), else the wording."""
    form = place_form(text)
    if form.beside or form.shape != "name":
        return text
    for _, part in _segments(_together(trimmed(text))):
        if _core(part):
            marks = [at for at, word in enumerate(part) if _is_name(word) and not _of_land(word)]
            first = marks[0]
            if first and bare(part[first - 1]) in words("places", "directions"):
                first -= 1
            return " ".join(part[first : marks[-1] + 1])
    return text


def _of_land(word: str) -> bool:
    return countries().of(bare(word)) is not None


def _core(part: list[str]) -> tuple[str, ...]:
    """Name words of a segment in an order of their own, a direction before a name kept with it."""
    drop = words("places", "fillers") | facility_kinds().keys()
    names = []
    for run in _split_names(part):
        core = [w for w in core_words(" ".join(run)) if w not in drop and not countries().of(w)]
        start = part.index(run[0])
        if core and start and bare(part[start - 1]) in words("places", "directions"):
            core.insert(0, bare(part[start - 1]))
        if core:
            names.append(core)
    names.sort(key=lambda name: name_key((name[-1],)))
    return tuple([word for name in names for word in name] + _told_apart(part) * bool(names))


def _told_apart(part: list[str]) -> list[str]:
    """What a facility's name goes on with: its number ("Prison 5"), whom it is for ("women's")."""
    if not _facility(part):
        return []
    found = [
        low for word in part if (low := bare(word).removesuffix("s")) in words("places", "for")
    ]
    for n, word in enumerate(part):
        last = n + 1 == len(part) or bare(part[n + 1]) in facility_kinds()
        if word.isdigit() and last:
            found.append(word)
    return found


def _round_it(part: list[str], parts: list[str]) -> bool:
    """Whether a segment ends the wording in "suburbs", "outskirts": round the name, not in it."""
    return part[-1] == parts[-1] and bare(part[-1]) in words("places", "beside_of")


def _smaller(before: list[str]) -> bool:
    """Whether a settlement or facility stands before "in": it is inside what follows."""
    return any(bare(w) in words("places", "settlements") or bare(w) in facility_kinds()
               for w in before)  # fmt: skip


def _facility(part: list[str]) -> str | None:
    """Kind of facility that a segment names."""
    return next((facility_kinds()[bare(w)] for w in reversed(part) if bare(w) in facility_kinds()),
                None)  # fmt: skip


def place_words(text: str) -> frozenset[str]:
    """All name words of a place, for finding what may be about one place."""
    return frozenset(word for name in place_names(text) for word in name)
