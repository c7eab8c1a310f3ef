"""Words that name an act, and who the parse ties to it."""
