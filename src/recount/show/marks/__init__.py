"""Marks that people made in another tool, understood as decisions on the claims of a case. Pure."""

from recount.show.marks.board import Board
from recount.show.marks.fresh import Fresh, fresh
from recount.show.marks.understand import Taken, Understood, understood

__all__ = ["Board", "Fresh", "Taken", "Understood", "fresh", "understood"]
