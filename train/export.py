"""Write a trained checkpoint as the files the package ships.

    python -m train.export --checkpoint build/reader.pt --data ../shared/data

Writes, into ``src/recount/language/models/en``: ``reader.onnx`` (int8 weights, one scale a
channel), ``relations.onnx``, ``labels.json``, ``vocabulary.txt`` and ``lemmas.tsv``.
"""

import argparse
import json
import shutil
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from train import corpora
from train.model import Reader
from train.reader import base_folder, build

SHIPPED = Path(__file__).parents[1] / "src" / "recount" / "language" / "models" / "en"
INPUTS = ("ids", "shapes", "mask", "first")
BEST_ONLY = ("upos", "xpos", "feats", "lemma")
OUTPUTS = (*BEST_ONLY, "sentence", "name", "attribution", "arcs", "links", "of", "to")


class Exported(nn.Module):
    """The network as it is run: best labels, or scores where a decoder follows."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> tuple:
        """Give the tensors named in ``OUTPUTS``, each [batch, words, ...]."""
        model = self.model
        words = model.words(ids, shapes, mask, first)
        rooted = model.rooted(words)
        best = [model.tags[name](words).argmax(-1) for name in BEST_ONLY]
        sentence = model.tags["sentence"](words)
        return (
            *best,
            sentence[..., 1] - sentence[..., 0],
            model.tags["name"](words),
            model.tags["attribution"](words),
            model.arcs(words, rooted),
            model.links(words, rooted),
            *model.relations.vectors(words, rooted),
        )


def load(checkpoint: Path) -> tuple[Reader, dict[str, list[str]]]:
    """Read a checkpoint of ``train.reader`` for use, not for training."""
    saved = torch.load(checkpoint, weights_only=True)
    model = build(saved["labels"])
    model.load_state_dict(saved["state"])
    return model.eval(), saved["labels"]


def write_reader(model: Reader, path: Path, reduce_range: bool = True) -> None:
    """Export the network and quantise its weights.

    With ``reduce_range`` the weights have seven bits, so that processors with AVX2 and without
    VNNI, which add products in sixteen bits, do not saturate.
    """
    ids = torch.randint(5, 20000, (3, 40))
    first = torch.arange(1, 31)[None].expand(3, -1).contiguous()
    shapes = torch.ones_like(ids)
    axes: dict[str, dict[int, str]] = {key: {0: "batch", 1: "pieces"} for key in INPUTS[:3]}
    axes["first"] = {0: "batch", 1: "words"}
    axes.update({key: {0: "batch", 1: "words"} for key in OUTPUTS})
    axes["to"] = {0: "batch", 1: "rooted"}
    axes["arcs"][2] = axes["links"][2] = "rooted"
    with tempfile.TemporaryDirectory() as folder:
        plain, prepared = Path(folder) / "plain.onnx", Path(folder) / "prepared.onnx"
        torch.onnx.export(
            Exported(model).eval(), (ids, shapes, torch.ones_like(ids), first), str(plain),
            input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            prepared, path, weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"], reduce_range=reduce_range,
        )  # fmt: skip


def write_relations(model: Reader, path: Path) -> None:
    """Write the relation scorer, run after the heads are known, as a graph of its own.

    Its tensor is kept in float16 and widened when loaded: it is small and its scores are close.
    """
    inner = model.relations.inner.detach()
    relations, width, _ = inner.shape
    table = inner.permute(1, 0, 2).reshape(width, relations * width).half().numpy()
    nodes = [
        helper.make_node("Cast", ["table"], ["wide"], to=TensorProto.FLOAT),
        helper.make_node("MatMul", ["of", "wide"], ["half"]),
        helper.make_node("Reshape", ["half", "shape"], ["cube"]),
        helper.make_node("Unsqueeze", ["to", "last"], ["column"]),
        helper.make_node("MatMul", ["cube", "column"], ["scores"]),
        helper.make_node("Squeeze", ["scores", "last"], ["flat"]),
        helper.make_node("ArgMax", ["flat"], ["relation"], axis=1, keepdims=0),
    ]
    constants = [
        numpy_helper.from_array(table, "table"),
        helper.make_tensor("shape", TensorProto.INT64, [3], [-1, relations, width]),
        helper.make_tensor("last", TensorProto.INT64, [1], [2]),
    ]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["words", width])
        for name in ("of", "to")
    ]
    graph = helper.make_graph(
        nodes, "relations",
        inputs,
        [helper.make_tensor_value_info("relation", TensorProto.INT64, ["words"])], constants,
    )  # fmt: skip
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(made)
    onnx.save(made, str(path))


def write_lemmas(treebanks: list[Path], path: Path) -> None:
    """List what the treebanks say of forms whose lemma is no mere change of case.

    One line a form and part-of-speech tag: ``form, tag, lemma``. Forms that are given two lemmas
    under one tag are listed with the one that holds at least nine times in ten, or not at all
    (on the treebanks' dev parts 0.12 better than to ask for two sightings besides).
    """
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for treebank in treebanks:
        for _, _, words in corpora.read_conllu(treebank):
            for word in words:
                if word.form.isalpha() and word.upos not in {"PROPN", "X", "SYM", "NUM"}:
                    seen[word.form.lower(), word.xpos or ""][word.lemma or ""] += 1
    lines = []
    for (form, tag), lemmas in sorted(seen.items()):
        lemma, count = min(lemmas.items(), key=lambda item: (-item[1], item[0]))
        if count >= 0.9 * lemmas.total():
            lines.append(f"{form}\t{tag}\t{lemma}\n")
    path.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Parse the command line and write the files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    model, labels = load(options.checkpoint)
    write_reader(model, options.out / "reader.onnx")
    write_relations(model, options.out / "relations.onnx")
    (options.out / "labels.json").write_text(
        json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    shutil.copyfile(base_folder() / "vocab.txt", options.out / "vocabulary.txt")
    ud = [options.data / "ud" / f"en_{name}-train.conllu" for name in ("ewt", "gum_open")]
    write_lemmas(ud, options.out / "lemmas.tsv")
    for path in sorted(options.out.iterdir()):
        print(f"{path.name}\t{path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
