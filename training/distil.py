"""What a larger reader says of every word, taught to the small one (Hinton et al. 2015).

No corpus annotates every layer; the teacher says of each text what it has of each, and says how sure it is. It reads
the text as it stands, the small one reads it blurred (Xie et al. 2020).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from training import silver
from training.annotated import DEPREL, UPOS, Annotated
from training.labels import label_layers
from training.model import FORMS, NAMES, TAG_LAYERS, Reader
from training.windows import LONGEST_MENTION, Batch, Source

ASKED = 16
"""Words of a window that are asked for their source and content, the likeliest cues."""

CUES = [3 * TAG_LAYERS.index(one) + 1 for one in ("cue", "nested")]
"""Where a cue begins, among the tag scores."""


def unread(data: Path, tokenizer: Tokenizer, share: float) -> Iterator[Source]:
    """Texts that nobody annotated, of which only the teacher teaches."""
    for name, text in silver.unread(data):
        yield Source(label_layers(Annotated(name, text, "news"), tokenizer), share)


def apart(theirs: Tensor, ours: Tensor) -> Tensor:
    """Kullback-Leibler divergence of scores over the last dimension, summed over all else."""
    ours, theirs = ours.log_softmax(-1), theirs.log_softmax(-1)
    return F.kl_div(ours, theirs, reduction="sum", log_target=True)


def _binary(theirs: Tensor, ours: Tensor) -> Tensor:
    def both(scores: Tensor) -> Tensor:
        return torch.stack([scores, torch.zeros_like(scores)], -1)

    return apart(both(theirs), both(ours))


SHARES = {"source": 0.7, "cue": 0.65, "content": 0.7, "nested": 0.3, "time": 0.0, "trigger": 0.0}
"""Of the large reader in what is taught of each tag layer, the rest being the small one's as it begins. Tried on dev
data from 0 to 1: either alone is surprised more often than both together."""

NAMES_SHARE = 0.45
"""Of the large reader in what is taught of names. What relates words to words (links, arcs, mentions, chains), parts of
speech and relations take longer to learn than it is given: there the small one keeps what it knows."""


@torch.no_grad()
def known(large: Reader, own: Reader, batch: Batch) -> dict[str, Tensor]:
    """What is taught of a batch as it stood before it was blurred: ``own`` with the shares of ``large``."""
    theirs, says = (one.scored(batch.clean, batch.shapes, batch.gaps) for one in (large, own))
    shares = torch.tensor([SHARES[one] for one in TAG_LAYERS])[:, None]
    tags = [one["tags"].unflatten(-1, (-1, 3)).log_softmax(-1) for one in (says, theirs)]
    says["tags"] = torch.lerp(*tags, shares).flatten(-2)
    names = [one["words"][..., :NAMES].log_softmax(-1) for one in (says, theirs)]
    mixed = torch.lerp(*names, NAMES_SHARE)
    says["words"] = torch.cat([mixed, says["words"][..., NAMES:]], -1)
    return says


def losses(
    model: Reader, out: dict[str, Tensor], teacher: Reader, says: dict[str, Tensor], batch: Batch
) -> dict[str, Tensor]:
    """How far every layer is from the teacher's, over the first pieces of words."""
    first = batch.first
    found = {}

    def tags(scores: Tensor) -> Tensor:
        return scores[first].view(-1, len(TAG_LAYERS), 3)

    found["tags"] = apart(tags(says["tags"]), tags(out["tags"]))
    parts = (NAMES, len(UPOS), len(DEPREL))
    for name, theirs, ours in zip(
        ("names", "upos", "deprel"),
        says["words"][first].split(parts, -1),
        out["words"][first].split(parts, -1),
        strict=True,
    ):
        found[name] = apart(theirs, ours)

    found["arcs"] = apart(
        teacher.attached(says["arcs"], first)[first], model.attached(out["arcs"], first)[first]
    )
    found |= _links(model, out, teacher, says, first)
    at = torch.arange(first.shape[1], device=first.device)
    reach = at[None, :] - at[:, None]
    asked = (reach >= 0) & (reach < LONGEST_MENTION) & first[:, :, None] & first[:, None, :]

    def spans(reader: Reader, scores: Tensor) -> Tensor:
        kept = reader.mentions(scores)[asked]
        return torch.cat([torch.zeros_like(kept[:, :1]), kept], 1)

    found["mentions"] = apart(spans(teacher, says["spans"]), spans(model, out["spans"]))
    if batch.chained:
        found["chains"] = _chains(model, out, teacher, says, batch)
    return found


def _links(
    model: Reader,
    out: dict[str, Tensor],
    teacher: Reader,
    says: dict[str, Tensor],
    first: Tensor,
) -> dict[str, Tensor]:
    """Links and judgements of the words that the teacher takes for cues most likely."""
    likely = says["tags"].unflatten(-1, (-1, 3)).softmax(-1).flatten(-2)[..., CUES].amax(-1)
    chance, anchors = likely.masked_fill(~first, 0).topk(ASKED, 1)
    told = chance > 0.1

    def bio(reader: Reader, scores: dict[str, Tensor]) -> Tensor:
        links = reader.links(scores["query"], scores["key"], anchors).unflatten(2, (-1, 2))
        links = links.permute(0, 1, 2, 4, 3)[told]  # (anchor, role, piece, B and I)
        return torch.cat([torch.zeros_like(links[..., :1]), links], -1)

    words = first[:, None, None, :].expand(-1, ASKED, len(FORMS) // 2, -1)[told]
    index = anchors[:, :, None].expand(-1, -1, out["acts"].shape[-1])
    acts = [scores["acts"].gather(1, index)[told] for scores in (says, out)]
    return {
        "links": apart(bio(teacher, says)[words], bio(model, out)[words]),
        "acts": _binary(*acts),
    }


def _chains(
    model: Reader,
    out: dict[str, Tensor],
    teacher: Reader,
    says: dict[str, Tensor],
    batch: Batch,
) -> Tensor:
    """Whom each mention goes back to, of those before it or none; of known pairs, each alone."""
    ours, theirs = (scores["chains"].flatten(0, 1) for scores in (out, says))
    total = ours.new_zeros(())
    for unit in batch.chained:
        scored = [
            reader.antecedents(rows[unit.first], rows[unit.last], unit.features)
            for reader, rows in ((teacher, theirs), (model, ours))
        ]
        before = torch.ones_like(scored[0][0], dtype=torch.bool).tril(-1)
        if unit.paired:
            total = total + _binary(*(scores[before] for scores, _ in scored))
            continue
        whole = [
            torch.cat([new[:, None], scores.masked_fill(~before, -1e4)], 1)
            for scores, new in scored
        ]
        total = total + apart(*whole)
    return total
