"""Which language a text is in, whatever its outlet declares."""

from __future__ import annotations

import pytest

from onrecord.page.language import language_of

ZULU = " ".join(
    ["abafundi besikole bahambe ngezinyawo emgwaqeni omkhulu izolo uthe uthishanhloko ukuthi"] * 4
    + ["umndeni wakhe uhlala eduze komfula kodwa izingane zifunda edolobheni elikhulu kakhulu"] * 6
)
XHOSA = (
    "abantwana besikolo bahambe ngeenyawo emva kokuba ibhasi yaphukile endleleni enkulu izolo kusasa kunye notitshala "
    "malunga nosuku lwabo olutsha ngexesha lebusika " * 5
)
RESULTS = "Tarn Rovers v Dunmore Town Osmund Park Marsh Lane Lund Reyes Hale Kerr Alder Quay " * 10


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        # Words that hold what other languages say in several leave few of those that join them.
        (ZULU, "en-ZA", "zu"),
        (ZULU + " " + ZULU + " We employ humans to make the news for you, not machines.", "en", "zu"),
        (XHOSA, "en", "xh"),
        # A list of names is in no other language for want of English words.
        (RESULTS, "en-GB", "en"),
        ("Sinabi ng alkalde na hindi pa tapos ang mga bahay sa bayan para sa kanyang mga tao.", "en", "tl"),
        ("The mayor said on Friday that the houses in the town were not ready for their owners.", "de", "en"),
        ("Tarn 2, Dunmore 1.", "en", "en"),
        ("Tarn 2, Dunmore 1.", None, None),
    ],
)  # fmt: skip
def test_words_tell_the_language(text: str, declared: str | None, language: str | None) -> None:
    assert language_of(text, declared) == language
