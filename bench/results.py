"""Where benchmark figures are kept: one section each in ``RESULTS.md``."""

from __future__ import annotations

from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"


def write_section(title: str, text: str) -> None:
    """Put a section in place of the one before under the same title, or at the end."""
    old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# Results\n"
    before, found, after = old.partition(title + "\n")
    rest = "\n## " + after.split("\n## ", 1)[1] if found and "\n## " in after else ""
    RESULTS.write_text(before.rstrip() + "\n\n" + text.rstrip() + "\n" + rest, encoding="utf-8")


def give_section(title: str, text: str, write: bool) -> None:
    """Print a section; with `write`, keep it in ``RESULTS.md`` too."""
    print(text)
    if write:
        write_section(title, text)
