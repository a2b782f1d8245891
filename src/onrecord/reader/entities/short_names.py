"""Short forms of first names: "Bob" of Robert, "Emeka" of Chukwuemeka."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reader.entities.keys import unmarked
from onrecord.reader.lexicon import first_names
from onrecord.reader.wordlists import phrases
from onrecord.reader.wordlists import words as words_of

_USUAL = {
    name: words_of(short)
    for name, short in (
        one.split(":")
        for one in phrases(
            """abigail:abby gail, abraham:abe, albert:al bert bertie, alexander:alec alex sandy sasha,
            alexandra:alex sandra sasha, alfred:al alf alfie fred, andrew:andy drew, anthony:tony,
            antonio:tono tony, archibald:archie, barbara:babs barb, bartholomew:bart, benjamin:ben benny,
            bernard:bernie, bradley:brad, calvin:cal, catherine:cathy kate kathy katie kitty,
            charles:charlie chas chaz chuck, christine:chris chrissy tina, christopher:chris kit topher,
            cynthia:cindy, daniel:dan danny, david:dave davey, deborah:deb debbie, dennis:denny, dominic:dom,
            donald:don donnie, dorothy:dolly dot dottie, edmund:ed ned ted, edward:ed eddie ned ted teddy,
            eleanor:ellie nell nellie nora, elizabeth:bess beth betsy betty eliza libby lisa liz lizzie lizzy,
            emily:em, emmanuel:manny, ernest:ernie, eugene:gene, fernando:nando, francis:fran frank frankie,
            francisco:frank paco pancho, franklin:frank, frederick:fred freddie freddy, gabriel:gabe,
            geoffrey:geoff jeff, gerald:gerry jerry, geraldine:gerry, gerard:gerry, gregory:greg, guillermo:memo,
            harold:hal harry, henry:hal hank harry, herbert:bert herb, ignacio:nacho, isabel:bel isa,
            isabella:bella, jacob:jake, jacqueline:jackie, james:jamie jim jimmy, jane:jenny, janet:jan,
            jeffrey:jeff, jennifer:jen jenny, jessica:jess jessie, jesus:chuy, john:jack jackie johnny jon,
            jonathan:johnny jon jonny, jose:pepe, joseph:joe joey jos, josephine:jo josie, joshua:josh,
            judith:judy, katherine:kate kathy katie kay kitty, kathleen:kath kathy kay, kenneth:ken kenny,
            kimberly:kim, lawrence:larry laurie, leonard:len lenny leo, lewis:lew, lillian:lily, louis:lou louie,
            louise:lou, luis:lucho, manuel:manny manolo,
            margaret:daisy greta madge maggie marge meg megan peg peggy rita, martin:marty, mary:molly polly,
            matilda:tilly, matthew:matt, maureen:mo, maximilian:max, michael:mick mickey mike mikey,
            mitchell:mitch, mohamed:mo, mohammed:mo, nathan:nate, nathaniel:nat nate, nicholas:nick nicky,
            nicola:nicky, oliver:ollie, olivia:liv livvy, pamela:pam, patricia:pat patsy patty tricia trish,
            patrick:paddy pat patsy, peter:pete, philip:phil pip, raymond:ray, rebecca:becca becky,
            reginald:reg reggie, richard:dick dickie rich richie rick ricky, robert:bob bobby rob robbie robby,
            roberto:beto, rodney:rod, roger:rog, ronald:ron ronnie, rosemary:rose rosie, russell:russ,
            samantha:sam, samuel:sam sammy, sandra:sandy, sarah:sally, stanley:stan, stephen:steve, steven:steve,
            susan:sue susie, suzanne:sue suzy, terence:terry, theodore:ted teddy theo, theresa:terri tess tessa,
            thomas:tom tommy, timothy:tim timmy, valerie:val, veronica:ronnie, victor:vic, victoria:tori vicky,
            vincent:vince vinny, virginia:ginny, walter:wally walt, wilfred:wilf,
            william:bill billy liam will willie, zachary:zach"""
        )
    )
}

_GOD_GIVEN = words_of(
    "abdul ade ayo baba chi chukwu ife ike nkosi nna nwa ogo ola olu oluwa onye temi"
)
"""What names of West and South Africa open with that is left out of the short form."""
LEAST = 3
LONGEST = 12
"""Letters of a short form that a name begins with."""


def short_forms(name: str) -> Iterator[str]:
    """The short forms of a first name in small letters, without diacritics: those in use, and what it begins with."""
    name = unmarked(name)
    usual = _USUAL.get(name, frozenset())
    begins = (name[:end] for end in range(LEAST, min(len(name) - 1, LONGEST)))
    ends = (name[len(one) :] for one in _GOD_GIVEN if name.startswith(one))
    return (one for one in {*usual, *begins, *ends} if len(one) >= 2 and not _differ(one, name))


def same_first_name(one: str, other: str) -> bool:
    """Whether two lower-case first names can be forms of one.

    >>> same_first_name("bob", "robert"), same_first_name("bob", "william")
    (True, False)
    """
    return one == other or not _WHOLE.get(one, {one}).isdisjoint(_WHOLE.get(other, {other}))


_WHOLE: dict[str, set[str]] = {}
for _name, _short in _USUAL.items():
    for _one in (_name, *_short):
        _WHOLE.setdefault(_one, {_one}).add(_name)


def _differ(one: str, other: str) -> bool:
    """Whether two first names are borne by women and by men."""
    known = first_names()
    return {known.get(one), known.get(other)} == {"female", "male"}
