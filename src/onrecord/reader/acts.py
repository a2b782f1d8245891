"""Whether a cue tells of speech or of thought, where one of its words leaves no doubt."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reader.attribution import Attribution
from onrecord.reader.wordlists import words
from onrecord.record import Act

SPEECH = words(
    """add added adds announce announced announces announcing argue argued argues arguing ask asked asking asks
    claim claimed claiming claims confirm confirmed confirming confirms declare declared declares declaring
    deny denied denies denying encourage encouraged encourages encouraging explain explained explaining explains
    insist insisted insisting insists order ordered ordering orders recommend recommended recommends recommending
    report reported reporting reports reply replied replies replying respond responded responding responds
    say said saying says scream screamed screaming screams shout shouted shouting shouts state stated states stating
    tell telling tells told tweet tweeted tweeting tweets urge urged urges urging warn warned warning warns
    write writes writing written wrote yell yelled yelling yells"""
)
THOUGHT = words(
    """anticipate anticipated anticipates anticipating believe believed believes believing consider considered
    considering considers deem deemed deems doubt doubted doubting doubts expect expected expecting expects fear
    feared fearing fears feel feeling feels felt hope hoped hopes hoping intend intended intending intends know
    knew knowing knows prefer preferred preferring prefers realise realised realises realising realize
    realized realizes realizing regard regarded regarding regards remember remembered remembering remembers
    suspect suspected suspecting suspects think thinking thinks thought want wanted wanting wants wish wished
    wishes wishing"""
)
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = tuple("\"“”'‘’`«»„")


def by_verb(text: str, one: Attribution) -> Attribution:
    """The attribution as the speech or the thought that the last such word of its cue tells of.

    Words in quotation marks are said, whatever the verb.
    """
    if one.cue is None:
        return one
    found: Act | None = None
    for word in _WORD.findall(text[slice(*one.cue)].lower()):
        found = "speech" if word in SPEECH else "thought" if word in THOUGHT else found
    quoted = one.inside is None and text.startswith(_MARKS, one.content[0].start)
    if found is None or found == one.act or (found == "thought" and quoted):
        return one
    return replace(one, act=found)
