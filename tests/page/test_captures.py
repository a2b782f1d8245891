"""Sources: files, streams, WARCs, the web."""

import gzip
import hashlib
import io
import socket
import socketserver
import threading
import time
import zlib
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from onrecord.errors import OnrecordError, PageError, SourceError
from onrecord.page import captures, read_page
from onrecord.page import fetch as fetching

HTML = (
    b"<html><body><h1>Well Dug</h1><p>The well was dug in a day, the farmer said.</p></body></html>"
)


def record(url: str, payload: bytes, *, status: str = "200 OK", kind: str = "text/html") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2020-02-03T04:05:06Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def packed_by(writer):
    def pack(page):
        from fastwarc import stream_io

        out = io.BytesIO()
        packer = getattr(stream_io, writer)(out)
        packer.write(page)
        packer.close()
        return out.getvalue()

    return pack


def take(source, **options):
    """What a source gives before it fails, and its failure."""
    got = []
    try:
        for one in captures(source, **options):
            got.append(one)
    except OnrecordError as error:
        assert "\n" not in str(error)
        return got, error
    return got, None


def test_a_path_bytes_a_file_and_standard_input_give_the_same_bytes(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(HTML)
    with path.open("rb") as file:
        sources = [str(path), path, HTML, file]
        assert [next(captures(one)).data for one in sources] == [HTML] * 4
    assert next(captures("-", stdin=io.BytesIO(HTML))).data == HTML


def test_a_gzipped_page_is_unpacked(tmp_path):
    assert next(captures(gzip.compress(HTML))).data == HTML
    members = b"".join(gzip.compress(HTML[at : at + 50]) for at in range(0, len(HTML), 50))
    assert next(captures(members)).data == HTML
    assert not next(captures(members)).clipped and next(captures(members[:-4])).clipped
    _, error = take(gzip.compress(HTML)[:10] + b"\xff\xff\xff")
    assert isinstance(error, PageError)


def test_a_clipped_gzipped_page_is_read_and_says_so():
    story = b"<p>" + b" ".join(b"The well held %d buckets, she said." % n for n in range(500))
    packed = gzip.compress(story)
    whole, part = next(captures(packed)), next(captures(packed[: len(packed) // 2]))
    assert not whole.clipped and read_page(whole).problem is None
    assert part.clipped and story.startswith(part.data)
    reading = read_page(part)
    assert reading.problem.code == "clipped" and "500 buckets" not in reading.article.text
    assert reading.article.text


def test_a_gzip_bomb_is_refused():
    _, error = take(gzip.compress(bytes(70 << 20)))
    assert isinstance(error, PageError) and "64 MB" in str(error)


def test_empty_gzip_members_without_end_are_refused_soon():
    begun = time.monotonic()
    _, error = take(gzip.compress(HTML) + gzip.compress(b"") * 1_000_000)
    assert time.monotonic() - begun < 5
    assert isinstance(error, PageError)


@pytest.mark.parametrize("name", ["missing.html", "a\0b", "x" * 5000, ""])
def test_what_cannot_be_opened_is_one_line(name):
    _, error = take(name)
    assert isinstance(error, SourceError)


def test_a_folder_and_a_text_file_object_are_refused(tmp_path):
    assert isinstance(take(tmp_path)[1], SourceError)
    assert isinstance(take(io.StringIO("text"))[1], SourceError)
    for other in (None, 3, ["page.html"]):
        assert "give a path" in str(take(other)[1])


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_warc_gives_each_html_response(pack, tmp_path):
    parts = [
        record("https://a.example/1", HTML),
        record("https://a.example/pic", b"\xff\xd8", kind="image/jpeg"),
        record("https://a.example/moved", b"", status="301 Moved"),
        record("https://a.example/2", HTML + b"2", kind="text/html; charset=utf-8"),
    ]
    path = tmp_path / "no-warc-in-the-name.bin"
    path.write_bytes(b"".join(pack(part) for part in parts))
    got, error = take(path)
    assert error is None
    assert [one.url for one in got] == ["https://a.example/1", "https://a.example/2"]
    assert got[0].data == HTML and got[1].charset == "utf-8"
    assert got[0].captured_at == "2020-02-03T04:05:06Z"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_clipped_warc_gives_what_it_holds_and_then_says_so(pack):
    whole, last = (
        pack(record("https://a.example/1", HTML)),
        pack(record("https://a.example/2", HTML * 50)),
    )
    got, error = take(whole + last[: len(last) - 60])
    assert got[0].data == HTML
    assert not got[0].clipped and all(one.clipped for one in got[1:])
    assert isinstance(error, PageError)


def test_a_record_that_swallows_the_next_is_told():
    first, *others = (record(f"https://a.example/{n}", HTML) for n in range(3))
    length = first.index(b"Content-Length: ") + 16
    told = int(first[length : first.index(b"\r\n", length)])
    data = first.replace(b"Content-Length: %d" % told, b"Content-Length: %d" % (told + 150), 1)
    got, error = take(data + b"".join(others))
    assert [one.data for one in got] == [HTML, HTML]
    assert got[1].url == "https://a.example/2"
    assert "1 broken record" in str(error)


def test_a_broken_member_costs_itself_alone():
    members = [gzip.compress(record(f"https://a.example/{n}", HTML)) for n in range(5)]
    for broken, told in (([1], "1 broken record; 4 pages"), ([1, 3], "2 broken records; 3 pages")):
        spoilt = [
            one[:60] + bytes(40) + one[100:] if n in broken else one
            for n, one in enumerate(members)
        ]
        got, error = take(b"".join(spoilt))
        assert [one.url[-1] for one in got] == [str(n) for n in range(5) if n not in broken]
        assert told in str(error)
        got, error = take(b"".join(spoilt)[:-80])
        assert "and is clipped after" in str(error)
    got, error = take(b"".join(members[:4]) + members[4][:60] + bytes(500))
    assert len(got) == 4 and "is broken after 4 pages; the rest cannot be read" in str(error)


PACKED = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": packed_by("BrotliWriter"),
    "zstd": packed_by("ZstdWriter"),
    "chunked": lambda page: b"%x\r\n%b\r\n0\r\n\r\n" % (len(page), page),
}


@pytest.mark.parametrize("coding", PACKED)
def test_a_packed_page_that_breaks_off_is_read_and_says_so(coding):
    words = [hashlib.sha256(b"%d" % n).hexdigest().encode() for n in range(5_000)]
    story = b"<p>" + b" ".join(words)
    packed = PACKED[coding](story)
    name = "Transfer-Encoding" if coding == "chunked" else "Content-Encoding"
    header = f"text/html\r\n{name}: {coding}"
    data = b"".join(
        record(f"https://a.example/{n}", body, kind=header)
        for n, body in enumerate((packed, packed[: len(packed) // 2], story, b"\1" * 90))
    )
    (whole, part, unpacked), error = take(data)
    assert whole.data == unpacked.data == story
    assert not whole.clipped and not unpacked.clipped
    assert part.clipped and story.startswith(part.data) and len(part.data) > len(story) // 3
    assert "is broken after 3 pages" in str(error)


def test_codings_are_taken_off_in_turn():
    header = "text/html\r\nContent-Encoding: deflate, gzip\r\nTransfer-Encoding: chunked"
    body = PACKED["chunked"](gzip.compress(zlib.compress(HTML)))
    (one,), error = take(record("https://a.example/", body, kind=header))
    assert error is None and one.data == HTML and not one.clipped
    bomb = record("https://a.example/", gzip.compress(bytes(70 << 20)), kind=header[:35])
    assert "broken" in str(take(bomb)[1])


def test_a_page_that_its_crawler_cut_short_says_so():
    whole = record("https://a.example/1", HTML)
    short = whole.replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date")
    got, error = take(whole + short)
    assert error is None and [one.clipped for one in got] == [False, True]


def test_a_warc_without_pages_says_so():
    got, error = take(record("https://a.example/p", b"x", kind="image/png"))
    assert got == [] and "no HTML" in str(error)


ODD = Path(__file__).resolve().parents[2].parent / "shared/data/warc/malformed-and-odd"


@pytest.mark.skipif(not ODD.is_dir(), reason="the odd WARCs are not at hand")
def test_odd_warcs_give_pages_or_one_line():
    for path in sorted(ODD.iterdir()):
        got, error = take(path)
        assert got or error, path.name


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/page":
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(HTML)
        elif self.path == "/zip":
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(gzip.compress(HTML))
        elif self.path == "/hop":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/file":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
        else:
            self.send_error(404)

    def log_message(self, *_):
        pass


@contextmanager
def answering(*pieces: bytes, pause: float = 0.0):
    """A site that sends the same bytes to everyone, piece by piece, and keeps what it is asked."""
    asked = []

    class Answering(socketserver.BaseRequestHandler):
        def handle(self):
            asked.append(self.request.recv(65_536).split(b"\r\n")[0])
            for piece in pieces:
                try:
                    self.request.sendall(piece)
                except OSError:
                    return
                time.sleep(pause)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Answering) as server:
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/", asked
        finally:
            server.shutdown()


@contextmanager
def site():
    server = HTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_a_page_is_fetched_and_redirects_followed():
    with site() as root:
        for path in ("/page", "/hop", "/zip"):
            got, error = take(root + path, allow_private=True)
            assert error is None and got[0].data == HTML
        assert take(root + "/hop", allow_private=True)[0][0].url == root + "/page"


@pytest.mark.parametrize("path", ["/loop", "/file", "/missing"])
def test_answers_that_are_no_page_are_one_line(path):
    with site() as root:
        got, error = take(root + path, allow_private=True)
    assert not got and isinstance(error, SourceError)


@pytest.mark.parametrize(
    ("status", "remedy"),
    [(404, "check the address"), (403, "save the page"), (429, "save the page"), (503, "later")],
)
def test_an_error_of_a_site_says_what_to_do(status, remedy):
    with answering(f"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n".encode()) as (address, _):
        _, error = take(address, allow_private=True)
    assert f"answers {status}" in str(error) and remedy in str(error)


@pytest.mark.parametrize(
    "location", [b"http://[::1/x", b"http://x:99999/", b"http://a\x01b.example/", b"http://a b/"]
)
def test_a_redirect_to_no_address_is_one_line(location):
    with answering(b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\n\r\n") as (url, _):
        got, error = take(url, allow_private=True)
    assert not got and isinstance(error, SourceError)
    assert "redirects to no valid address" in str(error)


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("/café".encode(), b"/caf%C3%A9"),
        ("/voilà".encode(), b"/voil%C3%A0"),
        ("/?q=Å…".encode(), b"/?q=%C3%85%E2%80%A6"),
        ("/café".encode("latin-1"), b"/caf%E9"),
        (b"/caf%C3%A9", b"/caf%C3%A9"),
    ],
)
def test_the_bytes_of_a_redirect_are_asked_for_as_they_were_sent(location, asked):
    answer = b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\n\r\n"
    with answering(answer) as (url, lines):
        take(url, allow_private=True)
    assert lines[1] == b"GET " + asked + b" HTTP/1.1"


@pytest.mark.parametrize(
    ("header", "body", "clipped"),
    [
        (b"Content-Length: %d" % len(HTML), HTML, False),
        (b"Content-Length: 999999", HTML, True),
        (b"Transfer-Encoding: chunked", b"%x\r\n%b\r\n0\r\n\r\n" % (len(HTML), HTML), False),
        (b"Transfer-Encoding: chunked", b"%x\r\n%b\r\n" % (len(HTML), HTML), True),
        (b"Transfer-Encoding: chunked", b"ffff\r\n" + HTML, True),
        (b"Content-Encoding: gzip", gzip.compress(HTML, mtime=0), False),
        (
            b"Content-Encoding: gzip",
            gzip.compress(HTML[:90], mtime=0) + gzip.compress(HTML[90:], mtime=0),
            False,
        ),
        (b"Content-Encoding: gzip", gzip.compress(HTML, mtime=0) + bytes(40), False),
        (b"Content-Encoding: gzip", gzip.compress(HTML, mtime=0)[:-4], True),
    ],
)
def test_an_answer_that_breaks_off_is_taken_and_says_so(header, body, clipped):
    with answering(b"HTTP/1.1 200 OK\r\n" + header + b"\r\n\r\n" + body) as (url, _):
        got, error = take(url, allow_private=True)
    assert error is None and got[0].data == HTML and got[0].clipped == clipped


def test_an_answer_packed_as_nobody_asked_is_one_line():
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n"
    with answering(head + b"\x0b\x02\x80") as (url, _):
        got, error = take(url, allow_private=True)
    assert not got and "packed as br" in str(error)


def test_a_charset_that_cannot_be_is_none():
    header = b"Content-Type: text/html; charset*=a\0b'x'%FF\r\n\r\n"
    with answering(b"HTTP/1.1 200 OK\r\n" + header + HTML) as (url, _):
        got, error = take(url, allow_private=True)
    assert error is None and got[0].data == HTML and got[0].charset is None


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 ", b"2"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"x: y\r\n"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"HTTP/1.1 302 Found\r\nLocation: /\r\nX: ", b"x"),
    ],
)
def test_no_part_of_an_answer_outlasts_the_time_of_a_fetch(monkeypatch, head, piece):
    monkeypatch.setattr(fetching, "TOTAL_SECONDS", 0.3)
    with answering(head, *[piece] * 100, pause=0.05) as (url, _):
        begun = time.monotonic()
        got, error = take(url, allow_private=True)
        assert time.monotonic() - begun < 2
    assert not got and isinstance(error, SourceError) and "takes over" in str(error)


def test_a_look_up_does_not_outlast_the_time_of_a_fetch(monkeypatch):
    monkeypatch.setattr(fetching, "TOTAL_SECONDS", 0.2)
    released = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: released.wait(20) and [])
    begun = time.monotonic()
    got, error = take("http://slow.example/")
    assert time.monotonic() - begun < 2
    released.set()
    assert not got and isinstance(error, SourceError) and "takes over" in str(error)


def test_private_addresses_are_refused_however_written():
    with site() as root:
        port = root.rsplit(":", 1)[1]
        for host in (
            "127.0.0.1",
            "localhost",
            "[::1]",
            "0.0.0.0",
            "2130706433",
            "[::ffff:127.0.0.1]",
        ):
            got, error = take(f"http://{host}:{port}/page")
            assert not got and isinstance(error, SourceError), host


def test_a_redirect_to_a_private_address_is_refused(monkeypatch):
    with site() as root:
        port = int(root.rsplit(":", 1)[1])
        monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
        real = socket.getaddrinfo

        def names(host, *rest, **options):
            return real("10.0.0.7" if host == "inside.example" else "127.0.0.1", *rest, **options)

        monkeypatch.setattr(socket, "getaddrinfo", names)
        monkeypatch.setattr(
            Site, "do_GET",
            lambda self: (self.send_response(302), self.send_header("Location", "http://inside.example/"), self.end_headers()),
        )  # fmt: skip
        got, error = take(f"http://outside.example:{port}/hop")
        assert not got and "private" in str(error)
        assert str(error).startswith(
            f"http://outside.example:{port}/hop: redirects to http://inside"
        )


def test_the_connection_is_made_to_the_address_that_was_checked(monkeypatch):
    """A name that answers with a private address the second time gains nothing."""
    asked = []

    def names(host, port, *_, **__):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", port))]

    reached = []

    def connect(address, *_, **__):
        reached.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "getaddrinfo", names)
    monkeypatch.setattr(socket, "create_connection", connect)
    _, error = take("http://rebinding.example/")
    assert isinstance(error, SourceError)
    assert asked == ["rebinding.example"] and reached == [("93.184.216.34", 80)]


@pytest.mark.parametrize("url", ["http://", "http://x:99999/", "https://exa mple/", "http://[::1"])
def test_broken_addresses_are_one_line(url):
    assert isinstance(take(url)[1], SourceError)


@pytest.mark.parametrize(
    "address",
    ["10.1.2.3", "169.254.169.254", "fe80::1", "fc00::1", "100.64.0.1", "224.0.0.1", "::", "64:ff9b::a00:1", "2002:a00:1::"],
)  # fmt: skip
def test_addresses_that_are_not_public(address):
    assert not fetching.is_public(address)
