"""The forms in which targets name a circumstance: given what, when, and with what help; data."""

from openiep.plans.rules.smart import nouns
from openiep.plans.rules.smart.matching import Rule, rule
from openiep.plans.rules.smart.numbers import COUNT
from openiep.plans.rules.smart.surroundings import SURROUNDINGS

_HELP = "|".join(sorted(nouns.HELP, key=len, reverse=True))
_KINDS = "|".join(sorted(nouns.HELP_KINDS, key=len, reverse=True))
_MATERIALS = "|".join(sorted(nouns.MATERIALS, key=len, reverse=True))
_WHEN_AND_HOW_FAR_HELPED: tuple[Rule, ...] = tuple(
    rule(name, openers, pattern)
    for name, openers, pattern in (
        (
            "given",
            "given provided presented supplied when",
            r"(?<!\ba )(?<!\bthe )(?<!\bany )(?<!\bfor )(?<!\beach )(?<!\bbe )(?<!\bbeen )(?<!\ban "
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
            r"(?<!look )(?<!the )(?<!looks )(?<!looking )\b(?:after|following) "
            r"(?!graduation|graduating|leaving|completion|high|exiting"
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
            r"|assembly|pe\b|home|bed|he |she |they "
            r"|(?<=to )(?:tasks?|activities|lessons?|transitions?|tests?)\b"
            r"|(?<=to )(?!leaving|moving|transferring|graduating)\w{3,12}ing\b)"
            r"(?!end|start of the (?:term|year)|(?:annual "
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
            r"\b(?:in response to"
            r"(?! (?:various|different|a (?:variety|range)|any|all)\b)|as directed"
            r"|in reply to|to (?:an? )?(?:adult|teacher|peer"
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
            r"|skills|reader|writer|learner|work skills|task|reading (?:level|ability|skills))))\b(?<!more "
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
            + r"))(?:[ /](?:or (?:fewer|less)|or|and|to|"
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
    )
)
RULES = _WHEN_AND_HOW_FAR_HELPED + SURROUNDINGS
