"""The page as captured: what stands in the frame beside a story."""

from __future__ import annotations

from starlette.responses import Response

from onrecord.casebook.applied import record_by_hand
from onrecord.casebook.captures import kept
from onrecord.errors import OnrecordError
from onrecord.web.captured import POLICY, shown, unreadable
from onrecord.web.respond import Ask, Missing, file
from onrecord.web.views.story import chosen, versions_of


def captured(ask: Ask) -> Response:
    connection = ask.book.connection
    version = chosen(versions_of(connection, ask.path["page_id"]), ask.number("version"))
    record = record_by_hand(connection, version.id)
    page = kept(connection, record.page.sha256)
    if page is None:
        raise Missing("This page was added as a record: the page itself is not kept.")
    try:
        html = shown(page, record).html
    except OnrecordError as error:
        html = unreadable(error)
    headers = {"Content-Security-Policy": POLICY}
    return Response(html, media_type="text/html; charset=utf-8", headers=headers)


routes = file("/stories/{page_id:int}/captured", captured)
