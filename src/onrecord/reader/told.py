"""Whom a statement was told, and by which medium: phrases beside the cue."""

from __future__ import annotations

import re

from onrecord.reader.scene import Scene
from onrecord.record import Span

_TELLS = re.compile(
    r"\b(?:t(?:old|ell|ells|elling)|inform(?:ed|s|ing)?|notif(?:ied|ies|ying)|assur(?:ed|es|ing)"
    r"|remind(?:ed|s|ing)?|advis(?:ed|es|ing)|warn(?:ed|s|ing)?|ask(?:ed|s|ing)?|urg(?:ed|es|ing|e)"
    r"|order(?:ed|s|ing)?|instruct(?:ed|s|ing)?|direct(?:ed|s|ing)|thank(?:ed|s|ing)?"
    r"|encourag(?:ed|es|ing)|beg(?:ged|s)|invit(?:ed|es|ing)|persuad(?:ed|es|ing)"
    r"|convinc(?:ed|es|ing)|call(?:ed|s|ing)?\s(?:on|upon|for)|forb(?:ade|ids|idding)|request(?:ed|s)"
    r"|brief(?:ed|s)|command(?:ed|s|ing)?|promis(?:ed|es|ing))$",
    re.IGNORECASE,
)
_MUST_REACH = re.compile(
    r"(?:ask|urg|order|instruct|direct|encourag|beg|invit|persuad|convinc|call|forb|request|warn"
    r"|advis|promis|command|thank)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be)\s+(?:\w+ly\s+)?\w+(?:\s\w+)?$", re.IGNORECASE
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = rf"{WEEKDAY}|yesterday|today|tonight"
_STOP = re.compile(
    r"[,;:.!?\x00\x01\"“”—–(\n]|\s(?:that|to|on|in|at|via|during|after|before|from|by|about|whether"
    r"|if|not|how|why|what|when|through|through|last|this\s(?:week|month|year)|late|early|earlier"
    rf"|and\s(?:said|added)|of|for|with|as|while|who|which|{_DAY})\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    rf"([^,;:.!?\x00\x01\"“”—–()\n]+?)(?:\s(?:on\s|last\s|late\s)?(?:{_DAY}))?"
    r"(?:\s(?:that|not))?\s*[:,]?\s*",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:that|it|this|to|if|whether|about|for|how|what|why|when|not|there|no|lies|stories|on|in|at"
    r"|of|by|and|or|the\struth|him(?:self)|herself|themselves|from|against|more|several\s\w+s)\b",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"\b(?:(?:interview(?:s|ed)?|conversation|talk|spoke|speaking|talked)\s(?:with|to)"
    r"|(?:remarks|statement|comments?|commented|e-?mail|letter|message|filing|complaint|speech"
    r"|address|testimony|announc\w+|disclosed|described|report\w*|response|testified|explained"
    r"|confirmed|said|saying|wrote|relaying|call\w*|revealed|admitted|stated|indicate\w*"
    r"|confessed|news|apology|appeal|plea|complained|recalled|suggested)"
    r"(?:\s(?!to\b)[\w'’]+){0,6}?\sto|interviewed\sby|asked\sby)\s+(?=\w)",
    re.IGNORECASE,
)
_HEARERS = (
    r"(?i:reporters|journalists|press|media|public|parliament|parliamentarians|congress|police"
    r"|court|judge|jury|investigators|lawmakers|supporters|newspaper|magazine|broadcaster|agency"
    r"|website|authorities|senators|crowd|audience|world|nation|committee|council|fans|government)"
)
_AUDIENCE = re.compile(
    rf"(?:(?:the|a|an|his|her|their|its|other|some|[a-z]+|[A-Z][a-z]+n)\s){{0,3}}?{_HEARERS}\b"
    r"|(?:(?:the|a|an|magazine|newspaper|broadcaster|station|channel|network|presenter|host"
    r"|reporter|journalist|daily|news|agency|former|president|television|TV)\s){0,5}"
    rf"(?!(?:Twitter|Facebook|Instagram|YouTube|{WEEKDAY})\b)"
    r"[A-Z][\w&.'’-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w&.'’-]*)*",
)
_GIVES = re.compile(
    r"(?:disclos|report|announc|describ|comment|reveal|confess|admi|explain|confirm|express"
    r"|complain|apolog|mention|indicat|present|provid|call)",
    re.IGNORECASE,
)
_STRAIGHT = re.compile(r"\sto\s([^,;:.!?\x00\x01\"“”—–()\n]{2,60}?)(?:\sthat)?[ ,:]*\x00")
_AFTER = re.compile(r"[\x00\x01]\s(?:directly\s)?to\s+(?=\w)")
_WHERE = re.compile(
    r"\b(?:in|on|via|at|during|through|into|from|to(?=\s(?:an?|the|his|her|its|their)\s)|by|released|issued|posted"
    r"|published)\s+"
    r"((?:(?:an?|the|his|her|its|their|this|that|our|my|another)\s|[A-Z][\w.]*['’]s?\s)?"
    r"(?:(?!(?:for|to|against|over|about)\s)[\w'’.-]+\s){0,5}?"
    r"(?:statements?|interviews?|conference|briefing|release|letter|e-?mail|messages?|tweets?"
    r"|posts?|speech|address|filing|memo|memoirs?|report|study|paper|complaint|lawsuit|opinion"
    r"|ruling|announcement|broadcast|video|podcast|blog|article|column|editorial|book"
    r"|autobiography|hearing|testimony|court\s(?:papers|documents|filings)|affidavit|remarks"
    r"|comments|press\sconference|headline|manifesto|document|resolution|programme|memorandum"
    r"|communiqué|communique|alert|summary|findings|bulletin|note|transcript|indictment|live-?stream"
    r"|rally|rallies|talk|panel)(?![\w-]))",
    re.IGNORECASE,
)
_PLATFORM = re.compile(
    r"\b(?:on|via|through|to|by|in|using)\s+((?:(?:his|her|its|their|the|an|a)\s(?:\w+\s){0,3}?)?"
    r"(?:Twitter|Facebook|Instagram|YouTube|TikTok|Telegram|WhatsApp|Weibo|Snapchat|Reddit|LinkedIn"
    r"|Truth\sSocial|social\smedia|(?:state\s|national\s|live\s)?(?:television|TV|radio))"
    r"(?:\saccounts?|\sposts?|\spage)?)\b",
    re.IGNORECASE,
)
_SITE = re.compile(r"\b(?:on|to|via)\s(X|Threads|Bluesky|Mastodon)\b(?!\s[A-Z])")
"""Platforms whose names are common words but for their capitals."""
_SHOW = re.compile(
    r"\bon\s+((?:the\s)?[A-Z][\w&]*(?:\s[A-Z][\w&]*)*['’]s\s[\"“][^\"“”\n]{3,40}[\"”]"
    r"|(?<=(?:said|told|ance|ared|king|view|ewed|nday|sday|rday|ired)\son\s)[\"“][A-Z][^\"“”\n]{2,39}[\"”]"
    r"|(?:BBC|CNN|ABC|NBC|CBS|Fox|MSNBC|PBS|NPR|CNBC|ITV|Sky)(?:\s(?:News|Radio|One|Business))?)"
)

_ON_AIR = re.compile(
    r"\bon\s+(?:the\s)?((?:[A-Z][\w&]*)(?:\s[A-Z][\w&]*)*)(?=['’]s\s(?:[\"“]|[A-Z]))"
    r"|\bon\s+(?:the\s)?((?:BBC|CNN|ABC|NBC|CBS|Fox|MSNBC|PBS|NPR|CNBC|ITV|Sky)(?:\s(?:News|Radio))?)\b"
)
"""The outlet on whose air something is said: "on ABC's “This Week”", "on CNN"."""

NEAR = 160
"""Code points from the cue within which a phrase is taken to belong to it."""


def told_to(text: str, scene: Scene | None) -> Span | None:
    """The words naming who was told, in an attribution's scene: "told NBC News", "to reporters"."""
    if scene is None:
        return None
    cue = scene.words[scene.cue.start : scene.cue.end]
    if _TELLS.search(cue) and not undergone(cue):
        return _object(scene, cue)
    straight = _STRAIGHT.match(scene.words, scene.cue.end)
    if straight and not _NOBODY.match(straight[1]):
        return scene.span(*straight.span(1))
    patterns = [_VENUE, _AFTER] if _GIVES.search(cue) else [_VENUE]
    for pattern in patterns:
        for match in pattern.finditer(scene.words):
            if match.start() > scene.cue.end + NEAR + 300 * (pattern is _AFTER):
                continue
            if match.end() < scene.cue.start - NEAR:
                continue
            found = _AUDIENCE.match(scene.words, match.end())
            if found and not _NOBODY.match(found[0]):
                span = _clipped(scene, match.end(), found.end())
                if span is not None:
                    return span
    for match in _ON_AIR.finditer(scene.words):
        if scene.cue.start - NEAR <= match.start() <= scene.cue.end + NEAR:
            return scene.span(*match.span(match.lastindex or 0))
    return None


def undergone(cue: str) -> bool:
    """Whether the words of a cue tell what was done to its subject: "was asked", "were told"."""
    return _PASSIVE.search(cue) is not None


def _object(scene: Scene, cue: str) -> Span | None:
    """What stands between a verb of telling and the content: "told [the crew] that"."""
    words = scene.words
    start = scene.cue.end
    while start < len(words) and words[start] == " ":
        start += 1
    if start == scene.cue.end or _NOBODY.match(words, start):
        return None
    blot = words.find("\x00", start)
    whole = _WHOLE.fullmatch(words, start, blot) if blot > start else None
    if whole and len(whole[1]) <= 60 and len(whole[1].split()) <= 8:
        return scene.span(*whole.span(1))
    # "ordered troops to leave" tells the troops; "ordered a review" tells nobody.
    if _MUST_REACH.search(cue):
        return None
    stop = _STOP.search(words, start)
    end = stop.start() if stop else len(words)
    while end > start and words[end - 1].isspace():
        end -= 1
    return scene.span(start, end) if start < end <= start + 90 else None


def _clipped(scene: Scene, start: int, end: int) -> Span | None:
    stop = _STOP.search(scene.words, start, end)
    if stop and stop[0].strip() not in ("of", "for", "."):
        end = stop.start()
    end -= len(scene.words[start:end]) - len(scene.words[start:end].rstrip(" .'’,"))
    return scene.span(start, end) if end > start else None


def medium(text: str, scene: Scene | None) -> Span | None:
    """The words naming how it was said: "in a statement", "on Twitter", "at a press conference"."""
    if scene is None:
        return None
    found: list[tuple[int, int, int]] = []
    for rank, pattern in enumerate((_PLATFORM, _WHERE, _SHOW, _SITE)):
        for match in pattern.finditer(scene.words):
            start, end = match.span(1)
            if start < scene.cue.end and scene.cue.start < end:
                continue
            away = scene.cue.start - end if end <= scene.cue.start else start - scene.cue.end
            if away <= NEAR:
                found.append((rank, max(0, away), start))
                found[-1] = (max(0, away) + 20 * rank, start, end)
    if not found:
        return None
    _, start, end = min(found)
    return scene.span(start, end)
