"""One page from the web, once: within limits of size and time, from public addresses only."""

from __future__ import annotations

import http.client
import io
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from datetime import UTC, datetime
from email.message import Message
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from onrecord.errors import SourceError
from onrecord.page.capture import MAX_BYTES, PIECE, Capture, Unpacker, shown

MAX_REDIRECTS = 8
CONNECT_SECONDS = 10.0
TOTAL_SECONDS = 30.0
_LATE = f"it takes over {TOTAL_SECONDS:.0f} s; try again later"
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_REFUSALS = frozenset((401, 402, 403, 406, 407, 429, 451))
"""What sites answer who let in people alone, and whom they know."""
_NO_HOST = re.compile(r"[\x00-\x20\x7f]")
_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_HEADERS = {
    "User-Agent": "onrecord (reads one news page at a person's request)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}


def fetch(url: str, *, allow_private: bool = False) -> Capture:
    """Fetch a page once, redirects followed; each hop's address is checked before it is spoken to.

    The name is looked up once a hop and the connection made to the very address that was checked,
    so that a name cannot answer with another one in between. Proxies of the environment are not
    used, since behind one the address could not be checked. Raises ``SourceError``.
    """
    until = time.monotonic() + TOTAL_SECONDS
    address = url
    for _ in range(MAX_REDIRECTS + 1):
        try:
            status, headers, body, clipped = _get(address, allow_private, until)
        except SourceError as error:
            if address == url:
                raise
            why = f"redirects to {shown(address)}, which {error.message}"
            raise SourceError(shown(url), why) from None
        except (OSError, http.client.HTTPException, zlib.error, UnicodeError) as error:
            why = _LATE if time.monotonic() >= until else _why(error)
            raise SourceError(shown(url), f"cannot be fetched: {why}") from None
        location = headers.get("Location")
        if status in _REDIRECTS and location:
            try:
                address = _target(address, location)
            except ValueError:
                raise SourceError(shown(url), "redirects to no valid address; check it") from None
            continue
        if status >= 400:
            raise SourceError(shown(url), f"the site answers {status}; {_remedy(status)}")
        return Capture(
            source=shown(url),
            data=body,
            url=address,
            media_type=headers.get_content_type() if headers.get("Content-Type") else None,
            charset=_charset(headers),
            captured_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            clipped=clipped,
        )
    raise SourceError(shown(url), f"redirects over {MAX_REDIRECTS} times; check the address")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet.

    >>> is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("93.184.216.34")
    (False, False, True)
    """
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def _get(url: str, allow_private: bool, until: float) -> tuple[int, Message, bytes, bool]:
    parts = _split(url)
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    address = _address(url, host, port, allow_private, until)
    connection = _Pinned(host, port, address, secure, until)
    try:
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        if parts.query:
            path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        connection.request("GET", path, headers=_HEADERS)
        response = connection.getresponse()
        if response.status in _REDIRECTS:
            return response.status, response.headers, b"", False
        return response.status, response.headers, *_body(url, response)
    finally:
        connection.close()


def _target(address: str, location: str) -> str:
    """Where a ``Location`` leads; raises ``ValueError`` where that is no address.

    The header comes decoded as Latin-1, but browsers take its bytes for UTF-8, or as they are.
    """
    sent = location.encode("latin-1").strip()
    try:
        target = urljoin(address, sent.decode("utf-8"))
    except UnicodeDecodeError:
        target = urljoin(address, quote(sent, safe=_ASCII))
    _parts(target)
    return target


def _parts(url: str) -> SplitResult:
    """The parts of an address; raises ``ValueError`` where it is none."""
    parts = urlsplit(url)
    parts.port  # noqa: B018  raises where it is no number
    if _NO_HOST.search(parts.netloc):
        raise ValueError("a blank or a control character in the host")
    return parts


def _split(url: str) -> SplitResult:
    try:
        parts = _parts(url)
    except ValueError:
        raise SourceError(shown(url), "is no address; write https://...") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SourceError(shown(url), "is no http or https address; only those are fetched")
    return parts


def _address(url: str, host: str, port: int, allow_private: bool, until: float) -> str:
    found = _looked_up(host, port, until)
    if found is None:
        raise SourceError(shown(url), "its host is not known; check the address")
    if not allow_private and not all(is_public(one) for one in found):
        raise SourceError(
            shown(url),
            "leads to a private address of this machine or network; --allow-private permits it",
        )
    if not found:
        raise SourceError(shown(url), "its host has no address; check it")
    return found[0]


def _looked_up(host: str, port: int, until: float) -> list[str] | None:
    """The addresses of a host, ``None`` where it is not known; raises ``TimeoutError``.

    The system's look-up takes no limit of time, so it is waited for and left behind where it is late.
    """
    answers: SimpleQueue[list[str] | None] = SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            answers.put(None)
        else:
            answers.put([str(answer[4][0]) for answer in found])

    threading.Thread(target=look_up, daemon=True).start()
    try:
        return answers.get(timeout=_left(until))
    except Empty:
        raise TimeoutError from None


class _Pinned(http.client.HTTPConnection):
    """A connection to one address that was checked, whatever the name says by now.

    Nothing of it goes on after ``until``, a moment of the monotonic clock.
    """

    def __init__(self, host: str, port: int, address: str, secure: bool, until: float) -> None:
        super().__init__(host, port, timeout=CONNECT_SECONDS)
        self._address = address
        self._secure = secure
        self._until = until
        self.default_port = 443 if secure else 80
        self.response_class = partial(_Answer, until=until)  # type: ignore[assignment]

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), _left(self._until))
        if self._secure:
            context = ssl.create_default_context()
            self.sock.settimeout(_left(self._until))
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


class _Answer(http.client.HTTPResponse):
    """An answer whose status, headers, sizes of chunks and body all arrive before ``until``."""

    def __init__(self, sock: socket.socket, *, until: float, **options: Any) -> None:
        super().__init__(sock, **options)
        self.fp = io.BufferedReader(_Timed(self.fp.detach(), sock, until))


class _Timed(io.RawIOBase):
    """What comes through a socket before a moment.

    The timeout of a socket holds for one operation: a site that sends byte by byte renews it.
    """

    def __init__(self, raw: io.RawIOBase, sock: socket.socket, until: float) -> None:
        self._raw = raw
        self._sock = sock
        self._until = until

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(_left(self._until))
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


def _left(until: float) -> float:
    """The seconds that one operation may take; raises ``TimeoutError`` where none are left."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return min(left, CONNECT_SECONDS)


def _body(url: str, response: http.client.HTTPResponse) -> tuple[bytes, bool]:
    """What an answer holds, unpacked, and whether it ends before its end."""
    packed = (response.headers.get("Content-Encoding") or "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip", "deflate"):
        told = f"answers packed as {shown(packed)}, which nobody asked for; {_remedy(403)}"
        raise SourceError(shown(url), told)
    unpacker = Unpacker(wbits=47) if packed not in ("", "identity") else None
    out = bytearray()
    while True:
        try:
            piece = response.read1(PIECE)
        except (http.client.IncompleteRead, ConnectionError):
            return bytes(out), True
        if not piece:
            return bytes(out), bool(response.length) or (unpacker is not None and not unpacker.eof)
        out += unpacker.take(piece, MAX_BYTES + 1 - len(out)) if unpacker else piece
        if len(out) > MAX_BYTES:
            raise SourceError(shown(url), f"sends over {MAX_BYTES >> 20} MB; no news page does")


def _remedy(status: int) -> str:
    if status in _REFUSALS:
        return "save the page in a browser and give the file"
    return "try again later" if status >= 500 else "check the address"


def _charset(headers: Message) -> str | None:
    try:
        return headers.get_content_charset()
    except ValueError:  # an encoded parameter (RFC 2231) whose own encoding has no possible name
        return None


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "the site does not answer in time"
    if isinstance(error, ssl.SSLError):
        return "its certificate cannot be trusted or TLS fails"
    reason = getattr(error, "strerror", None) or "the answer is no valid HTTP"
    return shown(str(reason).lower())
