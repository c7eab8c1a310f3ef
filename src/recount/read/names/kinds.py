"""What kind of name a run is, by the ledger's kinds: whose government, which armed group."""

from __future__ import annotations

from recount.model.analysis import Analysis, Token, TokenRun
from recount.model.reading import ENTITY_KINDS, NameMention
from recount.read.names.lexicon import countries, demonyms, fold, words


def read_names(analysis: Analysis, language: str = "en") -> tuple[NameMention, ...]:
    """The names of an analysis already refined, in text order; bare nationalities are none."""
    return tuple(
        NameMention(analysis.span(run.first, run.last - 1), kind_of(analysis, run, language))
        for run in analysis.names
        if run.label in ENTITY_KINDS and not is_adjective(analysis, run, language)
    )


def kind_of(analysis: Analysis, run: TokenRun, language: str = "en") -> str:
    """The run's kind: its label, but for organisations that rule or fight and states that act."""
    if run.label == "place":
        return "government" if _acts(analysis, run, language) else "place"
    if run.label != "organisation":
        return run.label
    tokens = analysis.tokens[run.first : run.last]
    ends = {tokens[0].text.casefold(), tokens[-1].text.casefold()}
    if ends & words("governments", language):
        return "government"
    fights = tokens[-1].text.casefold() in words("forces", language)
    return "group" if fights or text_of(analysis, run) in words("armed_groups") else "organisation"


def _acts(analysis: Analysis, run: TokenRun, language: str) -> bool:
    """Whether a country is its government here: it does something ("Norland said", "US jets")."""
    text = text_of(analysis, run)
    if text not in countries(language):
        return False
    head = head_of(analysis, run)
    while head.rel == "conj":
        head = analysis.tokens[head.head]
    above = analysis.head(head)
    if above is None or run.first <= above.i < run.last:
        return False
    owns = head.rel in ("compound", "amod") and above.upos == "NOUN" and text in demonyms(language)
    return owns or (head.deprel in ("nsubj", "obl:agent") and above.upos == "VERB")


def is_adjective(analysis: Analysis, run: TokenRun, language: str = "en") -> bool:
    """Whether a run only says of what nation or creed something is ("Norlandic talks")."""
    last = analysis.tokens[run.last - 1]
    if run.label != "group":
        return False
    is_modifier = last.rel in ("amod", "compound")
    return last.upos == "ADJ" or (is_modifier and fold(last.text) in demonyms(language))


def head_of(analysis: Analysis, run: TokenRun) -> Token:
    """The token of a run whose head lies outside it."""
    for token in analysis.tokens[run.first : run.last]:
        if token.head == token.i or not run.first <= token.head < run.last:
            return token
    return analysis.tokens[run.last - 1]


def text_of(analysis: Analysis, run: TokenRun) -> str:
    """A run's words, folded."""
    return fold(analysis.span(run.first, run.last - 1).exact)
