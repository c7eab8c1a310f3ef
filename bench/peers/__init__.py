"""Other people's tools, each in a virtual environment of its own."""
