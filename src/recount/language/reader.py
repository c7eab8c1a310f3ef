"""The room's way in: a text goes in, its words, sentences, trees and names come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from recount.language.attribution import links
from recount.language.encoder import Encoder, Scores, load_encoder
from recount.language.inflection import irregular_lemma, regular_lemma
from recount.language.lemma import apply_rule, known_lemmas, listed_lemma
from recount.language.names import decode, runs
from recount.language.tokenise import tokenise
from recount.language.tree import best_tree
from recount.language.windows import Window, paragraph_numbers, windows
from recount.model.analysis import Analysis, Sentence, Token, TokenRun


@dataclass(slots=True)
class _Draft:
    """What is known of a text while its windows are being put together."""

    text: str
    spans: list[tuple[int, int]]
    paragraphs: list[int]
    tokens: list[Token]
    sentences: list[Sentence]
    names: list[TokenRun]
    attributions: list[TokenRun]
    links: list[tuple[int, int]]


class Reader:
    """Reads texts of one language. Build it once: loading takes about a fifth of a second."""

    def __init__(self, encoder: Encoder, language: str = "en") -> None:
        self._encoder = encoder
        self._language = language
        self._lemmas = known_lemmas(language)
        self._lemma = lru_cache(maxsize=50_000)(self._find_lemma)
        self._kinds = {key: tuple(encoder.labels[key]) for key in ("name", "attribution")}

    def analyse(self, text: str, breaks: Iterable[int] = ()) -> Analysis:
        """Analyse a whole text view. The same text always gives the same analysis.

        `breaks` are offsets, beside the line ends, at which a new paragraph
        begins: where a zone does, in the middle of a line.
        """
        spans = tokenise(text, self._language)
        paragraphs = paragraph_numbers(text, spans, breaks)
        draft = _Draft(text, spans, paragraphs, [], [], [], [], [])
        words = [text[start:end] for start, end in spans]
        cut = windows(words, paragraphs, self._encoder.pieces)
        for window, scores in zip(cut, self._encoder.scores(cut), strict=True):
            self._add(draft, window, scores)
        return Analysis(
            text,
            tuple(draft.tokens),
            tuple(draft.sentences),
            tuple(draft.names),
            tuple(draft.attributions),
            tuple(draft.links),
        )

    def analyse_many(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """Analyse texts one after the other; what one says never touches another."""
        return (self.analyse(text) for text in texts)

    def _add(self, draft: _Draft, window: Window, scores: Scores) -> None:
        n = len(window.first)
        starts = [i for i in range(n) if window.opens[i] or scores.sentence[i] > 0]
        heads = [0] * n
        for first, last in zip(starts, [*starts[1:], n], strict=True):
            columns = [0, *range(first + 1, last + 1)]
            tree = best_tree(scores.arcs[first:last][:, columns])
            heads[first:last] = [int(h) + first if h else 0 for h in tree]
        relations = self._encoder.relations(scores.of, scores.to[heads])
        tags = {
            key: [self._encoder.labels[key][number] for number in best.tolist()]
            for key, best in scores.best.items()
        }
        for first, last in zip(starts, [*starts[1:], n], strict=True):
            self._add_sentence(draft, window, (first, last))
            for i in range(first, last):
                draft.tokens.append(self._token(draft, window, tags, i, (heads[i], relations[i])))
        names = decode(scores.name, self._kinds["name"])
        draft.names.extend(runs(names, window.first_word))
        parts = decode(scores.attribution, self._kinds["attribution"])
        found = runs(parts, window.first_word)
        known = len(draft.attributions)
        draft.links.extend(
            (known + one, known + other)
            for one, other in links(found, parts, scores.links, window.first_word)
        )
        draft.attributions.extend(found)

    def _add_sentence(self, draft: _Draft, window: Window, run: tuple[int, int]) -> None:
        first, last = run[0] + window.first_word, run[1] + window.first_word
        start, end = draft.spans[first][0], draft.spans[last - 1][1]
        draft.sentences.append(Sentence(first, last, start, end, draft.paragraphs[first]))

    def _token(
        self,
        draft: _Draft,
        window: Window,
        tags: dict[str, list[str]],
        i: int,
        arc: tuple[int, str],
    ) -> Token:
        number = window.first_word + i
        start, end = draft.spans[number]
        form = draft.text[start:end]
        head, relation = arc
        if head == 0:
            relation = "root"
        elif relation == "root":
            relation = "dep"
        return Token(
            i=number,
            start=start,
            end=end,
            text=form,
            lemma=self._lemma(form, tags["xpos"][i], tags["lemma"][i]),
            upos=tags["upos"][i],
            xpos=tags["xpos"][i],
            feats=tags["feats"][i],
            head=number if head == 0 else window.first_word + head - 1,
            deprel=relation,
            sentence=len(draft.sentences) - 1,
        )

    def _find_lemma(self, form: str, tag: str, rule: str) -> str:
        """The lists' lemma, the treebanks', a known word the form is regular of, the network's."""
        return (
            irregular_lemma(form, tag, self._language)
            or listed_lemma(form, tag, self._lemmas)
            or regular_lemma(form, tag, self._language)
            or apply_rule(form, rule)
        )


def load_reader(threads: int = 1, language: str = "en") -> Reader:
    """Load the reader shipped for a language, to run on so many threads."""
    return Reader(load_encoder(language, threads), language)
