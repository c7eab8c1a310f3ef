"""Verify a case of Recount with Python alone: python verify_case.py CASE [HEAD ...]"""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path


def sha(data: bytes) -> str:
    """A digest as a case writes it."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def faults(case: Path, heads: list[str]) -> Iterator[str]:
    """What is wrong with the log's lines, with published heads, with the originals."""
    before, hashes, known = None, set(), set()
    *lines, tail = (case / "log.jsonl").read_bytes().split(b"\n")
    for n, line in enumerate(lines, 1):
        own = None
        try:
            event = json.loads(line)
            words = [json.dumps(event, ensure_ascii=False, sort_keys=True, separators=(",", ":"))]
            own = event.pop("hash")
            words += [json.dumps(event, ensure_ascii=False, sort_keys=True, separators=(",", ":"))]
            if words[0].encode() != line or sha(words[1].encode()) != own:
                yield f"log.jsonl, line {n}: it was changed"
            if (event["n"], event["prev"]) != (n, before):
                yield f"log.jsonl, line {n}: it does not follow the line before"
            known |= {event["body"]["document"]} if event["kind"] == "document-added" else set()
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            yield f"log.jsonl, line {n}: it is no line of a log ({error})"
        hashes.add(before := own)
    yield from ["log.jsonl: the last line is cut off"] if tail or not lines else []
    missing = [head for head in heads if "sha256:" + head.removeprefix("sha256:") not in hashes]
    yield from (f"log.jsonl: no line has the published head {head}" for head in missing)
    files = {"sha256:" + f.name: f for f in (case / "originals").glob("*/*") if f.is_file()}
    yield from (
        f"{name}: no original, or no line that adds it"
        for name in sorted(known ^ files.keys(), key=str)
    )
    yield from (f"{f}: it was changed" for name, f in files.items() if sha(f.read_bytes()) != name)


if __name__ == "__main__":
    found = list(faults(Path(sys.argv[1]), sys.argv[2:]))
    print("\n".join(found) or "nothing is wrong")
    sys.exit(1 if found else 0)
