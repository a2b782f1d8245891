"""Invented pages as bytes, to be read into a casebook with all that they hold: one of HTML, one of
plain text, one by somebody who means no good."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.casebook import Casebook
from tests.conftest import begin_said

PARAGRAPHS = (
    "The lighthouse at Sker Point will be lit again in the autumn, the trust that owns it said after its meeting on Monday night.",
    "“It was never dark for lack of will,” said Mara Quill, who has kept the books of the trust for eleven years.",
    "The lamp itself was taken down in 1998 and has stood since then in the hall of the school, where children painted it twice.",
    "“We shall need four people and a long rope,” said Owen Tarrant. He has asked the harbour for both, and has been promised the rope.",
    "Visitors may climb the tower on Sundays, if the stairs are found to be as sound as the trust believes that they are.",
)

BAD = "</title></textarea><script>window.ran = 1; alert(1)</script><img src=x onerror=alert(2)>{{7*7}}"


def html(paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    words = "\n".join(f"<p>{one}</p>" for one in paragraphs)
    return f"""<!doctype html>
<html lang="en"><head><title>Lighthouse to be lit again - Sker Herald</title>
<meta property="og:site_name" content="Sker Herald">
<meta property="article:published_time" content="2024-09-03T08:00:00Z">
<link rel="canonical" href="https://herald.example/lighthouse">
<link rel="stylesheet" href="https://herald.example/style.css">
<style>h1 {{ color: rgb(1, 2, 3) }} body {{ background: url(https://herald.example/back.png) }}</style>
<script src="https://herald.example/app.js"></script></head>
<body onload="alert('load')"><header><a href="https://herald.example/">Sker Herald</a></header>
<article><h1>Lighthouse to be lit again</h1><p class="byline">By Ines Marrow</p>
<figure><img src="https://herald.example/lamp.jpg" alt="The lamp"></figure>
{words.replace("never dark", "<em>never</em>   dark")}
</article><script>document.body.innerHTML = ""</script></body></html>"""


TEXT = "\n\n".join(
    ("Bridge is closed for a week", "By Ines Marrow", "4 September 2024", *PARAGRAPHS[1:])
)


def hostile() -> str:
    """Script, SVG, event handlers and broken markup in headline, byline, address and quotation."""
    bad = BAD.replace("<", "&lt;").replace(">", "&gt;")
    paragraphs = (
        f"“It was {bad} never dark for lack of will,” said Mara Quill, who keeps the books of the trust by the sea.",
        "<svg onload=alert(3)><script>alert(4)</script><animate onbegin=alert(5) attributeName=x dur=1s></svg>",
        "<a href='javascript:alert(6)' onmouseover=alert(7)>The trust that owns the lighthouse at Sker Point met again on Monday night.</a>",
        "<iframe srcdoc='<script>parent.alert(8)</script>'></iframe><object data='https://evil.example/o'></object>",
        "<form action='https://evil.example/f'><input autofocus onfocus=alert(9)><button formaction='javascript:alert(10)'>x</button></form>",
        "<noscript><p title='</noscript><script>alert(11)</script>'></noscript><math><mtext><style><img src=x onerror=alert(12)></style>",
        "<p style='background:url(https://evil.example/b)'>“We shall need four people and a long rope,” said Owen Tarrant.",
        "<base href='https://evil.example/'><meta http-equiv='refresh' content='0;url=https://evil.example/r'>",
        "<img src='https://evil.example/i.png' srcset='https://evil.example/s.png 2x'><video src='https://evil.example/v'></video>",
        "<p id=w1 class='onrecord onrecord-content'>The lamp itself was taken down in 1998 and has stood in the hall of the school since.",
        "<b><p><table><tr><td><div>Visitors may climb the tower on Sundays, if the stairs are sound, said nobody at all.</b></p>",
    )
    return f"""<html><head><title>{bad}</title>
<meta property="og:title" content="{bad}"><meta property="og:site_name" content="{bad}">
<meta name="author" content="{bad}"><meta property="article:published_time" content="2024-09-05">
<link rel="canonical" href="javascript:alert(13)"></head><body onload=alert(14)>
<article><h1>{bad}</h1><p class="byline">By {bad}</p>{"".join(f"<p>{one}</p>" for one in paragraphs)}
</article>"""


def write(path: Path, *pages: str) -> Path:
    """Reads pages into a casebook as ``onrecord add`` would, but for a stand-in for the reader."""
    with pytest.MonkeyPatch.context() as patch, Casebook.open(path) as book:
        patch.setattr("onrecord.reader.begin_layers", begin_said)
        for page in pages:
            (added,) = book.add(page.encode())
            assert added.result == "added", added
    return path
