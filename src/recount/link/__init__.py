"""Claims to entities, events, copies and origins. Pure: imports the model and word lists only."""

from recount.link.copies import find_copies
from recount.link.link import link
from recount.link.twins import dates_from_twins, is_undated

__all__ = ["dates_from_twins", "find_copies", "is_undated", "link"]
