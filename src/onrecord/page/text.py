"""Plain-text captures and clean text: lines told apart by general rules, with offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.page.bylines import (
    is_byline,
    is_job,
    is_organisation,
    is_person,
    is_signed,
    life_at,
    names_of,
    reported_by,
)
from onrecord.page.copies import HEAD_LINES, MENU_LINES, story_in, title_above
from onrecord.page.datelines import dateline_date, dateline_in, dateline_of, is_dateline, is_place
from onrecord.page.dates import is_date_line, iso_date, text_date
from onrecord.page.dumps import Dump
from onrecord.page.fields import Fields
from onrecord.page.furniture import (
    closes,
    ends_in_credit,
    furniture_reason,
    is_button_row,
    is_list_title,
    is_photo_credit,
)
from onrecord.page.headlines import is_same_title, is_title_of
from onrecord.page.language import language_of
from onrecord.page.mastheads import is_masthead, masthead
from onrecord.page.rows import (
    Row,
    is_bullet,
    is_final,
    is_prose,
    rows_of,
    unquoted,
    unwrapped,
    without_numbers,
    without_page_ends,
)
from onrecord.page.speech import reports_speech
from onrecord.record import Article, Block, BlockKind, Furniture, Related, Span

_RELATED = re.compile(
    r"^[\W_]*(?:related(?: (?:story|stories|article|articles|coverage|links?))?|read more|read also|also read|see also|"
    r"more|don'?t miss|recommended|further reading|read)\s*[:>»|]\s*(?P<title>\S.*)$",
    re.I,
)
_TOPICS = re.compile(
    r"\W*(?:related topics?|tagged|(?:more on (?:these|this) )?topics?|tags?)\W*", re.I
)
_COMMENTS = re.compile(r"\W*(?:reader )?comments?\W*\d*\W*|\W*\d+ comments?\W*", re.I)
_WHEN = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified):? )?(?:about |an? )?\d*[- ]?\d* ?(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?)"
    r"(?: ago| read)?\W*|(?:just now|yesterday|today)(?:,? (?:at )?\d.{0,15})?|published|posted|updated|first published",
    re.I,
)
"""A line that says when and no day: "2 hours ago", "4 min read"."""
_ON_DAY = re.compile(r"\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
"""What a first paragraph says and a standfirst seldom does."""
_UPDATED = re.compile(r"^\W*(?:last )?(?:updated|modified|edited)\b", re.I)
_CAPTIONED = re.compile(r"^(?:image|media|photo|video|picture) caption\s*[,:]\s*(?=\S)", re.I)
_CAPTION_LABEL = re.compile(r"(?:image|media|photo|video|picture) caption\W?", re.I)
_PICTURE_BY = re.compile(
    r"\b(?:photo(?:graph)?|picture|image|credit)s?(?: by)?: ?[^.:;]{2,70}$", re.I
)
_CREDITED = re.compile(r"(?:[.!?”\"]|^) ?(?:Photo )?Credit ?(?:\.\.\.|…|:)")
_AGENCY_CREDIT = re.compile(r"[.!?][\"”]? \([A-Z][^()/]{1,40}/[A-Z][^()]{1,60}\)$")
_PICTURE_MARK = re.compile(r"!?\[[^\[\]]{1,80}\](?: .{0,40})?")
_PICTURE_FILE = re.compile(
    r"\[(?:[^\[\]\s]{1,80}\.(?:jpe?g|png|gif|svg|webp)|INLINE|IMAGE|LINK|EMBED|USEMAP)\]", re.I
)
_FORM = re.compile(r"\[\s*\]|\[_+\]|_{5,}")
_CONTACT = re.compile(r"\(\([^()]*\)\)")
"""How an agency's story gives its reporter's address."""
_LABELS = re.compile(
    r"(?:courtesy|images?|photos?|pictures?|videos?|recommended|related|latest|trending|featured|top|watch|read)\b",
    re.I,
)
"""Words with which what stands between a headline and its story begins, where it is no name."""
_NUMBERED = re.compile(r"(?:document )?\d+ of \d+ (?:documents?|results?)", re.I)
_CRUMB = re.compile(r"\s+[>›»/→]\s+")
_FORWARD = re.compile(
    r"(?:-{2,}|_{2,}) ?(?:forwarded|original) message ?-*|begin forwarded message:|on .{6,160} wrote:$",
    re.I,
)
"""The line above a mail that is forwarded or answered."""
_SENDER = re.compile(r"(?:^|[,>] ?)[\"“]?(?P<name>[^\"“”<>,]{3,60}?)[\"”]? ?<[^<>\s]+@[^<>\s]+>")
_SLUG = re.compile(r"(?:AM|PM|BC|US|EU)-+[A-Z][\w-]*[\w,.&/ -]*")
_TO_EDITORS = re.compile(r"eds?(?:itors)?\s*:\s", re.I)
_DASHED = re.compile(r"^[—–-]{1,2}\s*")
_QUOTES = " \t\"'“”‘’«»„…`-–—.,"
_SEPARATORS = " |•·»–—:-"
_HEADLINE_WORDS = (3, 30)
_LABEL_WORDS = 4
"""Words up to which a line above the headline is a label: a section, a button."""
_SUMMARY_WORDS = 14
"""Words of a line below a headline above which it is a standfirst."""
_LINE_MAX = 300
"""Characters above which a line is prose."""
_HEAD_ROWS = 12
_LEAD_MIN = 80
_FOOT_MIN = 3
"""Lines that are furniture by their words from which what stands about them is."""
_SIGNED_ROWS = 4
_TITLE_ROWS = 4
"""Lines from the beginning of a story among which its headline can stand."""
_MENU_ROWS = 60
"""Lines at the top among which the first paragraph is looked for, past the menus of a whole page."""
_LIST_ROWS = 12
_CLOSED_SHARE = 0.6
"""Share of a text that stands above the line that closes a release."""
_SHOWN_ROWS, _SHOWN_WORDS = 3, 5
"""Lines within which the caption stands below the words that stand in for its picture, and words of these."""
_SIGNATURE_ROWS = 8
"""Lines at the end of a message among which its sender's signature begins."""
_BUTTON_MAX = 12
"""Characters of the longest line without a letter that counts something: shares, pages."""
_TITLE_WORDS = (3, 25)
_PULLED_MIN = 4
_PULLED_ROWS = 40


@dataclass(slots=True)
class _Entry:
    """A line of a capture: what it is, or why it is none of the article.

    ``level`` is that of a heading in Markdown, ``signed`` the name that a line holds beside others.
    """

    row: Row
    kind: BlockKind | None = None
    reason: str | None = None
    level: int = 0
    signed: str | None = None

    @property
    def text(self) -> str:
        return self.row.text

    @property
    def count(self) -> int:
        return len(self.row.text.split())


@dataclass(slots=True)
class _Told:
    """What a capture says about its article outside of the text."""

    published: str | None = None
    modified: str | None = None
    sent: str | None = None
    outlet: str | None = None
    body: Span | None = None
    """Where a label says that the body begins."""


def article_of_capture(page: str) -> Article:
    """The article of a plain-text capture; ``page_span`` of each block is its place in ``page``.

    Its words stand there too, between them what the capture puts among them: the ends of wrapped
    lines and of pages, hyphens there, numbers of links.
    """
    told = _Told()
    related: dict[Span, Related] = {}
    entries = _entries(page, told, related)
    foot = _settle_menus(entries)
    content = [one for one in entries if one.reason is None]
    first = _first_paragraph(content, told.body)
    _settle_head(entries, content[:first], told)
    _settle_foot(entries, content[first:], related)
    _settle_closed(entries)
    for one in foot:
        one.reason = one.reason or "other"
    kept = [one for one in entries if one.reason is None]
    begin = content[first].row.span if first < len(content) else None
    _settle_body(kept, [one for one in kept if begin is not None and one.row.span >= begin])
    return _article(entries, related, told)


def _article(entries: list[_Entry], related: dict[Span, Related], told: _Told) -> Article:
    kept = [one for one in entries if one.reason is None]
    blocks = []
    at = 0
    for one in kept:
        end = at + len(one.text)
        blocks.append(Block(one.kind or "paragraph", Span(at, end), page_span=one.row.span))
        at = end + 1
    text = "\n".join(one.text for one in kept)
    opening = [one.text for one in kept if one.kind is None][:3]
    published = (
        told.published
        or next(filter(None, map(dateline_date, opening)), None)
        or told.sent
        or next(
            filter(None, (text_date(one.text) for one in entries if one.reason == "page_end")), None
        )
    )
    return Article(
        text=text,
        language=language_of(text),
        headline=_first(text, blocks, "headline"),
        standfirst=_first(text, blocks, "standfirst"),
        bylines=names_of(
            one.signed or _DASHED.sub("", one.text) for one in kept if one.kind == "byline"
        ),
        dateline=dateline_in(text, blocks),
        outlet=told.outlet,
        published=published,
        published_basis="text" if published else None,
        modified=told.modified,
        related=tuple(related.values()),
        furniture=tuple(
            Furniture(one.text, one.reason)
            for one in entries
            if one.reason is not None and one.row.span not in related
        ),
        blocks=tuple(blocks),
    )


def article_of_text(
    text: str, *, headline: str | None = None, published: str | None = None
) -> Article:
    """The article of clean text that a program gives; ``article.text`` is ``text``, unchanged.

    Blocks are the lines that are not blank; the first is the headline where it equals
    ``headline``. ``published`` is an ISO 8601 date. Raises ``OptionError`` where it is none.
    """
    from onrecord.page.dates import given_date

    given = given_date(published) if published is not None else None
    blocks = []
    for place, row in enumerate(rows_of(text)):
        kind: BlockKind = "paragraph"
        if place == 0 and headline and row.text.split() == headline.split():
            kind = "headline"
        blocks.append(Block(kind, row.span, page_span=row.span))
    return Article(
        text=text,
        language=language_of(text),
        headline=headline,
        dateline=dateline_in(text, blocks, colon=False),
        published=given,
        published_basis="given" if given else None,
        blocks=tuple(blocks),
    )


def _entries(page: str, told: _Told, related: dict[Span, Related]) -> list[_Entry]:
    """The lines of a page, whole again, and what the words of each one alone tell."""
    quoted, forwarding = unquoted(without_numbers(list(rows_of(page))))
    rows, ends = without_page_ends(quoted)
    dump = Dump([row.text for row in rows])
    fields = Fields(row.text for row in rows)

    def stands_alone(text: str) -> bool:
        return (
            dump.level(text) > 0
            or dump.is_reference(text)
            or fields.of(text) is not None
            or _RELATED.match(text) is not None
            or furniture_reason(text) is not None
            or is_photo_credit(text)
        )

    entries = [_Entry(row, reason="page_end") for row in ends]
    entries += [_Entry(row, reason="forwarded") for row in forwarding]
    pending: str | None = None
    captioned = False
    pictured: str | None = None
    for row in unwrapped(rows, stands_alone):
        field = fields.of(row.text)
        if field is not None and field.kind in ("page", "front"):
            entries.append(_Entry(row, reason="field"))
            if field.kind == "front" and told.body is None:
                told.body = row.span
            continue
        if field is not None:
            pending = field.kind
            if pending == "body" and told.body is None:
                told.body = row.span
            if field.start < len(row.text):
                row = _from(row, field.start)
            else:
                entries.append(_Entry(row, reason="field"))
                continue
        if pending is not None:
            entries.append(_of_field(row, pending, told))
            if pending == "body":
                entries[-1] = _entry(row, dump, related)
            pending = None
        elif _FORWARD.match(row.text):
            told.sent = told.sent or _date_of(row.text)
            _of_sender(row.text, told)
            entries.append(_Entry(row, reason="field"))
        elif fields.is_particular(row.text):
            entries.append(_Entry(row, "list_item"))
        elif _CAPTION_LABEL.fullmatch(row.text):
            entries.append(_Entry(row, reason="caption"))
            captioned = True
            continue
        else:
            entries.append(_entry(row, dump, related))
            if entries[-1].reason is None and (captioned or entries[-1].text == pictured):
                entries[-1].kind = "caption"
        captioned = False
        pictured = dump.picture(row.text)
    for at, one in enumerate(entries):
        near = entries[at + 1 : at + 1 + _SHOWN_ROWS]
        captions = (other.text for other in near if other.kind == "caption")
        long = one.reason is None and one.count >= _SHOWN_WORDS
        if long and any(text.startswith(one.text) for text in captions):
            # the words that stand in for the picture
            one.kind, one.reason = None, "caption"
    entries.sort(key=lambda one: one.row.span)
    if fields.mailed:
        _settle_signature(entries)
    if fields.forwarded:
        begin = next((at for at, one in enumerate(entries) if one.reason == "field"), 0)
        for one in entries[:begin]:
            one.kind, one.reason = None, one.reason or "forwarded"
    return entries


def _settle_signature(entries: list[_Entry]) -> None:
    """Who sent a message, below the mark that mail programs set above it."""
    last = entries[-_SIGNATURE_ROWS:]
    mark = next((at for at, one in enumerate(last) if one.text == "--"), len(last))
    for one in last[mark:]:
        one.kind, one.reason = None, one.reason or "contact"


def _from(row: Row, start: int) -> Row:
    return replace(row, text=row.text[start:], span=Span(row.span.start + start, row.span.end))


def _of_field(row: Row, kind: str, told: _Told) -> _Entry:
    """A value that a database or a mail program gives."""
    if len(row.text) > 2 and row.text[0] in "\"'" and row.text[0] == row.text[-1]:
        row = replace(row, text=row.text[1:-1], span=Span(row.span.start + 1, row.span.end - 1))
    if kind == "headline":
        return _Entry(row, "headline")
    if kind == "byline":
        return _Entry(row, "byline")
    if kind == "published":
        told.published = told.published or _date_of(row.text)
    elif kind == "sent":
        told.sent = told.sent or _date_of(row.text)
    elif kind == "sender":
        _of_sender(row.text, told)
    elif kind == "outlet" and "://" not in row.text:
        told.outlet = told.outlet or row.text
    return _Entry(row, reason="field")


def _of_sender(text: str, told: _Told) -> None:
    """Take the outlet from whom a mail is from."""
    match = _SENDER.search(text[:_LINE_MAX])
    if match is not None and is_masthead(match["name"]):
        told.outlet = told.outlet or match["name"]


def _entry(row: Row, dump: Dump, related: dict[Span, Related]) -> _Entry:
    if dump.is_reference(row.text) or row.text.startswith("#["):
        return _Entry(row, reason="navigation")
    if (title := dump.link(row.text)) is not None:
        related[row.span] = Related(title)
        return _Entry(row, reason="related")
    level = dump.level(row.text)
    clean = dump.clean(row.text)
    if not clean or _PICTURE_FILE.fullmatch(clean):
        return _Entry(row, reason="picture")
    row = replace(row, text=clean)
    text = row.text
    match = _RELATED.match(text) if len(text) < 250 else None
    if match and len(match.group("title").split()) >= _TITLE_WORDS[0]:
        related[row.span] = Related(match.group("title").strip())
        return _Entry(row, reason="related")
    if (reason := furniture_reason(text)) is not None:
        return _Entry(row, reason=reason)
    if caption := _CAPTIONED.match(text):
        return _Entry(_from(row, caption.end()), "caption")
    if is_photo_credit(text):
        return _Entry(row, reason="photo_credit")
    if _CONTACT.fullmatch(text):
        return _Entry(row, reason="contact")
    if _NUMBERED.fullmatch(text):
        return _Entry(row, reason="navigation")
    if len(text) <= _BUTTON_MAX and not any(map(str.isalpha, text)):
        return _Entry(row, reason="navigation")
    if is_list_title(text):
        return _Entry(row, reason="related")
    if _SLUG.fullmatch(text) or _TO_EDITORS.match(text):
        return _Entry(row, reason="editors_note")
    if _FORM.search(text) and not is_final(text):
        return _Entry(row, reason="navigation")
    if _is_caption(text):
        return _Entry(row, "caption")
    return _Entry(row, level=level)


def _is_caption(text: str) -> bool:
    """Whether a line ends in who took the picture that it tells of."""
    return len(text) < 400 and (
        ends_in_credit(text)
        or _AGENCY_CREDIT.search(text) is not None
        or (_PICTURE_BY.search(text) is not None and not is_byline(text))
        or _CREDITED.search(text) is not None
    )


def _settle_menus(entries: list[_Entry]) -> list[_Entry]:
    """Find the headline of a copy of a whole page, leave out the menus above it, and give those below
    the story."""
    if any(one.reason == "field" or one.kind == "headline" for one in entries):
        return []
    start, end = story_in([one.text for one in entries], [bool(one.reason) for one in entries])
    while end < len(entries) and _is_told_last(entries[end]):
        end += 1
    head = [at for at in range(start) if entries[at].reason is None]
    if len(head) <= MENU_LINES or any(_is_lead(entries[at].text) for at in head[:MENU_LINES]):
        # few lines, or a story that goes on below a list
        return entries[end:] if _is_foot(entries[end:]) else []
    near = [at for at in range(start, end) if entries[at].reason is None][:_TITLE_ROWS]
    near = [at for at in head[-HEAD_LINES:] + near if not is_signed(entries[at].text)]
    story = (one.text for one in entries[start:end] if is_prose(one.text))
    found = title_above([entries[at].text for at in near], story)
    if found is None:
        found = _title_above_signature([entries[at] for at in near])
    if not near:
        return []
    begin = near[found]
    entries[begin].kind = "headline"
    signed = {at for at in range(max(0, begin - _SIGNED_ROWS), begin) if _is_signing(entries[at])}
    for at, one in enumerate(entries[:begin]):
        if at not in signed:
            one.reason = one.reason or "navigation"
    return entries[max(end, begin + 1) :]


def _is_lead(text: str) -> bool:
    """Whether a line near the top is a story's first paragraph, and none of a notice."""
    return (
        is_prose(text)
        and len(text) >= _LEAD_MIN
        and (
            reports_speech(text)
            or dateline_of(text) is not None
            or _ON_DAY.search(text) is not None
        )
    )


def _is_told_last(one: _Entry) -> bool:
    """Whether a line right below the paragraphs of a story is a short one, or says who reported."""
    return one.reason is None and (is_final(one.text) or reported_by(one.text) is not None)


def _is_foot(rows: list[_Entry]) -> bool:
    """Whether the lines below a story are a page's menus: many, with some that are nothing else."""
    return len(rows) > MENU_LINES and sum(one.reason is not None for one in rows) >= _FOOT_MIN


def _is_signing(one: _Entry) -> bool:
    """Whether a line above a headline says who wrote or when."""
    return is_byline(one.text) or is_date_line(one.text) or iso_date(one.text) is not None


def _title_above_signature(rows: list[_Entry]) -> int:
    """The last title above who wrote and when, else above the first paragraph."""
    below = next(
        (at for at, one in enumerate(rows) if is_byline(one.text) or is_prose(one.text)), len(rows)
    )
    titles = [
        at
        for at, one in enumerate(rows[:below])
        if one.count > _LABEL_WORDS and not is_date_line(one.text)
    ]
    return titles[-1] if titles else 0


def _first_paragraph(rows: list[_Entry], body: Span | None) -> int:
    """Where the story begins: at its dateline, or at the first long line with a final stop."""
    plain = [at for at, one in enumerate(rows) if one.kind is None]
    untitled = all(one.kind != "headline" for one in rows)
    if body is not None:
        begin = next((at for at in plain if rows[at].row.span >= body), len(rows))
        if begin <= 2 * _MENU_ROWS:
            return begin
    for at in plain[:_HEAD_ROWS]:
        if dateline_of(rows[at].text):
            return at
    for place, at in enumerate(plain[:_MENU_ROWS]):
        one = rows[at]
        if not is_prose(one.text) or one.level or is_date_line(one.text):
            continue
        after = rows[plain[place + 1]] if place + 1 < len(plain) else None
        if place >= _HEAD_ROWS and (after is None or not is_final(after.text)):
            continue
        # a standfirst is a sentence too, but only one, right below the headline
        above = [rows[other] for other in plain[:place]]
        above = [other for other in above if not other.text.endswith((".", ":"))]
        sentences = len(re.findall(r"[.!?][\"”’']?\s+[A-Z\"“]", one.text))
        alone = (
            place == len(above) == untitled
            and sentences == 0
            and not _quoted(one.text)
            and not reports_speech(one.text)
            and not _ON_DAY.search(one.text)
        )
        short = len(one.text) < 200 and len(plain) > 6
        if alone and short and after is not None and is_final(after.text):
            return plain[place + 1]
        headed = place or not untitled
        if headed and after is not None and _is_below_standfirst(rows, plain[place + 1 :]):
            continue
        return at
    if any(one.kind == "headline" for one in rows):
        return 0
    return 1 if len(rows) > 1 else 0


def _is_below_standfirst(rows: list[_Entry], below: list[int]) -> bool:
    """Whether the lines below a sentence say who wrote and when, which stands below a standfirst."""
    texts = [rows[at].text for at in below[:_SIGNED_ROWS]]
    if is_date_line(texts[0]):
        return True
    if len(texts) > 1 and is_date_line(texts[1]) and not is_final(texts[0]):
        return True
    told = next((at for at, text in enumerate(texts) if is_final(text)), len(texts))
    return any(is_byline(text) for text in texts[: max(1, told)])


def _settle_head(entries: list[_Entry], head: list[_Entry], told: _Told) -> None:
    """What stands above the first paragraph: labels, headline, standfirst, byline, date."""
    for above, one in pairwise([None, *head]):
        if one is None or one.kind is not None:
            continue
        if (
            above is not None
            and above.kind == "byline"
            and one.count <= _LABEL_WORDS
            and is_organisation(one.text, None)
        ):
            one.reason = "byline_note"
        elif is_byline(one.text) or is_signed(one.text):
            one.kind = "byline"
            parts = one.text.split(" | ")[1:]
            told.outlet = told.outlet or next(filter(is_masthead, parts), None)
            told.published = told.published or text_date(one.text)
        elif len(one.text) < 100 and (found := _date_of(one.text)):
            if _UPDATED.match(one.text):
                told.modified = told.modified or found
            else:
                told.published = told.published or found
            one.reason = "byline_note"
        elif _WHEN.fullmatch(one.text):
            one.reason = "byline_note"
        elif (
            (len(one.text) <= _LINE_MAX and is_button_row(one.text))
            or _is_crumbs(one.text)
            or _PICTURE_MARK.fullmatch(one.text)
        ):
            one.reason = "navigation"
        elif one.text.startswith("(") and one.text.endswith(")"):
            one.reason = "editors_note"
    told.published = told.published or told.modified
    headline = _settle_headline(entries, head, told)
    _settle_repeated(entries, headline)
    titled = headline is None
    standfirst = None
    for one in head:
        if one is headline:
            titled = True
        elif one.kind is not None or one.reason is not None:
            continue
        elif not titled:
            one.reason = "navigation"
        elif (name := _signature(one, entries)) is not None:
            one.kind, one.signed = "byline", name
        elif _signatures(one, entries):
            one.kind = "byline"
        elif is_job(one.text):
            one.reason = "byline_note"
        elif is_bullet(one.text) and one.count > _LABEL_WORDS:
            one.kind = "list_item"
        elif one.count <= _LABEL_WORDS:
            one.reason = "navigation"
        elif standfirst is None:
            one.kind = "standfirst"
            standfirst = one


def _settle_repeated(entries: list[_Entry], headline: _Entry | None) -> None:
    """The headline said again; what a newsletter says between its subject and the story's title."""
    if headline is None:
        return
    at = next(place for place, one in enumerate(entries) if one is headline)
    for place, one in enumerate(entries):
        if one is headline or one.reason is not None or is_final(one.text):
            continue
        if is_same_title(one.text, headline.text):
            one.reason = "repeated"
            if (
                at < place <= at + _HEAD_ROWS
                and entries[at - 1 : at]
                and entries[at - 1].reason == "field"
            ):
                for other in entries[at + 1 : place]:
                    other.reason = other.reason or "newsletter"


def _date_of(text: str) -> str | None:
    return text_date(text) or iso_date(text)


def _is_crumbs(text: str) -> bool:
    """Whether a line leads from the front page down to the article: "Home > News > Local"."""
    parts = _CRUMB.split(text) if len(text) <= _LINE_MAX else []
    return len(parts) > 2 and all(len(part.split()) <= _LABEL_WORDS for part in parts[:-1])


def _settle_headline(entries: list[_Entry], head: list[_Entry], told: _Told) -> _Entry | None:
    """The headline among the lines above the first paragraph, and what repeats or names it."""
    given = next((one for one in entries if one.kind == "headline"), None)
    _settle_outlet(entries, head, given, told)
    if given is not None:
        return given
    if (found := _above_fields(entries, head, told)) is not None:
        return found
    open_ = [one for one in head if one.kind is None and one.reason is None]
    for at, one in enumerate(open_):
        for other in open_[at + 1 :]:
            if one.count >= _HEADLINE_WORDS[0] and is_title_of(one.text, other.text):
                one.reason = "repeated"
                tail = one.text[len(other.text) :].strip(_SEPARATORS)
                told.outlet = told.outlet or tail or None
                break
    dates = [one.row.span for one in head if one.reason == "byline_note"]
    left = [one for one in open_ if one.reason is None and not is_bullet(one.text)]
    found = _choose(left, dates)
    if found is not None and not found.level and found.count <= _LABEL_WORDS + 1:
        # a menu's line can be as long as a short headline
        last = head[-1].row.span
        told_below = (one.text for one in entries if one.row.span > last and _is_told(one))
        place = title_above([one.text for one in left], told_below)
        found = left[place] if place is not None else found
    if found is not None:
        found.kind = "headline"
    return found


def _above_fields(entries: list[_Entry], head: list[_Entry], told: _Told) -> _Entry | None:
    """The headline of a capture in fields that gives it none: it stands right above them, the outlet
    above the date; or the outlet does, with the headline on top."""
    if told.body is None:
        return None
    fields = (one.row.span for one in entries if one.reason == "field" or one.kind == "byline")
    begin = next(fields, told.body)
    above = [one for one in head if one.row.span < begin and one.reason is None]
    above = [one for one in above if one.kind is None]
    dated = next((one.row.span for one in entries if one.reason == "byline_note"), begin)
    outlets = [one for one in above if one.row.span < dated]
    below = [one for one in above if one.row.span > dated]
    if below:
        found = below[-1]
        outlet = outlets[0] if outlets else None
    elif outlets:
        found = outlets.pop(0)
        outlet = outlets[-1] if outlets else None
    else:
        return None
    found.kind = "headline"
    if outlet is not None:
        outlet.reason = "byline_note"
        told.outlet = told.outlet or outlet.text
    return found


def _settle_outlet(
    entries: list[_Entry], head: list[_Entry], headline: _Entry | None, told: _Told
) -> None:
    """The name of the outlet, above the headline or in the copyright line."""
    if told.outlet is None:
        top = (
            [one for one in entries if one.row.span < headline.row.span] if headline else head[:-1]
        )
        texts = [one.text for one in top if one.kind is None and one.reason in (None, "navigation")]
        menus = len(texts) > MENU_LINES
        told.outlet = masthead(texts, (one.text for one in entries), menus=menus)
    for one in head:
        if one.kind is None and one.reason is None and one.text == told.outlet:
            one.reason = "navigation"


def _choose(rows: list[_Entry], dates: list[Span]) -> _Entry | None:
    levels = [one for one in rows if one.level]
    if levels:
        return min(levels, key=lambda one: one.level)
    titles = [one for one in rows if one.count >= _HEADLINE_WORDS[0]]
    if not titles:
        return rows[0] if len(rows) == 1 else None
    first, *others = titles
    if first.count > _LABEL_WORDS or not others:
        return first
    # a label of a few words above the headline: there is a standfirst too, it is in capitals, or
    # it is the outlet's name, with the day below it
    longer = next((one for one in others if one.count > _LABEL_WORDS), None)
    if longer is None or longer.count > _SUMMARY_WORDS or is_final(longer.text):
        return first
    below = others[others.index(longer) + 1 :]
    label = first.text.isupper() and not longer.text.isupper()
    label = label or any(first.row.span < one < longer.row.span for one in dates)
    return longer if label or any(one.count > _LABEL_WORDS for one in below) else first


def _near_body(entries: list[_Entry], at: int) -> list[_Entry]:
    """What stands below a line, but for lives of the authors."""
    below = [one for one in entries[at + 1 :] if one.reason is None]
    names = entries[at].text.split()
    life = life_at([one.text for one in below], {" ".join(names[:2]), " ".join(names[:3])})
    return below[:life]


def _signatures(one: _Entry, entries: list[_Entry]) -> bool:
    """Whether a line below the headline names several people and nothing else, the day beside it."""
    names = names_of([one.text])
    if len(names) < 2 or not all(map(is_person, names)):
        return False
    at = next(place for place, other in enumerate(entries) if other is one)
    around = entries[max(0, at - 1) : at] + entries[at + 1 : at + 2]
    return any(is_date_line(other.text) for other in around)


def _signature(one: _Entry, entries: list[_Entry]) -> str | None:
    """The author's name that a line below the headline is, as a date, a job or a life beside it shows."""
    words = one.text.split()
    at = next(place for place, other in enumerate(entries) if other is one)
    around = entries[max(0, at - 1) : at] + entries[at + 1 : at + 2]
    dated = any(
        is_date_line(other.text)
        or iso_date(other.text)
        or _WHEN.fullmatch(other.text)
        or is_job(other.text)
        for other in around
    )
    for size in (2, 3):
        name, rest = " ".join(words[:size]), " ".join(words[size:])
        if len(name.split()) < size or not is_person(name) or is_place(name):
            continue
        if is_masthead(one.text):
            return None
        if any(name in other.text and is_final(other.text) for other in _near_body(entries, at)):
            # the article speaks of it: a place, or one of its people
            return None
        if rest and is_job(rest.title()) and dated:
            return name
        if rest:
            continue
        if dated or life_at([other.text for other in entries[at + 1 :]], [name]) is not None:
            return name
        above = next((other for other in entries[at - 1 :: -1] if other.reason is None), None)
        below = next((other for other in entries[at + 1 :] if other.reason is None), None)
        told = {other.casefold() for one in _near_body(entries, at) for other in one.text.split()}
        if (
            at
            and all(other.kind != "byline" for other in entries[:at])
            and not _LABELS.match(one.text)
            and above is not None
            and above.kind in ("headline", "standfirst")
            and below is not None
            and is_prose(below.text)
            and told.isdisjoint(map(str.casefold, words))
        ):
            return name
    return None


def _settle_foot(entries: list[_Entry], body: list[_Entry], related: dict[Span, Related]) -> None:
    """Lists of other stories, comments, topics: what stands below a title that says so."""
    if not body:
        return
    places = {id(one): at for at, one in enumerate(entries)}
    start = places[id(body[0])]
    prose = [at for at in range(start, len(entries)) if _is_told(entries[at])]
    for at in range(start, len(entries)):
        one = entries[at]
        if one.kind is not None or len(one.text) > _LINE_MAX:
            continue
        if is_list_title(one.text):
            _settle_list(entries, at, related)
        elif _TOPICS.fullmatch(one.text):
            _settle_topics(entries, at)
        elif _COMMENTS.fullmatch(one.text):
            above = bisect_left(prose, at)
            stamped = any(map(_is_stamp, entries[at + 1 : at + 1 + _LIST_ROWS]))
            if above >= 3 and (stamped or 4 * above >= 3 * len(prose)):
                for other in entries[at:]:
                    if other.reason is None:
                        other.reason = "comments"
                return


def _is_stamp(one: _Entry) -> bool:
    """Whether a line says when, as above a comment."""
    return one.reason == "byline_note" or (
        one.count <= _HEADLINE_WORDS[0] + _LABEL_WORDS and text_date(one.text) is not None
    )


def _is_told(one: _Entry) -> bool:
    return one.reason is None and one.kind is None and is_prose(one.text)


def _settle_list(entries: list[_Entry], at: int, related: dict[Span, Related]) -> None:
    entries[at].reason = entries[at].reason or "related"
    for one in entries[at + 1 : at + 1 + _LIST_ROWS]:
        if one.reason is not None:
            continue
        if one.kind is not None or is_final(one.text) or dateline_of(one.text):
            return
        if one.text.isupper() and one.count <= _LABEL_WORDS:
            one.reason = "navigation"
        elif is_date_line(one.text) or _WHEN.fullmatch(one.text):
            one.reason = "byline_note"
        elif _TITLE_WORDS[0] <= one.count <= _TITLE_WORDS[1] and not reported_by(one.text):
            one.reason = "related"
            title = re.sub(r"^(?:[•*+◦▪‣·–-]|\d{1,2}[.)])\s+", "", one.text)
            related[one.row.span] = Related(title)
        else:
            return


def _settle_topics(entries: list[_Entry], at: int) -> None:
    entries[at].reason = entries[at].reason or "navigation"
    for one in entries[at + 1 : at + 1 + _LIST_ROWS]:
        if one.reason is None:
            if one.kind is not None or is_final(one.text) or one.count > _LABEL_WORDS:
                return
            one.reason = "navigation"


def _settle_body(kept: list[_Entry], body: list[_Entry]) -> None:
    """What the lines of the story are, and who signs it at its end."""
    signed = any(one.kind == "byline" for one in kept)
    for one in body:
        if one.kind is not None:
            continue
        if is_byline(one.text) and not signed:
            one.kind, signed = "byline", True
        elif one.level or _is_subhead(one.text):
            one.kind = "subhead"
        elif one.text.startswith(("• ", "* ", "- ", "– ")):
            one.kind = "list_item"
    for one in kept[-3:]:
        dashed = _DASHED.sub("", one.text)
        if not signed and (reported_by(one.text) or (dashed != one.text and is_person(dashed))):
            one.kind = "byline"
    authors = names_of(one.text for one in kept if one.kind == "byline")
    for one in body:
        if one.kind == "subhead" and one.text.casefold() in map(str.casefold, authors):
            # above an entry of a live page
            one.kind, one.reason = None, "byline_note"
    lives = life_at([one.text for one in kept], authors)
    if lives is not None:
        for one in kept[lives:]:
            one.reason = "byline_note"
    _settle_pulled(body)
    for one in reversed(body):
        if one.reason is not None or one.kind in ("byline", "caption"):
            continue
        if one.kind != "subhead" and not (one.kind == "list_item" and one.count <= 2):
            break
        one.reason = "navigation"


def _settle_closed(entries: list[_Entry]) -> None:
    """What stands below the line that closes a release, where it is but a foot."""
    end = next((at for at, one in enumerate(entries) if closes(one.text)), len(entries))
    above, below = (
        sum(len(one.text) for one in part if one.reason is None)
        for part in (entries[:end], entries[end:])
    )
    if above > _CLOSED_SHARE * (above + below):
        for one in entries[end:]:
            one.kind, one.reason = None, one.reason or "editors_note"


def _settle_pulled(body: list[_Entry]) -> None:
    """Quotations set large, which the paragraph beside them has too, and who said them below."""
    open_ = [one for one in body if one.reason is None]
    whole = "\n".join(one.text for one in open_)
    again = Counter(one.text.strip(_QUOTES) for one in open_ if len(one.text) <= _LINE_MAX)
    pulled = 0
    for one, below in pairwise([*open_, None]):
        assert one is not None
        if len(one.text) > _LINE_MAX:
            continue
        words = one.text.strip(_QUOTES)
        if len(words.split()) < _PULLED_MIN or not (one.kind == "subhead" or one.text[0] in '"“‘'):
            continue
        pulled += 1
        if pulled > _PULLED_ROWS:
            return
        if whole.count(words) > again[words]:
            one.reason = "repeated"
            if below is not None and below.kind == "subhead" and below.text.count(",") <= 2:
                below.reason = "repeated"


def _quoted(text: str) -> bool:
    return any(mark in text for mark in '"“”')


def _is_subhead(text: str) -> bool:
    count = len(text.split())
    return (
        2 <= count <= 10
        and not is_final(text)
        and not text.endswith((",", ";", "”", '"'))
        and not is_dateline(text)
        and text[:1].isupper()
        and not reported_by(text)
    )


def _first(text: str, blocks: Iterable[Block], kind: str) -> str | None:
    return next((text[b.span.start : b.span.end] for b in blocks if b.kind == kind), None)
