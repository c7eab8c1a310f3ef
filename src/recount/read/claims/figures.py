"""Which figure counts which act: through the tree and never by nearness alone."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from recount.model.analysis import Analysis, Token
from recount.model.claim import Quantity
from recount.model.reading import ActMention, QuantityMention
from recount.model.span import Span
from recount.read.acts.lexicon import act_lexicon
from recount.read.claims.beside import adjacent, counted_before, listed, of_another
from recount.read.grammar.numerals import number_words
from recount.read.phrases import cases, is_predicate, is_verbal
from recount.read.quantities.binding import unit_words

COUNTED_PARTS = ("nummod", "nmod", "amod", "advmod", "det", "compound", "flat", "obl", "dep")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure bound to an act, and the index of the mention it is part of, if any.

    `place` is its own place in a list of places; `sufferers` says that what it
    counts suffered the act, whatever the parse has for that.
    """

    mention: int
    of: int | None = None
    place: Span | None = None
    sufferers: bool = False


def usable(mention: QuantityMention) -> bool:
    """Whether a mention is a count of whole things, with at least one side closed."""
    sides = [n for n in (mention.low, mention.high) if n is not None]
    return bool(sides) and all(n >= 0 and float(n).is_integer() for n in sides)


def figures_of(
    analysis: Analysis, act: ActMention, quantities: tuple[QuantityMention, ...]
) -> list[Figure]:
    """The figures of an act: of its sufferers, of the noun itself, or of the toll it names.

    One for each coordinated sufferer that has its own; a subset ("including 11
    children") follows the figure it is part of. Only figures of the act's own
    sentence and those beside it are looked at.
    """
    number = analysis.tokens[act.trigger].sentence
    sentences = analysis.sentences[max(0, number - 1) : number + 2]
    start = bisect_left(quantities, sentences[0].start, key=_start)
    end = bisect_left(quantities, sentences[-1].end, key=_start)
    near = tuple(_moved(q, start, end) for q in quantities[start:end])
    return [
        replace(f, mention=f.mention + start, of=None if f.of is None else f.of + start)
        for f in _figures_near(analysis, act, near)
    ]


def _start(mention: QuantityMention) -> int:
    return mention.span.start


def _moved(mention: QuantityMention, start: int, end: int) -> QuantityMention:
    """A mention whose whole is numbered from `start`, or forgotten where it lies outside."""
    if mention.subset_of is None:
        return mention
    inside = start <= mention.subset_of < end
    return replace(mention, subset_of=mention.subset_of - start if inside else None)


def _figures_near(
    analysis: Analysis, act: ActMention, quantities: tuple[QuantityMention, ...]
) -> list[Figure]:
    if identifies(analysis, act):
        return []
    quantities = tuple(
        replace(q, low=None, high=None) if of_another(analysis, act, q) else q for q in quantities
    )
    beside = adjacent(analysis, act, quantities)
    if beside is not None and not usable(quantities[beside]):
        beside = None
    own = beside if beside is not None else _hanging_on(analysis, act, quantities)
    found = [own] if own is not None else _of_spots(analysis, act, quantities)
    if not found:
        before = counted_before(analysis, act, quantities)
        if before is not None and usable(quantities[before]):
            found, beside = [before], before
    if not found and (act.also or act.rule.startswith("killing/noun")):
        found = _of_toll(analysis, act, quantities)
    found = found or _of_number(analysis, act, quantities)
    figures = [
        Figure(i, _whole_of(analysis, quantities, i, found), sufferers=i == beside) for i in found
    ]
    figures += [Figure(i, whole) for whole in found for i in _parts(analysis, quantities, whole)]
    figures.sort(key=lambda figure: figure.of is not None)
    for i, q in enumerate(quantities):
        known = i in {figure.mention for figure in figures}
        part = q.measure == "subset" and q.subset_of in found and _says_no_more(analysis, act, q)
        if part and not known and usable(q):
            figures.append(Figure(i, q.subset_of))
    if len(found) == 1 and quantities[found[0]].measure == "total":
        known_now = {figure.mention for figure in figures}
        more = listed(analysis, quantities[found[0]], quantities)
        figures += [Figure(i, place=at) for i, at in more if i not in known_now]
    return figures


def _of_spots(
    analysis: Analysis, act: ActMention, quantities: tuple[QuantityMention, ...]
) -> list[int]:
    """The figures of the sufferers, those coordinated with them, and of the noun itself."""
    spots = list(dict.fromkeys([*act.victim_heads, act.trigger]))
    more = [
        t.i for spot in act.victim_heads for t in analysis.children(spot, "conj") if _is_noun(t)
    ]
    spots += [i for i in more if i not in spots and _has_persons(i, quantities)]
    if act.act == "attack":
        spots += act.means_heads
    found: list[int] = []
    for spot in spots:
        hit = _carried(analysis, spot, quantities)
        hit = hit if hit is not None else _counting(analysis, spot, quantities)
        if hit is not None and hit not in found and _counts(analysis, act, quantities[hit]):
            found.append(hit)
    return found


def _is_noun(token: Token) -> bool:
    return token.upos in ("NOUN", "PROPN")


def _has_persons(spot: int, quantities: tuple[QuantityMention, ...]) -> bool:
    return any(q.head == spot and q.unit == "persons" for q in quantities)


def _carried(analysis: Analysis, spot: int, quantities: tuple[QuantityMention, ...]) -> int | None:
    """The people of a vehicle or a place ("11 buses carrying 500 men", "towns of 9,000 people")."""
    carrying = unit_words().carrying
    if analysis.tokens[spot].lemma.lower() in unit_words().places:
        below = {t.i for t in analysis.children(spot, "nmod")}
        for i, q in enumerate(quantities):
            if q.unit == "persons" and usable(q) and q.head in below:
                return i
    for verb in analysis.children(spot, "acl"):
        if verb.lemma.lower() not in carrying:
            continue
        inside = {t.i for t in analysis.children(verb.i, "obj")}
        for i, q in enumerate(quantities):
            if q.head in inside and q.unit == "persons" and usable(q):
                return i
    return None


def _counts(analysis: Analysis, act: ActMention, mention: QuantityMention) -> bool:
    """Whether a figure can count who suffered: not known places, nor "one of" some.

    Places that a text has named before ("the two towns", "all four areas"), or
    that are only said to be so ("two besieged towns"), are not counted anew.
    """
    words, lexicon = unit_words(), act_lexicon()
    number, head = analysis.tokens[mention.number], analysis.tokens[mention.head]
    below = [
        t
        for t in analysis.children(number.i, "nmod")
        if number_words().of & set(cases(analysis, t.i))
    ]
    if act.act == "killing" and lexicon.has("not_victims", head.lemma.lower()):
        return False
    places = [t for t in (head, *below) if t.lemma.lower() in words.places]
    if act.act in ("siege", "displacement") and places:
        determined = any(analysis.children(t.i, "det") for t in places)
        attribute = analysis.tokens[act.trigger].rel in ("acl", "amod")
        return act.act == "siege" and not determined and not attribute
    return not (mention.low == mention.high == 1 and below)


def _says_no_more(analysis: Analysis, act: ActMention, part: QuantityMention) -> bool:
    """Whether a part's clause says nothing of its own ("one of them told a reporter")."""
    head = analysis.tokens[part.head]
    above = analysis.tokens[head.head]
    own = head.rel.startswith("nsubj") and above.upos == "VERB"
    if part.low == part.high == 1 and analysis.children(part.number, "nmod"):
        return False
    return not own or above.i in (act.trigger, act.clause)


def identifies(analysis: Analysis, act: ActMention) -> bool:
    """Whether an act only tells who suffered another one ("killed 98 evacuees").

    The figure there counts those who suffered that other act.
    """
    trigger = analysis.tokens[act.trigger]
    if act.act not in ("displacement", "siege"):
        return False
    noun = trigger if _is_noun(trigger) else analysis.tokens[trigger.head]
    if not _is_noun(trigger) and trigger.rel not in ("acl", "amod", "advcl"):
        return False
    verb = analysis.tokens[noun.head] if _is_noun(noun) else noun
    taken = noun.rel in ("obj", "nsubj", "nsubj:pass") or verb is noun
    return taken and any(
        e.act in ("killing", "injury") for e in act_lexicon().find("verb", verb.lemma.lower())
    )


def _hanging_on(
    analysis: Analysis, act: ActMention, quantities: tuple[QuantityMention, ...]
) -> int | None:
    """A bare figure of people on the verb itself ("nine were killed and more than 20 wounded")."""
    if analysis.tokens[act.trigger].upos not in ("VERB", "ADJ"):
        return None
    for i, q in enumerate(quantities):
        number = analysis.tokens[q.number]
        bare = q.head == q.number and q.unit in (None, "persons")
        if bare and usable(q) and number.head == act.trigger and number.rel != "obl":
            return i
    return None


def _whole_of(
    analysis: Analysis, quantities: tuple[QuantityMention, ...], part: int, found: list[int]
) -> int | None:
    """The figure this one is said to be among ("68 children were among the 126 killed")."""
    head = analysis.tokens[quantities[part].head]
    return next(
        (i for i in found if head.rel == "nsubj" and quantities[i].head == head.head and i != part),
        None,
    )


def _parts(analysis: Analysis, quantities: tuple[QuantityMention, ...], whole: int) -> list[int]:
    """Figures said to be of the same counted people ("seven of the 17 dead")."""
    counted = quantities[whole]
    heads = {counted.head, analysis.tokens[counted.number].head} - {counted.number}
    return [
        i
        for i, q in enumerate(quantities)
        if i != whole
        and q.head in heads
        and usable(q)
        and analysis.tokens[q.number].head not in heads
    ]


def _counting(analysis: Analysis, spot: int, quantities: tuple[QuantityMention, ...]) -> int | None:
    """The mention whose number counts the noun at `spot`, or is itself that noun."""
    heads = [i for i, q in enumerate(quantities) if q.head == spot and usable(q)]
    direct = [i for i in heads if analysis.tokens[quantities[i].number].head == spot]
    if heads:
        return (direct or heads)[0]
    for i, q in enumerate(quantities):
        if usable(q) and _is_count_of(analysis, q.number, spot):
            return i
    place = analysis.tokens[spot]
    for i, q in enumerate(quantities):
        if usable(q) and q.span.start <= place.start and place.end <= q.span.end:
            return i
    return None


def _is_count_of(analysis: Analysis, number: int, spot: int) -> bool:
    token = analysis.tokens[number]
    steps = 0
    while token.i != spot and token.rel in COUNTED_PARTS and steps < 3:
        head = analysis.head(token)
        if head is None or is_verbal(head):
            return False
        if token.rel in ("nmod", "obl") and head.i == spot and head.upos not in ("NUM", "PRON"):
            return False
        token, steps = head, steps + 1
    return token.i == spot


def _of_toll(
    analysis: Analysis, act: ActMention, quantities: tuple[QuantityMention, ...]
) -> list[int]:
    """The figures a toll is said to have: in its own phrase or in what is said of it."""
    own = set(analysis.subtree(act.trigger))
    inside = [i for i, q in enumerate(quantities) if q.number in own and _is_toll(analysis, q)]
    return inside[:1] or _said_of(analysis, act.trigger, act.clause, quantities)


def _said_of(
    analysis: Analysis, noun: int, clause: int, quantities: tuple[QuantityMention, ...]
) -> list[int]:
    """The figure that a predicate gives of its subject ("the number … has risen to 14")."""
    predicate = analysis.tokens[clause]
    if predicate.i == noun or not is_predicate(analysis, predicate):
        return []
    reach = set(analysis.subtree(predicate.i, without=("conj", "parataxis", "advcl", "nsubj")))
    said = [
        i
        for i, q in enumerate(quantities)
        if q.number in reach and _is_toll(analysis, q) and not _told_apart(analysis, q)
    ]
    return said[:1]


def _of_number(
    analysis: Analysis, act: ActMention, quantities: tuple[QuantityMention, ...]
) -> list[int]:
    """The figure of "the number of people killed", where a predicate gives it."""
    lexicon = act_lexicon()
    for spot in act.victim_heads:
        head = analysis.head(analysis.tokens[spot])
        if head is None or not lexicon.has("counting", head.lemma.lower()):
            continue
        putting = lexicon.has("putting", analysis.tokens[head.head].lemma.lower())
        if head.rel == "nsubj" or (head.rel == "obj" and putting):
            return _said_of(analysis, head.i, head.head, quantities)
    return []


def _is_toll(analysis: Analysis, mention: QuantityMention) -> bool:
    """Whether a figure can be a toll: a count, and none of places, lengths or measures."""
    words, head = unit_words(), analysis.tokens[mention.head].lemma.lower()
    return usable(mention) and head not in words.places | words.times | words.measures


def _told_apart(analysis: Analysis, mention: QuantityMention) -> bool:
    """Whether another word of harm stands on a bare figure ("given the 30 wounded")."""
    beside = analysis.tokens[mention.number + 1 : mention.number + 2]
    bare = mention.head == mention.number
    return bare and any(t.lemma.lower() in unit_words().harmed for t in beside)


def to_quantity(mention: QuantityMention, subset_of: str | None) -> Quantity:
    """A claim's figure from a mention. Only for `usable` mentions."""
    return Quantity(
        low=None if mention.low is None else int(mention.low),
        high=None if mention.high is None else int(mention.high),
        measure="subset" if subset_of else mention.measure,
        unit=mention.unit or "persons",
        bound=mention.bound,
        words=mention.span.exact,
        span=mention.span,
        approximate=mention.approximate,
        per=mention.per,
        times_per=mention.times_per,
        subset_of=subset_of,
    )
