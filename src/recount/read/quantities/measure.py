"""How a figure measures: a total, a rate, so many each time, or a part of another figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recount.model.analysis import Analysis, Token
from recount.model.reading import QuantityMention, TimeMention, TimesPer
from recount.resources import load

_NEAR = 6  # tokens after a counted noun in which "at a time" may stand
_LIST = 10  # tokens between "including" and the last figure of its list
_BEFORE, _AFTER = 48, 160  # characters in which such words may stand
_MOST = 24  # lengths and sets of one sentence that are looked at
_HIGH = 24  # steps up the tree
_WORDS_OFTEN = 4  # words before "weekly" or "a week" that say how often


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """The words of measure, phrases as patterns over lower case."""

    per: frozenset[str]
    often: dict[str, int]
    times: frozenset[str]
    each_time: re.Pattern[str]
    part_before: re.Pattern[str]
    part_after: re.Pattern[str]
    among: frozenset[str]
    includes: frozenset[str]
    include_verbs: frozenset[str]
    period: frozenset[str]
    same_period: tuple[str, ...]
    units: dict[str, str]


@cache
def measure_words(language: str = "en") -> MeasureWords:
    """The measure words of a language, with its units of time by lemma."""
    table = load("figures", language)["measure"]
    often = {word: n for n, key in enumerate(("once", "twice", "thrice"), 1) for word in table[key]}
    units = {
        word: unit
        for word, unit in load("calendar", language)["classes"]["UNIT"].items()
        if unit in ("D", "W", "M", "Y", "TH")
    }
    return MeasureWords(
        per=frozenset(table["per"]),
        often=often,
        times=frozenset(table["times"]),
        each_time=re.compile(rf"\b(?:{_either(table['each_time'])})\b"),
        part_before=re.compile(rf"\b(?:{_either(table['part_before'])})[,:]?(?: \w{{2,5}})?$"),
        part_after=re.compile(rf"\s*,?\s*(?:{_either(table['part_after'])})\b"),
        among=frozenset(table["among"]),
        includes=frozenset(table["includes"]),
        include_verbs=frozenset(table["include_verbs"]),
        period=frozenset(table["period"]),
        same_period=tuple(table["same_period"]),
        units={word: "PT1H" if unit == "TH" else f"P1{unit}" for word, unit in units.items()},
    )


def _either(phrases: Sequence[str]) -> str:
    """Phrases as alternatives of a regular expression."""
    return "|".join(re.escape(phrase) for phrase in phrases)


def measured(
    analysis: Analysis,
    mentions: Sequence[QuantityMention],
    times: Sequence[TimeMention],
    language: str = "en",
) -> tuple[QuantityMention, ...]:
    """The mentions with measure, rate, period and what they are part of."""
    words = measure_words(language)
    found: list[QuantityMention] = []
    near = _by_sentence(analysis, times)
    for mention in mentions:
        beside = near.get(analysis.tokens[mention.head].sentence, [])
        mention = _rated(analysis, mention, beside, words)
        mention = _parted(analysis, mention, found, mentions, words)
        found.append(_with_period(analysis, mention, found, beside, words))
    return tuple(found)


def _by_sentence(analysis: Analysis, times: Sequence[TimeMention]) -> dict[int, list[TimeMention]]:
    """Sets and known lengths by the sentence they stand in, the first so many of each."""
    near: dict[int, list[TimeMention]] = {}
    for time in times:
        if time.kind in ("set", "duration"):
            beside = near.setdefault(analysis.tokens[time.head].sentence, [])
            if len(beside) < _MOST:
                beside.append(time)
    return near


def _scope(analysis: Analysis, mention: QuantityMention) -> set[int]:
    """The counted noun and what is above it, up to its first predicate."""
    scope = {mention.head, mention.number}
    above = analysis.tokens[mention.head]
    for _ in range(_HIGH):
        above = analysis.tokens[above.head]
        scope.add(above.i)
        if above.upos in ("VERB", "AUX") or above.head == above.i:
            break
    return scope


def _hangs_on(analysis: Analysis, token: Token, scope: set[int], own: set[int]) -> bool:
    """Whether a token hangs on the scope, itself or through one noun of its phrase."""
    for _ in range(3):
        if token.rel != "conj":
            break
        token = analysis.tokens[token.head]
    above = analysis.tokens[token.head]
    if token.i in scope or above.i in scope:
        return True
    return above.i not in own and above.upos in ("NOUN", "ADV") and above.head in scope


def _rated(
    analysis: Analysis,
    mention: QuantityMention,
    times: Sequence[TimeMention],
    words: MeasureWords,
) -> QuantityMention:
    """A figure with "a day", "weekly", "per month" on it as a rate, or as so many each time."""
    scope = _scope(analysis, mention)
    sets = [
        t
        for t in times
        if t.kind == "set"
        and t.value.startswith("P")
        and _hangs_on(analysis, analysis.tokens[t.head], scope, set())
    ]
    pers = [t.value for t in sets] or [p for p in (_per(analysis, mention, words),) if p]
    rates = [_how_often(analysis, t, words) for t in sets]
    each = _each_time(analysis, mention, words)
    if each or any(high > 1 for _, high in rates):
        often = None
        if pers and len(set(pers)) == 1:
            low = min((r[0] for r in rates), default=1)
            often = TimesPer(low, max((r[1] for r in rates), default=1), pers[0])
        return replace(mention, measure="per-event", times_per=often)
    return replace(mention, measure="rate", per=pers[0]) if pers else mention


def _per(analysis: Analysis, mention: QuantityMention, words: MeasureWords) -> str | None:
    """The unit of "per day" on the counted noun or its predicate, as an ISO duration."""
    for i in sorted(_scope(analysis, mention)):
        for child in analysis.children(i, "nmod", "obl"):
            per = words.units.get(child.lemma.lower())
            cases = analysis.children(child.i, "case", "det")
            if per and any(c.lemma.lower() in words.per for c in cases):
                return per
    last = max(mention.head, mention.number)
    beside = analysis.tokens[last + 1 : last + 3]
    if len(beside) == 2 and beside[0].lemma.lower() in words.per:
        return words.units.get(beside[1].lemma.lower())
    return None


def _how_often(analysis: Analysis, time: TimeMention, words: MeasureWords) -> tuple[int, int]:
    """How many times each: "once or twice a week" is 1 to 2, "weekly" 1 to 1."""
    start = analysis.text.rfind("\n", 0, time.span.start) + 1
    before = re.findall(r"\w+", analysis.text[max(start, time.span.start - 40) : time.span.start])
    inside = re.findall(r"\w+", time.span.exact)
    near = [w.lower() for w in before[-_WORDS_OFTEN:] + inside]
    said = [words.often[w] for w in near if w in words.often]
    return (min(said), max(said)) if said else (1, 1)


def _each_time(analysis: Analysis, mention: QuantityMention, words: MeasureWords) -> bool:
    """Whether "at a time" or its like follows in the figure's own phrase."""
    sentence = analysis.sentence_of(mention.head)
    last = max(mention.head, mention.number)
    after = analysis.tokens[last + 1 : min(last + 1 + _NEAR, sentence.last)]
    text = " ".join(t.text.lower() for t in after)
    return words.each_time.search(text) is not None


def _parted(
    analysis: Analysis,
    mention: QuantityMention,
    before: Sequence[QuantityMention],
    all_mentions: Sequence[QuantityMention],
    words: MeasureWords,
) -> QuantityMention:
    """A figure that is said to be part of another, with that other where it is found."""
    if mention.measure != "total":
        return mention
    whole = _among(analysis, mention, all_mentions, words)
    if whole is not None:
        return replace(mention, measure="subset", subset_of=whole if whole >= 0 else None)
    if not (_part_before(analysis, mention, words) or _part_after(analysis, mention, words)):
        return mention
    of = _whole(analysis, mention, before)
    unit = mention.unit
    if unit is None and of is not None and analysis.tokens[mention.head].upos == "PRON":
        # "Five of them" are what they are part of.
        unit = before[of].unit if before[of].unit != "bodies" else "persons"
    return replace(mention, measure="subset", subset_of=of, unit=unit)


def _among(
    analysis: Analysis,
    mention: QuantityMention,
    all_mentions: Sequence[QuantityMention],
    words: MeasureWords,
) -> int | None:
    """Index of Y in "X were among the Y"; -1 where Y is no figure, None where nothing says so."""
    subject = analysis.tokens[mention.head]
    if not subject.rel.startswith("nsubj"):
        return None
    whole = analysis.tokens[subject.head]
    if not any(c.lemma.lower() in words.among for c in analysis.children(whole.i, "case")):
        after = analysis.tokens[subject.i + 1 : subject.i + 3]
        said = len(after) == 2 and after[0].upos == "AUX" and after[1].lemma.lower() in words.among
        return -1 if said else None
    heads = {q.head: k for k, q in enumerate(all_mentions)} | {
        q.number: k for k, q in enumerate(all_mentions)
    }
    return heads.get(whole.i, -1)


def _part_before(analysis: Analysis, mention: QuantityMention, words: MeasureWords) -> bool:
    """Whether "including", "among them" or their like leads to the figure."""
    token = analysis.tokens[mention.head]
    for _ in range(3):
        if token.rel != "conj":
            break
        token = analysis.tokens[token.head]
    leads = analysis.children(token.i, "case", "mark")
    if any(c.text.lower() in words.includes for c in leads):
        return True
    if token.rel == "obj" and analysis.tokens[token.head].lemma.lower() in words.include_verbs:
        return True
    sentence = analysis.sentence_of(mention.head)
    if _after_including(analysis, mention, sentence.first, words):
        return True
    start = max(sentence.start, mention.span.start - _BEFORE)
    text = analysis.text[start : mention.span.start].rstrip().lower()
    return words.part_before.search(text) is not None


def _after_including(
    analysis: Analysis, mention: QuantityMention, first: int, words: MeasureWords
) -> bool:
    """Whether "including" stands before the figure with nothing but a list between."""
    for token in reversed(analysis.tokens[max(first, mention.number - _LIST) : mention.number]):
        if token.text.lower() in words.includes:
            return True
        if token.upos in ("VERB", "AUX", "SCONJ"):
            return False
    return False


def _part_after(analysis: Analysis, mention: QuantityMention, words: MeasureWords) -> bool:
    """Whether "of them", "of the dead" or their like follows the figure."""
    after = analysis.text[mention.span.end : mention.span.end + 24].lower()
    return words.part_after.match(after) is not None


def _whole(
    analysis: Analysis, mention: QuantityMention, before: Sequence[QuantityMention]
) -> int | None:
    """The nearest figure before that can hold this one: no subset, as large, in reach."""
    own = analysis.tokens[mention.head].sentence
    for k in range(len(before) - 1, max(-1, len(before) - 1 - _MOST), -1):
        other = before[k]
        if own - analysis.tokens[other.head].sentence > 1:
            break
        same = mention.unit in (None, other.unit) or other.unit == "persons"
        if other.measure == "total" and same and _can_hold(other, mention):
            return k
    return None


def _can_hold(whole: QuantityMention, part: QuantityMention) -> bool:
    """Whether a part's least fits into the most that the whole may be."""
    return whole.high is None or part.low is None or part.low <= whole.high


def _with_period(
    analysis: Analysis,
    mention: QuantityMention,
    before: Sequence[QuantityMention],
    times: Sequence[TimeMention],
    words: MeasureWords,
) -> QuantityMention:
    """A total with the length of time that it covers."""
    if mention.measure != "total":
        return mention
    scope = _scope(analysis, mention)
    for time in _lengths(analysis, mention, times):
        token = analysis.tokens[time.head]
        cases = {c.lemma.lower() for c in analysis.children(token.i, "case")}
        if cases & words.period and _hangs_on(analysis, token, scope, scope):
            return replace(mention, period=time.value)
    sentence = analysis.sentence_of(mention.head)
    rest = analysis.text[mention.span.end : min(sentence.end, mention.span.end + _AFTER)].lower()
    if any(phrase in rest for phrase in words.same_period):
        known = [q.period for q in before[-_MOST:] if q.period]
        return replace(mention, period=known[-1]) if known else mention
    return mention


def _lengths(
    analysis: Analysis, mention: QuantityMention, times: Sequence[TimeMention]
) -> Iterator[TimeMention]:
    """Known lengths of time in the figure's sentence that are not the figure itself."""
    sentence = analysis.sentence_of(mention.head)
    for time in times:
        here = sentence.start <= time.span.start < sentence.end
        known = time.kind == "duration" and "X" not in time.value
        if here and known and not time.span.overlap(mention.span):
            yield time
