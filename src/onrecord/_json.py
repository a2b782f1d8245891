"""Values of the package as JSON, the same for every command and every page."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from onrecord.record import Record


def plain(value: Any) -> Any:
    """Records as their format has them, other dataclasses as objects by their fields, tuples and
    lists as arrays, spans as ``[start, end]``."""
    if isinstance(value, Record):
        return value.to_dict()
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    return value


def to_json(value: Any) -> str:
    """Indented JSON in the characters that stand there. Lone surrogates are left to the encoder."""
    return json.dumps(plain(value), ensure_ascii=False, indent=1)
