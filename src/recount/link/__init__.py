"""Claims of many documents to entities, copies, origins and events. Pure."""
