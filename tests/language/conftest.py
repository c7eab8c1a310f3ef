"""One reader for the whole room: loading it is the slow part."""

import pytest

from recount.language import Reader, load_reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return load_reader()
