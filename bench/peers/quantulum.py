"""quantulum3 over lines of JSON, run by its own interpreter: one list of figures a line."""

from __future__ import annotations

import json
import sys
import warnings

warnings.filterwarnings("ignore")

from quantulum3 import parser  # type: ignore[import-not-found,unused-ignore]  # noqa: E402

for line in sys.stdin:
    found = []
    for quantity in parser.parse(json.loads(line)["text"]):
        spread = quantity.uncertainty or 0.0
        low, high = quantity.value - spread, quantity.value + spread
        found.append({"low": low, "high": high, "words": quantity.surface})
    print(json.dumps(found))
