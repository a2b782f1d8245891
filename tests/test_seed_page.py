"""The page that the project starts from, read as a reporter reads it."""

from __future__ import annotations

import pytest

import onrecord
from training.corpora import DATA

PAGE = DATA / "pages" / "seed" / "page.txt"

pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason="the shared data are absent")


@pytest.fixture(scope="module")
def record() -> onrecord.Record:
    return onrecord.read(PAGE, published="2016-01-10")


def test_the_page_is_an_article_without_its_furniture(record: onrecord.Record) -> None:
    article = record.article
    assert article.dateline is not None
    assert article.dateline.place == "ALMOLOYA DE JUAREZ, Mexico"
    assert article.bylines == ("Elisha Fieldstadt",)
    assert article.standfirst is not None
    assert article.standfirst.startswith("Joaquin Guzman faces charges")
    assert len(article.related) == 2
    left = [one.text for one in article.furniture]
    assert any("IE 11" in one for one in left)
    assert any("Liveon" in one for one in left)
    undated = onrecord.read(PAGE).article
    assert (undated.published, undated.published_basis) == (None, None)


def test_one_man_has_six_names(record: onrecord.Record) -> None:
    guzman = next(one for one in record.entities if "Guzman" in one.name)
    called = {guzman.name, *guzman.aliases}
    assert {"Joaquin Guzman", "Guzman", "El Chapo", "the drug lord", "the kingpin"} <= called
    assert guzman.name == 'Joaquin "El Chapo" Guzman'
    assert sum("Guzman" in one.name for one in record.entities) == 1


def test_who_says_what_to_whom(record: onrecord.Record) -> None:
    told = [
        (one.speaker.name, one.told_to.name if one.told_to else None)
        for one in record.statements
        if one.speaker is not None
    ]
    assert ("a Mexican law enforcement official", "NBC News") in told
    assert ("A U.S. law enforcement official", "NBC News") in told
    assert ("Denis McDonough", "ABC") in told
    speakers = [speaker for speaker, _ in told]
    assert speakers.count("Juan Pablo Badillo Soto") >= 8
    assert "one of the lawyers" in speakers
    refused = [one for one in record.statements if one.negated and one.act == "speech"]
    assert [one.speaker.name for one in refused if one.speaker] == ["Juan Pablo Badillo Soto"]
