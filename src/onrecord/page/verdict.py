"""Whether a page is an article at all, and if not, what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.page.lines import PROSE_MIN, Line
from onrecord.page.metadata import Metadata
from onrecord.page.rows import is_prose
from onrecord.page.scripts import Told
from onrecord.page.speech import reports_speech
from onrecord.page.zones import HEADINGS
from onrecord.record import Article, Problem

EMPTY_CODES = frozenset(("section_front", "error_page", "cookie_wall", "no_text"))
"""Problems of pages that hold no article; their text is left empty."""
NO_ARTICLE = frozenset(("section_front", "error_page"))
"""Problems of pages of which no other part holds an article either."""

_ERROR = re.compile(
    r"\b(?:40[0134]|410|429|50[0234])\b.{0,40}\b(?:error|not found|forbidden|unavailable|gone|denied|gateway|timeout)\b|"
    r"\berror (?:40[0134]|410|50[0234])\b|^40[34]$|\bpage (?:not found|cannot be found|could not be found|does(?:n't| not) exist|"
    r"isn'?t available|no longer exists|you (?:requested|are looking for))|\b(?:access denied|forbidden|bad gateway|"
    r"service unavailable|internal server error|not found|too many requests|are you (?:a )?(?:human|robot)|"
    r"nothing (?:to see|found) here|access to this page has been denied|confirm (?:that )?you are (?:a )?human|(?:can(?:no|['’])t|could(?: not|n['’]t)|"
    r"unable to) find (?:that|the|this) page|(?:page|story|article|link) (?:that )?(?:you (?:are|were|'re|’re) (?:looking for|trying to (?:reach|view)) )"
    r"(?:has|have|is|was|may|might|could|does|no)\b|just a moment|attention required|verify (?:that )?you are (?:a )?human|security check|request blocked|(?:site|scheduled) maintenance|unavailable (?:due to|for) legal reasons|"
    r"(?:un|not (?:currently )?)available (?:to (?:visitors|users|readers|people) )?(?:in|from) (?:your|the) (?:country|region|location|european)|"
    r"from a country (?:belonging to|in|within) the european)\b",
    re.I,
)
_ERROR_TITLE = re.compile(
    r"\bbrowser is (?:not|no longer) supported\b|\bunsupported browser\b", re.I
)
"""What only the title of an error page says: a notice above an article says it too."""
_LISTING = re.compile(
    r"^(?:search results?\b|search(?:\s*[:|•·–-]|$)|(?:\d+ |about \d+ )?results for\b|you searched for\b|(?:tag|category|topic|author|archives?)(?: archives?)?:|"
    r"(?:posts|stories|articles) (?:tagged|by|about)\b)|\barchives\b\s*(?:[-–|•»].*)?$",
    re.I,
)
"""The title of a page that lists what was searched for, or bears a tag."""
_LOST = re.compile(
    r"^\W*(?:404\b|(?:oops\W+|sorry\W+){0,2}(?:(?:error|page) not found|page (?:does(?:n['’]t| not) exist|(?:cannot|could not|can['’]t) be found)|"
    r"(?:we )?(?:can(?:no|['’])t|could(?: not|n['’]t)) find (?:that|the|this) page))",
    re.I,
)
"""The title of a page that is not there."""
_COOKIE = re.compile(
    r"\bcookies?\b|\bconsent\b|\bprivacy (?:policy|settings|choices)\b|\bpersonal data\b", re.I
)
_PAYWALL = re.compile(
    r"\b(?:subscribe (?:now )?to (?:continue|read|keep|unlock|access)|(?:to (?:continue|keep) reading|continue reading)\b.{0,60}\b(?:subscri|"
    r"register|sign|log|free|with)|already a subscriber|this (?:article|content|story) is (?:for|only|available|exclusive|reserved|premium)"
    r".{0,40}(?:subscri|member)|subscribers? only|subscriber[- ]exclusive|unlock (?:this|the full) (?:article|story)|"
    r"you(?:'ve| have) (?:reached|read|used).{0,40}(?:limit|free articles)|create (?:a )?free account to|"
    r"remaining free articles|register (?:for free )?to (?:continue|read)|"
    r"(?:log ?in|sign ?in|register|subscribe|create an? (?:free )?account)\b(?:(?!newsletter).){0,40}\bto "
    r"(?:(?:continue|keep|finish) reading|read (?:on|more|the (?:rest|full|whole|remainder)|this (?:article|story)))\b)",
    re.I,
)
# Measured on 465 captured articles, of which these thresholds call none that is whole a stub.
STUB_MAX = 1_250
"""Characters of body above which a page with an offer to subscribe is taken to be whole."""
BEHIND_MIN = 2
"""Paragraphs behind an offer to subscribe that no stub has."""
ERROR_MAX = 700
OFFERED_MAX = 4_000
"""Characters of other stories that a page can offer in the place of one that it has not."""
FRONT_LINKS = 25
"""Links with a headline's length that make a section front of a page without an article."""
FRONT_ONLY = 4
"""The same where it holds nothing else, or says that it lists."""
FRONT_TEASERS = 8
"""Teasers that make one of a page that calls itself no article and holds little else."""
SPOKEN_WITHIN = 1_000
"""Characters of a paragraph that are searched for reported speech."""
LISTED_MIN = 20
"""Lines of a text without a sentence from which it lists stories."""
BEHIND_MAX = 200
"""Characters behind a text among which an offer to subscribe says that it goes on."""
_FRONT = Problem("section_front", "the page lists stories and is none; give the page of a story")
_CONSENT = Problem(
    "cookie_wall", "the page asks for consent and shows no article; capture it again"
)
_STUB = Problem("paywall_stub", "the page stops at a paywall; only its opening is read")
"""What is said of a page of HTML and of a text alike."""
GALLERY_MIN = 2
"""Captions from which they are the text of a page of pictures."""
MIN_TEXT = 140
"""Characters of body under which there is nothing to read statements from, unless the page calls
itself an article or reports speech: a brief."""


def paragraphs_of(article: Article) -> list[str]:
    """The paragraphs of an article."""
    kinds = ("paragraph", "quote", "list_item")
    return [article.words(block.span) for block in article.blocks if block.kind in kinds]


def verdict(
    lines: list[Line], meta: Metadata, article: Article, told: Told | None = None
) -> Problem | None:
    """The problem of an HTML page, or ``None`` where it is an article in English; ``told`` is what its
    text was read from where that is a script."""
    body = [
        article.words(block.span)
        for block in article.blocks
        if block.kind in ("paragraph", "quote", "list_item", "standfirst")
    ]
    size = sum(map(len, body))
    short = size < 2 * ERROR_MAX and not (meta.is_article and _tells(body))
    longest = max((len(text) for text in body), default=0)
    title = " ".join((*meta.titles[:3], article.headline or ""))
    whole = "\n".join(line.text for line in lines[:400])
    failed = _ERROR.search(title) or _ERROR_TITLE.search(title)
    offered = size < OFFERED_MAX and not (meta.is_article or meta.published or _tells(body))
    if (
        short and size < ERROR_MAX and (failed or (len(whole) < 1500 and _ERROR.search(whole)))
    ) or (offered and any(map(_LOST.search, (*meta.titles[:1], *_h1(lines))))):
        return Problem("error_page", "the page is an error page; capture the article again")
    cookies = sum(len(line.text) for line in lines if _COOKIE.search(line.text))
    if short and cookies > 0.4 * sum(len(line.text) for line in lines):
        return _CONSENT
    if told is not None:
        if told.cut:
            return Problem("paywall_stub", "the page holds the opening of its article alone")
        return language_problem(article)
    if (code := front(lines, meta, size, longest)) is not None:
        return code
    # who wrote a text stands below its end, and not below its opening
    signed = sum(len(one.text) for one in article.furniture if one.reason == "byline_note")
    if size + signed < STUB_MAX and (meta.locked or _stops(lines, body)):
        if size >= MIN_TEXT // 2:
            return _STUB
        return Problem("paywall_stub", "the page stops at a paywall and holds no text")
    captions = [article.words(block.span) for block in article.blocks if block.kind == "caption"]
    if len(captions) >= GALLERY_MIN:
        size += sum(map(len, captions))
    brief = size >= MIN_TEXT // 3 and (meta.is_article or _tells(body))
    if size < MIN_TEXT and not brief:
        return Problem("no_text", "the page holds no article text; capture it with its text")
    return language_problem(article)


def _stops(lines: list[Line], body: list[str]) -> bool:
    """Whether a page offers to subscribe, and not in the midst of a text that goes on behind it."""
    told = {text for text in body if len(text) >= PROSE_MIN}
    above = 0
    below = sum(line.text in told for line in lines)
    for line in lines:
        if line.text in told:
            above, below = above + 1, below - 1
            if not below and len(line.text) < 400 and _PAYWALL.search(line.text):
                # an offer that nothing marks as one, behind the opening
                return True
        elif (
            len(line.text) < 400
            and _PAYWALL.search(line.text)
            and (not above or below < BEHIND_MIN)
        ):
            return True
    return False


def _tells(paragraphs: Iterable[str]) -> bool:
    """Whether a body reports speech, which no notice does, whatever words its story is about."""
    return any(reports_speech(text[:SPOKEN_WITHIN]) for text in paragraphs)


def front(lines: list[Line], meta: Metadata, size: int, longest: int) -> Problem | None:
    """The problem of a page that lists stories and tells none."""
    if meta.is_article and meta.published and size > 300:
        return None
    links = sum(1 for line in lines if line.link_share > 0.7 and len(line.text.split()) >= 4)
    linked = sum(line.linked for line in lines)
    home = not meta.is_article and (
        meta.kind in ("website", "webpage", "object") or meta.kind is None
    )
    many = links >= FRONT_LINKS
    if (
        (many and home and linked > 2 * size and longest < 400)
        or (many and not meta.is_article and size < 500 and longest < 200)
        or (home and not meta.published and _is_teased(lines, meta))
    ):
        return _FRONT
    return None


def _is_teased(lines: list[Line], meta: Metadata) -> bool:
    """Whether a page holds many teasers, a linked heading and one paragraph, and little prose beside them.

    A few do where its title says that it lists, or where it calls itself a site and holds no other.
    """
    linked = False
    below: list[int] = []
    teased: list[int] = []
    for line in lines:
        if line.tag in HEADINGS:
            teased += below if len(below) == 1 else []
            below = []
            linked = line.link_share > 0.4
        elif line.prose and linked:
            below.append(line.prose)
    teased += below if len(below) == 1 else []
    share = sum(teased) / max(1, sum(line.prose for line in lines))
    if len(teased) >= FRONT_TEASERS and meta.kind:
        return share > 0.8
    listing = any(map(_LISTING.search, (*meta.titles, *(_h1(lines)))))
    return len(teased) >= FRONT_ONLY and (
        share > 0.8 if listing else bool(meta.kind) and share == 1
    )


def _h1(lines: list[Line]) -> list[str]:
    return [line.text for line in lines if line.tag == "h1"]


def language_problem(article: Article) -> Problem | None:
    """The problem of an article that is not in English: its text is kept, not read."""
    if article.language in (None, "en"):
        return None
    return Problem(
        "language",
        f"the article is in language {article.language!r}; statements are read from English only",
    )


def text_verdict(article: Article, page: str) -> Problem | None:
    """The problem of a plain-text capture ``page``, or ``None``."""
    body = [article.words(block.span) for block in article.blocks if block.kind != "headline"]
    size = sum(len(text) for text in body)
    short = size < ERROR_MAX and not _tells(body)
    if short and size < 2 * MIN_TEXT and _ERROR.search(article.text[:400]):
        return Problem("error_page", "the page is an error page; capture the article again")
    cookies = sum(len(text) for text in body if _COOKIE.search(text))
    if short and cookies > 0.5 * size:
        return _CONSENT
    if not article.text.strip():
        return Problem("no_text", "the page holds no article text; capture it with its text")
    if (other := language_problem(article)) is not None:
        return other
    kept = [article.words(block.span) for block in article.blocks]
    if len(kept) + len(article.furniture) >= LISTED_MIN and not any(map(is_prose, kept)):
        return _FRONT
    told = (
        block.page_span.end
        for block in article.blocks
        if block.page_span and is_prose(article.words(block.span))
    )
    end = max(told, default=0)
    behind = page[end : end + BEHIND_MAX]
    if size < STUB_MAX and _PAYWALL.search(behind) and not _tells([behind]):
        return _STUB
    return None
