"""Where reviewers' last decisions on one thing are not the same."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from recount.model.agreement import KINDS
from recount.model.answers import Proposals, answered, held_by
from recount.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One question to which reviewers gave different answers.

    `kind` is one of agreement.KINDS; `judgements` are what each of them who
    answered decided last, in the order they first appear in the log.
    """

    kind: str
    judgements: tuple[Judgement, ...]


def disagreements(
    judgements: Sequence[Judgement], read: Proposals | None = None
) -> tuple[Disagreement, ...]:
    """All questions of a log that reviewers answered differently, by kind, then as they came.

    Without `read` claims are told apart by their ids alone.
    """
    read = read or Proposals()
    people = tuple(dict.fromkeys(row.who for row in judgements))
    several = people if len(people) > 1 else ()
    said = [answered(held_by(judgements, who, read), read) for who in several]
    found = []
    for kind in KINDS:
        items: dict[Hashable, list[tuple[str, Judgement]]] = {}
        for answers in said:
            for item, answer in answers.get(kind, {}).items():
                items.setdefault(item, []).append(answer)
        found += [
            Disagreement(kind, tuple(row for _, row in sides))
            for sides in items.values()
            if len({words for words, _ in sides}) > 1
        ]
    return tuple(found)
