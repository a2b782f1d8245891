"""Whom a statement was told, and by which medium: phrases beside the cue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from onrecord.reader.entities.names import Name
from onrecord.reader.lexicon import PERSON_HEADS, VOICED
from onrecord.reader.statements.scene import Scene
from onrecord.reader.wordlists import words
from onrecord.record import Span

_TELLS = re.compile(
    r"\b(?:t(?:old|ell|ells|elling)|inform(?:ed|s|ing)?|notif(?:ied|ies|ying)|(?:re)?assur(?:ed|es?|ing)"
    r"|remind(?:ed|s|ing)?|advis(?:ed|es?|ing)|warn(?:ed|s|ing)?|alert(?:ed|s|ing)?|caution(?:ed|s|ing)?|implor(?:ed|es|ing)|ask(?:ed|s|ing)?|urg(?:ed|es|ing|e)"
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
_TIME = re.compile(
    rf"(?:(?:last|this|next)\s)?(?:{_DAY}|tomorrow|(?:week(?:end)?|month|year|morning|afternoon|evening|night))"
    r"|(?:an?\s)?(?:[\w-]+\s){0,2}times",
    re.IGNORECASE,
)
"""When or how often somebody was told, which is nobody: "told [last night] how", "asked [three times] if"."""
_ADVERBS = words(
    """afterward afterwards ahead again before beforehand directly earlier explicitly flatly later once pointedly
    point-blank previously privately publicly recently repeatedly separately specifically then twice"""
)
"""What tells when or how one was asked, and by itself not who: "asked [afterward] if"."""
_STOP = re.compile(
    r"[,;:.!?\x00\x01\"“”—–(\n]|\s(?:that|to|on|in|at|via|during|after|before|from|by|about|whether"
    r"|if|not|how|why|what|when|through|through|last|this\s(?:week|month|year)|late|early|earlier"
    rf"|and\s(?:said|added)|of|for|with|as|while|who|which|{_DAY})\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:an?\s(?:[\w-]+\s)?(?:audience|crowd|gathering|group|number|panel)|dozens|hundreds|members|millions|scores"
    r"|tens|thousands|one|some|many|most|several|two|three|four|five)\sof\s(?:(?:hundreds|thousands)\sof\s)?",
    re.IGNORECASE,
)
"""What only tells how many are told: "hundreds of | students"."""
_WHOLE = re.compile(
    r"((?:[^,;:.!?\x00\x01\"“”—–()\n]|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\b(?:Mrs|Sen|Rep|Gov|Gen))\.)+?)"
    rf"(?:\s(?:on\s|last\s|late\s)?(?:{_DAY}))?"
    r"(?:\s(?:that|not|of|about))?\s*[:,]?\s*",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:that|it|this|to|if|whether|about|for|how|what|why|when|not|there|no|lies|stories|on|in|at"
    r"|of|by|and|or|again|after|before|during|over|through|via|with|instead|the\struth|(?:him|her|it|my|your)self|(?:them|our|your)selves|from|against|more|several\s\w+s)\b",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"\b(?:(?:answer(?:ing)?|reply(?:ing)?|respon(?:ding|se))\sto\s(?:(?:an?|the)\s)?(?:(?:e-?mailed|written)\s)?"
    r"(?:(?:e|i)nquir(?:y|ies)|quer(?:y|ies)|questions?|requests?)\s(?:by|from)|(?:interview(?:s|ed)?|conversation|calls?|talk(?:ed|s|ing)?|spoke|speak(?:s|ing))"
    rf"(?:\s(?:(?:last|this|earlier\sthis)\s(?:week|month|year|spring|summer|autumn|fall|winter)|(?:on\s)?{_DAY}))?"
    r"\s(?:with|to)"
    r"|(?:remarks|statement|comments?|commented|e-?mail|letter|message|filing|complaint|speech"
    r"|address|testimony|announc\w+|disclosed|described|report\w*|response|testified|explained"
    r"|confirmed|said|saying|wrote|relaying|call\w*|revealed|admitted|stated|indicate\w*"
    r"|confessed|news|apology|appeal|plea|complained|recalled|suggested|submission)"
    r"(?:\s(?!to\b)[\w'’]+){0,6}?\sto|interviewed\sby|asked\sby)\s+[“\"]?(?=\w)",
    re.IGNORECASE,
)
_HEARERS = (
    r"(?i:reporters|journalists|press|media|public|parliament|parliamentarians|congress|police"
    r"|court|judge|jury|investigators|lawmakers|supporters|newspaper|magazine|broadcaster|agency"
    r"|website|authorities|senators|crowd|audience|world|nation|committee|council|fans|government)"
)
_AUDIENCE = re.compile(
    rf"(?:(?:the|a|an|his|her|their|its|other|some|[a-z]+|[A-Z][\w-]+)\s){{0,3}}?{_HEARERS}\b"
    r"|(?:(?:the|a|an|magazine|newspaper|broadcaster|station|channel|network|presenter|host"
    r"|reporter|journalist|daily|news|agency|former|president|television|TV)\s){0,5}"
    rf"(?!(?:Twitter|Facebook|Instagram|YouTube|{WEEKDAY})\b)"
    r"[A-Z][\w&.'’-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w&.'’-]*)*",
)
_TITLED = re.compile(r"\s(?:[a-z]+\s)?([a-z]+)\s[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*")
_GIVES = re.compile(
    r"(?:disclos|report|announc|describ|comment|reveal|confess|admi|explain|confirm|express"
    r"|complain|apolog|mention|indicat|present|provid|call)",
    re.IGNORECASE,
)
_STRAIGHT = re.compile(r"\sto\s([^,;:.!?\x00\x01\"“”—–()\n]{2,60}?)(?:\sthat)?[ ,:]*\x00")
_AFTER = re.compile(r"[\x00\x01]\s(?:directly\s)?to\s+[“\"]?(?=\w)")
_GATHERINGS = "briefing conference rally rallies"
"""Occasions on which one speaks to whoever came: the medium, and nobody that is told."""

_HELD = VOICED | words(
    f"""{_GATHERINGS} address advisories alert alerts article assessment autobiography blog book broadcast
    call calls caption column communiqué communique deposition dissent document documentary documents edition
    editions editorial emails e-mails episode essay eulogy findings forecast foreword forum forums headline homily
    interviews judgment lecture letters
    livestream live-stream manifesto memoirs memoir memos monologue newsletter newsletters op-ed op-eds
    opinion panel paper papers petitions podcast poll posting postings preface proclamation profile programme
    questionnaire recording
    resolution response ruling sermon show speech speeches stream study studies submission submissions summary
    talk transcript update voicemail webcast webinar website websites"""
)
"""Heads of phrases that tell how something was told: "in a letter", "at a briefing"."""

_HEAD = rf"(?:{'|'.join(sorted(_HELD, key=len, reverse=True))}|(?:question[\s-]and[\s-]answer|Q&A)\ssessions?)"
_OWN = r"(?:an?|the|his|her|its|their|this|that|our|my|another)\s"
_MODIFIERS = (
    rf"(?:{_OWN}|[A-Z][\w.]*['’]s?\s)?(?:(?!{_OWN}|(?:for|to|against|over|about|on|via|in|at|with|by"
    r"|after|before|during|from|like|was|were|is|are)\s)[\w'’.-]+\s){0,5}?"
)
_PHRASE = (
    r"((?!response\b|show\b|(?:my|our)\s(?:\w+\s)?opinion\b|the\stime\b"
    r"|the\s(?:aftermath|cent(?:er|re)|course|face|heart|light|midst|wake)\sof\b)"
    rf"(?:(?:an?|the)\s\w+\sof\s)?{_MODIFIERS}{_HEAD}(?:\s{_HEAD})*(?![\w-]|['’]s?\s))"
)
_WHERE = re.compile(
    r"\b(?:in|on(?!\san?\s(?:\w+\s){0,2}note\b)|via|at|during|through|into|from"
    rf"|according\sto|by(?!\s(?:[\w'’.-]+\s){{1,4}}shows?\b)|released|issued|posted|published)\s+{_PHRASE}",
    re.IGNORECASE,
)
_GATHERED = re.compile(
    rf"\s?({_MODIFIERS}(?:{'|'.join(_GATHERINGS.split())}))"
    rf"(?=\s(?:that|on|in|at|of|by|for|with|after|before|last|this|{_DAY})\b|\s?(?:[^\w\s'’-]|$))"
)
"""What takes the place of who is told and is the medium: "told [a news conference] that"."""
_ELSEWHERE = re.compile(
    rf"\s(?:(?:on|via|during|after|before)\s|by\s(?:(?:tele)?phone|e-?mail|letter|text|video)\b|(?:at|in)\s{_PHRASE})",
    re.IGNORECASE,
)
"""What stands behind who is told and is no part of it: "fans on TikTok", "sailors in a letter"."""
_REACHED = re.compile(
    r"\b(?:contacted|interviewed|reached|speaking)\s(?:\w+\s)?(?:by|on|over|via)\s((?:the\s)?(?:tele)?phone|e-?mail|Zoom|Skype|WhatsApp)\b"
)
"""How somebody was spoken to, in what tells who he is: "a resident reached by [phone]"."""
_BEARS = re.compile(
    r"\b(?:h[eo]ld(?:s|ing)?|ma[dk]es?|making|g[ai]v(?:es?|en|ing)|sen[dt](?:s|ing)?|put\sout"
    r"|wr(?:o|it?)t(?:e|es|en|ing)|le(?:ft|aves?|aving)|(?:issu|releas|publish|post|sign|fil|deliver"
    r"|return|circulat|record|upload)(?:e|es|s|ed|ing)?)"
    rf"(?:\s(?:me|us|you|him|her|them)(?=\s(?:an?|the)\s))?\s{_PHRASE}(?=(?:\s[\w'’.-]+){{0,8}},?$)",
    re.IGNORECASE,
)
"""What is given out and tells the content: "signed [a letter] calling for", "issued [a notice] saying"."""
_SAYS = re.compile(r"ma[dk]|g[ai]v|deliver|issu|put", re.IGNORECASE)
"""Verbs that in a cue mean no more than saying, whatever is given out: "made [a statement]"."""
_WITHIN = re.compile(
    rf"\b{_PHRASE}(?:\s[\w'’.-]+){{0,8}},?\sin\swhich\s(?:[\w'’.-]+\s){{0,8}}$", re.IGNORECASE
)
"""What is told of in a clause of its own: "gave [a speech] in which he said"."""
_PLATFORM = re.compile(
    r"\b(?:on|via|through|to|by|in|using)\s+((?:(?:his|her|its|their|the|an|a|another)\s(?:(?!(?:on|to|via|in)\s)\w+\s){0,3}?)?"
    r"(?:Twitter|Facebook|Instagram|YouTube|TikTok|Telegram|WhatsApp|Weibo|Snapchat|Reddit|LinkedIn"
    r"|Truth\sSocial|social\smedia|(?:state(?:[\s-]run|-owned)?\s|national\s|live\s)?(?:television|TV|radio))"
    r"(?:\s(?:accounts?|posts?|messages?|page|(?:Live\s)?(?:streams?|videos?)|Live|[Ss]tor(?:y|ies)|(?:campaign\s)?ads?|commercials?|spots?|addresse?s?|interviews?|programm?e?s?|shows?|stations?))?)\b|\b(?:by|on|over|via)\s((?:the\s)?(?:tele)?phone)\b"
    r"|\bon\s((?:its|his|her|their|our|your)\s(?:\w+\s)?(?:web\s)?site)\b",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\bwith\s((?:the|an?)\s(?:[\w-]+\s){0,2}(?:caption|message|note|post|slogan|statement|tweet))\b(?!['’])"
)
"""What something is done with that tells the words: "replied with [a tweet]"."""
_TITLE = re.compile(
    r"\b[Ii]n\s(?:(?:his|her|its|their|the)\s(?:\w+\s){1,3})?([“\"][A-Z][^“”\"\n]{3,80}[”\"])"
)
"""A work by its title: "wrote in [“The Tides”]"."""
_NAMED = re.compile(r"(?:[Tt]he\s)?[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*)+")
"""An outlet by a name that ends as a phrase may: "the Tarn Post"."""
_WRITES = re.compile(
    r"\b(?:wr(?:o|i)t(?:es?|ten|ing)|(?:argu|not|observ|recount)(?:es?|ed|ing))\b", re.IGNORECASE
)
_PRINTED = re.compile(r"(?:\s[\w'’]+){0,3}?\sin\s(?=(?:[Tt]he\s)?(?:[a-z]+\s)?([A-Z“\"]))")
"""What stands between a verb of writing and the outlet that it was written in: "wrote on Sunday in [the Post]"."""
_WRITING = re.compile(
    r"\W*[Ww]riting\s(?:[\w'’]+\s){0,2}?in\s(?=(?:[Tt]he\s)?(?:[a-z]+\s)?([A-Z“\"]))"
)
"""What opens a sentence whose words were written in an outlet."""
_JOURNAL = re.compile(
    r"\bin\s((?:the\s)?(?:\w+\s)?(?:journal|magazine|newspaper|weekly)\s(?:[Tt]he\s)?"
    r"[A-Z][\w&'’.-]*(?:\s(?:(?:of|and|&|the|for|in)\s){0,2}[A-Z][\w&'’.-]*)*"
    r"|(?:[Tt]he\s)?[A-Z][\w&'’.-]*(?:\s[A-Z][\w&'’.-]*)*\s(?:journal|magazine|newspaper))\b"
)
_JOINED = re.compile(r"\sand\s(?:\w+ly\s|also\s|then\s)?$")
"""What joins a verb to another of the same subject."""
_CLAUSE = re.compile(r";|\s(?:while|whereas|however|although|but)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\s(?:who|whom|whose)\b|,\swhich\b", re.IGNORECASE)
"""Begins a clause that tells nothing of the cue before it: "said Lund, who had no part in the report"."""
_UPON = re.compile(r"\s(?:\w+\s)?(?:on|to|via)\s")
_SITE = re.compile(
    r"\b(?:[Oo]n|to|[Vv]ia|over|through)\s((?:(?:his|her|its|their)\s(?:\w+\s)?)?"
    r"(?:X|Threads|Bluesky|Mastodon|Medium|Substack|Zoom|Skype)(?:\s(?:account|feed|page|profile)\b|\b(?!\s[A-Z])))"
)
"""Platforms whose names are common words but for their capitals."""
_SHOW = re.compile(
    r"\bon\s+((?:the\s)?[A-Z][\w&]*(?:\s[A-Z][\w&]*)*['’]s\s[\"“][^\"“”\n]{3,40}[\"”]"
    r"|(?<=(?:said|told|ance|ared|king|view|ewed|nday|sday|rday|ired)\son\s)[\"“][A-Z][^\"“”\n]{2,39}[\"”]"
    r"|(?:BBC|CNN|ABC|NBC|CBS|Fox|MSNBC|PBS|NPR|CNBC|ITV|Sky)(?:\s(?:News|Radio|One|Business))?)"
    r"|\bon\s((?:the\s)?(?:[\w-]*[A-Z][\w-]*\s){1,3}(?:TV|Television|Radio))\b"
)

_ON_AIR = re.compile(
    r"\bon\s+(?:the\s)?((?:[A-Z][\w&]*)(?:\s[A-Z][\w&]*)*)(?=['’]s\s(?:[\"“]|[A-Z]))"
)
"""The outlet in a show of which something is said: "on ABC's “This Week”"."""

OPENING = 3
"""Words before a phrase at most that opens its sentence: what is done in it all is said in it."""

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
    adds = cue.lower() == "adding"
    for pattern in patterns:
        for match in pattern.finditer(scene.words):
            if match.start() > scene.cue.end + NEAR + 300 * (pattern is _AFTER):
                continue
            if match.end() < (scene.cue.start if adds else scene.cue.start - NEAR):
                continue
            found = _AUDIENCE.match(scene.words, match.end())
            if found and not _NOBODY.match(found[0]):
                span = _clipped(scene, match.end(), _titled_end(scene.words, found.end()))
                if span is not None:
                    return span
    for match in _ON_AIR.finditer(scene.words):
        if scene.cue.start - NEAR <= match.start() <= scene.cue.end + NEAR:
            return scene.span(*match.span(1))
    return None


def hearers(text: str, span: Span | None) -> Span | None:
    """The phrase as far as it names who was told, None where it names an occasion or a time.

    "fans on TikTok" are fans, "a briefing in Geneva" is nobody.
    """
    if span is None:
        return None
    phrase = text[span.start : span.end]
    if _GATHERED.match(phrase) or is_time(phrase):
        return None
    if phrase.split(maxsplit=1)[0].lower() in _ADVERBS:
        return None
    where = _ELSEWHERE.search(phrase)
    return Span(span.start, span.start + where.start()) if where else span


def is_time(phrase: str) -> bool:
    """Whether words tell when or how often something was said: "last night", "three times"; "The Times" is none."""
    return _TIME.fullmatch(phrase.strip("[]")) is not None and not phrase.endswith("Times")


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
    counted = _COUNTED.match(words, start)
    stop = _STOP.search(words, counted.end() if counted else start)
    end = stop.start() if stop else len(words)
    while end > start and words[end - 1].isspace():
        end -= 1
    return scene.span(start, end) if start < end <= start + 90 else None


def _titled_end(words: str, end: int) -> int:
    """Where whoever is told ends whose title begins with another name: "Alder senator | Ana Reyes"."""
    titled = _TITLED.match(words, end)
    return titled.end() if titled and titled[1] in PERSON_HEADS else end


def _clipped(scene: Scene, start: int, end: int) -> Span | None:
    stop = _STOP.search(scene.words, start, end)
    if stop and stop[0].strip() not in ("of", "for", "."):
        end = stop.start()
    end -= len(scene.words[start:end]) - len(scene.words[start:end].rstrip(" .'’,"))
    return scene.span(start, end) if end > start else None


def medium(
    text: str,
    scene: Scene | None,
    source: Span | None,
    names: Sequence[Name] = (),
    apart: Callable[[Span], bool] = lambda _: False,
    *,
    aside: bool = False,
) -> Span | None:
    """The words naming how it was said: "in a statement", "on Twitter", "at a press conference".

    ``names`` are those of the text, in text order. ``apart`` tells what belongs to another verb. Of a cue ``aside``, in
    a clause about a noun, nothing that opens the sentence is.
    """
    if scene is None:
        return None
    around, cue = scene.words, scene.cue
    given = _BEARS.search(around[: cue.end], cue.start)
    if given and _SAYS.match(given[0]):
        given = None
    if given is None and around[cue.start : cue.end].split(" ")[0].endswith("ing"):
        given = _BEARS.search(around[: cue.start].rstrip(" "), max(0, cue.start - NEAR))
    if given:
        return scene.span(*given.span(1))
    within, start = None, max(0, cue.start - NEAR)
    while "which" in around.lower() and (match := _WITHIN.search(around[: cue.start], start)):
        within, start = match, match.end(1)
    if within:
        return scene.span(*within.span(1))
    if _TELLS.search(around[cue.start : cue.end]):
        before = _GATHERED.match(around, cue.end)
        if before:
            return scene.span(*before.span(1))
    printed = _printed(text, scene, names)
    if printed is not None:
        return printed
    # What tells more of a source behind its cue ends with it: "wrote Lund, who sailed, [in a note]".
    behind = max(cue.end, source.end - scene.start if source is not None else 0)
    found: list[tuple[int, int, int]] = []
    for rank, pattern in enumerate((_PLATFORM, _WHERE, _SHOW, _SITE, _JOURNAL, _WITH, _TITLE)):
        for match in pattern.finditer(around):
            start, end = match.span(match.lastindex or 0)
            if start <= cue.start < end:
                continue
            if source is not None and source.overlaps(scene.span(start, end)):
                continue
            if pattern is _WHERE and _NAMED.fullmatch(around, start, end):
                continue
            if (
                end <= cue.start
                and _JOINED.search(around, end, cue.start)
                and around[:start].count(" ") > 2
            ):
                continue  # "he denounced it in a memo and ordered": the memo is of the verb before
            away = cue.start - end if end <= cue.start else max(0, start - cue.end)
            between = around[end : cue.start] if end <= cue.start else around[behind:start]
            other = _CLAUSE.search(between) or (start > cue.start and _RELATIVE.search(between))
            if away > NEAR or other:
                continue
            opens = len(around[:start].split()) <= OPENING
            if opens and aside and end <= cue.start:
                continue
            if opens or not apart(scene.span(start, end)):
                found.append((away + 20 * rank, start, end))
    if not found:
        reached = _REACHED.search(text, *source) if source is not None else None
        return Span(*reached.span(1)) if reached is not None else None
    _, start, end = min(found)
    for _, first, last in found:
        if last < start and _UPON.fullmatch(around, last, start):
            start, end = first, last  # "a message posted on Twitter"
            break
    return scene.span(start, end)


_POSTED = re.compile(rf"\s(?:\w+\s)?(?:{_HEAD}|messages?|posts?|tweets?)\b")
"""What makes a name but a part of what something is written in: "wrote in a Facebook [post]"."""


def _printed(text: str, scene: Scene, names: Sequence[Name]) -> Span | None:
    """The outlet that something was written in: "wrote in [the Gazette]", "Writing in [the Gazette], she said"."""
    match = _WRITING.match(scene.words)
    if match is None and _WRITES.search(scene.words, scene.cue.start, scene.cue.end):
        match = _PRINTED.match(scene.words, scene.cue.end)
    if match is None:
        return None
    place = scene.span(match.end(), match.end(1))
    at = bisect_left(names, place.end, key=lambda one: one.span.end)
    if at == len(names) or names[at].type != "organization" or names[at].span.start >= place.end:
        return None
    if _POSTED.match(text, names[at].span.end):
        return None
    return Span(place.start, names[at].span.end)
