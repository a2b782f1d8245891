"""Trained weights to the shipped form: one ONNX file, int8, and the tokenizer.

The graph is written by hand with ``onnx.helper`` rather than traced: it has the fewest operators
that onnxruntime runs fast, and the same bytes come out of the same weights.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from onrecord.reader.network.encoder import DECODING
from training.annotated import DEPREL, MENTION_TYPES, NAME_TYPES, UPOS
from training.model import ACTS, FORMS, TAG_LAYERS, Reader, Size, load, minilm_folder

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "reader" / "weights"

LEAST = 0.004
"""Share of a state in the mean under which it is left out."""

OPSET = 20
"""The first with Gelu."""

MICROSOFT = "com.microsoft"
"""The domain of onnxruntime's own operators: attention in one of them takes 7% off a pass."""

OUTPUTS = ("tags", "acts", "query", "key", "words", "arcs", "spans", "chains")


UPPER = ("words", "arcs", "spans", "chains")
"""What is read from above the encoder's own layers."""


class Graph:
    """Nodes and weights of a graph in the making."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, values: Any) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def linear(self, x: str, name: str, weight: Any, bias: Any, output: str = "") -> str:
        """weight: (out, in), as in torch."""
        product = self.add(
            "MatMul", [x, self.weight(f"{name}.weight", weight.T)], f"{name}.product"
        )
        return self.add(
            "Add", [product, self.weight(f"{name}.bias", bias)], output or f"{name}.sum"
        )

    def even(self, x: str, name: str, weight: Any, bias: Any) -> str:
        """``linear`` over rows that are brought to one size before it and back after it.

        Quantised, all rows of a tensor share one scale, and a few rows of separators and full stops
        are many times the size of the rest: they left the others few steps.
        """
        size = self.add("Abs", [x], f"{name}.abs")
        size = self.add("ReduceMax", [size, "last"], f"{name}.most", keepdims=1)
        size = self.add("Max", [size, "least"], f"{name}.size")
        row = self.add("Div", [x, size], f"{name}.row")
        product = self.add("MatMul", [row, self.weight(f"{name}.weight", weight.T)], f"{name}.part")
        product = self.add("Mul", [product, size], f"{name}.product")
        return self.add("Add", [product, self.weight(f"{name}.bias", bias)], f"{name}.sum")

    def norm(self, x: str, name: str, scale: Any, bias: Any) -> str:
        inputs = [x, self.weight(f"{name}.scale", scale), self.weight(f"{name}.shift", bias)]
        return self.add("LayerNormalization", inputs, f"{name}.out", axis=-1, epsilon=1e-12)


def within(state: dict[str, Any], prefix: str) -> dict[str, Any]:
    """The weights whose names start with a prefix, without it."""
    return {k.removeprefix(prefix): v for k, v in state.items() if k.startswith(prefix)}


def layer(g: Graph, x: str, p: str, w: dict[str, Any], size: Size) -> str:
    """One transformer layer; ``p`` names its nodes, ``w`` are its weights as in ``model.Layer``."""
    parts = []
    for at, name in enumerate("qkv"):
        cut = slice(at * size.width, (at + 1) * size.width)
        parts.append(g.linear(x, f"{p}.{name}", w["qkv.weight"][cut], w["qkv.bias"][cut]))
    mixed = g.add("MultiHeadAttention", parts, f"{p}.mixed", domain=MICROSOFT, num_heads=size.heads)
    out = g.linear(mixed, f"{p}.out", w["out.weight"], w["out.bias"])
    x = g.add("Add", [x, out], f"{p}.residual1")
    x = g.norm(x, f"{p}.norm1", w["norm1.weight"], w["norm1.bias"])
    inner = g.even(x, f"{p}.inner", w["inner.weight"], w["inner.bias"])
    inner = g.add("Gelu", [inner], f"{p}.gelu")
    outer = g.even(inner, f"{p}.outer", w["outer.weight"], w["outer.bias"])
    x = g.add("Add", [x, outer], f"{p}.residual2")
    return g.norm(x, f"{p}.norm2", w["norm2.weight"], w["norm2.bias"])


def mean(g: Graph, states: list[str], shares: Any) -> str:
    """The mean of states by their shares; those that weigh next to nothing are left out."""
    shares = np.where(shares < LEAST, 0, shares)
    total = ""
    for n, share in enumerate(shares / shares.sum()):
        if share:
            part = g.add(
                "Mul", [states[n], g.weight(f"mix.{n}", np.float32(share))], f"mix.part{n}"
            )
            total = g.add("Add", [total, part], f"mix.sum{n}") if total else part
    return total


def graph(reader: Reader) -> onnx.ModelProto:
    """The fp32 graph: ids, shapes, gaps int64 (batch, length) -> each of ``OUTPUTS`` (batch, length, n).

    Nothing is masked: windows are of one length in a batch, without padding.
    """
    g, size = Graph(), reader.size
    state = {k: v.detach().cpu().float().numpy() for k, v in reader.state_dict().items()}

    def table(name: str, index: str) -> str:
        weight = g.weight(f"{name}.table", state[f"encoder.{name}.weight"])
        return g.add("Gather", [weight, index], f"{name}.rows")

    x = g.add("Add", [table("words", "ids"), table("shapes", "shapes")], "embed.1")
    x = g.add("Add", [x, table("gaps", "gaps")], "embed.2")
    length = g.add("Shape", ["ids"], "length", start=1, end=2)
    zero = g.weight("zero", np.array([0], np.int64))
    positions = g.weight("positions.table", state["encoder.positions.weight"])
    x = g.add(
        "Add", [x, g.add("Slice", [positions, zero, length, zero], "positions.rows")], "embed.3"
    )
    x = g.norm(x, "embed.norm", state["encoder.norm.weight"], state["encoder.norm.bias"])
    g.weight("last", np.array([-1], np.int64))
    g.weight("least", np.array(1e-6, np.float32))
    states = [x]
    for n in range(size.layers):
        x = layer(g, x, f"layer{n}", within(state, f"encoder.layers.{n}."), size)
        states.append(x)
    y = mean(g, states, reader.shares().detach().cpu().numpy()) if size.upper else x
    for n in range(size.upper):
        y = layer(g, y, f"upper{n}", within(state, f"upper.{n}."), size)
    both = g.add("Concat", [x, y], "both", axis=-1) if size.upper else x
    scale = {"query": size.link**-0.5}
    for name in OUTPUTS:
        factor = scale.get(name, 1.0)
        g.linear(
            y if name in UPPER else both,
            f"head.{name}",
            state[f"{name}.weight"] * factor,
            state[f"{name}.bias"] * factor,
            name,
        )
    shape = ["batch", "length"]
    inputs = [
        helper.make_tensor_value_info(k, TensorProto.INT64, shape)
        for k in ("ids", "shapes", "gaps")
    ]
    outputs = [
        helper.make_tensor_value_info(k, TensorProto.FLOAT, [*shape, state[f"{k}.bias"].shape[0]])
        for k in OUTPUTS
    ]
    made = helper.make_graph(g.nodes, "onrecord-reader", inputs, outputs, g.weights)
    model = helper.make_model(
        made,
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)],
        producer_name="onrecord",
    )
    model.ir_version = 10
    onnx.checker.check_model(model)
    return model


def quantized(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with int8 weights per channel and activations quantised as they come.

    Weights keep to 7 bits: processors without VNNI add products in 16 bits, which 8-bit weights would overflow, so
    the same page would read differently on two machines.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "fp32.onnx", Path(folder) / "int8.onnx"
        onnx.save(model, before)
        quantize_dynamic(
            before,
            after,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )
        return onnx.load(after)


def layout(reader: Reader) -> dict[str, Any]:
    """What decoding must know of a network: names and sizes, and the small net that judges pairs."""
    size = reader.size
    pair = {k: v.detach().cpu().numpy() for k, v in reader.pair.state_dict().items()}
    return {
        "tag_layers": TAG_LAYERS,
        "forms": FORMS,
        "acts": ACTS,
        "names": NAME_TYPES,
        "upos": UPOS,
        "deprel": DEPREL,
        "mentions": MENTION_TYPES,
        "link": size.link,
        "arc": size.arc,
        "span": size.span,
        "chain": size.chain,
        "pair": [
            [np.round(pair[f"{at}.{kind}"], 5).tolist() for kind in ("weight", "bias")]
            for at in (0, 2)
        ],
    }


def describe(model: onnx.ModelProto, reader: Reader) -> None:
    """Writes what the decoder must know of a network into the file's metadata."""
    helper.set_model_props(model, {"onrecord": json.dumps(layout(reader))})


def ship(weights: Path, to: Path, settings: dict[str, Any], *, fp32: bool = False) -> Path:
    """Writes ``reader.onnx``, ``settings.json`` and ``tokenizer.json`` to a folder; gives the first.

    settings: ``borders`` as ``training.borders`` fits them and ``decoding`` as ``training.tune``
    finds it, where they are known. They stand beside the network, so that what is fitted to it anew
    leaves its file as it is.
    """
    reader, _ = load(weights)
    model = graph(reader) if fp32 else quantized(graph(reader))
    describe(model, reader)
    to.mkdir(parents=True, exist_ok=True)
    part = to / "reader.part"
    onnx.save(model, part)
    part.replace(to / "reader.onnx")
    (to / DECODING).write_text(json.dumps(settings) + "\n", encoding="utf-8")
    shutil.copyfile(minilm_folder() / "tokenizer.json", to / "tokenizer.json")
    return to / "reader.onnx"


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    made.add_argument("weights", type=Path, help="a .pt file of a training run")
    made.add_argument("--to", type=Path, default=WEIGHTS, help="folder to write to")
    made.add_argument(
        "--settings", type=Path, help="borders and decoding, as training.tune writes them"
    )
    made.add_argument("--fp32", action="store_true", help="leave the weights as they are")
    args = made.parse_args()
    settings = json.loads(args.settings.read_text(encoding="utf-8")) if args.settings else {}
    path = ship(args.weights, args.to, settings, fp32=args.fp32)
    print(path, f"{path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
