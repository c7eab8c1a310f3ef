"""Names against the entities of RE3D."""
