"""Trains the reader: ``python -m training.train``. Resumes from the last checkpoint of its run."""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from training.corpora import DATA, polnear, statements
from training.model import ACTS, TAG_LAYERS, Reader, Size, load_minilm, minilm_folder, save
from training.windows import IGNORE, Batch, Labelled, Noise, epoch, label, quote_ids

RUNS = Path(__file__).parent / "runs"

WEIGHTS = {"tags": 1.0, "links": 6.0, "others": 2.0, "acts": 0.05}
"""Losses are means over words, or over words of all anchors, where nearly all are O: hence the 6."""


def losses(model: Reader, encoded: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Cross entropies of the tag layers, the links and the judgements of one batch."""
    out = model.heads(encoded)
    size, length = batch.ids.shape
    tags = out["tags"].view(size, length, len(TAG_LAYERS), 3).permute(0, 3, 2, 1)
    found = {"tags": F.cross_entropy(tags, batch.tags, ignore_index=IGNORE) * len(TAG_LAYERS)}
    links = model.links(out["query"], out["key"], batch.anchors.clamp(min=0))
    bio = links[:, :, :4].unflatten(2, (2, 2)).permute(0, 3, 1, 2, 4)
    bio = torch.cat([torch.zeros_like(bio[:, :1]), bio], 1)
    found["links"] = F.cross_entropy(bio, batch.roles, ignore_index=IGNORE)
    asked = batch.others != IGNORE
    if asked.any():
        found["others"] = F.binary_cross_entropy_with_logits(
            links[:, :, 4:][asked], batch.others[asked].float()
        )
        index = batch.anchors.clamp(min=0)[:, :, None].expand(-1, -1, len(ACTS))
        acts, told = out["acts"].gather(1, index), batch.acts != IGNORE
        found["acts"] = F.binary_cross_entropy_with_logits(acts[told], batch.acts[told].float())
    return found


def groups(model: Reader, rate: float, head_rate: float, decay: float) -> list[dict]:
    """Parameter groups: the heads learn faster; norms and biases do not decay; words stand still."""
    model.encoder.words.weight.requires_grad_(False)
    found: dict[tuple[float, float], list] = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            fresh = not name.startswith("encoder.") or name.startswith(
                ("encoder.shapes", "encoder.gaps")
            )
            lr = head_rate if fresh else rate
            found.setdefault((lr, decay if parameter.ndim > 1 else 0.0), []).append(parameter)
    return [
        {"params": p, "lr": lr, "peak": lr, "weight_decay": wd} for (lr, wd), p in found.items()
    ]


def schedule(step: int, steps: int, warm: int) -> float:
    """Linear warm-up, then a cosine to 2%."""
    if step < warm:
        return (step + 1) / warm
    return 0.02 + 0.98 * 0.5 * (
        1 + math.cos(math.pi * min(1.0, (step - warm) / max(1, steps - warm)))
    )


def corpora(data: Path, tokenizer: Tokenizer, statement_weight: int) -> list[tuple[Labelled, int]]:
    """The training documents as pieces, with how often each comes in an epoch."""
    found = [(label(one, tokenizer), 1) for one in polnear("train", data)]
    return found + [(label(one, tokenizer), statement_weight) for one in statements("train", data)]


def train(
    args: argparse.Namespace,
    labelled: list[tuple[Labelled, int]],
    model: Reader,
    quotes: tuple[list[int], int],
) -> Reader:
    """Runs to the end of the schedule, leaving a checkpoint every few minutes; gives the averaged weights."""
    run = RUNS / args.run if not isinstance(args.run, Path) else args.run
    run.mkdir(parents=True, exist_ok=True)
    recipe = {k: str(v) if isinstance(v, Path) else v for k, v in vars(args).items()}
    (run / "recipe.json").write_text(json.dumps(recipe) + "\n", encoding="utf-8")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model.to(device).train()
    noise = Noise()
    per_epoch = sum(
        1 for _ in epoch(labelled, batch=args.batch, seed=0, noise=noise, quotes=quotes)
    )
    steps = round(per_epoch * args.epochs)
    optimizer = torch.optim.AdamW(groups(model, args.rate, args.head_rate, 0.01), betas=(0.9, 0.98))
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    done, checkpoint = 0, run / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        model.load_state_dict(state["weights"])
        optimizer.load_state_dict(state["optimizer"])
        average, done = state["average"], state["step"]
        torch.set_rng_state(state["rng"].cpu())
    _rewind(run / "log.jsonl", done)
    encode = torch.compile(model.encoder, dynamic=False) if args.compile else model.encoder
    log = (run / "log.jsonl").open("a", encoding="utf-8")
    started, saved, seen = time.monotonic(), time.monotonic(), 0
    means: dict[str, float] = {}
    while done < steps:
        number, skip = divmod(done, per_epoch)
        for n, batch in enumerate(
            epoch(labelled, batch=args.batch, seed=args.seed + number, noise=noise, quotes=quotes)
        ):
            if n < skip:
                continue
            if done >= steps:
                break
            batch = Batch(**{k: v.to(device) for k, v in vars(batch).items()})
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * schedule(done, steps, round(0.06 * steps))
            found = losses(model, encode(batch.ids, batch.shapes, batch.gaps), batch)
            loss = sum(WEIGHTS[k] * v for k, v in found.items())
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            done, seen = done + 1, seen + batch.ids.numel()
            keep = min(args.average, (1 + done) / (10 + done))
            with torch.no_grad():
                for k, v in model.state_dict().items():
                    average[k].lerp_(v, 1 - keep)
            for k, v in found.items():
                means[k] = 0.95 * means.get(k, v.item()) + 0.05 * v.item()
            if done % 20 == 0 or done == steps:
                rate = seen / (time.monotonic() - started)
                line = {
                    "step": done,
                    "of": steps,
                    "epoch": round(done / per_epoch, 2),
                    **{k: round(v, 5) for k, v in means.items()},
                    "pieces_per_s": round(rate),
                }
                log.write(json.dumps(line) + "\n")
                log.flush()
                print(line, flush=True)
            if time.monotonic() - saved > args.save_every or done == steps:
                part = checkpoint.with_suffix(".part")
                torch.save(
                    {
                        "weights": model.state_dict(),
                        "optimizer": optimizer.state_dict(),
                        "step": done,
                        "average": average,
                        "rng": torch.get_rng_state(),
                    },
                    part,
                )
                part.replace(checkpoint)
                saved = time.monotonic()
            if done % per_epoch == 0 or done == steps:
                _averaged(model, average, run / f"epoch-{-(-done // per_epoch)}.pt", done)
    return _averaged(model, average, run / "final.pt", done)


def _averaged(model: Reader, average: dict[str, Tensor], path: Path, step: int) -> Reader:
    """The averaged weights as a reader of their own, written to ``path``."""
    mean = Reader(model.size)
    mean.load_state_dict({k: v.cpu() for k, v in average.items()})
    save(mean, path, step=step)
    return mean.eval()


def _rewind(log: Path, step: int) -> None:
    """Drops the lines of steps after the checkpoint: they are run again."""
    if log.exists():
        lines = log.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if json.loads(line)["step"] <= step]
        log.write_text("".join(line + "\n" for line in kept), encoding="utf-8")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    made.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    made.add_argument("--run", default="reader", help="name of the run, under training/runs")
    made.add_argument("--epochs", type=float, default=5)
    made.add_argument("--batch", type=int, default=16)
    made.add_argument("--rate", type=float, default=3e-4, help="peak learning rate of the encoder")
    made.add_argument(
        "--head-rate", type=float, default=1.5e-3, help="peak learning rate of the heads"
    )
    made.add_argument("--average", type=float, default=0.995, help="decay of the averaged weights")
    made.add_argument(
        "--statement-weight", type=int, default=3, help="times an epoch of statements/train"
    )
    made.add_argument("--save-every", type=float, default=300, help="seconds between checkpoints")
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--compile", action=argparse.BooleanOptionalAction, default=True)
    return made


def main() -> None:
    args = parser().parse_args()
    random.seed(args.seed)
    np.random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(os.cpu_count() or 1)
    tokenizer = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = Reader(Size())
    load_minilm(model)
    labelled = corpora(args.data, tokenizer, args.statement_weight)
    print(
        len(labelled),
        "documents,",
        sum(len(one.pieces) for one, _ in labelled),
        "wordpieces",
        flush=True,
    )
    train(args, labelled, model, quote_ids(tokenizer))


if __name__ == "__main__":
    main()
