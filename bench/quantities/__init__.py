"""Quantities measured on NewsQuant."""
