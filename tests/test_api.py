"""The Python face, as a program uses it."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from math import nan
from pathlib import Path

import pytest

import onrecord
from onrecord._many import read_task
from onrecord.errors import PageError
from tests.conftest import needs_model
from tests.pages import EXAMPLES, SPANISH, STORY, warc

WORDS = "“We could not leave it open for another day,”"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.html"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.mark.usefixtures("quick_reader")
class TestRead:
    def test_a_path_bytes_and_an_open_file_give_the_same_article(self, story: Path) -> None:
        by_path = onrecord.read(story)
        assert onrecord.read(str(story)) == by_path
        assert onrecord.read(STORY.encode()).article == by_path.article
        assert onrecord.read(io.BytesIO(STORY.encode())).article == by_path.article
        with story.open("rb") as file:
            assert onrecord.read(file).article == by_path.article

    def test_words_speaker_and_metadata(self, story: Path) -> None:
        record = onrecord.read(story)
        assert record.problem is None
        assert record.page.source == str(story)
        assert record.page.bytes == len(STORY.encode())
        assert record.article.outlet == "Vale Times"
        assert (record.article.published, record.article.published_basis) == (
            "2024-03-14",
            "metadata",
        ) or record.article.published.startswith("2024-03-14")
        assert [one.speaker.name for one in record.statements] == ["Ana Reyes", "Owen Tull"]
        assert record.words(record.statements[0].content[0]) == WORDS

    def test_what_is_given_overrides_the_page(self, story: Path) -> None:
        record = onrecord.read(
            story, published="2020-02-29", outlet="The Other", url="https://other.example/a"
        )
        assert record.article.published == "2020-02-29"
        assert record.article.published_basis == "given"
        assert record.article.outlet == "The Other"
        assert record.page.url == "https://other.example/a"

    @pytest.mark.parametrize(
        "url",
        ["vale.example", "https://", "http://[bad", 3, 0, "http://a b", "http://va\nle.example/a"],
    )
    def test_an_address_that_is_none_is_an_option_error(self, story: Path, url: object) -> None:
        with pytest.raises(onrecord.OptionError, match="address"):
            onrecord.read(story, url=url)

    def test_what_is_given_is_told_to_be_none_before_a_page_is_opened(self) -> None:
        for given in ({"outlet": 5}, {"outlet": b"Vale Times"}, {"url": 5}, {"published": 5}):
            with pytest.raises(onrecord.OptionError, match=next(iter(given))):
                onrecord.read("missing.html", **given)

    def test_an_outlet_is_a_name_on_one_line_or_not_given(self, story: Path) -> None:
        assert onrecord.read(story, outlet=" The\n Other ").article.outlet == "The Other"
        assert onrecord.read(story, outlet="  ").article.outlet == "Vale Times"

    def test_other_bytes_are_a_page_as_well(self) -> None:
        for data in (bytearray(STORY.encode()), memoryview(STORY.encode())):
            assert onrecord.read(data).article.outlet == "Vale Times"

    def test_a_file_that_cannot_be_read_from_says_why(self, tmp_path: Path, story: Path) -> None:
        with story.open("rb") as file:
            pass
        with pytest.raises(onrecord.SourceError, match="is closed"):
            onrecord.read(file)
        written = pytest.raises(onrecord.SourceError, match="not open for reading")
        with (tmp_path / "new.html").open("wb") as file, written:
            onrecord.read(file)

    @pytest.mark.parametrize(
        "published", ["yesterday", "2024-13-01", "14/03/2024", "", date(2024, 3, 14), nan]
    )
    def test_a_date_that_is_none_is_an_option_error(self, story: Path, published: str) -> None:
        with pytest.raises(onrecord.OptionError) as caught:
            onrecord.read(story, published=published)
        assert "\n" not in str(caught.value)

    def test_a_warc_gives_its_first_page(self, tmp_path: Path) -> None:
        path = tmp_path / "two.warc.gz"
        path.write_bytes(warc(STORY, STORY.replace("Vale Times", "Second Times")))
        record = onrecord.read(path)
        assert record.article.outlet == "Vale Times"
        assert record.page.url == "https://vale.example/1"

    def test_another_language_is_marked_and_not_read(self) -> None:
        record = onrecord.read(SPANISH.encode())
        assert record.problem.code == "language"
        assert record.statements == ()

    @pytest.mark.parametrize("source", [b"", b"\x00\x01\x02\xff" * 999])
    def test_no_page_raises_a_page_error(self, source: bytes) -> None:
        with pytest.raises(onrecord.PageError):
            onrecord.read(source)

    def test_a_missing_file_raises_a_source_error(self, tmp_path: Path) -> None:
        with pytest.raises(onrecord.SourceError, match="no such file"):
            onrecord.read(tmp_path / "missing.html")


@pytest.mark.usefixtures("quick_reader")
@pytest.mark.parametrize(
    "text",
    [
        f"The bridge is shut. {WORDS} said Ana Reyes.",
        f"  Leading space.\r\n\r\n{WORDS} said Ana Reyes.\t\n",
        "",
        "\ufeffA byte order mark, a \x00 and a \u2028 separator.",
        "Z͌a͏lgo 𝒜𝓃𝒶 🧑‍🚒 said nothing",
    ],
)
def test_read_article_keeps_the_text_to_the_code_point(text: str) -> None:
    record = onrecord.read_article(text, headline="Bridge", published="2024-03-14")
    assert record.article.text == text
    assert record.article.published == "2024-03-14"
    for span in record.spans():
        assert 0 <= span.start <= span.end <= len(text)


@pytest.mark.parametrize("text", [None, b"The bridge is shut.", 5])
def test_read_article_takes_a_text_alone(text: object) -> None:
    with pytest.raises(TypeError, match=type(text).__name__):
        onrecord.read_article(text)


@pytest.mark.parametrize("headline", [b"Bridge closed", 5])
def test_a_headline_that_is_no_text_is_an_option_error(headline: object) -> None:
    with pytest.raises(onrecord.OptionError, match="headline"):
        onrecord.read_article("The bridge is shut.", headline=headline)


@pytest.mark.usefixtures("quick_reader")
class TestReadMany:
    def test_one_bad_page_stops_nothing_and_stands_in_its_place(self, story: Path) -> None:
        records = list(onrecord.read_many([story, "missing.html", b"", story]))
        assert [one.problem and one.problem.code for one in records] == [
            None,
            "unreadable",
            "unreadable",
            None,
        ]
        assert records[1].page.source == "missing.html"
        assert "no such file" in records[1].problem.message

    def test_it_can_raise_instead(self, story: Path) -> None:
        records = onrecord.read_many([story, "missing.html", story], on_error="raise")
        assert next(records).problem is None
        with pytest.raises(onrecord.SourceError):
            next(records)

    def test_every_page_of_a_warc_and_then_its_failure(self, tmp_path: Path) -> None:
        path = tmp_path / "clipped.warc.gz"
        path.write_bytes(warc(STORY, STORY, STORY)[:-300])
        records = list(onrecord.read_many([path]))
        assert [bool(one.problem) for one in records][:2] == [False, False]
        assert records[-1].problem is not None

    def test_sources_are_drawn_as_they_are_needed(self, story: Path) -> None:
        drawn = []

        def sources():
            for number in range(100):
                drawn.append(number)
                yield story

        records = onrecord.read_many(sources())
        next(records)
        assert len(drawn) < 5

    def test_a_date_that_is_none_raises_whatever_on_error_says(self, story: Path) -> None:
        with pytest.raises(onrecord.OptionError):
            onrecord.read_many([story], published="soon")
        with pytest.raises(onrecord.OptionError):
            onrecord.read_many([story], outlet=5)

    @pytest.mark.parametrize("workers", [0, -1, "2", None, 1.5])
    def test_no_workers_is_an_option_error(self, workers: object) -> None:
        with pytest.raises(onrecord.OptionError, match="workers"):
            onrecord.read_many([], workers=workers)

    def test_another_word_for_on_error_is_an_option_error(self) -> None:
        with pytest.raises(onrecord.OptionError, match="'skip'"):
            onrecord.read_many([], on_error="skip")

    def test_one_page_is_not_taken_for_many(self, story: Path) -> None:
        data = STORY.encode()
        for one in (str(story), story, data, bytearray(data), memoryview(data), io.BytesIO(data)):
            with pytest.raises(TypeError, match="list"):
                onrecord.read_many(one)
        with pytest.raises(TypeError, match="many"):
            onrecord.read_many(None)

    def test_a_bug_is_reported_as_one_and_the_rest_is_read(
        self, story: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("onrecord.reader.begin_layers", lambda article: lambda: 1 / 0)
        (record,) = onrecord.read_many([story])
        assert "ZeroDivisionError" in record.problem.message
        assert "report" in record.problem.message


def test_errors_cross_between_processes() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(PageError("a.html", "is empty")))
    assert (error.source, error.message, str(error)) == ("a.html", "is empty", "a.html: is empty")
    assert read_task(error) is error


DYING = """
import os, sys
import onrecord, onrecord._many as many

real = many.read_task
class Dies:
    def __call__(self, task, **options):
        if b"DIES" in task.data:
            os._exit(139)
        from onrecord.record import Record, Page
        from onrecord.record import Article
        return Record(Page(task.source), Article(task.data.decode()))

many.read_task = Dies()
if __name__ == "__main__":
    pages = [b"one", b"two", b"DIES", b"three", b"DIES", b"four"]
    for record in onrecord.read_many(pages, workers=2):
        print(record.problem.message if record.problem else record.article.text)
"""


def test_a_page_that_kills_its_process_costs_only_itself(tmp_path: Path) -> None:
    script = tmp_path / "dying.py"
    script.write_text(DYING)
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=300
    )
    lines = done.stdout.splitlines()
    assert [lines[0], lines[1], lines[3], lines[5]] == ["one", "two", "three", "four"], done.stderr
    assert "killed" in lines[2]
    assert "killed" in lines[4]


READING = """
import os, time
import onrecord, onrecord._many as many
from onrecord.record import Article, Page, Record

class Reads:
    def __call__(self, task, **options):
        os.write(2, b"begun %s\\n" % task.data)
        time.sleep(0.5)
        return Record(Page(task.source), Article(task.data.decode()))

many.read_task = Reads()
if __name__ == "__main__":
"""


def run(tmp_path: Path, *lines: str) -> subprocess.CompletedProcess[str]:
    script = tmp_path / "reading.py"
    script.write_text(READING + "\n".join(f"    {one}" for one in lines))
    return subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=300
    )


def test_where_the_sources_fail_workers_give_the_pages_before(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        "def sources():",
        "    yield from (b'one', b'two')",
        "    raise OSError('the disk is gone')",
        "try:",
        "    for record in onrecord.read_many(sources(), workers=2):",
        "        print(record.article.text)",
        "except OSError as error:",
        "    print(error)",
    )
    assert done.stdout.splitlines() == ["one", "two", "the disk is gone"]
    assert sorted(done.stderr.splitlines()) == ["begun one", "begun two"]


def test_workers_begin_no_page_that_nobody_waits_for(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        "records = onrecord.read_many((b'%d' % one for one in range(20)), workers=2)",
        "print(next(records).article.text)",
        "records.close()",
    )
    assert done.stdout == "0\n"
    begun = done.stderr.splitlines()
    assert all(one.startswith("begun ") for one in begun), done.stderr
    # the first, what ran beside it and what was begun while it was given: more were handed out
    assert len(begun) <= 5


def test_workers_end_with_a_process_that_is_killed(tmp_path: Path) -> None:
    """They hold the streams that are waited for here: this ends when they do."""
    done = run(
        tmp_path,
        "for record in onrecord.read_many((b'%d' % one for one in range(20)), workers=2):",
        "    os.kill(os.getpid(), 9)",
    )
    assert done.returncode == -9
    assert len(done.stderr.split("begun")) < 20


UNGUARDED = """
import onrecord
for record in onrecord.read_many([b"one", b"two", b"three"], workers=2):
    print(record.problem)
"""


def test_workers_that_cannot_start_are_told_once(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(UNGUARDED)
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert "__name__ == '__main__'" in done.stderr.splitlines()[-1]


FORKED = """
import multiprocessing, sys
import onrecord

def count(text):
    return len(onrecord.read_article(text).statements)

if __name__ == "__main__":
    text = "The bridge is shut. “We found a crack,” Ana Reyes said."
    assert count(text) == 1
    with multiprocessing.get_context("fork").Pool(2) as pool:
        print(pool.map_async(count, [text] * 3).get(60))
"""


@needs_model
def test_a_forked_process_reads_though_its_parent_has_read(tmp_path: Path) -> None:
    script = tmp_path / "forked.py"
    script.write_text(FORKED)
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=120
    )
    assert done.stdout == "[1, 1, 1]\n", done.stderr


def test_import_is_cheap() -> None:
    script = (
        "import sys, time; start = time.process_time(); import onrecord; "
        "took = time.process_time() - start; "
        "print(took, [m for m in ('numpy', 'lxml', 'onnxruntime', 'rich') if m in sys.modules])"
    )
    best = min(
        (
            subprocess.run(
                [sys.executable, "-c", script], capture_output=True, text=True, check=True
            ).stdout.split(" ", 1)
            for _ in range(3)
        ),
        key=lambda out: float(out[0]),
    )
    assert best[1].strip() == "[]"
    assert float(best[0]) < 0.1


def test_every_public_name_is_there_and_documented() -> None:
    for name in onrecord.__all__:
        value = getattr(onrecord, name)
        assert value.__doc__, name
    assert set(onrecord.__all__) <= set(dir(onrecord))
    with pytest.raises(AttributeError):
        onrecord.nothing  # noqa: B018


@needs_model
def test_workers_give_what_one_process_gives() -> None:
    pages = sorted(EXAMPLES.glob("*.html"))
    assert list(onrecord.read_many(pages, workers=2)) == list(onrecord.read_many(pages))


@needs_model
@pytest.mark.parametrize("name", ["harbour-fire.html", "budget-vote.txt", "grain-inquest.html"])
def test_the_examples_read_as_articles_with_statements(name: str) -> None:
    record = onrecord.read(EXAMPLES / name)
    assert record.problem is None
    assert len(record.statements) >= 6
    assert all(record.words(span) for one in record.statements for span in one.spans())


def test_of_a_text_past_all_bounds_the_first_part_is_read(quick_reader: None) -> None:
    line = "“We found a crack,” said Ana Reyes.\n"
    text = line * 9000
    record = onrecord.read_article(text)
    assert record.article.text == text
    assert record.problem is not None and record.problem.code == "long"
    assert 6000 < len(record.statements) < 8000
    assert all(record.words(one.content[0]) == "“We found a crack,”" for one in record.statements)


def test_so_it_is_where_no_line_ends_in_it(quick_reader: None) -> None:
    text = "Bridge closed\n" + "“We found a crack,” said Ana Reyes. " * 9000
    record = onrecord.read_article(text)
    assert record.problem is not None and record.problem.code == "long"
    assert 6000 < len(record.statements) < 8000
