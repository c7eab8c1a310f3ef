"""What a voice makes of an act: its stance, from cue, negation, modals and hedges."""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.analysis import Analysis, Token
from recount.model.reading import Statement
from recount.model.span import Span
from recount.read.statements.lexicon import words
from recount.resources import load

# Relations that lead from an act up to a word that changes its stance.
UP = frozenset(
    {
        "xcomp",
        "ccomp",
        "advcl",
        "obj",
        "obl",
        "nmod",
        "nsubj",
        "acl",
        "csubj",
        "conj",
        "amod",
        "appos",
        "compound",
        "parataxis",
        "dep",
    }
)
# Relations past which a modal or a negation says nothing of what stands below.
SHUT = frozenset({"advcl", "acl:relcl", "parataxis", "conj"})


def stance_of(
    analysis: Analysis, statement: Statement | None, trigger: int, doers: Sequence[Span] = ()
) -> str:
    """The stance of the act at token `trigger`: one of `model.reading.STANCES`.

    `statement` is the innermost statement that has it in its content, None for
    the outlet's own voice. What the sentence does to the act itself goes
    before what the cue says of the whole content. `doers` are the words for
    who did it: a voice that says its own side did concedes it.
    """
    path = _path(analysis, statement, trigger)
    base = statement.stance if statement is not None else "reported"
    if base == "conceded":
        return "denied" if _declined(analysis, statement) else base
    ahead = _demand(analysis, path) or _fear(analysis, path)
    if ahead:
        return ahead
    if base == "denied":
        return base
    if _negated(analysis, path) or _of_itself(analysis, path[0]):
        return "denied"
    if base in ("demanded", "feared"):
        return base if not _presupposed(analysis, path) else "alleged"
    if _uncertain(analysis, path):
        return "believed"
    if base == "reported" and _hearsay(analysis, path):
        return "alleged"
    own_words = base == "reported" or (base == "alleged" and statement is not None)
    own = own_words and (_own_side(analysis, doers) or _its_own(analysis, statement, doers))
    return "conceded" if own else base


def _of_itself(analysis: Analysis, token: Token) -> bool:
    """Whether people are said to have died of what nobody did ("died of natural causes").

    Who says so denies that they were killed.
    """
    causes = frozenset(load("acts")["words"]["natural"])
    if token.lemma.lower() not in ("die", "death", "dead", "perish"):
        return False
    of = [
        t
        for t in (analysis.tokens[i] for i in analysis.subtree(token.i) if i > token.i)
        if any(c.lemma.lower() in ("of", "from") for c in analysis.children(t.i, "case"))
    ]
    near = [t for o in of for t in (o, *analysis.children(o.i, "amod", "compound"))]
    return any(t.lemma.lower() in causes for t in near)


def _declined(analysis: Analysis, statement: Statement | None) -> bool:
    """Whether a voice would not do what its cue says ("refused to accept responsibility")."""
    cues = statement.cue if statement is not None else ()
    for token in (t for cue in cues for t in analysis.tokens_in(cue.start, cue.end)):
        above = analysis.tokens[token.head]
        if _is_negated(analysis, token) or above.lemma in words("hedges", "declining"):
            return True
    return False


def _own_side(analysis: Analysis, doers: Sequence[Span]) -> bool:
    """Whether a doer is "we", or fighters that the voice calls its own ("our planes")."""
    for span in doers:
        tokens = analysis.tokens_in(span.start, span.end)
        inside = {t.i for t in tokens}
        for t in tokens:
            first = t.feat("Person") == "1" and t.text.lower() in words(
                "sources", "pronouns", "first"
            )
            head = analysis.tokens[t.head]
            forces = head.i in inside and head.lemma.lower() in words("hedges", "forces")
            if first and (t.head not in inside or (t.rel == "nmod" and forces)):
                return True
    return False


def _its_own(analysis: Analysis, statement: Statement | None, doers: Sequence[Span]) -> bool:
    """Whether a voice speaks of its own forces ("the army said its planes bombed the depot").

    The pronoun is the voice where nobody else is named before it in what is said.
    """
    if statement is None or statement.direct or not statement.content:
        return False
    start = statement.content[0].start
    for span in doers:
        tokens = analysis.tokens_in(span.start, span.end)
        whose = [
            t
            for t in tokens
            if t.rel == "nmod"
            and t.text.lower()
            in words("sources", "pronouns", "thing") | words("sources", "pronouns", "plural")
            and analysis.tokens[t.head].lemma.lower() in words("hedges", "forces")
        ]
        before = analysis.tokens_in(start, span.start) if span.start > start else []
        if whose and not any(t.upos in ("NOUN", "PROPN") for t in before):
            return True
    return False


def _path(analysis: Analysis, statement: Statement | None, trigger: int) -> list[Token]:
    """The trigger and the words above it, up to the edge of the content."""
    path = [analysis.tokens[trigger]]
    for above in analysis.ancestors(trigger):
        if path[-1].rel not in UP:
            break
        if statement is not None and statement.content and not _within(statement, above):
            break
        path.append(above)
    return path


def _within(statement: Statement, token: Token) -> bool:
    return any(s.start <= token.start and token.end <= s.end for s in statement.content)


def _modals(analysis: Analysis, token: Token) -> set[str]:
    found = {t.lemma.lower() for t in analysis.children(token.i, "aux")}
    found |= {t.text.lower() for t in analysis.children(token.i, "aux")}
    return found


def _open_path(path: list[Token]) -> list[Token]:
    """The words whose modals and negation reach the act: up to the first shut relation."""
    found: list[Token] = []
    for token in path:
        found.append(token)
        if token.deprel in SHUT or token.rel in SHUT:
            break
        above = path[len(found)] if len(found) < len(path) else token
        if token.rel == "nsubj" and above.lemma in words("sources", "perceiving"):
            # "The raid could be heard": what could be is the hearing.
            break
    return found


def _demand(analysis: Analysis, path: list[Token]) -> str | None:
    """ "The guards must stop the hangings", "must not bomb", "an end to the raids" under a must."""
    ending = words("hedges", "ending")
    deontic = words("hedges", "deontic")
    under_end = False
    for token in path:
        under_end = under_end or (token.i != path[0].i and token.lemma in ending)
        must = _modals(analysis, token) & deontic or (
            token.upos == "VERB"
            and token.lemma in words("hedges", "obliging")
            and bool(analysis.children(token.i, "xcomp"))
            and token.i != path[0].i
        )
        if must and under_end:
            return "demanded"
        if must and token.i == path[0].i and _is_negated(analysis, token):
            return "demanded"
    return None


def _fear(analysis: Analysis, path: list[Token]) -> str | None:
    """ "The toll may rise", "is expected to rise", "feared dead", "will be moved"."""
    rising, fearful = words("hedges", "rising"), words("hedges", "fearful")
    near = _open_path(path)
    inside = {t.i for t in path}
    grows = any(t.lemma in rising for t in near)
    for token in near:
        modals = _modals(analysis, token)
        if grows and (modals & words("hedges", "epistemic") or _hedged(analysis, token, inside)):
            return "feared"
        if token.i != path[0].i and token.lemma in fearful:
            return "feared"
        if any(
            t.lemma in fearful or t.text.lower() in fearful
            for t in analysis.children(token.i, "amod", "advmod")
        ):
            return "feared"
    if _lies_ahead(analysis, near):
        return "feared"
    return None


def _lies_ahead(analysis: Analysis, near: list[Token]) -> bool:
    """Whether an act lies ahead: "will", "is set to", in the words above it."""
    future = words("hedges", "future")
    for token in near:
        if _modals(analysis, token) & {"will", "'ll", "shall"} & (future | {"'ll"}):
            return True
        if _is_to_be(analysis, token):
            return True
        if token.rel in ("xcomp", "obl") and token.head != token.i:
            above = analysis.tokens[token.head]
            if token.rel == "obl" and not analysis.children(above.i, "aux", "cop"):
                continue
            if above.lemma in future:
                return True
    return False


def _is_to_be(analysis: Analysis, token: Token) -> bool:
    """Whether a verb stands with "were to": a form of "be" before its own "to"."""
    marks = [t.i for t in analysis.children(token.i, "mark") if t.upos == "PART"]
    be = [t for t in analysis.children(token.i, "aux", "cop") if t.lemma in _future_be()]
    return any(t.i == mark - 1 for t in be for mark in marks)


def _future_be() -> frozenset[str]:
    return words("hedges", "future") - words("hedges", "deontic")


def _is_negated(analysis: Analysis, token: Token) -> bool:
    for t in analysis.children(token.i, "advmod", "det", "cc", "advcl"):
        if t.feat("Polarity") == "Neg" or t.feat("PronType") == "Neg":
            return True
    return False


def _negated(analysis: Analysis, path: list[Token]) -> bool:
    denying, false = words("hedges", "denying"), words("hedges", "false")
    near = _open_path(path)
    if path[0].lemma in false and analysis.children(path[0].i, "cop"):
        return True
    for token in near:
        if _is_negated(analysis, token):
            return True
        if token.rel == "obl" and not _reached(analysis, token):
            break
        if token.i != path[0].i and token.lemma in (denying if token.upos == "VERB" else false):
            return True
        if any(t.lemma in false and t.upos != "VERB" for t in _called(analysis, token)):
            return True
    return _of_none(analysis, path[0])


def _reached(analysis: Analysis, token: Token) -> bool:
    """Whether a negated verb denies what stands after its adposition ("took no part in the raid").

    When, where and why something was not so ("due to the shelling") is none of it.
    """
    cases = {t.lemma.lower() for t in analysis.children(token.i, "case")}
    return not cases or bool(cases & words("hedges", "reached"))


def _called(analysis: Analysis, token: Token) -> list[Token]:
    """What an object is called beside it ("called the reports of gas baseless")."""
    if token.rel != "obj" or token.head == token.i:
        return []
    beside = analysis.children(token.head, "xcomp", "obj")
    return [
        t
        for other in beside
        if other.i != token.i
        for t in (other, *analysis.children(other.i, "conj"))
    ]


def _of_none(analysis: Analysis, token: Token) -> bool:
    """Whether an act has nobody or nothing for subject or object ("no one was shot")."""
    return any(
        t.feat("Polarity") == "Neg" or t.feat("PronType") == "Neg"
        for s in analysis.children(token.i, "nsubj", "obj")
        for t in (s, *analysis.children(s.i, "det"))
    )


def _hedged(analysis: Analysis, token: Token, inside: set[int]) -> bool:
    """Whether a word is hedged by an adverb, an adjective or the verb above it, if `inside`."""
    uncertain = words("hedges", "uncertain")
    below = analysis.children(token.i, "advmod", "amod")
    if any(t.lemma.lower() in uncertain or t.text.lower() in uncertain for t in below):
        return True
    if token.rel in ("xcomp", "ccomp", "csubj", "nsubj") and token.head in inside:
        return analysis.tokens[token.head].lemma in uncertain
    return False


def _uncertain(analysis: Analysis, path: list[Token]) -> bool:
    near = _open_path(path)
    epistemic = words("hedges", "epistemic")
    inside = {t.i for t in path}
    return any(_modals(analysis, t) & epistemic or _hedged(analysis, t, inside) for t in near)


def _hearsay(analysis: Analysis, path: list[Token]) -> bool:
    hearsay = words("hedges", "hearsay")
    for token in _open_path(path):
        for t in analysis.children(token.i, "amod", "advmod", "compound"):
            if t.lemma.lower() in hearsay or t.text.lower() in hearsay:
                return True
        if token.rel == "xcomp" and analysis.tokens[token.head].lemma in hearsay:
            return True
    return False


def _presupposed(analysis: Analysis, path: list[Token]) -> bool:
    """Whether the act only stands beside what is demanded ("punished for the use of gas")."""
    if len(path) < 2:
        return False
    return any(
        t.rel in ("acl", "obl", "advcl")
        and t.lemma not in words("hedges", "ending")
        and not any(u.lemma in words("hedges", "ending") for u in path)
        and t.rel != "xcomp"
        for t in path[:-1]
        if t.rel in ("obl", "advcl") or t.deprel == "acl:relcl"
    )
