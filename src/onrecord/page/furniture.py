"""Lines that are no part of an article whatever page they stand on, told by their words."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.page.speech import reports_speech

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.I))
    for reason, pattern in (
        (
            "browser_notice",
            r"\b(?:ie ?\d+|internet explorer|your browser|this browser)\b.{0,60}\b(?:not|no longer|support|upgrade|update|"
            r"javascript|outdated)|(?:please )?(?:enable|turn on|activate) javascript|javascript (?:is|must|needs|has to|appears)\b|"
            r"optimal experience|(?:another|different|modern|supported) browser\b|does(?:n't| not) support the video",
        ),
        (
            "live_promo",
            r"^(?:get more \w+ ?live|watch (?:live|now|the video|more|:)|live(?: on| now|stream|:)|listen (?:live|now|to this|:)|"
            r"now playing|(?:close )?thanks for watching\W*$|up next\b|stream (?:live|now))|^(?:video|audio|photos?|gallery|podcast|watch|listen)\s*[:|]|\blive ?on$|"
            r"^(?:play|pause|mute|unmute|autoplay|volume|loading)\b[\W\d]*$|^live\W* (?:last )?updated\b.{0,30}\bago$|^(?:this )?video is (?:unavailable|not available)|"
            r"^\d+:\d\d(?: ?[/|] ?\d+:\d\d)?$|^(?:play|watch) (?:the )?(?:video|full)|^(?:listen|subscribe|follow)(?: to [^.]{2,40}?)? (?:on|in|via) (?:apple|itunes|spotify|"
            r"google podcasts|amazon music|youtube|overcast|stitcher)\b.{0,120}$|^(?:(?:apple|google) podcasts?|spotify|stitcher|overcast|pocket casts|amazon music)$|^view this (?:post|photo|video|profile) on (?:instagram|threads|facebook|tiktok)$",
        ),
        (
            "related",
            r"^[\W_]*(?:related(?: (?:stor(?:y|ies)|articles?|coverage|news|links?|content|topics?|reading|video|(?:web ?)?sites?|internet links?))?|read(?= ?[|:])|read (?:more|also|next|"
            r"too|on|full)|more (?:on this|from|about|like this|stories|coverage|news|to read|on)|see also|also read|"
            r"don'?t miss|you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: for you| reading)?|further reading|must[- ]read|"
            r"in case you missed it|(?:go|dive) deeper|up next|next article|previous article|what to know|keep reading|continue reading|"
            r"lesen sie (?:auch|mehr)|mehr zum thema|lire aussi|à lire aussi|lee también|leia (?:mais|também)|leggi anche|"
            r"читайте также|læs også|les også|läs mer|lees ook|czytaj (?:także|też|również))\s*(?::|>|»|…|\||$|-|–|—)|"
            r"^read the (?:original|full) (?:article|story)\b.{0,60}$|^for more (?:stories|news|articles|information|details|on|of|about|coverage)\b.{0,80}\b(?:check|visit|click|go to|see|read|"
            r"follow|head)\b|^(?:click|tap) (?:here|below|through) (?:to|for)\b|^click to (?:read|view|see|hide|show|expand|enlarge|play|watch|comment)\b|^you can also (?:check|read|view)"
            r"(?: out)?\s*:|^(?:want|looking for) more\b.{0,60}\b(?:stories|news|coverage|like this)\b|^next read this|^get more from\b.{0,60}\bfollow\b",
        ),
        (
            "advertisement",
            r"^[\W_]*(?:(?:advertisements?|advertising|sponsored(?: content| by.*)?|promoted(?: content| stories)?|ad|paid content|anzeige|"
            r"publicidad|publicité|pubblicità|werbung|reklama?|annonse|annons|mainos|publicidade|iklan|advertentie|reklam)"
            r"[\W_]*$|(?:article|story) continues (?:below|after)|(?:continue|scroll)(?: reading)? (?:below|after|for more)|"
            r"scroll (?:down )?(?:to|past)\b|skip (?:past|advert)|this advertisement has not|support for [\w .'’&-]{2,60} (?:comes from|is provided by)\b|advertisement\s+-)",
        ),
        (
            "newsletter",
            r"^[\W_]*(?:sign up\b|subscribe\b|(?:turn on|switch on|enable|allow) (?:push |browser |desktop |our )?notifications\b|"
            r"get (?:the|our|all)\b.{0,60}\b(?:newsletter|inbox|email|app\b)|enter your e?-?mail|"
            r"your e?-?mail|join our|become a (?:member|subscriber)|support (?:our|independent|quality) |by (?:signing up|subscribing|"
            r"clicking|submitting|providing)|thanks? (?:you )?for (?:signing|subscribing|submitting|registering|your)|thank(?:s| you) for reading\b.{0,120}\b(?:subscri|share|support|post is|free|public)|download (?:our|the) .{0,30}app|"
            r"already a (?:subscriber|member)|log ?in\b|sign in\b|create (?:an|a free) account|want more\b.{0,80}(?:newsletter|sign)|"
            r"(?:click|tap) here to (?:sign|subscribe|join|get)|this (?:article|story) (?:(?:(?:first|originally) )?appeared|was featured) in .{0,50}newsletter|"
            r"did (?:someone|a friend) forward|was this e-?mail forwarded|our (?:mailing|postal) address is\b|you(?:['’]re| are) receiving this|you received this (?:e-?mail|newsletter)|"
            r"(?:to )?unsubscribe\b|view (?:this e-?mail |it )?in (?:your |a )?browser|(?:manage|update) your (?:e-?mail )?preferences)"
            r"|\b(?:sign up|subscribe) (?:here|now|today|for|to)\b.{0,80}(?:newsletter|inbox|email|updates|free|channel)"
            r"|\b(?:delivered|sent straight|sent directly) (?:straight |directly |right )?to your inbox|\bsigning up (?:for|to) (?:our|the|this)\b.{0,60}"
            r"newsletter|^join us on\b|\bjoin us on (?:whatsapp|telegram)\b|\bsubscribe (?:today|now)\W*$|^please subscribe\b|"
            r"^(?:our|quality|independent|local) journalism (?:needs|depends|relies|matters|costs)\b|^stay (?:informed|up to date) with\b|"
            r"^you(?: have|['’]ve)(?: \w+){1,4} (?:free|complimentary|remaining) (?:articles?|stories)\b|^get\b.{0,120}\bnewsletters?\b.{0,60}\bsign up\b|"
            r"^if you(?:['’]ve)? (?:liked?|enjoy(?:ed)?) (?:this|our|what|reading)\b.{0,120}\b(?:follow|subscrib|share|clap|sign up|support us|consider)|"
            r"^(?:special|exclusive|limited)[- ](?:time )?offer\b.{0,60}\b(?:readers|subscri)|^enjoying (?:our|reading)\b|^like what you(?:['’]re)? read(?:ing)?\b|"
            r"^your subscription has been|^this newsletter may contain|^this (?:site|page) is protected by|^discover special offers|"
            r"^(?:follow )+your (?:favou?rite|team|topic)|\b(?:read|see) our privacy (?:policy|notice)\W*$",
        ),
        (
            "share",
            r"^[\W_]*(?:(?:share|tweet|email|e-mail|print|copy|save|send|pin|post|like|flip|reddit|facebook|twitter|x|"
            r"whatsapp|linkedin|telegram|pinterest|flipboard|messenger|bluesky|threads|pocket|bookmark|link|this|article|story|"
            r"on|via|to|a|with|friends?|the|page|comments?|copied|gift|add|us(?!a\b)|as|preferred|source|google|follow|in|teilen|"
            r"compartir|partager|condividi|del(?!a)|dela|udostępnij|поделиться)[\W_]*)+$|^[\W_]*follow\b.{0,80}\b(?:on|@|twitter|facebook|"
            r"instagram|x|whatsapp|google|threads|tiktok|youtube)\b|^follow @\w{2,30}\W*$|^(?:like|find|join) us on\b|^connect with\b.{0,40}\bon\b",
        ),
        (
            "cookie_notice",
            r"\b(?:we|this (?:site|website)|our partners)\b.{0,60}\bcookies\b|cookie (?:policy|settings|preferences)|^accept (?:all )?cookies",
        ),
        (
            "comments",
            r"^[\W_]*(?:\d+ )?(?:(?:view|show|post|leave|add|join|see|read|write|load|be the first to)(?: a| the| all| your| more)? )?"
            r"(?:comments?|conversation|discussion|repl(?:y|ies))[\W\d]*$|^comments? (?:are|have been|is) (?:now )?(?:closed|off|disabled)|"
            r"^(?:what do you think|have your say|let us know in the comments|share your (?:thoughts|view)|would you like to (?:leave a )?"
            r"comment|(?:to )?comments? on this (?:article|piece|story)|(?:[^.!?]{0,60}, so )?please keep (?:your )?comments\b|was this (?:article|page|story) helpful)\b",
        ),
        (
            "navigation",
            r"^[\W_]*(?:(?:skip to|jump to|back to|return to) (?:main |the )?(?:main )?(?:content|top|navigation|home|search|footer|site index)\b.*|home|menu|search|close|"
            r"open|next|previous|prev|back|loading|show (?:more|less|all)|view (?:all|more)|see (?:all|more)|load more|more|expand|top|"
            r"toggle|topics?|tags?|filed under|categories|advert|print|hide|editor'?s picks?|most (?:read|popular|viewed)|trending|"
            r"latest(?: news)?|popular|in this (?:article|story)|table of contents|news tips?|report a typo|printer[- ]friendly(?: version| page| format)?|print(?:able)? version|"
            r"close (?:this )?window|(?:text|font) size|low graphics|text only|(?:newest|oldest|latest) first|(?:advertise|work) with us|reuse this content|discuss this (?:story|article)|"
            r"(?:top of|return to|back to|go to) (?:the )?(?:page|front page|headlines|(?:all )?news|home ?page|index|stories))[\W_]*$|"
            r"^loading\b[^.]{0,40}(?:\.\.\.|…)$|^continued (?:on|from) (?:the )?(?:next |previous )?page\b.{0,80}$|\bpages? will open in (?:a )?new (?:browser )?windows?\b|^you are here\s*:.{0,160}$|^(?:(?:url|link|address) (?:for|of|to) this (?:story|article|page)|printed (?:from|by))\b.{0,60}\bhttps?://\S+$|^(?:posted|filed) (?:in|under)\b[^.!?]{0,80}$|"
            r"^(?:is|was) this (?:page|site) (?:useful|helpful)\b|^(?:view|desktop|mobile|full) (?:desktop|mobile|full)? ?(?:version|site)$|"
            r"^this (?:material|content|article) may not be (?:published|reproduced|copied)\b|"
            r"^(?:republication|reproduction|redistribution)\b.{0,120}\b(?:prohibited|without (?:the |our )?(?:prior |written |express ){0,3}(?:consent|permission))\b|"
            r"^this is (?:the html version|google['’]s cache) of\b|^google['’]s cache is the snapshot\b|^it is a snapshot of the page\b|"
            r"^the (?:page may have changed since that time|current page could have changed)\b|"
            r"^(?:tags?|topics?|filed under|categories|keywords)\s*:|^\(?(?:all rights reserved|(?:all |site )?contents? copyright\b|copyright\b|©|\(c\)\s*(?:\d{4}|copyright\b))|"
            r"^(?:(?:url|source|link|permalink|retrieved from)\s*:?\s*)?\W?https?://\S+$|^[^.]{0,80}\ball rights reserved\b|^view (?:image|gallery|photo|slideshow|\d+ images?)|^\d+ (?:of|/) \d+$|"
            r"^pages?\W+(?:(?:\d+|of|next|previous|prev|last|first|single page|view all)\b\W*)+$|^this (?:entry|post) was posted (?:on|in|by)\b|"
            r"^(?:enlarge|zoom|toggle) (?:this )?(?:image|caption)?|^(?:hide|show) caption$|^estimated reading time|^\d+ min(?:ute)?s? (?:read|ago|to read)$",
        ),
        (
            "contact",
            r"^(?:do you have|have you got|got|have|know) (?:a|any|an?other|some) (?:news |confidential |interesting )?(?:stor(?:y|ies)|tips?)"
            r"(?: idea| to (?:tell|share)| for us)?\s*[?.!]|\bget in touch\b.{0,60}(?:@|\be-?mail|\bnews ?(?:team|desk)\b)|"
            r"^\W*e-?mail(?: (?:us|me|him|her|them|the (?:author|writer|reporter|editors?|news ?(?:desk|room))))?(?: at)?\s*:?\s*(?:\S+@\S+|\[email.protected\])$|"
            r"^(?:do you |if you )?know (?:more|something|anything)\b.{0,60}[?,].{0,80}\b(?:contact|signal|e-?mail|reach|get in touch)\b|"
            r"^(?:contact|write to|e-?mail|message) (?:us|me|the (?:author|writer|reporter|editors?|news ?(?:desk|room)))\b.{0,60}@|"
            r"^we(?: want to|'d (?:like|love) to|’d (?:like|love) to) hear from you\b|^(?:tell|send) us your\b|"
            r"^(?:contact|reach|e-?mail|write to) (?:(?:the|our) )?(?:[\w'’.-]+ ){1,6}at\b.{0,60}@|"
            r"^(?:(?:media|press|investor|public) )+(?:relations )?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))\W*$|^letters to the editor (?:should|must|may)\b|"
            r"^(?:for immediate|(?:press|media|news)) release\W*$|^news provided by$|^\W*[\w.+-]{1,64}@[\w.-]{1,100}\.\w{2,}(?:[\s|•·,;:/]+(?:\(?\d{2,4}\)?[ .-]?)?\d{3}[ .-]\d{4}|[\s|•·,;:/]+@\w{2,30})*$|^\(\([^()]{0,200}\S@\S[^()]{0,200}\)\)$|"
            r"^(?:[\w'’.-]+ ){2,3}(?:can|may) be (?:reached|contacted|e-?mailed|followed) (?:at|on|by|via)\b.{0,60}(?:@|\d{3}[-. ]\d{4})",
        ),
        (
            "disclosure",
            r"\b(?:if|when) you (?:buy|purchase|make a purchase|shop|order|click)\b.{0,160}\b(?:commissions?|affiliate)\b|"
            r"\bwe may (?:earn|receive|get|collect|make)\b.{0,40}\b(?:commissions?|revenue|affiliate)\b|"
            r"^our (?:editorial )?(?:standards|ethics|code of (?:conduct|ethics))\s*(?::|$)|"
            r"^(?:the )?[\w .]{2,40} (?:is|are) not (?:responsible|liable) for (?:the )?contents? (?:of|on) (?:other|external|third[- ]party)\b.{0,60}$|"
            r"^(?:external|other|linked) (?:web ?)?(?:sites|links|pages) are not endorsed by\b.{0,60}$|"
            r"^the (?:views|opinions)(?: and (?:views|opinions))?(?: expressed)?\b.{0,80}\b(?:do(?:es)? not necessarily|those of the (?:author|"
            r"writer)|(?:author|writer)'?s? (?:own|alone))|^disclaimer\s*:",
        ),
        (
            "editors_note",
            r"^\W*(?:editor(?:'s|’s|s'|s’|ial)? note|correction|clarification)s?(?: (?:appended|issued|[A-Z][a-z]+ \d+))?\s*(?:[:(–—]|-\s|$)|"
            r"^a version of this (?:story|article|report)\b.{0,40}\b(?:appear|ran|was|first)|"
            r"^(?:an?|this|the) (?:earlier|previous|original|prior) version of (?:this|the) (?:story|article|report|post|piece|headline)\b|"
            r"^this (?:story|article|report|post|piece) (?:has been|was) (?:updated|corrected|amended|edited) (?:to|with|on|after|since)\b|"
            r"^this (?:story|article|post|piece|column|essay|op-?ed|commentary)\b.{0,300}\b(?:first|originally|previously) "
            r"(?:published|appeared|posted|ran)\b|^\W*(?:first|originally) published (?:in|on|by|at)\b.{0,80}$|"
            r"^this article is more than \d+ (?:year|month)s? old\W*$|^this is a (?:breaking|developing)\b(?: new)?s? ?story\b.{0,60}$|^more (?:to follow|details? (?:soon|to follow))\W*$|"
            r"^this (?:story|article|report) (?:by|from) .{2,60} was first (?:published|reported)\b.{0,60}$|"
            r"^follow along\b.{0,40}\bupdates?\b|^\((?:attn:? )?(?:adds|updates|recasts|corrects|repeats|refiles|rewrites|changes|removes) [^()]{3,200}(?<![.!?])\)$",
        ),
        (
            "byline_note",
            r"^\W*(?:with )?(?:(?:additional|further|agency) )?(?:reporting|reports|files|inputs?|contributions?)(?: (?:by|from)\b.{0,220}|\)\.?)$|"
            r"^about the (?:authors?|writers?|reporters?)$|^(?:portrait|headshot|(?:profile|author) (?:photo|picture|image)) of\b.{2,60}$",
        ),
    )
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:(?:additional )?reporting(?: from (?:[\w’'-]+ ){0,5}[\w’'-]+)?$|(?:(?:additional )?reporting )?(?:to|for) this (?:report|story|article|piece)$)|\bcontributed$"
)
_OF_REPORTERS = re.compile(
    r"\b(?:reported|reporting|contributed (?:to|for)|writers?|reporters?|researchers?|correspondents?)\b",
    re.I,
)
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})\. ")
_NAME = r"[A-Z][\w.’'-]*"
_MADE = re.compile(
    rf"\W*(?i:(?:copy[- ])?edited|produced|presented|photograph(?:y|s|ed)|photos?|pictures|illustrat(?:ed|ions?)|graphics?|video|"
    rf"translated|designed|fact[- ]checked) (?i:by):? {_NAME}(?: {_NAME}){{1,3}}(?:(?:,| and|, and| &) {_NAME}(?: {_NAME}){{1,3}}){{0,4}}\W*"
)
"""Who helped to make an article, and nothing else."""
_STAMP = re.compile(
    rf"^\d{{1,2}}[:.]\d\d ?(?:[ap]m)? ?{_NAME}(?: {_NAME}){{1,3}}$|"
    rf"^(?:{_NAME} ){{0,3}}(?:{_NAME} ?)?\d+ ?(?:min(?:ute)?s?|h(?:ou)?rs?|days?) ago(?: ?\d{{1,2}}[:.]\d\d)?"
    rf"(?: ?{_NAME})?(?: {_NAME}){{0,3}}$"
)
"""Time and name above an entry of a live page: "20:24 Ann Reed", "Ann Reed 5 minutes ago"."""
_HOUR = re.compile(
    r"(?:first |last )?(?:posted|published|updated)(?: on| at)?:? \d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?: \S{1,10}){0,2}|"
    r"\d{1,3}(?: ?\+ ?\d{1,2})? ?['’′](?: ?\+ ?\d{1,2}['’′]?)?|"
    r"(?:(?:first |last |web )?(?:posted|published|updated)(?: at)?:? )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,5})?(?: \(\d{4} [A-Z]{2,4}\))?",
    re.I,
)
"""Nothing but a time of day or a minute of play, as above an entry of a live page: "18.40 BST", "Updated at 9:05am", "90+4'"."""
_CONTACTS = re.compile(
    r"\W*(?:for )?(?:(?:media|press|investors?|public|further|more|and|&) )*(?:relations )?"
    r"(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|(?:information|details|interviews?)(?:,? (?:please )?contact)?)\W*",
    re.I,
)
_CONTACT = re.compile(
    r"\W*(?:(?:media|press|investor|public|news) )*(?:relations )?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)):",
    re.I,
)
"""The beginning of a line that names whom to write to or call."""
_ADDRESS = re.compile(r"\S@\S|\(?\d{2,4}\)?[ .–-]\d{2,4}[ .–-]\d{3,4}")
_CLOSING = re.compile(
    r"SOURCE:? [A-Z][^.]{0,60}\.?|[A-Z]{2,4}-[A-Z]{2,3}-\d\d-\d\d-\d\d(?:\d\d)? \d{4}(?:GMT|[A-Z]{3})?<?|[-–—*# (]*(?:ENDS?|Ends|30)[-–—*# .)]*|END\s+\d{1,2}:\d\d [AP]\.?M\.?(?: [A-Z]{2,5})?"
)
"""What closes a release or a wire story: who sent it, that it ends."""
_ENDED = re.compile(r"[-–—*# ]*(?:ENDS?|Ends)[-–—*# .]*|[-–—*# ]+30[-–—*# ]+|#(?: ?#){2,}")
_LISTED = re.compile(
    r"\W*(?:related(?: (?:stor(?:y|ies)|articles?|coverage|news|links?|content|reading|(?:web ?)?sites?|internet links?))?|read (?:more|also|next)|"
    r"more (?:on this(?: story)?|like this|(?:[\w-]{2,20} )?(?:stories|posts|articles|news|headlines)|to read|from (?:the )?[\w ]{2,30})|see also|also read|recommended(?: for you)?|"
    r"(?:most|top|latest|popular|trending|other|editor['’]?s['’]?) (?:read|viewed|popular|stories|news|articles|now|picks?|shared)|"
    r"trending|you (?:may|might) (?:also )?like|don['’]?t miss|in other news|up next|next up)\W*",
    re.I,
)
"""The title of a list of other stories."""
_OFFER = re.compile(
    r"\b(?:follow|see|read|find|get|watch|track) (?:(?:all|the|our|live|more|latest|full|complete|[a-z]+['’]s) )+(?:coverage|updates?|"
    r"results|guide|stor(?:y|ies)|newsletters?|podcasts?|alerts)\b|\bwe(?: want to|['’]d (?:like|love) to) hear from you\b|"
    r"(?:^|[.?!:–—] )(?:tell|ask|send|e-?mail|write to|text|contact|join) us\b|\b(?:learn|read|find out|see) more(?: here)?\W*$|"
    r"\b(?:sign up|subscribe)\b.{0,60}\b(?:newsletters?|alerts?|updates|inbox|podcasts?|channel|today|now|here)\b|\bclick here\b|"
    r"\bdownload (?:the|our) .{0,20}\bapp\b|\b(?:explore|check out|take|try|play|listen to|join) our\b|"
    r"\bhave (?:a|any) (?:questions?|tips?|stor(?:y|ies)|ideas?)\b.{0,30}\?",
    re.I,
)
_OFFER_TITLE = re.compile(
    r"^(?:what to know|what you (?:need|should) (?:to )?know|more (?:on|about|from|coverage|stories|news)|(?:our|full|complete|latest) coverage|"
    r"keep up|stay (?:informed|connected|up to date|in the know)|follow\b|read more|related|learn more|dive deeper|go deeper|explore)\b",
    re.I,
)
_CREDIT = re.compile(
    r"^(?:image|photo|media|video) (?:source|copyright)\s*[,:]|"
    r"^\(?(?:(?:photo(?:graph)?s?|image|picture|illustration|graphic|video|credit|file photo|foto|fotos|bild|photo credit|crédito|"
    r"source|quelle)\s*(?:by|credit|:|courtesy|/|©)|©\s|getty images|via getty)|"
    r"(?:/|via )\s*(?:getty|reuters|ap|afp|epa|shutterstock|alamy|dpa|ap photo|epa-efe)(?: images)?\s*\)?$|^\(?(?:AP|Reuters|AFP) Photo\b",
    re.I,
)
_CREDIT_WITHIN = re.compile(
    r"\b(?:photos?|image|picture|foto|bild|fotó|nuotr)(?: by)?\s*[:.]|©", re.I
)
_CREDITED = re.compile(
    r"[(\[](?:image|photo(?:graph)?|picture|pic|credit|foto|bild|video|illustration)s?(?: (?:by|credit|courtesy))?\s*:"
    r"[^()\[\]]{1,80}[)\]]\s*$",
    re.I,
)
_PICTURED = re.compile(
    r"\((?:[A-ZÀ-Þ][\w.'’-]* ){1,3}[A-ZÀ-Þ][\w.'’-]* ?/ ?[A-ZÀ-Þ][\w .'’&-]{1,40}\)$"
)
"""Who took a picture and for whom, at the end of what it shows: "(Ann Reed/Vale Times)"."""
_AGENCY = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*(?:,? (?:[A-ZÀ-Þ][\w.'’-]*|and|for|via|de|van|von))*(?:\s?/\s?| via | [-–] ))+(?:Getty(?: Images)?|Reuters"
    r"|REUTERS|AFP|AP|EPA|EPA-EFE|Shutterstock|Alamy|DPA|dpa|Pexels|Unsplash|Pixabay|iStock)(?:, (?:File|FILE))?"
)
_WORKED = re.compile(
    r"(?:(?:photo(?:graph)?s?|photographer|photography|pictures?|images?|videographer|illustrat(?:ion|or)|styl(?:ist|ing)"
    r"|(?:creative|art) director|hair|make-?up)(?: by)?\s?: ?[^.:;|]{2,60}(?:[.;|]\s?|$))+",
    re.I,
)
"""Who took a picture or made what it shows, and nothing else."""
_AGENCY_PHOTO = re.compile(r"(?:\(?(?:AP|Reuters|AFP) Photos?(?: ?/ ?[^.!?/]{2,60}?)?\)?\s*)+")
_CREDITING = re.compile(
    r"\W*(?:(?:photo(?:graph)?|image|picture|illustration)s?:? (?:by|courtesy(?: of)?)|(?:photo |image )?credits?\W{1,5})"
    r"[^.!?]{2,80}\W*",
    re.I,
)
_MAX_FURNITURE_LINE = 300
"""Characters above which a line is prose, whatever it starts with. A promo is shorter."""
_MAX_STAMP = 80
_BUTTONS = re.compile(r"\t+| {3,}| [|•·] ")
BUTTONS_MIN, BUTTON_WORDS = 4, 4
"""Buttons from which a line is a row of them, and words that are too many for one."""
_NOTES = frozenset(("disclosure", "editors_note"))
_MAX_NOTE = 600
"""The same for what an outlet says about an article, below it or above, which runs longer."""


@lru_cache(maxsize=4096)
def furniture_reason(text: str) -> str | None:
    """Why a line is no part of an article, or ``None`` where its words do not tell.

    >>> furniture_reason("Advertisement")
    'advertisement'
    >>> furniture_reason("Related: Council Votes On Bridge")
    'related'
    """
    if not any(one.isalnum() for one in text):
        return "separator"
    if " | " in text and len(text) <= _MAX_STAMP:
        # buttons in a row
        reasons = [furniture_reason(part.strip()) for part in text.split(" | ")]
        if None not in reasons:
            return next((one for one in reasons if one != "separator"), "separator")
    if len(text) <= _MAX_FURNITURE_LINE and is_button_row(text):
        return "navigation"
    if len(text) > _MAX_NOTE:
        return None
    for reason, pattern in _RULES:
        if (len(text) <= _MAX_FURNITURE_LINE or reason in _NOTES) and pattern.search(text):
            return None if reports_speech(text) else reason
    if (
        ":" in text
        and len(text) <= _MAX_FURNITURE_LINE
        and _CONTACT.match(text)
        and is_reachable(text)
    ):
        return "contact"
    if len(text) <= _MAX_STAMP and _CLOSING.fullmatch(text):
        return "separator"
    if len(text) <= _MAX_STAMP and (_STAMP.search(text) or _HOUR.fullmatch(text)):
        return "byline_note"
    if len(text) <= _MAX_FURNITURE_LINE and all(map(_MADE.fullmatch, _SENTENCE_END.split(text))):
        return "byline_note"
    return "byline_note" if _is_credit(text) else None


def is_button_row(text: str) -> bool:
    """Whether a line is a row of buttons: "Home | News | Sport | Weather"."""
    if sum(map(text.count, "|•·\t")) < BUTTONS_MIN - 1 and "   " not in text:
        return False
    parts = _BUTTONS.split(text)
    return len(parts) >= BUTTONS_MIN and all(len(part.split()) < BUTTON_WORDS for part in parts)


def closes(text: str) -> bool:
    """Whether a line says that a release ends.

    >>> closes("-ENDS-"), closes("# # #"), closes("* * *")
    (True, True, False)
    """
    return len(text) <= _MAX_STAMP and _ENDED.fullmatch(text) is not None


def is_offer(text: str) -> bool:
    """Whether a line asks the reader to follow, write, sign up or read on.

    One such line can be of an article; a list of them is not.
    """
    return len(text) <= _MAX_FURNITURE_LINE and (
        _OFFER.search(text) is not None or furniture_reason(text) is not None
    )


def is_list_title(text: str) -> bool:
    """Whether a line is the title of a list of other stories, as in "Most read"."""
    return len(text) <= _MAX_FURNITURE_LINE and _LISTED.fullmatch(text) is not None


def is_offer_title(text: str) -> bool:
    """Whether a title is one of those above lists of offers, as in "More on the bridge"."""
    return _OFFER_TITLE.search(text) is not None


def _is_credit(text: str) -> bool:
    """Whether a line says who worked on the article, and no sentence of it says more."""
    if len(text) > _MAX_FURNITURE_LINE or not _CONTRIBUTED.search(text.rstrip(" .)")):
        return False
    return all(_OF_REPORTERS.search(one) for one in _SENTENCE_END.split(text))


def is_contact_title(text: str) -> bool:
    """Whether a title says that whom to write to or call stands below it, or begins with the name.

    >>> is_contact_title("Media contacts"), is_contact_title("CONTACT: Ann Reed")
    (True, True)
    """
    return len(text) <= _MAX_STAMP and (
        _CONTACTS.fullmatch(text) is not None or _CONTACT.match(text) is not None
    )


def is_reachable(text: str) -> bool:
    """Whether a line gives an address or a number at which somebody is reached."""
    return _ADDRESS.search(text) is not None


def is_photo_credit(text: str) -> bool:
    """Whether a short line says who took a picture."""
    return len(text) < 120 and _CREDIT.search(text) is not None


def is_only_credit(text: str) -> bool:
    """Whether a line says who took a picture and nothing of what it shows.

    >>> is_only_credit("Ann Reed/Vale Press/Getty Images"), is_only_credit("Ann Reed / Vale Press")
    (True, False)
    """
    return len(text) < 120 and (
        _WORKED.fullmatch(text) is not None
        or _AGENCY_PHOTO.fullmatch(text) is not None
        or _CREDITING.fullmatch(text) is not None
        or all(map(_AGENCY.fullmatch, text.split("; ")))
    )


def ends_in_credit(text: str) -> bool:
    """Whether a line is a caption by its end, as in "The ramp in April (Image: Tarn Archive)"."""
    return len(text) < 400 and (
        _CREDITED.search(text) is not None or _PICTURED.search(text) is not None
    )


def has_credit(text: str) -> bool:
    """Whether a line names, somewhere, who took a picture: no sentence of an article does."""
    return _CREDIT_WITHIN.search(text) is not None
