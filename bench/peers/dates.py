"""dateparser's search over lines of JSON, run by its own interpreter: dates alone, to the day."""

from __future__ import annotations

import json
import sys
from datetime import datetime

from dateparser.search import search_dates  # type: ignore[import-not-found,unused-ignore]

for line in sys.stdin:
    row = json.loads(line)
    settings = {"RELATIVE_BASE": datetime.fromisoformat(row["day"]), "PREFER_DATES_FROM": "past"}
    found, at = [], 0
    for words, when in search_dates(row["text"], languages=["en"], settings=settings) or ():
        start = row["text"].find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        day = when.date().isoformat()
        found.append({"start": start, "end": at, "kind": "DATE", "value": day})
    print(json.dumps(found))
