"""Which language a text is in: its script, then the share of each language's commonest words.

A model is not needed for running text of a hundred words: function words alone make up a third of
it. The lists are the commonest words of each language that few of the others share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_WORDS = {
    "en": "the of and to in that was for is on with as by at from his he it has had were are which not but this they have said be an who their would been more will about after one new she her we you what when there or if can",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei",
    "fr": "le la les des et en du une dans est que pour qui sur par au pas plus avec ce il sont ont aux été cette mais comme ses son nous être fait sans leur deux elle aussi entre après même où vous",
    "es": "el los de la las que del por con para una un es se al como más pero sus ha fue este está esta son entre cuando también desde sobre muy hasta hay donde han su lo años según",
    "it": "il di che la gli della per un una del con non sono è alla dei più delle nel anche si da ha al dal come ma nella lo le questo essere stato dopo tra ai suo hanno dalla",
    "pt": "o os de que do da em um uma para com não é na no dos das por mais ao como foi pela pelo são também seu sua ser entre quando já ou está até depois após anos",
    "nl": "de het een van en is dat op te zijn voor met niet die aan er om ook als door bij uit maar naar nog werd wordt heeft tot worden over zich hij dan meer ze deze haar",
    "sv": "och att det som en på är av för med den till har inte om ett han men var jag sig från vi så kan när de efter hade nu också sin",
    "da": "og at det en den til er af på som for de med der var ikke har et han fra men om vi kan blev også efter sig ved bliver hun skal siger år",
    "nb": "og det som en på er av for med den til har ikke om et han men var jeg seg fra vi så kan når de etter hadde nå også ble blir sier år fordi mellom etter",
    "is": "og að í á er sem um til við ekki með það hann var en eru fyrir af því hún frá þá hafa verið eftir",
    "fi": "ja on ei että oli se hän mutta ovat kun myös niin joka kuin tai ole sen jos mukaan jo vain sitä",
    "pl": "w i na z się nie do to że jest o jak po od za przez dla które ale oraz został był tym jego może jej roku także tego być",
    "cs": "a v na se je že s z do o k i jako za by pro po také ale podle který jsou bude byl které tak uvedl byla",
    "sk": "a v na sa je že s z do o k aj ako za by pre po ale podľa ktorý sú bude bol ktoré tak uviedol bola",
    "hu": "a az és hogy nem is egy van meg csak volt már ez de szerint kell mint után még azt ki vagy el",
    "ro": "și în de la a cu pe că nu o din care pentru este au mai fost după sau un să ale lui prin",
    "tr": "ve bir bu da için ile de olarak çok daha olan gibi sonra en kadar ancak ise oldu var ne değil",
    "id": "yang dan di dengan untuk dari ini itu pada dalam tidak akan juga ke adalah oleh telah ada bisa kata kepada tersebut mereka",
    "ms": "yang dan di dengan untuk dari ini itu pada dalam tidak akan juga ke adalah oleh telah ada boleh katanya kepada berkata beliau",
    "vi": "và của là có được cho trong với các một không những người đã này khi để về từ đến cũng năm ông",
    "lt": "ir kad į su yra iš o bet tai apie buvo už po kaip dėl nuo metų pat tik prie jau teigia",
    "lv": "un ir ka no uz ar par bet kas tika nav arī pēc bija vai lai gada kā pie",
    "et": "ja on ei et oli see kui ka ning mis aga kes oma ta selle pärast",
    "hr": "i u je da na se su za od ne s što kako bi će te ali koji iz bio nije kao godine",
    "af": "die van en in het is dat nie vir op met wat om sy te hy was aan deur ook aan hulle se",
    "lb": "de an d'ass den dat ass vun net mat op fir och si déi ze eng en een huet gëtt",
    "ca": "el la de que i a en els per amb les del una un és dels al no ha més també com va seva",
    "gl": "o a de que e do da en os un unha para con non por na no dos das máis como foi tamén",
    "zu": "ukuthi nge ukuba uthe lo kanye ngoba kule futhi ngo yakhe bakhe kodwa uma nokuthi lapho",
    "xh": "ukuba kwaye uthe nge kunye ngoku kodwa kule ukuze xa ngokuba emva malunga okanye ngexesha kuba oku okokuba kwi into apha ngethuba",
    "st": "ho le ba ka sa mme e a ya ke hore o ne di tsa bana empa",
    "sw": "ya na wa kwa ni la katika za kuwa hiyo huo hilo alisema ambao cha vya lakini",
    "tl": "ang ng sa na mga at ay si para niya ito sila kanyang nang hindi naman pa rin ni kay dahil kung noong",
    "ha": "da na ya ta don cewa wannan ne ce suka sun kuma wanda domin daga cikin",
    "yo": "ti ni awọn ati si fun pe naa lati wọn kan",
    "so": "ku ka iyo oo in uu ay la ayaa waxaa soo waa ee",
    "sq": "të e në dhe për që me një nga është se më ka do si janë",
    "sl": "in je v na da se za so ki ne pa tudi ob po kot še bi ni",
    "cy": "y yn ac ar i o yr mae wedi ei gan fod eu am bod",
    "ga": "an agus na ar go i a le is ag sé tá bhí do",
    "eu": "eta da du ere ez dute bat izan dira zen baina",
    "ru": "и в не на что с по как это из за его он для от но был все было также к о том у или который года",
    "uk": "і в не на що з та до як це за у від про але його для він був також який року буде та є під",
    "bg": "и на да в за се от не по че са е с но като това което ще беше той към",
    "sr": "и у је да на се су за од не што како би ће али који из био није као године",
    "be": "і ў не на што з да як гэта за у ад пра але яго для ён быў таксама які года",
}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]"), 0.08),
    ("ko", re.compile(r"[\uac00-\ud7af]"), 0.2),
    ("zh", re.compile(r"[\u4e00-\u9fff]"), 0.2),
    ("ar", re.compile(r"[\u0600-\u06ff]"), 0.3),
    ("he", re.compile(r"[\u0590-\u05ff]"), 0.3),
    ("el", re.compile(r"[\u0370-\u03ff]"), 0.3),
    ("th", re.compile(r"[\u0e00-\u0e7f]"), 0.3),
    ("hi", re.compile(r"[\u0900-\u097f]"), 0.3),
    ("bn", re.compile(r"[\u0980-\u09ff]"), 0.3),
    ("ta", re.compile(r"[\u0b80-\u0bff]"), 0.3),
    ("ka", re.compile(r"[\u10a0-\u10ff]"), 0.3),
    ("hy", re.compile(r"[\u0530-\u058f]"), 0.3),
)
_ASCII = re.compile(r"[\x00-\x7f]+")
"""No script told by its letters has any of these."""
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_WITHIN = 6_000
"""Characters that are looked at: a thousand words settle it."""
_ENOUGH = 8
"""Words under which a text is too short to tell."""
_MIN_SHARE = 0.12
"""Share of words that must be the language's own. English news has 0.35 to 0.5."""
_LONG = 100
"""Words from which a text of few function words tells its language."""
_SCATTERED = 0.05
"""Share of words of a language that stands in a text of another, in names and in a line of the outlet's."""
_ABSENT = 0.02
"""Share of English function words that no English text has so little as."""
_FEW = 0.02
"""Share of a language's own words that tells it where there are none of English."""
_SETS = {name: frozenset(words.split()) for name, words in _WORDS.items()}


def language_of(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of a text's language; ``declared`` settles what the words leave open.

    ``None`` where the text is too short to tell and nothing is declared.
    """
    said = _primary(declared)
    sample = text[:_WITHIN]
    letters = sum(map(str.isalpha, sample)) or 1
    foreign = _ASCII.sub("", sample)
    for name, script, share in _SCRIPTS:
        if len(script.findall(foreign)) > share * letters:
            return said if name in ("ar", "hi") and said in ("fa", "ur", "ps", "mr", "ne") else name
    words = Counter(_TOKEN.findall(sample.lower()))
    total = sum(words.values())
    if total < _ENOUGH:
        return said
    scores = {
        name: sum(words[word] for word in own if word in words) / total
        for name, own in _SETS.items()
    }
    best = max(scores, key=lambda name: (scores[name], name == said))
    if scores[best] < _MIN_SHARE:
        return _other(words, scores) or said
    if said in scores and scores[said] >= 0.8 * scores[best]:
        return said
    return "no" if best == "nb" and said == "no" else best


def _other(words: Counter[str], scores: Mapping[str, float]) -> str | None:
    """The language of a text of few function words, as those that join words to one have, where it is not the
    declared one: a page in Zulu of an outlet that calls all of its pages English."""
    total = sum(words.values())
    if total < _LONG or scores["en"] > _SCATTERED:
        return None
    # Single letters stand in lists of results as well.
    own = {
        name: sum(words[word] for word in known if len(word) > 1 and word in words) / total
        for name, known in _SETS.items()
    }
    best = max(own, key=lambda name: own[name])
    least = _FEW if scores["en"] < _ABSENT else _SCATTERED
    return best if own[best] > max(least, 4 * own["en"]) else None


def _primary(tag: str | None) -> str | None:
    """The language of a BCP 47 tag such as ``en-GB``."""
    match = re.match(r"\s*([a-zA-Z]{2,3})(?:[-_]|\s*$)", tag or "")
    return match.group(1).lower() if match else None
