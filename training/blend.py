"""Blends two readers of one shape into one: ``python -m training.blend FIRST SECOND --share 0.7 --to FOLDER``.

Weights that go on from other weights stay in one basin with them, and the mean of both reads better
than either (Wortsman et al. 2022, "Model soups"). Leaves ``start.pt``, the mean, and ``final.pt``, the same
without its upper layer, for ``training.upper`` to go on from.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from training.model import Reader, load, narrowed, save


def blended(first: Reader, second: Reader, share: float) -> Reader:
    """``share`` of the second reader's weights and the rest of the first's.

    How much each layer counts under the ``upper`` ones is the second's: shares, not weights.
    """
    made = Reader(second.size)
    ours = {**first.state_dict(), **{k: v for k, v in second.state_dict().items() if k == "mix"}}
    made.load_state_dict(
        {
            k: ours[k].lerp(v, share) if v.is_floating_point() else v
            for k, v in second.state_dict().items()
        }
    )
    return made


def without_upper(reader: Reader) -> Reader:
    """The reader with its heads on the encoder itself."""
    made = Reader(replace(reader.size, upper=0))
    state = narrowed(reader.state_dict())
    made.load_state_dict({k: v for k, v in state.items() if not k.startswith(("upper.", "mix"))})
    return made


def blend(first: Path, second: Path, share: float, to: Path) -> None:
    """Writes both weights to a folder."""
    made = blended(load(first)[0], load(second)[0], share)
    to.mkdir(parents=True, exist_ok=True)
    save(made, to / "start.pt", step=0)
    save(without_upper(made), to / "final.pt", step=0)


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.blend", description=__doc__)
    made.add_argument("first", type=Path)
    made.add_argument("second", type=Path)
    made.add_argument("--share", type=float, required=True, help="of the second")
    made.add_argument("--to", type=Path, required=True)
    args = made.parse_args()
    blend(args.first, args.second, args.share, args.to)


if __name__ == "__main__":
    main()
