"""The ways back: one literal table of the tools whose files are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from recount.model.document import Document
from recount.show.exports.decisions import Decided
from recount.show.exports.doccano import read_doccano
from recount.show.exports.read_inception import read_inception
from recount.show.exports.read_labelstudio import read_labelstudio

Reader = Callable[[str, Sequence[Document], str | None], Decided]
TOOLS: Mapping[str, Reader] = {
    "labelstudio": read_labelstudio,
    "doccano": read_doccano,
    "inception": read_inception,
}


def read_decisions(
    tool: str, text: str, documents: Sequence[Document], who: str | None = None
) -> Decided:
    """What people marked in a tool of TOOLS, from the text of its file.

    `documents` are those it was exported from, with their texts; offsets come
    back in code points of these. `who` is taken where the file does not tell.
    Raises PlaceError where the file is not of the tool's form, KeyError where
    there is no such tool.
    """
    return TOOLS[tool](text.removeprefix("\ufeff"), documents, who)
