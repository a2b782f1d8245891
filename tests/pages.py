"""Pages for tests, good and bad. The news is invented."""

from __future__ import annotations

import gzip
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"

STORY = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Bridge shut after crack is found</title>
<meta property="og:type" content="article"><meta property="og:site_name" content="Vale Times">
<meta property="article:published_time" content="2024-03-14T09:00:00Z"></head><body><article>
<h1>Bridge shut after crack is found</h1>
<p>The old road bridge over the Vale was closed to all traffic on Thursday morning after a survey found a long crack in one of its iron beams, the council announced.</p>
<p>“We could not leave it open for another day,” said Ana Reyes, who runs the roads of the county and who ordered the closure shortly before the morning traffic.</p>
<p>“People will be late for work and they will be alive,” said Owen Tull, the engineer who found the crack on Wednesday evening while he was looking for something else.</p>
<p>Drivers were sent over the motorway instead, a detour of eleven miles that took more than an hour when the schools closed in the afternoon.</p>
</article></body></html>"""

SPANISH = """<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Cierran el puente viejo</title></head><body><article>
<h1>Cierran el puente viejo por una grieta</h1>
<p>El ayuntamiento cerró el jueves el puente viejo sobre el río después de que una inspección encontrara una grieta larga en una de sus vigas de hierro, según anunció la alcaldesa a primera hora de la mañana.</p>
<p>«No podíamos dejarlo abierto ni un día más», dijo la ingeniera que encontró la grieta el miércoles por la tarde, mientras buscaba otra cosa. Los conductores tuvieron que dar un rodeo de once kilómetros por la autopista.</p>
<p>La alcaldesa dijo que las obras durarán al menos tres meses y que los vecinos recibirán una carta con los detalles del desvío, los autobuses y las ayudas para los comercios de la zona.</p>
</article></body></html>"""


def warc(*pages: str) -> bytes:
    """A WARC of HTML responses, each record gzipped by itself, as crawls write them."""
    out = b""
    for number, page in enumerate(pages, 1):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
            "WARC-Date: 2024-03-15T08:00:00Z\r\n"
            f"WARC-Target-URI: https://vale.example/{number}\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        out += gzip.compress(head.encode() + http + b"\r\n\r\n")
    return out
