"""Who a text tells to be dead: after that they say nothing, and no "he said" means them."""

from __future__ import annotations

from recount.model.analysis import Analysis, Token, TokenRun
from recount.read.statements.draft import Tokens
from recount.read.statements.lexicon import words


class Dead:
    """The people whose death one document tells, and where it first does."""

    def __init__(self, analysis: Analysis, named: tuple[TokenRun, ...]) -> None:
        self.analysis = analysis
        self.since: dict[frozenset[str], int] = {}
        for run in named:
            if run.label == "person" and self._dies(run):
                name = self._words(tuple(range(run.first, run.last)))
                self.since.setdefault(name, analysis.tokens[run.first].sentence)

    def before(self, voice: Tokens, place: int) -> bool:
        """Whether one of this name was told to be dead in a sentence before token `place`."""
        if not self.since:
            return False
        said, here = self._words(voice), self.analysis.tokens[place].sentence
        return any(name <= said and at < here for name, at in self.since.items())

    def _words(self, tokens: Tokens) -> frozenset[str]:
        return frozenset(self.analysis.tokens[i].text.casefold() for i in tokens)

    def _dies(self, run: TokenRun) -> bool:
        """Whether a name, or the noun it stands by, is who "died" or was "killed"."""
        token = self.analysis.tokens[run.first]
        while run.first <= token.head < run.last or token.rel in ("appos", "flat", "compound"):
            if token.head == token.i:
                return False
            token = self.analysis.tokens[token.head]
        verb = self.analysis.tokens[token.head]
        return not _denied(self.analysis, verb) and verb.lemma.lower() in _deaths(token)


def _deaths(token: Token) -> frozenset[str]:
    """Words that tell the death of whom stands to them as `token` does."""
    if token.deprel == "nsubj:pass" or token.rel == "obj":
        return words("sources", "dying", "kill")
    return words("sources", "dying", "die") if token.rel == "nsubj" else frozenset()


def _denied(analysis: Analysis, verb: Token) -> bool:
    return any(t.feat("Polarity") == "Neg" for t in analysis.children(verb.i, "advmod", "det"))
