"""One act named twice in one breath makes one claim ("burned the bodies to hide the evidence")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from recount.model.analysis import Analysis
from recount.model.reading import ActMention, Reading
from recount.read.claims.figures import figures_of
from recount.read.statements import innermost


def without_repeats(
    analysis: Analysis, reading: Reading, acts: tuple[ActMention, ...]
) -> tuple[ActMention, ...]:
    """The mentions, those that only repeat another of the same sentence merged into it.

    Two mentions are one where act and voice are the same, one stands within
    the other's clause, and the second adds no figure and no other participant.
    A verb is kept before a noun, and what comes first before what follows; it
    takes over the participants and the place that only the other one says.
    """
    kept = {act: act for act in acts}
    for one, other in _pairs(analysis, acts):
        first, second = sorted((one, other), key=_rank)
        if first not in kept or second not in kept:
            continue
        if _one_breath(analysis, reading, one, other) and _adds_nothing(
            analysis, reading, kept[first], kept[second]
        ):
            kept[first] = _merged(kept[first], kept.pop(second))
    return tuple(kept.values())


def _pairs(
    analysis: Analysis, acts: tuple[ActMention, ...]
) -> Iterator[tuple[ActMention, ActMention]]:
    """Pairs of mentions of one act in one sentence."""
    kin: dict[tuple[int, str], list[ActMention]] = {}
    for act in acts:
        kin.setdefault((analysis.tokens[act.trigger].sentence, act.act), []).append(act)
    return (pair for group in kin.values() for pair in combinations(group, 2))


def _rank(act: ActMention) -> tuple[bool, int]:
    return "/verb" not in act.rule, act.trigger


def _merged(first: ActMention, second: ActMention) -> ActMention:
    return replace(
        first,
        perpetrators=first.perpetrators or second.perpetrators,
        victims=first.victims or second.victims,
        place=first.place or second.place,
        method=first.method or second.method,
    )


def _one_breath(analysis: Analysis, reading: Reading, one: ActMention, other: ActMention) -> bool:
    if _voice(reading, one) != _voice(reading, other):
        return False
    return other.trigger in analysis.subtree(one.clause) or one.trigger in analysis.subtree(
        other.clause
    )


def _voice(reading: Reading, act: ActMention) -> str | None:
    """Who says it last, by the fullest wording: a quoted phrase in reported speech is one voice."""
    over = innermost(reading.statements, act.span)
    if over is None:
        return None
    statement = reading.statements[over]
    spoken = statement.speaker or (statement.source[0] if statement.source else None)
    return spoken.exact.lower() if spoken else None


def _adds_nothing(
    analysis: Analysis, reading: Reading, first: ActMention, second: ActMention
) -> bool:
    known_figures = {f.mention for f in figures_of(analysis, first, reading.quantities)}
    if any(
        f.mention not in known_figures for f in figures_of(analysis, second, reading.quantities)
    ):
        return False
    known = {s.exact.lower() for s in (*first.perpetrators, *first.victims)}
    known |= {analysis.tokens[i].text.lower() for i in first.victim_heads}
    new = {s.exact.lower() for s in second.victims} - known - {second.span.exact.lower()}
    if "/verb" in second.rule and "/verb" in first.rule:
        new |= {s.exact.lower() for s in second.perpetrators} - known
    return not new


def only_specific(analysis: Analysis, acts: list[ActMention]) -> tuple[ActMention, ...]:
    """The mentions without crimes named only in general beside an act that is named.

    The codebook keeps `atrocity` for a passage that names no other act. What is
    told below the crime's own clause ("committed crimes by shelling homes") has
    its doers, where it names none.
    """
    named = {analysis.tokens[a.trigger].sentence for a in acts if a.act != "atrocity"}
    dropped = [
        a for a in acts if a.act == "atrocity" and analysis.tokens[a.trigger].sentence in named
    ]
    return tuple(_with_criminals(analysis, a, dropped) for a in acts if a not in dropped)


def _with_criminals(analysis: Analysis, act: ActMention, crimes: list[ActMention]) -> ActMention:
    if act.perpetrators:
        return act
    over = (
        c.perpetrators
        for c in crimes
        if c.perpetrators and act.trigger in analysis.subtree(c.clause)
    )
    return replace(act, perpetrators=next(over, ()))
