"""RFC 3161 timestamps of the head: proof by an authority that the log stood so at a moment.

Off unless asked for, and nothing is sent: `request` gives the bytes to send to an authority by
other means, `accept` takes its answer. The authority sees the head's digest and nothing else.
Needs the extra `timestamp` (rfc3161-client).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from recount.case.canonical import Json
from recount.case.chain import Event, moment, words
from recount.case.disk import REAL, Disk, read
from recount.case.errors import CaseError, in_plain_words
from recount.case.evidence import Fault, gather
from recount.case.folder import Case
from recount.case.kinds import TIMESTAMPED
from recount.case.place import TOKENS
from recount.model.document import digest

try:
    from cryptography.x509 import Certificate, load_pem_x509_certificates
    from rfc3161_client import (
        HashAlgorithm,
        TimestampRequestBuilder,
        TimeStampResponse,
        VerificationError,
        VerifierBuilder,
        decode_timestamp_response,
    )
except ImportError:
    _HERE = False
else:
    _HERE = True

_AGAIN = "ask the authority again with the request that Recount wrote"


@dataclass(frozen=True, slots=True)
class Timestamp:
    """An authority's word that line `n` stood in the log `at` a moment (UTC, ISO 8601).

    `file` is where in the case its answer is kept.
    """

    n: int
    at: str
    file: str


def request(case: Case) -> bytes:
    """What to send to an authority (`application/timestamp-query`) for the case's last line.

    The imprint is the line's own hash. It holds no nonce: the answer proves that the line was
    there by then, whenever it was asked for, and the same head gives the same request.
    """
    _need(case.path)
    builder = TimestampRequestBuilder(nonce=False).hash_algorithm(HashAlgorithm.SHA256)
    return builder.data(words(case.events()[-1])).build().as_bytes()


def accept(case: Case, response: bytes, roots: bytes, now: datetime) -> Timestamp:
    """Check an authority's answer, keep it in the case and say so in the log.

    `roots` are the certificates trusted, as PEM. Raises CaseError where the answer
    is none, is not signed under `roots`, or is not of a line of this case.
    """
    _need(case.path)
    place = case.path / TOKENS
    try:
        answer = decode_timestamp_response(response)
        imprint = f"sha256:{answer.tst_info.message_imprint.message.hex()}"
    except ValueError as error:
        raise CaseError(place, f"this is no timestamp ({error})", _AGAIN) from error
    line = next((event for event in case.events() if event.hash == imprint), None)
    if line is None:
        raise CaseError(place, "the timestamp is of no line of this case", _AGAIN)
    if why := _signature_fault(answer, line, _certificates(roots, place)):
        raise CaseError(place, why, _AGAIN)
    return _keep(case, response, line, answer.tst_info.gen_time, now)


def verify_timestamps(path: Path, roots: bytes, disk: Disk = REAL) -> list[Fault]:
    """What is wrong with the signatures of the timestamps kept in the case at `path`.

    Signatures are held against `roots` (PEM) as of the moment each timestamp
    tells, so that they stand when the certificates have run out. That the
    files are unchanged is `verify`'s to say. Raises CaseError.
    """
    evidence = gather(path, (), disk)
    _need(evidence.root)
    certificates = _certificates(roots, path)
    lines = {event.n: event for event in evidence.good()}
    faults = []
    for event in evidence.good():
        if event.kind == TIMESTAMPED:
            place = f"{TOKENS}/{event.body['file']}"
            why = _kept_fault(evidence.root / place, event, lines, certificates, disk)
            faults += [Fault("timestamp", place, f"{why} (line {event.n})")] if why else []
    return faults


def _keep(case: Case, response: bytes, line: Event, at: datetime, now: datetime) -> Timestamp:
    id_ = digest(response)
    file = f"line-{line.n}-{id_.removeprefix('sha256:')[:12]}.tsr"
    stamp = Timestamp(line.n, moment(at), file)
    case.put(f"{TOKENS}/{file}", response)
    for event in case.events():
        if event.kind == TIMESTAMPED and event.body["token"] == id_:
            return stamp
    body: dict[str, Json] = {
        "n": line.n,
        "head": line.hash,
        "file": file,
        "token": id_,
        "at": stamp.at,
    }
    case.append(TIMESTAMPED, body, now)
    return stamp


def _kept_fault(
    path: Path, event: Event, lines: dict[int, Event], roots: list[Certificate], disk: Disk
) -> str | None:
    try:
        answer = decode_timestamp_response(read(disk, path))
    except OSError as error:
        return in_plain_words(error, path).why
    except ValueError as error:
        return f"this is no timestamp ({error})"
    line = lines.get(int(str(event.body["n"])))
    return _signature_fault(answer, line, roots) if line else "it is of no line of this log"


def _signature_fault(
    answer: TimeStampResponse, line: Event, roots: list[Certificate]
) -> str | None:
    """Why the answer is not a trusted authority's word on `line`; None where it is."""
    verifier = VerifierBuilder(roots=roots).build()
    try:
        verifier.verify(answer, bytes.fromhex(line.hash.removeprefix("sha256:")))
    except (VerificationError, ValueError) as error:
        return f"the timestamp does not hold: {error}"
    return None


def _certificates(roots: bytes, place: Path) -> list[Certificate]:
    try:
        return load_pem_x509_certificates(roots)
    except ValueError as error:
        raise CaseError(
            place,
            "the authority's certificates cannot be read",
            "give them as PEM, as the authority publishes them",
        ) from error


def _need(path: Path) -> None:
    if not _HERE:
        raise CaseError(
            path,
            "timestamps need a library that is not installed",
            "pip install 'recount-ledger[timestamp]'",
        )
