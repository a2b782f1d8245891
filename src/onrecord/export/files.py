"""Files that are whole or not there: written beside their place, moved into it when complete."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A name beside ``path`` to write to; it becomes ``path`` at the end, or goes with an error.

    The name is this writer's own, so that two that write the same file do not mix their bytes. A
    link stays one, to the new file; a device or a pipe is written to as it is, not replaced.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    target = Path(os.path.realpath(path))
    part = target.with_name(f"{target.name}.{token_hex(4)}.part")
    try:
        yield part
        part.replace(target)
    except BaseException as error:
        with contextlib.suppress(OSError):
            part.unlink()
        if isinstance(error, OSError) and error.filename in (part, str(part)):
            error.filename = str(path)  # the other name is nobody's but this writer's
        raise


@contextmanager
def placed(folder: Path) -> Iterator[None]:
    """A folder that is there; with an error goes again what was made for it and is empty."""
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for one in made:
            with contextlib.suppress(OSError):
                one.rmdir()
        raise
