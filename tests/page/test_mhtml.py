"""Pages saved as one file (MHTML), and mails."""

from __future__ import annotations

import gzip
import time
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from onrecord.errors import PageError
from onrecord.page import Capture, captures
from onrecord.page.encoding import decode

ADDRESS = "https://times.example/2024/03/14/well"
WORDS = "“The well was dug in a day and nobody asked us,” the farmer said on Tuesday."
HTML = f"<html><body><h1>Well Dug</h1><p>{WORDS}</p><p>It is deep — 40 metres.</p></body></html>"

SNAPSHOT = f"""\
From: <Saved by Blink>
Snapshot-Content-Location: {ADDRESS}
Subject: Well Dug
Date: Thu, 14 Mar 2024 10:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--x----"


------MultipartBoundary--x----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: {ADDRESS}

<html><body><h1>Well Dug</h1><p>=E2=80=9CThe well was dug in a day and nobo=
dy asked us,=E2=80=9D the farmer said on Tuesday.</p></body></html>
------MultipartBoundary--x----
Content-Type: text/css
Content-Transfer-Encoding: quoted-printable
Content-Location: cid:css-1@mhtml.blink

p {{ color: red }}
------MultipartBoundary--x------
""".replace("\n", "\r\n").encode()


def only(data: bytes, **options: str) -> Capture:
    (capture,) = captures(data, **options)
    return capture


def text_of(capture: Capture) -> str:
    return decode(capture.data, source=capture.source, charset=capture.charset)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzipped"])
def test_a_page_saved_as_one_file_is_its_html(pack):
    capture = only(pack(SNAPSHOT))
    assert capture.data.startswith(b"<html>") and capture.data.endswith(b"</html>")
    assert (capture.url, capture.media_type) == (ADDRESS, "text/html")
    assert capture.captured_at == "2024-03-14T08:00:00Z"
    assert not capture.clipped
    assert WORDS in text_of(capture)


def test_a_clipped_file_gives_what_it_holds_and_says_so():
    capture = only(SNAPSHOT[: SNAPSHOT.index(b" the farmer")])
    assert capture.clipped
    assert "The well was dug in a day and nobody asked us" in text_of(capture)


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_the_html_of_a_mail_is_taken_before_its_text_however_encoded(encoding, charset):
    mail = EmailMessage()
    mail["Subject"] = "Well Dug"
    mail.set_content("Read this letter in a browser.\n")
    mail.add_alternative(HTML, subtype="html", charset=charset, cte=encoding)
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    text = text_of(only(mail.as_bytes()))
    assert WORDS in text and "in a browser" not in text


def test_the_bytes_of_a_page_that_was_base64_are_its_own():
    message = MIMEMultipart("related")
    message.attach(MIMEText(HTML, "html", "utf-8"))
    assert only(message.as_bytes()).data == HTML.encode()


def test_a_page_opened_from_a_disk_has_the_address_that_is_given():
    saved = SNAPSHOT.replace(ADDRESS.encode(), b"file:///home/ana/well.html")
    assert only(saved).url is None
    assert only(saved, url=ADDRESS).url == ADDRESS


def test_a_mail_of_plain_text_is_read_with_its_headers_or_without_its_encoding():
    mail = MIMEText("“The well was dug in a day,” the farmer said.\n", "plain", "utf-8")
    mail["Subject"] = "Well Dug"
    assert "“The well was dug in a day,”" in text_of(only(mail.as_bytes()))
    bare = b"Subject: Well Dug\nMIME-Version: 1.0\nContent-Type: text/plain\n\nThe well is dug.\n"
    assert only(bare).data == bare


@pytest.mark.parametrize(
    "text",
    [
        "Note: the well is dug.\nMIME-Version: is a word, the farmer said.\n",
        "<p>MIME-Version: 1.0</p>\n\nContent-Type: text/html\n",
    ],
)
def test_what_only_mentions_a_mail_is_none(text):
    assert only(text.encode()).data == text.encode()


def test_a_message_without_text_is_one_line():
    message = MIMEMultipart("related", boundary="x")
    with pytest.raises(PageError, match="without any text"):
        only(message.as_bytes())


@pytest.mark.parametrize(
    "body",
    [
        b"--x\r\n" * 400_000,
        b"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" * 40_000,
        b"--x\r\nContent-Type: text/html\r\n" + b" a\r\n" * 400_000,
        b"\r\n--" * 500_000,
        b"--x\r\nContent-Type: image/png\r\n\r\n" * 1_000_000,
    ],
    ids=["borders", "nested", "headers", "dashes", "parts"],
)
def test_hostile_messages_end_soon(body):
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    began = time.monotonic()
    with pytest.raises(PageError):
        only(head + body)
    assert time.monotonic() - began < 10
