"""What pages, pictures and the terminal say, in one language."""

from __future__ import annotations

from recount.resources.phrases import Phrasebook


class Phrases(Phrasebook):
    """Phrases of `show.toml`, with those of findings."""

    def __init__(self, language: str = "en") -> None:
        super().__init__(("show", "findings"), language)
