"""Which page an address is of: two captures of one page meet, whatever tracking hangs on it."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode, urlsplit

from onrecord.casebook.storable import storable
from onrecord.record import Record

_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|ocid|cmpid|ns_\w+|smid|ref_src|_ga|taid)$",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}


def page_key(record: Record) -> str:
    """What all captures of one page share: its address, else the hash of its bytes or text."""
    if record.page.url:
        return address_key(record.page.url)
    if record.page.sha256:
        return f"sha256:{record.page.sha256}"
    text = storable(record.article.text).encode()
    return f"text:{sha256(text).hexdigest()}"


def address_key(url: str) -> str:
    """An address without scheme, ``www.``, fragment, tracking parameters and last slash.

    >>> address_key("http://www.Example.org/a/?utm_source=x&id=7#top")
    'example.org/a?id=7'
    """
    url = storable(url.strip())
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        port = parts.port
    except ValueError:
        return url
    if not host:
        return url
    if port is not None and port != _PORTS.get(parts.scheme):
        host += f":{port}"
    kept = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.match(pair[0])
    ]
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{parts.path.rstrip('/')}{query}"
