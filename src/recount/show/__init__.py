"""Ledger to JSON, page, pictures and terminal. Pure."""
