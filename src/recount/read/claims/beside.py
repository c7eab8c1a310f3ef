"""Figures that stand right beside the word of an act, or go on in a list of places.

Parsers lose the noun of a coordinated verb ("killed six and wounded more than
30") and of a clause without its auxiliary ("dozens more wounded") more often
than they lose the order of words, which here leaves no other reading.
"""

from __future__ import annotations

from recount.model.analysis import Analysis, Token
from recount.model.reading import ActMention, QuantityMention
from recount.model.span import Span
from recount.read.phrases import is_passive
from recount.read.quantities.binding import unit_words

_ACTIVE = ("VBD", "VB", "VBP", "VBZ", "VBG", "VBN")
_PARTICIPLE = ("VBN", "VBD", "JJ")
_SUFFERED = ("killing", "injury", "abduction", "detention", "disappearance", "displacement")
_NAMES = ("PROPN", "NOUN")


def adjacent(
    analysis: Analysis, act: ActMention, quantities: tuple[QuantityMention, ...]
) -> int | None:
    """The mention right after an active verb or right before a bare participle, None else.

    Only figures of people, or without any noun, of acts that people suffer.
    """
    trigger = analysis.tokens[act.trigger]
    if act.act not in _SUFFERED:
        return None
    for i, mention in enumerate(quantities):
        if mention.unit not in (None, "persons") or mention.high == mention.low == 0:
            continue
        if _right_after(analysis, trigger, mention) or _right_before(analysis, trigger, mention):
            return i
    return None


def _right_after(analysis: Analysis, trigger: Token, mention: QuantityMention) -> bool:
    """Whether the figure stands right after the verb as what it does it to."""
    if trigger.xpos not in _ACTIVE or trigger.upos != "VERB":
        return False
    between = analysis.text[trigger.end : mention.span.start]
    if not trigger.end <= mention.span.start or between.strip():
        return False
    counted = mention.head != mention.number
    return counted or not is_passive(analysis, trigger) or trigger.rel == "conj"


def _right_before(analysis: Analysis, trigger: Token, mention: QuantityMention) -> bool:
    """Whether the figure stands right before a participle ("1300 killed", "24 dead and hurt")."""
    if trigger.xpos not in _PARTICIPLE:
        return False
    head = analysis.tokens[mention.head]
    if head.i != mention.number and head.upos != "ADJ" and not _trails(head):
        return False
    first = _first_of_pair(analysis, trigger)
    last = analysis.tokens[first.i - 1] if first.i else first
    while last.start >= mention.span.end and _trails(last):
        last = analysis.tokens[last.i - 1]
    return last.sentence == first.sentence and last.start < mention.span.end == last.end


def _trails(token: Token) -> bool:
    """Whether a word may follow a number without being what it counts ("others", "more")."""
    return token.lemma.lower() in unit_words().trailing


def _first_of_pair(analysis: Analysis, trigger: Token) -> Token:
    """The first of two participles joined by a word ("dead and wounded"), else the participle."""
    if trigger.i < 2 or analysis.tokens[trigger.i - 1].rel != "cc":
        return trigger
    before = analysis.tokens[trigger.i - 2]
    pair = trigger.rel == "conj" and trigger.head == before.i and before.xpos in _PARTICIPLE
    return before if pair else trigger


def listed(
    analysis: Analysis, whole: QuantityMention, quantities: tuple[QuantityMention, ...]
) -> list[tuple[int, Span]]:
    """Figures that go on a list of places after `whole`, each with its own place.

    "150 bodies were counted in A, 100 in B, 67 in C": a bare number, the same
    adposition as before, a name. One such number makes no list.
    """
    found = []
    sentence = analysis.tokens[whole.number].sentence
    for i, mention in enumerate(quantities):
        number = analysis.tokens[mention.number]
        bare = mention.head == mention.number and mention.unit in (None, "persons")
        if not bare or number.sentence != sentence or mention.span.start < whole.span.end:
            continue
        place = _place_after(analysis, number, whole)
        if place is not None:
            found.append((i, place))
    return found if len(found) > 1 else []


def _place_after(analysis: Analysis, number: Token, whole: QuantityMention) -> Span | None:
    """The name after a number's adposition, where that adposition has come before."""
    after = analysis.tokens[number.i + 1 : number.i + 7]
    if len(after) < 2 or after[0].upos != "ADP" or after[1].upos not in _NAMES:
        return None
    before = analysis.tokens[whole.number : number.i]
    if not any(t.upos == "ADP" and t.text.lower() == after[0].text.lower() for t in before):
        return None
    last = after[1]
    for token in after[2:]:
        if token.upos not in _NAMES:
            break
        last = token
    return analysis.span(after[1].i, last.i)
