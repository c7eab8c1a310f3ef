"""Ground floor: the frozen values every room speaks in, and their algebra.

Standard library only. Nothing here reads a disk, a clock or a network, and
nothing here is ever edited: a correction is a new value.
"""
