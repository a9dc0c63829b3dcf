"""The forms in which targets say where, with whom and with what something is done; data."""

from openiep.plans.rules.smart import nouns
from openiep.plans.rules.smart.matching import Rule, rule
from openiep.plans.rules.smart.numbers import COUNT

_PLACES = "|".join(sorted(nouns.PLACES, key=len, reverse=True))
_PERSONS = "|".join(sorted(nouns.PERSONS, key=len, reverse=True))
_MATERIALS = "|".join(sorted(nouns.MATERIALS, key=len, reverse=True))
_DET = (
    r"(?:(?:a|an|the|his|her|their|its|my|any|some|another|one|two|three|four|all|other|own|each"
    r"|both|\d{1,2}|familiar|unfamiliar|known|chosen|preferred|new) ){0,4}"
)
_ADJ = r"(?:[\w'/,&-]{1,24} ){0,4}?"
SURROUNDINGS: tuple[Rule, ...] = tuple(
    rule(name, openers, pattern)
    for name, openers, pattern in (
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
            r"|directions?|directives?|demands?|instructions?|requests?|expectations?|relationships?"
            r"|rules|voice|chores))",
        ),
        (
            "place",
            "in within on into around throughout along inside outside onto",
            r"(?<!\bget )(?<!\bgets )(?<!depending )(?<!focus )(?<!concentrate )\b(?:in|within|on|into|around"
            r"|throughout|along|inside|outside|onto) (?!time\b)(?:and around |and "
            r"out of )?"
            + _DET
            + _ADJ
            + r"(?:"
            + _PLACES
            + r")\b(?!/)(?! ?(?:skills?|rules|expectations|work|attainment|curriculum|level|college"
            r"|language|set\b|science"
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
            r"|within)|(?:(?<=story )|(?<=book )|(?<=text )|(?<=passage )|(?<=poem ))read "
            r"(?:aloud|out|(?:aloud |out )?to (?:him|her|them)))\b",
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
            r"|recess|(?:unstructured|less structured|structured|busy|quiet|social|tidy[- ]up) times?"
            r"|choosing time|golden time|group time|free choice|free play|transition "
            r"times?|the (?:start|beginning) of (?:the |each |every |his |her |a )?(?:day|lesson"
            r"|session|morning|afternoon|school|week|task|break|playtime|presentation|meal|song"
            r"|story|conversation|game|activity|walk|trip|visit|interview|call)|his table|her table"
            r"|their table|the table"
            r"|table|his desk|her desk|their desk|the desk|the sink|breakfast|assembly|drop[- "
            r"]off|pick[- ]up|(?<=at )work|(?:the )?end of (?:the |each |every )?(?:day|lesson|session"
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
            r"(?<!\bget )(?<!\bgets )\bon (?:the |a |an |his |her |their "
            r"|level )?(?:[\w-]{1,14} ){0,2}?(?:playground"
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
            r"paper|paper|computer|ipad|tablet|laptop|whiteboard|keyboard|grid|chart|device|calculator)\b",
        ),
        (
            "with",
            "use uses follow follows",
            r"\b(?:use|follow) (?!of )(?!(?:\w+ ){0,3}rules)(?:an? |the |his |her |their |some "
            r"|concrete |adapted )*"
            r"(?:[\w'/-]{1,18} ){0,3}?(?:card|chart|frame|mat|scaffold|script|starter|timetable|schedule"
            r"|checklist|board|organi[sz]ers?|device|line|map|ruler|walker|bank|timer"
            r"|calculator|visual|visuals|symbols?|ipad|tablet|laptop|software|app|supports?"
            r"|scale|diary|planner)\b",
        ),
        (
            "with",
            "use uses",
            r"\buses? (?:an? |the |his |her |their )(?:[\w'/-]{1,18} ){0,3}?(?!spoon|fork|knife|cup|straw"
            r"|pencil|pen\b|scissors|strategies)(?:" + _MATERIALS + r") to [a-z]",
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
            "place",
            "in",
            r"\bin (?:background |competing |some )?(?:noise|quiet)(?=[ ,.;/]|$)(?! (?:and|or) (?!quiet))",
        ),
        (
            "place",
            "in",
            r"\bin (?:\w+ )?(?:confrontations?|conflicts?|arguments?|emergenc(?:y|ies)|disagreements?)\b",
        ),
        ("from", "out", r"\bout of (?:an? )?(?:field|selection|array|choice) of\b"),
        (
            "prompted",
            "presented",
            r"(?<!is )(?<!be )\bpresented (?:orally|verbally|visually|auditorily|aloud|up close"
            r"|(?:in|on|with|at|using|through) )",
        ),
        (
            "prompted",
            "with",
            r"\bwith (?:an?|the) (?:\w+ )?(?:prompt|question|instruction)(?= ?[\"',.]|$)",
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
            r"\b(?:using|(?<!make )(?<!better )(?<!makes )(?<!demonstrate )(?<!demonstrates )"
            r"use of|by means of) (?=[a-z\d\"'])",
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
            r"|small |large |rest of the )?(?:class|group|team)\b"
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
        ("with", "holding", r"(?<!\band )\bholding (?:an?|the|his|her|their|on|one|both)\b"),
        (
            "place",
            "in at on",
            r"\bin the (?:mornings?|afternoons?|evenings?)\b|\bat the (?:\w+ "
            r")?check-?in\b",
        ),
        ("place", "in", r"\bin (?:a |the )(?:line|queue)\b|\bin (?:line|queue)\b(?! with)"),
    )
)
