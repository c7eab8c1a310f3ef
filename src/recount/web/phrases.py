"""What the review page says, in one language: its own phrases, then those of the report."""

from __future__ import annotations

from recount.resources.phrases import Phrasebook
from recount.show.phrases import Phrases


class ReviewPhrases(Phrases):
    """Phrases of `review.toml`, with those of pages, pictures and findings."""

    def __init__(self, language: str = "en") -> None:
        Phrasebook.__init__(self, ("review", "show", "findings"), language)
