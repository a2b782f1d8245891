"""People, timeline, conflicts, matters, outlets and search: what each says, and its JSON and CSV."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as parser
from starlette.testclient import TestClient

from onrecord.casebook import Casebook
from onrecord.record import Mention
from onrecord.web.views import ROUTES
from tests.casebook.news import Story
from tests.web.conftest import asked
from tests.web.news import COUNCIL

VIEWS = (
    "/people",
    "/people?kind=organization&order=named",
    "/people?name=Brook",
    "/timeline",
    "/timeline?undated=1",
    "/timeline?who=Ines+Calloway&by=month",
    "/timeline?show=events",
    "/timeline?show=statements&who=Hugh+Penrose",
    "/timeline?place=Darrow&show=statements",
    "/conflicts",
    "/conflicts?sort=denials",
    "/conflicts?sort=speakers",
    "/matters",
    "/outlets",
    "/search",
    "/search?q=hoses",
)


def page(client: TestClient, path: str):
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.text)
    return parser.fromstring(answer.text)


def number(client: TestClient, name: str) -> int:
    found = client.get("/people.json", params={"name": name}).json()["people"]
    return found[0]["id"]


def rows(client: TestClient, path: str) -> list[dict[str, str]]:
    answer = client.get(path)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_has_json_behind_it_and_no_style_or_script_of_its_own(client, path: str) -> None:
    root = page(client, path)
    (link,) = root.xpath("//link[@rel='alternate']/@href")
    assert client.get(link).json()
    assert not root.xpath("//*[@style] | //style | //script[not(@src)]")
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]
    assert len(root.xpath("//h1")) == 1
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_navigation_leads_to_every_view(client) -> None:
    for link in page(client, "/people").xpath("//header//nav//a/@href"):
        assert client.get(link).status_code == 200


def test_people_by_statements_and_by_pages(client) -> None:
    found = client.get("/people.json").json()["people"]
    assert found[0]["name"] == "Ada Brook" and found[0]["statements"] == COUNCIL
    assert [one["statements"] for one in found] == sorted(
        (one["statements"] for one in found), reverse=True
    )
    named = client.get("/people.json?order=named&kind=place").json()["people"]
    assert {one["name"] for one in named} >= {"Darrow", "Tarn"}


def test_a_person_says_the_newest_first_page_by_page(client) -> None:
    path = f"/people/{number(client, 'Ada Brook')}"
    seen, link = [], path
    while link:
        found = client.get(link.split("#")[0].replace(path, path + ".json")).json()
        seen += [(one["said"]["date"], one["said"]["words"]) for one in found["quotations"]]
        link = found["next"]
    assert len(seen) == len(set(seen)) == COUNCIL
    assert [date for date, _ in seen] == sorted((date for date, _ in seen), reverse=True)


def test_a_person_is_narrowed_to_a_theme_and_a_time(client) -> None:
    path = f"/people/{number(client, 'Ada Brook')}.json"
    found = client.get(path, params={"about": "item", "since": "2024-03"}).json()["quotations"]
    assert len(found) == 12
    assert all(one["said"]["date"] >= "2024-03" for one in found)
    assert client.get(path, params={"about": "hoses"}).json()["quotations"] == []
    assert client.get(path, params={"since": "soon"}).status_code == 400


def test_the_same_words_in_copies_are_once_with_their_pages_and_stories(client) -> None:
    found = client.get(f"/people/{number(client, 'Ruth Okafor')}.json").json()["quotations"]
    (ferry,) = [one for one in found if "learned" in one["said"]["words"]]
    assert (ferry["pages"], ferry["stories"]) == (2, 1)
    assert {one["outlet"] for one in ferry["said"]["appearances"]} == {"Vale Times", "Ellan Post"}


def test_a_person_has_accusations_events_company_and_offices(client) -> None:
    ines = client.get(f"/people/{number(client, 'Ines Calloway')}.json").json()
    (charge,) = ines["matter"]["charges"]
    assert [one["step"] for one in charge["steps"]] == [
        "charged",
        "pleaded guilty",
        "convicted",
        "appealed",
    ]
    assert charge["outcome"]["step"] == "convicted"
    assert "Hugh Penrose" in {one["name"] for one in ines["company"]}
    assert len(ines["happenings"]) >= 4
    chief = client.get(f"/people/{number(client, 'Martin Ruane')}.json").json()
    (office,) = chief["offices"]
    assert (office["words"], office["first"], office["last"]) == (
        "Chief",
        "2024-03-09",
        "2024-03-10",
    )


def test_what_others_say_of_somebody(tmp_path: Path) -> None:
    story = Story(
        "Mara Voss fled",
        "Police chief Ana Reyes said Mara Voss had fled. “I am at home,” Mara Voss said.",
        url="https://a.example/1",
    )
    mara, ana = story.who("Mara Voss"), story.who("Ana Reyes", role="Police chief")
    story.said(ana, "Mara Voss had fled", kind="indirect")
    story.said(mara, "“I am at home,”")
    # the first mention alone is marked, and it stands in the headline: mark the one that is said
    said = Mention(story.at("Mara Voss", "Reyes said"), "name")
    record = story.record()
    entities = tuple(
        replace(one, mentions=(*one.mentions, said)) if one.name == "Mara Voss" else one
        for one in record.entities
    )
    with Casebook.open(tmp_path / "case.db") as book:
        book.add(
            replace(
                record,
                entities=entities,
                statements=tuple(
                    replace(one, speaker=next(e for e in entities if e.id == one.speaker.id))
                    for one in record.statements
                ),
            )
        )
    with asked(tmp_path / "case.db") as client:
        path = f"/people/{number(client, 'Mara Voss')}.json"
        (of,) = client.get(path, params={"part": "of"}).json()["quotations"]
        assert (of["said"]["speaker"], of["said"]["words"]) == ("Ana Reyes", "Mara Voss had fled")
        (by,) = client.get(path).json()["quotations"]
        assert by["said"]["words"] == "“I am at home,”"


@pytest.mark.parametrize("query", ["?show=events", "?since=2024-03-03", "?who=Ines+Calloway"])
def test_the_timeline_is_drawn_with_a_row_for_each_mark(client, query: str) -> None:
    root = page(client, f"/timeline{query}")
    marks = root.xpath("//svg[contains(@class, 'figure')]//a/@href")
    found = client.get(f"/timeline.json{query}").json()["lines"]
    assert len(marks) == len(found) > 0
    for one in marks:
        assert root.xpath(f"//tr[@id='{one[1:]}']")
    dates = [one["date"] for one in found]
    assert dates == sorted(dates)
    said = root.xpath("//svg[contains(@class, 'figure')]//a[contains(@class, 'said')]")
    assert len(said) == sum(one["kind"] == "statement" for one in found)
    assert (len(said) > 0) == ("events" not in query)


def test_what_was_said_stands_beside_what_happened(client) -> None:
    """On one day the event first, then what was said of it; with the page's date where none is told."""
    found = client.get("/timeline.json?since=2024-03-07&until=2024-05").json()["lines"]
    told = [
        (one["date"], one["kind"], one.get("type") or f"{one['said']['speaker']}, {one['basis']}")
        for one in found
    ]
    (fire,) = [place for place, one in enumerate(told) if one[2] == "die"]
    assert told[fire + 1] == (told[fire][0], "statement", "Ada Brook, published")
    ines = ("2024-03-09", "statement", "Ines Calloway, said")
    assert ines in told
    first = told.index(("2024-04-02", "event", "charge_indict"))
    assert told[first + 1] == ("2024-04-02", "statement", "Hugh Penrose, published")


def test_a_quotation_in_copies_is_one_line_with_its_sources_counted(client) -> None:
    found = client.get("/timeline.json?since=2024-05-24&until=2024-05-24").json()["lines"]
    (ferry,) = [one for one in found if one["kind"] == "statement"]
    assert (ferry["pages"], ferry["stories"]) == (2, 1)
    assert {one["outlet"] for one in ferry["said"]["appearances"]} == {"Vale Times", "Ellan Post"}
    root = page(client, "/timeline?since=2024-05-24&until=2024-05-24")
    (row,) = root.xpath("//tr[@class='said']")
    assert "2 pages, 1 story" in row.xpath("string(.//summary)")
    assert "published" in row.xpath("string(td[@class='when'])")


def test_pages_that_are_not_listed_are_a_search_away(own_case: Path) -> None:
    with Casebook.open(own_case) as book:
        for copy in range(6):
            story = Story(
                f"Ferries, {copy}",
                "“No ferry sails before the pier is mended — none at all, ever”, Ada Quill said.",
                url=f"https://{copy}.example/ferries",
                outlet=f"Herald {copy}",
                published="2024-05-02",
            )
            story.said(story.who("Ada Quill"), "“No ferry sails before the pier is mended — none at all, ever”")  # fmt: skip
            book.add(story.record())
    with asked(own_case) as client:
        tree = page(client, "/timeline?who=Ada+Quill&show=statements")
        (further,) = tree.xpath("//a[contains(., 'further pages')]")
        assert further.text == "3 further pages"
        found = client.get(further.get("href").replace("/search", "/search.json")).json()
        outlets = {one["outlet"] for one in found["found"]["hits"] if one["kind"] == "statement"}
        assert outlets == {f"Herald {copy}" for copy in range(6)}


def test_the_timeline_shows_events_or_statements_or_both(client) -> None:
    def lines(**query: str) -> list[str]:
        return [one["kind"] for one in client.get("/timeline.json", params=query).json()["lines"]]

    both = lines(who="Ines Calloway")
    events = lines(who="Ines Calloway", show="events")
    said = lines(who="Ines Calloway", show="statements")
    assert set(events) == {"event"} and set(said) == {"statement"}
    assert sorted(both) == sorted(events + said)
    assert set(lines(place="Darrow")) == set(lines(type="convict")) == {"event"}
    assert lines(place="Darrow", show="statements") == []
    assert client.get("/timeline.json?show=everything").status_code == 400


def test_a_page_of_the_timeline_goes_on_where_the_last_ended(client) -> None:
    seen, link = [], "/timeline"
    while link:
        found = client.get(link.replace("/timeline", "/timeline.json")).json()
        seen += found["lines"]
        link = found["next"]
    assert len(seen) > 50
    keys = [(one["date"], one["kind"], one["id"]) for one in seen]
    assert keys == sorted(set(keys))
    spreads = (found["events"], found["said"])
    assert len(seen) == sum(
        one["coarser"] + sum(each["number"] for each in one["buckets"]) for one in spreads
    )


def test_the_timeline_is_filtered_by_person_place_kind_and_time(client) -> None:
    def types(**query: str) -> list[str]:
        found = client.get("/timeline.json", params=query).json()["lines"]
        return [one["type"] for one in found if one["kind"] == "event"]

    assert set(types(who="Ines Calloway")) == {
        "die",
        "charge_indict",
        "plead_guilty",
        "convict",
        "appeal",
    }
    assert set(types(place="Darrow")) == {"die"}
    assert types(type="convict") == ["convict"]
    assert types(since="2024-05", until="2024-07") == ["plead_guilty", "convict"]
    assert client.get("/timeline.json?who=Nobody+Atall").status_code == 400
    assert client.get("/timeline.json?by=week").status_code == 400


def test_buckets_add_up_and_lead_inward(client) -> None:
    for show, name in (("events", "events"), ("statements", "said")):
        found = client.get(f"/timeline.json?by=month&show={show}&since=2024-02").json()
        spread = found[name]
        assert sum(one["number"] for one in spread["buckets"]) + spread["coarser"] == len(
            found["lines"]
        )
    labels = page(client, "/timeline?by=month").xpath("//svg//a/@aria-label")
    assert "Jan 2024: 12 statements" in labels
    root = page(client, "/timeline?since=2024-07&until=2024-07")
    (outward,) = root.xpath("//a[text()='Zoom out']/@href")
    assert "since=2024&until=2024" in outward


def test_pages_disagree_on_a_fire(client) -> None:
    found = client.get("/conflicts.json").json()["conflicts"]
    fire = [one for one in found if one["about"].startswith("die")]
    assert {one["kind"] for one in fire} >= {"date"}
    assert {side["value"] for one in fire if one["kind"] == "date" for side in one["sides"]} == {
        "2024-03-07",
        "2024-03-08",
    }
    assert client.get("/conflicts.json?sort=everything").status_code == 400


def test_matters_charge_by_charge(client) -> None:
    found = client.get("/matters.json").json()["against"]
    assert found[0]["defendant"]["name"] == "Ines Calloway"
    one = found[0]["defendant"]["id"]
    assert client.get(f"/matters/{one}.json").json()["charges"][0]["offence"] == "arson"
    assert client.get("/matters/99999").status_code == 404


def test_outlets_with_shares_that_add_up(client) -> None:
    found = client.get("/outlets.json").json()
    (vale,) = [one for one in found["outlets"] if one["name"] == "Vale Times"]
    shares = client.get(f"/outlets/{vale['id']}.json").json()["shares"]
    assert sum(one["statements"] for one in shares["kinds"]) == shares["outlet"]["statements"]
    assert shares["speakers"][0]["label"] == "Ada Brook"
    assert (
        sum(one["statements"] for one in found["outlets"]) == found["all"]["outlet"]["statements"]
    )
    root = page(client, f"/outlets/{vale['id']}")
    assert root.xpath("//svg[contains(@class, 'shares')]//a/@href")
    assert client.get("/outlets/0").status_code == 404


def test_search_is_narrowed_by_its_facets(client) -> None:
    found = client.get("/search.json?q=hoses").json()["found"]
    root = page(client, "/search?q=hoses")
    for link in root.xpath("//ul[@class='facets']//a/@href"):
        narrowed = client.get(link.replace("/search?", "/search.json?")).json()["found"]
        assert 0 < len(narrowed["hits"]) <= len(found["hits"])
    only = client.get("/search.json?q=hoses&kind=statement").json()["found"]["hits"]
    assert {one["kind"] for one in only} == {"statement"}
    assert client.get("/search?q=-").status_code == 400
    assert client.get("/search?q=hoses&kind=page").status_code == 400


@pytest.mark.parametrize(
    "path", ["/people", "/timeline", "/conflicts", "/matters", "/outlets", "/search"]
)
def test_every_table_can_be_taken_away(client, path: str) -> None:
    query = "?q=hoses" if path == "/search" else ""
    (link,) = page(client, path + query).xpath("//footer//a[text()='CSV']/@href")
    assert link == f"{path}.csv{query}"
    assert rows(client, link)


def test_a_quotation_in_csv_has_its_page_and_offsets(client) -> None:
    found = rows(client, f"/people/{number(client, 'Hugh Penrose')}.csv")
    assert len(found) == 4
    assert found[0]["url"].startswith("https://courts.example/") and int(found[0]["end"]) > 0


# What changes the casebook ----------------------------------------------------------------------


def send(client: TestClient, path: str, **form: str):
    token = page(client, "/search?q=hoses").xpath("//input[@name='token']/@value")[0]
    return client.post(path, data={"token": token, **form})


def state(case: Path) -> list[tuple]:
    with Casebook.open(case, readonly=True) as book:
        return [
            tuple(row)
            for query in (
                "SELECT id, identity_id, score, because, evidence_id FROM entities ORDER BY id",
                "SELECT id, type, name, pages FROM identities ORDER BY id",
                "SELECT identity_id, name, pages FROM identity_names ORDER BY 1, 2",
                "SELECT * FROM quoted WHERE statements > 0 ORDER BY 1, 2, 3",
                "SELECT verdict, page_key, name, other_page_key, other_name FROM decisions",
            )
            for row in book.connection.execute(query)
        ]


def test_two_are_made_one_and_that_is_undone(own_case: Path) -> None:
    before = state(own_case)
    with asked(own_case) as client:
        ines, hugh = number(client, "Ines Calloway"), number(client, "Hugh Penrose")
        answer = send(client, f"/people/{ines}/merge", other=f"#{hugh}")
        assert answer.status_code == 303
        root = page(client, answer.headers["location"])
        assert "Hugh Penrose is one with Ines Calloway now" in " ".join(
            root.xpath("//*[@role='status']")[0].text_content().split()
        )
        assert client.get(f"/people/{hugh}").status_code == 404
        (undo,) = root.xpath("//*[@role='status']//form/@action")
        answer = send(client, undo)
        assert client.get(f"/people/{hugh}").status_code == 200
        assert client.get(f"/people/{ines}.json").json()["regroupings"][0]["undone_at"]
        assert send(client, undo).status_code == 400
    assert state(own_case) == before


def test_one_is_split_and_that_is_undone(own_case: Path) -> None:
    before = state(own_case)
    with asked(own_case) as client:
        ada = number(client, "Ada Brook")
        entity = client.get(f"/people/{ada}.json").json()["namings"][0]["entity"]
        answer = send(client, f"/people/{ada}/split", entity=str(entity))
        made = int(re.search(r"/people/(\d+)", answer.headers["location"])[1])
        assert made != ada
        assert entity in {
            one["entity"] for one in client.get(f"/people/{made}.json").json()["namings"]
        }
        (undo,) = page(client, answer.headers["location"]).xpath(
            "//*[@role='status']//form/@action"
        )
        send(client, undo)
        assert client.get(f"/people/{made}").status_code == 404
    assert state(own_case) == before


@pytest.mark.parametrize("other", ["", "Nobody Atall", "#999999"])
def test_a_merge_that_makes_no_sense_says_so(own_case: Path, other: str) -> None:
    with asked(own_case) as client:
        answer = send(client, f"/people/{number(client, 'Ada Brook')}/merge", other=other)
        assert answer.status_code == 400
        assert page_text(answer)


def test_a_name_that_several_bear_offers_them(own_case: Path) -> None:
    with Casebook.open(own_case) as book:
        story = Story("Two Okafors", "Desmond Okafor met Ngozi Okafor.", url="https://o.example/1")
        story.who("Desmond Okafor"), story.who("Ngozi Okafor")
        book.add(story.record())
    with asked(own_case) as client:
        ada = number(client, "Ada Brook")
        answer = send(client, f"/people/{ada}/merge", other="Okafor")
        assert answer.status_code == 303
        root = page(client, answer.headers["location"])
        (form,) = root.xpath("//form[@class='alike chosen']")
        assert "Several are called “Okafor”: choose one." in form.text_content()
        names = {one.text: one.getparent().get("value") for one in form.xpath(".//button/bdi")}
        assert set(names) == {"Desmond Okafor", "Ngozi Okafor", "Ruth Okafor"}
        answer = send(client, form.get("action"), other=names["Ngozi Okafor"])
        assert "Ngozi Okafor is one with Ada Brook now" in words(page(client, answer.headers["location"]))  # fmt: skip


def test_what_makes_no_sense_leads_back(own_case: Path) -> None:
    with asked(own_case) as client:
        path = f"/people/{number(client, 'Ada Brook')}"
        for came_from, back in (
            (f"http://localhost{path}?part=of", f"{path}?part=of"),
            ("https://evil.example/x", None),
        ):
            token = page(client, "/search?q=hoses").xpath("//input[@name='token']/@value")[0]
            answer = client.post(
                f"{path}/merge",
                data={"token": token, "other": "Nobody Atall"},
                headers={"Referer": came_from, "Origin": "http://localhost"},
            )
            assert answer.status_code == 400
            links = parser.fromstring(answer.text).xpath("//main//a/@href")
            assert links == ([back, "/stories"] if back else ["/stories"])


def page_text(answer) -> str:
    return parser.fromstring(answer.text).xpath("string(//main//p)")


def test_a_search_is_kept_and_removed(own_case: Path) -> None:
    with asked(own_case) as client:
        assert send(client, "/searches", q="hoses speaker:ruane", name="Hoses").status_code == 303
        (kept,) = client.get("/search.json").json()["saved"]
        assert (kept["name"], kept["query"]) == ("Hoses", "hoses speaker:ruane")
        (link,) = page(client, "/search").xpath("//ul[@class='kept']//a/@href")
        assert client.get(link).status_code == 200
        assert send(client, "/searches", q="-", name="None").status_code == 400
        assert send(client, f"/searches/{kept['id']}/forget", back="/search").status_code == 303
        assert client.get("/search.json").json()["saved"] == []


def test_a_room_that_is_read_only_changes_nothing_and_shows_no_control(case: Path) -> None:
    with asked(case, read_only=True) as client:
        ada = number(client, "Ada Brook")
        for path in (f"/people/{ada}", "/search?q=hoses"):
            actions = set(page(client, path).xpath("//form[@method='post']/@action"))
            assert actions == {"/theme"}
        assert client.post(f"/people/{ada}/merge", data={"other": "#1"}).status_code == 403


def test_every_action_wants_the_token_of_the_room(own_case: Path) -> None:
    posts = [one.path for one in ROUTES if one.methods and "POST" in one.methods]
    with asked(own_case) as client:
        for path in posts:
            filled = re.sub(r"\{\w+(:\w+)?\}", "1", path)
            assert client.post(filled, data={}).status_code == 403, path


@pytest.mark.parametrize("after", ["x", "~", "1~1~1", "2024~99999999999999999999", "a'~1"])
def test_a_place_in_a_list_that_is_none_is_refused(client, after: str) -> None:
    for path in ("/people", "/timeline", "/matters", "/outlets", "/conflicts"):
        answer = client.get(path, params={"after": after})
        assert answer.status_code == 400, (path, after)


class TestHowItIsTold:
    """A list shows the cue with the words: "arson", which Mara Voss denies, is no claim of hers."""

    @pytest.fixture
    def denied(self, tmp_path: Path):
        made = Story(
            "Mara Voss before the court at Tarn Quay",
            "Prosecutor Hugh Penrose alleged that Mara Voss burned down the rope store at Tarn Quay.",
            "Mara Voss denies that she had burned down the rope store at Tarn Quay, her lawyer says.",
            "Ana Reyes declined to comment.",
            published="2024-03-13",
        )
        hugh, mara, ana = map(made.who, ("Hugh Penrose", "Mara Voss", "Ana Reyes"))
        fire = "burned down the rope store at Tarn Quay"
        made.said(hugh, f"Mara Voss {fire}", cue="alleged", kind="indirect")
        made.said(mara, f"she had {fire}", cue="denies", kind="indirect")
        made.said(ana, "to comment", cue="declined", kind="indirect", negated=True)
        with Casebook.open(tmp_path / "case.db") as book:
            book.add(made.record())
        with asked(tmp_path / "case.db") as client:
            yield client

    def test_of_a_person(self, denied) -> None:
        path = f"/people/{number(denied, 'Mara Voss')}"
        (facts, _) = page(denied, path).xpath("//li[@class='quotation']/p[@class='facts']")
        assert words(facts).endswith("denies indirect")
        assert rows(denied, f"{path}.csv")[0]["cue"] == "denies"
        refusal = page(denied, f"/people/{number(denied, 'Ana Reyes')}")
        assert "declined indirect not said" in words(refusal.xpath("//li[@class='quotation']")[0])

    def test_in_the_figure(self, denied) -> None:
        root = page(denied, f"/people/{number(denied, 'Mara Voss')}")
        path = "/timeline?who=Hugh+Penrose"
        for mark in [*root.xpath("//svg//a/@aria-label"), *page(denied, path).xpath("//svg//a/@aria-label")]:  # fmt: skip
            assert "Voss denies:" in mark or "Penrose alleged:" in mark

    def test_in_the_timeline(self, denied) -> None:
        root = page(denied, "/timeline?show=statements&who=Mara+Voss")
        assert words(root.xpath("//p[@class='what']")[0]) == "Mara Voss denies"
        (row,) = rows(denied, "/timeline.csv?show=statements&who=Mara+Voss")
        assert row["cue"] == "denies"

    def test_in_a_search(self, denied) -> None:
        root = page(denied, "/search?q=comment&kind=statement")
        (facts, _) = root.xpath("//ol[@class='hits']/li/p[@class='facts']")
        assert "Ana Reyes declined indirect not said" in words(facts)
        (row,) = rows(denied, "/search.csv?q=comment&kind=statement")
        assert (row["cue"], row["told_as"], row["not_said"]) == ("declined", "indirect", "true")

    def test_in_conflicts(self, denied) -> None:
        root = page(denied, "/conflicts?sort=denials")
        told = [words(one) for one in root.xpath("//div[@class='side']/p[@class='facts']")]
        assert sorted(one.split(" indirect")[0] for one in told) == [
            "Hugh Penrose alleged",
            "Mara Voss denies",
        ]
        found = rows(denied, "/conflicts.csv?sort=denials")
        assert {one["cue"] for one in found} == {"alleged", "denies"}


def words(element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_a_plea_of_not_guilty_is_called_so(tmp_path: Path) -> None:
    story = Story(
        "Voss in court", "Mara Voss pleaded not guilty to arson.", url="https://a.example/1"
    )
    mara = story.who("Mara Voss")
    story.event("plead_guilty", "pleaded not guilty", ("defendant", mara), offences=("arson",), date="2024-03-12", modality="negated")  # fmt: skip
    with Casebook.open(tmp_path / "case.db") as book:
        book.add(story.record())
    with asked(tmp_path / "case.db") as client:
        for path in (
            "/matters",
            "/timeline",
            "/stories/1",
            f"/people/{number(client, 'Mara Voss')}",
        ):
            told = page(client, path).xpath("//main//*[self::svg or self::table or self::ol or self::article]/..")  # fmt: skip
            text = " ".join(words(one) for one in told)
            assert "pleaded not guilty" in text, path
            if path != "/stories/1":
                assert "negated" not in text and "pleaded guilty" not in text, path


def test_words_read_in_the_order_of_the_page_whatever_script_they_open_with(own_case: Path) -> None:
    with Casebook.open(own_case) as book:
        story = Story(
            "منى الشريف is free",
            "منى الشريف was told that “العدل came late”.",
            url="https://mona.example/1",
            outlet="Mona Post",
            published="2031-05-02",
        )
        story.said(None, "“العدل came late”", cue="was told that")
        book.add(story.record())
    with asked(own_case) as client:
        hits = page(client, "/search?q=late+outlet:Mona")
        (words,) = hits.xpath("//p[contains(@class, 'sentence')][contains(., 'العدل')]")[:1]
        assert words.get("dir") == "ltr"
        for root in (hits, page(client, "/stories?outlet=Mona+Post")):
            headlines = root.xpath("//bdi[contains(., 'is free')]")
            assert headlines and {one.get("dir") for one in headlines} == {"ltr"}
        facts = hits.xpath("//ol[@class='hits']/li/p[@class='facts'][last()]")
        assert facts and {one.tag for each in facts for one in each} == {"span"}, "a dot between"
        said = page(client, "/timeline?since=2031&show=statements").text_content()
        assert "(No source named) was told that" in " ".join(said.split())
