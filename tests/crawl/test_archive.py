"""WARCs as streams: every whole response is given, every broken record is counted."""

from __future__ import annotations

import gzip
import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.crawl.archive import Info, Response, reopen, responses
from onrecord.crawl.notices import Notices, notices_of
from onrecord.page.warc import Broken, next_record
from tests.crawl import archives
from tests.pages import STORY

PAGES = [archives.record(archives.story(n), f"https://vale.example/{n}") for n in range(4)]
INFO = archives.info(software="tests", robots="classic")
WHOLE = INFO + b"".join(PAGES)


def found(data: bytes, start: int = 0) -> list[Response | Broken | Info]:
    return list(responses(io.BytesIO(data), source="x", start=start))


def urls(data: bytes) -> list[str | None]:
    return [one.capture.url for one in found(data) if isinstance(one, Response)]


def test_every_response_in_order_with_its_offset() -> None:
    info, *pages = found(WHOLE)
    assert info == Info((("software", "tests"), ("robots", "classic")))
    assert [one.offset for one in pages] == [
        len(INFO) + sum(map(len, PAGES[:n])) for n in range(len(PAGES))
    ]
    assert pages[0].capture.data.startswith(b"<!doctype html>")
    assert pages[0].capture.captured_at == "2024-03-15T08:00:00Z"


def test_any_record_is_opened_again_by_its_offset() -> None:
    for one in found(WHOLE)[1:]:
        assert reopen(io.BytesIO(WHOLE), one.offset, source="x") == one
    assert reopen(io.BytesIO(WHOLE), 0, source="x") != found(WHOLE)[0]


def spoiled(how: str) -> bytes:
    first, second, third, fourth = PAGES
    middle = len(second) // 2
    match how:
        case "header":
            second = b"\x00" + second[1:]
        case "body":
            second = second[:middle] + bytes(40) + second[middle + 40 :]
        case "cut":
            second = second[:middle]
        case "junk":
            second = second + b"junk" * 100
        case "magic in junk":
            second = second[:middle] + b"\x1f\x8b\x08" * 30
        case "no warc":
            second = gzip.compress(b"something else altogether")
    return INFO + first + second + third + fourth


@pytest.mark.parametrize("how", ["header", "body", "cut", "junk", "magic in junk", "no warc"])
def test_a_broken_record_costs_itself_alone(how: str) -> None:
    data = spoiled(how)
    got = urls(data)
    assert {f"https://vale.example/{n}" for n in (0, 2, 3)} <= set(got)
    assert len(got) == len(set(got))
    assert len(got) == 4 or any(isinstance(one, Broken) for one in found(data))


@pytest.mark.parametrize("how", ["header", "body", "cut", "no warc"])
def test_a_broken_record_is_one_and_is_told_by_its_place(how: str) -> None:
    at = len(INFO) + len(PAGES[0])
    assert [one.offset for one in found(spoiled(how)) if isinstance(one, Broken)] == [at]


def test_a_broken_request_before_a_page_is_one_broken_record() -> None:
    request = gzip.compress(gzip.decompress(PAGES[0]).replace(b"response", b"request"))
    broken = request[:300] + bytes(40) + request[340:]
    data = INFO + request + broken + PAGES[1] + broken + broken + PAGES[2]
    first, *others = (one.offset for one in found(data) if isinstance(one, Broken))
    assert first == len(INFO) + len(request)
    assert others == [n + len(data) - len(PAGES[2]) for n in (-2 * len(broken), -len(broken))]
    assert urls(data) == ["https://vale.example/1", "https://vale.example/2"]


def test_a_record_longer_than_it_says_costs_no_other() -> None:
    text = gzip.decompress(PAGES[1])
    data = INFO + PAGES[0] + gzip.compress(text + b"and more" * 40) + PAGES[2] + PAGES[3]
    assert urls(data) == [f"https://vale.example/{n}" for n in range(4)]
    assert [one.offset for one in found(data) if isinstance(one, Broken)] == [None]


def test_a_clipped_end_is_told() -> None:
    *_, last = found(b"".join(map(gzip.decompress, [INFO, *PAGES]))[:-200])
    assert isinstance(last, Response)
    assert last.capture.clipped
    assert not any(one.capture.clipped for one in found(WHOLE) if isinstance(one, Response))


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_no_bytes_raise_and_no_page_comes_twice(data) -> None:
    spoilt = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(spoilt) - 1))
        spoilt[at : at + data.draw(st.integers(0, 300))] = data.draw(st.binary(max_size=40))
    got = urls(bytes(spoilt))
    assert len(got) == len(set(got))


def test_plain_and_whole_packed_files() -> None:
    plain = b"".join(map(gzip.decompress, [INFO, *PAGES]))
    assert urls(plain) == urls(WHOLE)
    one_member = found(gzip.compress(plain))
    assert urls(gzip.compress(plain)) == urls(WHOLE)
    assert [one.offset for one in one_member if isinstance(one, Response)][1:] == [None] * 3


def test_the_search_for_the_next_record_is_linear_and_crosses_pieces(monkeypatch) -> None:
    monkeypatch.setattr("onrecord.page.warc.SCAN", 1000)
    for padding in (0, 997, 999, 1000, 1500):
        assert (
            next_record(io.BytesIO(b"\x1f\x8b\x08x" * 5 + b"y" * padding + INFO), 0) == 20 + padding
        )
    monkeypatch.undo()
    start = time.process_time()
    assert next_record(io.BytesIO(b"\x1f\x8b\x08" * 100_000), 0) is None
    assert time.process_time() - start < 5


class TestNotices:
    def test_headers_and_elements(self) -> None:
        page = STORY.replace(
            "<title>",
            '<meta name="ROBOTS" content="noai, noarchive"><meta content="1" name=\'tdm-reservation\'>'
            '<meta name="dcterms.rights" content="© Vale  Times"><link rel="license" href="https://l.example/by">'
            "<title>",
        ).encode()
        headers = [("X-Robots-Tag", "noindex"), ("Link", '<https://l.example/x>; rel="license"')]
        assert notices_of(page, headers) == Notices(
            ("x-robots-tag: noindex", "robots: noai, noarchive", "tdm-reservation: 1"),
            ('<https://l.example/x>; rel="license"', "© Vale Times", "https://l.example/by"),
        )

    def test_they_come_with_the_response(self) -> None:
        data = archives.record(STORY, "https://vale.example/", headers=["X-Robots-Tag: noai"])
        (one,) = found(data)
        assert one.notices.robots == ("x-robots-tag: noai",)

    @given(st.binary(max_size=300))
    @settings(max_examples=60, deadline=None)
    def test_hostile_bytes(self, data: bytes) -> None:
        notices_of(b"<meta name=robots content=" + data + b'><a rel="license" href="' + data)

    def test_linear(self) -> None:
        start = time.process_time()
        notices_of(b"<meta name=robots " * 300_000)
        notices_of(b"<a rel=license href=" + b"x" * 5_000_000)
        assert time.process_time() - start < 5
