"""Rich texts and tables as plain text, the same on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from rich.console import Console, RenderableType


def printed(parts: Sequence[RenderableType], width: int, color: bool) -> str:
    """`parts` one under the other, `width` columns wide; escape codes only with `color`."""
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
