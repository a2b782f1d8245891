"""The casebook that speed and size are measured on is as one is that was added page by page."""

from __future__ import annotations

from pathlib import Path

from benchmarks.casebook import repeated
from benchmarks.copying import grown
from onrecord.casebook import Casebook
from tests.casebook.plain import wreck
from tests.casebook.test_counts import agree
from tests.web.news import trial


def test_copied_rows_are_those_of_added_pages(tmp_path: Path) -> None:
    found = [wreck("Vale Times", 1), *trial()[:2]]
    each = sum(len(one.statements) for one in found)
    copied, added = tmp_path / "copied.db", tmp_path / "added.db"
    list(grown(copied, found, 5 * each))
    with Casebook.open(added) as book:
        book.add(*repeated(found, 5 * each))
    with Casebook.open(copied) as one, Casebook.open(added) as other:
        agree(one.connection)
        assert list(one.records()) == list(other.records())
        assert one.timeline() == other.timeline()
        assert one.statements() == other.statements()
        # how sure it is who is who grows with the pages that name both: that alone may differ
        entities = "(SELECT id, version_id, name, aliases, identity_id, evidence_id FROM entities)"
        for table in ("pages", entities, "event_rows", "participant_rows", "spoken", "quoted"):
            query = f"SELECT * FROM {table} ORDER BY 1, 2, 3"
            kept = [tuple(row) for row in one.connection.execute(query)]
            assert kept == [tuple(row) for row in other.connection.execute(query)], table
