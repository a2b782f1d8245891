"""Reads captured news pages and keeps what they put on the record: who said what, word for word.

>>> import onrecord
>>> record = onrecord.read("page.html")                      # doctest: +SKIP
>>> for statement in record.statements:                      # doctest: +SKIP
...     print(statement.speaker and statement.speaker.name)
...     print([record.words(span) for span in statement.content])

Names load when first used, so that ``import onrecord`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord._api import read, read_article, read_many, schema
    from onrecord.casebook import Added, Casebook
    from onrecord.errors import CasebookError, OnrecordError, OptionError, PageError, SourceError
    from onrecord.record import (
        Article,
        Block,
        Dated,
        Dateline,
        Entity,
        Event,
        Furniture,
        Located,
        Mention,
        Page,
        Participant,
        Problem,
        Record,
        Related,
        Role,
        Span,
        Statement,
        Time,
    )

__version__ = "0.1.0"

__all__ = [
    "Added",
    "Article",
    "Block",
    "Casebook",
    "CasebookError",
    "Dated",
    "Dateline",
    "Entity",
    "Event",
    "Furniture",
    "Located",
    "Mention",
    "OnrecordError",
    "OptionError",
    "Page",
    "PageError",
    "Participant",
    "Problem",
    "Record",
    "Related",
    "Role",
    "SourceError",
    "Span",
    "Statement",
    "Time",
    "read",
    "read_article",
    "read_many",
    "schema",
]

_HOME = {
    **dict.fromkeys(("read", "read_article", "read_many", "schema"), "onrecord._api"),
    **dict.fromkeys(
        ("CasebookError", "OnrecordError", "OptionError", "PageError", "SourceError"),
        "onrecord.errors",
    ),
    **dict.fromkeys(("Added", "Casebook"), "onrecord.casebook"),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME.get(name, "onrecord.record")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
