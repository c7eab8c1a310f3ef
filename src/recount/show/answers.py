"""An answer to "why" on a terminal and as JSON."""

from __future__ import annotations

import json

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from recount.show.phrases import Phrases
from recount.show.printed import printed
from recount.show.safe import one_line
from recount.show.why import Answer, Line, Passage


def render_answer(answer: Answer, width: int = 80, color: bool = False) -> str:
    """An answer in sentences, each with its evidence and the words it rests on."""
    t = Phrases()
    parts: list[RenderableType] = [Text(one_line(f"{answer.id}  {answer.title}"), style="bold")]
    for line in answer.lines:
        said = Text(one_line(line.says))
        if line.by:
            said.append(f" ({line.by})", style="dim")
        parts.append(Padding(said, (0, 0, 0, 2)))
        parts.extend(Padding(_passage(t, passage), (0, 0, 0, 6)) for passage in line.passages)
    return printed(parts, width, color)


def _passage(t: Phrases, passage: Passage) -> Text:
    """The exact words, the document's name and their place in its text."""
    where = Text(one_line(passage.document), style="cyan")
    place = f" {passage.start}–{passage.end}: "
    return where + Text(place, style="dim") + Text(t.quoted(one_line(passage.words)))


def render_answer_json(answer: Answer) -> str:
    """An answer as JSON ending in a newline; `passages` have the ledger's spans."""
    rows = {
        "id": answer.id,
        "what": answer.what,
        "title": answer.title,
        "lines": [_line(line) for line in answer.lines],
    }
    return json.dumps(rows, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _line(line: Line) -> dict[str, object]:
    passages = [
        {
            "document": p.document,
            "claim": p.claim,
            "span": {"start": p.start, "end": p.end, "exact": p.words},
        }
        for p in line.passages
    ]
    return {"says": line.says, "by": line.by, "passages": passages}
