"""Measure the review page: ``python -m bench.review [--documents 500] [--claims 10]``.

The real server answers on the loopback, over a case folder on this disk. A page is timed from the
request to the last byte of its answer; so is a decision, which is answered only when it is synced
to disk. Turn about with each decision one row is committed to a bare SQLite database on the same
disk (journal and synchronous as SQLite comes), for the ratio. Decisions are timed twice: with
nothing else going on, and while the case is linked anew behind them. ``--write`` keeps the section
in ``bench/RESULTS.md``.
"""

from __future__ import annotations

import argparse
import http.client
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from threading import Thread
from urllib.parse import urlencode

from bench.results import give_section
from bench.review.invented import invented
from recount.case import Case
from recount.case.reading import CaseReading
from recount.case.runs import DEFAULTS
from recount.run.document import ReadDocument
from recount.web import CaseStore, Desk, Reviewer, serving

TITLE = "## The review page"
DECISIONS = 200
PAGES = ("/", "/review?status=proposed", "/conflicts")


@dataclass(frozen=True, slots=True)
class Row:
    """What was asked, and how long each answer took, in milliseconds."""

    name: str
    took: tuple[float, ...]

    def line(self, base: float | None = None) -> str:
        """A row of the table."""
        high = quantiles(self.took, n=20)[-1] if len(self.took) > 1 else self.took[0]
        ratio = f"{median(self.took) / base:.1f}" if base else "–"
        first = f"{self.took[0]:.0f}"
        return f"| {self.name} | {first} | {median(self.took):.1f} | {high:.1f} | {ratio} |"


class Browser:
    """What a browser sends, over one kept connection."""

    def __init__(self, address: str) -> None:
        self.origin, _, rest = address.partition("/enter")
        self._there = http.client.HTTPConnection(self.origin.removeprefix("http://"))
        answer = self._ask("GET", f"/enter{rest}", {})
        self._cookie = str(answer[0]).partition(";")[0]
        self.first, page = self.get("/")
        self._proof = (
            page.partition("X-Recount&#34;: &#34;")[2].partition("&#34;")[0]
            or (page.partition('"X-Recount": "')[2].partition('"')[0])
        )

    def rest(self) -> None:
        """Let the connection go, as a browser does after a while; the next request opens one."""
        self._there.close()

    def get(self, path: str) -> tuple[float, str]:
        """Milliseconds until the whole page is there, and the page."""
        began = time.perf_counter()
        _, body = self._ask("GET", path, {"Cookie": self._cookie})
        return (time.perf_counter() - began) * 1000, body

    def post(self, path: str, form: dict[str, str]) -> float:
        """Milliseconds until a decision is acknowledged with the next page."""
        headers = {
            "Cookie": self._cookie, "Origin": self.origin, "X-Recount": self._proof,
            "Content-Type": "application/x-www-form-urlencoded",
        }  # fmt: skip
        began = time.perf_counter()
        self._ask("POST", path, headers, urlencode(form))
        return (time.perf_counter() - began) * 1000

    def _ask(
        self, method: str, path: str, headers: dict[str, str], body: str | None = None
    ) -> tuple[str | None, str]:
        self._there.request(method, path, body, headers)
        answer = self._there.getresponse()
        text = answer.read().decode()
        if answer.status != 200:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:200]}")
        return answer.getheader("set-cookie"), text


def now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def served(folder: Path, read: Sequence[ReadDocument]) -> Iterator[tuple[Desk, str, float]]:
    """The desk of a case with these documents, its address, and the seconds until it answered."""
    with Case.create(folder, "Bench", now()) as case:
        reading = CaseReading(tuple(read), (), (), {}, DEFAULTS, case.events())
        began = time.perf_counter()
        desk = Desk(CaseStore(case, reading, now), Reviewer("Bench"), now)
        with serving(desk, 0, lambda address: None) as site:
            thread = Thread(target=site.run)
            thread.start()
            try:
                yield desk, site.address, time.perf_counter() - began
            finally:
                site.stop()
                thread.join()


@contextmanager
def bare(path: Path) -> Iterator[Callable[[str], float]]:
    """A bare SQLite commit of one text, in milliseconds."""
    database = sqlite3.connect(path)
    database.execute("create table log (n integer primary key, body text)")
    database.commit()

    def commit(body: str) -> float:
        began = time.perf_counter()
        database.execute("insert into log (body) values (?)", (body,))
        database.commit()
        return (time.perf_counter() - began) * 1000

    yield commit
    database.close()


def decisions(
    browser: Browser, desk: Desk, commit: Callable[[str], float], kind: str, count: int
) -> tuple[list[float], list[float]]:
    """Decisions one after the other, each beside a bare commit of a line as long."""
    took, base = [], []
    claims = list(desk.scene().order)
    for n in range(count):
        claim = claims[(n * 7 + (3 if kind == "reject" else 0)) % len(claims)]
        form = {
            "claim": claim,
            "page": "desk",
            "back": f"status=proposed&claim={claim}",
            "why": "x",
        }
        took.append(browser.post(f"/decide/{kind}", form))
        base.append(commit("x" * 700))
    return took, base


def measure(documents: int, claims: int) -> tuple[list[Row], float, float, float]:
    """The rows of the table, the bare commit in ms, seconds to start and to link all."""
    read = invented(documents, claims)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with served(folder / "case", read) as (desk, address, start), bare(folder / "b") as commit:
            browser = Browser(address)
            early = Row("the queue, while the case is first linked",
                        tuple(browser.get(PAGES[1])[0] for _ in range(10)))  # fmt: skip
            began = time.perf_counter()
            while desk.scene().behind:
                time.sleep(0.05)
            linked = time.perf_counter() - began
            browser.rest()
            first = Row("`/`, opened before the case is linked", (browser.first,))
            rows = [first, early, *(Row(f"`{path}`", tuple(browser.get(path)[0] for _ in range(20)))
                             for path in PAGES)]  # fmt: skip
            quiet, base = decisions(browser, desk, commit, "accept", DECISIONS)
            busy, more = decisions(browser, desk, commit, "reject", DECISIONS)
            rows.append(Row("a decision (accept)", tuple(quiet)))
            rows.append(Row("a decision (reject) while matters are linked anew", tuple(busy)))
            return rows, median([*base, *more]), start, linked


def section(documents: int, claims: int) -> str:
    """The table as Markdown."""
    rows, base, start, linked = measure(documents, claims)
    return "\n".join(
        [
            TITLE,
            "",
            f"{documents:,} invented documents with {documents * claims:,} claims, their readings"
            " in memory. From the request to the last byte of the answer over the loopback; a"
            " decision is answered when it is synced to disk, with the next page. The ratio is to"
            " a bare SQLite commit of a line as long, turn about on the same disk:"
            f" {base:.2f} ms.",
            "",
            "| what | first, ms | median, ms | 95 %, ms | times a bare commit |",
            "|---|--:|--:|--:|--:|",
            *(row.line(base if "decision" in row.name else None) for row in rows),
            "",
            f"The server answers {start:.2f} s after the readings are there; matters and findings"
            f" follow {linked:.1f} s later, behind the reviewer's back.",
            "",
            "`python -m bench.review --write`",
            "",
        ]
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.review", description=__doc__)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--claims", type=int, default=10, help="claims a document")
    parser.add_argument(
        "--data", type=Path, help="not needed; taken so that make bench can give it"
    )
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    give_section(TITLE, section(options.documents, options.claims), options.write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
