"""Who speaks the words at a place, and to whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reader.entities.cast import Cast
from onrecord.reader.entities.gathering import Gathering
from onrecord.reader.entities.joining import join
from onrecord.reader.entities.members import Member
from onrecord.reader.entities.naming import named
from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.speakers.voices import Voice
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.quotations import paragraphs
from onrecord.record import Article
from tests.reader.attributed import span
from tests.reader.encodings import encoded_of, links_of


class TestWordsSpoken:
    """Whom pronouns mean in what is told word for word."""

    TEXT = 'Tomas Lind sat down. "I saw you lie, my friend," Ana Reyes told Jo Varga.'
    NAMES = (("Tomas Lind", "person"), ("Ana Reyes", "person"), ("Jo Varga", "person"))
    MENTIONS = (
        ("Tomas Lind", "person"), ("I", "person"), ("you", "person"),
        ("my", "person"), ("Ana Reyes", "person"), ("Jo Varga", "person"),
    )  # fmt: skip

    def joined(self, voice: Callable[[dict[str, Member]], Voice | None]) -> dict[str, list[str]]:
        text = self.TEXT
        encoded = encoded_of(text, names=self.NAMES, mentions=self.MENTIONS)
        names = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(names)
        speech = voice({one.name: one for one in cast.members})
        web = links_of(text, encoded, [(1, 0), (2, 0), (3, 0)])
        join(Gathering(text, encoded, web, cast, bearers, names, {}, lambda _: speech))
        return {
            one.name: [text[slice(*place)] for place in sorted(one.mentions)]
            for one in cast.members
        }

    def test_i_is_who_speaks_and_you_is_who_is_told(self) -> None:
        found = self.joined(lambda cast: Voice(cast["Ana Reyes"], cast["Jo Varga"]))
        assert found["Tomas Lind"] == ["Tomas Lind"]
        assert found["Ana Reyes"] == ["I", "my", "Ana Reyes"]
        assert found["Jo Varga"] == ["you", "Jo Varga"]

    def test_where_the_marks_leave_it_open_the_scores_decide(self) -> None:
        found = self.joined(lambda _: None)
        assert found["Tomas Lind"] == ["Tomas Lind", "I", "you", "my"]

    def test_of_nobody_s_words_they_are_nobody_known(self) -> None:
        assert self.joined(lambda _: Voice())["Tomas Lind"] == ["Tomas Lind"]

    @pytest.mark.parametrize("others", [True, False])
    def test_who_is_told_something_is_not_they_in_it(self, others: bool) -> None:
        text = 'Lund told Alder Radio: "They lied."'
        names = [("Lund", "person"), ("Alder Radio", "organization")]
        encoded = encoded_of(text, names=names, mentions=[*names, ("They", "person")])
        found = named(text, paragraphs(text), encoded)
        cast = Cast(text)
        bearers = cast.gather(found)
        radio = next(one for one in cast.members if one.type == "organization")
        speech = Voice(None, None if others else radio)
        web = links_of(text, encoded, [(2, 1)])
        join(Gathering(text, encoded, web, cast, bearers, found, {}, lambda _: speech))
        assert (span(text, "They") in radio.mentions) == others

    def test_reported_words_within_a_quotation_have_no_voice_of_their_own(self) -> None:
        text = '"He said I had won," Ana Reyes said. Lund said I had lost.'
        encoded = encoded_of(
            text,
            names=[("Ana Reyes", "person"), ("Lund", "person")],
            mentions=[
                ("I", "person"),
                ("Ana Reyes", "person"),
                ("Lund", "person"),
                ("I", "person"),
            ],
        )
        outer = Attribution(
            (span(text, '"He said I had won,"'),), span(text, "Ana Reyes"), span(text, "said", 30)
        )
        inner = Attribution(
            (span(text, "I had won"),), span(text, "He"), span(text, "said"), inside=0
        )
        lost = Attribution((span(text, "I had lost"),), span(text, "Lund"), span(text, "said", 40))
        entities, _ = resolve(Article(text), [outer, inner, lost], encoded=encoded)
        spoken = {
            one.name: [text[slice(*place.span)] for place in one.mentions] for one in entities
        }
        assert spoken == {"Ana Reyes": ["I", "Ana Reyes"], "Lund": ["Lund"]}
