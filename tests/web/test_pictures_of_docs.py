"""The pictures of the documentation: each is made by docs.pictures, and at the size that says."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest

from recount.language import Reader

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytest.importorskip("PIL", reason="pillow is not installed")

from docs.pictures import (
    IMAGES,
    PICTURES,
    SCALE,
    example,
    matter,
    name_the_accused,
    pictures,
    settled,
)
from tests.web.running import running
from tests.web.tabs import axe_findings, enter, press


def size(png: bytes) -> tuple[int, int]:
    """Width and height from a PNG's header."""
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_every_picture_there_is_one_that_is_made() -> None:
    made = {f"{picture.name}.png": picture for picture in PICTURES}
    assert {path.name for path in IMAGES.iterdir()} == set(made)
    for name, picture in made.items():
        wanted = (round(picture.width * SCALE), round(picture.height * SCALE))
        assert size((IMAGES / name).read_bytes()) == wanted, name


def test_a_picture_is_made(chromium: Any, reader: Reader) -> None:
    (wanted,) = (picture for picture in PICTURES if picture.name == "review-phone")
    ((name, png),) = pictures([wanted], chromium, lambda: reader)
    assert name == "review-phone"
    assert size(png) == size((IMAGES / "review-phone.png").read_bytes())


@pytest.mark.parametrize("width", [1280, 390])
def test_no_serious_finding_of_axe_in_the_example(
    chromium: Any, reader: Reader, tmp_path: Path, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 844})
    tab = context.new_page()
    with example(tmp_path / "kestria", "Ines Varo", lambda: reader) as desk, running(desk) as there:
        origin = enter(tab, there)
        settled(desk)
        for path in ("/", f"/matter/{matter(desk)}", "/conflicts", "/report"):
            tab.goto(origin + path)
            assert axe_findings(tab) == [], path
    context.close()


def test_the_correction_that_the_guide_teaches(
    chromium: Any, reader: Reader, tmp_path: Path
) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    with example(tmp_path / "kestria", "Ines Varo", lambda: reader) as desk, running(desk) as there:
        enter(tab, there, "/review?status=proposed")
        press(tab, "/")
        tab.keyboard.type("rockets fired by")
        tab.keyboard.press("Enter")
        tab.wait_for_selector(".asks a")
        assert "1 of 1" in tab.inner_text(".count-line")
        assert tab.inner_text(".field.r-perpetrators dd") == "not said"
        name_the_accused(tab)
        press(tab, "Enter")
        tab.wait_for_selector(".field.r-perpetrators .machine")
        assert "the Ulvar Front" in tab.inner_text(".field.r-perpetrators dd")
        press(tab, "Escape")
        press(tab, "u")
        assert tab.inner_text(".field.r-perpetrators dd") == "not said"
    context.close()
