"""The property of durability: whatever was acknowledged outlasts a crash at any call.

`survive` plays a plan on a simulated disk. After every call that changes anything, and after every
acknowledgement, it takes several disks that a crash just there may leave, opens the case on each,
and does the interrupted step again. Whatever is amiss raises `LostError`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from random import Random

from simulated_disk import PowerCut, SimulatedDisk

from recount.case import Case, CaseError
from recount.case.verify import verify
from recount.model.document import digest

CASE = Path("/case")
NOW = datetime(2031, 4, 12, 9, 30, tzinfo=UTC)
# Possible crashes looked at after one call: the one that forgets all it may, and some by chance.
BY_CHANCE = 3
ATTEMPTS = 6

Step = tuple[str, int]
MakeDisk = Callable[..., SimulatedDisk]


class LostError(AssertionError):
    """Something acknowledged is gone, or a case no longer works."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done: steps after the case is made, calls that fail, and a seed for the crashes."""

    steps: tuple[Step, ...]
    faults: Mapping[int, int]
    seed: int


@dataclass(slots=True)
class Witness:
    """What was acknowledged: documents by id, lines in order, files by place, the case itself."""

    documents: dict[str, bytes] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    made: bool = False

    def copy(self) -> Witness:
        return Witness(dict(self.documents), list(self.lines), dict(self.files), self.made)


def survive(plan: Plan, make_disk: MakeDisk = SimulatedDisk) -> int:
    """Play the plan and every crash; how many different crash states were looked at."""
    return _Play(plan, make_disk).run()


class _Play:
    def __init__(self, plan: Plan, make_disk: MakeDisk) -> None:
        self.plan = plan
        self.disk = make_disk(faults=plan.faults)
        self.rng = Random(plan.seed)
        self.witness = Witness()
        self.step: Step | None = None
        self.seen: set[tuple[int, int]] = set()

    def run(self) -> int:
        self.disk.watch = self.crash
        case = self.retry(lambda: self.make())
        for step in self.plan.steps:
            self.step = step
            if step[0] == "reopen":
                case.close()
                case = self.retry(self.open)
            else:
                case = self.do(case, step)
            self.crash()
        self.step = None
        case.close()
        self.crash()
        faults = verify(CASE, disk=self.disk)
        if faults:
            raise LostError(f"after all was done: {faults[0]}")
        return len(self.seen)

    def make(self) -> Case:
        case = make(self.disk)
        remember(self.witness, case)
        return case

    def open(self) -> Case:
        case = Case.open_to_write(CASE, "ines", NOW, self.disk)
        remember(self.witness, case)
        return case

    def do(self, case: Case, step: Step) -> Case:
        """The step done, again after each fault; the case in which it is."""
        for _ in range(ATTEMPTS):
            failed = self.disk.failed
            try:
                do(case, step, self.witness)
                return case
            except CaseError as error:
                self.excused(failed, error)
                case.close()
                case = self.retry(self.open)
        raise LostError("a step could not be done however often it was tried")

    def retry(self, act: Callable[[], Case]) -> Case:
        for _ in range(ATTEMPTS):
            failed = self.disk.failed
            try:
                return act()
            except CaseError as error:
                self.excused(failed, error)
                if not self.witness.made and self.disk.kind(CASE / "log.jsonl"):
                    act = self.open
        raise LostError("the case could not be opened however often it was tried")

    def excused(self, failed: int, error: CaseError) -> None:
        if self.disk.failed == failed:
            raise LostError(f"refused without a fault of the disk: {error}")

    def crash(self) -> None:
        """Look at some of what a crash just now may leave."""
        for rng in (None, *[self.rng] * BY_CHANCE):
            left = self.disk.crashed(rng)
            key = (left.shape(), len(self.witness.lines))
            if key not in self.seen:
                self.seen.add(key)
                self.recover(left)

    def recover(self, left: SimulatedDisk) -> None:
        """The case on what a crash left, crashed once more while it is opened and used."""
        if self.rng.random() < 0.3:
            left.cut_after = self.rng.randint(0, 12)
            witness = self.witness.copy()
            try:
                use(left, self.step, witness)
            except PowerCut:
                self.recheck(left, witness)
                return
            left.cut_after = None
        witness = self.witness.copy()
        use(left, self.step, witness)
        if faults := verify(CASE, disk=left):
            raise LostError(f"after a crash and the step done again: {faults[0]}")
        self.recheck(left, witness)

    def recheck(self, disk: SimulatedDisk, witness: Witness) -> None:
        for rng in (None, self.rng):
            left = disk.crashed(rng)
            key = (left.shape(), len(witness.lines))
            if key not in self.seen:
                self.seen.add(key)
                use(left, None, witness.copy())


def make(disk: SimulatedDisk) -> Case:
    """A new case."""
    return Case.create(CASE, "ines", NOW, disk)


def do(case: Case, step: Step, witness: Witness) -> None:
    """One step, and what it acknowledged."""
    kind, number = step
    if kind == "add":
        data = content(number)
        case.add(data, f"{number}.txt", f"in/{number}.txt", NOW)
        witness.documents[digest(data)] = data
    elif kind == "judge":
        case.append("judgement", {"claim": f"c{number}", "says": "x" * number}, NOW)
    elif kind == "fail":
        case.fail(f"{number}.pdf", f"in/{number}.pdf", "it holds no text", NOW)
    elif kind == "put":
        place = f"views/{number}"
        case.put(place, content(number))
        witness.files[place] = content(number)
    remember(witness, case)


def use(disk: SimulatedDisk, step: Step | None, witness: Witness) -> None:
    """Open the case on `disk`, look for all that was acknowledged, and do `step` again."""
    try:
        case = _reopened(disk, witness.made)
        check(disk, case, witness)
        if step and step[0] != "reopen":
            do(case, step, witness)
        else:
            remember(witness, case)
        case.close()
    except CaseError as error:
        raise LostError(f"after a crash: {error}") from error


def _reopened(disk: SimulatedDisk, made: bool) -> Case:
    if made or disk.kind(CASE / "log.jsonl"):
        return Case.open_to_write(CASE, "ines", NOW, disk)
    return make(disk)


def check(disk: SimulatedDisk, case: Case, witness: Witness) -> None:
    """Every acknowledged line and original is there, and no original is half written."""
    there = [event.hash for event in case.events()]
    if there[: len(witness.lines)] != witness.lines:
        raise LostError(
            f"{len(witness.lines)} lines were acknowledged, {len(there)} others are there"
        )
    for id_, data in witness.documents.items():
        if case.read(id_) != data:
            raise LostError(f"the original {id_} is another one")
    for place, data in witness.files.items():
        if disk.file(CASE / place).live != data:
            raise LostError(f"{place} is another one")
    for path, data in disk.files():
        if "/originals/" in path and data is not None and sha256(data).hexdigest() != path[-64:]:
            raise LostError(f"{path} stands under its final name and is not whole")


def remember(witness: Witness, case: Case) -> None:
    """All lines of the case are acknowledged now."""
    witness.made = True
    witness.lines = [event.hash for event in case.events()]


def content(number: int) -> bytes:
    """Bytes of a document: the same for the same number, some of several blocks."""
    return f"document {number} ".encode() * (1 + number * 7)
