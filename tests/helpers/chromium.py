"""A headless browser of this machine's own, where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = (
    "no Chromium was found: install it (apt-get install chromium) or name it in RECOUNT_CHROMIUM"
)


def chromium_path() -> str | None:
    """The browser that RECOUNT_CHROMIUM names, else the first that is found; None without one."""
    return os.environ.get("RECOUNT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def launched(playwright: Any, path: str) -> Iterator[Any]:
    """The browser at `path`, driven by the module `playwright.sync_api` that is given."""
    with playwright.sync_playwright() as running:
        # Containers give root no user namespaces; nothing but our own pages is opened.
        browser = running.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
