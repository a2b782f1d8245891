"""Second stage of training: one more layer for names, syntax, mentions and chains.

The encoder and the attribution heads stand still, so attributions stay as they are; a layer of its
own above them, and the heads that read from it, learn from the corpora of words and entities alone.
``python -m training.upper``; it takes the first stage's ``final.pt`` and leaves ``upper.pt``. With
``--start`` it goes on from the upper layer of an earlier ``upper.pt``.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch

from training.model import Reader, load, minilm_tokenizer, with_upper
from training.train import RUNS, WEIGHTS, averaged, cores, entity_corpora, losses, schedule
from training.train import parser as train_parser
from training.windows import Source, epoch, quote_ids

LEARNS = ("upper.", "mix", "silver.", "words.", "arcs.", "spans.", "chains.", "pair.")
TAUGHT = ("names", "silver", "upos", "deprel", "arcs", "mentions", "chains")

RATE = 1e-3
STEPS = 850
AVERAGE = 0.99


def train_upper(
    reader: Reader,
    sources: list[Source],
    quotes: tuple[list[int], int],
    run: Path,
    *,
    start: Reader | None = None,
    steps: int = STEPS,
    peak: float = RATE,
    batch: int = 16,
    seed: int = 1,
) -> Reader:
    """Trains the upper layer of a reader to the end of the schedule; gives averaged weights.

    ``start`` is a reader whose upper layer and heads are gone on with.
    """
    model = with_upper(reader)
    if start is not None:
        known = {k: v for k, v in start.state_dict().items() if k.startswith(LEARNS)}
        model.load_state_dict(known, strict=False)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model.to(device).train()
    model.encoder.eval()
    learned = {k: v for k, v in model.named_parameters() if k.startswith(LEARNS)}
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(name in learned)
    optimizer = torch.optim.AdamW(learned.values(), lr=peak, betas=(0.9, 0.98), weight_decay=0.01)
    average = {k: v.detach().clone() for k, v in learned.items()}
    done, number, started = 0, 0, time.monotonic()
    means: dict[str, float] = {}
    with (run / "upper.jsonl").open("w", encoding="utf-8") as log:
        while done < steps:
            number += 1
            for one in epoch(sources, batch=batch, seed=seed + number, quotes=quotes):
                if done >= steps:
                    break
                ready = one.to(device)
                for group in optimizer.param_groups:
                    group["lr"] = peak * schedule(done, steps, round(0.05 * steps))
                with torch.no_grad():
                    encoded = model.encoder(ready.ids, ready.shapes, ready.gaps)
                found = losses(model, model.heads(encoded, ready.ids), ready, batch)
                loss = sum(WEIGHTS[k] * found[k] for k in TAUGHT if k in found)
                if not torch.is_tensor(loss):
                    continue
                loss.backward()
                torch.nn.utils.clip_grad_norm_(learned.values(), 1.0)
                optimizer.step()
                optimizer.zero_grad(set_to_none=True)
                done += 1
                keep = min(AVERAGE, (1 + done) / (10 + done))
                with torch.no_grad():
                    for k, v in learned.items():
                        average[k].lerp_(v, 1 - keep)
                for k in TAUGHT:
                    if k in found:
                        value = found[k].item()
                        means[k] = 0.95 * means.get(k, value) + 0.05 * value
                if done % 20 == 0 or done == steps:
                    line = {
                        "step": done,
                        "of": steps,
                        **{k: round(v, 5) for k, v in means.items()},
                        "seconds": round(time.monotonic() - started),
                    }
                    log.write(json.dumps(line) + "\n")
                    log.flush()
                    print(line, flush=True)
                if done % 200 == 0 or done == steps:
                    averaged(model, average, run / "upper.pt", done)
    return averaged(model, average, run / "upper.pt", done)


def main(argv: Sequence[str] | None = None) -> None:
    made = argparse.ArgumentParser(
        prog="python -m training.upper", description=__doc__, parents=[train_parser(add_help=False)]
    )
    made.add_argument("--steps", type=int, default=STEPS)
    made.set_defaults(rate=RATE)
    args = made.parse_args(argv)
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(cores())
    tokenizer = minilm_tokenizer()
    run = RUNS / args.run
    reader, _ = load(run / "final.pt")
    sources = entity_corpora(args.data, tokenizer)
    pieces = sum(len(one.labelled.pieces) * one.weight for one in sources)
    print(f"{len(sources)} documents, {pieces:,.0f} wordpieces an epoch", flush=True)
    start = load(args.start)[0] if args.start else None
    quotes = quote_ids(tokenizer)
    train_upper(
        reader, sources, quotes, run, start=start, steps=args.steps, peak=args.rate, seed=args.seed
    )


if __name__ == "__main__":
    main()
