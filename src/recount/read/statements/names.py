"""Names within one document: the longest wording that a short one stands for."""

from __future__ import annotations

from recount.model.analysis import Analysis, TokenRun
from recount.read.statements.draft import Tokens

CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "X"})


def content_words(analysis: Analysis, tokens: Tokens) -> frozenset[str]:
    """The words of a wording that carry meaning, lower case."""
    return frozenset(
        analysis.tokens[i].text.lower() for i in tokens if analysis.tokens[i].upos in CONTENT
    )


def _is_name(analysis: Analysis, i: int) -> bool:
    """Whether a word is a name by its tag, or by its capital within a sentence."""
    token = analysis.tokens[i]
    inside = analysis.sentence_of(i).first < i
    return token.upos == "PROPN" or (inside and token.upos == "NOUN" and token.text[:1].isupper())


class Names:
    """The names of a document by their words, so that a look for one does not pass them all."""

    def __init__(self, analysis: Analysis, named: tuple[TokenRun, ...]) -> None:
        self._analysis = analysis
        self._names: list[tuple[frozenset[str], Tokens]] = []
        self._with: dict[str, list[int]] = {}
        for run in named:
            tokens = tuple(range(run.first, run.last))
            words = content_words(analysis, tokens)
            for word in words:
                self._with.setdefault(word, []).append(len(self._names))
            self._names.append((words, tokens))

    def longer(self, wording: Tokens) -> Tokens:
        """The longest name that has all content words of `wording`.

        Where several such names do not agree, the one named most often, if it is
        named more often than all others together.
        """
        own = content_words(self._analysis, wording)
        if not own or not any(_is_name(self._analysis, i) for i in wording):
            return ()
        first: dict[frozenset[str], Tokens] = {}
        times: dict[frozenset[str], int] = {}
        for number in min((self._with.get(word, []) for word in own), key=len):
            theirs, tokens = self._names[number]
            if own < theirs:
                first.setdefault(theirs, tokens)
                times[theirs] = times.get(theirs, 0) + 1
        top = [w for w in first if not any(w < other for other in first)]
        if len(top) > 1:
            top = [w for w in top if 2 * times[w] > sum(times[other] for other in top)]
        return first[top[0]] if top else ()
