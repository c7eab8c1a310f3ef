"""What the language room gives: tokens, sentences and trees over a text view.

Universal Dependencies v2 throughout. Token indices run over the whole
document; offsets are code points of the text view, so every token, phrase or
sentence can be shown in its own words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache

from recount.model.span import Span


@cache
def _features(feats: str) -> dict[str, str]:
    """A UD feature string as a table; there are a few hundred in a language."""
    pairs = (pair.partition("=") for pair in feats.split("|"))
    return {key: value for key, mark, value in pairs if mark}


@cache
def _without_subtype(deprel: str) -> str:
    return deprel.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Token:
    """One Universal Dependencies word.

    `head` is the index of its head in the document, its own index for a root;
    `deprel` the relation to it ("root" for a root), subtype included
    ("nsubj:pass"); `feats` the UD feature string ("Number=Plur|Tense=Past" or "").
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    sentence: int

    def feat(self, name: str) -> str | None:
        """Value of one UD feature, None where it is not set."""
        return _features(self.feats).get(name)

    @property
    def rel(self) -> str:
        """The relation without its subtype ("nsubj" for "nsubj:pass")."""
        return _without_subtype(self.deprel)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: tokens `first` to `last` (exclusive), characters `start` to `end`.

    `paragraph` numbers the paragraph (line of text) it stands in, from 0.
    """

    first: int
    last: int
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class TokenRun:
    """Tokens `first` to `last` (exclusive) that a head labelled as one unit."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """A whole text view, analysed.

    `names` are labelled person, group, organisation, place, facility, date,
    product, money or misc; `attributions` are the learned runs labelled
    source, cue or content (empty where the shipped model has no such head).
    `attribution_links` are pairs of indices into `attributions`: a source or
    content and its cue, or a content that goes on after an interruption and the
    content it goes on with.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[TokenRun, ...] = ()
    attributions: tuple[TokenRun, ...] = ()
    attribution_links: tuple[tuple[int, int], ...] = ()
    _children: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token)
        object.__setattr__(self, "_children", tuple(map(tuple, below)))
        object.__setattr__(self, "_starts", tuple(token.start for token in self.tokens))

    def children(self, i: int, *rels: str) -> list[Token]:
        """Dependents of token `i` in text order; with `rels`, those so related.

        A relation named without subtype takes its subtypes too.
        """
        below = self._children[i]
        if not rels:
            return list(below)
        return [t for t in below if t.deprel in rels or _without_subtype(t.deprel) in rels]

    def head(self, token: Token) -> Token | None:
        """The token's head, None for a root."""
        return None if token.head == token.i else self.tokens[token.head]

    def subtree(self, i: int, without: tuple[str, ...] = ()) -> list[int]:
        """Indices of `i` and all below it in text order, branches `without` left out.

        `without` names relations (without subtype) of dependents of `i` itself.
        """
        found, todo = {i}, [t.i for t in self._children[i] if t.rel not in without]
        while todo:
            j = todo.pop()
            if j not in found:
                found.add(j)
                todo.extend(t.i for t in self._children[j])
        return sorted(found)

    def ancestors(self, i: int) -> list[Token]:
        """The tokens above `i`, nearest first."""
        path: list[Token] = []
        token = self.tokens[i]
        while token.head != token.i and len(path) < len(self.tokens):
            token = self.tokens[token.head]
            path.append(token)
        return path

    def span(self, first: int, last: int) -> Span:
        """Characters of tokens `first` to `last`, both included."""
        return Span.of(self.text, self.tokens[first].start, self.tokens[last].end)

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that holds token `i`."""
        return self.sentences[self.tokens[i].sentence]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence a character offset stands in, or of the next one after it."""
        return bisect_right(self.sentences, offset, key=lambda s: s.end)

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Tokens that lie wholly between two character offsets."""
        found: list[Token] = []
        for i in range(bisect_left(self._starts, start), len(self.tokens)):
            if self.tokens[i].end > end:
                break
            found.append(self.tokens[i])
        return found
