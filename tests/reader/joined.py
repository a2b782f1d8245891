"""Mentions joined to the cast of a text, over encodings made by hand."""

from __future__ import annotations

from onrecord.reader.entities.cast import Cast
from onrecord.reader.entities.gathering import Gathering
from onrecord.reader.entities.joining import join
from onrecord.reader.entities.naming import named
from onrecord.reader.statements.quotations import paragraphs
from tests.reader.encodings import encoded_of, links_of


class Joined:
    def mentions(self, text, names, mentions, same, tree=()) -> dict[str, list[str]]:
        """The mentions of each member by its name."""
        encoded = encoded_of(text, tree, names=names, mentions=mentions)
        found = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(found)
        join(Gathering(text, encoded, links_of(text, encoded, same), cast, bearers, found, {}))
        return {
            one.name: [text[slice(*place)] for place in sorted(one.mentions)]
            for one in cast.members
        }
