"""One pass over a text: figures, what each counts, how it measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from recount.model.analysis import Analysis, Token
from recount.model.reading import QuantityMention, TimeMention
from recount.model.span import Span
from recount.read.grammar.atoms import Atom, atoms
from recount.read.grammar.numerals import number_words
from recount.read.grammar.places import TokenIndex
from recount.read.quantities.binding import Units, counted, unit_of, unit_words
from recount.read.quantities.bounds import Figure
from recount.read.quantities.figures import figures
from recount.read.quantities.implicit import implicit
from recount.read.quantities.lexicon import figure_words
from recount.read.quantities.measure import measured

_NAME, _LIST = 5, 12  # tokens of a name before a number, and to the next number of a list


def read_quantities(
    analysis: Analysis,
    times: Sequence[TimeMention],
    language: str = "en",
    *,
    unnumbered: bool = False,
) -> tuple[QuantityMention, ...]:
    """All figures of a text in order; `times` are its time expressions, which hold none.

    Lengths of time that stand by themselves ("15 years") are kept, with their
    unit of time. "No one", "both brothers" and "a couple of men" are figures;
    `unnumbered` adds "a man" and "several men", which guidelines count as none.
    """
    found = atoms(analysis.text)
    index, units = TokenIndex(analysis), unit_words(language)
    taken = frozenset(
        t.i for time in times if time.kind != "duration" for t in index.within(*_ends(time.span))
    )
    blocked = _blocked(found, times)
    mentions = []
    for figure in figures(found, blocked, number_words(language), figure_words(language)):
        mention = _mention(analysis, found, figure, index, (units, taken))
        if mention is not None:
            mentions.append(_risen(analysis, mention, units, language))
    words = figure_words(language)
    unsaid = list(implicit(analysis, words, units, unnumbered))
    return measured(analysis, _merged(mentions, unsaid), times, language)


def _risen(
    analysis: Analysis, mention: QuantityMention, units: Units, language: str
) -> QuantityMention:
    """A toll said to go from one figure to another at the other one, which holds now."""
    first = mention.span.exact.lower().split(maxsplit=1)[0]
    if mention.bound != "range" or first not in figure_words(language).words["range.from"]:
        return mention
    verb = next((t for t in analysis.ancestors(mention.head) if t.upos == "VERB"), None)
    if verb is None or verb.lemma.lower() not in units.changing:
        return mention
    subjects = analysis.children(verb.i, "nsubj")
    if not any(t.lemma.lower() in units.tolls for t in subjects):
        return mention
    return replace(mention, low=mention.high, bound="exact", unit="persons")


def _merged(
    said: Sequence[QuantityMention], unsaid: Sequence[QuantityMention]
) -> list[QuantityMention]:
    """Both in text order; where one without a number takes in a number ("no one"), it stays."""
    covered = {i for q in unsaid for i in range(q.span.start, q.span.end)}
    kept = [q for q in said if q.span.start not in covered]
    counted_heads = {q.head for q in kept}
    more = [q for q in unsaid if q.head not in counted_heads]
    return sorted([*kept, *more], key=lambda q: (q.span.start, q.span.end))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _blocked(found: Sequence[Atom], times: Sequence[TimeMention]) -> frozenset[int]:
    """Atoms inside dates, times of day and sets, and lengths written as one word ("two-year")."""
    spans = [
        t.span
        for t in times
        if t.anchor != "text" and (t.kind != "duration" or "-" in t.span.exact)
    ]
    blocked, k = set(), 0
    for i, atom in enumerate(found):
        while k < len(spans) and spans[k].end <= atom.start:
            k += 1
        if k < len(spans) and spans[k].start <= atom.start:
            blocked.add(i)
    return frozenset(blocked)


def _mention(
    analysis: Analysis,
    found: Sequence[Atom],
    figure: Figure,
    index: TokenIndex,
    known: tuple[Units, frozenset[int]],
) -> QuantityMention | None:
    """A figure with what it counts; None where it counts nothing and says nothing."""
    number = index.at(found[figure.end - 1].start)
    last = index.at(found[figure.last - 1].start)
    if number is None or last is None:
        return None
    units, taken = known
    head = counted(analysis, number, last, units, taken)
    unit = figure.sign or unit_of(analysis, number, head, units)
    if _counts_nothing(analysis, figure, number, head, unit):
        return None
    if not _is_measured(found, figure, head, units):
        figure = figure.counted()
    span = Span.of(analysis.text, found[figure.first].start, found[figure.last - 1].end)
    return QuantityMention(
        span=span,
        low=_plain(figure.low),
        high=_plain(figure.high),
        bound=figure.bound,
        approximate=figure.approximate,
        unit=unit,
        per=None,
        measure="total",
        head=head.i,
        number=number.i,
    )


def _counts_nothing(
    analysis: Analysis, figure: Figure, number: Token, head: Token, unit: str | None
) -> bool:
    """A number that is part of a name ("Camp 12"), or a "one" that stands for a thing."""
    if head.i != number.i or figure.bound != "exact" or figure.sign is not None:
        return False
    before = analysis.tokens[number.i - 1] if number.i else None
    named = before is not None and before.upos == "PROPN" and figure.scale == 1
    if named and number.rel == "flat" and not figure.spelled:
        return not _goes_on_a_list(analysis, number)
    if unit is not None:
        return False
    if figure.spelled:
        following = analysis.children(number.i, "nmod", "acl")
        return figure.low == 1 and not following and figure.scale == 1
    return named and not _goes_on_a_list(analysis, number)


def _goes_on_a_list(analysis: Analysis, number: Token) -> bool:
    """Whether a number after a name is the next of a list whose commas are lost.

    "In Ardel 100 in Boreth 67 in Costen": the name before and the one after
    stand under the same adposition, and another number of the sentence too.
    """
    sentence = analysis.sentence_of(number.i)
    after = analysis.tokens[number.i + 1 : number.i + 2]
    if number.i + 1 >= sentence.last or after[0].upos != "ADP":
        return False
    word, at = after[0].text.lower(), number.i - 1
    while at > sentence.first and number.i - at < _NAME and analysis.tokens[at].upos == "PROPN":
        at -= 1
    if analysis.tokens[at].text.lower() != word:
        return False
    near = analysis.tokens[max(sentence.first, number.i - _LIST) : number.i + _LIST]
    return any(
        t.upos == "NUM" and t.i != number.i and follows.text.lower() == word
        for t, follows in pairwise(near)
    )


def _is_measured(found: Sequence[Atom], figure: Figure, head: Token, units: Units) -> bool:
    """Whether a figure measures (money, lengths, time) and does not count whole things."""
    lemma = head.lemma.lower()
    after = found[figure.end] if figure.end < len(found) else None
    glued = after is not None and after.glued and after.kind == "word"
    unit = lemma in units.measures or lemma in units.times
    return figure.sign is not None or unit or (glued and lemma not in units.persons)


def _plain(value: Fraction | None) -> int | float | None:
    """An exact value as a plain number."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)
