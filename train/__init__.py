"""Scripts that rebuild the shipped model from named open data."""
