"""Statements beside other ways to find them, on public data."""
