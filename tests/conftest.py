"""What all tests share."""

from __future__ import annotations

import pytest

from recount.language import Reader, load_reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The shipped reader, loaded once."""
    return load_reader()
