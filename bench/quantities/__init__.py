"""Quantities measured on NewsQuant and on the Worldwide Atrocities Dataset."""
