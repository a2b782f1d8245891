"""The layers of newest versions, row by row, each with the page that it rests on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from onrecord.errors import OptionError

_PAGE = (
    "p.url, v.source AS page_source, v.sha256, v.outlet, v.published, v.headline,"
    " p.id AS page_id, p.story_id"
)
_OF_VERSION = f"{{columns}}, {_PAGE} FROM {{table}} x JOIN versions v ON v.id = x.version_id"
_OF_ENTITY = (
    f"e.version_id, e.name AS entity, x.*, {_PAGE} FROM {{table}} x"
    " JOIN entities e ON e.id = x.entity_id JOIN versions v ON v.id = e.version_id"
)
_OF_EVENT = (
    f"ev.version_id, ev.type AS event, x.*, {_PAGE} FROM {{table}} x"
    " JOIN events ev ON ev.id = x.event_id JOIN versions v ON v.id = ev.version_id"
)
_NAMED = (
    "(SELECT coalesce(i.name, e.name) FROM entities e LEFT JOIN identities i"
    " ON i.id = e.identity_id WHERE e.id = x.{column}) AS {name}"
)
_SENTENCE = "substr(v.text, x.sentence_start + 1, x.sentence_end - x.sentence_start) AS words"

_QUERIES = {
    "statements": _OF_VERSION.format(
        table="statements",
        columns=f"x.*, {_NAMED.format(column='speaker_id', name='speaker')},"
        f" {_NAMED.format(column='told_to_id', name='told_to')}",
    ),
    "events": _OF_VERSION.format(table="events", columns=f"x.*, {_SENTENCE}"),
    "entities": _OF_VERSION.format(
        table="entities",
        columns="x.*, (SELECT name FROM identities i WHERE i.id = x.identity_id) AS identity",
    ),
    "times": _OF_VERSION.format(
        table="times",
        columns='x.*, substr(v.text, x.start + 1, x."end" - x.start) AS words',
    ),
    "mentions": _OF_ENTITY.format(table="mentions").replace(
        "x.*", 'x.*, substr(v.text, x.start + 1, x."end" - x.start) AS words'
    ),
    "roles": _OF_ENTITY.format(table="roles"),
    "participants": _OF_EVENT.format(table="participants"),
    "offences": _OF_EVENT.format(table="offences"),
}

LAYERS = tuple(_QUERIES)


def rows(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    """See ``Casebook.rows``."""
    if table not in _QUERIES:
        raise OptionError("rows", f"{table!r} is no layer; give one of {', '.join(LAYERS)}")
    query = f"SELECT {_QUERIES[table]} JOIN pages p ON p.version_id = v.id"
    return (dict(row) for row in connection.execute(query))
