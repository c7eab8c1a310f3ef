"""Entities, copies, events and findings, scored on gold claims and on gold claims made worse."""
