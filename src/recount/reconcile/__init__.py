"""Events to findings and brackets. Pure."""
