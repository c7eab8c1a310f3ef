"""A headless browser, where one is installed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.helpers.chromium import MISSING, chromium_path, launched
from tests.web.tabs import EXPECTED, Tab, told


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A browser of this machine's own; the tests that need it are skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium_path()
    if not path:
        pytest.skip(f"{MISSING}, and the tests of the page in a browser are run")
    with launched(playwright, path) as browser:
        yield browser


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
