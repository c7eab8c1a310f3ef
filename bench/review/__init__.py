"""How long a reviewer waits: the first page of a large case, and a decision until it is on disk."""
