"""Where the elements of a page stand, as XPaths."""

from __future__ import annotations

import re
from typing import Any

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


class Paths:
    """XPaths of elements, in time linear in the page: siblings are counted once for each parent."""

    def __init__(self) -> None:
        self._steps: dict[Any, str] = {}
        self._paths: dict[Any, str] = {}

    def of(self, element: Any) -> str:
        """The absolute XPath of an element of the tree."""
        missing = []
        while element is not None and element not in self._paths:
            missing.append(element)
            element = element.getparent()
        path = self._paths[element] if element is not None else ""
        for one in reversed(missing):
            path = f"{path}/{self._step(one)}"
            self._paths[one] = path
        return path

    def _step(self, element: Any) -> str:
        parent = element.getparent()
        if parent is None:
            return element.tag if _is_plain(element.tag) else "*"
        if element not in self._steps:
            counts: dict[str, list[Any]] = {}
            elements = [child for child in parent if isinstance(child.tag, str)]
            for child in elements:
                counts.setdefault(child.tag, []).append(child)
            for tag, children in counts.items():
                if len(children) == 1 and _is_plain(tag):
                    self._steps[children[0]] = tag
                elif _is_plain(tag):
                    self._steps.update((c, f"{tag}[{n}]") for n, c in enumerate(children, 1))
            for place, child in enumerate(elements, 1):
                self._steps.setdefault(child, f"*[{place}]")
        return self._steps[element]


def _is_plain(tag: str) -> bool:
    """Whether a name can stand in an XPath; ``<o:p>`` and ``<a"b>`` cannot and go by place."""
    return _PLAIN.fullmatch(tag) is not None
