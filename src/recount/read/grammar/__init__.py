"""Surface grammar shared by figures and times: atoms, numerals and patterns over word classes."""
