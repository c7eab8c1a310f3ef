"""Libraries that not every installation has, loaded where an export asks for one."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from recount.show.exports.values import ExportError


def extra(module: str, name: str) -> Any:
    """The module, which the package's extra `name` installs.

    Raises ExportError, saying how to install it, where it is not there or where
    a library of the system that it stands on is missing.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ExportError(
            f"this needs {error.name or module}, which is not installed:"
            f" pip install 'recount-ledger[{name}]'"
        ) from error
    except OSError as error:
        raise ExportError(f"{module} does not start, a library is missing: {error}") from error
