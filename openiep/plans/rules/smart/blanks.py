"""Finds what a template left to be filled in: rules, brackets, dots, X and question marks."""

import re

from openiep.plans.rules.smart.reading import Reading

# Each pattern with what it catches. All are bounded, so that reading stays linear.
_BLANKS = re.compile(
    "|".join(
        (
            r"_{2,}",  # ____
            r"(?<![\w.])\.{4,}(?!\w)|\.{2,6} \.{2,6}",  # ......
            r"\.{3,}(?= ?%| ?(?:out|of|times|words|minutes|will|can|by|to)\b)|(?<= )\.{3}(?=[ ,]|$)",
            r"\.{2,}/ ?\.{2,}(?:/ ?\.{2,})?",  # .../.../...
            r"(?<![^\s/(,])_(?![^\s/,.%)])|(?:\\_){2,}",  # _ or \_\_
            r"(?<![\w*])\*{3,}(?![\w*])",  # ***
            r"(?<=[ ,(])\u2026+(?=[ .,%/]|$)|^\u2026",
            r"\[ *\]|\( {1,3}\)|< *>|\{ *\}",  # [ ] ( )
            # [date], [student's name]; not [sic]
            r"\[(?:the|his|her|their|a|an) (?:student|pupil|child|learner|name|date|target|skill|number)"
            r"[^\[\]\n]{0,40}\]",
            r"\[(?!(?:sic|ie|eg|e\.g|i\.e|he|she|they|him|her|his|the|and|or|a|an|in|is|to|see"
            r"|note)\b)"
            r"[^\[\]\n]{0,90}\]|\[(?:s?he/s?he|his/her|her/his|him/her)\]",
            r"\{[^{}\n]{1,60}\}|<[a-z][^<>=/\n]{1,40}>|\u00ab[^\u00bb\n]{1,40}\u00bb",
            # (insert target sounds), (number of weeks)
            r"\((?:insert|enter|add|fill in|choose|select|specify|state|your|child'?s?'?"
            r"|pupil'?s?'?"
            r"|student'?s?'?|target|review|due|end|start) [^()\n]{0,60}\)",
            r"\((?:dates?|names?|numbers?|percentage|percent|level|insert|times?|student|pupil"
            r"|child|client|patient|learner|participant|young person|individual|teacher|staff"
            r"|skills?|targets?|deadline|month|year|topic|amount|score|baseline|criteria|criterion"
            r"|activity|setting|behaviou?r|strategy|tbc|tbd|blank|number of[^()\n]{0,40}|who|what"
            r"|when|where|x{1,3}|#|\?|tasks?|time ?frames?|time period|month ?/ ?year|(?:type|kind) of "
            r"[^()\n]{0,40})\)|\bby (?:the )?date(?=[,.]|$)|\bmonth ?/ ?year\b",
            r"(?<![\w/])(?:tbc|tbd|tba|t\.b\.[acd]\.?|n/a(?= (?:weeks|months|times|minutes|trials|%))"
            r"|dd[/.-]mm(?:[/.-]yy(?:yy)?)?|mm[/.-]dd(?:[/.-]yy(?:yy)?)?"
            r"|xx[/.-]xx(?:[/.-](?:xx(?:xx)?|\d{2,4}))?|20xx|20__|20_|insert (?:date|name|target"
            r"|number|skill)|lorem ipsum|to be (?:confirmed|decided|completed))(?!\w)",
            r"(?<![\w'])x{2,}(?!\w)",  # xx, xxx
            r"(?<![\w'\u00d7-])[xn](?= (?:amount|number) of\b)|(?<=\bthe )x(?= (?:period|term|week|year)\b)",
            r"(?<![\w'\u00d7-])n(?= (?:out of (?:n|\d)|weeks|months|minutes|times|words|trials)\b)",
            r"(?<![\w'\u00d7-])(?<!malcolm )(?<!generation )x"
            r"(?= ?(?:%|/)| (?:per ?cent|out of|words|times|minutes|weeks|trials"
            r"|sessions|opportunities|occasions|prompts|will|can|to|is|has|needs|should)\b)",
            r"\b(?:by|for|to|of|level|grade|year|with|at|stage|term|phase|band|page|week|unit|step|ks"
            r"|class) ?x(?=[ ,.;%]|$)|^[xyz](?= (?:will|can|to|is|has|should)\b)|^x(?= )|(?<=\W)x's\b"
            r"|^x's\b",
            r"(?<=/)x(?= ?%| (?:times|trials|opportunities|occasions|sessions|days|words)\b)",
            r"(?<![\w\u00a3$])(?:#+|n|y|z) ?(?:%|per ?cent)",  # N %, # %
            r"(?<![\w&])#(?=[ /]|$)",
            r"(?:^|(?<= ))/ ?/ ?(?:20)?(?:\d\d)?(?=[ .,;]|$)",  # / / and / /20
            r"\?{2,}|(?<=[ (])\?(?= ?(?:%|out|/|times|words|minutes|weeks))",
            r"(?<![\w-])(?:-{3,}|- - -)(?![\w-])",
        )
    )
)
# In the writer's own letters: names that templates use for "the child".
_TEMPLATE_NAMES = re.compile(
    r"\u00ab[^\u00bb\n]{1,40}\u00bb"
    r"|\b(?:Johnny Student|(?:STUDENT|PUPIL|CHILD|LEARNER)(?:'S)? NAME|JOHNNY STUDENT|FIRST NAME"
    r"|NAME OF CHILD"
    r"|(?:[Ss]tudent|[Cc]hild|[Pp]upil|[Ll]earner)['\u2019]s name(?= will| can)"
    r"|Student'?s? Name|Child'?s? [Nn]ame|Pupil'?s? [Nn]ame|(?:Name|NAME) (?=will |can |to ))"
)
# A lone capital X stands for something still to come; "10 X 10" and "letters X and Z" do not.
_STANDS_FOR = re.compile(
    r"(?<![\w'\u00d7.,/+-])(?<!\d )(?<!letter )(?<!letters )(?<!Malcolm )(?<!Generation )"
    r"X(?= [a-z]{3,})(?! axis| and )"
)
_MARKS = re.compile(r"[_\[({<\u2026\u00ab#?]|\.\.|--|- -|\*\*|t\.b\.|xx|/ ?/|/ ")
_FILLERS = (
    "x",
    "n",
    "y",
    "z",
    "tbc",
    "tbd",
    "tba",
    "dd",
    "mm",
    "insert",
    "lorem",
    "confirmed",
    "decided",
    "completed",
    "x's",
    "ksx",
    "date",
    "month",
)
_ALGEBRA = re.compile(
    r"\b(?:equations?|algebra\w*|ax[ie]s|variables?|unknowns?|solve for|calculate|coordinates"
    r"|expressions?|graphs?|formulae?|inequalit\w+)\b"
)
# "I feel ___ because ___" as a frame that the child fills in.
_FRAME = re.compile(r'" ?(?:sentence )?(?:frames?|starters?|stems?)\b')
_SOUND = re.compile(r"\[[^\W\d_]{1,2}[:\u02d0]?\]")


def blanks(reading: Reading) -> list[tuple[int, int]]:
    """Where in `reading.low` something waits to be filled in, in order."""
    found: list[tuple[int, int]] = []
    for match in _BLANKS.finditer(reading.low) if _may_have(reading) else ():
        start, end = match.span()
        if _is_a_sound(reading.low, start, end) or _is_prose(reading.low, start, end):
            continue
        while start < end and reading.low[start] == " ":
            start += 1
        while end > start and reading.low[end - 1] == " ":
            end -= 1
        if start < end:
            found.append((start, end))
    if reading.places is None and "x" in reading.starts:
        found.extend(
            m.span()
            for m in _STANDS_FOR.finditer(reading.text[: len(reading.low)])
            if not any(touches(b, *m.span()) for b in found)
        )
        found.sort()
    if not found and reading.places is None and _may_name(reading.low):
        found = [m.span() for m in _TEMPLATE_NAMES.finditer(reading.text[: len(reading.low)])]
    return found


def _may_have(reading: Reading) -> bool:
    """A quick look for the marks and words that blanks are made of."""
    return bool(_MARKS.search(reading.low)) or not reading.starts.keys().isdisjoint(_FILLERS)


def _may_name(low: str) -> bool:
    return "name" in low or "johnny" in low or "\u00ab" in low


def _is_a_sound(low: str, start: int, end: int) -> bool:
    """[s] and [ch] are speech sounds, as therapists write them."""
    return bool(_SOUND.fullmatch(low, start, end)) and low[start:end] != "[x]"


def _is_prose(low: str, start: int, end: int) -> bool:
    """Dots and marks that are spoken of, and the letters of algebra."""
    words = low[start:end].split()
    letter = words[-1] if words else ""
    if letter in {"x", "y", "z", "n"}:
        return bool(_ALGEBRA.search(low))
    if letter == "(?)":
        return low[:start].rstrip().endswith(("mark", "marks"))
    if set(low[start:end]) == {"_"} and _FRAME.search(low, end, end + 60):
        return low.count('"', 0, start) % 2 == 1
    if set(low[start:end]) <= set(".\u2026 "):
        quoted = low.count('"', 0, start) % 2 == 1 and low.find('"') > 1
        return quoted or "ellips" in low[:start]
    return False


def touches(blank: tuple[int, int], start: int, end: int) -> bool:
    """Whether a blank lies in the words from `start` to `end`."""
    return blank[0] < end and start < blank[1]
