"""Names of a text by their types, over encodings made by hand."""

from __future__ import annotations

from onrecord.reader.entities.naming import named
from onrecord.reader.statements.quotations import paragraphs
from tests.reader.encodings import encoded_of


def texts(text: str, *names: tuple[str, str]) -> dict[str, str]:
    """The typed names of a text by what they are."""
    found = named(text, paragraphs(text), encoded_of(text, names=names))
    return {one.text: one.type for one in found if one.type != "unknown"}
