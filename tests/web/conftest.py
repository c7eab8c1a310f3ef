"""A headless browser, where one is installed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.helpers.chromium import MISSING, chromium_path, launched


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A browser of this machine's own; the tests that need it are skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium_path()
    if not path:
        pytest.skip(f"{MISSING}, and the tests of the page in a browser are run")
    with launched(playwright, path) as browser:
        yield browser
