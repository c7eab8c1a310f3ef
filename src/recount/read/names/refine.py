"""The encoder's name runs refined over a whole document.

Each step is a function from runs to runs: fixed names first, then the nouns
that make a name a party ("the Norland government"), acronyms put in brackets
behind what they stand for, titles, what most mentions of a name are, and last
the mentions that the encoder passed over. A name in the lists or given away by
its words is not outvoted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from recount.model.analysis import Analysis, Token, TokenRun
from recount.model.reading import ENTITY_KINDS
from recount.read.names.kinds import head_of, text_of
from recount.read.names.lexicon import LONGEST, demonyms, fixed, fold, words

_NAME_TAGS = ("PROPN", "NOUN", "ADJ", "X")
_CERTAIN = 10
"""Votes of a kind that a list, a title or an acronym's full name gives."""

Runs = list[TokenRun]


def refined_names(analysis: Analysis, language: str = "en") -> Analysis:
    """The analysis with its names put right; runs of other kinds (dates, money) stay as they are.

    Deterministic, and linear in the text but for the votes on each name.
    """
    others = [run for run in analysis.names if run.label not in ENTITY_KINDS]
    runs = [run for run in analysis.names if run.label in ENTITY_KINDS]
    runs = [run for run in runs if not _is_vessel(analysis, run, language)]
    certain = [*_fixed_runs(analysis, language), *_capital_bodies(analysis, runs, language)]
    runs = _laid_over(certain, runs)
    runs = _laid_over(_parties(analysis, runs, language), runs)
    runs = _laid_over(_acronyms(analysis, runs, language), runs)
    runs = _voted(analysis, runs, language)
    runs = _laid_over(runs, _spread(analysis, runs, others))
    return replace(analysis, names=tuple(sorted([*others, *runs], key=lambda r: (r.first, r.last))))


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _is_vessel(analysis: Analysis, run: TokenRun, language: str) -> bool:
    before = analysis.tokens[max(0, run.first - 1)].text.casefold()
    vessels = words("vessels", language)
    return before in vessels or analysis.tokens[run.first].text.casefold() in vessels


def _laid_over(strong: Iterable[TokenRun], weak: Iterable[TokenRun]) -> Runs:
    """Strong runs, the longest first, and weak ones that meet none or hold all they meet."""
    over: dict[int, TokenRun] = {}
    for run in sorted(strong, key=lambda r: (r.first - r.last, r.first, r.label)):
        if not any(i in over for i in range(run.first, run.last)):
            over.update(dict.fromkeys(range(run.first, run.last), run))
    for run in weak:
        met = [over[i] for i in range(run.first, run.last) if i in over]
        inside = all(run.first <= m.first and m.last <= run.last for m in met)
        if inside and all(m.last - m.first < run.last - run.first for m in met):
            over.update(dict.fromkeys(range(run.first, run.last), run))
    return sorted(dict.fromkeys(over.values()), key=lambda r: r.first)


def _fixed_runs(analysis: Analysis, language: str) -> Iterator[TokenRun]:
    """Names that are in the lists, the longest at each place; in capitals or not at all."""
    table, tokens, i = fixed(language), analysis.tokens, 0
    starts = _first_words(language)
    while i < len(tokens):
        last = _longest(analysis, i, table) if _may_open(analysis, tokens[i], starts) else i
        if last > i:
            yield TokenRun(i, last, table[fold(analysis.span(i, last - 1).exact)])
        i = max(last, i + 1)


def _may_open(analysis: Analysis, token: Token, starts: frozenset[str]) -> bool:
    """Whether a word written as a name is, or has before its hyphen, the first of some name."""
    hyphened = analysis.text[token.end : token.end + 1] == "-" or "-" in token.text
    if not (hyphened or _is_capital(token)):
        return False
    text = fold(token.text)
    return text in starts or text.split("-")[0] in starts


@cache
def _first_words(language: str) -> frozenset[str]:
    return _firsts(fixed(language))


def _firsts(names: Iterable[str]) -> frozenset[str]:
    """First words of names, and what stands before a hyphen in them."""
    first = [name.split()[0] for name in names]
    return frozenset(first) | {word.split("-")[0] for word in first}


def _longest(analysis: Analysis, i: int, table: dict[str, str]) -> int:
    """Where the longest fixed name from token `i` ends, `i` where there is none."""
    end = analysis.sentence_of(i).last
    for last in range(min(i + LONGEST, end), i, -1):
        text = analysis.span(i, last - 1).exact
        if fold(text) in table and (len(text) > 3 or text.isupper() or "." in text):
            return last
    return i


def _parties(analysis: Analysis, runs: Runs, language: str) -> Iterator[TokenRun]:
    """Runs grown to the noun that makes them a party, before it or with "of" behind it."""
    for run in runs:
        last = _party_noun(analysis, run, language)
        if last is not None:
            yield TokenRun(run.first, last + 1, "organisation")
        elif run.label == "place":
            first = _government_of(analysis, run, language)
            if first is not None:
                yield TokenRun(first, run.last, "organisation")


def _party_noun(analysis: Analysis, run: TokenRun, language: str) -> int | None:
    """Index of a noun of government or force right behind a name that belongs to it."""
    if run.label in ("person", "facility") and analysis.tokens[run.last - 1].rel != "compound":
        return None
    end = analysis.sentence_of(run.first).last
    nouns = words("governments", language) | words("forces", language) | words("offices", language)
    between, found = words("between", language), None
    for i in range(run.last, min(run.last + 4, end)):
        text = analysis.tokens[i].text.casefold()
        if text in nouns and _belongs(analysis, run, i):
            found = i
        elif text not in between:
            break
    return found


def _belongs(analysis: Analysis, run: TokenRun, noun: int) -> bool:
    head = head_of(analysis, run)
    return head.rel in ("amod", "compound", "nmod", "flat") and run.first <= head.i < noun


def _government_of(analysis: Analysis, run: TokenRun, language: str) -> int | None:
    """Index of "government" in "the government of Norland"."""
    i = run.first - 1
    while i > 0 and analysis.tokens[i].upos in ("DET", "ADJ"):
        i -= 1
    if i < 1 or analysis.tokens[i].text.casefold() != "of":
        return None
    noun = analysis.tokens[i - 1]
    text = noun.text.casefold()
    is_office = text in words("offices", language) and _is_capital(noun)
    return noun.i if text in words("governments", language) or is_office else None


def _capital_bodies(analysis: Analysis, runs: Runs, language: str) -> Iterator[TokenRun]:
    """Nouns of a body written as a name where no run stands ("the Coalition", "Army")."""
    taken = {i for run in runs for i in range(run.first, run.last)}
    nouns = words("forces", language) | words("governments", language) | words("offices", language)
    for token in analysis.tokens:
        if not _is_capital(token) or token.text.casefold() not in nouns or token.i in taken:
            continue
        first = token.i == analysis.sentence_of(token.i).first
        if not first and not token.text.isupper() and token.upos in ("PROPN", "NOUN"):
            yield TokenRun(token.i, token.i + 1, "organisation")


def _acronyms(analysis: Analysis, runs: Runs, language: str) -> Iterator[TokenRun]:
    """Names whose letters stand in brackets behind them, and the letters, of one kind."""
    by_last = {run.last: run for run in runs}
    tokens = analysis.tokens
    for i in range(1, len(tokens) - 2):
        if tokens[i].text not in "([" or tokens[i + 2].text not in ")]":
            continue
        letters = tokens[i + 1].text
        if not (letters.isupper() and 1 < len(letters) < 9):
            continue
        first = _spelled(analysis, i, letters, language)
        run = by_last.get(i)
        if first is None and run is None:
            continue
        kind = run.label if run is not None and run.label != "place" else "organisation"
        if first is not None:
            yield TokenRun(min(first, run.first) if run else first, i, kind)
        yield TokenRun(i + 1, i + 2, kind)


def _spelled(analysis: Analysis, end: int, letters: str, language: str) -> int | None:
    """The first of the words before `end` whose capitals spell `letters`, in order."""
    inner, left = words("inner", language), list(letters.upper())
    for i in range(end - 1, max(analysis.sentence_of(end).first, end - 12) - 1, -1):
        token = analysis.tokens[i]
        if left and token.text[:1].upper() == left[-1] and _is_capital(token):
            left.pop()
            if not left:
                return i
        elif token.text.casefold() not in inner and not _is_capital(token):
            return None
    return None


def _voted(analysis: Analysis, runs: Runs, language: str) -> Runs:
    """Every mention of a name with the kind that most of its mentions have."""
    votes = _votes(analysis, runs, language)
    best = {text: max(count, key=lambda k: (count[k], k)) for text, count in votes.items()}
    sure = fixed(language)
    out = []
    for run in runs:
        text = text_of(analysis, run)
        settled = text in sure or text in demonyms(language)
        out.append(run if settled else replace(run, label=best[text]))
    return out


def _votes(analysis: Analysis, runs: Runs, language: str) -> dict[str, Counter[str]]:
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    titles = words("titles", language)
    for run in runs:
        text = text_of(analysis, run)
        votes[text][run.label] += 1
        before = analysis.tokens[run.first - 1] if run.first else None
        if before is not None and fold(before.text) in titles and text not in fixed(language):
            votes[text]["person"] += _CERTAIN
    for run in runs:
        # A surname is the person whose whole name the text gives.
        if run.label == "person" and run.last - run.first > 1:
            surname = fold(analysis.tokens[run.last - 1].text)
            if surname in votes:
                votes[surname]["person"] += _CERTAIN // 2
    return votes


def _spread(analysis: Analysis, runs: Runs, others: Runs) -> Iterator[TokenRun]:
    """Further mentions of the names found, in the same words and written as names."""
    kinds: dict[str, str] = {}
    for run in runs:
        if _is_capital(analysis.tokens[run.first]):
            kinds.setdefault(text_of(analysis, run), run.label)
    taken = {i for run in [*runs, *others] for i in range(run.first, run.last)}
    starts = _firsts(kinds)
    for token in analysis.tokens:
        if not _is_capital(token) or token.i in taken or token.upos not in _NAME_TAGS:
            continue
        if _may_open(analysis, token, starts):
            last = _longest(analysis, token.i, kinds)
            if last > token.i and not taken & set(range(token.i, last)):
                yield TokenRun(token.i, last, kinds[fold(analysis.span(token.i, last - 1).exact)])
