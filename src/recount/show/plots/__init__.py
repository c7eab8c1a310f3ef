"""Pictures as strings of SVG: pure, escaped, the same for the same input."""
