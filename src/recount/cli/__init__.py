"""Commands: parse, call one function, show."""
