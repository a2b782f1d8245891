"""Names as the network reads them, with what stands beside them: titles, acronyms, articles.

The network says where names are and of what type. What it leaves out but capitals suggest is kept
as a name of unknown type, for a source may bear it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reader.entities.acronyms import abbreviated
from onrecord.reader.entities.bearers import borne
from onrecord.reader.entities.capitals import completed
from onrecord.reader.entities.firm_forms import incorporated
from onrecord.reader.entities.firms import chartered, listed, shortened, staffed
from onrecord.reader.entities.fronts import fronted
from onrecord.reader.entities.learned import learned
from onrecord.reader.entities.name_titles import ministered
from onrecord.reader.entities.names import Name, find_names
from onrecord.reader.entities.phrases import phrased
from onrecord.reader.entities.possessives import of_owners, with_endings, without_endings
from onrecord.reader.entities.rejoining import rejoined
from onrecord.reader.entities.sites import in_dateline, of_state, with_city
from onrecord.reader.entities.teams import scored
from onrecord.reader.entities.tokens import Line, lines
from onrecord.reader.network.encoder import Encoded
from onrecord.record import Span


def named(
    text: str,
    places: Sequence[Span],
    encoded: Encoded | None,
    dateline: Span | None = None,
    read: Sequence[Line] | None = None,
) -> tuple[Name, ...]:
    """The names of a text in text order, none over another. places: its paragraphs; ``read`` are
    their words, looked for where they are not given.

    Without ``encoded`` they are those that capitals and word lists tell.
    """
    read = lines(text, places) if read is None else read
    if encoded is None:
        return find_names(text, read)
    read = _tagged(read, encoded)
    rough = find_names(text, read)
    found = borne(text, of_owners(text, learned(text, read, encoded)), encoded)
    found = rejoined(text, incorporated(text, fronted(text, found)))
    found = abbreviated(text, read, staffed(text, shortened(text, listed(text, found))))
    if dateline is not None:
        found = [in_dateline(text, dateline, one) for one in with_city(text, dateline, found)]
    found = completed(text, found, rough, encoded)
    found = [of_state(text, one) for one in sorted(found, key=lambda one: one.span)]
    found = phrased(text, read, ministered(text, found))
    found = without_endings(text, found, encoded)
    return tuple(scored(text, chartered(text, with_endings(text, found, encoded))))


def _tagged(read: Sequence[Line], encoded: Encoded) -> list[Line]:
    """The lines with what the network says of each word: whether it is a verb."""
    classes = zip(encoded.starts, encoded.classes, strict=True)
    verbs = {start for start, name in classes if name == "VERB"}
    return [
        line._replace(
            words=[
                one if one.verb == (one.start in verbs) else one._replace(verb=not one.verb)
                for one in line.words
            ]
        )
        for line in read
    ]
