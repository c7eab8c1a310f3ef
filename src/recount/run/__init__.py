"""The stages in their order, over many documents."""
