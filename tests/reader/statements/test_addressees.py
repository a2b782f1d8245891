"""Whom a statement was told, over trees made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.addressees import addressee, asked, goes_with, told_of, unasked
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.bounds import bounded
from onrecord.record import Article
from tests.reader.attributed import marked, span
from tests.reader.encodings import encoded_of, links_of


class TestAddressees:
    def of(self, text: str, tree, cue: str, content: str, mentions, tags=()) -> str | None:
        encoded = encoded_of(text, tree, mentions=mentions, tags=tags)
        one = Attribution((span(text, content),), cue=span(text, cue))
        found = addressee(text, encoded, links_of(text, encoded), one)
        return None if found is None else text[slice(*found)]

    def test_the_object_of_telling(self) -> None:
        text = "Reyes told Alder Radio the dam holds."
        tree = [
            ("Reyes", "nsubj", 1), ("told", "root", 1), ("Alder", "dep", 3), ("Radio", "obj", 1),
            ("the", "det", 5), ("dam", "nsubj", 6), ("holds", "dep", 1), (".", "dep", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Alder Radio", "organization")]
        assert self.of(text, tree, "told", "the dam holds", mentions) == "Alder Radio"

    def test_who_is_told_ends_before_the_content_and_the_space_before_it(self) -> None:
        text = "Reyes asked Norse crews to stay."
        tree = [
            ("Reyes", "nsubj", 1), ("asked", "root", 1), ("Norse", "amod", 3), ("crews", "obj", 1),
            ("to", "mark", 5), ("stay", "xcomp", 1), (".", "punct", 1),
        ]  # fmt: skip
        mentions = [("Norse crews to stay", "person")]
        assert self.of(text, tree, "asked", "to stay", mentions) == "Norse crews"

    @pytest.mark.parametrize(
        ("verb", "preposition", "told"),
        [
            ("testified", "before", "Alder"),
            ("pleaded", "with", "Alder"),
            ("shouted", "at", "Alder"),
            ("demanded", "of", "Alder"),
            ("confided", "in", "Alder"),
            ("shared", "with", "Alder"),
            ("recounted", "for", "Alder"),
            ("said", "in", None),
            ("said", "before", None),
            ("agreed", "with", None),
        ],
    )
    def test_whom_prepositions_bring_in_with_some_verbs(
        self, verb: str, preposition: str, told: str | None
    ) -> None:
        text = f"Reyes {verb} {preposition} Alder that it rained."
        tree = [
            ("Reyes", "nsubj", 1), (verb, "root", 1), (preposition, "case", 3), ("Alder", "obl", 1),
            ("that", "dep", 6), ("it", "nsubj", 6), ("rained", "dep", 1), (".", "dep", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Alder", "organization")]
        assert self.of(text, tree, verb, "it rained", mentions) == told

    def test_who_is_offered_or_written_something(self) -> None:
        text = "Reyes offered Lund a lift."
        tree = [
            ("Reyes", "nsubj", 1), ("offered", "root", 1), ("Lund", "iobj", 1), ("a", "det", 4),
            ("lift", "obj", 1), (".", "dep", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Lund", "person")]
        assert self.of(text, tree, "offered", "a lift", mentions) == "Lund"

    @pytest.mark.parametrize(
        ("verb", "preposition", "told"),
        [
            ("Speaking", "to", "Alder"),
            ("Appearing", "before", "Alder"),
            ("Turning", "to", None),
            ("Speaking", "of", None),
        ],
    )
    def test_who_is_spoken_to_in_a_clause_beside(
        self, verb: str, preposition: str, told: str | None
    ) -> None:
        text = f"{verb} {preposition} Alder, Reyes sighed and added it rained."
        tree = [
            (verb, "advcl", 5), (preposition, "case", 2), ("Alder", "obl", 0), (",", "punct", 0),
            ("Reyes", "nsubj", 5), ("sighed", "root", 5), ("and", "cc", 7), ("added", "conj", 5),
            ("it", "nsubj", 9), ("rained", "dep", 7), (".", "punct", 5),
        ]  # fmt: skip
        mentions = [("Alder", "organization"), ("Reyes", "person")]
        tags = ["VERB", "ADP", "PROPN", "X", "PROPN", "VERB", "CCONJ", "VERB"]
        assert self.of(text, tree, "added", "it rained", mentions, tags) == told

    @pytest.mark.parametrize(
        ("before", "noun", "told"),
        [
            ("in", "call", "Alder"),
            ("in", "accord", None),
            ("after", "call", None),
        ],
    )
    def test_who_is_spoken_to_in_a_talk(self, before: str, noun: str, told: str | None) -> None:
        text = f"Reyes said {before} a {noun} with Alder that it rained."
        tree = [
            ("Reyes", "nsubj", 1), ("said", "root", 1), (before, "case", 4), ("a", "det", 4),
            (noun, "obl", 1), ("with", "case", 6), ("Alder", "obl", 4), ("that", "mark", 9),
            ("it", "nsubj", 9), ("rained", "dep", 1), (".", "punct", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Alder", "organization")]
        tags = ["PROPN", "VERB"]
        assert self.of(text, tree, "said", "it rained", mentions, tags) == told

    @pytest.mark.parametrize(
        ("verb", "relation", "told"),
        [
            ("wrote", "obj", "Alder"),
            ("sent", "iobj", "Alder"),
            ("sent", "obj", None),
            ("left", "obj", None),
        ],
    )
    def test_who_is_written_to_is_told_what_the_writing_says(
        self, verb: str, relation: str, told: str | None
    ) -> None:
        text = f"Reyes {verb} Alder, saying it rained."
        tree = [
            ("Reyes", "nsubj", 1), (verb, "root", 1), ("Alder", relation, 1), (",", "punct", 1),
            ("saying", "advcl", 1), ("it", "nsubj", 6), ("rained", "dep", 4), (".", "punct", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Alder", "organization")]
        tags = ["PROPN", "VERB", "PROPN", "X", "VERB"]
        assert self.of(text, tree, "saying", "it rained", mentions, tags) == told

    @pytest.mark.parametrize(("thing", "told"), [("letters", "Alder"), ("boats", None)])
    def test_whom_no_writing_is_sent_to_is_told_nothing(self, thing: str, told: str | None) -> None:
        text = f"Reyes sent {thing} to Alder, saying it rained."
        tree = [
            ("Reyes", "nsubj", 1), ("sent", "root", 1), (thing, "obj", 1), ("to", "case", 4),
            ("Alder", "obl", 1), (",", "punct", 1), ("saying", "advcl", 1), ("it", "nsubj", 8),
            ("rained", "dep", 6), (".", "punct", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Alder", "organization")]
        tags = ["PROPN", "VERB", "NOUN", "ADP", "PROPN", "X", "VERB"]
        assert self.of(text, tree, "saying", "it rained", mentions, tags) == told

    @pytest.mark.parametrize(("verb", "beside"), [("speaking", True), ("linking", False)])
    def test_what_goes_with_another_verb_is_told_nothing(self, verb: str, beside: bool) -> None:
        text = f"Reyes, {verb} it to Alder, said it rained."
        tree = [
            ("Reyes", "nsubj", 7), (",", "punct", 2), (verb, "acl", 0), ("it", "obj", 2),
            ("to", "case", 5), ("Alder", "obl", 2), (",", "punct", 2), ("said", "root", 7),
            ("it", "nsubj", 9), ("rained", "dep", 7), (".", "punct", 7),
        ]  # fmt: skip
        encoded = encoded_of(text, tree, tags=["PROPN", "X", "VERB"])
        assert goes_with(text, encoded, span(text, "said"), span(text, "Alder")) == beside

    @pytest.mark.parametrize("content", ["to stay", "Lund and Alder to stay"])
    def test_all_who_are_told_at_once(self, content: str) -> None:
        text = "Reyes asked Lund and Alder to stay."
        tree = [
            ("Reyes", "nsubj", 1), ("asked", "root", 1), ("Lund", "obj", 1), ("and", "cc", 4),
            ("Alder", "conj", 2), ("to", "dep", 6), ("stay", "dep", 1), (".", "dep", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Lund", "person"), ("Alder", "organization")]
        assert self.of(text, tree, "asked", content, mentions) == "Lund and Alder"

    def test_whoever_is_to_do_something_is_told_so_by_any_verb(self) -> None:
        text = "Reyes challenged Lund to speak."
        tree = [
            ("Reyes", "nsubj", 1), ("challenged", "root", 1), ("Lund", "obj", 1),
            ("to", "dep", 4), ("speak", "dep", 1), (".", "dep", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Lund", "person")]
        assert self.of(text, tree, "challenged", "to speak", mentions) == "Lund"
        assert self.of(text, tree, "challenged", "speak", mentions) is None

    @pytest.mark.parametrize(
        ("verb", "rest", "hangs", "told"),
        [
            ("urged", "stay", "root", True),
            ("dared", "stay", "xcomp", True),
            ("dared", "stay", "acl", False),
            ("found", "be", "xcomp", False),
        ],
    )
    def test_the_object_that_hangs_on_what_is_to_be_done(
        self, verb: str, rest: str, hangs: str, told: bool
    ) -> None:
        text = f"Reyes {verb} Lund to {rest}."
        tree = [
            ("Reyes", "nsubj", 1), (verb, "root", 1), ("Lund", "obj", 4), ("to", "dep", 4),
            (rest, hangs, 4 if hangs == "root" else 1), (".", "dep", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("Lund", "person")]
        found = self.of(text, tree, verb, f"Lund to {rest}", mentions)
        assert found == ("Lund" if told else None)

    @pytest.mark.parametrize(("relation", "main"), [("advcl", 5), ("root", 0), ("advcl", 0)])
    def test_who_is_asked_before_the_main_clause_is_no_source(
        self, relation: str, main: int
    ) -> None:
        text = "Asked about leaks, Reyes shrugged."
        tree = [
            ("Asked", relation, main), ("about", "case", 2), ("leaks", "obl", 0), (",", "dep", 0),
            ("Reyes", "nsubj", 5), ("shrugged", "root", 5), (".", "dep", 5),
        ]  # fmt: skip
        mentions = [("leaks", "other"), ("Reyes", "person")]
        encoded = encoded_of(text, tree, mentions=mentions)
        one = Attribution((span(text, "leaks"),), span(text, "Reyes"), span(text, "Asked"))
        assert unasked(text, encoded, one) == replace(one, source=None)
        assert self.of(text, tree, "Asked", "leaks", mentions) == "Reyes"

    def test_who_is_asked_is_told_of_in_the_same_sentence(self) -> None:
        text = "Asked about leaks, Ms Reyes shrugged. Lund left."
        tree = [
            ("Asked", "advcl", 0), ("about", "case", 2), ("leaks", "obl", 0), (",", "dep", 0),
            ("Ms", "nsubj", 5), ("Reyes", "flat", 6), ("shrugged", "root", 6), (".", "dep", 6),
            ("Lund", "nsubj", 9), ("left", "root", 9), (".", "dep", 9),
        ]  # fmt: skip
        mentions = [("Ms Reyes", "person"), ("Lund", "person")]
        assert self.of(text, tree, "Asked", "leaks", mentions) == "Ms Reyes"

    @pytest.mark.parametrize("end", [".", ","])
    def test_no_sentence_behind_it_tells_who_is_asked(self, end: str) -> None:
        text = f"Asked about leaks{end} Reyes shrugged."
        tree = [
            ("Asked", "root", 0), ("about", "case", 2), ("leaks", "obl", 0), (end, "dep", 0), ("Reyes", "nsubj", 5),
            ("shrugged", "root", 5), (".", "dep", 5),
        ]  # fmt: skip
        told = self.of(text, tree, "Asked", "leaks", [("Reyes", "person")])
        assert told == ("Reyes" if end == "," else None)

    @pytest.mark.parametrize(("lead", "told"), [("", "Tarn"), ("on Argus Radio ", None)])
    def test_a_place_behind_a_preposition_of_another_is_told_nothing(
        self, lead: str, told: str | None
    ) -> None:
        text = f"She asked {lead}Tarn whether it sank."
        words = text.rstrip(".").split()
        tree = [(word, "dep", 1) for word in words]
        tree[words.index("Tarn")] = ("Tarn", "obl", 1)
        if lead:
            tree[2] = ("on", "case", 4)
        assert self.of(text, tree, "asked", "whether it sank", [("Tarn", "place")]) == told

    @pytest.mark.parametrize(
        ("text", "verbs", "told"),
        [
            ("Reyes, warned by Lund that it leaked, left.", "warned leaked left", "Reyes"),
            (
                "Reyes left, warned Lund that it leaked, and slept.",
                "left warned leaked slept",
                None,
            ),
        ],
    )
    def test_who_is_told_by_a_participle_that_commas_set_in(
        self, text: str, verbs: str, told: str | None
    ) -> None:
        words = text.replace(",", " ,").rstrip(".").split()
        verb = words.index("warned")
        tree = [(word, "dep", verb) for word in words]
        tree[0] = ("Reyes", "nsubj", verb)
        tags = [
            "VERB" if one in verbs.split() else "PUNCT" if one == "," else "PROPN" for one in words
        ]
        encoded = encoded_of(
            text, tree, mentions=[("Reyes", "person"), ("Lund", "person")], tags=tags
        )
        content = span(text, "it leaked, left" if told else "it leaked, and slept")
        one = Attribution((content,), span(text, "Reyes"), span(text, "warned"))
        assert unasked(text, encoded, one).source == (None if told else one.source)
        assert text[slice(*bounded(text, encoded, one).content[0])] == (
            "it leaked" if told else "it leaked, and slept"
        )
        if told:
            assert self.of(text, tree, "warned", "it leaked", [("Reyes", "person")], tags) == told

    def test_a_title_ends_no_sentence_before_a_participle(self) -> None:
        text = "It sank, the mate, Gen. Reyes, told heirs, his voice low."
        words = text.replace(",", " ,").replace(".", " .").split()
        tree = [(word, "dep", words.index("told")) for word in words]
        tree[words.index("Reyes")] = ("Reyes", "nsubj", words.index("told"))
        tags = ["VERB" if one in ("sank", "told") else "PROPN" for one in words]
        encoded = encoded_of(text, tree, mentions=[("Reyes", "person")], tags=tags)
        one = Attribution((span(text, "It sank"),), span(text, "Gen. Reyes"), span(text, "told"))
        assert unasked(text, encoded, one) is one

    @pytest.mark.parametrize(("bids", "told"), [("to", True), ("not to", True), ("for", False)])
    def test_a_headline_leaves_out_that_somebody_was_urged(self, bids: str, told: bool) -> None:
        text = f"Heirs urged {bids} sail"
        tree = [("Heirs", "nsubj", 1), ("urged", "root", 1)]
        one = Attribution((span(text, f"{bids} sail"),), span(text, "Heirs"), span(text, "urged"))
        assert (unasked(text, encoded_of(text, tree), one).source is None) == told

    def test_to_be_in_what_is_said_makes_no_passive(self) -> None:
        text = "It is cold, Reyes told me."
        tree = [
            ("It", "nsubj", 2), ("is", "dep", 5), ("cold", "dep", 5), (",", "dep", 5),
            ("Reyes", "nsubj", 5), ("told", "root", 5), ("me", "obj", 5), (".", "dep", 5),
        ]  # fmt: skip
        encoded = encoded_of(text, tree, mentions=[("Reyes", "person")])
        one = Attribution((span(text, "It is cold"),), span(text, "Reyes"), span(text, "told"))
        assert unasked(text, encoded, one) is one

    def test_who_was_asked_is_no_source(self) -> None:
        text = "Reyes was asked to go."
        tree = [
            ("Reyes", "nsubj:pass", 2), ("was", "aux:pass", 2), ("asked", "root", 2),
            ("to", "dep", 4), ("go", "dep", 2), (".", "dep", 2),
        ]  # fmt: skip
        encoded = encoded_of(text, tree, mentions=[("Reyes", "person")])
        one = Attribution((span(text, "to go"),), span(text, "Reyes"), span(text, "was asked"))
        assert unasked(text, encoded, one) == replace(one, source=None)
        passive = replace(one, source=span(text, "go"))
        assert asked(text, encoded, passive) == 0

    @pytest.mark.parametrize(("who", "told"), [("inquest", "The inquest"), ("pilot", None)])
    def test_what_a_court_hears_it_is_told(self, who: str, told: str | None) -> None:
        text = f"The {who} heard it sank."
        tree = [
            ("The", "det", 1), (who, "nsubj", 2), ("heard", "root", 2), ("it", "nsubj", 4),
            ("sank", "dep", 2), (".", "dep", 2),
        ]  # fmt: skip
        mentions = [(f"The {who}", "other")]
        encoded = encoded_of(text, tree, mentions=mentions)
        one = Attribution((span(text, "it sank"),), span(text, f"The {who}"), span(text, "heard"))
        assert (unasked(text, encoded, one).source is None) == (told is not None)
        assert self.of(text, tree, "heard", "it sank", mentions) == told

    @pytest.mark.parametrize(
        ("words", "own"),
        [
            ("Asked by Reyes, Lund shrugged.", ("Reyes", "obl", 0)),
            ("Convinced of Reyes, Lund shrugged.", ("Reyes", "obl", 0)),
            ("As Reyes asked, Lund shrugged.", ("Reyes", "nsubj", 2)),
        ],
    )
    def test_who_asks_stays_the_source(self, words: str, own: tuple[str, str, int]) -> None:
        verb = own[2]
        first = [(word, "dep", verb) for word in words.replace(",", "").split()[:3]]
        first[verb] = (first[verb][0], "advcl", 5)
        first[[one[0] for one in first].index(own[0])] = own
        tree = [
            *first, (",", "dep", verb), ("Lund", "nsubj", 5), ("shrugged", "root", 5),
            (".", "dep", 5),
        ]  # fmt: skip
        encoded = encoded_of(words, tree, mentions=[("Reyes", "person"), ("Lund", "person")])
        cue = span(words, words.replace(",", "").split()[verb])
        source = span(words, "Lund" if words.startswith("Convinced") else "Reyes")
        one = Attribution((span(words, "shrugged"),), source, cue)
        assert unasked(words, encoded, one) is one

    def test_the_subject_of_a_passive(self) -> None:
        text = "Residents were told to leave."
        tree = [
            ("Residents", "nsubj:pass", 2), ("were", "aux:pass", 2), ("told", "root", 2),
            ("to", "dep", 4), ("leave", "dep", 2), (".", "dep", 2),
        ]  # fmt: skip
        assert (
            self.of(text, tree, "were told", "to leave", [("Residents", "person")]) == "Residents"
        )

    def test_who_has_nobody_behind_told_is_told(self) -> None:
        text = "Heirs told: leave now."
        tree = [
            ("Heirs", "nsubj", 1), ("told", "root", 1), (":", "dep", 1), ("leave", "ccomp", 1),
            ("now", "dep", 3), (".", "dep", 1),
        ]  # fmt: skip
        assert self.of(text, tree, "told", "leave now", [("Heirs", "person")]) == "Heirs"

    @pytest.mark.parametrize(("court", "told"), [("Inquest", True), ("The inquest", False)])
    def test_a_court_that_opens_a_headline_is_told(self, court: str, told: bool) -> None:
        text = f"{court} told boys fell."
        first = len(court.split())
        tree = [("The", "det", 1)] * (first > 1)
        tree += [(court.split()[-1], "nsubj", first), ("told", "root", first)]
        passive = told_of(text, encoded_of(text, tree), span(text, "told"))
        assert (passive is not None) is told

    def test_what_to_brings_in_where_it_is_somebody(self) -> None:
        text = "Reyes said to the court that it rained."
        tree = [
            ("Reyes", "nsubj", 1), ("said", "root", 1), ("to", "case", 4), ("the", "det", 4),
            ("court", "obl", 1), ("that", "dep", 7), ("it", "nsubj", 7), ("rained", "dep", 1), (".", "dep", 1),
        ]  # fmt: skip
        assert (
            self.of(text, tree, "said", "it rained", [("the court", "organization")]) == "the court"
        )
        assert self.of(text, tree, "said", "it rained", [("the court", "other")]) is None

    def test_who_is_called_on_or_urged_stands_at_the_start_of_what_some_count_as_content(
        self,
    ) -> None:
        text = "Reyes called on the crew to stay."
        tree = [
            ("Reyes", "nsubj", 1), ("called", "root", 1), ("on", "case", 4), ("the", "det", 4),
            ("crew", "obl", 1), ("to", "dep", 6), ("stay", "dep", 1), (".", "dep", 1),
        ]  # fmt: skip
        mentions = [("the crew", "person")]
        assert self.of(text, tree, "called", "to stay", mentions) == "the crew"
        assert self.of(text, tree, "called", "the crew to stay", mentions) == "the crew"
        assert self.of(text, tree, "called", "on the crew to stay", mentions) is None

    def test_nobody_is_told_by_who_asks_himself(self) -> None:
        text = "Reyes asked herself why it rained."
        tree = [
            ("Reyes", "nsubj", 1), ("asked", "root", 1), ("herself", "obj", 1), ("why", "dep", 5),
            ("it", "nsubj", 5), ("rained", "ccomp", 1), (".", "punct", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("herself", "person")]
        assert self.of(text, tree, "asked", "why it rained", mentions) is None

    def test_who_is_addressed(self) -> None:
        text = "Addressing the heirs, Reyes said it rained."
        tree = [
            ("Addressing", "advcl", 5), ("the", "det", 2), ("heirs", "obj", 0), (",", "punct", 0),
            ("Reyes", "nsubj", 5), ("said", "root", 5), ("it", "nsubj", 7), ("rained", "ccomp", 5),
            (".", "punct", 5),
        ]  # fmt: skip
        mentions = [("the heirs", "person"), ("Reyes", "person")]
        assert self.of(text, tree, "said", "it rained", mentions) == "the heirs"

    def test_who_is_called_on_wherever_the_parser_hangs_it(self) -> None:
        text = "Reyes called on Alder to leave."
        tree = [
            ("Reyes", "nsubj", 1), ("called", "root", 1), ("on", "dep", 1), ("Alder", "nsubj", 5),
            ("to", "mark", 5), ("leave", "ccomp", 1), (".", "punct", 1),
        ]  # fmt: skip
        for content in ("to leave", "Alder to leave"):
            assert self.of(text, tree, "called on", content, [("Alder", "place")]) == "Alder"
        assert self.of(text, tree, "on", "to leave", [("Alder", "place")]) is None

    @pytest.mark.parametrize(("verb", "told"), [("received", "Reyes"), ("ignored", None)])
    def test_who_gets_what_tells_it_is_told(self, verb: str, told: str | None) -> None:
        text = f"Reyes {verb} a warning that it rained."
        tree = [
            ("Reyes", "nsubj", 1), (verb, "root", 1), ("a", "det", 3), ("warning", "obj", 1),
            ("that", "mark", 6), ("it", "nsubj", 6), ("rained", "acl", 3), (".", "punct", 1),
        ]  # fmt: skip
        tags = ["PROPN", "VERB", "DET", "NOUN", "X", "PRON", "VERB", "PUNCT"]
        mentions = [("Reyes", "person")]
        assert self.of(text, tree, "a warning", "it rained", mentions, tags) == told

    def test_a_noun_that_tells_about_who_gets_it_tells_him_nothing(self) -> None:
        text = "Reyes received praise for her work."
        tree = [
            ("Reyes", "nsubj", 1), ("received", "root", 1), ("praise", "obj", 1), ("for", "case", 5),
            ("her", "nmod:poss", 5), ("work", "obl", 2), (".", "punct", 1),
        ]  # fmt: skip
        tags = ["PROPN", "VERB", "NOUN", "ADP", "PRON", "NOUN", "PUNCT"]
        mentions = [("Reyes", "person")]
        assert self.of(text, tree, "praise", "for her work", mentions, tags) is None

    def test_the_subject_of_another_verb_that_a_passive_is_joined_to(self) -> None:
        text = "Reyes came and was told to wait."
        tree = [
            ("Reyes", "nsubj", 1), ("came", "root", 1), ("and", "cc", 4), ("was", "aux:pass", 4),
            ("told", "conj", 1), ("to", "mark", 6), ("wait", "xcomp", 4), (".", "punct", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person")]
        assert self.of(text, tree, "was told", "to wait", mentions) == "Reyes"

    @pytest.mark.parametrize(
        ("whom", "pronoun", "told"),
        [
            ("crews", "them", "crews"), ("Lund", "her", "Lund"), ("Lund", "them", "them"),
            ("crews", "her", "her"),
        ],
    )  # fmt: skip
    def test_a_pronoun_for_whom_the_verb_before_tells_of(
        self, whom: str, pronoun: str, told: str
    ) -> None:
        text = f"Reyes met {whom} and told {pronoun} it rained."
        tree = [
            ("Reyes", "nsubj", 1), ("met", "root", 1), (whom, "obj", 1), ("and", "cc", 4),
            ("told", "conj", 1), (pronoun, "obj", 4), ("it", "nsubj", 7), ("rained", "ccomp", 4),
            (".", "punct", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), (whom, "person"), (pronoun, "person")]
        assert self.of(text, tree, "told", "it rained", mentions) == told

    @pytest.mark.parametrize(("verb", "told"), [("warned", "crews"), ("heard", None)])
    def test_who_is_told_may_open_the_content_before_its_clause(
        self, verb: str, told: str | None
    ) -> None:
        text = f"Reyes {verb} crews it rained."
        tree = [
            ("Reyes", "nsubj", 1), (verb, "root", 1), ("crews", "obj", 1), ("it", "nsubj", 4),
            ("rained", "ccomp", 1), (".", "punct", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("crews", "person")]
        assert self.of(text, tree, verb, "crews it rained", mentions) == told

    def test_who_is_told_may_open_the_content_before_what_it_is_about(self) -> None:
        text = "Reyes warned crews of rain."
        tree = [
            ("Reyes", "nsubj", 1), ("warned", "root", 1), ("crews", "obj", 1), ("of", "case", 4),
            ("rain", "obl", 1), (".", "punct", 1),
        ]  # fmt: skip
        mentions = [("Reyes", "person"), ("crews", "person")]
        assert self.of(text, tree, "warned", "crews of rain", mentions) == "crews"


@pytest.mark.parametrize("relation", ["obj", "amod"])
def test_who_is_asked_is_not_who_asks(relation):
    plain, attributions = marked("Ana Reyes sat. {s:Jo Lund} {c:asked} her {t:to stay}.")
    tree = [
        ("Ana", "nsubj", 2), ("Reyes", "flat", 0), ("sat", "root", 2), (".", "dep", 2),
        ("Jo", "nsubj", 6), ("Lund", "flat", 4), ("asked", "root", 6), ("her", relation, 6),
        ("to", "dep", 9), ("stay", "dep", 6), (".", "dep", 6),
    ]  # fmt: skip
    encoded = encoded_of(
        plain,
        tree,
        names=[("Ana Reyes", "person"), ("Jo Lund", "person")],
        mentions=[("Ana Reyes", "person"), ("Jo Lund", "person"), ("her", "person")],
    )
    (only,) = resolve(Article(plain), attributions, encoded=encoded)[1]
    told = only.told_to.name if only.told_to else None
    assert told == ("Ana Reyes" if relation == "obj" else None)


@pytest.mark.parametrize(
    ("text", "told", "name"),
    [
        ("In a letter to the port, {s:Bo Lind} {c:said} {t:it is safe}.", "the port", "the port"),
        ("{s:A letter to the port} {c:said} {t:it is safe}.", "the port", "the port"),
        ("In an interview with magazine Alder, {s:Bo Lind} {c:said} {t:it is safe}.",
         "magazine Alder", "Alder"),
        ("In a statement read to the port, {s:Bo Lind} {c:said} {t:it is safe}.", "the port",
         "the port"),
        ("In an interview read to the port, {s:Bo Lind} {c:said} {t:it is safe}.", "the port", None),
        ("In a letter with the port, {s:Bo Lind} {c:said} {t:it is safe}.", "the port", None),
    ],
)  # fmt: skip
def test_whom_it_is_told_to_that_something_is_written_to(text, told, name):
    plain, attributions = marked(text)
    encoded = encoded_of(plain, mentions=[(told, "organization")])
    (only,) = resolve(Article(plain), attributions, encoded=encoded)[1]
    assert (only.told_to.name if only.told_to else None) == name


@pytest.mark.parametrize(("noun", "told"), [("ruling", None), ("radio", "Tarn")])
def test_what_only_narrows_a_noun_is_not_told(noun, told):
    plain, attributions = marked(
        f"In a letter to the Tarn {noun}, {{s:Jo Lund}} {{c:said}} {{t:no}}."
    )
    tree = [
        ("In", "case", 2), ("a", "det", 2), ("letter", "obl", 9), ("to", "case", 6),
        ("the", "det", 6), ("Tarn", "compound", 6), (noun, "dep", 2),
    ]  # fmt: skip
    encoded = encoded_of(plain, tree, mentions=[("the Tarn", "organization")])
    (only,) = resolve(Article(plain), attributions, encoded=encoded)[1]
    assert (only.told_to.name if only.told_to else None) == told


@pytest.mark.parametrize(("verb", "told"), [("interviewed", "the council"), ("written", None)])
def test_whoever_writes_a_paper_is_not_told_it(verb, told):
    plain, attributions = marked(
        f"{{s:Jo Lund}} {{c:said}}, {verb} by the council, {{t:it is safe}}."
    )
    tree = [
        ("Jo", "nsubj", 2), ("Lund", "flat", 0), ("said", "root", 2), (",", "punct", 4),
        (verb, "advcl", 2), ("by", "case", 7), ("the", "det", 7), ("council", "obl", 4),
    ]  # fmt: skip
    encoded = encoded_of(plain, tree, mentions=[("the council", "organization")])
    encoded.upos[[2, 4]] = encoded.layout.upos.index("VERB")
    (only,) = resolve(Article(plain), attributions, encoded=encoded)[1]
    assert (only.told_to.name if only.told_to else None) == told

    @pytest.mark.parametrize(("verb", "none"), [("warned", True), ("asked", False)])
    def test_who_is_warned_to_do_something_needs_no_auxiliary(self, verb: str, none: bool) -> None:
        text = f"Heirs {verb} to wait."
        tree = [
            ("Heirs", "nsubj", 1), (verb, "root", 1), ("to", "mark", 3), ("wait", "xcomp", 1),
            (".", "punct", 1),
        ]  # fmt: skip
        one = Attribution((span(text, "to wait"),), span(text, "Heirs"), span(text, verb))
        assert (unasked(text, encoded_of(text, tree), one).source is None) == none
