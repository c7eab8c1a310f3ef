"""A statement being built: token indices, not yet words of the text."""

from __future__ import annotations

from dataclasses import dataclass, replace

Tokens = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution relation in token indices, each part in text order.

    `head` is the token that carries the cue, -1 where there is none. `parent`
    is the head of the draft it stands inside, where the parse and not the
    extent of the content says so. `quoted` says that the content is a quote;
    `frame` names the frame that was filled, parts joined by a space; `sure`
    that it needs nothing learned to agree.
    """

    head: int
    cue: Tokens
    source: Tokens
    content: Tokens
    stance: str
    kind: str
    quoted: bool = False
    also: tuple[Tokens, ...] = ()
    basis: tuple[Tokens, ...] = ()
    told: Tokens = ()
    parent: int | None = None
    frame: str = ""
    sure: bool = False

    def with_content(self, tokens: set[int] | frozenset[int]) -> Draft:
        """The same with another content, cue and source left out of it."""
        own = set(self.cue) | set(self.source)
        return replace(self, content=tuple(sorted(set(tokens) - own)))
