"""Commands: parse, call one function, show."""

from recount.cli.main import main

__all__ = ["main"]
