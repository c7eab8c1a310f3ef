"""Analysed text to statements, quantities, times, acts and claims. Pure; rules on Universal Dependencies."""
