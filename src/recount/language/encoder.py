"""Run the network: windows in, what every head says of every word out.

Weights are int8, and onnxruntime scales the activations by the largest in a batch. What a word
gets thus depends a little on its batch, so a batch never mixes documents and is a function of one
document alone: the same document is always read the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from recount.language.windows import Window
from recount.language.wordpiece import WordPiece

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

BATCH_PIECES = 2500
"""Pieces in a batch, padding included: more is no faster on one core and takes more memory."""

BLOCK_WINDOWS = 64
"""Windows whose answers are held at once: about ten thousand words."""

_BEST = ("upos", "xpos", "feats", "lemma")
_OUTPUTS = [*_BEST, "sentence", "name", "attribution", "arcs", "links", "of", "to"]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of one window of n words.

    ``best`` has the number of the best label of each tagging head, [n]; ``sentence`` is above 0
    where a sentence starts, [n]; ``name`` and ``attribution`` score each label, [n, labels];
    ``arcs`` scores every head, the root in column 0, and ``links`` every word as the cue of the
    word's run, none in column 0, both [n, n + 1]; ``of`` and ``to`` are the vectors
    that ``Encoder.relations`` takes, [n, width] and [n + 1, width].
    """

    best: dict[str, Numbers]
    sentence: Floats
    name: Floats
    attribution: Floats
    arcs: Floats
    links: Floats
    of: Floats
    to: Floats


class Encoder:
    """The shipped network with its vocabulary and the names of its labels."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._reader = _session(folder / "reader.onnx", options)
        self._relations = _session(folder / "relations.onnx", options)
        self.pieces = WordPiece.read(folder / "vocabulary.txt")
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.labels: dict[str, list[str]] = labels

    def scores(self, windows: Sequence[Window]) -> Iterator[Scores]:
        """Read the windows of one document; the answers come in the windows' order.

        Blocks of windows are read at a time, so that a book takes no more memory than a report.
        """
        for start in range(0, len(windows), BLOCK_WINDOWS):
            yield from self._block(windows[start : start + BLOCK_WINDOWS])

    def _block(self, windows: Sequence[Window]) -> list[Scores]:
        order = sorted(range(len(windows)), key=lambda i: (len(windows[i].ids), i))
        found: dict[int, Scores] = {}
        for batch in _batches(windows, order):
            outputs = self._reader.run(_OUTPUTS, _inputs([windows[i] for i in batch]))
            named = dict(zip(_OUTPUTS, outputs, strict=True))
            for row, i in enumerate(batch):
                found[i] = _row(named, row, len(windows[i].first))
        return [found[i] for i in range(len(windows))]

    def relations(self, of: Floats, to: Floats) -> list[str]:
        """Name the relation of each word to its head, given the vectors of both: [n, width]."""
        # Both vectors end in a one, so that the product holds what each says alone.
        one = np.ones((len(of), 1), np.float32)
        both = {"of": np.hstack([of, one]), "to": np.hstack([to, one])}
        (best,) = self._relations.run(["relation"], both)
        names = self.labels["relation"]
        return [names[number] for number in best.tolist()]


def load_encoder(language: str = "en", threads: int = 1) -> Encoder:
    """Load the encoder that is shipped for a language.

    Raises FileNotFoundError where the package has no model of that language.
    """
    with as_file(files("recount.language") / "models" / language) as folder:
        return Encoder(folder, threads)


def _session(path: Path, options: onnxruntime.SessionOptions) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _batches(windows: Sequence[Window], order: Sequence[int]) -> list[list[int]]:
    """Group windows, given shortest first, so that little is padded."""
    batches: list[list[int]] = []
    for i in order:
        if not batches or (len(batches[-1]) + 1) * len(windows[i].ids) > BATCH_PIECES:
            batches.append([])
        batches[-1].append(i)
    return batches


def _inputs(windows: Sequence[Window]) -> dict[str, Numbers]:
    longest = max(len(window.ids) for window in windows)
    most = max(len(window.first) for window in windows)
    size = (len(windows), longest)
    ids, shapes, mask = (np.zeros(size, np.int64) for _ in range(3))
    first = np.zeros((len(windows), most), np.int64)
    for row, window in enumerate(windows):
        ids[row, : len(window.ids)] = window.ids
        shapes[row, : len(window.ids)] = window.shapes
        mask[row, : len(window.ids)] = 1
        first[row, : len(window.first)] = window.first
    return {"ids": ids, "shapes": shapes, "mask": mask, "first": first}


def _row(named: dict[str, NDArray[np.generic]], row: int, n: int) -> Scores:
    def take(key: str, *more: int) -> Floats:
        part = named[key][row, :n]
        return part[:, : more[0]] if more else part  # type: ignore[return-value]

    return Scores(
        best={key: named[key][row, :n] for key in _BEST},  # type: ignore[misc]
        sentence=take("sentence"),
        name=take("name"),
        attribution=take("attribution"),
        arcs=take("arcs", n + 1),
        links=take("links", n + 1),
        of=take("of"),
        to=named["to"][row, : n + 1],  # type: ignore[arg-type]
    )
