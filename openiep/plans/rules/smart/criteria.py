"""The forms in which targets say when they are met: ratios, per cents, times, scores, sets; data."""

from dataclasses import dataclass
from enum import StrEnum

from openiep.plans.rules.smart.matching import Rule, rule
from openiep.plans.rules.smart.numbers import COUNT, FROM_TO, WORDED


class Sort(StrEnum):
    """What a criterion is made of. `OF_SOMETHING` sorts need a deed that can be seen."""

    RATIO = "ratio"
    PERCENT = "percent"
    TIMES = "times"
    RATE = "rate"
    TIME = "time"
    DISTANCE = "distance"
    SCORE = "score"
    COUNT = "count"
    SET = "set"
    ERRORS = "errors"


@dataclass(frozen=True, slots=True)
class Criterion:
    """A piece of the text that says when the target is met."""

    sort: Sort
    start: int
    end: int


_OCCASION = (
    r"(?:times?|occasions?|trials?|opportunit(?:y|ies)|sessions?|days?|lessons?|attempts?|weeks?"
    r"|tries|probes?|samples?|"
    r"observations?|assessments?|intervals?|tests?|periods?|instances?|situations?"
    r"|conversations?|transitions?|settings?|"
    r"environments?|assembl(?:y|ies)|mornings?|afternoons?|playtimes?|lunchtimes?|check-?ins?"
    r"|activities|tasks?|assignments?|"
    r"interactions?|exchanges?|passages?|chances?|data|mealtimes?|visits?|months?|routines?"
    r"|contexts?|people|adults|areas|subjects|in a row)"
)
_DIGITS = r"(?<![\d.,/:])\d{1,4}(?![\d:])"
_N = r"(?:" + _DIGITS + r"|" + WORDED + r")"
LETTERS = " ".join("abcdefghijklmnopqrstuvwxyz")
# Two letters that spell one sound: "sh, ch and th".
SPELLINGS = (
    "sh ch th ng nk ai ee oa oo ar or ur ow oi er ck ll ss ff zz qu wh ph ay ea ie ue ew aw ou ir oy au"
    " kn wr gn mb bl br cl cr dr fl fr gl gr pl pr sc sk sl sm sn sp st sw tr tw"
)
_UNIT_TIME = r"(?:minutes?|mins?|seconds?|secs?|hours?|hrs?)"
PATTERNS: tuple[Rule, ...] = tuple(
    rule(sort, openers, pattern)
    for sort, openers, pattern in (
        (
            Sort.RATIO,
            "#",
            r"\b"
            + _N
            + r" (?:(?:\w{1,12} )?(?:out of|of|from)|(?:"
            + _OCCASION
            + r" )?(?:out )?in) (?:the |a |every |his |her |their |any "
            r"|possible )?(?:last )?(?:"
            + _N
            + r")(?! ?(?:minute|year|week|month|step|syllable|digit|letter|way)\b|-| (?:out )?of \d)",
        ),
        (
            Sort.RATIO,
            "#",
            r"(?<![\d/.-])\d{1,3} ?/ ?\d{1,3}(?![\d/.-]|-? ?(?:inch|cm|mm|hour|mile|page|\w+ "
            r"year))",
        ),
        (
            Sort.PERCENT,
            "#",
            r"(?<![\d.])\d{1,3}(?:\.\d)?(?: ?(?:-|to) ?\d{1,3})? ?(?:%|per ?cent\b|percentage "
            r"points?)",
        ),
        (
            Sort.PERCENT,
            "at over more",
            r"\b(?:at least|over|more than) (?:half|a quarter|a third|two thirds|three quarters) of\b",
        ),
        (
            Sort.TIME,
            "for throughout",
            r"\b(?:for the (?:whole |full |entire )?(?:duration|length|whole) of|throughout) "
            r"(?:an?|the|one|each) " + _N + r"[- ]minute\b",
        ),
        (
            Sort.PERCENT,
            "half a two three most",
            r"\b(?:half|a quarter|two thirds|three quarters|a third|most) of the time\b(?<!most "
            r"of the time)",
        ),
        (
            Sort.RATE,
            "#",
            r"\b(?:"
            + COUNT
            + r") (?:\w+ ){0,3}?(?:per|a|an|each|every) (?:minute|hour|day|week|fortnight|month"
            r"|half[ -]?term|term|lesson|session|page|line|school day|night|morning|afternoon"
            r"|playtime|break)\b",
        ),
        (Sort.RATE, "#", r"\b" + _DIGITS + r" ?(?:wpm|wcpm|cwpm|words? ?/ ?min\w*)\b"),
        (
            Sort.RATE,
            "once twice",
            r"\b(?:once|twice) (?:a|per|each|every|in a) (?:day|week|lesson|session|half[ "
            r"-]?term|term|month|fortnight|playtime|morning)\b",
        ),
        (
            Sort.TIMES,
            "# each",
            r"\b(?:at least |a minimum of |no (?:more|fewer|less) than |on |for |in |across "
            r"|over )?(?:" + COUNT + r"|each of \w+) (?:or more |or fewer )?"
            r"(?:consecutive|successive|separate|different|occasions|data|school|observed|random"
            r"|recorded|weekly|daily|monthly|consecutively|planned|structured|teaching|therapy"
            r"|reading|full|new|out-of-class|instructional|measured|academic|targeted"
            r"|unstructured|presented|spaced|practice)"
            r"(?:[ ](?:consecutive|school|data|weekly|daily|collection|observed|instructional"
            r"|reading|practice|therapy|day|week|teacher|speech|different|separate|random)){0,3} "
            + _OCCASION
            + r"\b",
        ),
        (
            Sort.TIMES,
            "#",
            r"\b(?:at least |a minimum of |on |in |across )?(?:"
            + COUNT
            + r") (?:or more |or fewer )?(?:times|occasions|trials|opportunities|sessions"
            r"|attempts|days|lessons|interactions|"
            r"conversational turns|exchanges|instances|environments|settings|playtimes"
            r"|lunchtimes|mornings|different people|in a row|weeks in a row|days in a row|days "
            r"running|turns)\b(?! ?tables?)",
        ),
        (
            Sort.TIMES,
            "once twice",
            r"\b(?:at least |minimum )?(?:once(?! (?:the|he|she|they|it|his|her"
            r"|every|all)\b)|twice)\b",
        ),
        (
            Sort.TIMES,
            "every each at on all 100",
            r"\b(?:every (?:single )?(?:time|day|morning|lesson|school day|playtime|night|week"
            r"|session|occasion)|each (?:day|morning|lesson|time|playtime|session)|at all times"
            r"|(?:on )?all occasions|all of the time|100 ?% of)\b",
        ),
        (
            Sort.TIME,
            "for within of in to under after least than about approximately up minimum maximum "
            "around over lasting",
            r"\b(?:for|within|of|in|to|under|after|least|than|about|approximately|up to|minimum"
            r"|maximum|around|over|lasting) (?:(?:at least|up to|a minimum of|a maximum of|no "
            r"(?:more|less|longer) than|the first|about|approximately|around|a|an|more than|less "
            r"than|under|over|least|or) ){0,2}"
            r"(?:"
            + COUNT
            + r"|half an?|a few(?!\w)) ?(?:consecutive |continuous |uninterrupted |or more |full )?"
            + _UNIT_TIME
            + r"\b(?<!few minutes)(?! (?:\w+ )?(?:sessions?|lesson|activity|period|break|game"
            r"|group|intervention|slot|task|story|walk)s?\b)",
        ),
        (
            Sort.TIME,
            "#",
            r"\b(?:"
            + COUNT
            + r")\+? (?:consecutive |continuous |uninterrupted |or more |full )?"
            + _UNIT_TIME
            + r"(?= (?:at a time|without|of (?:independent|being|the)|or (?:less|more|fewer"
            r"|longer)|late|to finish))",
        ),
        (
            Sort.DISTANCE,
            "# half",
            r"\b(?:"
            + COUNT
            + r"|half a|\d ?/ ?\d|[\u00bc\u00bd\u00be\u215b])(?: |(?<=\d)(?=c?m\b)|(?=cm\b"
            r"|m\b))(?:metres?|meters?|m|cm|mm|inch(?:es)?|feet|foot(?= (?:away|apart|high|long|from))"
            r"|ft|yards?|km|miles?"
            r"|lengths?)\b(?! (?:line|wide|lines|tall|ball|board|cube))",
        ),
        (
            Sort.SCORE,
            "score scores scoring rating rate mark level stanine percentile reading spelling "
            "standardised standardized standard lexile stage grade band step section",
            r"\b(?:scor(?:e|es|ing)|rating|rate (?:himself|herself|themselves)|mark|level"
            r"|stanine|percentile|reading age|spelling age|standardi[sz]ed score|standard score"
            r"|lexile|stage|grade|band|step|section)(?: (?:score|level|of|at|or|above"
            r"|least|a|an|to|from|higher|between|the|is|will|be|him|herself|himself|themselves"
            r"|as|on|-)){0,5} ?(?:" + _DIGITS + r"|\d[a-c]\b|" + WORDED + r")",
        ),
        (
            Sort.SCORE,
            "by",
            r"\bby (?:at least |approximately |a minimum of )?(?:"
            + COUNT
            + r") (?:standard(?:ised|ized)? )?(?:points?|months?|levels?|sub-?levels?|steps?"
            r"|years?|grades?|bands?|stages?|p levels?)\b",
        ),
        (
            Sort.SCORE,
            "#",
            r"\b(?:"
            + COUNT
            + r") (?:standard(?:ised|ized)? )?(?:points?|months'? (?:progress|gain|growth)"
            r"|months? (?:of )?(?:progress|gain|growth))\b",
        ),
        (
            Sort.SCORE,
            "# reading",
            r"\b(?:\d{1,3}(?:st|nd|rd|th)) percentile\b|\breading age (?:to|of|by) ",
        ),
        (
            Sort.ERRORS,
            "no fewer less at a up not with under only maximum max",
            r"\b(?:no more than|fewer than|less than|at most|a maximum of|up to|not more than"
            r"|with(?! \w+ (?:\w+ )?(?:reminder|prompt|cue|redirection|repetition|warning)s?\b)"
            r"|under|only|maximum|max\.?) (?:"
            + COUNT
            + r")(?: or (?:fewer|less))? (?:\w+ ){0,2}?(?:errors?|mistakes?|incidents?"
            r"|outbursts?|reminders?|prompts?|cues?|redirections?|misses|warnings?|faults?"
            r"|loss(?:es)? of balance|falls?|absences?|accidents?|occurrences?|instances?"
            r"|adult prompts?|repetitions?|off-topic|interruptions?|removals?|exclusions?"
            r"|suspensions?)\b",
        ),
        (
            Sort.ERRORS,
            "#",
            r"\b(?:"
            + COUNT
            + r") or (?:fewer|less) (?:\w+ ){0,3}?(?:errors?|mistakes?|incidents?|outbursts?"
            r"|reminders?|prompts?|cues?|redirections?|accidents?|times)\b",
        ),
        (
            Sort.ERRORS,
            "without error-free error no zero to",
            r"\b(?:without (?:any |making )?(?:errors?|mistakes?|an error|a mistake)|error-?free"
            r"|no (?:errors?|mistakes?|incidents?|accidents?|instances?|occurrences|outbursts"
            r"|exclusions|suspensions|unauthori[sz]ed absences?)|zero (?:errors?|incidents?"
            r"|accidents?|instances?|occurrences?)|to zero)\b",
        ),
        (
            Sort.SET,
            "all each both every",
            r"\b(?:all|each|both|every)(?: of)? (?:the |his |her |their |my |these |phase |year ){0,2}(?:"
            + COUNT
            + r" )?(?:(?!of\b)\w+[- ]){0,3}?(?:letters?|sounds?|phonemes?|graphemes?|numbers?|numerals?"
            r"|words?|colou?rs?|shapes?|days of the week|months|steps?|coins?|tables?|bonds"
            r"|facts?|alphabet|items?|vowels?|consonants?|digraphs?|homework|fasteners|buttons"
            r"|continents|directions?|belongings|coursework|classwork|assignments?"
            r"|equipment(?<!all appropriate "
            r"equipment))\b",
        ),
        (
            Sort.TIMES,
            "complete completes completed completing",
            r"\bcomplet(?:e|es|ed|ing) (?:an? |at least |the )?(?:"
            + COUNT
            + r")[- ](?:weeks?|days?|hours?|sessions)\b",
        ),
        (
            Sort.DISTANCE,
            "#",
            r"(?<![\d.,/])\d{1,4} ?(?:ml|millilit(?:re|er)s?|lit(?:re|er)s?|kg|kilos?|grams?|calories"
            r"|kcal)\b",
        ),
        (Sort.COUNT, "full full-page half-page", r"\b(?:full|half)[- ](?:a )?page\b"),
        (
            Sort.SET,
            "attend attends attending",
            r"\battend(?:s|ing)? (?:all|every|each)(?: of)? (?:[\w-]+ ){0,3}?(?:lessons?|class(?:es)?"
            r"|sessions?|appointments?|meetings?)\b",
        ),
        (
            Sort.SET,
            "# the days months number addition subtraction primary full home phone date first "
            "times",
            r"\b(?:the (?:whole |full |lower ?case |upper ?case )?alphabet|days of the week"
            r"|months of the year|(?:number|addition|subtraction) (?:bonds|facts) (?:to|within"
            r"|up to|of) (?:\d{1,3}|" + WORDED + r")|"
            r"(?:\d{1,2}s?|"
            + WORDED
            + r")(?:(?:, | and |, and )\d{1,2}s?){0,6}(?: ?x| times)? (?:times )?tables?|times "
            r"?tables? (?:\d{1,2}s?)|\d{1,2}x tables?|primary colou?rs|full name and address|"
            r"home address|phone number|date of birth|first \d{1,3} (?:high|common|hfw|words"
            r"|sight))\b",
        ),
        (
            Sort.SET,
            "count counts counting recite recites rote order orders sequence identify identifies "
            "name names recognise recognises recognize recognizes write writes writing read "
            "reads say match matches label form",
            r"\b(?:count|counts|counting|recite|recites|rote count|order|orders|sequence"
            r"|identify|identifies|name|names|recogni[sz]es?|write|writes|writing|read|reads|say"
            r"|match|matches|label|form)\b"
            r"(?: (?:reliably|independently|correctly|aloud|out|accurately|forwards?|backwards?"
            r"|and|the|written|all|in|sequence|rote|order|objects|by|ones|numbers?|numerals?"
            r"|name|write|read|objects|items|digits|order|on|back|recognise|up|digits"
            r"|confidently|from|\d{1,3}s?,?)){0,8}"
            r" ?(?:\d{1,3} ?- ?\d{1,4}|(?:up )?to (?:\d{1,4}|" + WORDED + r"))\b",
        ),
        (
            Sort.SET,
            "identify identifies name names state states say says label labels recite recites "
            "recognise recognises recognize recognizes count counts write writes order orders read",
            r"\b\w+ (?:and \w+ )?(?:[\w-]{1,16} ){0,7}?(?:from )?(?:zero|first|"
            + WORDED
            + r"|\d{1,3}) (?:to|through) (?:\w{2,8}th|"
            + WORDED
            + r"|\d{1,4})\b",
        ),
        # every one of a list of four or more: "penny, nickel, dime, and quarter"
        (
            Sort.SET,
            "identify identifies name names state states say says label labels recite recites",
            r"\b\w+ (?:the |all |his |her |his/her )?(?:[\w' -]{1,30}: ?)?"
            r"(?:[\w'/]{2,16}(?: [\w'/]{2,16}){0,2}, ){2,}(?:[\w'/ ]{2,30}, |[\w']{2,16} )"
            r"(?:and|or|&) [\w']{2,16}\b",
        ),
        # single letters: "s, a, t, p and n"
        (
            Sort.SET,
            LETTERS,
            r"(?<![\w'])(?:[a-z], ?){2,12}(?:and |& )?[a-z]\b(?!['.])",
        ),
        (
            Sort.SET,
            LETTERS + " " + SPELLINGS,
            r"(?<![\w'])[a-z]{1,2}(?:, ?| and )(?:[a-z]{1,2},? ){0,12}?(?:and |or |& "
            r")?[a-z]{1,2}\b(?= (?:sounds?|and to|to|in|over|by|when|with)\b|$)(?<=[ ,][b-hj-z])",
        ),
        (
            Sort.SCORE,
            "achieve achieved gain gained pass passed obtain obtained complete completed get "
            "earn earned",
            r"\b(?:achieved?|gain(?:ed)?|pass(?:ed)?|obtain(?:ed)?|completed?|get|earn(?:ed)?) "
            r"(?:[\w'-]{1,16} ){0,4}?"
            r"(?:qualifications?|certificates?|gcses?|licen[cs]e|award|diploma|degree|entry level|btec"
            r"|functional skills)\b",
        ),
        (Sort.COUNT, "from", FROM_TO),
        (
            Sort.TIMES,
            "at on in after before",
            r"\b(?:at|on|in|after|before) every (?!year|other|term)\w+",
        ),
    )
)
