"""The network: a six-layer encoder and a head for each thing that is read off a word."""

import json
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

SHAPES = 10
"""Rows of the case-shape embedding, one for each value of ``recount.language.wordpiece.shape``."""


@dataclass(frozen=True)
class Size:
    """What the base model's ``config.json`` says of its size."""

    vocabulary: int
    hidden: int
    inner: int
    layers: int
    attention_heads: int

    @classmethod
    def read(cls, folder: Path) -> "Size":
        """Read the size from the base model's folder."""
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        return cls(
            config["vocab_size"],
            config["hidden_size"],
            config["intermediate_size"],
            config["num_hidden_layers"],
            config["num_attention_heads"],
        )


class Layer(nn.Module):
    """One transformer layer with the norm after each half, as in BERT."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        hidden = size.hidden
        self.attention_heads, self.dropout = size.attention_heads, dropout
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=1e-12)
        self.up = nn.Linear(hidden, size.inner)
        self.down = nn.Linear(size.inner, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Map [batch, pieces, hidden] to the same shape; ``bias`` is added to the attention."""
        batch, pieces, hidden = x.shape
        shape = (batch, pieces, 3, self.attention_heads, hidden // self.attention_heads)
        query, key, value = self.qkv(x).view(shape).permute(2, 0, 3, 1, 4).unbind(0)
        dropped = self.dropout if self.training else 0.0
        mixed = F.scaled_dot_product_attention(
            query, key, value, attn_mask=bias.to(query.dtype), dropout_p=dropped
        )
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, pieces, hidden))
        x = self.norm1(x + F.dropout(mixed, self.dropout, self.training))
        inner = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(inner, self.dropout, self.training))


class Encoder(nn.Module):
    """Word pieces and case shapes to vectors."""

    def __init__(self, size: Size, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = dropout
        self.pieces = nn.Embedding(size.vocabulary, size.hidden)
        self.positions = nn.Embedding(512, size.hidden)
        self.kinds = nn.Embedding(2, size.hidden)
        self.shapes = nn.Embedding(SHAPES, size.hidden)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Map [batch, pieces] of ids, shapes and a 0/1 mask to [batch, pieces, hidden]."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.positions(places)[None] + self.kinds.weight[0]
        x = F.dropout(self.norm(x + self.shapes(shapes)), self.dropout, self.training)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_base(self, path: Path) -> None:
        """Take the weights of the base model (BERT names, safetensors)."""
        base = load_file(str(path))
        state = self.state_dict()
        names = {"pieces": "word_embeddings", "positions": "position_embeddings"}
        names["kinds"] = "token_type_embeddings"
        for ours, theirs in names.items():
            state[f"{ours}.weight"] = base[f"embeddings.{theirs}.weight"]
        for part in ("weight", "bias"):
            state[f"norm.{part}"] = base[f"embeddings.LayerNorm.{part}"]
            for number in range(len(self.layers)):
                _take_layer(state, base, number, part)
        self.load_state_dict(state)


def _take_layer(state: dict, base: dict, number: int, part: str) -> None:
    theirs, ours = f"encoder.layer.{number}.", f"layers.{number}."
    state[f"{ours}qkv.{part}"] = torch.cat(
        [base[f"{theirs}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
    )
    pairs = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for name, base_name in pairs.items():
        state[f"{ours}{name}.{part}"] = base[f"{theirs}{base_name}.{part}"]


class Pointer(nn.Module):
    """Biaffine scores of each word pointing to each word, or to nothing (column 0)."""

    def __init__(self, hidden: int, width: int) -> None:
        super().__init__()
        self.as_target, self.as_origin = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.inner = nn.Parameter(torch.empty(width, width))
        nn.init.orthogonal_(self.inner)
        self.prior = nn.Linear(width, 1, bias=False)
        self.scale = width**-0.5

    def forward(self, words: Tensor, rooted: Tensor) -> Tensor:
        """Map [batch, n, hidden] and the same with a root in front to [batch, n, n + 1]."""
        to = F.dropout(F.gelu(self.as_target(rooted)), 0.25, self.training)
        of = F.dropout(F.gelu(self.as_origin(words)), 0.25, self.training)
        scores = (of @ self.inner) @ to.transpose(1, 2) * self.scale
        return scores + self.prior(to).transpose(1, 2)


class Relations(nn.Module):
    """Biaffine scores of the relation between a word and a head that is given."""

    def __init__(self, hidden: int, width: int, relations: int) -> None:
        super().__init__()
        self.as_target, self.as_origin = nn.Linear(hidden, width), nn.Linear(hidden, width)
        self.inner = nn.Parameter(torch.empty(relations, width + 1, width + 1))
        nn.init.normal_(self.inner, std=0.02)

    def vectors(self, words: Tensor, rooted: Tensor) -> tuple[Tensor, Tensor]:
        """Give what a word brings as dependent and as head."""
        of = F.dropout(F.gelu(self.as_origin(words)), 0.25, self.training)
        to = F.dropout(F.gelu(self.as_target(rooted)), 0.25, self.training)
        return of, to

    def score(self, of: Tensor, to: Tensor) -> Tensor:
        """Map [..., n, width] of dependents and of their heads to [..., n, relations]."""
        ones = torch.ones_like(of[..., :1])
        of, to = torch.cat([of, ones], -1), torch.cat([to, ones], -1)
        relations, width, _ = self.inner.shape
        half = of @ self.inner.permute(1, 0, 2).reshape(width, relations * width)
        return (half.unflatten(-1, (relations, width)) * to.unsqueeze(-2)).sum(-1)


class Reader(nn.Module):
    """The encoder with all heads. ``labels`` gives the number of labels of each tagging head."""

    def __init__(self, size: Size, labels: dict[str, int], relations: int) -> None:
        super().__init__()
        self.encoder = Encoder(size)
        self.tags = nn.ModuleDict({name: nn.Linear(size.hidden, n) for name, n in labels.items()})
        self.arcs = Pointer(size.hidden, 256)
        self.links = Pointer(size.hidden, 128)
        self.relations = Relations(size.hidden, 128, relations)
        self.root = nn.Parameter(torch.randn(size.hidden) * 0.02)

    def words(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Give each word the vector of its first piece: [batch, n, hidden]."""
        x = self.encoder(ids, shapes, mask)
        x = torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[-1]))
        return F.dropout(x, 0.2, self.training)

    def rooted(self, words: Tensor) -> Tensor:
        """Put the root's vector in front: [batch, n + 1, hidden]."""
        return torch.cat([self.root.expand(words.shape[0], 1, -1).to(words.dtype), words], 1)
