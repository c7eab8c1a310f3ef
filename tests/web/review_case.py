"""An invented case to review: two documents, five claims, a store in memory or on disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import httpx2
from starlette.testclient import TestClient

from recount.case import Case
from recount.case.reading import CaseReading
from recount.case.runs import DEFAULTS
from recount.model import judgement as j
from recount.model.claim import Claim
from recount.model.document import Document, Failure
from recount.model.judgement import Judgement
from recount.model.reading import NameMention, QuantityMention, Reading, TimeMention
from recount.model.span import Span
from recount.run.document import ReadDocument
from recount.web.app import make_app
from recount.web.desk import Desk, Reviewer
from recount.web.launch import Launch
from recount.web.phrases import ReviewPhrases
from recount.web.picture import Pictures
from recount.web.relink import Relinker
from recount.web.site import Site
from recount.web.store import CaseStore
from tests.accounts import claim, document, figure, span

PORT = 8613
LANTERN = document(
    "lantern.txt",
    "Soldiers shot 58 farmers and hurt nine others at Ossin market on 3 May.\n"
    "The army said that rebels killed 20 men in Tal. It was on 2 May, it said.\n"
    "A shell fell on Sarn. 🜂 Three goats died there, villagers said.",
    "2017-05-04",
    "The Lantern",
)
HERALD = document(
    "herald.txt",
    "The Ossin Relief Committee said that soldiers shot 61 farmers at Ossin market on 3 May.\n"
    "The army denied that soldiers shot farmers at Ossin market.",
    "2017-05-05",
    "Tal Herald",
)
MARKET = "Soldiers shot 58 farmers and hurt nine others at Ossin market on 3 May"
SHOT = claim(LANTERN, MARKET, by="Soldiers", at="Ossin market", on="2017-05-03",
             count=figure(LANTERN, "58", 58, 58), victims="farmers")  # fmt: skip
REBELS = claim(LANTERN, "rebels killed 20 men in Tal", voice="The army", by="rebels", at="Tal",
               count=figure(LANTERN, "20", 20, 20))  # fmt: skip
SHELL = claim(LANTERN, "A shell fell on Sarn", "attack", at="Sarn")
AGAIN = claim(HERALD, "soldiers shot 61 farmers at Ossin market on 3 May", by="soldiers",
              voice="The Ossin Relief Committee", at="Ossin market", on="2017-05-03",
              count=figure(HERALD, "61", 61, 61))  # fmt: skip
DENIED = claim(HERALD, "soldiers shot farmers at Ossin market", voice="The army",
               by="soldiers", at="Ossin market", stance="denied")  # fmt: skip
CLAIMS = (AGAIN, DENIED, SHOT, REBELS, SHELL)


def reading(home: Document) -> Reading:
    """A few readings of a document."""
    if home is not LANTERN:
        return Reading(home.id)
    few, nine, day = span(home, "58"), span(home, "nine"), span(home, "on 2 May")
    return Reading(
        home.id,
        quantities=(
            QuantityMention(few, 58, 58, "exact", False, "farmers", None, "total", 0, 0),
            QuantityMention(nine, 9, 9, "exact", False, "others", None, "total", 0, 0),
        ),
        times=(TimeMention(day, "date", "2017-05-02", "2017-05-02", "2017-05-02", None,
                           "published", 0),),
        names=(NameMention(span(home, "Tal"), "place"),),
    )  # fmt: skip


def read(home: Document, claims: Sequence[Claim] = CLAIMS) -> ReadDocument:
    mine = tuple(row for row in claims if row.document == home.id)
    return ReadDocument(home, reading(home), mine)


DOCUMENTS: tuple[ReadDocument | Failure, ...] = (
    read(HERALD),
    read(LANTERN),
    Failure("photo.jpg", "it holds no text"),
)


@dataclass
class Memory:
    """A store that keeps decisions in a list."""

    read: tuple[ReadDocument | Failure, ...] = DOCUMENTS
    kept: list[Judgement] = field(default_factory=list)
    name: str = "ossin"

    def documents(self) -> Sequence[ReadDocument | Failure]:
        return self.read

    def judgements(self) -> Sequence[Judgement]:
        return tuple(self.kept)

    def keep(self, judgement: Judgement) -> None:
        self.kept.append(judgement)

    def original(self, document: str) -> bytes | None:
        return None


class Ticking:
    """A clock that moves on by a second each time it is asked."""

    def __init__(self) -> None:
        self._at = datetime(2031, 3, 4, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._at += timedelta(seconds=1)
        return self._at


def desk(
    store: Memory | CaseStore | None = None,
    who: str = "Ines Varo",
    blind: bool = False,
    linked: bool = True,
) -> Desk:
    numbers = count(len((store or Memory()).judgements()) + 1)
    made = Desk(
        store or Memory(), Reviewer(who, blind), Ticking(), lambda: f"{who}-{next(numbers)}"
    )
    if linked:
        made.relink()
    return made


@dataclass
class Browser:
    """A client that holds the session's cookie and sends what the page's script sends."""

    client: TestClient
    site: Site
    told: list[str]

    def get(self, path: str, **headers: str) -> httpx2.Response:
        return self.client.get(path, headers=headers)

    def follow(self, path: str) -> httpx2.Response:
        """The page that an address leads to."""
        answer = self.get(path)
        while answer.status_code == 303:
            answer = self.get(answer.headers["location"])
        return answer

    def post(self, path: str, form: dict[str, object] | None = None) -> httpx2.Response:
        launch = self.site.launch
        headers = {"origin": launch.origin, "x-recount": launch.proof,
                   "content-type": "application/x-www-form-urlencoded"}  # fmt: skip
        body = urlencode(form or {}, doseq=True)
        return self.client.post(path, content=body, headers=headers)


def outside(desk: Desk, told: list[str] | None = None) -> Browser:
    """A client before it was let in; nothing links behind it."""
    launch = Launch(PORT, (told if told is not None else []).append)
    pictures = Pictures(desk.store.original)
    site = Site(desk, Relinker(desk), launch, ReviewPhrases("en"), pictures)
    client = TestClient(make_app(site), base_url=launch.origin, follow_redirects=False)
    return Browser(client, site, told if told is not None else [])


def browser(made: Desk | None = None) -> Browser:
    """A client that was let in."""
    found = outside(made or desk())
    assert found.get(found.site.launch.address()).status_code == 200
    return found


def as_read(case: Case, results: tuple[ReadDocument | Failure, ...]) -> CaseReading:
    """What was read in a case, by hand."""
    return CaseReading(results, (), (), {}, DEFAULTS, case.events())


@contextmanager
def case_on_disk(path: Path, who: str = "Ines Varo") -> Iterator[CaseStore]:
    """The same case as a folder, made where it is not there yet, open to write."""
    now = Ticking()
    made = path.exists()
    opened = Case.open_to_write(path, who, now()) if made else Case.create(path, who, now())
    with opened as case:
        for each in DOCUMENTS:
            if isinstance(each, ReadDocument) and not made:
                name = each.document.name
                case.add(each.document.text.encode(), name, name, now())
        yield CaseStore(case, as_read(case, DOCUMENTS), now)


def words(text: str, home: Document = LANTERN) -> dict[str, object]:
    """The offsets of words as the page's script sends them."""
    found: Span = span(home, text)
    return {"start": found.start, "end": found.end}


def now(found: Browser, claim: str) -> Claim:
    return found.site.desk.scene().at.claims[claim]


def last(found: Browser) -> j.Decision:
    return found.site.desk.log()[-1].decision


def edit(found: Browser, claim: Claim, field: str, **form: object) -> int:
    told = {"claim": claim.id, "field": field, "page": "desk", "back": f"claim={claim.id}", **form}
    return found.post("/decide/edit", told).status_code
