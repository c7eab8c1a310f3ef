"""The few SVG elements the pictures are made of, escaped, with short numbers."""

from __future__ import annotations

from recount.show.safe import markup


def num(value: float) -> str:
    """A coordinate with at most two decimals and no trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def pct(fraction: float) -> str:
    """A fraction of the width as a percentage."""
    return num(fraction * 100) + "%"


def element(name: str, inner: str = "", **attributes: str | float | None) -> str:
    """One element; `inner` is markup already, attributes are escaped.

    An attribute's underscores become hyphens, a trailing one falls away
    (`class_`); None leaves it out.
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>"


def text(words: str, **attributes: str | float | None) -> str:
    """A text element with `words` escaped."""
    return element("text", markup(words), **attributes)


def picture(title: str, inner: str, desc: str = "", **attributes: str | float | None) -> str:
    """A whole picture with its text alternatives: a title, and what it shows at length.

    One that holds links is given the `role` "group", since nothing within an image can be reached.
    """
    told = element("title", markup(title)) + (element("desc", markup(desc)) if desc else "")
    return element("svg", told + inner, **{"role": "img", **attributes})


def _value(value: str | float) -> str:
    return markup(value) if isinstance(value, str) else num(value)
