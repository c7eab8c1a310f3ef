"""The way back: the ledger's JSON as a Ledger, read strictly."""

from recount.show.readback.ledger import read_ledger
from recount.show.readback.place import PlaceError
from recount.show.readback.texts import UNKNOWN, whole

__all__ = ["UNKNOWN", "PlaceError", "read_ledger", "whole"]
