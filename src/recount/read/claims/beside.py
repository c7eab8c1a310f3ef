"""Figures that stand right beside the word of an act, or go on in a list of places.

Parsers lose the noun of a coordinated verb ("killed six and wounded more than
30") and of a clause without its auxiliary ("dozens more wounded") more often
than they lose the order of words, which here leaves no other reading.
"""

from __future__ import annotations

from recount.model.analysis import Analysis, Token
from recount.model.reading import ActMention, QuantityMention
from recount.model.span import Span
from recount.read.acts.lexicon import act_lexicon
from recount.read.phrases import is_passive
from recount.read.quantities.binding import unit_words

_ACTIVE = ("VBD", "VB", "VBP", "VBZ", "VBG", "VBN")
_PARTICIPLE = ("VBN", "VBD", "JJ")
_SUFFERED = ("killing", "injury", "abduction", "detention", "disappearance", "displacement")
_NAMES = ("PROPN", "NOUN")
_BACK = 6  # tokens back from a participle to its subject


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


def counted_before(
    analysis: Analysis, act: ActMention, quantities: tuple[QuantityMention, ...]
) -> int | None:
    """The counted noun right before a participle of harm and its auxiliaries, None for none.

    "Ten persons were yesterday feared killed", "five people killed when …".
    """
    trigger = analysis.tokens[act.trigger]
    if act.act not in _SUFFERED or trigger.xpos not in ("VBN", "VBD"):
        return None
    at, passed = trigger.i - 1, trigger.rel == "acl"
    while at > max(0, trigger.i - _BACK) and _stands_between(analysis.tokens[at], trigger):
        passed = passed or analysis.tokens[at].upos == "AUX"
        at -= 1
    if not passed or analysis.children(trigger.i, "obj"):
        return None
    for i, mention in enumerate(quantities):
        if mention.head == at and mention.unit == "persons":
            return i
    return None


def _stands_between(token: Token, trigger: Token) -> bool:
    """Whether a token may stand between a subject and its participle."""
    if token.i == trigger.head and token.xpos == "VBN":
        return True
    return token.upos in ("AUX", "ADV", "PART") or token.rel == "obl"


def of_another(analysis: Analysis, act: ActMention, mention: QuantityMention) -> bool:
    """Whether a figure stands right beside another word of harm, whose it is then.

    "Killed 20 and wounded 30", "20 were killed and 30 wounded": not where both
    words stand together ("killed and wounded 30", "30 dead and wounded").
    """
    trigger = analysis.tokens[act.trigger]
    if analysis.tokens[mention.number].sentence != trigger.sentence:
        return False
    if mention.unit not in (None, "persons") and not _trails(analysis.tokens[mention.head]):
        return False
    beside = [t for t in _neighbours(analysis, mention) if _acts_told(t)]
    return bool(beside) and not any(
        act.act in _acts_told(t)
        # "Five of the wounded died" counts the dead.
        or t.i in act.victim_heads
        or (abs(t.i - trigger.i) == 2 and _joined(analysis, t, trigger))
        for t in beside
    )


def _neighbours(analysis: Analysis, mention: QuantityMention) -> list[Token]:
    """The verb right before a figure, and the participle right after a bare one."""
    found = []
    inside = analysis.tokens_in(mention.span.start, mention.span.end)
    if not inside:
        return []
    first, last = inside[0].i, inside[-1].i + 1
    before = analysis.tokens[first - 1] if first else None
    if before is not None and before.upos == "VERB" and before.xpos in _ACTIVE:
        found.append(before)
    while last < len(analysis.tokens) and _trails(analysis.tokens[last]):
        last += 1
    bare = mention.head == mention.number or _trails(analysis.tokens[mention.head])
    bare = bare or mention.head == last
    if last < len(analysis.tokens) and bare and analysis.tokens[last].xpos in _PARTICIPLE:
        found.append(analysis.tokens[last])
    return found


def _acts_told(token: Token) -> set[str]:
    """The acts that people suffer which a word tells, as verb, adjective or participle."""
    lexicon, lemma, text = act_lexicon(), token.lemma.lower(), token.text.lower()
    entries = [e for e in lexicon.find("verb", lemma) if e.frame in ("patient", "suffer")]
    entries += [*lexicon.find("adjective", lemma), *lexicon.find("noun", text)]
    return {e.act for e in entries if e.act in _SUFFERED}


def _joined(analysis: Analysis, one: Token, other: Token) -> bool:
    """Whether nothing but a conjunction stands between two words."""
    return analysis.tokens[min(one.i, other.i) + 1].rel == "cc"


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
