"""The case folder: originals, log, projection."""
