"""Quantities: figures as intervals with what they count and how they measure.

``read_quantities`` reads every figure of a text; dates, ages, ordinals and
names with numbers in them are none.
"""

from recount.read.quantities.reader import read_quantities

__all__ = ["read_quantities"]
