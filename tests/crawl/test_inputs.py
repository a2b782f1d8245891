"""What a user may name as a WARC, and the one line where it is none."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

pytest.importorskip("fsspec", reason="the crawl needs onrecord[crawl]")

import fsspec

from onrecord.crawl.archive import Response, responses
from onrecord.crawl.inputs import open_warc, warcs_of
from onrecord.errors import OnrecordError, OptionError, SourceError
from tests.crawl import archives


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.warc.gz", "a.warc.gz"):
        archives.write(tmp_path / name, [archives.story(1)])
    return tmp_path


def test_paths_and_globs_in_order_and_each_once(folder: Path) -> None:
    a, b = f"{folder}/a.warc.gz", f"{folder}/b.warc.gz"
    assert warcs_of(["b.warc.gz", "*.warc.gz"]) == [b, a]
    assert warcs_of(["?.warc.gz"]) == [a, b]


@pytest.mark.parametrize("pack", [gzip.compress, bytes])
def test_lists_as_common_crawl_has_them(folder: Path, pack) -> None:
    name = "warc.paths.gz" if pack is gzip.compress else "warc.paths"
    (folder / name).write_bytes(pack(b"a.warc.gz\n\nb.warc.gz\nhttps://x.example/c.warc.gz\n"))
    address = "https://x.example/c.warc.gz"
    assert warcs_of([str(folder / name)]) == [
        f"{folder}/a.warc.gz",
        f"{folder}/b.warc.gz",
        address,
    ]
    assert warcs_of([name], base="s3://news/") == [
        "s3://news/a.warc.gz",
        "s3://news/b.warc.gz",
        address,
    ]
    assert warcs_of([name]) == [f"{folder}/a.warc.gz", f"{folder}/b.warc.gz", address]


def test_any_file_system_of_fsspec(folder: Path) -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe("/news/a.warc.gz", (folder / "a.warc.gz").read_bytes())
    assert warcs_of(["memory://news/*.warc.gz"]) == ["memory:///news/a.warc.gz"]
    with open_warc("memory:///news/a.warc.gz") as stream:
        found = [one for one in responses(stream, source="x") if isinstance(one, Response)]
    assert [one.capture.url for one in found] == ["https://vale.example/1"]
    memory.rm("/news", recursive=True)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("none.warc.gz", "no such file"),
        ("empty.warc", "is no WARC"),
        ("page.html", "is no WARC"),
        (".", "cannot be opened"),
        ("a\x1b[2Jb", "a?[2Jb: no such file"),
    ],
)
def test_what_is_no_warc(folder: Path, name: str, says: str) -> None:
    (folder / "empty.warc").write_bytes(b"")
    (folder / "page.html").write_bytes(b"<html>")
    with pytest.raises(SourceError, match=says.replace("?", r"\?").replace("[", r"\[")):
        open_warc(name)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("*.none", "matches no file"),
        ("none.paths", "no such file"),
        ("binary.paths.gz", "is no list"),
        ("odd://x/*", "odd"),
    ],
)
def test_what_names_nothing(folder: Path, name: str, says: str) -> None:
    (folder / "binary.paths.gz").write_bytes(b"\x1f\x8b broken")
    with pytest.raises((SourceError, OptionError), match=says) as raised:
        warcs_of([name])
    assert len(str(raised.value).splitlines()) == 1


def test_a_network_that_fails_is_not_taken_for_a_broken_warc(folder: Path) -> None:
    class Failing:
        def __init__(self) -> None:
            self.left = 1

        def read(self, size: int = -1) -> bytes:
            raise ConnectionError("reset by peer")

        def seek(self, offset: int, whence: int = 0) -> int:
            return 0

        def tell(self) -> int:
            return 0

        def close(self) -> None:
            pass

    with pytest.raises((ConnectionError, OnrecordError)):
        list(responses(Failing(), source="x"))
