"""A shipped file back to weights, to go on from where the runs that it came of are gone.

Weights come back as they were quantised, in 7 bits a channel. What does not ship starts from what is nearest:
the words are those of MiniLM, which stood still, and silver names are told as names.
``python -m training.shipped --to FILE.pt``; ``training.train --start`` goes on from that.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.export import LEAST, WEIGHTS
from training.model import NAMES, STEEP, WIDE, Reader, Size, load_minilm, save


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

    sizes = {k: layout[k] for k in ("link", "arc", "span", "chain")}
    reader = Reader(Size(upper=1, pair=len(layout["pair"][0][1]), **sizes))
    load_minilm(reader)
    state = reader.state_dict()
    for name, table in (("positions", "table"), ("shapes", "table"), ("gaps", "table")):
        state[f"encoder.{name}.weight"] = get(f"{name}.{table}")
    state["encoder.norm.weight"], state["encoder.norm.bias"] = (
        get("embed.norm.scale"),
        get("embed.norm.shift"),
    )
    for n in range(reader.size.layers):
        _layer(state, f"encoder.layers.{n}.", f"layer{n}", get, reader.size)
    _layer(state, "upper.0.", "upper0", get, reader.size)
    for name in ("tags", "acts", "query", "key", "words", "arcs", "spans", "chains"):
        factor = reader.size.link**0.5 if name == "query" else 1.0
        rows = state[f"{name}.bias"].shape[0]
        weight, bias = get(f"head.{name}.weight").T[:rows], get(f"head.{name}.bias")[:rows]
        if f"{name}.weight" in WIDE and weight.shape != state[f"{name}.weight"].shape:
            weight = torch.cat([weight, torch.zeros_like(weight)], 1)
        state[f"{name}.weight"], state[f"{name}.bias"] = weight * factor, bias * factor
    state["silver.weight"], state["silver.bias"] = (
        state[f"words.{kind}"][:NAMES] for kind in ("weight", "bias")
    )
    shares = [arrays.get(f"mix.{n}", np.float32(LEAST / 2)).item() for n in range(reader.size.layers + 1)]
    state["mix"] = torch.tensor(shares).log() / STEEP
    for at, (weight, bias) in zip((0, 2), layout["pair"], strict=True):
        state[f"pair.{at}.weight"], state[f"pair.{at}.bias"] = map(torch.tensor, (weight, bias))
    reader.load_state_dict(state)
    return reader.eval()


def _layer(state: dict, to: str, p: str, get, size: Size) -> None:
    """One transformer layer; queries were scaled when it was written."""
    scale = (size.width // size.heads) ** 0.5
    parts = [(get(f"{p}.{one}.weight").T, get(f"{p}.{one}.bias")) for one in "qkv"]
    parts[0] = (parts[0][0] * scale, parts[0][1] * scale)
    state[f"{to}qkv.weight"], state[f"{to}qkv.bias"] = (
        torch.cat(one) for one in zip(*parts, strict=True)
    )
    for name in ("out", "inner", "outer"):
        state[f"{to}{name}.weight"] = get(f"{p}.{name}.weight").T
        state[f"{to}{name}.bias"] = get(f"{p}.{name}.bias")
    for name in ("norm1", "norm2"):
        state[f"{to}{name}.weight"] = get(f"{p}.{name}.scale")
        state[f"{to}{name}.bias"] = get(f"{p}.{name}.shift")


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.shipped", description=__doc__)
    made.add_argument("shipped", type=Path, nargs="?", default=WEIGHTS / "reader.onnx")
    made.add_argument("--to", type=Path, required=True, help="the .pt file to write")
    args = made.parse_args()
    args.to.parent.mkdir(parents=True, exist_ok=True)
    save(reader_of(args.shipped), args.to, step=0)


if __name__ == "__main__":
    main()
