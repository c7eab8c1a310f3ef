"""A fresh case without certain names: texts, names of files, what was said and judged, log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from recount.case.canonical import Json
from recount.case.documents import free_name
from recount.case.folder import Case
from recount.case.judgements import JudgementLog, judgements_of
from recount.case.kinds import DESCRIBED
from recount.case.reading import found_in, refused
from recount.case.redaction.judged import Carrier
from recount.case.redaction.names import Names
from recount.case.redaction.rewrite import Rewritten, rewritten
from recount.case.runs import DEFAULTS
from recount.case.texts import Texts
from recount.run.pipeline import Progress, quiet

_FROM = "a case that was redacted"


@dataclass(frozen=True, slots=True)
class Redaction:
    """What came of it.

    `documents` are in the new case, with `cuts` places where a name stood.
    `judgements` were carried over and `left_out` were not. `alone` tells how often
    a part of a name still stands by itself.
    """

    documents: int
    cuts: int
    judgements: int
    left_out: int
    alone: tuple[tuple[str, int], ...]


def redact(
    case: Case, to: Path, names: Names, by: tuple[str, datetime], progress: Progress = quiet
) -> Redaction:
    """Make a new case at `to` from `case` (open to read), without the names.

    `by` is who does it, and when. Each document's text view becomes a text file,
    which is the new original; neither old originals nor their digests are carried
    over. Raises CaseError.
    """
    who, now = by
    with Texts(case) as texts:
        for original in case.documents():
            if texts.kept(original.id) is None:
                texts.take(original, None)
        found = found_in(texts, case.documents(), DEFAULTS)
    failures = (*found.failures, *refused(case.events()))
    old = judgements_of(case.events()).judgements
    new = {document.id: rewritten(document, names) for document in found.documents}
    carrier = Carrier(names, {document.id: document for document in found.documents}, new)
    carried, left_out = carrier.carry(old)
    with Case.create(to, names.redact(who).text, now) as fresh:
        _fill(fresh, tuple(new.values()), now, progress)
        for failure in failures:
            name, why = names.redact(failure.name).text, names.redact(failure.why).text
            fresh.fail(name, _FROM, why, now)
        log = JudgementLog(fresh)
        for judgement in carried:
            log.add(judgement, now)
        documents = len(fresh.documents())
    texts_now = [one.redacted.text for one in new.values()]
    cuts = sum(len(one.redacted.cuts) for one in new.values())
    return Redaction(documents, cuts, len(carried), left_out, names.alone(texts_now))


def _fill(fresh: Case, documents: Sequence[Rewritten], now: datetime, progress: Progress) -> None:
    names: set[str] = set()
    with Texts(fresh) as texts:
        for done, one in enumerate(documents):
            progress(done, len(documents), one.name)
            added = fresh.add(one.data, free_name([one.name], names), _FROM, now).document
            names.add(added.name)
            if not texts.given(added.id).zones:
                given: Json = one.given.body()
                fresh.append(DESCRIBED, {"document": added.id, "given": given}, now)
                texts.describe(added.id, one.given)
                texts.take(added, now)
    progress(len(documents), len(documents), "")
