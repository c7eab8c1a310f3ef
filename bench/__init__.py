"""Recount measured on public data, beside its peers where they can be run."""
