"""Whether a source says it or thinks it, where the words of the cue leave no doubt.

The network judges it from context, and takes what stands in the surroundings of sayings for one. English
has few verbs of mind, and news uses them for nothing else.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reader.clauses import word_at
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.statements.addressees import MINDED, TELL
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.wordlists import words

MIND = words(
    """anticipate anticipates anticipated anticipating assume assumes assumed assuming
    believe believes believed believing consider considers considered considering deem deems deemed
    deeming doubt doubts doubted doubting dream dreams dreamed envisage envisages envisaged envision
    envisions envisioned expect expects expected expecting fear fears feared fearing feel feels felt
    figure figures figured guess hope hopes hoped hoping imagine imagines imagined intend intends
    intended intending know knows knew known knowing perceive perceives perceived plan plans planned
    planning prefer prefers preferred presume presumes presumed realise realises realised realize
    realizes realized regard regards regarded regarding suppose supposes supposed suspect suspects
    suspected suspecting think thinks thought thinking trust trusts trusted understand understands
    understood view views viewed viewing want wants wanted wanting wish wishes wished wishing
    wonder wonders wondered wondering worry worries worried worrying
    belief beliefs desire desires feeling feelings intention intentions opinion opinions
    afraid anxious aware certain concerned confident convinced doubtful eager fearful grateful hopeful keen optimistic
    pleased proud reluctant sceptical skeptical sure surprised suspicious unaware unsure wary willing"""
)
"""Verbs of mind, the nouns made of them, and the adjectives that take what one thinks."""

SPEECH = (TELL - MINDED) | words(
    """add adds added adding announce announces announced announcing argue argues argued arguing
    claim claims claimed claiming confirm confirms confirmed confirming declare declares declared
    declaring deny denies denied denying explain explains explained explaining insist insists insisted
    insisting recommend recommends recommended recommending reply replies replied replying report
    reports reported reporting respond responds responded responding say says said saying scream
    screams screamed screaming shout shouts shouted shouting state states stated stating tweet tweets
    tweeted tweeting write writes wrote written writing yell yells yelled yelling"""
)
"""Verbs that tell of saying and of nothing else."""

SAYING = SPEECH | TELL
"""These, and those whose object is the one told, whatever else they may tell."""

_COLON = re.compile(r"[^.!?:\n\"“”]{0,120}:\s?(?=[\"“‘'])")
_THINKS = re.compile(
    r"\b(?:believ|dream|fear|hop|imagin|reckon|remember|suppos|suspect|wonder)(?:e|s|es|ed|ing)?\Z|\b(?:feels?|felt|thinks?|thought|thinking)\Z",
    re.IGNORECASE,
)
"""Verbs of mind that may have a quotation for their object: "he thought: 'Never'"."""


def opens_quotation(text: str, one: Attribution) -> bool:
    """Whether what a cue tells ends in a colon and somebody's own words follow: "was not impressed: 'We were
    awful.'"."""
    if one.cue is None:
        return False
    colon = _COLON.match(text, one.cue.start, min(len(text), one.content[0].start + 1))
    return colon is not None and colon.end() == one.content[0].start


def act(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution with the act that its cue names: of two verbs the last, for who "wants to say" says;
    of nouns and adjectives where no verb does, as "is of the opinion". Who is confident, or never in doubt, and then
    quoted behind a colon says what is quoted.

    Where the cue names none it stays as it was read.
    """
    if one.cue is None:
        return one
    if opens_quotation(text, one) and _THINKS.search(text, *one.cue) is None:
        return replace(one, act="speech")
    held = sorted(encoded.within(one.cue), key=lambda at: (encoded.classes[at] == "VERB", at))
    for at in reversed(held):
        word = word_at(text, encoded, at)
        if word in MIND:
            return replace(one, act="thought")
        if word in SPEECH:
            return replace(one, act="speech")
    return one
