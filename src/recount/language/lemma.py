"""Lemmas: what the treebanks say of a form, else the rule the network chose for it.

A rule is the name of a change (``train.features.lemma_rule``): "L" lower case, "K" kept as
written, "L-2+y" or "K-2+y" cut two characters and add "y", "=be" replace by "be".
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_CUT = re.compile(r"([KL])-(\d+)\+(.*)", re.DOTALL)
_STRAIGHT = str.maketrans("’‘ʼ", "'''")


@lru_cache(maxsize=4)
def known_lemmas(language: str = "en") -> dict[tuple[str, str], str]:
    """Read the table of lemmas by (form in lower case, part-of-speech tag)."""
    path = files("recount.language") / "models" / language / "lemmas.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {(form, tag): lemma for form, tag, lemma in rows}


def listed_lemma(form: str, tag: str, known: dict[tuple[str, str], str]) -> str | None:
    """The lemma the treebanks give a form with tag ``tag`` (XPOS), None where they have none."""
    return known.get((form.lower().translate(_STRAIGHT), tag))


def apply_rule(form: str, rule: str) -> str:
    """Apply a lemma rule to a form; a rule that would leave nothing leaves the form."""
    if rule == "K":
        return form
    if rule.startswith("=") and len(rule) > 1:
        return rule[1:]
    change = _CUT.fullmatch(rule)
    if change is None:
        return form.lower()
    case, cut, added = change.groups()
    base = form if case == "K" else form.lower()
    return (base[: len(base) - int(cut)] + added) or form
