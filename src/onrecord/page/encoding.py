"""Bytes to text: byte order mark, HTTP header, meta element, then detection (WHATWG Encoding)."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from onrecord.errors import PageError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WEB_NAMES = {
    # what browsers read where a page says the name on the left (WHATWG Encoding, 4.2)
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "tis-620": "cp874",
    "x-user-defined": "cp1252",
}
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.I)
_META_WITHIN = 16_384
"""Bytes in which a charset is looked for. HTML asks for 1,024; real pages put scripts before it."""
_DETECT_WITHIN = 65_536
_MAX_BAD = 0.02
"""The share of undecodable bytes up to which a declared encoding is still believed."""

_SIGNATURES = (
    (re.compile(rb"%PDF-"), "a PDF"),
    (re.compile(rb"\x89PNG"), "a PNG picture"),
    (re.compile(rb"\xff\xd8\xff"), "a JPEG picture"),
    (re.compile(rb"GIF8[79]a"), "a GIF picture"),
    (re.compile(rb"RIFF.{4}(?:WAVE|AVI |WEBP)", re.S), "a sound, film or WebP file"),
    (re.compile(rb"PK\x03\x04"), "a ZIP archive or an office document"),
    (re.compile(rb"\x7fELF"), "a program"),
    (re.compile(rb"MZ\x90"), "a program"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an office document"),
    (re.compile(rb"SQLite format 3\0"), "a database"),
    (re.compile(rb"\x28\xb5\x2f\xfd"), "a zstd archive"),
    (re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), "a bzip2 archive"),
    (re.compile(rb"\xfd7zXZ"), "an xz archive"),
    (re.compile(rb"7z\xbc\xaf"), "a 7z archive"),
    (re.compile(rb"\0\0\0.ftyp", re.S), "a film"),
    (re.compile(rb"OggS\0"), "a sound file"),
    (re.compile(rb"ID3[\0-\x0f]"), "a sound file"),
    (re.compile(rb"bplist\d\d"), "a Safari web archive"),
    (re.compile(rb"\{\\rtf\d"), "an RTF document"),
    (re.compile(rb".{257}ustar(?:\0|  \0)", re.S), "a tar archive"),
    (re.compile(rb'\{"onrecord":'), "a record, which onrecord add and export take"),
)
"""How files that are no pages begin. Letters alone are none of these: a text can begin with them."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UNSAFE = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")


_MISREAD_MARK = "â€"
"""What quotation marks and dashes begin with where UTF-8 is read as Windows-1252."""
MISREAD_MIN = 2


def decode(data: bytes, *, source: str, charset: str | None = None) -> str:
    """The text of a page, without NUL and lone surrogates; line ends as they were.

    ``charset`` is the one the HTTP header names. Raises ``PageError`` where the bytes are empty,
    binary or in no encoding that can be told.
    """
    if not data.strip():
        raise PageError(source, "is empty; capture the page again")
    for magic, what in _SIGNATURES:
        if magic.match(data):
            raise PageError(source, f"is {what}, not a page; give the HTML or the text of the page")
    text = _decode(data, charset)
    if text is None or _is_noise(text):
        raise PageError(source, "is binary, not a page; give the HTML or the text of the page")
    text = _read_right(printable(text))
    if not text.strip("\ufeff \t\r\n\x0c"):
        raise PageError(source, "is empty; capture the page again")
    return text


def printable(text: str) -> str:
    """Text without NUL, lone surrogates and noncharacters, which no JSON or XML can carry."""
    return _UNSAFE.sub("", text)


def _read_right(text: str) -> str:
    """A text whose UTF-8 was once read as Windows-1252 and saved so, with the letters that were meant."""
    if text.count(_MISREAD_MARK) < MISREAD_MIN:
        return text
    pattern, known = _misread()

    def meant(match: re.Match[str]) -> str:
        try:
            return bytes(known[char] for char in match[0]).decode()
        except UnicodeDecodeError:
            return match[0]

    return pattern.sub(meant, text.replace(f"{_MISREAD_MARK}\ufffd", "”"))


@lru_cache(maxsize=1)
def _misread() -> tuple[re.Pattern[str], dict[str, int]]:
    """What UTF-8 looks like where it is read as Windows-1252, and the byte of each of its letters."""
    open_ = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    known = {
        chr(one) if one in open_ else bytes([one]).decode("cp1252"): one
        for one in range(0x80, 0x100)
    }
    following = "".join(re.escape(char) for char, one in known.items() if one < 0xC0)
    pattern = (
        rf"[\xc2-\xdf][{following}]|[\xe0-\xef][{following}]{{2}}|[\xf0-\xf4][{following}]{{3}}"
    )
    return re.compile(pattern), known


def _decode(data: bytes, header: str | None) -> str | None:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, errors="replace")
    if data.isascii() and b"\x1b$" not in data and b"\0" not in data:
        return data.decode("ascii")
    if (wide := _wide(data)) is not None:
        return data.decode(wide, errors="replace")
    # Text that is valid UTF-8 beyond ASCII is UTF-8 whatever is declared: the chance that text in
    # another encoding is valid by accident falls with every such character.
    try:
        return data.decode("utf-8") if b"\x1b$" not in data else _declared(data, header)
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start > len(data) - 4:
            return data[: error.start].decode("utf-8")
    return _declared(data, header) or _detected(data)


def _declared(data: bytes, header: str | None) -> str | None:
    meta = _META.search(data, 0, _META_WITHIN)
    best: tuple[float, str] | None = None
    named = meta.group(1).decode("ascii") if meta else ""
    if named.lower().startswith("utf-16"):
        named = "utf-8"  # a meta element that can be read as ASCII is in no UTF-16
    for name in (header, named, "utf-8"):
        if not name:
            continue
        name = name.strip().strip("\"'").lower()
        try:
            text = data.decode(_WEB_NAMES.get(name, name), errors="replace")
        except (LookupError, ValueError):
            continue
        bad = text.count("\ufffd") / max(1, len(data) - len(text) + text.count("\ufffd"))
        share = text.count("\ufffd") / max(1, len(text))
        if bad == 0 and not _is_noise(text[:_DETECT_WITHIN]):
            return text
        if share <= _MAX_BAD and bad < 0.5 and (best is None or bad < best[0]):
            best = (bad, text)
    return best[1] if best else None


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    sample = data[:_DETECT_WITHIN]
    found = from_bytes(sample, threshold=0.3).best()
    for name in (found.encoding if found else None, "cp1252"):
        if name is None:
            continue
        text = data.decode(name, errors="replace")
        if text.count("\ufffd") <= _MAX_BAD * len(text):
            return text
    return None


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark: every other byte of Latin text is NUL."""
    sample = data[:4096]
    if len(sample) < 8 or sample.count(0) < len(sample) // 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.2 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.2 * half:
        return "utf-16-be"
    return None


def _is_noise(text: str) -> bool:
    """Whether decoded text is no text: over one in a hundred characters is a control character."""
    sample = text[:_DETECT_WITHIN]
    return len(_CONTROLS.findall(sample)) > max(2, len(sample) // 100)
