"""Trees of sentences written by hand."""

from __future__ import annotations

from onrecord.reader.events.syntax import Row, Syntax, syntax


def tree(text: str, parse: str) -> Syntax:
    """One word a token: ``UPOS head deprel``, heads counted from 1, 0 at the root."""
    rows: list[Row] = []
    position = 0
    for word, cell in zip(text.split(), parse.split(","), strict=True):
        upos, head, deprel = cell.split()
        start = text.index(word, position)
        position = start + len(word)
        rows.append((start, position, upos, int(head) - 1, deprel))
    return syntax(text, rows)
