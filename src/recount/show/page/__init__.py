"""What the page's templates are filled with: plain frozen values, one module a section."""
