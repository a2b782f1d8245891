"""What programs write into the text of a page that they dump: link numbers, Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

_REFERENCE = re.compile(r"(?P<number>\d{1,4})\. (?:[a-z][a-z+.-]*:\S*)", re.I)
_REFERENCES = frozenset(("references", "visible links", "hidden links:", "links:"))
_NUMBER = re.compile(r"\[(\d{1,4})\](?=\S)")
_TARGET = r"\((?:[^()\s]|\([^()\s]{0,100}\)){0,500}(?:\s\"[^\"]{0,200}\")?\)"
"""Where a link of Markdown leads, with its title."""
_LINK = re.compile(rf"!?\[[^\[\]]{{0,300}}\]{_TARGET}")
_LINKED = re.compile(rf"(?<!!)\[([^\[\]]{{0,300}})\]{_TARGET}")
_PICTURE = re.compile(rf"!\[[^\[\]]{{0,300}}\]{_TARGET}")
_SHOWN = re.compile(r"!\[(?:image \d{1,4}: ?)?([^\[\]]{1,300})\]", re.I)
_ADDRESS = re.compile(
    r"\s{0,2}(?:<\s?(?:https?://|mailto:)[^\s<>]{1,2000}\s?>|"
    r"[(\[]\s?(?:https?://|mailto:)[^\s()\[\]]{1,2000}\s?[)\]])"
)
"""Where a link leads, behind its words, as browsers and newsletters write it in plain text."""
_HEADING = re.compile(r"(?P<level>#{1,6}|\*\*)\s+(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,500}?)(?<=\S)\1")
_WHOLE = re.compile(r"([*_])(?=[^\s*_])([^*_]+)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w_])_(?=[^\s_])([^_]{1,300}?)(?<=\S)_(?![\w_])")
_ITEM = re.compile(r"[*+-]\s+")
TITLE_WORDS = 4
"""Words of the shortest link alone on a line that is a title of another story."""
MARKS_MIN = 2
"""Links from which a text is Markdown, or headings and emphasis."""


class Dump:
    """The marks of the program that wrote a capture."""

    def __init__(self, lines: Sequence[str]) -> None:
        numbers = [int(match["number"]) for line in lines if (match := _REFERENCE.fullmatch(line))]
        titled = any(line.lower() in _REFERENCES for line in lines)
        self._last = max(numbers) if titled and len(numbers) >= MARKS_MIN else 0
        self._addressed = sum(map(_is_addressed, lines)) >= MARKS_MIN
        links = sum(_LINK.search(line) is not None for line in lines)
        headings = sum(_HEADING.match(line) is not None for line in lines)
        bold = sum(_BOLD.search(line) is not None for line in lines)
        self._wired = sum(line.startswith("^") and line[-1] in "<=" for line in lines) >= MARKS_MIN
        self._markdown = links >= MARKS_MIN or (
            headings > 0 and headings + links + bold >= MARKS_MIN
        )
        self._headed = self._markdown and headings > 0

    def level(self, line: str) -> int:
        """The level of the heading that a line is, or 0."""
        match = _HEADING.match(line) if self._markdown else None
        return len(match["level"]) if match else 0

    def picture(self, line: str) -> str | None:
        """The words that stand in for the picture that a line shows."""
        match = _SHOWN.match(line) if self._markdown else None
        return match[1].strip() if match else None

    def link(self, line: str) -> str | None:
        """The words of the link that is all of a line, where they are a title and no sentence."""
        match = _LINKED.fullmatch(_ITEM.sub("", line).strip("* ")) if self._headed else None
        words = match[1].strip("*_ ") if match else ""
        return words if len(words.split()) >= TITLE_WORDS and words[-1] not in ".!?" else None

    def is_reference(self, line: str) -> bool:
        """Whether a line is of the list of links at the end."""
        return self._last > 0 and (
            line.lower() in _REFERENCES or _REFERENCE.fullmatch(line) is not None
        )

    def clean(self, text: str) -> str:
        """A line without the marks; empty where it was nothing else."""
        if self._last:
            text = _NUMBER.sub(lambda one: "" if int(one[1]) <= self._last else one[0], text)
        if self._markdown:
            text = _PICTURE.sub("", text)
            text = _LINKED.sub(r"\1", text)
            text = _BOLD.sub(
                r"\2", _HEADING.sub("", text, count=1) if _HEADING.match(text) else text
            )
            text = _EMPHASIS.sub(r"\1", text)
        if self._wired:
            # how agencies marked the lines of a head for the machines that set them
            text = text.removeprefix("^").rstrip("<=")
        if self._addressed:
            text = _ADDRESS.sub("", text)
        if (self._markdown or self._addressed) and (whole := _WHOLE.fullmatch(text.strip())):
            text = whole[2]
        return text.strip()


def _is_addressed(line: str) -> bool:
    return "://" in line and _LINK.search(line) is None and _ADDRESS.search(line) is not None
