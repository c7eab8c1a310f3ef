"""When an act is said to have happened: the times its clause gives, or its incident's only day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from recount.model.analysis import Analysis, Token
from recount.model.claim import Claim
from recount.model.document import Published
from recount.model.reading import ActMention, QuantityMention, Reading, TimeMention
from recount.model.times import TimeInterval, first_day, interval_days
from recount.read.acts.lexicon import act_lexicon
from recount.read.phrases import cases, is_predicate
from recount.read.quantities.measure import measure_words
from recount.read.times import range_between
from recount.resources import load

DATED = ("date", "time")
# Acts that one incident has in common; a day said of one holds for the others.
INCIDENT = ("killing", "injury", "attack")
# An incident lasts no longer than this many days: a year said in passing is none.
_LONGEST = 7
_PREPOSITION = 12  # characters that a preposition with its spaces may take


def times_of(
    analysis: Analysis, act: ActMention, times: tuple[TimeMention, ...]
) -> list[TimeMention]:
    """Time expressions whose nearest predicate is the act's own."""
    return [t for t in times if _governs(analysis, act, t.head)]


def _governs(analysis: Analysis, act: ActMention, head: int) -> bool:
    if head == act.trigger:
        return False
    for above in analysis.ancestors(head):
        if above.i == act.trigger or above.i in act.victim_heads:
            return True
        if is_predicate(analysis, above):
            return above.i == act.clause and not _is_tally(analysis, act)
    return False


def _governs_time(analysis: Analysis, act: ActMention, time: TimeMention) -> bool:
    """Whether a time is the act's by the tree.

    One counted from another ("the day before") sets two acts apart: it belongs
    to the verb right before it, whatever a parser hung it on.
    """
    if time.anchor != "text":
        return _governs(analysis, act, time.head)
    sentence = analysis.sentence_of(time.head)
    verbs = [t for t in analysis.tokens[sentence.first : time.head] if t.upos == "VERB"]
    if not verbs or verbs[-1].start > time.span.start:
        return _governs(analysis, act, time.head)
    return verbs[-1].i in (act.trigger, act.clause)


def _is_tally(analysis: Analysis, act: ActMention) -> bool:
    """Whether the word is a count ("the toll"): what it did on a day is not when people died."""
    entries = act_lexicon().find("noun", analysis.tokens[act.trigger].lemma.lower())
    return any(e.frame == "tally" for e in entries)


def act_time(
    analysis: Analysis,
    act: ActMention,
    outer: list[Token],
    times: tuple[TimeMention, ...],
    published: Published,
) -> TimeInterval | None:
    """The interval of the act, from the dates its clause gives, else those of the clauses above.

    `outer` are the predicates that the act's clause hangs on in the same
    statement. "Since 2011" runs to the document's date, "from 2011 to 2015" and
    "between March and May" are one interval; of several times the nearest in
    the tree is taken.
    """
    here = analysis.tokens[act.trigger].sentence
    known = [
        i
        for i, t in enumerate(times)
        if analysis.tokens[t.head].sentence == here and t.kind in DATED and (t.earliest or t.latest)
    ]
    since = [i for i in known if _is_since(analysis, act, times[i].head)]
    if since:
        return _from_on(times[since[0]], published)
    dated = [i for i in known if _governs_time(analysis, act, times[i])]
    for clause in outer if not _is_tally(analysis, act) else ():
        dated = dated or [i for i in known if _nearest(analysis, times[i].head) == clause.i]
    clauses = {act.trigger, act.clause, *(clause.i for clause in outer)}
    dated = dated or [i for i in known if _is_beside(analysis, clauses, times[i].head)]
    dated = dated or [i for i in known if _is_meanwhile(analysis, act, times[i].head)]
    if not dated:
        return None
    best = min(dated, key=lambda i: (_steps(analysis, times[i].head, act), i))
    if _since_above(analysis, times[best].head):
        return _from_on(times[best], published)
    return range_between(analysis, times, best, published)


def _since_above(analysis: Analysis, head: int) -> bool:
    """Whether a time stands in a phrase or clause that begins with "since"."""
    words = load("calendar")["ranges"]["since"]
    for above in analysis.ancestors(head)[:2]:
        if any(t.text.lower() in words for t in analysis.children(above.i, "mark", "case")):
            return True
    return False


def _is_since(analysis: Analysis, act: ActMention, head: int) -> bool:
    """Whether a time dates a clause that the act's has gone on since ("since it began in 2011")."""
    return _is_marked(analysis, act, head, "since")


def _is_meanwhile(analysis: Analysis, act: ActMention, head: int) -> bool:
    """Whether a time dates what went on as the act happened ("killed when a car blew up on …")."""
    return _is_marked(analysis, act, head, "meanwhile")


def _is_beside(analysis: Analysis, clauses: set[int], head: int) -> bool:
    """Whether a time dates what someone did as the act befell them ("hit buses waiting …")."""
    above = [t for t in analysis.ancestors(head) if is_predicate(analysis, t)]
    meant = list(dropwhile(lambda t: t.feat("VerbForm") == "Inf", above))
    aims = above[: len(above) - len(meant)]
    if not meant or (aims and aims[-1].head != meant[0].i):
        return False
    at_it = meant[0].rel == "acl" and meant[0].xpos == "VBG"
    return (bool(aims) or at_it) and any(t.i in clauses for t in meant[at_it : at_it + 1])


def _is_marked(analysis: Analysis, act: ActMention, head: int, kind: str) -> bool:
    """Whether a time's clause hangs on the act's by such a word."""
    words = load("calendar")["ranges"][kind]
    for above in analysis.ancestors(head):
        if is_predicate(analysis, above):
            marks = analysis.children(above.i, "mark", "advmod")
            if not any(m.text.lower() in words for m in marks):
                return False
            governor = analysis.tokens[above.head]
            shared = governor.rel == "conj" and governor.head in (act.trigger, act.clause)
            clause = analysis.tokens[act.clause]
            shared = shared or (clause.rel == "conj" and clause.head == governor.i)
            return above.i != act.trigger and (governor.i in (act.trigger, act.clause) or shared)
    return False


def _from_on(time: TimeMention, published: Published) -> TimeInterval:
    """From a time on, up to the document's date."""
    low, high = time.earliest, published.latest
    if low and high and first_day(low) > first_day(high):
        high = None
    return replace(time.interval(), earliest=low, latest=high)


def _steps(analysis: Analysis, head: int, act: ActMention) -> int:
    """How far above a time the act's word or clause stands."""
    for steps, above in enumerate(analysis.ancestors(head)):
        if above.i in (act.trigger, act.clause):
            return steps
    return len(analysis.tokens)


def _nearest(analysis: Analysis, head: int) -> int | None:
    """Index of the predicate nearest above a token."""
    for above in analysis.ancestors(head):
        if is_predicate(analysis, above):
            return above.i
    return None


def is_of_days(when: TimeInterval | None) -> bool:
    """Whether a time is that of an incident: closed, and of a few days at most."""
    length = interval_days(when) if when is not None else None
    return length is not None and length <= _LONGEST


def with_the_day(
    analysis: Analysis, claims: Sequence[Claim], reading: Reading, published: Published
) -> list[Claim]:
    """Claims of a document's incident with its day, where all that say one say the same.

    A reader takes the one day told of an attack for its dead and wounded
    throughout. Not carried to what is feared, demanded or only possible, nor
    into a war or a conflict, nor where the sentence says another time, nor to or
    from older text within the document.
    """
    said = [
        act_time(analysis, act, [], reading.times, published)
        for act in reading.acts
        if act.act in INCIDENT and reading.segment_at(act.span.start) is None
    ]
    told = [w for w in [*said, *(c.when for c in claims if c.act in INCIDENT)] if w is not None]
    days = {(w.earliest, w.latest): w for w in reversed(told) if is_of_days(w)}
    if len(days) != 1:
        return list(claims)
    (day,) = days.values()
    day = replace(day, basis="inferred")
    return [
        replace(c, when=day)
        if c.when is None
        and reading.segment_at(c.span.start) is None
        and _can_share(analysis, c)
        and _says_no_other(analysis, c, reading, day)
        else c
        for c in claims
    ]


def _can_share(analysis: Analysis, claim: Claim) -> bool:
    """Whether a claim can be of the incident by what it says itself."""
    if claim.act not in INCIDENT or claim.stance in ("feared", "demanded"):
        return False
    lasting = frozenset(load("calendar")["lasting"])
    inside = analysis.tokens_in(claim.span.start, claim.span.end)
    return not any(t.xpos == "MD" or t.lemma.lower() in lasting for t in inside)


def _says_no_other(analysis: Analysis, claim: Claim, reading: Reading, day: TimeInterval) -> bool:
    """Whether the claim's sentence tells no time but the day, and when it was said."""
    inside = analysis.tokens_in(claim.span.start, claim.span.end)
    sentences = {t.sentence for t in inside}
    for time in reading.times:
        if analysis.tokens[time.head].sentence not in sentences:
            continue
        same = (time.earliest, time.latest) == (day.earliest, day.latest)
        if not same and not any(s.on == time.interval() for s in reading.statements):
            return False
    return True


def act_period(
    analysis: Analysis,
    act: ActMention,
    times: tuple[TimeMention, ...],
    quantity: QuantityMention | None,
) -> str | None:
    """The ISO duration that an act or a total covers, where only a duration is said."""
    if quantity is not None and (quantity.period or quantity.measure != "total"):
        return quantity.period
    lengths = [t for t in times if t.kind == "duration" and "X" not in t.value]
    beside = [t.value for t in lengths if _right_behind(analysis, act, t)]
    if beside:
        return beside[0]
    own = times_of(analysis, act, tuple(lengths))
    covering = [t.value for t in own if _covers(analysis, act, t.head)]
    return covering[0] if covering else None


def _right_behind(analysis: Analysis, act: ActMention, time: TimeMention) -> bool:
    """Whether a length follows the act's word with nothing but its preposition between."""
    start = analysis.tokens[act.trigger].end
    if not start < time.span.start <= start + _PREPOSITION:
        return False
    return analysis.text[start : time.span.start].strip().lower() in measure_words().period


def _covers(analysis: Analysis, act: ActMention, head: int) -> bool:
    """Whether a length says how long ("for two years"), and not how long ago or of what."""
    token = analysis.tokens[head]
    if not set(cases(analysis, head)) & measure_words().period:
        return False
    low, high = sorted((head, act.trigger))
    if any(t.feat("VerbForm") == "Fin" and t.i != act.clause for t in analysis.tokens[low:high]):
        return False
    return token.rel in ("obl", "nmod") and not any(
        t.feat("Degree") == "Sup" for t in analysis.children(token.head, "amod")
    )
