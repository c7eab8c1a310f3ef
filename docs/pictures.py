"""Make every picture of the documentation: ``python -m docs.pictures [--to FOLDER] [NAME…]``.

A case is made of ``examples/kestria``, served by the real server, and reviewed for a while in a
headless Chromium; each picture is what that browser shows, at a size that is fixed here. So a
picture shows what the pages are, and is made anew when they change. Letters come from the
machine's own fonts: another machine gives the same picture in other type.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image
from playwright import sync_api

from recount.case import Case
from recount.case.adding import Wish, add_all
from recount.case.reading import Wanted, read_documents
from recount.ingest import discover
from recount.language import Reader, load_reader
from recount.web import CaseStore, Desk, Reviewer
from tests.helpers.chromium import MISSING, chromium_path, launched
from tests.web.running import running
from tests.web.tabs import Tab, enter, press, select

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "kestria"
IMAGES = ROOT / "docs" / "images"
# Pixels of a picture for each of the page, so that letters stay sharp on paper; and its colours,
# which are few: text, rules and marks.
SCALE, COLOURS = 1.5, 256
# The decisions that are taken before any picture is made: most as it was read, one not.
TAKEN = "aaarjja"
PRISON = "Jurmet prison"
DENIAL = ("post-10-march.txt", "the market was hit by rockets")


class Clock:
    """A clock of the example's own month, a minute further each time it is asked."""

    def __init__(self) -> None:
        self._at = datetime(2021, 4, 12, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The next moment."""
        self._at += timedelta(minutes=1)
        return self._at


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its name, its size on the page, the address it shows, what is done there first.

    `of` is a selector of the element it is cut out around, from whose upper edge it begins.
    """

    name: str
    width: int
    height: int
    address: Callable[[Desk], str]
    act: Callable[[Tab], None] = lambda tab: None
    of: str = ""


def matter(desk: Desk) -> str:
    """The identifier of the matter of the prison."""
    events = desk.scene().at.ledger.events
    return next(event.id for event in events if PRISON in event.title)


def claim(desk: Desk) -> str:
    """The identifier of the claim that a ministry makes by way of an agency."""
    at = desk.scene().at
    name, words = DENIAL
    names = {document.id: document.name for document in at.ledger.documents}
    return next(
        c.id for c in at.claims.values() if names[c.document] == name and words in c.span.exact
    )


def report_of_matter(desk: Desk) -> str:
    """The report, where it tells of the prison."""
    scene = desk.scene()
    return f"/report#e-{scene.known.events[matter(desk)]}"


def name_the_accused(tab: Tab) -> None:
    """The field of the alleged perpetrators open, and their words selected in the text."""
    press(tab, "5")
    select(tab, "the Ulvar Front")
    tab.wait_for_timeout(300)


PICTURES = (
    Picture("report", 1120, 860, report_of_matter),
    Picture("review-overview", 1120, 760, lambda desk: "/"),
    Picture("review-desk", 1280, 800, lambda desk: f"/review?claim={claim(desk)}"),
    Picture(
        "review-edit", 1280, 800, lambda desk: f"/review?claim={claim(desk)}", name_the_accused
    ),
    Picture("review-matter", 800, 1130, lambda desk: f"/matter/{matter(desk)}", of=".chart"),
    Picture("review-phone", 390, 844, lambda desk: f"/review?claim={claim(desk)}"),
)


@contextmanager
def example(folder: Path, who: str, read: Callable[[], Reader]) -> Iterator[Desk]:
    """The desk of the example case, made in a folder."""
    now = Clock()
    with Case.create(folder, who, now()) as case:
        add_all(case, Wish(discover([str(EXAMPLE)])), now())
        reading = read_documents(case, read, Wanted(now=now()), lambda *told: None)
        yield Desk(CaseStore(case, reading, now), Reviewer(who), now)


def settled(desk: Desk) -> None:
    """Wait until matters and findings have followed what was decided."""
    while desk.scene().behind:
        time.sleep(0.05)


def shot(browser: Tab, state: object, origin: str, desk: Desk, picture: Picture) -> bytes:
    """A picture as PNG, in few colours."""
    size = {"width": picture.width, "height": picture.height}
    context = browser.new_context(
        viewport=size, device_scale_factor=SCALE, storage_state=state, reduced_motion="reduce"
    )
    tab = context.new_page()
    tab.goto(origin + picture.address(desk))
    if picture.of:
        top = "([of]) => scrollTo(0, document.querySelector(of).getBoundingClientRect().top - 64)"
        tab.evaluate(top, [picture.of])
    picture.act(tab)
    taken = Image.open(io.BytesIO(tab.screenshot(animations="disabled"))).convert("RGB")
    context.close()
    few = taken.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    kept = io.BytesIO()
    few.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def pictures(
    wanted: Sequence[Picture], browser: Tab, read: Callable[[], Reader] = load_reader
) -> Iterator[tuple[str, bytes]]:
    """Each picture's name and PNG, from a case that is made and reviewed for them."""
    with (
        tempfile.TemporaryDirectory() as folder,
        example(Path(folder) / "kestria", "Ines Varo", read) as desk,
        running(desk) as address,
    ):
        context = browser.new_context()
        tab = context.new_page()
        origin = enter(tab, address, "/review?status=proposed")
        settled(desk)
        for key in TAKEN:
            press(tab, key)
        settled(desk)
        for picture in wanted:
            yield picture.name, shot(browser, context.storage_state(), origin, desk, picture)
        context.close()


def main() -> int:
    """Make the pictures that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m docs.pictures", description=__doc__)
    parser.add_argument("--to", type=Path, default=IMAGES, metavar="FOLDER")
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args()
    wanted = [picture for picture in PICTURES if picture.name in (options.names or [picture.name])]
    path = chromium_path()
    if not path:
        print(MISSING, file=sys.stderr)
        return 2
    options.to.mkdir(parents=True, exist_ok=True)
    with launched(sync_api, path) as browser:
        for name, data in pictures(wanted, browser):
            (options.to / f"{name}.png").write_bytes(data)
            print(f"{name}.png: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
