"""Trains the reader: ``python -m training.train``. Resumes from the last checkpoint of its run."""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import time
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.reader.network.encoder import Reader as Teacher
from training import (
    chains,
    distil,
    happenings,
    invented,
    mentioned,
    mpnet,
    named,
    outlets,
    silver,
    timed,
    treebank,
)
from training.annotated import DEPREL, UPOS, Annotated, together
from training.corpora import DATA, polnear, statements
from training.corrections import corrected
from training.evaluate import reader_of
from training.labels import IGNORE, chains_of, label, label_layers
from training.model import (
    ACTS,
    NAMES,
    TAG_LAYERS,
    Reader,
    Size,
    has_bf16_products,
    load,
    load_minilm,
    minilm_tokenizer,
    save,
)
from training.windows import (
    LONGEST_MENTION,
    Batch,
    Chained,
    Noise,
    Source,
    epoch,
    plan_epoch,
    quote_ids,
)

RUNS = Path(__file__).parent / "runs"

WEIGHTS = {
    "tags": 1.0, "links": 6.0, "acts": 0.05,
    "names": 1.0, "silver": 0.5, "upos": 0.15, "deprel": 0.3, "arcs": 0.4, "mentions": 0.5,
    "chains": 0.4,
}  # fmt: skip
"""How much each layer's loss counts. Each is a sum over what is annotated in the batch, divided by
what a batch full of it holds on average (``FULL``), so that a corpus counts by its share."""

WORDS_OF = 200
"""Words in a window, on average."""

FULL = {
    "tags": WORDS_OF, "links": 6 * 2 * WORDS_OF, "acts": 12,
    "names": WORDS_OF, "silver": WORDS_OF, "upos": WORDS_OF, "deprel": WORDS_OF, "arcs": WORDS_OF,
    "mentions": 57, "chains": 57,
}  # fmt: skip
"""Items of a layer in a window that is annotated throughout."""


def losses(model: Reader, out: dict[str, Tensor], batch: Batch, windows: int) -> dict[str, Tensor]:
    """The loss of every layer that the batch teaches; ``windows`` is the nominal size of a batch."""
    found = {**_attribution(model, out, batch), **_words(model, out, batch)}
    if len(batch.mentions):
        found["mentions"] = _mentions(model, out["spans"], batch)
    if batch.chained:
        found["chains"] = _chains(model, out["chains"].flatten(0, 1), batch.chained)
    return {k: v / (FULL[k] * windows) for k, v in found.items()}


def _cross(scores: Tensor, target: Tensor) -> Tensor:
    return F.cross_entropy(scores, target, ignore_index=IGNORE, reduction="sum")


def _attribution(model: Reader, out: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Tag layers (those of times and events too), links and judgements."""
    size, length = batch.ids.shape
    tags = out["tags"].view(size, length, len(TAG_LAYERS), 3).permute(0, 3, 2, 1)
    found = {"tags": _cross(tags, batch.tags)}
    kept = (batch.anchors >= 0).any(1)
    if not kept.any():
        return found
    anchors, roles, judged = batch.anchors[kept], batch.roles[kept], batch.acts[kept]
    links = model.links(out["query"][kept], out["key"][kept], anchors.clamp(min=0))
    bio = links.unflatten(2, (2, 2)).permute(0, 3, 1, 2, 4)
    bio = torch.cat([torch.zeros_like(bio[:, :1]), bio], 1)
    found["links"] = _cross(bio, roles)
    told = judged != IGNORE
    if told.any():
        index = anchors.clamp(min=0)[:, :, None].expand(-1, -1, len(ACTS))
        acts = out["acts"][kept].gather(1, index)
        found["acts"] = F.binary_cross_entropy_with_logits(
            acts[told], judged[told].float(), reduction="sum"
        )
    return found


def _words(model: Reader, out: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Names, parts of speech, relations, and arcs to heads."""
    found = {}
    split = out["words"].split((NAMES, len(UPOS), len(DEPREL)), -1)
    for at, (name, scores) in enumerate(
        zip(("names", "upos", "deprel", "silver"), (*split, out["silver"]), strict=True)
    ):
        target = batch.words[:, at]
        if (target != IGNORE).any():
            found[name] = _cross(scores.transpose(1, 2), target)
    parsed = (batch.heads != IGNORE).any(1)
    if parsed.any():
        scores = model.attached(out["arcs"][parsed], batch.first[parsed])
        found["arcs"] = _cross(scores.transpose(1, 2), batch.heads[parsed])
    return found


def _mentions(model: Reader, spans: Tensor, batch: Batch) -> Tensor:
    """Cross entropy of every span of words up to the longest: none, or the type of a mention."""
    rows = batch.complete.nonzero()[:, 0]
    length = spans.shape[1]
    scores = model.mentions(spans[rows])
    at = torch.arange(length, device=spans.device)
    reach = at[None, :] - at[:, None]
    first = batch.first[rows]
    asked = (reach >= 0) & (reach < LONGEST_MENTION) & first[:, :, None] & first[:, None, :]
    target = torch.zeros((len(batch.ids), length, length), dtype=torch.long, device=spans.device)
    target[batch.mentions[:, 0], batch.mentions[:, 1], batch.mentions[:, 2]] = batch.mentions[:, 3]
    known = scores[asked]
    return _cross(torch.cat([torch.zeros_like(known[:, :1]), known], 1), target[rows][asked])


def _chains(model: Reader, rows: Tensor, units: Sequence[Chained]) -> Tensor:
    """Marginal likelihood of the gold antecedents (Lee et al. 2017); of known pairs, each alone."""
    total = rows.new_zeros(())
    for unit in units:
        scores, new = model.antecedents(rows[unit.first], rows[unit.last], unit.features)
        if unit.paired:
            known = unit.known != IGNORE
            total = total + F.binary_cross_entropy_with_logits(
                scores[known], unit.known[known].float(), reduction="sum"
            )
            continue
        before = torch.ones_like(scores, dtype=torch.bool).tril(-1)
        scores = scores.masked_fill(~before, -1e4)
        whole = torch.logsumexp(torch.cat([new[:, None], scores], 1), 1)
        right = before & (unit.known == 1)
        gold = torch.where(right.any(1), torch.logsumexp(scores.masked_fill(~right, -1e4), 1), new)
        total = total + (whole - gold).sum()
    return total


def groups(model: Reader, rate: float, head_rate: float, decay: float) -> list[dict]:
    """Parameter groups: the heads learn faster; norms and biases do not decay; words stand still."""
    model.encoder.words.weight.requires_grad_(False)
    if model.encoder.relative is not None:
        model.encoder.relative.weight.requires_grad_(False)
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


NOISE = Noise()
NAMES_NOISE = Noise(mask=0.03, mask_name=0.05)
"""Where names themselves are what is learned, fewer of them are hidden."""


def layered(
    texts: Iterable[Annotated],
    tokenizer: Tokenizer,
    weight: float,
    *,
    whole: bool = False,
    noise: Noise = NOISE,
) -> list[Source]:
    """Annotated texts as sources, each coming ``weight`` times an epoch."""
    return [Source(label_layers(one, tokenizer), weight, whole, noise) for one in texts]


def own_corpora(data: Path, tokenizer: Tokenizer, share: float) -> list[Source]:
    """What this project annotated or wrote for training. News of many outlets with attributions, names and chains
    come ``share`` times an epoch, all else as often as ``MENTIONED``, ``PASSAGES`` and ``INVENTED`` say."""
    told = {one.name: label(one, tokenizer) for one in outlets.documents("train", data)}
    cast = list(outlets.cast("train", data))
    found = []
    for one in cast:
        if one.name in told:
            layers = label_layers(one, tokenizer)
            both = replace(told[one.name], words=layers.words, chains=layers.chains)
            found.append(Source(both, share, True))
    found += layered(mentioned.documents(data), tokenizer, MENTIONED, whole=True)
    passages = together((one for one in cast if one.name not in told), PASSAGE)
    found += layered(passages, tokenizer, PASSAGES, whole=True)
    told_apart = together(invented.documents("pronouns"), PASSAGE)
    found += layered(told_apart, tokenizer, INVENTED, whole=True)
    informal = together(invented.documents("names"), PASSAGE)
    found += layered(informal, tokenizer, INVENTED, noise=NAMES_NOISE)
    return found


MENTIONED, PASSAGES, INVENTED = 2.0, 1.0, 1.5
"""How often an epoch has texts with every mention, passages of names and chains, texts that were written for it."""

PASSAGE = 900
"""Code points of passages joined to one text: what a window holds."""


def corpora(
    data: Path, tokenizer: Tokenizer, statement_weight: int, others: float = 1.0
) -> list[Source]:
    """Everything that the model is trained on, each document with how often it comes in an epoch.

    What teaches no attribution comes ``others`` times as often as in the joint recipe.
    """
    found = [Source(label(one, tokenizer), 1) for one in polnear("train", data)]
    told = {one.name: label(one, tokenizer) for one in statements("train", data)}
    found += [Source(one, statement_weight - 1) for one in told.values()]
    for one in chains.cast_of_statements("train", data):
        linked = chains_of(one, told[one.name].pieces)
        found.append(Source(replace(told[one.name], chains=linked), 1, True))
    found += layered(treebank.gum("train", data), tokenizer, others, whole=True)
    found += layered(chains.litbank(data), tokenizer, 0.25 * others, whole=True)
    found += layered(chains.gap("development", data), tokenizer, 0.25 * others, whole=True)
    found += layered(named.uner("train", data), tokenizer, 0.5 * others, noise=NAMES_NOISE)
    found += layered(named.wikigold("train", data), tokenizer, others, noise=NAMES_NOISE)
    found += layered(named.others(data), tokenizer, 0.4 * others, noise=NAMES_NOISE)
    found += layered(named.gmb(data, most=GMB_TEXTS), tokenizer, 0.3 * others, noise=NAMES_NOISE)
    found += layered(timed.wikiwars(data), tokenizer, 0.5 * others)
    topics = set(range(1, 46)) - happenings.DEV_TOPICS
    found += layered(chains.ecb_plus(topics, data), tokenizer, 0.5 * others, whole=True)
    return found


def entity_corpora(data: Path, tokenizer: Tokenizer, share: float = 1.0) -> list[Source]:
    """What teaches words, mentions and chains, in the shares of the second stage."""
    found = layered(treebank.gum("train", data), tokenizer, 2 * share, whole=True)
    found += layered(chains.cast_of_statements("train", data), tokenizer, share, whole=True)
    found += layered(chains.litbank(data), tokenizer, 0.3 * share, whole=True)
    found += layered(chains.gap("development", data), tokenizer, 0.4 * share, whole=True)
    found += layered(named.uner("train", data), tokenizer, share, noise=NAMES_NOISE)
    found += layered(named.wikigold("train", data), tokenizer, 2 * share, noise=NAMES_NOISE)
    found += layered(named.others(data), tokenizer, 0.3 * share, noise=NAMES_NOISE)
    found += layered(named.gmb(data, most=GMB_TEXTS), tokenizer, 0.15 * share, noise=NAMES_NOISE)
    return found


GMB_TEXTS = 500
"""Texts of the silver GMB, of 24 sentences each: a quarter of it."""


def silver_corpora(
    data: Path, tokenizer: Tokenizer, teacher: Teacher, share: float
) -> list[Source]:
    """Texts that nobody annotated, with the attributions that a trained reader is sure of."""
    return [
        Source(silver.told(name, text, teacher, tokenizer), share)
        for name, text in silver.unread(data)
    ]


def train(
    args: argparse.Namespace,
    sources: list[Source],
    model: Reader,
    quotes: tuple[list[int], int],
    large: Reader | None = None,
) -> Reader:
    """Runs to the end of the schedule, leaving a checkpoint every few minutes; gives the averaged weights.

    Of a ``large`` reader it learns what that one says.
    """
    run = RUNS / args.run if not isinstance(args.run, Path) else args.run
    run.mkdir(parents=True, exist_ok=True)
    recipe = {k: str(v) if isinstance(v, Path) else v for k, v in vars(args).items()}
    (run / "recipe.json").write_text(json.dumps(recipe) + "\n", encoding="utf-8")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    own = deepcopy(model).eval().requires_grad_(False) if large is not None else None
    model.to(device).train()
    per_epoch = round(
        sum(len(unit[1]) for unit in plan_epoch(sources, random.Random(0))) / args.batch * 0.96
    )
    steps = round(per_epoch * args.epochs)
    optimizer = torch.optim.AdamW(
        groups(model, args.rate, args.head_rate, 0.01), betas=(0.9, 0.98), fused=True
    )
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    done, checkpoint = 0, run / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        model.load_state_dict(state["weights"])
        optimizer.load_state_dict(state["optimizer"])
        average, done = state["average"], state["step"]
        torch.set_rng_state(state["rng"].cpu())
    _rewind(run / "log.jsonl", done)
    log = (run / "log.jsonl").open("a", encoding="utf-8")
    started, saved, seen = time.monotonic(), time.monotonic(), 0
    means: dict[str, float] = {}
    while done < steps:
        # An epoch that is gone on with is drawn anew: its documents come in another order.
        for batch in epoch(sources, batch=args.batch, seed=args.seed + done, quotes=quotes):
            if done >= steps:
                break
            batch = batch.to(device)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * schedule(done, steps, round(0.06 * steps))
            out = model.scored(batch.ids, batch.shapes, batch.gaps)
            found = losses(model, out, batch, args.batch)
            loss = sum(WEIGHTS[k] * v for k, v in found.items())
            if large is not None and own is not None:
                says = distil.known(large, own, batch)
                apart = distil.losses(model, out, own, says, batch)
                apart = {k: v / (FULL[k] * args.batch) for k, v in apart.items()}
                told = sum(WEIGHTS[k] * v for k, v in apart.items())
                loss = args.gold * loss + told
                found |= {f"{k}_apart": v for k, v in apart.items()}
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
                averaged(model, average, run / f"epoch-{-(-done // per_epoch)}.pt", done)
    return averaged(model, average, run / "final.pt", done)


def averaged(model: Reader, average: dict[str, Tensor], path: Path, step: int) -> Reader:
    """The averaged weights as a reader of their own, written to ``path``.

    What is not averaged, since it stands still, is as it is in ``model``.
    """
    mean = Reader(model.size)
    weights = {**model.state_dict(), **average}
    mean.load_state_dict({k: v.cpu() for k, v in weights.items()})
    save(mean, path, step=step)
    return mean.eval()


def _rewind(log: Path, step: int) -> None:
    """Drops the lines of steps after the checkpoint: they are run again."""
    if log.exists():
        lines = log.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if json.loads(line)["step"] <= step]
        log.write_text("".join(line + "\n" for line in kept), encoding="utf-8")


def parser(*, add_help: bool = True) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="python -m training.train", description=__doc__, add_help=add_help
    )
    made.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    made.add_argument("--run", default="reader", help="name of the run, under training/runs")
    made.add_argument("--epochs", type=float, default=3)
    made.add_argument("--batch", type=int, default=16)
    made.add_argument("--rate", type=float, default=4e-4, help="peak learning rate of the encoder")
    made.add_argument(
        "--head-rate", type=float, default=2e-3, help="peak learning rate of the heads"
    )
    made.add_argument("--average", type=float, default=0.995, help="decay of the averaged weights")
    made.add_argument(
        "--statement-weight", type=int, default=3, help="times an epoch of statements/train"
    )
    made.add_argument(
        "--outlets", type=float, default=0, help="times an epoch of the texts of many outlets"
    )
    made.add_argument(
        "--others", type=float, default=1, help="share of the corpora that teach no attribution"
    )
    made.add_argument(
        "--entities",
        type=float,
        default=0,
        help="share of the corpora of the second stage beside them",
    )
    made.add_argument(
        "--teacher",
        type=Path,
        metavar="ONNX",
        help="learn also what this reader is sure of in texts that nobody annotated",
    )
    made.add_argument("--silver", type=float, default=1, help="times an epoch of such texts")
    made.add_argument(
        "--start", type=Path, metavar="WEIGHTS", help="go on from these weights, not from MiniLM"
    )
    made.add_argument("--large", action="store_true", help="train a large reader, from MPNet")
    made.add_argument(
        "--taught-by",
        type=Path,
        metavar="WEIGHTS",
        help="learn what this large reader says of all texts",
    )
    made.add_argument(
        "--gold",
        type=float,
        default=0.5,
        help="weight of annotations beside what the large reader says",
    )
    made.add_argument(
        "--corrections",
        type=Path,
        nargs=2,
        metavar=("CORRECTIONS", "RECORDS"),
        help="learn also what persons put right in a casebook, out of two files of its export",
    )
    made.add_argument("--save-every", type=float, default=300, help="seconds between checkpoints")
    made.add_argument("--seed", type=int, default=1)
    return made


def cores() -> int:
    """Cores that this process may use: two runs side by side are given one each by ``taskset``."""
    return len(os.sched_getaffinity(0))


def main(argv: Sequence[str] | None = None) -> None:
    args = parser().parse_args(argv)
    random.seed(args.seed)
    np.random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(cores())
    tokenizer = minilm_tokenizer()
    if args.start:
        model, _ = load(args.start)
    elif args.large:
        model = mpnet.started()
    else:
        model = Reader(Size())
        load_minilm(model)
    sources = corpora(args.data, tokenizer, args.statement_weight, args.others)
    if args.entities:
        sources += entity_corpora(args.data, tokenizer, args.entities)
    if args.outlets:
        sources += own_corpora(args.data, tokenizer, args.outlets)
    if args.teacher:
        sources += silver_corpora(args.data, tokenizer, reader_of(args.teacher), args.silver)
    if args.corrections:
        learned = corrected(*args.corrections)
        sources += [Source(label(one, tokenizer), args.statement_weight) for one in learned]
    large = None
    if args.taught_by:
        large = load(args.taught_by)[0].eval().requires_grad_(False)
        if has_bf16_products():
            large = large.to(torch.bfloat16)
        sources += distil.unread(args.data, tokenizer, 1)
    pieces = sum(len(one.labelled.pieces) * one.weight for one in sources)
    print(f"{len(sources)} documents, {pieces:,.0f} wordpieces an epoch", flush=True)
    train(args, sources, model, quote_ids(tokenizer), large)


if __name__ == "__main__":
    main()
