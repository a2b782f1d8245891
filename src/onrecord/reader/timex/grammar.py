"""From a text to its time expressions, without anchors: the stages in their order."""

from __future__ import annotations

from onrecord.reader.timex.cascade import coded, literals, reduce
from onrecord.reader.timex.dates import DATES_STAGE, YEARS_STAGE
from onrecord.reader.timex.joined import ABOUT_STAGE, DAY_STAGE, INNER_STAGE, OUTER_STAGE
from onrecord.reader.timex.numbers import RULES as NUMBERS_STAGE
from onrecord.reader.timex.quantities import QUANTITIES_STAGE, SUMS_STAGE
from onrecord.reader.timex.relative import RELATIVE_STAGE
from onrecord.reader.timex.sets import SETS_STAGE
from onrecord.reader.timex.tokens import Token, tokenise

STAGES = (
    NUMBERS_STAGE,
    YEARS_STAGE,
    DATES_STAGE,
    QUANTITIES_STAGE,
    SUMS_STAGE,
    SETS_STAGE,
    RELATIVE_STAGE,
    INNER_STAGE,
    DAY_STAGE,
    OUTER_STAGE,
    ABOUT_STAGE,
)
_LITERALS = literals()


def parse(text: str) -> list[Token]:
    """All tokens of a text after the last stage: expressions, and words that came to nothing."""
    tokens = tokenise(text, _LITERALS)
    codes = coded(tokens)
    for stage in STAGES:
        tokens, codes = reduce(tokens, codes, stage)
    return tokens
