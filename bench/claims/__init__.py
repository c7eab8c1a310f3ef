"""The whole reading, from texts to ledger, against the project's gold."""
