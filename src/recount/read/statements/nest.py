"""Which statement stands inside which."""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.analysis import Analysis
from recount.read.statements.draft import Draft


def parents(analysis: Analysis, drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the one it stands inside, None for none.

    A draft stands inside another whose content holds its cue, or whose cue
    governs its noun ("denied accusations that …"); of several inside the one
    with the least content. A parent that the parse gave goes before.
    """
    heads = {draft.head: at for at, draft in enumerate(drafts)}
    contents = [frozenset(draft.content) for draft in drafts]
    found: list[int | None] = []
    for at, draft in enumerate(drafts):
        if draft.parent is not None and heads.get(draft.parent, at) != at:
            found.append(heads[draft.parent])
            continue
        around = [
            other
            for other in range(len(drafts))
            if other != at
            and draft.cue
            and draft.head in contents[other]
            and (len(contents[other]) > len(contents[at]) or drafts[other].head not in contents[at])
        ]
        if not around and draft.kind == "noun":
            above = [t.i for t in analysis.ancestors(draft.head)[:3]]
            around = [heads[i] for i in above if i in heads and heads[i] != at][:1]
        found.append(min(around, key=lambda o: (len(contents[o]), o)) if around else None)
    return [_acyclic(found, at) for at in range(len(found))]


def _acyclic(found: list[int | None], at: int) -> int | None:
    seen, above = {at}, found[at]
    while above is not None:
        if above in seen:
            return None
        seen.add(above)
        above = found[above]
    return found[at]
