"""What the network's outputs mean: names of its labels and sizes of its parts."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.reader.coreference.referents import Referring

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Read from the metadata of the shipped file, so that weights and code cannot part.

    tag_layers, forms, acts: of attributions. names: types of names. upos, deprel: Universal
    Dependencies. mentions: types of mentions. link, arc, span, chain: widths of the vectors that
    are compared. pair: weight (out, in) and bias of the two layers that judge a pair by its signs.
    referring: what weighs the scores of pronouns anew, where it was fitted.
    """

    tag_layers: tuple[str, ...]
    forms: tuple[str, ...]
    acts: tuple[str, ...]
    names: tuple[str, ...]
    upos: tuple[str, ...]
    deprel: tuple[str, ...]
    mentions: tuple[str, ...]
    link: int
    arc: int
    span: int
    chain: int
    pair: tuple[tuple[NDArray[np.float32], NDArray[np.float32]], ...]
    referring: Referring | None = None

    @classmethod
    def of(cls, settings: dict[str, Any]) -> Layout:
        """From the settings of a network."""
        made: dict[str, Any] = {"referring": Referring.of(settings.get("pronouns"))}
        for one in fields(cls):
            if one.name in made:
                continue
            value = settings[one.name]
            made[one.name] = tuple(value) if isinstance(value, (list, tuple)) else value
        made["pair"] = tuple(
            (np.asarray(weight, np.float32), np.asarray(bias, np.float32))
            for weight, bias in settings["pair"]
        )
        return cls(**made)
