"""Words that name an act, and who the parse ties to it."""

from recount.read.acts.acts import read_acts

__all__ = ["read_acts"]
