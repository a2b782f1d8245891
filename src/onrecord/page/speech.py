"""Sentences that say who said what: an article has them, the furniture of its page does not."""

from __future__ import annotations

import re

_VERB = (
    r"(?:said|says|told|tells|added|adds|asked|asks|wrote|writes|warned|warns|argued|argues|claimed|claims|"
    r"insisted|insists|recalled|recalls|replied|replies|explained|explains|admitted|admits)\b"
)
_WORD = r"[\w.'’-]+"
_SPEAKER = r"(?:[A-Z][\w.'’-]*|an?|the|his|her|their|its|he|she|they)"
_OPENS_QUOTED = re.compile(r"[\"“„«‘'][^\n]*?[,.?!…—–-][\"”“»’']\s+\w")
_ATTRIBUTED = re.compile(
    rf"(?:,[\"”“»’']*|[.?!…—–-][\"”“»’'])\s+(?:{_SPEAKER}\s+(?:{_WORD}\s+){{0,6}}?{_VERB}|{_VERB}\s+{_SPEAKER}\b)"
)
_LABEL = re.compile(r"\W*(?:[\w'’-]+ ){0,3}[\w'’-]+\s*[:|]")
_ENDS = re.compile(r"[.!?…][\"”“»’')]*$")


def reports_speech(text: str) -> bool:
    """Whether a line is a sentence that quotes or reports what somebody said.

    >>> reports_speech("“Follow me,” Ann Reed said."), reports_speech("Follow us, the easy way.")
    (True, False)
    >>> reports_speech("Watch: The bridge is closed, Ann Reed says.")
    False
    """
    if _LABEL.match(text):
        return False
    if _OPENS_QUOTED.match(text):
        return True
    return _ENDS.search(text) is not None and _ATTRIBUTED.search(text) is not None
