"""Recognizers-Text over lines of JSON, run by its own interpreter.

``figures`` gives numbers (the Python suite has no number ranges), ``times`` expressions with
their TIMEX. Of several resolutions the first is taken, which is the past one.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from typing import Any

import recognizers_suite as suite  # type: ignore[import-not-found,unused-ignore]

KINDS = {
    "datetime": "TIME",
    "time": "TIME",
    "datetimerange": "TIME",
    "timerange": "TIME",
    "duration": "DURATION",
    "set": "SET",
}


def figures(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Every number of a text."""
    found = suite.recognize_number(row["text"], suite.Culture.English)
    values = [(f.text, (f.resolution or {}).get("value")) for f in found]
    return [{"low": float(v), "high": float(v), "words": t} for t, v in values if _is_number(v)]


def _is_number(value: object) -> bool:
    try:
        float(str(value))
    except ValueError:
        return False
    return value is not None


def times(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Every time expression of a text, against the row's day."""
    day = datetime.fromisoformat(row["day"])
    found = suite.recognize_datetime(row["text"], suite.Culture.English, reference=day)
    return [
        {
            "start": f.start,
            "end": f.end + 1,
            "kind": KINDS.get(f.type_name.rpartition(".")[2], "DATE"),
            "value": _value((f.resolution or {}).get("values") or [{}]),
        }
        for f in found
    ]


def _value(values: list[dict[str, str]]) -> str:
    first = values[0]
    timex = first.get("timex", "")
    return first["value"] if "X" in timex and "value" in first else timex


task = {"figures": figures, "times": times}[sys.argv[1]]
for line in sys.stdin:
    print(json.dumps(task(json.loads(line))))
