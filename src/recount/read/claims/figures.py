"""Which figure counts which act: through the tree and never by nearness alone."""

from __future__ import annotations

from dataclasses import dataclass

from recount.model.analysis import Analysis
from recount.model.claim import Quantity
from recount.model.reading import ActMention, QuantityMention
from recount.read.phrases import is_predicate, is_verbal

COUNTED_PARTS = ("nummod", "nmod", "amod", "advmod", "det", "compound", "flat", "obl", "dep")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure bound to an act, and the index of the mention it is part of, if any."""

    mention: int
    of: int | None = None


def usable(mention: QuantityMention) -> bool:
    """Whether a mention is a count of whole things, with at least one side closed."""
    sides = [n for n in (mention.low, mention.high) if n is not None]
    return bool(sides) and all(float(n).is_integer() for n in sides)


def figures_of(
    analysis: Analysis, act: ActMention, quantities: tuple[QuantityMention, ...]
) -> list[Figure]:
    """The figures of an act: of its sufferers, of the noun itself, or of the toll it names.

    One for each coordinated sufferer that has its own; a subset ("including 11
    children") follows the figure it is part of.
    """
    spots = list(dict.fromkeys([*act.victim_heads, act.trigger]))
    if act.act == "attack":
        spots += act.means_heads
    own = _hanging_on(analysis, act, quantities)
    found: list[int] = [] if own is None else [own]
    spots = spots if own is None else []
    for spot in spots:
        hit = _counting(analysis, spot, quantities)
        if hit is not None and hit not in found:
            found.append(hit)
    if not found and (act.also or act.rule.startswith("killing/noun")):
        found = _of_toll(analysis, act, quantities)
    figures = [Figure(i, _whole_of(analysis, quantities, i, found)) for i in found]
    figures += [Figure(i, whole) for whole in found for i in _parts(analysis, quantities, whole)]
    figures.sort(key=lambda figure: figure.of is not None)
    for i, q in enumerate(quantities):
        known = i in {figure.mention for figure in figures}
        if q.measure == "subset" and q.subset_of in found and not known and usable(q):
            figures.append(Figure(i, q.subset_of))
    return figures


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
    head = quantities[whole].head
    return [
        i
        for i, q in enumerate(quantities)
        if i != whole and q.head == head and usable(q) and analysis.tokens[q.number].head != head
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
    inside = [i for i, q in enumerate(quantities) if q.number in own and usable(q)]
    if inside:
        return inside[:1]
    predicate = analysis.tokens[act.clause]
    if predicate.i == act.trigger or not is_predicate(analysis, predicate):
        return []
    reach = set(analysis.subtree(predicate.i, without=("conj", "parataxis", "advcl", "nsubj")))
    said = [i for i, q in enumerate(quantities) if q.number in reach and usable(q)]
    return said[:1]


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
