"""Analysed text to statements, quantities, times, acts and claims: pure rules on UD trees."""
