"""The word lists of attribution are sound."""

from __future__ import annotations

import pytest

from recount.language import Reader
from recount.model.reading import STANCES
from recount.read.statements import read_statements
from recount.resources import load

PARTS = {"clause", "quote", "open", "noun", "raised"}
KINDS = {"speech", "thought", "evidence", "attitude", "raising"}
GROUPS = load("cues")["verbs"]
EXAMPLES = [(lemma, text) for g in GROUPS for lemma, text in g["words"].items()]
# Share of the list's own examples whose cue is read. Held where the shipped reader stands.
READ = 0.9


@pytest.mark.parametrize("group", GROUPS, ids=lambda g: "+".join(g["frames"][:2]) + g["stance"])
def test_groups(group: dict[str, object]) -> None:
    frames = group["frames"]
    assert isinstance(frames, list)
    parts = {part for frame in frames for part in frame.split()}
    assert all(part in PARTS or part.isalpha() for part in parts)
    assert group["stance"] in STANCES
    assert group["kind"] in KINDS


def test_no_entry_is_dead() -> None:
    seen: dict[str, set[str]] = {}
    for group in GROUPS:
        for lemma in group["words"]:
            frames = set(group["frames"])
            assert frames - seen.get(lemma, set()), f"{lemma} takes these frames already: {frames}"
            seen.setdefault(lemma, set()).update(frames)


def test_the_examples_are_read(reader: Reader) -> None:
    missed = []
    for lemma, text in EXAMPLES:
        tree = reader.analyse(text)
        plain = type(tree)(tree.text, tree.tokens, tree.sentences, tree.names)
        cues = {
            t.lemma.lower()
            for s in read_statements(plain)
            for span in s.cue
            for t in plain.tokens
            if span.start <= t.start < span.end
        }
        if lemma not in cues:
            missed.append((lemma, text))
    assert len(missed) <= (1 - READ) * len(EXAMPLES), missed
