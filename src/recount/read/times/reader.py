"""One pass over a text: match the grammar, build forms, resolve them, give mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from recount.model.analysis import Analysis
from recount.model.document import Published
from recount.model.reading import Segment, TimeMention
from recount.model.span import Span
from recount.read.grammar.patterns import Matcher, captures
from recount.read.grammar.places import TokenIndex
from recount.read.times.build import FORMS
from recount.read.times.context import Focus, Resolved, refocus
from recount.read.times.forms import Form
from recount.read.times.items import Item, items
from recount.read.times.lexicon import Calendar, calendar
from recount.read.times.match import Match
from recount.read.times.named import named_at
from recount.read.times.resolve import resolve
from recount.read.times.tense import tense

# Classes of words that English writes small, months and days of the week left out.
_COMMON = frozenset(("UNIT", "UNITS", "DAYWORD", "NOON", "THIS", "REF", "OFTEN", "FUTURENOUN"))


def read_times(
    analysis: Analysis,
    published: Published,
    segments: Sequence[Segment] = (),
    language: str = "en",
) -> tuple[TimeMention, ...]:
    """All time expressions of a text in order, resolved against the document's date.

    Where that date is unknown or an interval, relative times keep an X in
    their value and get the interval that follows, or none. In a segment with a
    date of its own they are counted from that one.
    """
    cal = calendar(language)
    found: list[TimeMention] = []
    index = TokenIndex(analysis)
    focus: Focus | None = None
    for start, end, form in forms(analysis, cal, language):
        head = index.head(start, end)
        if head is None or form.kind == "none" or _is_titled(analysis, start, end, cal):
            continue
        segment = next((s for s in segments if s.start <= start < s.end), None)
        day = segment.published if segment else published
        resolved = resolve(form, day, focus, tense(analysis, head.i, cal))
        if resolved is None:
            continue
        if segment and resolved.anchor == "published":
            resolved = replace(resolved, anchor="segment")
        found.append(_mention(analysis, (start, end), form, resolved, head.i))
        focus = refocus(focus, form, resolved)
    return tuple(found)


def _is_titled(analysis: Analysis, start: int, end: int, cal: Calendar) -> bool:
    """Whether capitals in mid-sentence make an expression a title's ("told ABC's This Week")."""
    inside = analysis.tokens_in(start, end)
    words = [t for t in inside if t.text[0].isalpha()]
    if not words or not all(t.text[0].isupper() and _is_common(t.text, cal) for t in words):
        return False
    sentence = analysis.sentence_of(inside[0].i)
    before = analysis.tokens[sentence.first : inside[0].i]
    whole = analysis.tokens[sentence.first : sentence.last]
    in_prose = any(t.upos == "VERB" and t.text.islower() for t in whole)
    return in_prose and any(t.upos != "PUNCT" for t in before)


def _is_common(word: str, cal: Calendar) -> bool:
    """Whether a word of time is written small in a sentence, as months and feasts are not."""
    return bool(cal.by_word.get(word.lower(), frozenset()) & _COMMON)


def forms(analysis: Analysis, cal: Calendar, language: str) -> Iterator[tuple[int, int, Form]]:
    """Every expression as its characters and form, unresolved, in text order."""
    line = items(analysis, cal, language)
    matcher = _matcher(language)
    code = matcher.encode(item.classes for item in line)
    i = 0
    while i < len(line):
        end, form = _best(line, code, i, matcher, cal)
        if form is not None:
            yield line[i].start, line[end - 1].end, form
        i = max(end, i + 1)


@cache
def _matcher(language: str) -> Matcher:
    """The language's rules, compiled once a process."""
    return Matcher({n: rule.pattern for n, rule in enumerate(calendar(language).rules)})


def _best(
    line: list[Item], code: str, i: int, matcher: Matcher, cal: Calendar
) -> tuple[int, Form | None]:
    """The longest expression at an item: where it ends, and its form."""
    named = named_at(line, i, cal)
    if named:
        return named
    for key, match in matcher.at(code, i):
        rule = cal.rules[key]
        taken = {name: line[at] for name, at in captures(match).items()}
        whole = tuple(line[i : match.end()])
        form = FORMS[rule.form](Match(taken, rule.args, whole, cal))
        if form is not None:
            return match.end(), form
    return i + 1, None


def _mention(
    analysis: Analysis, place: tuple[int, int], form: Form, resolved: Resolved, head: int
) -> TimeMention:
    """A form and its resolution as the mention the rest of the house reads."""
    return TimeMention(
        span=Span.of(analysis.text, *place),
        kind="time" if form.kind == "date" and (form.part or form.clock) else form.kind,
        value=resolved.value,
        earliest=resolved.earliest,
        latest=resolved.latest,
        modifier=form.modifier or None,
        anchor=resolved.anchor,
        head=head,
        readings=resolved.readings,
    )
