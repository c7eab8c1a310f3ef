"""What all tests share."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from recount.language import Reader, load_reader

# No test asks how fast the machine is, and the same examples are tried wherever it runs.
settings.register_profile(
    "everywhere", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("everywhere")


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The shipped reader, loaded once."""
    return load_reader()
