"""What the review pages are filled with: plain frozen values, one module a part."""
