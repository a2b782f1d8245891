"""The folder that a crawl writes to, local or any address of fsspec; files are whole or absent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from secrets import token_hex
from typing import Any, BinaryIO, cast

MANIFEST = "crawl.json"
"""What a crawl is: its WARCs in order, and its settings."""


class Folder:
    """Files by names relative to an address. Safe for writers that do not know of each other."""

    def __init__(self, address: str) -> None:
        from fsspec.core import url_to_fs

        self.address = address
        self.files, root = url_to_fs(address)
        self._root = root.rstrip("/")

    def path(self, name: str) -> str:
        """The path of a file in the file system ``files``."""
        return f"{self._root}/{name}"

    def exists(self, name: str) -> bool:
        return bool(self.files.exists(self.path(name)))

    def names(self, folder: str) -> list[str]:
        """Names of the files in a folder, relative to it, sorted; none where it is not there."""
        self.files.invalidate_cache()
        with suppress(FileNotFoundError):
            found = self.files.ls(self.path(folder), detail=False)
            return sorted(str(name).rsplit("/", 1)[-1] for name in found)
        return []

    def open(self, name: str) -> BinaryIO:
        """A file open for reading; random access where the file system has it."""
        return cast(BinaryIO, self.files.open(self.path(name), "rb"))

    @contextmanager
    def whole(self, name: str) -> Iterator[BinaryIO]:
        """A file to write, which is there under its name when it is complete, or not at all."""
        path = self.path(name)
        part = f"{path}.{token_hex(4)}.part"
        self.files.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
        try:
            with self.files.open(part, "wb") as file:
                yield file
            self.files.mv(part, path)
        except BaseException:
            with suppress(Exception):
                self.files.rm(part)
            raise

    def write_json(self, name: str, value: Any) -> None:
        with self.whole(name) as file:
            file.write(json.dumps(value, ensure_ascii=False, indent=1).encode())

    def read_json(self, name: str) -> Any:
        """The value that ``write_json`` wrote. Raises ``FileNotFoundError``."""
        with self.open(name) as file:
            return json.loads(file.read())

    def remove(self, folder: str) -> None:
        """Remove a folder and what is in it, if it is there."""
        with suppress(FileNotFoundError):
            self.files.rm(self.path(folder), recursive=True)

    def remove_file(self, name: str) -> None:
        with suppress(FileNotFoundError):
            self.files.rm(self.path(name))
