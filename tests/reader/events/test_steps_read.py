"""Legal steps and what stands around them, as the shipped reader reads short invented reports."""

from __future__ import annotations

import pytest

from onrecord import read_article
from onrecord.record import Event, Record

PUBLISHED = "2022-12-16"


def shown(record: Record, event: Event) -> str:
    """An event in a line: type, defendants or victims, and what else is known."""
    who = [
        one.entity.name if one.entity else record.words(one.span)
        for one in event.participants
        if one.role in ("defendant", "person", "entity", "patient")
    ]
    words = [record.words(one) for one in event.offences]
    if event.penalty is not None:
        words.append(record.words(event.penalty))
    date = event.date.value if event.date and event.date.basis == "text" else None
    mood = event.modality if event.modality != "asserted" else None
    return "; ".join(filter(None, [event.type, " + ".join(who), mood, date, ", ".join(words)]))


def told(text: str, *types: str) -> list[str]:
    record = read_article(text, published=PUBLISHED)
    return [
        shown(record, one)
        for one in record.events
        if one.type != "other" and (not types or one.type in types)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # whom a name belongs to bears nothing
        (
            "Halden Marine's former finance director, Priya Raman, pleaded guilty to false accounting.",
            ["plead_guilty; Priya Raman; false accounting"],
        ),
        (
            "The fine is the first for Halden Marine, the shipping company whose former chief executive was jailed "
            "for fraud.",
            ["arrest_jail; former chief executive; fraud"],
        ),
        (
            "Tarn & Rowe was fined £4 million on Thursday.",
            ["fine; Tarn & Rowe; 2022-12-15; £4 million"],
        ),
        (
            "Police arrested the former mayor of Lindow, Gareth Pole, on December 14.\nPole led it for years.",
            ["arrest_jail; Gareth Pole; 2022-12-14"],
        ),
        # a penalty behind whom it is imposed on
        (
            "The regulator fined Helen Marsh, the partner who led the audits, £90,000 and banned her.",
            ["fine; Helen Marsh; £90,000"],
        ),
        (
            "Priya Raman was given an 18-month suspended sentence.",
            ["sentence; Priya Raman; 18-month suspended sentence"],
        ),
        (
            "Priya Raman, 46, who pleaded guilty to theft in January, was given a suspended sentence.",
            [
                "plead_guilty; Priya Raman; 2022-01; theft",
                "sentence; Priya Raman; suspended sentence",
            ],
        ),
        ("Bo Lund received a letter on Friday. He gave a talk.", []),
        # how a trial or an appeal ended
        (
            "Bo Lund was cleared of false accounting on Monday.",
            ["acquit; Bo Lund; 2022-12-12; false accounting"],
        ),
        ("Magistrates found Bo Lund not guilty on Tuesday.", ["acquit; Bo Lund; 2022-12-13"]),
        ("The road was cleared of snow on Monday.", []),
        (
            "The Court of Appeal on Thursday overturned the fraud conviction of Marcus Hale.",
            ["appeal; Marcus Hale; 2022-12-15; fraud"],
        ),
        ("The judges said the conviction was unsafe.", []),
        ("The charges against Leon Fitch were dropped in May.", ["dismiss; Leon Fitch; 2022-05"]),
        ("The charges against the plan were dropped. Leon Fitch dropped the idea.", []),
        (
            "A libel case brought by Douglas Orme against Torvald Shipping was dismissed on Thursday.",
            ["dismiss; Torvald Shipping; 2022-12-15; libel"],
        ),
        (
            "Northgate Logistics has settled a claim brought by Sofia Lind.",
            ["settle; Northgate Logistics"],
        ),
        # before a court
        (
            "Daniel Orme will appear before Marlow magistrates on 9 January.",
            ["trial_hearing; Daniel Orme; planned; 2023-01-09"],
        ),
        ("Daniel Orme appeared before the cameras on Monday.", []),
        ("Daniel Orme was granted bail.", ["release_parole; Daniel Orme"]),
        (
            "Daniel Orme was released from Thorne prison hours later.",
            ["release_parole; Daniel Orme"],
        ),
        (
            "The company, whose founder Marcus Hale goes on trial in January, said so.",
            ["trial_hearing; Marcus Hale; planned; 2023-01"],
        ),
        # a lawyer appeals for a client
        (
            "Marcus Hale was there. Outside, Jonah Pike, Hale's solicitor, said he would appeal.",
            ["appeal; Marcus Hale; planned"],
        ),
        # what a page takes back
        (
            "Correction: An earlier version of this article said that Helen Marsh had been charged with fraud.",
            ["charge_indict; Helen Marsh; possible; fraud"],
        ),
        (
            "The first report said that Helen Marsh had been charged with fraud.",
            ["charge_indict; Helen Marsh; fraud"],
        ),
        # when it was done, and the deed
        (
            "Daniel Orme was accused of pushing Keith Barlow at his home on 3 August.",
            ["accuse; Daniel Orme; pushing Keith Barlow"],
        ),
        (
            "Bo Lund, who pleaded guilty to theft in January, was there.",
            ["plead_guilty; Bo Lund; 2022-01; theft"],
        ),
        ("The contracts were bought between 2017 and 2019.", ["transfer_ownership"]),
        (
            "Victor Drake was extradited from Malta to face fraud charges.",
            ["extradite; Victor Drake", "charge_indict; Victor Drake; fraud"],
        ),
        ("Bo Lund has died after a lorry hit a bus in Tarn on Monday.", ["die"]),
        ("Bo Lund was arrested after a fight on Monday.", ["arrest_jail; Bo Lund; 2022-12-12"]),
        ("Bo Lund was sued by Ana Reyes on Monday.", ["sue; Bo Lund; 2022-12-12"]),
        ("Ana Reyes sued in Austria for libel and won.", []),
        ("Tarn Shipping has sued Bo Lund for libel.", ["sue; Bo Lund; libel"]),
        (
            "Bo Lund’s lawsuit was long. Torvald Shipping faces a lawsuit.",
            ["sue; Torvald Shipping"],
        ),
        ("A lawsuit against Bo Lund was filed on Monday.", ["sue; Bo Lund"]),
        (
            "The talks collapsed over debt relief. Anybody charged with theft is jailed.",
            ["meet"],
        ),
        # what somebody is only accused or cleared of
        (
            "Bo Lund was cleared of attacking a guard. Ana Ek was convicted of bombing a bank.",
            [
                "acquit; Bo Lund; attacking a guard",
                "attack; possible",
                "convict; Ana Ek; bombing a bank",
                "attack",
            ],
        ),
        ("Police arrested Bo Lund in a dawn raid.", ["arrest_jail; Bo Lund"]),
        # firms that fail, and whose conduct is looked into
        (
            "The regulator is investigating the conduct of Douglas Orme, the founder of Brightwell Homes, which collapsed "
            "in July owing £38 million.",
            ["investigate; Douglas Orme", "declare_bankruptcy; Brightwell Homes; 2022-07"],
        ),
        ("Police are investigating the death of Ana Reyes.", ["investigate", "die"]),
        ("The tower collapsed on Thursday.", ["disaster; The tower; 2022-12-15"]),
        (
            "Stefan Bauer was named as the driver. Kim Ode was named as chief executive.",
            ["start_position; Kim Ode"],
        ),
        ("He took money from 120 investors, most of them retirees.", []),
        ("Jurors retired to consider their verdict. Bo Lund missed two hospital appointments.", []),
        ("Judge Ana Hale retired.", ["end_position; Ana Hale"]),
    ],
)
def test_what_reports_tell_of_courts(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


def test_a_neighbour_is_not_whom_the_story_is_about() -> None:
    text = (
        "Charles Shaw’s neighbour was arrested on Friday.\nShaw, an actor, was not hurt. He was at home.\n"
        "Shaw has lived there for years."
    )
    assert told(text, "arrest_jail") == ["arrest_jail; Charles Shaw’s neighbour; 2022-12-16"]


def test_each_of_two_bears_a_penalty_of_their_own() -> None:
    text = (
        "Firm fined £4m over audits\nTarn Audit was fined £4 million on Thursday.\n"
        "The regulator also fined Helen Marsh on Friday."
    )
    assert told(text, "fine") == [
        "fine; Tarn Audit; 2022-12-15; £4 million",
        "fine; Helen Marsh; 2022-12-16",
    ]


def test_an_offence_is_told_by_its_fuller_name_and_to_plan_it_is_another() -> None:
    text = (
        "Marcus Hale has been charged with fraud.\nHale is charged with fraud by abuse of position and conspiracy to "
        "commit theft. He is also charged with theft."
    )
    assert told(text, "charge_indict") == [
        "charge_indict; Marcus Hale; fraud by abuse of position, conspiracy to commit theft, theft"
    ]


def test_whose_name_stands_behind_a_comma_and_what_a_headline_rounds() -> None:
    text = (
        "Drake gets nearly 4 years for wire fraud\nVictor Drake was sentenced Tuesday to 46 months in federal prison.\n"
        "His former finance director, Priya Raman, pleaded guilty to theft on Monday."
    )
    assert told(text, "sentence", "plead_guilty") == [
        "sentence; Victor Drake; 2022-12-13; wire fraud, 46 months in federal prison",
        "plead_guilty; Priya Raman; 2022-12-12; theft",
    ]
