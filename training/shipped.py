"""A shipped file back to weights, to go on from where the runs that it came of are gone.

Weights come back as they were quantised, in 7 bits a channel. Words are those of MiniLM, which no run moves;
silver names, whose head does not ship, are told as names are.
``python -m training.shipped --to FILE.pt``; ``training.train --start`` goes on from that.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.export import LEAST, OUTPUTS, WEIGHTS
from training.model import NAMES, STEEP, Reader, Size, load_minilm, save


def reader_of(path: Path) -> Reader:
    """The reader that ``training.export`` wrote to an ONNX file, in 8 bits or 32."""
    model = onnx.load(path)
    arrays = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    layout = json.loads({one.key: one.value for one in model.metadata_props}["onrecord"])

    def get(name: str) -> torch.Tensor:
        if name not in arrays:
            values, zero, scale = (
                arrays[f"{name}_{part}"].astype(np.float32)
                for part in ("quantized", "zero_point", "scale")
            )
            return torch.from_numpy((values - zero) * scale)
        return torch.from_numpy(arrays[name].astype(np.float32))

    positions, width = arrays["positions.table"].shape
    size = Size(
        vocabulary=get("words.table").shape[0],
        width=width,
        layers=sum(name.endswith("norm1.scale") and name[:5] == "layer" for name in arrays),
        heads=next(
            one.attribute[0].i for one in model.graph.node if one.op_type == "MultiHeadAttention"
        ),
        inner=len(arrays["layer0.inner.bias"]),
        positions=positions,
        upper=int("upper0.norm1.scale" in arrays),
        pair=len(layout["pair"][0][1]),
        **{name: layout[name] for name in ("link", "arc", "span", "chain")},
    )
    reader = Reader(size)
    state = reader.state_dict()
    for name in ("words", "positions", "shapes", "gaps"):
        state[f"encoder.{name}.weight"] = get(f"{name}.table")
    for kind, name in (("weight", "scale"), ("bias", "shift")):
        state[f"encoder.norm.{kind}"] = get(f"embed.norm.{name}")
    for n in range(size.layers):
        _layer(state, f"encoder.layers.{n}.", f"layer{n}", get)
    for n in range(size.upper):
        _layer(state, f"upper.{n}.", f"upper{n}", get)
    for name in OUTPUTS:
        factor = size.link**0.5 if name == "query" else 1.0
        state[f"{name}.weight"] = get(f"head.{name}.weight").T * factor
        state[f"{name}.bias"] = get(f"head.{name}.bias") * factor
    for kind in ("weight", "bias"):
        state[f"silver.{kind}"] = state[f"words.{kind}"][:NAMES]
    if size.upper:
        shares = [arrays.get(f"mix.{n}", np.float32(LEAST / 2)) for n in range(size.layers + 1)]
        state["mix"] = torch.tensor([one.item() for one in shares]).log() / STEEP
    for at, (weight, bias) in zip((0, 2), layout["pair"], strict=True):
        state[f"pair.{at}.weight"], state[f"pair.{at}.bias"] = map(torch.tensor, (weight, bias))
    reader.load_state_dict(state)
    return reader.eval()


def _layer(state: dict[str, Tensor], to: str, p: str, get: Callable[[str], Tensor]) -> None:
    """One transformer layer: ``p`` names its arrays in the file, ``to`` its weights."""
    for kind in ("weight", "bias"):
        parts = [get(f"{p}.{one}.{kind}").t() for one in "qkv"]
        state[f"{to}qkv.{kind}"] = torch.cat(parts)
        for name in ("out", "inner", "outer"):
            state[f"{to}{name}.{kind}"] = get(f"{p}.{name}.{kind}").t()
    for name in ("norm1", "norm2"):
        state[f"{to}{name}.weight"] = get(f"{p}.{name}.scale")
        state[f"{to}{name}.bias"] = get(f"{p}.{name}.shift")


def with_words(reader: Reader) -> Reader:
    """The reader with MiniLM's embeddings of words, which no run moves, for those in 8 bits."""
    fresh = Reader(reader.size)
    load_minilm(fresh)
    reader.encoder.words.load_state_dict(fresh.encoder.words.state_dict())
    return reader


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.shipped", description=__doc__)
    made.add_argument("shipped", type=Path, nargs="?", default=WEIGHTS / "reader.onnx")
    made.add_argument("--to", type=Path, required=True, help="the .pt file to write")
    args = made.parse_args()
    args.to.parent.mkdir(parents=True, exist_ok=True)
    save(with_words(reader_of(args.shipped)), args.to, step=0)


if __name__ == "__main__":
    main()
