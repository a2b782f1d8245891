"""Writes the model card beside the shipped weights, scores from the evaluation of this very file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from training.measures import Score

CARD = """\
# Model card: the onrecord reader

One encoder and the heads of every learned layer, in one int8 ONNX file ({size:.1f} MB).

## What it is

- **Encoder**: starts from all-MiniLM-L6-v2 (6 layers, 384 wide, 22.6 M parameters; Apache-2.0), whose
  tokenizer lowercases; embeddings of capitals and of spaces and line breaks are added to its word embeddings,
  which stand still in training.
- **Attribution**: four BIO tag layers (source, cue, content, nested cue); a bilinear link head that asks, from the
  first word of a cue, which words are its source and its content; judgements of speech or thought and of negation. They
  read the last layer of the encoder and the one above it.
- **One layer more**: over a learned mean of all layers, for what follows.
- **Words**: names (person, organization, place, other), parts of speech and relations of Universal Dependencies, arcs
  to syntactic heads by a bilinear product.
- **Mentions and chains**: mentions by their first and last words, with a type; how well a mention suits one before it,
  by a bilinear product of their ends and a small network over what is plain to see of the pair. Over their scores stand two
  layers fitted on GUM, LitBank and GAP training parts without any words in them: what is a mention and of what type, by what
  the network knows of its head as well (fitted on what ships, beside what fitted two readers from before the last rounds),
  and whom a pronoun means (fitted on what ships).
- **Times and events**: BIO layers of the extents of time expressions and of event triggers. Over the triggers stands
  a layer fitted on GUM and ECB+ training parts: which nouns tell an event.
- **Input**: windows of 254 wordpieces, a stride of 190. **Output**: scores a word, averaged where windows overlap;
  `reader/` makes layers of them.
- **Use**: finding who is said to have said what, and who is who, in English news. Not for deciding whether it is
  true, nor for languages other than English.

## What it was trained on

| data | used for | licence |
|---|---|---|
| PolNeAR 1.0 train: 840 articles of US political news, 2015-16, seven outlets; one annotator an article | attribution | none stated for the annotations; the news text is the publishers' |
| onrecord statements, train: 98 Wikinews articles of 2019-20, annotated by this project | attribution, chains | text CC BY 2.5 |
| onrecord outlets, train: texts annotated for this project under its guide by a language model that read them (`training/annotations`): pages of 170 news sites of 2008-2026, Wikinews, releases of the US Justice Department, ECB+ train | attribution, names, chains | annotations Apache-2.0; texts the publishers', CC BY 2.5, US government work |
| onrecord mentions: every mention of 160 texts of Wikinews and 32 pages, annotated likewise in the way of GUM | mentions, chains | annotations Apache-2.0; texts CC BY 2.5, the publishers' |
| onrecord passages: names and pronouns of the 2,000 snippets of GAP development, annotated likewise | names, chains | annotations Apache-2.0; texts CC BY-SA (Wikipedia) |
| onrecord texts written for training by a language model: 1,276 informal texts and entries of an encyclopedia with names, 880 passages with pronouns | names, chains | Apache-2.0 |
| GUM train, without genres whose texts are NC: 127 documents | words, mentions, chains | annotations CC BY 4.0; texts CC BY, CC BY-SA, public |
| LitBank: 100 works of fiction | chains | CC BY 4.0 |
| GAP development: 2,000 snippets of Wikipedia | chains | Apache-2.0 |
| ECB+, topics but 2, 5, 12, 18, 21, 34, 35 | triggers, chains | CC BY 3.0 |
| UNER English EWT train | names | CC BY-SA 4.0 |
| WikiGold, nine tenths; WNUT 2017; CrossNER politics; re3d | names | CC BY 4.0; CC BY 4.0; MIT; several, see its LICENSES |
| GMB, the first 12,000 sentences, silver | names, by a head of their own; times | not stated for the annotations |
| WikiWars | times | CC BY-SA 3.0 |
| Texts without annotations, with the attributions that the reader was sure of after three runs: 145 Wikinews articles, 100 releases of the US Justice Department, the bodies of 290 English news pages of many outlets | attribution | CC BY 2.5; US government work; the pages are their publishers' |
| all-MiniLM-L6-v2 | where the encoder starts | Apache-2.0 |
| all-mpnet-base-v2 | where the larger reader starts that taught it | Apache-2.0 |

No corpus text is in this repository or in the weights file's metadata. PolNeAR and GMB state no licence: who
redistributes the weights should weigh that.

Recipe: {recipe}. Inputs are blurred: some wordpieces are masked, names more often, curly quotation marks now
and then typed straight. Then the encoder stands still, and 850 steps train one layer above it with the heads of words,
mentions and chains. A second run goes on from there: {second}, the corpora that teach no attribution half as often;
450 steps more of the upper layer; then the blend of both, 30 to 70 in a hundred, with 160 steps of the upper layer on top.
A third run goes on from that, encoder and upper layer together: {third}, with more of the corpora of names, syntax and chains.
From here on the upper layer reads a mean of all layers, and silver names have a head of their own, which does not ship.
What the third run began from and what came of it are blended, 40 to 60. From there attributions read the upper layer as well.
In two rounds two runs go on apart, with the corpora of the third: one ({silver}) also with what the reader
so far is sure of in texts without annotations, the other without ({annotated}). The second round goes on
from the mean of both ({silver_2}; {annotated_2}). Two rounds more learn the news of many outlets as well, beginning with
the mean of the first round's mean and the second's two runs, a third each: {outlets}, and {outlets_more}; then, from the mean of both,
{outlets_2}, and {outlets_more_2}. The mean of what these two rounds came to and of what they began from (35, 35 and 30 in a
hundred) is what the last three rounds begin with, each from the mean of the one before: {own}, with less of the corpora that teach
no attribution, and {own_more}; then, with what else was annotated and written for this project, {own_2}, and
{own_more_2}; then {own_3}, and {own_more_3}. From the mean of what they began with and of what each
came to, 39, 26, 17.5 and 17.5 in a hundred, a last run goes on that a larger reader teaches, which does not ship: it starts from
all-mpnet-base-v2 (12 layers of 768) and learned the same corpora ({large}). What it says of sources, cues, contents
and names, mixed with what the small one says (`training/distil.py` has the shares), is taught on all corpora and on the texts
without annotations, the annotations themselves counting half: {taught}. The
weights of each run are the exponential average over its steps. (The first 440 steps of the first run were under a schedule laid
out for 3.6 epochs, the first hundred of the second under one for 2.75; the rounds began from the weights that shipped before
in 8 bits, since those of 32 were gone: `training.shipped`. The first of the last three rounds had the outlets of the rounds
before it alone, the second two thirds of what is annotated now and none of what was written; the last run
began from 8 bits, too.) Last, borders of sources and contents are
fitted on every fourth article of PolNeAR train and every fourth text of the outlets.

## Scores

Dev data only, by the definitions in `training/`; F1 in percent with precision and recall beside it, or accuracy. Decoding and
the calibration of confidence were tuned on the same dev data: expect a little less elsewhere. The figures are of a processor
with instructions of its own for products in 8 bits (VNNI); without them GAP may be 0.4 off and all else 0.3.

PolNeAR is scored within its own bounds (a content has the "that" before it, a sign between words and speaker is a cue) and,
since it marks nothing within anything, on outer statements.

{scores}

`int8 - fp32` is what quantisation costs against the same weights in 32 bits.

## Limits

- It learned attribution mostly from US politics of 2015-16, from Wikinews and from pages of many outlets, in English. Other registers
  (transcripts, fiction, social media) read worse.
- Borders of long contents, contents in several segments and cues that are nouns are where it errs most.
- People do not agree among themselves much better: on 20 PolNeAR articles, annotators against annotators score
  77.6 / 70.4 / 68.3 on exact sources, cues and contents.
- Names of organisations are read worst of all names, and names in small letters hardly at all.
- Confidence is calibrated over all statements, not for each kind of them.
"""


def table(results: dict[str, dict[str, dict[str, Any]]]) -> str:
    """A Markdown table a data set: int8 and, where it was scored, the loss against fp32."""
    lines = []
    for data, scores in results["int8"].items():
        lines += [
            f"### {data}",
            "",
            "| measure | F1 | P | R | int8 - fp32 |",
            "|---|---|---|---|---|",
        ]
        for name, score in scores.items():
            other = results.get("fp32", {}).get(data, {}).get(name)
            if isinstance(score, Score):
                loss = f"{score.f1 - other.f1:+.1f}" if other else ""
                lines.append(
                    f"| {name} | {score.f1:.1f} | {score.precision:.1f} | {score.recall:.1f} | {loss} |"
                )
            else:
                lines.append(f"| {name} | {score:.1f} | | | |")
        lines.append("")
    return "\n".join(lines).strip()


def recipe(run: Path) -> str:
    """The training in a phrase, from what the run wrote about itself."""
    args = json.loads((run / "recipe.json").read_text(encoding="utf-8"))
    outlets = f", the outlets {args['outlets']:g} times an epoch" if args.get("outlets") else ""
    return (
        f"{args['epochs']:g} epochs of {args['batch']} windows a step, AdamW at {args['rate']:g} "
        f"({args['head_rate']:g} on the heads), warm-up and cosine, seed {args['seed']}{outlets}"
    )


def write(
    results: dict[str, dict[str, dict[str, Any]]],
    runs: Sequence[Path],
    rounds: Sequence[Path],
    last: Sequence[Path],
    path: Path,
) -> None:
    """Writes the card for the weights beside ``path``, which came of three runs, seven rounds of two, and last a
    larger reader and a run that it taught."""
    size = path.with_name("reader.onnx").stat().st_size / 1e6
    told = dict(zip(("recipe", "second", "third"), map(recipe, runs), strict=True))
    names = (
        "silver", "annotated", "silver_2", "annotated_2",
        "outlets", "outlets_more", "outlets_2", "outlets_more_2",
        "own", "own_more", "own_2", "own_more_2", "own_3", "own_more_3",
    )  # fmt: skip
    told |= dict(zip(names, map(recipe, rounds), strict=True))
    told |= dict(zip(("large", "taught"), map(recipe, last), strict=True))
    text = CARD.format(size=size, scores=table(results), **told)
    path.write_text(text, encoding="utf-8")
