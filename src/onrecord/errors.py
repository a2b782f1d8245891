"""What can go wrong for a user: one class a kind, one line that names the input and helps."""

from __future__ import annotations


class OnrecordError(Exception):
    """Base of every error that a user can meet. ``str(error)`` is one line."""

    def __init__(self, source: str, message: str) -> None:
        self.source = source
        self.message = message
        super().__init__(f"{source}: {message}" if source else message)

    def __reduce__(self) -> tuple[type[OnrecordError], tuple[str, str]]:
        # Errors cross from worker processes; the base class would pickle the joined line alone.
        return type(self), (self.source, self.message)


class SourceError(OnrecordError):
    """The source cannot be opened or fetched: missing, unreadable, refused, too large, too slow."""


class PageError(OnrecordError):
    """The bytes are there but hold no page that can be read: empty, binary, broken."""


class OptionError(OnrecordError):
    """An option does not make sense: a date that is none, say."""


class MissingError(OnrecordError):
    """A library that is not installed with onrecord itself is needed: its name and the extra."""

    def __init__(self, what: str, library: str, extra: str) -> None:
        self.library, self.extra = library, extra
        super().__init__(what, f"needs {library}; pip install 'onrecord[{extra}]'")

    def __reduce__(self) -> tuple[type[MissingError], tuple[str, str, str]]:  # type: ignore[override]
        return type(self), (self.source, self.library, self.extra)


class CasebookError(OnrecordError):
    """The file cannot serve as a casebook: missing, of another kind, locked, of a newer onrecord."""
