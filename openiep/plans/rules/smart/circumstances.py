"""The forms in which targets name a circumstance: given what, when, where, with whom, what help; data."""

from openiep.plans.rules.smart import nouns
from openiep.plans.rules.smart.matching import Rule, rule
from openiep.plans.rules.smart.numbers import COUNT

_HELP = "|".join(sorted(nouns.HELP, key=len, reverse=True))
_KINDS = "|".join(sorted(nouns.HELP_KINDS, key=len, reverse=True))
_PLACES = "|".join(sorted(nouns.PLACES, key=len, reverse=True))
_PERSONS = "|".join(sorted(nouns.PERSONS, key=len, reverse=True))
_MATERIALS = "|".join(sorted(nouns.MATERIALS, key=len, reverse=True))
_DET = (
    r"(?:(?:a|an|the|his|her|their|its|my|any|some|another|one|two|three|four|all|other|own|each"
    r"|both|\d{1,2}|familiar|unfamiliar|known|chosen|preferred|new) ){0,4}"
)
_ADJ = r"(?:[\w'/,&-]{1,24} ){0,4}?"
RULES: tuple[Rule, ...] = tuple(
    rule(name, openers, pattern)
    for name, openers, pattern in (
        (
            "given",
            "given provided presented supplied when",
            r"(?<!\ba )(?<!\bthe )(?<!\bany )(?<!\beach )(?<!\bbe )(?<!\bbeen )(?<!\ban "
            r")(?<!\bis )(?<!\bare )(?<!directives )(?<!instructions )(?<!\bon )\b(?:given"
            r"|provided with|presented with|supplied with|when provided|when presented|when "
            r"offered|when supplied)\b(?! ?(?:[.,;]|$|by\b|to (?:him|her|them)\b|the "
            r"opportunity|(?:(?:ot|pt|slp|salt|appropriate|related|some|the right|additional) )?"
            r"(?:support|services|help|assistance|time)\b))",
        ),
        ("given", "provided", r"(?<!be )(?<!been )\bprovided (?:an?|the|that|with)\b"),
        (
            "when",
            "when whenever",
            r"(?<!knows )(?<!identify )(?<!identifies )(?<!recognise )(?<!recognize "
            r")(?<!tell )(?<!understand )(?<!explain )(?<!say )(?<!describe )(?<!recognises )"
            r"\b(?:when|whenever)(?=(?: \w|, in| _| \[| \{))(?! (?:(?:and|or|why|where|how|who"
            r"|what) |(?:he|she|they) (?:leaves?|moves?|starts?|transfers?) "
            r"|(?:he|she|they) needs? it\b|measured|assessed"
            r"|tested|needed\b|necessary|appropriate|required|possible|desired|and (?:where|how)|\."
            r"|to\b))",
        ),
        (
            "when",
            "if whilst while",
            r"\b(?:if|whilst|while) (?!needed|necessary|appropriate|required|possible|also"
            r"|maintaining \S+ \d|achieving)\w",
        ),
        (
            "when",
            "during",
            r"\bduring (?!an? (?:"
            + COUNT
            + r")[- ](?:minute|week|day|hour|month) (?:period|time|interval"
            r"|observation)|the (?:school |academic |iep |autumn |spring |summer |next |coming "
            r")?(?:year|term|week|course|period)|this (?:year|term)|\d{1,3} ?(?:%|per ?cent)|\d "
            r"out of|\d{1,2} (?:of|out|weekly|monthly|daily|consecutive)|each (?:week|day)|a "
            r"(?:school )?(?:week|day|term)\b|the (?:school )?day|(?:this|the) (?:iep|annual)"
            r"|\d{4}|\d{1,2}/)\w",
        ),
        (
            "after",
            "after following",
            r"(?<!look )(?<!looks )(?<!looking )\b(?:after|following) (?!graduation|graduating|leaving"
            r"|completion|high|exiting"
            r"|finishing|exit|secondary|"
            + COUNT
            + r" (?:weeks|months|terms)|(?:(?:simple|basic|\w+[- ]step|\w+ step|written|verbal"
            r"|oral|spoken|classroom|class|school|adult|adults'|teacher|teacher's|complex"
            r"|safety|the|multi-?step|his|her|a|an|two|three|one|\d)(?: |-))*?(?:instructions?"
            r"|directions?|rules?|routines?|timetable|schedule|steps?|commands?|requests?"
            r"|recipe|expectations|picture|pictures|sequence|cutting|safety|procedures?|map"
            r"|route)\b(?! from an? )|and\b|through\b|up\b|[,.])(?:\w)",
        ),
        (
            "before",
            "before prior",
            r"\b(?:before|prior to) (?:an? |the |his |her |their |going |leaving |crossing "
            r"|eating |starting |becoming |entering |being |lunch|break|snack|play|each|every"
            r"|assembly|pe\b|home|bed|he |she |they )(?!end|start of the (?:term|year)|(?:annual "
            r"|next )?review|\w+ (?:term|year|review))",
        ),
        (
            "prompted",
            "on upon at by",
            r"\b(?:on|upon|at|by) (?:request|command|arrival|entering|entry|hearing|seeing|being"
            r"|teacher request|adult request|demand|cue|the (?:first|second) (?:(?:time of )?ask\w*"
            r"|request|prompt|call|instruction|signal)"
            r"|first ask\w*|instruction|the signal|transition)\b",
        ),
        (
            "prompted",
            "of after once",
            r"\b(?:(?:(?<=second )|(?<=seconds )|(?<=secs )|(?<=minute )|(?<=minutes )|(?<=mins ))of"
            r"|after|once) (?:being |having been |an? |the |adult |teacher |transition |starting |verbal "
            r"|spoken |visual |first "
            r")*(?:asked|told|given|prompted|shown|instructed|requested|request|instruction"
            r"|direction|prompt|prompting|warning|signal|bell|cue|reminder|frustration|arrival"
            r"|arriving|directed)\b",
        ),
        (
            "prompted",
            "in as to",
            r"\b(?:in response to|as directed|in reply to|to (?:an? )?(?:adult|teacher|peer"
            r"|verbal|visual|spoken)(?:'s)? (?:prompts?|cues?|questions?|request))\b",
        ),
        (
            "help",
            "independently unaided unprompted unassisted unsupported spontaneously without",
            r"\b(?:(?<!\bas )(?<!\bmore )independently|unaided|unprompted|unassisted|unsupported"
            r"|spontaneously|without "
            r"(?!excessive|undue|too much|much|constant|frequent)(?:\w+ ){0,4}?(?:"
            + _HELP
            + r"|prompted|assisted|models?|aid|aids|reminding|intervention|(?:his |her |their )?(?:mum"
            r"|dad|parents?|carers?)|being (?:asked|told"
            r"|reminded|prompted|helped)|adult|adults|adult's|notes|calculator|looking"
            r"|scaffold|facilitation|interruption|repetition|an adult"
            r"|(?:an?|the|his|her|their) (?:\w+ ){0,2}?(?:" + _MATERIALS + r")))\b",
        ),
        (
            "help",
            "on by all alone self-initiated independent",
            r"\b(?:on (?:his|her|their|my) own|by (?:himself|herself|themselves|myself)(?! and )|all by"
            r"|alone|self-initiated|independent(?! (?:living|learning|life|level of|travel"
            r"|skills|reader|writer|learner|work skills|task)))\b(?<!more "
            r"independent)(?<!becoming independent)(?<!be independent)(?<!becoming more "
            r"independent)(?<!let alone)(?<!leave alone)(?<!left alone)(?<!as independent)",
        ),
        (
            "help",
            "with",
            r"\bwith (?:no|only|just|fewer than|less than|at most|up to|a maximum of|no more "
            r"than|not more than|maximum)[ ](?:more than |a |an |minimal )?(?:[\w-]{1,14} "
            r"){0,4}?(?:" + _HELP + r")\b",
        ),
        (
            "help",
            "with given and or needing requiring",
            r"\b(?:with|given|and|or|needing|requiring) (?:a |an |the |only |just |at most |up "
            r"to |no more than |less than |fewer than )?(?:"
            + COUNT
            + r"|(?:(?:minimal|minimum|moderate|maximal|maximum|occasional|min|mod|max|fading"
            r"|intermittent) )?(?:"
            + _KINDS
            + r"))(?: (?:or (?:fewer|less)|or|and|to|"
            + _KINDS
            + r"|adult|staff|teacher|gentle|brief|simple|quiet|short|additional|, ?|/ ?)){0,4} "
            r"?/?(?:" + _HELP + r")\b",
        ),
        (
            "help",
            "# fewer less (",
            r"\b(?:"
            + COUNT
            + r") or (?:fewer|less) (?:\w+ ){0,2}?(?:"
            + _HELP
            + r")\b|\b(?:fewer|less) than (?:"
            + COUNT
            + r") (?:\w+ ){0,2}?(?:"
            + _HELP
            + r")\b|\((?:"
            + COUNT
            + r") (?:"
            + _HELP
            + r")\)",
        ),
        (
            "help",
            "following from after with no",
            r"\b(?:following|from|after|with) an? (?:\w+ )?(?:model|demonstration|example"
            r"|modelled \w+)\b|\bno more than (?:\w+ ){0,3}?(?:" + _HELP + r")\b",
        ),
        (
            "partner",
            "with alongside next beside in accompanied opposite facing led supervised to",
            r"\b(?:with(?! more\b)|alongside|next to|beside|in front of|in the presence of|accompanied by"
            r"|opposite|facing|led by|supervised by|to(?= (?:an? |the )?(?:familiar|unfamiliar))"
            r"|to(?= people "
            r"(?:that|who) are unfamiliar)) "
            + _DET
            + r"(?:[\w'-]{1,16} ){0,3}?(?:"
            + _PERSONS
            + r")\b(?! (?:support|help|assistance|prompt|prompts|guidance|encouragement"
            r"|supervision|work|skills?|relationships?|interaction|reminders?|modell?ing"
            r"|directions?|instructions?|requests?|expectations?|relationships?|rules|voice))",
        ),
        (
            "place",
            "in within on into around throughout along inside outside onto",
            r"(?<!depending )(?<!focus )(?<!concentrate )\b(?:in|within|on|into|around"
            r"|throughout|along|inside|outside|onto) (?!time\b)(?:and around |and "
            r"out of )?"
            + _DET
            + _ADJ
            + r"(?:"
            + _PLACES
            + r")\b(?!/)(?! ?(?:skills?|rules|expectations|work|attainment|curriculum|level|college"
            r"|language|set\b"
            r"|books?|objects?|materials|supplies|behaviou?r|time period|readiness|locations"
            r"|jobs?|year|success|participation|community skills"
            r"|of (?:interest|study|choice|the paper|the year|paper|year"
            r"|term)))",
        ),
        (
            "place",
            "at",
            r"\bat (?:the |his |her |their |a |an )(?:[\w-]{1,16} ){0,2}?(?:" + _PLACES + r")\b",
        ),
        # Judged by its head in `conditions`: "at the crosswalk", not "at the same rate".
        ("at", "at under", r"\b(?:at|under) (?:the|an?|his|her|their) (?=[a-z])"),
        (
            "with",
            "in",
            r"\bin (?:\w+ )?(?:large|larger|enlarged|clear|bold) (?:print|font|type)\b"
            r"|\bin (?:braille|print)\b",
        ),
        ("from", "dictated", r"\bdictated\b"),
        ("when", "as", r"\bas soon as\b(?! possible)"),
        ("when", "once", r"\bonce (?:the|he|she|they|it|his|her|everyone|everybody|all)\b"),
        (
            "prompted",
            "on with after at",
            r"\b(?:on|with|after|at) an? (?:[\w-]+ )?(?:warning|signal|countdown|bell|whistle)\b",
        ),
        (
            "with",
            "wearing",
            r"(?<!tolerate )(?<!accept )(?<!practise )(?<!practice )(?<!start )\bwearing (?:an?|the|his"
            r"|her|their|hearing|ear)\b",
        ),
        ("with", "with", r"\bwith (?:an?|one|two|both|his|her) hands? held\b"),
        (
            "with",
            "with",
            r"\bwith (?:magnetic|plastic|wooden|foam|adapted|weighted|chunky|modified|large-print"
            r"|textured) [a-z]",
        ),
        (
            "help",
            "with given following",
            r"\b(?:with|given|following) (?:\w+ ){0,2}?hand[- ](?:over|under)[- ]hand\b",
        ),
        (
            "prompted",
            "placed held positioned presented hidden displayed read",
            r"(?<!is )(?<!be )\b(?:(?:placed|held|positioned|presented|hidden|displayed) "
            r"(?:to (?:his|her|their)|in front|on the|out of|from|above|below|beside|behind|near"
            r"|within)|(?:(?<=story )|(?<=book )|(?<=text )|(?<=passage )|(?<=poem ))read (?:aloud |out )?"
            r"to (?:him|her|them))\b",
        ),
        ("place", "outside outdoors indoors", r"\b(?:outdoors|indoors|outside)(?= ?[,.]|$)"),
        ("from", "off", r"\boff (?:a |the |his |her )(?:white)?(?:board|screen|page|sheet)\b"),
        (
            "prompted",
            "held modelled modeled offered presented read shown placed drawn hidden rolled thrown pushed"
            " called named spoken signed played spelt",
            r"\b(?:held up|modell?ed|offered|presented|read(?: aloud| out)?|shown|placed|drawn|hidden|rolled"
            r"|thrown|pushed|called(?: out)?|named|spoken|signed|played|spelt) by "
            r"(?:an? |the |his |her |their )?"
            r"(?:[\w-]+ )?(?:" + _PERSONS + r")\b",
        ),
        (
            "with",
            "in",
            r"\bin (?:an? |the |his |her |their )(?:[\w-]+ ){0,2}?(?:frame|walker|wheelchair|stander"
            r"|harness|highchair|swing|hoist|splints?|gaiters)\b",
        ),
        (
            "place",
            "in within across",
            r"\b(?:in|within|across) (?:all |both |different |a variety of |various |structured "
            r"|unstructured |natural |school |home |classroom |general education |other "
            r"|familiar |the |his |her |their |and |two |three |\d |,|special |mainstream |small "
            r"group |general |educational |inclusion |varied ){1,5}(?:settings?|environments?"
            r"|contexts?|situations?|lessons|subjects|locations)\b",
        ),
        (
            "place",
            "at before after by over in",
            r"\b(?:at|before|after|by|over|in) (?:\w+ )?(?:circle(?= and)|breaks?|playtimes?|lunch times?"
            r"|breaktime|playtime|play ?time"
            r"|lunch|lunchtime|snack|snack ?time|home ?time|home|school|registration|carpet "
            r"?time|circle ?time|story ?time|tidy[- ]up time|bedtime|mealtimes?|dinner ?time"
            r"|recess|choosing time|golden time|group time|free choice|free play|transition "
            r"times?|the (?:start|beginning) of (?:the |each |every |his |her |a )?(?:day|lesson"
            r"|session|morning|afternoon|school|week|task|break|playtime|presentation|meal|song"
            r"|story|conversation|game|activity|walk|trip|visit|interview|call)|his table|her table"
            r"|their table|the table"
            r"|table|his desk|her desk|their desk|the desk|the sink|breakfast|assembly|drop[- "
            r"]off|pick[- ]up|work|(?:the )?end of (?:the |each |every )?(?:day|lesson|session"
            r"|playtime|break|activity))\b(?! (?:of (?:the )?(?:term|year|spring|autumn|summer"
            r"|key|next|school year))| (?:and|to) school)",
        ),
        (
            "place",
            "in to of as 1 one-to-one one-on-one",
            r"\b(?:in|to|of) (?:a |an |the |his |her |their )?(?:small |whole |large |larger "
            r"|mixed |paired |guided |structured |focus |nurture |adult-led |peer ){1,3}(?:group"
            r"|class|groups|pairs|discussion)s?\b|\b(?:in|as part of) (?:a |an )?(?:pairs?|group"
            r"|team|group of \w+|1:1|1-1|one[- ]to[- ]one|one[- ]on[- ]one)\b|\b(?:1:1"
            r"|one-to-one|one-on-one) (?:setting|session|context|situation|basis|with)",
        ),
        (
            "place",
            "on",
            r"\bon (?:the |a |an |his |her |their |level )?(?:[\w-]{1,14} ){0,2}?(?:playground"
            r"|carpet|bus|yard|clock|computer|ipad|field|stairs|mat|apparatus|school bus|train|floor"
            r"|table|desk|worktop|bench|chair|stool|cushion|slope|easel|trip|phone|telephone|tablet"
            r"|(?:sloping|slant|slanted|writing) board|keyboard|surfaces?|line(?= (?:consist))"
            r"|days where|swing|trike|whiteboard)\b(?!.{0,4}line)",
        ),
        (
            "from",
            "from",
            r"\bfrom (?:a |an |the |his |her |their )?(?:[\w-]{1,14} ){0,2}?(?:choice|field"
            r"|selection|array|memory|dictation|board|model|picture|pictures|menu|models"
            r"|prompts?|notes)\b",
        ),
        (
            "with",
            "with via by use through supported",
            r"\b(?:with|via|with the (?:aid|help|support) of|supported by|with access to) "
            r"(?:an? |the |his |her |their "
            r"|its |own |some |concrete |adapted |appropriate )*(?:[\w'/-]{1,18} ){0,3}?(?:"
            + _MATERIALS
            + r")\b(?! (?:skills?|knowledge|time|work|level|correctly spelt))",
        ),
        (
            "with",
            "on",
            r"\bon (?:an? |the |his |her )?(?:[\w-]{1,14} )?(?:number line|lined paper|squared "
            r"paper|paper|computer|ipad|tablet|laptop|whiteboard|keyboard|grid|chart|device)\b",
        ),
        (
            "with",
            "use uses follow follows",
            r"\b(?:use|follow) (?!of )(?:an? |the |his |her |their |some |concrete |adapted )*"
            r"(?:[\w'/-]{1,18} ){0,3}?(?:card|chart|frame|mat|scaffold|script|starter|timetable|schedule"
            r"|checklist|board|organi[sz]ers?|device|line|map|ruler|walker|bank|timer"
            r"|calculator|visual|visuals|symbols?|ipad|tablet|laptop|software|app|supports?"
            r"|scale|diary|planner)\b",
        ),
        (
            "with",
            "with",
            r"\bwith (?:concrete|practical|visual|physical|verbal|pictorial|tactile|sensory"
            r"|auditory|manipulative|written) (?:\w+ )?(?:apparatus|resources?|objects?"
            r"|materials?|supports?|aids?|cues?|prompts?)\b",
        ),
        (
            "place",
            "one 1",
            r"\b(?:one to one|one-to-one|1:1|1-1|1 to 1)\b(?! (?:correspondence"
            r"|support|help|tuition|direct|daily|weekly|specialist|teaching|sessions?|speech))",
        ),
        (
            "from",
            "from",
            r"\bfrom (?:an? |the |his |her |their )?(?:[\w-]{1,14} )?(?:cards?|sheet|chart|clock"
            r"|whiteboard|screen"
            r"|recording|easel|flashcards?)\b|\bfrom (?:"
            + COUNT
            + r") ?(?:metres?|meters?|m|feet|steps|paces|yards)\b",
        ),
        # What with: judged by its head in `conditions`, for tools have too many names to list.
        (
            "using",
            "using with use through by",
            r"\b(?:using|(?<!make )(?<!better )(?<!makes )use of|by means of) (?=[a-z\d\"'])",
        ),
        (
            "subject",
            "in",
            r"\bin (?:english|maths|mathematics|math|science|history|geography|music|art"
            r"|literacy|numeracy|pe|ict"
            r"|computing|drama|dt|french|german|spanish|re|pshe|phonics|guided reading"
            r"|whole-class \w+)\b"
            r"(?! (?:and|skills|attainment|level|grade|at|gcse|qualification))",
        ),
        (
            "partner",
            "with to",
            r"\bwith (?:mrs?|miss|ms|dr|sir|mr)\.? \w+|\bwith (?:the|his|her|their|a) (?:whole "
            r"|rest of the )?(?:class|group|team)\b"
            r"|\bto (?:a |the |his |her |their |one |another )?(?:small |talk |reading |whole "
            r")?(?:partner|class|group|audience)\b(?! (?:activit|discussion|work|rules|teacher"
            r"|time))",
        ),
        (
            "help",
            "with",
            r"\bwith (?:the )?(?:support|help|assistance|guidance|supervision) (?:of|from) (?:an? "
            r"|the |his |her |their |my )?(?:[\w-]{1,16} ){0,3}?(?:worker|coach|"
            + _PERSONS
            + r")\b",
        ),
        ("with", "holding", r"(?<!and )\bholding (?:an?|the|his|her|their|on|one|both)\b"),
        (
            "place",
            "in at on",
            r"\bin the (?:mornings?|afternoons?|evenings?)\b|\bat the (?:\w+ "
            r")?check-?in\b",
        ),
        ("place", "in", r"\bin (?:a |the )(?:line|queue)\b|\bin (?:line|queue)\b(?! with)"),
    )
)
