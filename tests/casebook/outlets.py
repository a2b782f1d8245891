"""Invented pages of two outlets each: what they tell otherwise of one event, and what only looks so.

In the styles in which outlets differ: tolls that grow, days and places, what one says and another
denies. No page is of a real event.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.casebook.conflicts import Kind


@dataclass(frozen=True)
class Told:
    outlet: str
    published: str
    headline: str
    text: str


@dataclass(frozen=True)
class Pair:
    """``kind`` is that of their conflict, ``None`` where they have none; ``values`` are words that
    its sides must hold between them."""

    name: str
    kind: Kind | None
    pages: tuple[Told, Told]
    values: tuple[str, ...] = ()


def page(outlet: str, published: str, headline: str, *text: str) -> Told:
    return Told(outlet, published, headline, "\n".join(text))


DISAGREE = (
    Pair(
        "ferry toll grows",
        "figure",
        (
            page(
                "Tarn Herald",
                "2023-05-03",
                "Three killed as ferry capsizes off Ellan Point",
                "Three people were killed when the ferry Morwen capsized off Ellan Point on Tuesday evening, the coastguard said.",
                "The ship left Tarn harbour shortly after six with 140 passengers on board.",
                "Rescue boats reached the ferry within an hour.",
            ),
            page(
                "National Wire",
                "2023-05-04",
                "Ferry death toll rises to seven",
                "TARN (NW) - Seven people died when the passenger ferry Morwen capsized in heavy seas off Ellan Point on Tuesday, officials said on Wednesday.",
                "Divers were still searching the hull of the ferry on Wednesday night.",
            ),
        ),
        ("Three", "Seven"),
    ),
    Pair(
        "mine blast, three versus four",
        "figure",
        (
            page(
                "Valley Post",
                "2022-11-11",
                "Blast at Orrin colliery",
                "An explosion at the Orrin colliery killed four miners on Thursday, the mining company Brannock Coal said.",
                "The blast happened about 600 metres below ground.",
            ),
            page(
                "The Daily Ledger",
                "2022-11-11",
                "Miners die in Orrin explosion",
                "Three miners were killed on Thursday in an explosion at the Orrin colliery, according to the rescue service.",
                "Two others were taken to hospital in Castle Wyn.",
            ),
        ),
        ("four", "Three"),
    ),
    Pair(
        "shooting, wounded differ",
        "figure",
        (
            page(
                "Metro Morning",
                "2024-02-18",
                "Gunman opens fire at Halden market",
                "A gunman opened fire in the covered market of Halden on Saturday, killing two people and wounding nine, police said.",
                "The suspect, Daniel Frost, 31, was arrested at the scene.",
            ),
            page(
                "Halden Echo",
                "2024-02-18",
                "Market shooting shocks Halden",
                "Two people were killed and fourteen wounded when a man fired into a crowd at Halden's covered market on Saturday.",
                "Police named the suspect as Daniel Frost.",
            ),
        ),
        ("nine", "fourteen"),
    ),
    Pair(
        "protest crowd",
        "figure",
        (
            page(
                "City Bulletin",
                "2021-09-06",
                "Thousands march against water charges",
                "About 5,000 people marched through Port Calder on Sunday in protest at the new water charges, police said.",
                "The march ended at the town hall.",
            ),
            page(
                "Workers' Voice",
                "2021-09-06",
                "Port Calder says no to water charges",
                "Some 40,000 people marched through Port Calder on Sunday against the water charges, the organisers said.",
                "Speeches were held at the town hall until dusk.",
            ),
        ),
        ("5,000", "40,000"),
    ),
    Pair(
        "quake toll, headline style",
        "figure",
        (
            page(
                "World Desk",
                "2023-08-21",
                "At least 21 dead after quake hits Sarveh",
                "At least 21 people have died after an earthquake of magnitude 6.1 hit the province of Sarveh in the early hours of Sunday.",
                "Hundreds of houses collapsed in the town of Minab Kuh.",
            ),
            page(
                "Sarveh Times",
                "2023-08-21",
                "Earthquake in Sarveh province",
                "The earthquake that struck Sarveh province on Sunday killed 12 people, governor Farid Azmoun told reporters.",
                "He said that army units were on their way to Minab Kuh.",
            ),
        ),
        ("21", "12"),
    ),
    Pair(
        "arrest date differs",
        "date",
        (
            page(
                "Coastal News",
                "2022-06-17",
                "Former mayor held",
                "Police arrested the former mayor of Lindow, Gareth Pole, on June 14 on suspicion of bribery.",
                "Pole, 58, led the town for nine years.",
            ),
            page(
                "Evening Star",
                "2022-06-18",
                "Pole in custody",
                "Gareth Pole, the former mayor of Lindow, was arrested on June 15 on suspicion of taking bribes, prosecutors said.",
                "He was taken to the prison of Hexley.",
            ),
        ),
        ("June 14", "June 15"),
    ),
    Pair(
        "crash date differs by weekday",
        "date",
        (
            page(
                "Aviation Daily",
                "2023-03-10",
                "Cargo plane crashes near Dunmoor",
                "A cargo plane of Skerry Air crashed near Dunmoor on Wednesday, killing both pilots.",
                "The aircraft was on its way to Oslen.",
            ),
            page(
                "Dunmoor Gazette",
                "2023-03-11",
                "Two pilots dead in crash",
                "Both pilots of a Skerry Air cargo plane were killed when it crashed near Dunmoor on Thursday.",
                "Farmers heard a loud bang.",
            ),
        ),
        ("Wednesday", "Thursday"),
    ),
    Pair(
        "death date",
        "date",
        (
            page(
                "Arts Review",
                "2020-04-09",
                "Composer Ilse Marant dies",
                "The composer Ilse Marant died on April 6 at her home in Vesoul, her family said. She was 84.",
                "Marant wrote eleven operas.",
            ),
            page(
                "Music Week",
                "2020-04-10",
                "Ilse Marant, 1935-2020",
                'Ilse Marant, the composer of "The Salt Road", died on April 7. She was 84.',
                "Her last opera was performed in 2018.",
            ),
        ),
        ("April 6", "April 7"),
    ),
    Pair(
        "signing date",
        "date",
        (
            page(
                "Business Day",
                "2021-02-26",
                "Norvane buys Tellux",
                "Norvane signed the contract to buy Tellux, a maker of sensors, on February 22 for $310 million.",
                "The deal needs the approval of regulators.",
            ),
            page(
                "Market Wire",
                "2021-02-27",
                "Norvane completes Tellux purchase",
                "Norvane bought the sensor maker Tellux on February 24, the companies said in a statement.",
                "Tellux employs 900 people.",
            ),
        ),
        ("February 22", "February 24"),
    ),
    Pair(
        "arrest place differs",
        "place",
        (
            page(
                "Border Post",
                "2019-10-04",
                "Fugitive banker caught",
                "The fugitive banker Viktor Hald was arrested in Zagreb on Wednesday, the interior ministry said.",
                "Hald had been wanted since 2017 over the collapse of Meridian Bank.",
            ),
            page(
                "Capital Times",
                "2019-10-04",
                "Hald arrested after two years",
                "Police arrested Viktor Hald, the former head of Meridian Bank, in Ljubljana on Wednesday.",
                "He had lived under a false name.",
            ),
        ),
        ("Zagreb", "Ljubljana"),
    ),
    Pair(
        "born and died place",
        "place",
        (
            page(
                "Chess Today",
                "2018-07-12",
                "Grandmaster Petrosh dies",
                "Grandmaster Andor Petrosh died in Vienna on Tuesday at the age of 77.",
                "He won the national title four times.",
            ),
            page(
                "Sport Express",
                "2018-07-12",
                "Andor Petrosh dead at 77",
                "Andor Petrosh, four times national champion, died in Budapest on Tuesday.",
                "His best game was played against a computer.",
            ),
        ),
        ("Vienna", "Budapest"),
    ),
    Pair(
        "claim and denial by another party",
        "denial",
        (
            page(
                "Investigative Monthly",
                "2023-01-20",
                "Ministry knew of faulty bridges",
                "Engineer Paula Renn said the transport ministry had ignored warnings about cracks in the Lowen bridge for three years.",
                "Renn left the ministry in 2021.",
            ),
            page(
                "Government Gazette",
                "2023-01-22",
                "Minister answers",
                "Transport minister Olaf Brandt denied that the ministry had ignored warnings about cracks in the Lowen bridge.",
                "He promised an inquiry.",
            ),
        ),
        ("Renn", "denied"),
    ),
    Pair(
        "charges denied in own words",
        "denial",
        (
            page(
                "Court Reporter",
                "2022-03-02",
                "Trader accused of insider deals",
                "Prosecutors said Simon Vetch had passed secret takeover plans of Callow Foods to his brother.",
                "The brother bought shares worth 2 million pounds.",
            ),
            page(
                "Financial Desk",
                "2022-03-03",
                "Vetch rejects allegations",
                "Simon Vetch rejected the allegation that he passed secret takeover plans of Callow Foods to his brother.",
                "“I never gave anyone any plans,” he said.",
            ),
        ),
        ("passed", "denied"),
    ),
    Pair(
        "denial by 'did not'",
        "denial",
        (
            page(
                "Daily Ledger",
                "2020-10-12",
                "Aide says senator took cash",
                "A former aide said Senator Miriam Cole accepted $50,000 in cash from the casino owner Ray Duquette.",
                "The aide, Thomas Ebb, spoke to the paper for two hours.",
            ),
            page(
                "The Observer of Marlow",
                "2020-10-13",
                "Cole hits back",
                "Senator Miriam Cole said she did not accept any cash from the casino owner Ray Duquette.",
                "“It is a lie from beginning to end,” she said.",
            ),
        ),
        ("accepted", "did not"),
    ),
    Pair(
        "event and its negation",
        "denial",
        (
            page(
                "Port News",
                "2021-07-08",
                "Navy fires on trawler",
                "The Kestrian navy fired on the trawler Blue Anna near Sole Bank on Wednesday, its captain said.",
                "Nobody was hurt.",
            ),
            page(
                "Kestrian State Agency",
                "2021-07-09",
                "Navy statement",
                "The Kestrian navy did not fire on the trawler Blue Anna, a spokesman for the defence ministry said on Thursday.",
                "The trawler had entered closed waters near Sole Bank.",
            ),
        ),
        ("fired", "did not"),
    ),
    Pair(
        "denies any role",
        "denial",
        (
            page(
                "Northern Light",
                "2019-05-15",
                "Rebels blamed for depot attack",
                "The government said the Free Hills Army attacked the fuel depot at Kandry on Monday and killed six guards.",
                "Smoke could be seen for days.",
            ),
            page(
                "Continental Press",
                "2019-05-16",
                "Rebels deny depot attack",
                "The Free Hills Army denied attacking the fuel depot at Kandry.",
                "“We had no fighters in the area,” its spokesman Karo Demir said.",
            ),
        ),
        ("attacked", "denied"),
    ),
    Pair(
        "says report untrue",
        "denial",
        (
            page(
                "Tech Insider",
                "2022-09-01",
                "Lumora plans layoffs",
                "The phone maker Lumora will close its factory in Rask and dismiss 1,200 workers, two employees said.",
                "Lumora opened the factory in 2009.",
            ),
            page(
                "Rask Tribune",
                "2022-09-02",
                "Lumora stays in Rask",
                "Lumora denied reports that it would close its factory in Rask.",
                "“The factory in Rask stays open,” chief executive Hanna Weil said.",
            ),
        ),
        ("close", "denied"),
    ),
    Pair(
        "sentence length differs",
        "figure",
        (
            page(
                "Justice Today",
                "2021-12-03",
                "Smuggler jailed",
                "A court in Breda sentenced the smuggler Joris Klaver to eight years in prison on Thursday.",
                "Klaver, 44, had confessed.",
            ),
            page(
                "Dutch Courier",
                "2021-12-03",
                "Klaver sentenced",
                "Joris Klaver was sentenced to six years in prison by the court of Breda on Thursday for smuggling.",
                "His lawyer said he would appeal.",
            ),
        ),
        ("eight", "six"),
    ),
    Pair(
        "fine differs",
        "figure",
        (
            page(
                "Consumer Watch",
                "2020-02-07",
                "Ostra fined",
                "The regulator fined the airline Ostra 4 million euros on Thursday for misleading adverts.",
                "Ostra said it would pay.",
            ),
            page(
                "Trade Journal",
                "2020-02-07",
                "Airline pays for adverts",
                "The airline Ostra was fined 6 million euros by the regulator on Thursday over misleading adverts.",
                "The adverts ran for a year.",
            ),
        ),
        ("4 million", "6 million"),
    ),
    Pair(
        "arrests at protest",
        "figure",
        (
            page(
                "Capital Radio",
                "2023-10-30",
                "Arrests at port blockade",
                "Police arrested 34 protesters on Sunday who had blocked the gates of Vellin port.",
                "The blockade lasted five hours.",
            ),
            page(
                "Green Wave",
                "2023-10-30",
                "Blockade of Vellin port broken up",
                "Some 90 protesters were arrested on Sunday after they blocked the gates of Vellin port, the group Clean Seas said.",
                "Many were released at night.",
            ),
        ),
        ("34", "90"),
    ),
    Pair(
        "price of a deal",
        "figure",
        (
            page(
                "Finance Now",
                "2019-06-14",
                "Harrow takes over Pinewell",
                "The brewer Harrow bought its rival Pinewell for $2.1 billion on Thursday.",
                "Pinewell sells beer in 30 countries.",
            ),
            page(
                "Beverage News",
                "2019-06-14",
                "Pinewell sold",
                "Harrow acquired the brewer Pinewell for $1.7 billion on Thursday, it said.",
                "The chairman of Pinewell will stay.",
            ),
        ),
        ("2.1", "1.7"),
    ),
    Pair(
        "who said it",
        "speaker",
        (
            page(
                "Morning Sun",
                "2022-01-11",
                "Anger over clinic",
                "“They closed the clinic without telling a single patient in the valley,” said Maria Lenz, a nurse.",
                "The clinic in Obersee closed on Friday.",
            ),
            page(
                "Valley Voice",
                "2022-01-12",
                "Clinic shut",
                "“They closed the clinic without telling a single patient in the valley,” said councillor Peter Auer.",
                "The clinic had twelve beds.",
            ),
        ),
        ("Lenz", "Auer"),
    ),
    Pair(
        "victims named otherwise counted",
        "figure",
        (
            page(
                "Island Mail",
                "2024-06-02",
                "Bus plunges into ravine",
                "A bus carrying pilgrims plunged into a ravine near Santa Ora on Saturday, leaving 16 dead and more than 20 injured.",
                "The driver survived.",
            ),
            page(
                "Reporter",
                "2024-06-03",
                "Pilgrim bus crash: death toll at 19",
                "The death toll of Saturday's bus crash near Santa Ora rose to 19 on Sunday when three passengers died in hospital.",
                "The pilgrims were on their way to a shrine.",
            ),
        ),
        ("16", "19"),
    ),
    Pair(
        "toll in two styles",
        "figure",
        (
            page(
                "Relief Net",
                "2020-08-18",
                "Flood in Jarrow valley",
                "Floods in the Jarrow valley killed 31 people and left 8,000 homeless on Sunday, the Red Crescent said.",
                "Roads are cut.",
            ),
            page(
                "Jarrow State Radio",
                "2020-08-18",
                "Government on flood",
                "The death toll from Sunday's floods in the Jarrow valley stands at 11, the interior minister, Tariq Bello, said.",
                "Helicopters brought water.",
            ),
        ),
        ("31", "11"),
    ),
    Pair(
        "charges denied generically",
        "denial",
        (
            page(
                "Lake Post",
                "2021-05-11",
                "Developer charged",
                "Developer Karl Winter was charged with bribing two members of the planning board on Monday.",
                "He faces up to five years in prison.",
            ),
            page(
                "Lake Evening",
                "2021-05-12",
                "Winter denies charges",
                "Karl Winter denied the charges through a statement on Tuesday.",
                "The board meets again in June.",
            ),
        ),
        ("charged", "denied"),
    ),
    Pair(
        "denied any wrongdoing",
        "denial",
        (
            page(
                "Harbour Wire",
                "2020-08-03",
                "Shipping firm accused",
                "Prosecutors accused the shipping firm Osmund Lines of dumping oil off Cape Farrow.",
                "The firm has 30 ships.",
            ),
            page(
                "Trade Today",
                "2020-08-04",
                "Osmund Lines responds",
                "Osmund Lines denied any wrongdoing.",
                "Its shares fell by a tenth on Monday.",
            ),
        ),
        ("accused", "denied"),
    ),
    Pair(
        "hostage count",
        "figure",
        (
            page(
                "Sahel Report",
                "2023-03-19",
                "Gunmen seize pupils",
                "Gunmen abducted 87 pupils from a school in Kuriga North on Friday, the governor said.",
                "Parents waited at the gate.",
            ),
            page(
                "Daily Compass",
                "2023-03-20",
                "School raid",
                "At least 200 pupils were abducted from a school in Kuriga North on Friday, residents said.",
                "Soldiers searched the forest.",
            ),
        ),
        ("87", "200"),
    ),
    Pair(
        "helicopter, dead by headline word",
        "figure",
        (
            page(
                "Alpine News",
                "2019-09-02",
                "Five dead in helicopter crash",
                "Five people died when a helicopter crashed near Val Morra on Sunday.",
                "The cause is unclear.",
            ),
            page(
                "Il Monte",
                "2019-09-02",
                "Helicopter down",
                "A helicopter crashed near Val Morra on Sunday, killing all six people on board.",
                "It had taken off at noon.",
            ),
        ),
        ("Five", "six"),
    ),
    Pair(
        "ransom paid",
        "figure",
        (
            page(
                "Security Week",
                "2021-06-09",
                "Dairy pays hackers",
                "The dairy Milkhaven paid hackers $11 million in bitcoin on June 1, its chief executive said.",
                "Production stopped for four days.",
            ),
            page(
                "Farm Journal",
                "2021-06-10",
                "Milkhaven ransom",
                "Milkhaven paid the hackers $7 million on June 1, two people briefed on the matter said.",
                "The police advised against it.",
            ),
        ),
        ("11", "7"),
    ),
    Pair(
        "resignation date",
        "date",
        (
            page(
                "Politics Now",
                "2022-02-04",
                "Health secretary quits",
                "Health secretary Ruth Amado resigned on February 2 after the report on hospital waiting lists.",
                "Her deputy takes over.",
            ),
            page(
                "The Weekly",
                "2022-02-05",
                "Who follows Amado?",
                "Ruth Amado, the health secretary, resigned on February 3.",
                "Three names are heard.",
            ),
        ),
        ("February 2", "February 3"),
    ),
    Pair(
        "birth place of an attack",
        "place",
        (
            page(
                "Gulf Post",
                "2019-06-14",
                "Tanker attacked",
                "The tanker Cora Star was attacked off Fujayd on Thursday.",
                "The crew of 22 was rescued.",
            ),
            page(
                "Sea Lines",
                "2019-06-14",
                "Attack on tanker",
                "The tanker Cora Star was attacked near Port Sohan on Thursday, its owner said.",
                "There was a fire on deck.",
            ),
        ),
        ("Fujayd", "Port Sohan"),
    ),
    Pair(
        "police deny shooting first",
        "denial",
        (
            page(
                "Street Voice",
                "2021-04-20",
                "Witness: police fired first",
                "Witness Leon Hart said police officers fired at the unarmed man in Dock Street without warning.",
                "The man, 23, is in hospital.",
            ),
            page(
                "City Record",
                "2021-04-21",
                "Police chief on Dock Street",
                "Police chief Anne Rowe said officers never fired at the unarmed man in Dock Street without warning.",
                "An inquiry has begun.",
            ),
        ),
        ("fired", "never"),
    ),
    Pair(
        "company rejects claim",
        "denial",
        (
            page(
                "Union News",
                "2018-11-05",
                "Workers fell ill",
                "The union said workers at the Brell plant had fallen ill after breathing fumes of solvent.",
                "The plant makes paint.",
            ),
            page(
                "Local Gazette",
                "2018-11-06",
                "Brell: no fumes",
                "Brell dismissed claims that workers had fallen ill after breathing fumes of solvent at its plant.",
                "The inspectorate will visit.",
            ),
        ),
        ("ill", "denied"),
    ),
    Pair(
        "flood evacuated",
        "figure",
        (
            page(
                "River Times",
                "2020-02-17",
                "Town evacuated",
                "Rescuers evacuated 600 people from the flooded town of Ambry on Sunday.",
                "The river Teme rose by four metres.",
            ),
            page(
                "Shire Mail",
                "2020-02-17",
                "Ambry under water",
                "More than 1,500 people were evacuated from the town of Ambry on Sunday as the river Teme burst its banks.",
                "Schools are closed.",
            ),
        ),
        ("600", "1,500"),
    ),
)

AGREE = (
    Pair(
        "bounds agree",
        None,
        (
            page(
                "A Wire",
                "2022-05-05",
                "Train derails at Corvey",
                "At least 10 people were injured when a train derailed at Corvey on Wednesday.",
                "The line is closed.",
            ),
            page(
                "B Wire",
                "2022-05-05",
                "Corvey derailment",
                "Thirteen people were injured on Wednesday when a regional train derailed at Corvey.",
                "The driver was questioned.",
            ),
        ),
    ),
    Pair(
        "two fires",
        None,
        (
            page(
                "C Wire",
                "2022-07-05",
                "Fire in Lorne",
                "Three people were killed in a house fire in Lorne on Monday.",
                "The cause is not known.",
            ),
            page(
                "D Wire",
                "2022-07-19",
                "Fire in Lorne kills five",
                "Five people were killed in a fire at a hostel in Lorne on Sunday.",
                "It was the second deadly fire in the town this month.",
            ),
        ),
    ),
    Pair(
        "arrested then charged",
        None,
        (
            page(
                "E Wire",
                "2021-03-03",
                "Clerk arrested",
                "The bank clerk Nora Quist was arrested on March 1 on suspicion of theft.",
                "She worked for Danske Fjord Bank.",
            ),
            page(
                "F Wire",
                "2021-03-09",
                "Clerk charged",
                "The bank clerk Nora Quist was charged with theft on March 8.",
                "The trial is to begin in May.",
            ),
        ),
    ),
    Pair(
        "place within place",
        None,
        (
            page(
                "G Wire",
                "2019-09-09",
                "Actor dies",
                "The actor Lev Harlan died in London on Sunday.",
                "He was 91.",
            ),
            page(
                "H Wire",
                "2019-09-09",
                "Lev Harlan dead",
                "The actor Lev Harlan died at a hospital in Chelsea, London, on Sunday.",
                "He played kings.",
            ),
        ),
    ),
    Pair(
        "two speeches",
        None,
        (
            page(
                "I Wire",
                "2020-01-16",
                "Minister in Gent",
                "Minister Els Daman met dockers in Gent on Wednesday.",
                "She promised new cranes.",
            ),
            page(
                "J Wire",
                "2020-01-18",
                "Minister in Brugge",
                "Minister Els Daman met fishermen in Brugge on Friday.",
                "She promised new nets.",
            ),
        ),
    ),
    Pair(
        "not guilty plea",
        None,
        (
            page(
                "K Wire",
                "2022-10-04",
                "Broker in court",
                "Broker Ian Moss was charged with defrauding clients of 3 million pounds.",
                "The trial begins in May.",
            ),
            page(
                "L Wire",
                "2022-10-05",
                "Broker pleads",
                "Broker Ian Moss pleaded not guilty to defrauding clients.",
                "He left court by a side door.",
            ),
        ),
    ),
    Pair(
        "one of two defendants",
        None,
        (
            page(
                "M Wire",
                "2023-02-10",
                "Smuggler sentenced",
                "Arne Dahl was sentenced to four years in prison on Thursday for smuggling cigarettes.",
                "He led the group.",
            ),
            page(
                "N Wire",
                "2023-02-10",
                "Driver sentenced",
                "Stig Moen, a driver of the same group, was sentenced to two years in prison on Thursday for smuggling cigarettes.",
                "He drove the van.",
            ),
        ),
    ),
    Pair(
        "rough figure",
        None,
        (
            page(
                "O Wire",
                "2018-03-03",
                "Storm",
                "Nearly 400 houses were destroyed when the storm Ada hit Saint Brice on Thursday.",
                "Nobody died.",
            ),
            page(
                "Q Wire",
                "2018-03-03",
                "After Ada",
                "The storm Ada destroyed 388 houses in Saint Brice on Thursday.",
                "The army sent tents.",
            ),
        ),
    ),
    Pair(
        "scores and laps",
        None,
        (
            page(
                "R Wire",
                "2021-04-04",
                "Final",
                "Tarn United beat Ellan Rovers 3-1 on Saturday in front of 12,000 people.",
                "Oda Berg scored two goals.",
            ),
            page(
                "S Wire",
                "2021-04-11",
                "Second leg",
                "Ellan Rovers beat Tarn United 2-0 on Saturday in front of 9,000 people.",
                "Kai Holt scored both goals.",
            ),
        ),
    ),
    Pair(
        "no comment",
        None,
        (
            page(
                "T Wire",
                "2023-06-06",
                "Bank loses data",
                "Hackers stole the data of 70,000 customers of Fenwick Bank in May, two people familiar with the case said.",
                "The bank has 3 million customers.",
            ),
            page(
                "U Wire",
                "2023-06-06",
                "Fenwick silent",
                "Fenwick Bank declined to comment on reports that hackers stole the data of its customers.",
                "Its shares fell.",
            ),
        ),
    ),
    Pair(
        "toll of an earlier attack",
        None,
        (
            page(
                "AA",
                "2019-04-22",
                "Bomb in Karsun",
                "A bomb killed nine people at a market in Karsun on Sunday.",
                "It was a busy day.",
            ),
            page(
                "BB",
                "2019-04-22",
                "Karsun market bombed",
                "Nine people were killed by a bomb at a market in Karsun on Sunday.",
                "In January an attack there killed 21.",
            ),
        ),
    ),
    Pair(
        "dead and injured",
        None,
        (
            page(
                "CC",
                "2018-08-15",
                "Bridge falls",
                "A bridge collapsed in Gavi on Tuesday, killing 39 people.",
                "It was built in 1967.",
            ),
            page(
                "DD",
                "2018-08-15",
                "Gavi bridge",
                "Sixteen people were injured and 39 killed when a bridge collapsed in Gavi on Tuesday.",
                "Cars fell 45 metres.",
            ),
        ),
    ),
    Pair(
        "charge of one, denial of another",
        None,
        (
            page(
                "EE",
                "2022-04-01",
                "Broker charged",
                "Broker Nils Ahl was charged with fraud on Thursday.",
                "His firm is Ahl and Co.",
            ),
            page(
                "FF",
                "2022-04-02",
                "Actor denies affair",
                "Actor Nils Borg denied the reports about his marriage.",
                "He lives in Malmo.",
            ),
        ),
    ),
    Pair(
        "did not comment, did not say",
        None,
        (
            page(
                "GG",
                "2021-10-10",
                "Oil leak",
                "The pipeline company Trellis said 40 tonnes of oil leaked into the bay at Norton.",
                "Birds were washed.",
            ),
            page(
                "HH",
                "2021-10-11",
                "Leak at Norton",
                "A spokesman said Trellis did not know how many tonnes of oil leaked into the bay at Norton in all.",
                "Volunteers came.",
            ),
        ),
    ),
)
