"""A headless browser, where one is installed, and a server for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.tabs import EXPECTED, Tab, told

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = (
    "no Chromium was found: install it (apt-get install chromium) or name it in"
    " RECOUNT_CHROMIUM, and the tests of the page in a browser are run"
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A browser of this machine's own; the tests that need it are skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = os.environ.get("RECOUNT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        pytest.skip(MISSING)
    with playwright.sync_playwright() as running:
        # Containers give root no user namespaces; nothing but this test's own pages is opened.
        browser = running.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: Any) -> Iterator[Tab]:
    """A tab whose errors, and whatever the page's policy had to stop, fail the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda m: faults.append(told(m)) if m.type in ("error", "warning") else 0)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("dialog", lambda dialog: faults.append(dialog.message))
    opened.on("request", lambda r: None if "//127.0.0.1:" in r.url else faults.append(r.url))
    yield opened
    context.close()
    assert [fault for fault in faults if not EXPECTED.search(fault)] == []
