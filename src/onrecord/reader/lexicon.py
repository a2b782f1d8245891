"""The words by which the rule layers know persons, organisations, groups and documents."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from onrecord.reader.wordlists import phrases, words

Gender = Literal["female", "male"]

HONORIFICS: dict[str, Gender | None] = {
    "mr": "male", "mrs": "female", "ms": "female", "miss": "female", "sir": "male",
    "lord": "male", "lady": "female", "dame": "female", "king": "male", "queen": "female",
    "prince": "male", "princess": "female", "sister": "female", "brother": "male",
    "father": "male", "dr": None, "prof": None, "rev": None, "st": None, "sen": None,
    "rep": None, "gov": None, "gen": None, "lt": None, "col": None, "sgt": None, "capt": None,
    "maj": None, "cmdr": None, "adm": None, "hon": None, "honorable": None,
    "honourable": None, "pres": None, "cpl": None, "det": None,
    "insp": None, "supt": None, "cllr": None, "jr": None, "sr": None, "messrs": None,
    "adv": None, "atty": None, "barr": None, "engr": None, "brig": None, "cdr": None,
    "cmdre": None, "msgr": None, "ven": None, "mme": "female", "mlle": "female",
    "herr": "male", "frau": "female", "señor": "male", "señora": "female", "senhor": "male",
    "senhora": "female", "signor": "male", "signora": "female", "monsieur": "male",
    "madam": "female", "madame": "female", "shri": "male", "smt": "female", "datuk": None, "dato": "male",
    "datin": "female", "alhaji": "male", "alhaja": "female", "hajia": "female", "mallam": "male",
    "comrade": None, "fr": "male", "hajiya": "female", "malam": "male",
    "dsp": None, "csp": None, "ssp": None, "acp": None, "dcp": None, "aig": None,
    "garda": None, "pvt": None, "revd": None, "canon": None, "pst": None, "cde": None, "surv": None, "ldr": None,
    "sqn": None, "flt": None,
    "cdre": None, "wg": None, "ens": None, "spc": None, "pfc": None, "ssgt": None, "const": None,
    "haji": "male", "hajah": "female", "hajjah": "female", "tuan": "male", "encik": "male", "puan": "female",
    "thiru": "male", "tmt": "female", "thirumathi": "female", "selvi": "female", "shrimati": "female",
    "srimati": "female", "sadhvi": "female", "swami": "male", "mahant": "male", "maulana": "male", "allama": "male",
    "ustaz": "male", "ustadh": "male", "sheikha": "female", "monsignor": "male", "mgr": "male", "bro": "male",
    "mdm": "female", "mang": "male", "aling": "female", "mzee": "male", "oba": "male", "otumfuo": "male",
    "togbe": "male", "gogo": "female", "mama": "female", "auntie": "female", "aunty": "female",
}  # fmt: skip
"""Titles written before a name, most of them abbreviated, and the gender they give away."""

OFFICES = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general",
    "col": "colonel", "sgt": "sergeant", "capt": "captain", "prof": "professor",
    "det": "detective", "insp": "inspector", "supt": "superintendent", "adm": "admiral",
    "pres": "president", "lt": "lieutenant", "pm": "minister", "maj": "major", "cpl": "corporal",
    "cmdr": "commander", "cdr": "commander", "cmdre": "commodore", "brig": "brigadier",
    "cllr": "councillor", "rev": "reverend", "atty": "attorney",
    "garda": "officer", "pvt": "private", "revd": "reverend", "ldr": "leader", "cdre": "commodore",
}  # fmt: skip
"""Offices that are abbreviated before a name, as they are written in full without it."""

STYLES = (
    HONORIFICS.keys() - OFFICES.keys() - words("king queen prince princess brother sister father")
)
"""Honorifics that say how to call somebody, and not what he or she is."""

PAIRED_STYLES = words("seri sri tan toh")
"""What is a style with another: "Datuk Seri", "Tan Sri"."""

ALSO_CALLED = {
    "justice": words("judge"), "senator": words("lawmaker"), "dr": words("doctor"),
    "representative": words("congressman congresswoman lawmaker"), "reverend": words("pastor"),
    "sergeant": words("officer"), "detective": words("officer"), "inspector": words("officer"),
    "superintendent": words("officer"), "constable": words("officer"),
    "ambassador": words("diplomat envoy"), "envoy": words("diplomat"), "consul": words("diplomat"),
}  # fmt: skip
"""Nouns by which the bearer of an office is called later: "Justice Ana Reyes", "the judge"."""

_AP_STATES = dict(
    pair.split(":")
    for pair in phrases(
        """ala:alabama, ariz:arizona, ark:arkansas, calif:california, colo:colorado, conn:connecticut,
        del:delaware, fla:florida, ga:georgia, ill:illinois, ind:indiana, kan:kansas, ky:kentucky,
        la:louisiana, mass:massachusetts, md:maryland, mich:michigan, minn:minnesota,
        miss:mississippi, mo:missouri, mont:montana, neb:nebraska, nev:nevada, okla:oklahoma,
        ore:oregon, pa:pennsylvania, penn:pennsylvania, tenn:tennessee, tex:texas, va:virginia,
        vt:vermont, wash:washington, wis:wisconsin, wyo:wyoming"""
    )
)
STATES = frozenset(_AP_STATES)
"""The short forms of the states of the U.S. in one word, as the AP Stylebook has them."""

SEATS = _AP_STATES | dict(
    pair.split(":")
    for pair in phrases(
        """al:alabama, az:arizona, ca:california, co:colorado, ct:connecticut, de:delaware, fl:florida,
        il:illinois, ks:kansas, ma:massachusetts, mi:michigan, mn:minnesota, ms:mississippi,
        mt:montana, ne:nebraska, nv:nevada, nh:new hampshire, nj:new jersey, nm:new mexico,
        ny:new york, nc:north carolina, nd:north dakota, ok:oklahoma, ri:rhode island,
        sc:south carolina, sd:south dakota, tn:tennessee, tx:texas, wa:washington, wva:west virginia,
        w va:west virginia, wi:wisconsin"""
    )
)
"""States of the U.S. by the abbreviations that news sets behind a name, without their dots."""

LETTERED_STATES = frozenset("D.C. N.C. N.D. N.H. N.J. N.M. N.Y. R.I. S.C. S.D. W.Va.".split())
"""The short forms of those states that have two words for a name, as the AP Stylebook has them."""
SHORT_STATES = LETTERED_STATES | {f"{one.title()}." for one in STATES}

PERSON_HEADS = words(
    """admiral brigadier ceo cfo commodore corporal evangelist mep mp pm ranger sergeant trooper vp
    activist actor actress adviser advisor aide ambassador analyst anchor artist astronaut
    athlete attorney author ayatollah banker baron baroness biologist bishop bodyguard boss boxer
    brother businessman businesswoman candidate captain cardinal cellist chair chairman
    chairperson chairwoman champion chancellor chief choreographer citizen cleric clerk
    co-author co-chair co-chairman co-founder co-owner coach coauthor colleague collector colonel
    columnist comedian commander commandant commentator commissioner composer congressman
    congresswoman conservationist constable consultant contractor coordinator coroner correspondent
    costumer councillor councilman councilmember councilwoman counsel counselor counterpart critic curator
    dancer daughter dean defendant defender delegate deputy designer detective developer dictator
    diplomat director director-general doctor driver drummer economist editor editor-in-chief
    emperor employee engineer envoy epidemiologist evolutionary executive expert eyewitness
    farmer father filmmaker financier firefighter founder general geologist goalkeeper governor
    graduate guard guitarist head headteacher heir heiress historian host hunter husband
    imam inspector instructor investigator inventor investor janitor journalist judge justice
    king lawmaker lawyer leader lecturer legend legislator lieutenant lobbyist lord magistrate
    major manager marshal mayor mechanic member minister mogul monk mother musician nephew
    neighbor neighbour neurosurgeon niece nominee novelist nurse officer official operator
    ophthalmologist organizer owner painter paleontologist partner passenger pastor patriarch
    patient performer philanthropist philosopher photographer physician physicist pilot player
    playwright poet politician pope predecessor premier president priest prime principal prisoner
    producer professor programmer prosecutor protester psychiatrist psychologist publisher queen
    rabbi ranger rapper rebel receptionist recruiter rector reporter representative republican
    democrat resident researcher rival sailor scholar scientist screenwriter sculptor secretary
    senator sergeant sheriff singer sister skipper solicitor soldier son songwriter source
    speaker specialist spokesman spokesperson spokeswoman star statesman stepfather stepmother
    strategist striker student successor superintendent superstar supervisor supporter surgeon
    survivor suspect taoiseach teacher teammate technician theologian trainer treasurer tsar
    tycoon undersecretary veteran vicar vice-president victim vlogger volunteer warden wife
    winner witness woman worker wrestler writer man boy girl child teenager person killer kingpin
    gunman attacker founder ceo cfo coo cto chairwoman widow widower fiancee fiance girlfriend
    boyfriend uncle aunt cousin grandfather grandmother grandson granddaughter client lord
    millionaire billionaire chef skier swimmer sprinter lead cop policeman policewoman
    biomechanicist cosplayer lawmaker caller blogger youtuber tsarina shah sheikh sultan emir
    abbess abbot academic advocate archdeacon accountant actuary airman alderman alumnus angler anthropologist
    appellant arbitrator archaeologist archbishop archeologist architect archivist astrologer
    astronomer astrophysicist asylum-seeker attache auctioneer auditor babysitter backbencher
    bailiff baker barber barista baritone barrister bartender bassist batsman batter biker
    blacksmith bomber bookkeeper botanist bowler bride bridegroom broker burglar butcher bystander
    caddie cameraman campaigner canvasser cardiologist caregiver carer carpenter cartoonist
    cashier catcher challenger chaplain chemist choirmaster claimant cleaner climatologist co-host
    co-pilot cobbler coder commuter compere conservative consul cornerback councilor counsellor
    cricketer criminologist cyclist deacon deckhand defector dentist dermatologist detainee
    dietitian dj donor duchess duke earl ecologist electrician entomologist entrepreneur
    environmentalist ex-husband ex-president ex-wife exorcist felon fisherman flatmate florist
    footballer foreman fraudster frontbencher gallerist gardener godfather godmother godson golfer
    grandparent gravedigger gymnast gynaecologist gynecologist hacker hairdresser headmaster
    headmistress hijacker homeowner hostage housemate hurdler illustrator immigrant immunologist
    infielder influencer informant inmate insurgent islander jeweler jeweller jockey juror
    kidnapper landlady landlord librarian lifeguard linebacker lineman linesman linguist locksmith
    logger lyricist magician maid mathematician medalist medallist mediator mercenary
    meteorologist microbiologist midfielder midwife migrant militant miner moderator monarch
    motorcyclist mourner murderer nanny narrator neurologist neuroscientist newlywed newscaster
    nun nutritionist obstetrician oceanographer octogenarian olympian ombudsman oncologist
    onlooker opponent optometrist organiser organist orphan outfielder paediatrician panelist
    panellist paralympian paramedic parolee parson passerby pathologist pedestrian pediatrician
    pensioner petitioner pharmacist physio physiotherapist pianist pitcher plaintiff planner
    plumber podcaster pollster postdoc presenter prince princess provost pundit pupil quarterback
    radiologist rancher rapist referee refugee reservist restaurateur restorer retiree
    robber roofer roommate rower runner-up saxophonist schoolboy schoolgirl seamstress
    seismologist septuagenarian sheik shopper shortstop showrunner sibling skater smuggler sniper
    snowboarder socialist sociologist sommelier soprano spy statistician stepbrother stepdaughter
    stepsister stepson stowaway streamer stringer stuntman stuntwoman surveyor tailback tailor
    technologist tenant tenor therapist thief toddler tourist trader trafficker trapper traveler
    traveller trucker trumpeter tutor typist umpire undergraduate undertaker usher ventriloquist
    veterinarian villager vintner violinist virologist volcanologist waiter waitress welder whip
    whistleblower wicketkeeper winger zoologist
    beautician beekeeper bouncer cabbie caretaker castaway childminder co-driver contestant cosmonaut
    defenceman distiller doorman fencer finalist fishmonger flanker forecaster frontwoman full-back gaffer
    gamekeeper gamer goaltender greengrocer groundsman handyman hitmaker hotelier
    innkeeper intern ironmonger judoka linesperson milkman newsreader optician ornithologist
    osteopath palaeontologist postgraduate postman postwoman publican radiographer schoolteacher
    shopkeeper singer-songwriter sportsman sportswoman supermodel trainee vice-captain
    weatherman winemaker wingback yachtsman yachtswoman zookeeper
    abductee acupuncturist airwoman all-rounder allrounder anaesthetist anesthesiologist animator apiarist
    arborist arsonist assassin attorney-general auditor-general bandleader bandmate basketballer beneficiary
    blackmailer boatman bricklayer brother-in-law bugler bursar busker cadet cameraperson canoeist carjacker
    cellmate centre-back chauffeur chiropractor churchwarden clarinettist classmate clergyman clergywoman
    co-accused co-chairwoman co-conspirator co-creator co-defendant co-leader co-presenter co-worker co-writer
    collaborator commander-in-chief concierge conductor confectioner congregant conman countess countrywoman
    craftsman crewman crewmember crooner daughter-in-law dealer decorator demonstrator deputy-governor dietician
    diver docker dressmaker embezzler embryologist endocrinologist engraver enthusiast escapee essayist ethicist
    evacuee ex-boyfriend ex-girlfriend ex-mayor ex-minister ex-partner ex-policeman ex-soldier ex-teacher
    extremist father-in-law ferryman fiddler fixer flautist fly-half folklorist forger fugitive gangster
    gastroenterologist geneticist geographer geophysicist geriatrician ghostwriter glaciologist goldsmith
    governor-general grazier great-aunt great-granddaughter great-grandfather great-grandmother great-grandson
    great-uncle groomsman gunsmith haematologist half-brother half-sister hardliner harpist hawker healer
    helmsman herder herdsman hitman homemaker horticulturist househusband housewife hydrologist hygienist
    hypnotist impresario industrialist interpreter ironworker jailer jihadist joiner keyboardist laborer
    labourer landowner laureate layman lieutenant-governor loyalist lumberjack machinist maestro major-general
    masseur matron mayoress metallurgist metalworker milliner missionary mla mlc mobster moneylender
    mother-in-law mountaineer mufti muralist musicologist nephrologist nightwatchman nobleman notary numismatist
    oarsman oarswoman oilman paratrooper parishioner peacekeeper percussionist philologist phlebotomist
    pickpocket pilgrim plasterer playmaker poacher polymath preacher prizefighter proofreader propagandist
    protege protégé puppeteer quizmaster racketeer railwayman recluse recordist registrar repairman returnee
    ringleader roadie saboteur salesperson sarpanch scrum-half sculler seafarer seaman seamer secessionist
    secretary-general separatist servant serviceman servicewoman settler shearer shipwright shoplifter
    shot-putter silversmith sister-in-law sitarist sleuth solicitor-general son-in-law spinner squatter
    stewardess stonemason storekeeper storyteller stylist submariner suitor surgeon-general swordsman
    taxidermist taxonomist technocrat terrorist theorist timekeeper toolmaker torchbearer toxicologist
    trombonist trustee understudy unionist urologist valet vaulter vendor vice-chair vice-chairman
    vice-chairwoman vice-chancellor vice-principal violist virtuoso viscount viscountess watchman weightlifter
    woodcarver woodworker workman wrangler"""
)

POSTS = words(
    """ambassador chair chairman chairwoman chancellor chief commissioner director governor head leader
    mayor minister president secretary speaker"""
)
"""Offices that "of" or "for" goes on behind: "Minister of Information"."""

TITLES = words(
    "agent special assistant deputy principal acting senior vice attorney chief of staff the"
)
"""Words that stand in titles beside the heads above, and in nobody's name."""

ATTACHED = words(
    """acquaintance agent aide attorney aunt barrister boyfriend brother brother-in-law child colleague confidant
    counsel cousin critic daughter fan father father-in-law fiance fiancee friend girlfriend grandfather
    grandmother grandson granddaughter husband killer lawyer mother mother-in-law neighbor neighbour nephew niece
    opponent parent partner publicist relative representative rival sister sister-in-law solicitor son son-in-law
    spokesman spokesperson spokeswoman supporter uncle victim widow widower wife"""
)
"""Whom a person has as well as a body: "lawyer for Ana Reyes"."""

FEMALE = words(
    """actress businesswoman chairwoman congresswoman councilwoman daughter mother wife widow niece
    girl girlfriend woman queen princess heiress spokeswoman policewoman sister aunt grandmother
    granddaughter stepmother fiancee baroness waitress hostess saleswoman goddess madam mom mum
    landlady seamstress headmistress schoolgirl bride nun abbess duchess stepdaughter stepsister godmother ex-wife
    stuntwoman nanny matriarch granny nan grandma mayoress countess viscountess stewardess half-sister housewife
    servicewoman oarswoman clergywoman great-aunt great-grandmother great-granddaughter mother-in-law sister-in-law
    daughter-in-law ex-girlfriend postwoman sportswoman stepmum yachtswoman"""
)
MALE = words(
    """businessman chairman congressman councilman son father husband widower nephew boy boyfriend
    man king prince spokesman policeman brother uncle grandfather grandson stepfather fiance pope
    imam gunman kingpin bishop cardinal priest salesman fireman emir sheikh monk dad
    schoolboy bridegroom abbot duke earl stepson stepbrother godfather ex-husband stuntman patriarch
    brother-in-law clergyman ex-boyfriend father-in-law grandpa great-grandfather great-grandson great-uncle
    half-brother househusband layman nobleman oarsman serviceman son-in-law viscount watchman
    doorman grandad granddad groundsman handyman headmaster milkman postman sportsman stepdad weatherman yachtsman
    assemblyman backer bosun captive co-sponsor commenter complainant conservator convener convenor cosponsor coxswain
    fundraiser headman lifeboatman magnate respondent selectman sponsor staffer steward"""
)

ORG_HEADS = words(
    """academy agence agencia administration agency airline airlines airport airways alliance army
    assembly
    association associates authority bank board brigade broadcasting brothers bureau business
    cabinet campaign center centre chamber channel church city clinic club coalition college
    command commission committee company confederation conference congress consortium constitution
    consulate corp corporation corps council court daily department directorate division embassy
    enterprise enterprises federation fed firm force forces foundation front fund gazette
    government group guard guild herald holdings hospital house inc industries initiative
    institute institution intelligence international journal judiciary laboratory laboratories
    league legislature library limited llc llp ltd magazine media ministry mission mosque motors
    movement museum nations navy network news newspaper observatory office opposition
    organisation organization pact panel parliament partnership party patrol plc police post press
    prosecution publisher regime registry republicans democrats school secretariat senate service
    services society squad station studio studios syndicate synod team television temple times
    trade treasury tribune tribunal trust tv union university utility watch watchdog webpage
    website wire works group administration monitor outlet startup kingdom nation country state
    village town community family household union retailer manufacturer carrier giant maker chain
    bloc militia regulator charity think-tank thinktank brand"""
)

DOCUMENT_HEADS = words(
    """account accounts act advisory affidavit agreement analysis announcement appeal article
    assessment bill blog book bulletin charter claim comments complaint constitution contract data
    database deal declaration decree document documents editorial email e-mail estimate estimates
    figures filing filings findings forecast guidance guidelines headline indictment investigation
    invitation law lawsuit leaflet letter manifesto map measure memo memoir memoirs memorandum
    message messages model motion note notes notice opinion order paper petition plan poll polls
    post posts projection projections proposal publication reading record records release report
    reports research resolution review rule ruling rumors rumours sign slogan slogans source
    statement statements statistics story study studies suit summary survey surveys testimony text
    transcript treaty tweet tweets video videos warrant warning work writings autobiography
    programme program show interview evidence consensus transcripts questionnaire census history
    remarks words allegations accusations predictions"""
)

VOICED = words(
    """advisory affidavit announcement bulletin comments complaint decree email e-mail filing filings
    indictment interview lawsuit leaflet letter manifesto memo memorandum message messages note notice
    petition post posts publication release remarks report statement statements suit testimony tweet tweets
    video warning"""
)
"""Documents in which somebody speaks at once: "the statement" is of who spoke last. An agreement, a
law, a poll or a study is not."""

PLURAL_HEADS = words(
    """authorities colleagues critics defendants doctors employees experts families fans farmers
    friends investigators journalists judges lawmakers lawyers leaders locals media members
    ministers neighbors neighbours officers officials onlookers organizers others parents passersby
    people police politicians press prosecutors protesters relatives reporters representatives
    rescuers researchers residents scientists soldiers sources spectators staff students supporters
    teachers troops victims viewers voters witnesses workers men women children americans some many
    both several parties analysts activists attorneys aides prosecution public crowd couple duo
    trio pair personnel participants speakers buyers users visitors readers outlets economists"""
)

PEOPLE_NOUNS = PERSON_HEADS | PLURAL_HEADS
BODY_HEADS = ORG_HEADS - PERSON_HEADS
"""Nouns for organisations that mean no person either."""


def means_several(noun: str) -> bool:
    """Whether a noun means several persons: "people", "pilots"."""
    return noun in PLURAL_HEADS or (noun.endswith("s") and noun[:-1] in PERSON_HEADS)


def ends_as_plural(noun: str) -> bool:
    """Whether a noun has the ending of several: "pilots", not "hostess"."""
    return noun.endswith("s") and not noun.endswith("ss")


COMMUNITY = words("government police court team company party media press family staff public")
"""Nouns that may be the source with "they" as well as "it"."""

CROWDS = words("community family household media press public staff team")
"""Nouns for people together who are no body."""

HEARSAY = words(
    "apparently reportedly allegedly purportedly supposedly seemingly ostensibly presumably reputedly"
)
"""Adverbs that leave it to others whether something is so."""

NAMINGS = words("alias name nickname pseudonym surname")
"""Nouns before a name that say it is one, and nothing of its bearer."""

FUNCTION = words(
    """a an the this that these those and or but nor so yet for in on at by with from of to as into
    onto over under about against between among through during before after since until till when
    while where who whom whose which what why how if whether because although though unless than
    then there here now not no yes all any each every some many most more much few several both
    either neither one two three four five six seven eight nine ten other another such only also
    just even still already however meanwhile moreover furthermore nevertheless nonetheless
    instead additionally according asked despite following earlier later last next first second
    third finally once again perhaps maybe today yesterday tomorrow tonight currently recently
    previously reportedly allegedly apparently i you he she it we they me him her us them my your
    his its our their mine yours hers ours theirs is are was were be been being am do does did has
    have had can could will would shall should may might must let's it's that's i'm we're he's
    she's they're i've i'll i'd we've we'll we'd you've you'll you'd you're he'll he'd she'll she'd
    it'll it'd they've they'll they'd there's here's what's who's where's how's don't can't won't isn't
    mr mrs ms out up down off around near within without
    upon per via like unlike plus minus along across behind beyond above below inside outside
    amid regarding concerning given asked speaking responding regardless thus hence therefore
    well oh ok okay please thank thanks image photo related read see watch listen update sources
    having based due thousands hundreds dozens millions born though part everyone someone nobody
    anyone nothing everything something people police officials authorities protesters residents
    reports witnesses rescuers investigators early late new old local recent"""
)

CALENDAR = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb mar apr jun jul aug sept sep oct
    nov dec mon tue tues wed thu thur thurs fri sat sun christmas easter ramadan thanksgiving"""
)

PARTICLES = words(
    "ab ap de del della di da das dos do du la las los le van von der den ter bin ibn al el y e"
)
SUFFIXES = words("jr sr jr. sr. ii iii iv phd md qc kc mp mep")

HONOURS = words(
    "ba bl bsc cbe cpa dbe dds dmd do dvm edd esq jd kc lcsw llb llm ma mba mbe md mep mp mph ms msc msn msp np "
    "obe phd psyd qc rd rn san sc"
)
"""Honours, degrees and offices behind a person's name."""

DEMONYMS = {
    demonym: country
    for country, demonym in (
        pair.split(":") for pair in phrases(
            """afghanistan:afghan, albania:albanian, algeria:algerian, argentina:argentine,
            argentina:argentinian, armenia:armenian, australia:australian, austria:austrian,
            bangladesh:bangladeshi, belarus:belarusian, belgium:belgian, bolivia:bolivian,
            brazil:brazilian, britain:british, bulgaria:bulgarian, cambodia:cambodian,
            canada:canadian, chile:chilean, china:chinese, colombia:colombian, congo:congolese,
            croatia:croatian, cuba:cuban, cyprus:cypriot, czechia:czech, denmark:danish,
            egypt:egyptian, england:english, estonia:estonian, ethiopia:ethiopian, finland:finnish,
            france:french, georgia:georgian, germany:german, ghana:ghanaian, greece:greek,
            haiti:haitian, hungary:hungarian, iceland:icelandic, india:indian,
            indonesia:indonesian, iran:iranian, iraq:iraqi, ireland:irish, israel:israeli,
            italy:italian, jamaica:jamaican, japan:japanese, jordan:jordanian,
            kazakhstan:kazakh, kenya:kenyan, kosovo:kosovar, kuwait:kuwaiti, latvia:latvian,
            lebanon:lebanese, liberia:liberian, libya:libyan, lithuania:lithuanian,
            malaysia:malaysian, mali:malian, mexico:mexican, moldova:moldovan, mongolia:mongolian,
            morocco:moroccan, myanmar:burmese, nepal:nepalese, netherlands:dutch,
            nicaragua:nicaraguan, nigeria:nigerian, norway:norwegian, pakistan:pakistani,
            palestine:palestinian, panama:panamanian, peru:peruvian, philippines:philippine,
            philippines:filipino, poland:polish, portugal:portuguese, qatar:qatari,
            romania:romanian, russia:russian, rwanda:rwandan, samoa:samoan,
            saudi arabia:saudi, scotland:scottish, senegal:senegalese, serbia:serbian,
            singapore:singaporean, slovakia:slovak, slovenia:slovenian, somalia:somali,
            south africa:south african, north korea:north korean, south korea:south korean,
            korea:korean, spain:spanish, sudan:sudanese, sweden:swedish, switzerland:swiss,
            syria:syrian, taiwan:taiwanese, tanzania:tanzanian, thailand:thai, tunisia:tunisian,
            turkey:turkish, uganda:ugandan, ukraine:ukrainian, united states:american,
            uruguay:uruguayan, venezuela:venezuelan, vietnam:vietnamese, wales:welsh,
            west germany:west german, east germany:east german, soviet union:soviet,
            yugoslavia:yugoslav, czechoslovakia:czechoslovak, yemen:yemeni, zambia:zambian,
            zimbabwe:zimbabwean, europe:european, africa:african, asia:asian"""
        )
    )
}  # fmt: skip
"""Country by demonym, in lower case."""

NATIVES = words(
    """briton croat dane dutchman dutchwoman englishman englishwoman finn frenchman frenchwoman irishman irishwoman scot
    scotsman serb spaniard swede turk ulsterman welshman yorkshireman"""
)
"""Who is from a country, by nouns that are no adjectives."""

NATIONALS = NATIVES | words(
    """britons cornishman croats danes dutchmen englishmen finns frenchmen irishmen pole poles scots scotsmen serbs
    slovene slovenes spaniards swedes turks welshmen"""
)
"""Whom an article before it makes one of a people; without, somebody may be called so."""

PLACES = frozenset(DEMONYMS.values()) | phrases(
    """new zealand, south sudan, united kingdom, uk, u.k., us, u.s., usa, united arab emirates,
    puerto rico, hong kong, sri lanka, costa rica, el salvador, guatemala, honduras, ecuador,
    paraguay, dominican republic, bahrain, oman, vatican, luxembourg, malta, monaco, bosnia,
    montenegro, north macedonia, macedonia, azerbaijan, uzbekistan, turkmenistan, tajikistan,
    kyrgyzstan, angola, mozambique, namibia, botswana, cameroon, gabon, chad, niger, togo, benin,
    gambia, guinea, eritrea, djibouti, burundi, malawi, madagascar, mauritius, fiji, tonga,
    alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida,
    hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland,
    massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada,
    new hampshire, new jersey, new mexico, new york, north carolina, north dakota, ohio, oklahoma,
    oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah,
    vermont, virginia, washington, west virginia, wisconsin, wyoming, ontario, quebec, alberta,
    london, paris, berlin, madrid, rome, moscow, beijing, tokyo, delhi, new delhi, brussels,
    kabul, baghdad, tehran, damascus, jerusalem, gaza, cairo, ankara, istanbul, kyiv, kiev, warsaw,
    athens, lisbon, dublin, vienna, stockholm, oslo, copenhagen, helsinki, geneva, zurich, sydney,
    melbourne, canberra, toronto, ottawa, montreal, vancouver, chicago, los angeles, boston,
    houston, dallas, miami, atlanta, seattle, detroit, philadelphia, phoenix, denver, las vegas,
    san francisco, san diego, new orleans, mexico city, buenos aires, rio de janeiro, sao paulo,
    hollywood, mumbai, shanghai, seoul, bangkok, jakarta, manila, nairobi, lagos, johannesburg, cape town,
    bosnia and herzegovina, trinidad and tobago, antigua and barbuda, sao tome and principe,
    saint kitts and nevis, st. kitts and nevis, turks and caicos, newfoundland and labrador"""
)

SAME_PLACES = {
    "britain": "united kingdom", "great britain": "united kingdom", "uk": "united kingdom",
    "u.k": "united kingdom", "us": "united states", "u.s": "united states", "usa": "united states",
    "u.s.a": "united states", "america": "united states", "uae": "united arab emirates",
}  # fmt: skip
"""Countries by their other names, without a last dot."""

SAME_BODIES = {
    name: group
    for group in (
        frozenset(one.strip() for one in line.split("="))
        for line in phrases(
            """msf=medecins sans frontieres=doctors without borders,
            rsf=reporters sans frontieres=reporters without borders,
            fide=international chess federation=world chess federation,
            cern=european organization for nuclear research,
            fifa=federation internationale de football association=international federation of association football,
            uci=union cycliste internationale=international cycling union,
            fia=federation internationale de l'automobile, fis=international ski and snowboard federation,
            fei=federation equestre internationale, farc=revolutionary armed forces of colombia,
            eln=national liberation army, psoe=spanish socialist workers' party,
            spd=social democratic party of germany, afd=alternative for germany=alternative fur deutschland,
            pri=institutional revolutionary party, pan=national action party, fsb=federal security service,
            gru=main intelligence directorate, stf=supreme federal court=supreme federal tribunal,
            isis=isil=islamic state=daesh, hts=hayat tahrir al-sham, pkk=kurdistan workers' party,
            chp=republican people's party, akp=justice and development party, tepco=tokyo electric power company,
            umno=united malays national organisation, pap=people's action party,
            pas=parti islam se-malaysia=pan-malaysian islamic party,
            cgil=italian general confederation of labour, sncf=french national railway company,
            bnp=bangladesh nationalist party, pasok=panhellenic socialist movement"""
        )
    )
    for name in group
}  # fmt: skip
"""Bodies that have letters of their own language and a name in English, without marks or article."""

ORG_NAMES = phrases(
    """white house, kremlin, pentagon, downing street, capitol hill, state department,
    scotland yard, vatican, elysee, reuters, interpol, nato, wikinews, rolling stone, twitter,
    facebook, google,
    microsoft, apple, amazon, boeing, airbus, netflix, supreme court, national guard"""
)
"""Organisations whose names show no word that tells so; governments called by their seat."""

OWNING = ("'s", "’s", "'", "’")
"""What stands behind somebody who owns something."""

MALE_PRONOUNS = words("he him his himself")
FEMALE_PRONOUNS = words("she her hers herself")
PLURAL_PRONOUNS = words("they them their theirs themselves")
NEUTER_PRONOUNS = words("it its itself")
FIRST_SINGULAR = words("i me my mine myself")
FIRST_PLURAL = words("we us our ours ourselves")
FIRST_PRONOUNS = FIRST_SINGULAR | FIRST_PLURAL
SECOND_PRONOUNS = words("you your yours")
RELATIVE_PRONOUNS = words("who whom which that whose")
THIRD_PRONOUNS = MALE_PRONOUNS | FEMALE_PRONOUNS | PLURAL_PRONOUNS | NEUTER_PRONOUNS
PRONOUNS = THIRD_PRONOUNS | FIRST_PRONOUNS | SECOND_PRONOUNS | RELATIVE_PRONOUNS


@cache
def first_names() -> dict[str, Gender | None]:
    """Gender by first name in lower case; None where a name is borne by both."""
    named: dict[str, Gender | None] = {}
    text = files("onrecord.reader").joinpath("first_names.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        kind, *rest = line.split()
        if kind == "female":
            named.update(dict.fromkeys(rest, "female"))
        elif kind == "male":
            named.update(dict.fromkeys(rest, "male"))
        elif kind == "either":
            named.update(dict.fromkeys(rest))
    return named
