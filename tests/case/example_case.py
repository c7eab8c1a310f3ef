"""A case of the example's documents, with judgements, read and recorded; made once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from recount.case import Case
from recount.case.adding import Wish, add_all
from recount.case.judgements import JudgementLog
from recount.case.reading import CaseReading, Wanted, read_documents
from recount.case.recording import record
from recount.ingest import discover
from recount.language import Reader
from recount.model.claim import Claim
from recount.model.document import digest
from recount.model.draft import Draft, Term, Voice, Wording
from recount.model.judgement import (
    AcceptClaim,
    AddClaim,
    Decision,
    EditClaim,
    Judgement,
    RejectClaim,
    SameEvent,
    Undo,
)
from recount.model.reference import ref_of
from recount.show import render_ledger

KESTRIA = Path(__file__).parents[2] / "examples" / "kestria"
NOW = datetime(2031, 4, 12, 9, 30, tzinfo=UTC)
WHO = "Ines Varo"


def make(path: Path, reader: Reader, sources: Sequence[Path] = (KESTRIA,)) -> CaseReading:
    """A case at `path`: added, judged, read, recorded, its head published."""
    with Case.create(path, WHO, NOW) as case:
        add_all(case, Wish(discover([str(source) for source in sources])), NOW)
        claims = read_documents(case, lambda: reader, Wanted(now=NOW)).ledger().claims
        log = JudgementLog(case)
        for judgement in judgements(claims):
            log.add(judgement, NOW)
        return report(case, reader)


def report(case: Case, reader: Reader) -> CaseReading:
    """Read and record an open case, and publish its head."""
    reading = read_documents(case, lambda: reader, Wanted(now=NOW))
    ledger = reading.ledger()
    record(case, reading, ledger, digest(render_ledger(ledger).encode()), NOW)
    case.publish_head("report.html", NOW)
    return reading


def judgements(claims: Sequence[Claim]) -> list[Judgement]:
    """One of most kinds, on the first claims that allow it."""
    killings = [claim for claim in claims if claim.act == "killing" and claim.quantity]
    one, other = killings[0], killings[1]
    voice = next(claim for claim in claims if claim.attribution)
    hop = voice.attribution[0]
    decisions: list[Decision] = [
        AcceptClaim(ref_of(one)),
        RejectClaim(ref_of(other)),
        EditClaim(ref_of(voice), "attribution", (Voice(Wording(hop.span.exact, hop.span)),)),
        AddClaim(
            Draft(one.document, one.span, Term("attack", one.span), Term("alleged", one.span))
        ),
        SameEvent(ref_of(killings[2]), ref_of(killings[3])),
    ]
    made = [
        Judgement(f"j{n}", (NOW + timedelta(minutes=n)).isoformat(), WHO, f"reason {n}", decision)
        for n, decision in enumerate(decisions, 1)
    ]
    undone = Judgement("j9", NOW.isoformat(), WHO, "a slip", Undo(), undoes="j2")
    return [*made, undone]
