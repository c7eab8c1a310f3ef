"""Claims to entities, events, copies and origins. Pure: imports the model and word lists only."""

from recount.link.link import link

__all__ = ["link"]
