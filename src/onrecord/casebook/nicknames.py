"""First names that news uses for one another: short forms of English and Spanish given names."""

from __future__ import annotations

_GROUPS = """
abigail abby gail | abraham abe | albert al bert | alexander alex sandy | alexandra alex sandra
alfred al fred alf | andrew andy drew | anthony tony | antonio tony toño | archibald archie
barbara barb babs | benjamin ben benny | bernard bernie | bradley brad | calvin cal
catherine cathy kate kathy | katherine kate kathy katie kay | charles charlie chuck chas
christine chris tina chrissy | christopher chris kit topher | cynthia cindy | daniel dan danny
david dave davey | deborah deb debbie | dennis denny | dominic dom | donald don donnie
dorothy dot dottie | edmund ed ted | edward ed eddie ned ted | eleanor nell ellie
elizabeth liz beth betsy betty eliza lizzie libby | emily em | ernest ernie | eugene gene
fernando nando | francis frank fran | francisco paco pancho frank | franklin frank
frederick fred freddie | gabriel gabe | gerald jerry gerry | geoffrey geoff jeff | gregory greg
guillermo memo | harold hal harry | henry hank harry | herbert bert herb | ignacio nacho
isabel bel isa | jacob jake | jacqueline jackie | james jim jimmy jamie | janet jan
jeffrey jeff | jennifer jen jenny | jessica jess jessie | jesus chuy | john johnny jack
jonathan jon johnny | jose pepe | joseph joe joey | joshua josh | judith judy
kenneth ken kenny | kimberly kim | lawrence larry | leonard len leo lenny | lewis lew
louis lou louie | luis lucho | manuel manny manolo | margaret maggie meg peggy marge
martin marty | matthew matt | maximilian max | michael mike mick mickey | mitchell mitch
nathan nate | nathaniel nate nat | nicholas nick nicky | oliver ollie | pamela pam
patricia pat patty trish | patrick pat paddy | peter pete | philip phil | raymond ray
rebecca becky becca | reginald reg reggie | richard rick rich dick ricky | robert bob rob bobby
robbie roberto beto | rodney rod | roger rog | ronald ron ronnie | rosemary rose rosie russell
russ | samantha sam | samuel sam sammy | sandra sandy | stanley stan stephen steve | steven steve
| susan sue susie | terence terry | theodore ted teddy theo thomas tom tommy | timothy tim timmy
| valerie val | veronica ronnie | victor vic victoria vicky tori | vincent vince vinny | virginia
ginny | walter walt wally william bill will billy willie liam | zachary zach
"""

_FORMS: dict[str, frozenset[int]] = {}
for _number, _group in enumerate(" | ".join(_GROUPS.strip().splitlines()).split("|")):
    for _name in _group.split():
        _FORMS[_name] = _FORMS.get(_name, frozenset()) | {_number}


def same_first_name(one: str, other: str) -> bool:
    """Whether two lower-case first names can be forms of one.

    >>> same_first_name("bob", "robert"), same_first_name("bob", "william")
    (True, False)
    """
    return one == other or bool(_FORMS.get(one, frozenset()) & _FORMS.get(other, frozenset()))
