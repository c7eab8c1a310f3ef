"""According to whom: the chain of voices that a passage rests on."""

from __future__ import annotations

from dataclasses import dataclass

from recount.model.claim import Hop, Named
from recount.model.document import Document
from recount.model.reading import Statement
from recount.model.span import Span
from recount.read.statements import chain, innermost
from recount.read.statements.lexicon import words


@dataclass(frozen=True, slots=True)
class Voices:
    """Whom a passage is according to.

    `hops` run from the voice nearest the outlet to the one nearest the facts;
    `last` is the statement whose stance counts, None in the outlet's own voice.
    """

    hops: tuple[Hop, ...]
    last: Statement | None
    basis: tuple[Named, ...]


def voices_of(document: Document, statements: tuple[Statement, ...], act: Span) -> Voices:
    """The voices behind the passage that an act stands in.

    The outlet itself is no hop; what shows an act without speaking ("footage
    showed") is the voice's ground and no voice; and a judgement passed on an act that it takes
    for granted ("condemned the attack") is no voice for the act.
    """
    said = [statements[i] for i in chain(statements, innermost(statements, act))]
    said = [each for each in said if each.kind != "attitude" and not _of_nobody(each)]
    shown = [Named(s.exact, s) for each in said if each.kind == "evidence" for s in each.source]
    hops: list[Hop] = []
    for statement in said:
        if statement.kind == "evidence":
            continue
        if statement.kind == "noun" and not statement.source and not hops:
            # Reports that nobody owns, passed on by the outlet itself, are its hedge and no voice.
            continue
        hops += [h for h in _hops(statement) if not hops or hops[-1].span != h.span]
    last = said[-1] if said else None
    given = [Named(s.exact, s) for s in last.basis] if last else []
    heard = tuple(h for h in hops if not _is_outlet(document, h.source))
    if not heard and last is not None and last.kind == "evidence" and not _hearsay(last):
        last = None
    return Voices(heard, last, tuple(dict.fromkeys([*given, *shown])))


def _of_nobody(statement: Statement) -> bool:
    """Whether a cue that nobody is the source of was taken for one ("relieved to have fled")."""
    return statement.kind in ("learned", "thought") and not (statement.source or statement.speaker)


def _hearsay(statement: Statement) -> bool:
    """Whether what shows an act is itself only said to be what it is ("a purported video")."""
    said = {word.lower() for span in statement.source for word in span.exact.split()}
    return bool(said & words("hedges", "hearsay"))


def _hops(statement: Statement) -> list[Hop]:
    # A source without a speaker is a pronoun or a scrap that stands for no one to be named.
    spoken = statement.speaker
    if spoken is None:
        return []
    hop = Hop(
        source=spoken.exact,
        span=spoken,
        cue=statement.cue[0].exact if statement.cue else None,
        on=statement.on,
        carried=statement.carried,
        also=tuple(Named(s.exact, s) for s in statement.also),
    )
    told = statement.told
    return [hop] if told is None else [Hop(told.exact, told), hop]


def _is_outlet(document: Document, name: str) -> bool:
    """Whether a voice is the outlet, by its name or the end of it ("told the Courier")."""
    outlet = document.outlet or ""
    own, key = _key(outlet), _key(name)
    return bool(own) and (key == own or key == _key(outlet.split()[-1]))


def _key(name: str) -> str:
    return "".join(c for c in name.casefold().removeprefix("the ") if c.isalnum())
