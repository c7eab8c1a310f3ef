"""Bytes to documents: text view, zones, title, outlet, agency credits and stated date."""
