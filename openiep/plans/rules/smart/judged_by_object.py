"""Verbs whose meaning lies in their object: use, make, have, reach, read, manage."""

from itertools import pairwise

from openiep.plans.rules.smart import nouns, verbs
from openiep.plans.rules.smart.kinds import Kind
from openiep.plans.rules.smart.numbers import is_number
from openiep.plans.rules.smart.phrases import MORE, Judgement, Phrase
from openiep.plans.rules.smart.wordlist import word_set

# To have these is to be given them.
_GIVEN_BY_ADULTS = word_set(
    """access option options opportunity opportunities support session sessions therapy tuition teaching
    physiotherapy intervention interventions input provision assistance mentoring counselling"""
)


_LENT = word_set("time help timetable schedule laptop tablet workstation")
# A level that comes with a paper is an event: it is passed on a day or not.
_CERTIFIED = word_set("gcse gcses qualification qualifications certificate btec diploma degree")


def having(phrase: Phrase) -> Judgement:
    """To have or to be tells little unless what is had can be seen."""
    head, place = phrase.head()
    if "own" in phrase.words[1:3] and not phrase.has("ready"):
        return Kind.VAGUE, []
    if head in _GIVEN_BY_ADULTS | _LENT or any(
        word in _GIVEN_BY_ADULTS for word in phrase.words[1:12]
    ):
        return Kind.PROVISION, []
    if any(
        pair in {("in", "place"), ("routine", "implemented"), ("needs", "met")}
        for pair in pairwise(phrase.words[1:12])
    ):
        return Kind.PROVISION, []
    if (
        head in nouns.VAGUE
        and not any(w.isdigit() for w in phrase.words[1:4])
        and head not in {"friends"}
    ):
        return Kind.VAGUE, phrase.purposes(place)
    if any(w in {"friendship", "friendships", "relationship"} for w in phrase.words[1:place]):
        return Kind.VAGUE, []
    if phrase.words[1:2] == ("a",) and head in nouns.VAGUE:
        return Kind.VAGUE, []
    if phrase.verb in {"have", "has"} and not _seen_to_have(phrase, head):
        return Kind.VAGUE, phrase.purposes(place)
    return Kind.SEEN, []


def _seen_to_have(phrase: Phrase, head: str) -> bool:
    """ "Have his pen ready", "have two friends", "have no late marks"; not "have a better time"."""
    near = phrase.words[1:9]
    if any(is_number(word) or word in _HAD for word in near):
        return True
    return head in nouns.BELONGINGS | nouns.MATERIALS | nouns.EVENTS or verbs.base_of(head) != head


_HAD = word_set(
    "no fewer less ready zero none dry clean conversation turn job career flat apartment"
)


# What a school hands out: one can count them.
_TOKENS = word_set(
    """behaviour behavior merit merits house star stars sticker stickers stamps stamp detention detentions
    token tokens sanctions dojo credits reward rewards ticks tick"""
)


def reaching(phrase: Phrase) -> Judgement:
    """To reach a shelf can be seen; to reach a level needs the skill beside it."""
    words = phrase.words
    near = words[1:12]
    if words[1:2] and words[1] in MORE:
        return Kind.HIDDEN, []
    if any(w in _CERTIFIED for w in near[:8]):
        return Kind.SEEN, []
    head, place = phrase.head()
    if head == "information" and not phrase.has("from"):
        return Kind.VAGUE, []
    if phrase.verb == "pass" and "level" in near:
        return Kind.SEEN, []
    if phrase.verb in {"earn", "score", "get"} and near[1:2] and "out" in near:
        return Kind.SEEN, []
    if any(w in _TOKENS for w in near[:6]) and any(is_number(w) for w in near):
        return Kind.SEEN, []
    if any(w in nouns.LEVELS for w in words[1 : place + 1]) and not any(
        w in nouns.EVENTS for w in words[1 : place + 1]
    ):
        return Kind.LEVEL, phrase.purposes(place)
    if any(w in nouns.EVENTS for w in words[1 : place + 1]):
        return Kind.SEEN, []
    if head in nouns.VAGUE and head not in nouns.LEVELS:
        return Kind.VAGUE, []
    if (
        phrase.verb in {"get", "reach", "pass", "meet", "obtain"}
        and head not in nouns.LEVELS
        and head not in nouns.VAGUE
        and not any(w in MORE for w in near[:2])
    ):
        return Kind.SEEN, []
    if head in nouns.LEVELS or any(w in nouns.LEVELS for w in near[:8]):
        return Kind.LEVEL, phrase.purposes(place)
    return Kind.LEVEL, []


def recognising(phrase: Phrase) -> Judgement:
    """To recognise is clear where it is said what is named, pointed to or matched."""
    if phrase.following in MORE:
        return Kind.HIDDEN, []
    if ("of" in phrase.words[2:3]) and phrase.following in {"sign", "signs"}:
        return Kind.HIDDEN, []
    near = phrase.words[1:9]
    near = near[: near.index("in")] if "in" in near else near  # "rhythm in spoken words"
    if phrase.verb == "decode" or any(w in nouns.CONCRETE or w.isdigit() for w in near):
        return Kind.SEEN, []
    if phrase.has("name", "correct", "say"):
        return Kind.SEEN, []
    return Kind.HIDDEN, []


_HOW_SAID = word_set("using verbally vocally orally pointing signing through by words speech")
_SAYING = word_set("express communicate convey share seek")
_CHOSEN_FROM = word_set("board chart list menu card cards toolbox toolkit plan ring")
_ROOMS = word_set("workspace workstation room corner toilet bathroom library area space")
_PLAIN = frozenset({("make", "change"), ("share", "materials"), ("share", "resources")})
# "Appropriate" before these leaves open what is meant; "appropriate spacing" can be seen.
_OPEN_TO_TASTE = nouns.VAGUE | word_set(
    """response responses reaction reactions way ways manner body words interaction touch topic topics
    comments grammar humour humor actions activities boundaries solutions decisions clothing listening
    balance care"""
)
_NO_NAME_OF_A_STRATEGY = nouns.PRAISE | word_set(
    """a an the his her their its one two this that given taught learned learnt known chosen preferred
    coping calming calm-down self-regulation self-regulating regulation sensory reading writing
    comprehension spelling decoding maths math learning social communication language memory
    organisational organizational problem-solving de-escalation behaviour behavior self-calming
    or and / at least new different another any some familiar practised practiced self-management"""
)
_WITH_TOOLS = word_set("use utilise utilize apply employ")
_JUDGED = word_set(
    "take use show demonstrate display exhibit make give practise practice maintain have"
)
_ONLY_A_FRAME = word_set(
    "understanding awareness variety range knowledge lack use level sense beginning beginnings signs"
)
_CLEAR_WHEN_NAMED = word_set("language vocabulary transitions work transition reading")


def light(phrase: Phrase) -> Judgement:
    """Verbs such as use, show and make: the object decides."""
    words = phrase.words
    if len(words) > 3 and words[1] in {"and", "or", "/", "&"} and words[2] in verbs.KNOWN:
        phrase = Phrase(phrase.verb, (words[0], *words[3:]))
        words = phrase.words
    if phrase.verb in _SHOWN and ("use", "of") in pairwise(words[1:5]):  # "demonstrate the use of"
        at = words.index("use")
        return light(Phrase("use", (words[at], *words[at + 2 :])))
    if _plainly_seen(phrase):
        return Kind.SEEN, []
    if _says_little(phrase):
        return Kind.VAGUE, []
    if _makes_a_thing(phrase):
        return Kind.SEEN, []
    head, place = _object_of(phrase)
    if head in {"rules", "rule"} and _of_a_game(words, place):
        return Kind.SEEN, []
    if head == "time" and phrase.verb in {"use", "manage"}:
        return Kind.VAGUE, []
    unsaid = head in nouns.VAGUE and head not in nouns.LISTABLE
    further = [] if unsaid and phrase.verb not in _WITH_TOOLS else phrase.purposes(1)
    if _named_after_all(phrase, head, place):
        return Kind.SEEN, further
    return (Kind.VAGUE if _object_is_vague(phrase, head, place) else Kind.SEEN), further


def _plainly_seen(phrase: Phrase) -> bool:
    """ "Apply for a job", "make change", "share with others", "accept losing without shouting"."""
    words = phrase.words
    if phrase.verb == "share" and phrase.following == "with":
        return True
    if words[1:2] == ("for",) and phrase.verb == "apply":
        return True
    if words[1:2] == ("so",) or (phrase.verb, phrase.head()[0]) in _PLAIN:
        return True
    return phrase.verb in {"accept", "express"} and _without_a_deed(words)


def _makes_a_thing(phrase: Phrase) -> bool:
    """ "Show his working", "build with bricks"."""
    if phrase.verb == "show" and phrase.head()[0] in {"work", "working", "workings"}:
        return True
    return phrase.following == "with" and phrase.verb in {"build", "make", "create", "draw"}


def _object_of(phrase: Phrase) -> tuple[str, int]:
    """The noun that decides: "strategies taught" and "greetings appropriate to" end on another word."""
    words = phrase.words
    head, place = phrase.head(2 if phrase.verb == "comply" else 1)
    if place > 1 and (head in {"taught", "learned", "learnt"} or head in nouns.PRAISE):
        head, place = words[place - 1], place - 1
    if head in {"time", "times"} and place > 1 and words[place - 1] in nouns.VAGUE:
        head = words[place - 1]
    return head, place


_HOW_WELL_USED = word_set(
    "appropriately effectively properly purposefully meaningfully efficiently functionally"
)


def _only_judged(words: tuple[str, ...]) -> bool:
    """ "Use materials appropriately": what counts as that is left open, unless it is said to what end."""
    for i, word in enumerate(words[1:9], start=1):
        if word in _HOW_WELL_USED:
            after = words[i + 1 : i + 3]
            shown = len(after) > 1 and after[0] == "," and verbs.is_gerund(after[1])
            return not shown and after[:1] != ("to",)
        if word in {",", ".", "(", "with", "in", "to", "when"}:
            break
    return False


# Of these the grammar says what is appropriate.
_FORMS = word_set(
    "tense tenses pronouns plurals verbs conjunctions articles prepositions adjectives punctuation"
)
_OPEN_LEVEL = word_set("age-related age-appropriate appropriate full curriculum mainstream")


def _says_little(phrase: Phrase) -> bool:
    """Set phrases: take care of, control emotional responses, handle transitions."""
    words = phrase.words
    if phrase.verb in {"control", "handle"} and "well" in words[2:6]:
        return True
    if phrase.verb in _WITH_TOOLS and phrase.head()[0] not in _FORMS and _only_judged(words):
        return True
    if words[1:3] in {("care", "of"), ("charge", "of"), ("part", "in")} or _with_praise(words):
        return True
    if phrase.verb in {"control", "manage", "regulate"} and phrase.has("emotional", "impulses"):
        return True
    if "best" in words[1:4] or words[1:3] == ("self", "busy"):
        return True
    if phrase.verb == "express" and phrase.following.endswith("self"):
        return not (_is_how_said(phrase) or phrase.has("in") or phrase.lists(2))
    if phrase.verb == "access":
        if any(w in _OPEN_LEVEL for w in words[1:6]):
            return True
        return phrase.head()[0] not in nouns.MATERIALS | nouns.MANAGED | _ROOMS
    return phrase.verb == "handle" and phrase.head()[0] in {"transition", "transitions"}


def _named_after_all(phrase: Phrase, head: str, place: int) -> bool:
    """A vague object made clear: by examples, by how it is said, or to whom."""
    shown = phrase.verb in _SHOWN and head == "concepts"  # "demonstrates concepts, e.g. under"
    if (
        head in nouns.LISTABLE
        and not shown
        and (phrase.lists(place + 1) or _is_called(phrase.words, place))
    ):
        return True
    if phrase.verb in _SAYING and (_is_how_said(phrase) or _to_somebody(phrase.words)):
        return True
    if phrase.words[place + 1 : place + 2] == ("from",) and phrase.has(*_CHOSEN_FROM):
        return True
    return head == "language" and phrase.has("spoken", "sign", "signed", "signs", "symbols")


def _is_how_said(phrase: Phrase) -> bool:
    """ "Communicate using symbols", not "using a preferred method"."""
    if "using" in phrase.words:
        return phrase.head(phrase.words.index("using") + 1)[0] not in nouns.VAGUE
    return phrase.has(*_HOW_SAID)


_PLAYED = word_set("game games sport match road highway club")


def _of_a_game(words: tuple[str, ...], place: int) -> bool:
    """ "The rules of a board game", "game rules", "three class rules"; not "school rules"."""
    counted = any(is_number(word) for word in words[1:place])
    return counted or any(word in _PLAYED for word in words[1 : place + 7])


def _without_a_deed(words: tuple[str, ...]) -> bool:
    """ "Accept a change without shouting": what is left out can be seen or heard."""
    return any(
        one == "without" and verbs.is_gerund(two) and verbs.base_of(two) not in verbs.HIDDEN
        for one, two in pairwise(words)
    )


def _is_called(words: tuple[str, ...], place: int) -> bool:
    """ "The easy onset strategy" has a name; "a calming strategy" and "strategies" have none."""
    if words[place] not in {"strategy", "technique", "method"}:
        return False
    return any(word not in _NO_NAME_OF_A_STRATEGY for word in words[1:place])


def _to_somebody(words: tuple[str, ...]) -> bool:
    return any(
        words[i] == "to" and any(w in nouns.PERSONS for w in words[i + 1 : i + 5])
        for i in range(1, len(words) - 1)
    )


_LONGER = (
    MORE
    | {"longer", "harder", "wider", "broader", "greater", "larger"}
    | word_set("expanding growing increasing")
)


def _only_more(words: tuple[str, ...]) -> bool:
    """ "Follow longer and more complex instructions": longer than what?"""
    if any(is_number(word) for word in words):
        return False
    return any(
        word in _LONGER and words[i + 1 : i + 2] != ("than",) for i, word in enumerate(words)
    )


_POINTING_BACK = word_set("these those this that them it")


# "Demonstrate a response": which one is left open.
_SHOWN = word_set("show demonstrate exhibit display")
_REACTIONS = word_set("response responses reaction reactions desire")


def _object_is_vague(phrase: Phrase, head: str, place: int) -> bool:
    words = phrase.words
    if head in nouns.VAGUE and not (head in _CLEAR_WHEN_NAMED and place > 2):
        return True
    praised = any(w in nouns.PRAISE for w in words[1 : place + 1])
    if praised and head in _OPEN_TO_TASTE | nouns.PRAISE and phrase.verb in _JUDGED:
        return True
    if phrase.verb in {"tolerate", "accept"} and phrase.has("range", "variety"):
        return True
    if head.endswith("ness") or (phrase.verb in _SHOWN and head in _REACTIONS):
        return True
    if not head or head in _LONGER or head in _POINTING_BACK or _only_more(words[1:place]):
        return True
    return words[place + 1 : place + 2] == ("of",) and head in _ONLY_A_FRAME


def _with_praise(words: tuple[str, ...]) -> bool:
    """ "Handles books with respect": how, in a word that judges."""
    for i in range(1, min(6, len(words) - 1)):
        if words[i] == "with" and words[i + 1] in {"respect", "care", "kindness", "confidence"}:
            return True
    return False


def managing(phrase: Phrase) -> Judgement:
    """To manage a zip can be seen, to manage feelings cannot."""
    if any(word in nouns.MANAGED for word in phrase.words[1:7]):
        return Kind.SEEN, []
    return Kind.HIDDEN, phrase.purposes(1)
