"""Names: the encoder's runs put right by what lists, the tree and the whole text say of them."""

from recount.read.names.kinds import read_names
from recount.read.names.refine import refined_names
from recount.read.names.unread import without_unread

__all__ = ["read_names", "refined_names", "without_unread"]
