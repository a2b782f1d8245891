"""What a part of a page is for, told by its element, role, microdata and class names.

The patterns are the words that makers of pages use everywhere (WAI-ARIA roles, schema.org
properties, common class names); no publisher is named.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

NEVER_SHOWN = frozenset(
    "script style noscript template svg math iframe object embed applet canvas audio video head "
    "button select textarea option datalist input map area progress meter dialog frameset".split()
)
"""Elements whose text is never read: code, controls and what stands in for pictures."""

BLOCK_TAGS = frozenset(
    "html body address article aside blockquote center details dialog dd div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p "
    "pre section summary table caption tbody td tfoot th thead tr ul".split()
)

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

BODY = "body"
CAPTION = "caption"
BYLINE = "byline"
STANDFIRST = "standfirst"
HEADLINE = "headline"
PART_ZONES = frozenset({CAPTION, BYLINE, STANDFIRST, HEADLINE, BODY})
"""Zones that are parts of the article; every other zone is furniture, named by its reason."""


def _words(*words: str) -> re.Pattern[str]:
    """Matches any of the words as whole parts of a class name already cut at its borders."""
    return re.compile(r"(?:^|[ ])(?:" + "|".join(words) + r")(?=$|[ ])")


# The first that matches names the zone, so the order is from what is sure to what is likely.
_CLASS_ZONES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "advertisement",
        _words(
            "ads?",
            "adv",
            "advert\\w*",
            "ad (?:slot|unit|wrapper|container|label|box|text|notice)",
            "adslot\\w*",
            "adunit",
            "adbox",
            "adcontainer",
            "adwrapper",
            "sponsor\\w*",
            "promoted",
            "dfp\\w*",
            "gpt",
            "outbrain",
            "taboola",
            "teads",
            "werbung",
            "anzeige",
            "publicidad",
            "publicite",
            "pubblicita",
            "reklama?",
            "affiliate \\w+",
            "paid content",
        ),
    ),
    (
        "cookie_notice",
        _words("cookies?", "cookie\\w*", "consent\\w*", "gdpr", "onetrust", "didomi", "cmp"),
    ),
    (
        "newsletter",
        _words(
            "newsletters?",
            "newsletter\\w*",
            "subscri\\w+",
            "sign ?up",
            "signup\\w*",
            "mailing list",
            "email (?:signup|form|capture|alerts?)",
            "abo",
            "abonn\\w+",
            "paywall\\w*",
            "regwall",
            "piano\\w*",
            "premium (?:offer|box|teaser)",
            "donat\\w+",
            "membership",
            "support us",
            "login\\w*",
            "registration\\w*",
            "app promo\\w*",
            "download app",
            "notifications?",
        ),
    ),
    (
        "share",
        _words(
            "share",
            "shar(?:e|ing) \\w+",
            "sharing",
            "shares",
            "sharebar",
            "share\\w*",
            "social",
            "social \\w+",
            "socials",
            "socialmedia",
            "addthis\\w*",
            "addtoany\\w*",
            "a2a \\w+",
            "follow",
            "follow us",
            "toolbar",
            "article tools",
            "bookmark\\w*",
            "print",
            "printbutton",
            "actions?",
            "action bar",
            "reactions?",
            "likes?",
            "gift",
            "copy link",
        ),
    ),
    (
        "comments",
        _words(
            "comments?",
            "comment (?:list|box|form|section|area|count|thread|body)",
            "commentlist",
            "comments? \\w+",
            "disqus\\w*",
            "respond",
            "replies",
            "discussions?",
            "kommentare?",
            "coral",
            "livefyre",
            "viafoura",
            "spot ?im",
            "conversation",
            "guestbook",
            "forum",
        ),
    ),
    (
        "recommended",
        _words(
            "recommend\\w*",
            "recirc\\w*",
            "you may",
            "up next",
            "upnext",
            "suggest\\w*",
            "trending\\w*",
            "most (?:read|popular|viewed|shared|recent)",
            "popular\\w*",
            "latest",
            "latest news",
            "top stories",
            "also like",
            "more (?:on|from|stories|news|like|in|to|articles|content)",
            "morefrom",
            "next (?:article|story|post|up)",
            "prev(?:ious)? (?:article|post)",
            "article list",
            "read next",
            "discover",
            "carousel",
            "teasers?",
            "teaser \\w+",
            "ticker",
            "playlist",
            "river",
            "feed",
            "onward",
            "further reading",
            "explore",
        ),
    ),
    (
        "related",
        _words(
            "related",
            "related\\w+",
            "relacionad\\w+",
            "see also",
            "read (?:more|also|too|on)",
            "readmore",
            "inline (?:link|story|related|article|promo)",
            "internal links?",
            "crosslinks?",
            "linked (?:article|story)",
            "promo",
            "promos?",
            "promo \\w+",
            "article promo",
            "inset links?",
            "rich ?link\\w*",
            "link (?:box|list|card)",
            "story (?:card|list|package)",
            "embedded article",
            "storylist",
            "leia (?:mais|tambem)",
            "lire aussi",
            "lesen sie auch",
            "mehr zum thema",
        ),
    ),
    (
        "live_promo",
        _words(
            "live (?:tv|promo|stream|now|banner|ticker)",
            "livetv",
            "video (?:promo|list|playlist|teaser)",
            "player",
            "\\w*player",
            "podcast (?:promo|player|box)",
            "listen",
            "audio\\w*",
            "video",
            "brightcove",
            "jwplayer\\w*",
            "text to speech",
        ),
    ),
    (
        "byline_note",
        _words(
            "author ?(?:bio\\w*|box|card|description|info\\w*|about|details?|profile|footer|block|image)",
            "author ?profile \\w+",
            "about (?:the )?authors?",
            "bio",
            "biography",
            "authorbio",
            "author biography",
            "authorbox",
            "editors? note",
            "contributor bio",
            "correction policy",
            "standards",
        ),
    ),
    (
        "navigation",
        _words(
            "nav",
            "nav\\w*",
            "navigation",
            "navbar",
            "menus?",
            "menu \\w+",
            "breadcrumbs?",
            "breadcrumb \\w+",
            "masthead",
            "site header",
            "site footer",
            "footer",
            "global (?:header|footer)",
            "page (?:header|footer) nav",
            "pagination",
            "pager",
            "skip (?:link|to \\w+)",
            "sidebar\\w*",
            "side bar",
            "rail",
            "right rail",
            "rightrail",
            "search",
            "topics?",
            "tags?",
            "tag list",
            "taglist",
            "tags \\w+",
            "keywords?",
            "categories",
            "category",
            "kicker",
            "eyebrow",
            "section (?:name|label|title)",
            "rubric",
            "copyright",
            "legal",
            "disclaimer",
            "jump ?links?",
            "screen reader (?:text|only)",
            "site sub",
            "print ?footer",
            "cat ?links",
            "sr only",
            "visually ?hidden",
            "visuallyhidden",
            "a11y",
            "accessibility",
            "hidden",
            "toc",
            "table of contents",
            "modal",
            "popup",
            "overlay",
            "lightbox",
            "tooltip",
            "flyout",
            "dropdown",
            "banner",
            "quiz",
            "poll",
            "survey",
            "games?",
            "widgets?",
            "widget \\w+",
            "lang(?:uage)? switch\\w*",
            "reading time",
            "read time",
        ),
    ),
)
_CLASS_CAPTION = _words(
    "caption",
    "captions",
    "caption \\w+",
    "\\w*caption",
    "figcaption",
    "credits?",
    "photo credit",
    "image (?:credit|caption|source|description|copyright|meta|info)",
    "photo (?:caption|meta|info)",
    "picture (?:caption|credit|source)",
    "media (?:caption|credit|info)",
    "bildunterschrift",
    "legende",
    "wp caption text",
    "imgcaption",
    "gallery \\w+",
    "gallery",
    "slideshow\\w*",
    "image gallery",
)
_CLASS_BYLINE = _words(
    "byline",
    "byline \\w+",
    "bylines",
    "by line",
    "authors?",
    "author (?:name|names|link|list|line)",
    "article (?:meta|info|date|author|byline|authors|timestamp)",
    "dateline",
    "timestamp",
    "timestamps",
    "time ?stamp \\w+",
    "publish\\w* (?:date|time|info)",
    "published",
    "publishdate",
    "pubdate",
    "post (?:meta|date|author|info|byline)",
    "entry (?:meta|date|author)",
    "posted (?:on|by)",
    "meta info",
    "story (?:meta|byline|date)",
    "contributors?",
    "autor\\w*",
    "auteur\\w*",
    "updated",
    "date",
    "date \\w+",
    "article header meta",
    "creditline",
    "reporter",
)
_CLASS_STANDFIRST = _words(
    "standfirst",
    "stand first",
    "dek",
    "deck",
    "lead",
    "lede",
    "leadtext",
    "lead text",
    "subtitle",
    "sub title",
    "subheadline",
    "sub headline",
    "subhead(?:ing)?",
    "sub heading",
    "summary",
    "excerpt",
    "article (?:summary|lead|intro|description|subtitle|standfirst|dek|deck|excerpt|subheadline|teaser)",
    "intro",
    "introduction",
    "chapo",
    "chapeau",
    "vorspann",
    "entradilla",
    "sottotitolo",
    "occhiello",
    "bajada",
    "description",
    "strapline",
    "abstract",
    "synopsis",
    "ingress",
    "preamble",
    "perex",
    "headline sub",
    "secondary headline",
    "headline secondary",
    "post (?:excerpt|subtitle)",
    "entry (?:summary|subtitle)",
)
_CLASS_BODY = _words(
    "article (?:body|text|content|copy|main text|paragraphs?)",
    "articlebody\\w*",
    "articletext",
    "articlecontent",
    "story (?:body|content|text|copy)",
    "storybody",
    "storytext",
    "storycontent",
    "entry content",
    "post (?:content|body|text)",
    "postcontent",
    "postbody",
    "body (?:text|copy|content)",
    "bodytext",
    "bodycopy",
    "main (?:text|content text)",
    "rich ?text",
    "richtext \\w+",
    "td post content",
    "content (?:body|text)",
    "news (?:text|body|content)",
    "field name body",
    "detail (?:body|text|content)",
    "text (?:body|content|formatted)",
    "article detail (?:body|text|content)",
    "wysiwyg",
    "prose",
)
_ROLES = {
    "navigation": "navigation", "banner": "navigation", "search": "navigation", "menu": "navigation",
    "menubar": "navigation", "contentinfo": "navigation", "complementary": "recommended",
    "dialog": "cookie_notice", "alertdialog": "cookie_notice", "tooltip": "navigation",
    "toolbar": "share", "alert": "browser_notice",
}  # fmt: skip
_TAGS = {
    "nav": "navigation", "footer": "navigation", "aside": "recommended", "menu": "navigation",
    "form": "newsletter", "fieldset": "newsletter", "figcaption": CAPTION, "label": "newsletter",
    "caption": CAPTION, "legend": "newsletter",
}  # fmt: skip
_ITEMPROPS = {
    "articlebody": BODY, "headline": HEADLINE, "author": BYLINE, "datepublished": BYLINE,
    "datemodified": BYLINE, "caption": CAPTION, "comment": "comments", "description": STANDFIRST,
    "alternativeheadline": STANDFIRST, "copyrightholder": CAPTION, "keywords": "navigation",
    "publisher": "navigation", "relatedlink": "related", "credittext": CAPTION,
}  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+")
ANCHOR_WORDS = 6
"""Breaks in an id from which it is made of a headline's words and names no part of a page."""
_PIECES = HEADINGS | {"p", "ol", "ul", "li", "blockquote"}
"""Elements that hold a piece of a text."""
_UTILITY = re.compile(r"(?:is|has|no|not|with|without|js|u|a|lrv|overflow) ")
"""Class names that say how a part looks or what it holds, not what it is."""
_STYLE_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_CLASS_HIDDEN = re.compile(
    r"(?<!\S)(?:hidden|is-hidden|d-none|display-none|mw-editsection)(?!\S)(?!.*(?:^|\s)(?:\w+:|d-\w+-)(?:block|flex|grid|inline\S*|table\S*)(?!\S))",
    re.DOTALL,
)
"""Classes that hide an element, but where another shows it on wide screens."""


def zone_of(element: Any) -> str | None:
    """The zone that an element opens by itself, or ``None``."""
    get = element.attrib.get
    itemprop = get("itemprop")
    if itemprop:
        for prop in itemprop.lower().split():
            if prop in _ITEMPROPS:
                return _ITEMPROPS[prop]
    role = get("role")
    if role in _ROLES:
        return _ROLES[role]
    # the id of a heading is an anchor, named after its words or by a table of contents; so is an
    # id of many words
    names, anchor = get("class") or "", get("id") or ""
    if element.tag not in HEADINGS and len(_CAMEL.findall(anchor)) < ANCHOR_WORDS:
        names = f"{names} {anchor}"
    if "data-testid" in element.attrib or "data-component" in element.attrib:
        names = f"{names} {get('data-testid') or ''} {get('data-component') or ''}"
    if names.strip() and len(names) < 600:
        zone = class_zone(names, element.tag)
        if zone is not None:
            return zone
    if element.tag == "footer" and (held := element.getparent()) is not None:
        # whose words a quotation holds stands in its footer
        return None if held.tag == "blockquote" else _TAGS["footer"]
    return _TAGS.get(element.tag)


@lru_cache(maxsize=8192)
def class_zone(names: str, tag: str) -> str | None:
    """The zone that class names and an id tell of.

    >>> class_zone("ArticleBody__text", "div")
    'body'
    >>> class_zone("related-stories col-4", "div")
    'related'
    """
    for one in names.split():
        words = _CAMEL.sub(" ", one).strip().lower()
        if not words or ":" in one or "[" in one or _UTILITY.match(words):
            continue
        if _CLASS_BODY.search(words):
            return BODY
        if "paywall" in words and tag in _PIECES:
            # a piece of text that subscribers see, not the offer to become one
            continue
        if tag in ("html", "body", "main", "article"):
            continue
        if _CLASS_CAPTION.search(words):
            return CAPTION
        for reason, pattern in _CLASS_ZONES:
            if pattern.search(words):
                return reason
        if _CLASS_BYLINE.search(words):
            return BYLINE
        if _CLASS_STANDFIRST.search(words):
            return STANDFIRST
    return None


def is_hidden(element: Any) -> bool:
    """Whether an element says that it is not to be shown."""
    attrib = element.attrib
    if "hidden" in attrib or (attrib.get("aria-hidden") == "true" and element.tag != "p"):
        return True
    style = attrib.get("style")
    if style and _STYLE_HIDDEN.search(style):
        return True
    names = attrib.get("class")
    return bool(names) and _CLASS_HIDDEN.search(names[:1000]) is not None
