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
            """abigail:abby, albert:al bert bertie, alexander:alec alex sandy sasha, alexandra:alex sandra sasha,
            alfred:alf alfie fred, andrew:andy drew, anthony:tony, antonio:tony, barbara:babs barb, bartholomew:bart,
            catherine:cathy kate katie kitty, christopher:chris kit, charles:charlie chuck chaz, deborah:debbie,
            dorothy:dolly dot dottie, edward:ed eddie ned ted teddy, edmund:ed ned ted, eleanor:ellie nell nellie nora,
            elizabeth:bess beth betsy betty eliza libby lisa liz lizzie lizzy, emmanuel:manny, eugene:gene,
            francis:frank frankie, francisco:paco pancho, frederick:fred freddie freddy, gerald:gerry jerry,
            geraldine:gerry, gerard:gerry, gregory:greg, harold:hal harry, henry:hal hank harry, ignacio:nacho,
            isabella:bella, jacob:jake, jacqueline:jackie, james:jamie jim jimmy, jane:jenny, janet:jan,
            jennifer:jen jenny, jesus:chuy, john:jack jackie johnny jon, jonathan:jon jonny, joseph:joe joey jos,
            josephine:jo josie, jose:pepe, kathleen:kathy kath kay, katherine:kate kathy katie kitty,
            kenneth:ken kenny, lawrence:larry laurie, leonard:len lenny, lillian:lily, louis:lou, louise:lou,
            margaret:daisy greta madge maggie marge meg megan peg peggy rita, mary:molly polly, matilda:tilly,
            matthew:matt, maureen:mo, michael:mick mickey mike mikey, mohamed:mo, mohammed:mo, nicholas:nick nicky,
            nicola:nicky, oliver:ollie, olivia:liv livvy, pamela:pam, patricia:pat patsy patty tricia trish,
            patrick:paddy pat patsy, peter:pete, philip:phil pip, raymond:ray, rebecca:becca becky,
            richard:dick dickie rich richie rick ricky, robert:bob bobby rob robbie robby, ronald:ron ronnie,
            rosemary:rosie, samuel:sam sammy, sarah:sally, samantha:sam, stephen:steve, steven:steve, susan:sue susie,
            suzanne:sue suzy, terence:terry, theodore:ted teddy theo, theresa:terri tess tessa, thomas:tom tommy,
            timothy:tim timmy, valerie:val, victoria:tori vicky, vincent:vince vinny, virginia:ginny,
            walter:wally walt, wilfred:wilf, william:bill billy liam will willie"""
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


def _differ(one: str, other: str) -> bool:
    """Whether two first names are borne by women and by men."""
    known = first_names()
    return {known.get(one), known.get(other)} == {"female", "male"}
