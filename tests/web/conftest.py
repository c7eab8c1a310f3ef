"""A headless browser, where one is installed, and a server for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

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
