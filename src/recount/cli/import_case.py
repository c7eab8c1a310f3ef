"""`recount import --case`: marks of another tool, written into a case as judgements."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from recount.case import Case
from recount.case.chain import moment
from recount.case.judgements import JudgementLog
from recount.case.reading import Wanted, read_documents
from recount.cli import common
from recount.cli.signing import signature
from recount.language import load_reader
from recount.model.document import Document, Failure
from recount.model.judgement import EditClaim, Judgement
from recount.model.judgement_json import NAMES, JudgementError, judgement_object, read_judgement
from recount.run.document import ReadDocument
from recount.show.exports import Decided
from recount.show.marks import Board, fresh, understood
from recount.web.rows import Rows

# What each kind of decision is called in the summary, in its order.
DONE = {
    "accept-claim": "accepted",
    "edit-claim": "changed",
    "add-claim": "added",
    "reject-claim": "rejected",
    "note": "noted",
}
TOOL_NAMES = {"labelstudio": "Label Studio", "doccano": "doccano", "inception": "INCEpTION"}
Read = Callable[[Sequence[Document]], Decided]


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: the judgements written (or to be), those there before, and the rest.

    `told` is what was not understood, `unmarked` how many claims bear no mark and
    stay as they are.
    """

    judgements: tuple[Judgement, ...]
    before: int
    told: tuple[Failure, ...]
    unmarked: int

    def counts(self) -> dict[str, int]:
        """How many there are of each; a claim with several fields changed counts once."""
        kinds = Counter(NAMES[type(j.decision)] for j in self.judgements)
        edited = {
            (j.who, j.decision.claim.id)
            for j in self.judgements
            if isinstance(j.decision, EditClaim)
        }
        found = {said: kinds[kind] for kind, said in DONE.items()} | {"changed": len(edited)}
        rest = {"there before": self.before, "not understood": len(self.told)}
        return found | rest | {"without a mark": self.unmarked}


def import_into_case(options: argparse.Namespace, name: str, read: Read) -> int:
    """Read what is new in the case, understand the marks in a file called `name`, write them."""
    if options.output:
        raise common.UsageError("-o is for marks without a case; with --case take --json")
    who, now = signature(options)
    with _open(options, who, now) as case:
        common.tell(case.told)
        load = partial(load_reader, options.threads)
        wanted = Wanted(now=None if options.dry_run else now)
        with common.progress(not options.quiet) as tell:
            results = read_documents(case, load, wanted, tell).results
        documents = [one for one in results if isinstance(one, ReadDocument)]
        decided = read([one.document for one in documents])
        _all_named(decided)
        imported = _take(options, case, documents, decided, (name, now))
    common.tell_failures(imported.told)
    _print(options, imported)
    if imported.told:
        return common.PARTIAL if imported.judgements or imported.before else common.USAGE
    return common.OK


def _open(options: argparse.Namespace, who: str, now: datetime) -> Case:
    path = Path(options.case)
    return Case.open(path) if options.dry_run else Case.open_to_write(path, who, now)


def _all_named(decided: Decided) -> None:
    if any(not (sheet.who or "").strip() for sheet in decided.sheets):
        raise common.UsageError("the file does not say who marked; name them with --who NAME")


def _take(
    options: argparse.Namespace,
    case: Case,
    documents: Sequence[ReadDocument],
    decided: Decided,
    file: tuple[str, datetime],
) -> Imported:
    """Write what the marks decide and the log does not hold; without `--dry-run`."""
    name, now = file
    log = JudgementLog(case)
    board = Board(documents, log.judgements)
    found = understood(decided, board, options.struck_out)
    why = f"marked in {TOOL_NAMES[options.tool]} ({name})"
    new = fresh(found.taken, board, moment(now), why)
    rows = Rows(board.claims, board.texts)
    for row in log.judgements:
        rows.add(row)
    told = [*decided.failures, *(Failure(f"{name}, {f.name}", f.why) for f in found.told)]
    before = found.standing + new.before
    kept: list[Judgement] = []
    for judgement, place in new.judgements:
        if fault := _unwritable(judgement) or rows.objection(judgement):
            told.append(Failure(f"{name}, {place}", fault))
            continue
        if not options.dry_run:
            log.add(judgement, now)
        rows.add(judgement)
        kept.append(judgement)
    return Imported(tuple(kept), before, tuple(told), found.unmarked)


def _unwritable(judgement: Judgement) -> str:
    """Why no log can hold a judgement, "" where it can: half a character in a remark, say."""
    try:
        read_judgement(judgement_object(judgement))
    except JudgementError as error:
        return str(error)
    return ""


def _print(options: argparse.Namespace, imported: Imported) -> None:
    if options.json:
        row = {
            "judgements": [judgement_object(judgement) for judgement in imported.judgements],
            "counts": imported.counts(),
            "not_understood": [{"name": f.name, "why": f.why} for f in imported.told],
            "written": not options.dry_run,
        }
        sys.stdout.write(json.dumps(row, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    elif not options.quiet:
        sys.stdout.write(_summary(imported, options))


def _summary(imported: Imported, options: argparse.Namespace) -> str:
    parts = [f"{count:,} {said}" for said, count in imported.counts().items() if count]
    lines = [", ".join(parts) or "there is nothing in it to decide"]
    if not imported.judgements:
        lines.append("nothing new: the case stays as it is")
    elif options.dry_run:
        lines.append("nothing was written (--dry-run)")
    if imported.unmarked and not options.struck_out:
        lines.append(
            "claims without a mark stay as they are; were they struck out, say so: --struck-out"
        )
    return "".join(f"{line}\n" for line in lines)
