"""What capitals suggest beside what the network reads."""

from onrecord.reader.entities.naming import named
from onrecord.reader.statements.quotations import paragraphs
from tests.reader.encodings import encoded_of
from tests.reader.typed import texts


def test_a_line_in_capitals_tells_no_names() -> None:
    text = "DEATH BEHIND BARS\n\nShe was found in May."
    assert named(text, paragraphs(text), encoded_of(text)) == ()


def test_a_word_that_only_opens_its_sentence_is_no_name() -> None:
    text = "Balancing is hard. Osmund is not."
    encoded = encoded_of(text)
    encoded.upos[0] = encoded.layout.upos.index("VERB")
    assert [one.text for one in named(text, paragraphs(text), encoded)] == ["Osmund"]


def test_whoever_is_sent_to_a_country_has_a_name_of_his_own() -> None:
    names = [("Norway", "place"), ("Ana Lund", "person")]
    found = texts("The ambassador to Norway Ana Lund left.", *names)
    assert found == {"Norway": "place", "Ana Lund": "person"}
    found = texts("The envoy to Norway Ana Lund left.", ("Norway Ana Lund", "person"))
    assert found["Ana Lund"] == "person"
