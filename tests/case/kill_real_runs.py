"""Kill writers of a real case on a real disk, and look for what they had acknowledged.

    python tests/case/kill_real_runs.py FOLDER [--kills 200] [--seed 1]

Each writer is a process of its own that makes the case or opens it, adds documents and lines,
and says on a pipe what was acknowledged. It is killed (SIGKILL) after a moment chosen by chance.
Then the case is opened, and everything that any writer of it ever acknowledged must be there.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
import traceback
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from recount.case import Added, Case, CaseError
from recount.case.verify import verify
from recount.model.document import digest

NOW = datetime(2031, 4, 12, 9, 30, tzinfo=UTC)
# A case grows over so many kills, then a new one is made, so that making is killed as well.
KILLS_A_CASE = 20
LONGEST = 0.05
# Every so many lines one is long, so that its writing takes time.
LONG_LINE = 400_000


@dataclass(slots=True)
class Tally:
    """What came of it: lines acknowledged, torn tails cut, dead writers' locks taken over."""

    acknowledged: int = 0
    torn: int = 0
    stale: int = 0
    lost: list[str] = field(default_factory=list)


def main() -> int:
    """Kill, look, and say what was lost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    rng, tally = Random(asked.seed), Tally()
    for first in range(0, asked.kills, KILLS_A_CASE):
        kills = min(KILLS_A_CASE, asked.kills - first)
        one_case(asked.folder / f"case-{first}", kills, rng, tally)
    print(
        f"{asked.kills} kills, {tally.acknowledged} acknowledged, {len(tally.lost)} lost;"
        f" {tally.torn} torn lines cut, {tally.stale} locks taken over"
    )
    for line in tally.lost[:20]:
        print(line)
    return 1 if tally.lost else 0


def one_case(path: Path, kills: int, rng: Random, tally: Tally) -> None:
    """One case, made and written to by writers that are all killed."""
    lines: list[str] = []
    documents: list[str] = []
    for number in range(kills):
        for said in killed(path, number, rng):
            (documents if said["what"] == "document" else lines).append(str(said["id"]))
        look(path, lines, documents, tally)
    tally.acknowledged += len(lines) + len(documents)
    if lines:
        tally.lost += [f"{path.name}: {f}" for f in verify(path) if f.kind != "extra"]


def killed(path: Path, number: int, rng: Random) -> list[dict[str, str]]:
    """What a writer acknowledged before it was killed."""
    out, into = os.pipe()
    seed, wait = rng.random(), rng.uniform(0, LONGEST)
    child = os.fork()
    if not child:
        os.close(out)
        try:
            write(path, number, Random(seed), into)
        except (CaseError, OSError):
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(into)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(out, "rb") as pipe:
        said = pipe.read().decode().splitlines(keepends=True)
    if not os.WIFSIGNALED(status):
        raise SystemExit(f"a writer ended by itself: {said[-3:]}")
    return [json.loads(line) for line in said if line.endswith("\n")]


def write(path: Path, number: int, rng: Random, into: int) -> None:
    """Add and append for ever, saying what was acknowledged after it was."""
    there = (path / "log.jsonl").exists()
    case = (Case.open_to_write if there else Case.create)(path, "ines", NOW)
    say(into, "line", case.head().hash)
    while True:
        data = rng.randbytes(rng.choice([10, 5_000, 300_000]))
        added = case.add(data, f"{number}.bin", f"in/{number}.bin", NOW)
        if isinstance(added, Added):
            say(into, "document", added.document.id)
        words = "x" * (LONG_LINE if rng.random() < 0.5 else 20)
        say(into, "line", case.append("judgement", {"says": words}, NOW).hash)


def say(into: int, what: str, id_: str) -> None:
    """Acknowledge, at once and whole."""
    os.write(into, json.dumps({"what": what, "id": id_}).encode() + b"\n")


def look(path: Path, lines: list[str], documents: list[str], tally: Tally) -> None:
    """Open the case as the next writer does, and look for everything acknowledged so far."""
    if not (path / "log.jsonl").exists():
        tally.lost += [f"{path.name}: no log, {len(lines)} lines"] * bool(lines)
        return
    with Case.open_to_write(path, "ines", NOW) as case:
        tally.torn += any("cut off" in told for told in case.told)
        tally.stale += any("taken over" in told for told in case.told)
        there = {event.hash for event in case.events()}
        tally.lost += [f"{path.name}: line {hash_}" for hash_ in lines if hash_ not in there]
        for id_ in documents:
            if case.document(id_) is None or digest(case.read(id_)) != id_:
                tally.lost.append(f"{path.name}: document {id_}")


if __name__ == "__main__":
    sys.exit(main())
