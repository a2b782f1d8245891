"""What many tests share: the shipped model where it is there, and a stand-in for it where not."""

from __future__ import annotations

import gc
import re
import signal
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import settings

from onrecord.reader import Layers
from onrecord.record import Article, Entity, Mention, Span, Statement

settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile("same")
"""A run tries the same examples as the last: what fails is what changed. ``make search`` looks for new ones."""

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what runs in the background deaf to Ctrl-C, and so would be the programs tested.
    signal.signal(signal.SIGINT, signal.default_int_handler)

LONG = ("web", "crawl", "training", "browser", "casebook")
"""Folders of the tests that take longest, in the order in which they begin."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first: of several processes none is left alone with them at the end."""
    here = Path(__file__).parent
    places = {one: place for place, one in enumerate(LONG)}
    items.sort(key=lambda item: places.get(item.path.relative_to(here).parts[0], len(LONG)))


def pytest_collection_finish() -> None:
    """What is imported and collected stays to the end: no search for cycles goes over it again."""
    gc.collect()
    gc.freeze()


HAS_MODEL = any(
    one.name.endswith(".onnx") for one in files("onrecord.reader").joinpath("weights").iterdir()
)

needs_model = pytest.mark.skipif(not HAS_MODEL, reason="the model is not built; run make train")

SAID = re.compile(r"[“\"](?P<words>[^”\"\n]+)[”\"],? said (?P<who>[A-Z]\w+ [A-Z]\w+)")


def said_reader(article: Article) -> Layers:
    """Finds ``“...” said Jo Bloggs``: enough to follow a statement through every layer above."""
    entities, statements = [], []
    for number, found in enumerate(SAID.finditer(article.text), 1):
        who = Span(*found.span("who"))
        entity = Entity(f"e{number}", "person", found["who"], mentions=(Mention(who, "name"),))
        start, end = found.span("words")
        entities.append(entity)
        statements.append(
            Statement(
                f"s{number}",
                "direct",
                "speech",
                content=(Span(start - 1, end + 1),),
                source=who,
                speaker=entity,
            )
        )
    return Layers(entities=tuple(entities), statements=tuple(statements))


def begin_said(article: Article) -> Callable[[], Layers]:
    """``begin_layers`` with ``said_reader`` in the model's place."""
    return partial(said_reader, article)


@pytest.fixture
def quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put ``said_reader`` in the reader's place, for tests of what is built on it."""
    monkeypatch.setattr("onrecord.reader.begin_layers", begin_said)
