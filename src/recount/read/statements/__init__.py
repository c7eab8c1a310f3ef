"""Statements: who says, thinks or shows what, read from an analysed text."""

from recount.read.statements.chain import chain, innermost
from recount.read.statements.read import read_statements
from recount.read.statements.stance import stance_of

__all__ = ["chain", "innermost", "read_statements", "stance_of"]
