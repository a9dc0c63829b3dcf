"""Judges a verb together with what follows it: can an outsider see or hear that done?"""

import re
from collections.abc import Callable

from openiep.plans.rules.smart import nouns, verbs
from openiep.plans.rules.smart.attending import attends, attention, joining
from openiep.plans.rules.smart.broad_verbs import broad
from openiep.plans.rules.smart.judged_by_object import (
    having,
    light,
    managing,
    reaching,
    recognising,
)
from openiep.plans.rules.smart.kinds import Kind
from openiep.plans.rules.smart.left_open import ANYTHING_LEARNT, leaves_open, solves_anything
from openiep.plans.rules.smart.numbers import FROM_TO as FROM_TO_TEXT
from openiep.plans.rules.smart.numbers import is_number
from openiep.plans.rules.smart.phrases import MORE, Judgement, Phrase
from openiep.plans.rules.smart.wordlist import word_set

FROM_TO = re.compile(FROM_TO_TEXT)
_MANNERLESS = word_set(
    "act move perform respond react transition function run conduct present dress live separate part"
)
_CEASING = word_set("refrain stop avoid cease resist")
_CARRYING_ON = word_set("practise practice demonstrate show continue keep")
_ONLY_CHANGING = word_set(
    """
    increase decrease reduce lengthen minimise minimize maximise maximize lessen widen
    """
)
_JUDGING = word_set(
    """
    appropriately safely successfully effectively properly respectfully responsibly positively
    confidently well independently cooperatively calmly maturely sensibly nicely smoothly
    """
)
# Whatever happens: "respond positively to praise" leaves open what one would see.
_REACTED_TO = word_set(
    """praise feedback criticism correction redirection change changes challenge challenges conflict
    situations situation frustration failure success boundaries demands stress disappointment"""
)
_SAYINGS = frozenset(
    {
        ("close", "the", "gap"),
        ("keeps", "self", "busy"),
        ("keep", "self", "busy"),
        ("stand", "up", "for"),
        ("stands", "up", "for"),
        ("keep", "up", "with"),
        ("caught", "up", "with"),
        ("catch", "up", "with"),
    }
)
_SHORT_SAYINGS = frozenset(
    {("close", "gap"), ("stick", "up"), ("sticks", "up"), ("fit", "in"), ("fits", "in")}
)
# States, not deeds: "stay safe", "remain calm".
_STATES = word_set("safe calm positive motivated happy healthy settled")
_AFTER_NO_OBJECT = word_set(
    """
    . , ; ) in within during when across with for at on throughout and while %
    """
)


def kind_of(phrase: Phrase) -> Judgement:
    """The kind of a verb phrase, and where in it further verbs stand that define it."""
    for stage in (_by_construction, _by_verb, _by_group):
        judged = stage(phrase)
        if judged is not None:
            return judged
    return _plain(phrase)


def _by_construction(phrase: Phrase) -> Judgement | None:
    """Phrases that mean more than their verb: pay attention, take part, reduce the number of."""
    verb, following = phrase.verb, phrase.following
    if verb not in {"be", "have", "has"} and attends(phrase):
        return attention(phrase)
    if verb in verbs.JOINING or (verb == "take" and following == "part"):
        return joining(phrase)
    if verb in verbs.CHANGING and _counted(phrase):
        return Kind.SEEN, []
    if verb in _ONLY_CHANGING or _gets_on(phrase):
        return (Kind.LEVEL if phrase.head()[0] in {"score", "scores", "age"} else Kind.HIDDEN), []
    if verb == "find" and following == "it":
        return Kind.HIDDEN, []
    if verb in _CEASING or (verb in _CARRYING_ON and verbs.is_gerund(following)):
        return _next_verb(phrase)
    return None


def _gets_on(phrase: Phrase) -> bool:
    """ "Get on with others", "get along"; not "get on the bus"."""
    if phrase.verb != "get" or phrase.following not in {"along", "on"}:
        return False
    return phrase.following == "along" or phrase.words[2:3] not in {("the",), ("a",), ("an",)}


def _by_verb(phrase: Phrase) -> Judgement | None:
    judge = _JUDGES.get(phrase.verb)
    return judge(phrase) if judge else None


def _by_group(phrase: Phrase) -> Judgement | None:
    verb = phrase.verb
    if verb in verbs.PROVIDING and verb not in verbs.SEEN:
        given = phrase.following in {"him", "her", "them", "support", "a", "daily"}
        return (Kind.PROVISION if given else Kind.HIDDEN), []
    if verb in verbs.HIDDEN and verb != "absorb":
        return _hidden(phrase)
    if verb in verbs.BROAD:
        return broad(phrase)
    if verb in verbs.LIGHT:
        return light(phrase)
    return None


def _plain(phrase: Phrase) -> Judgement:
    """A verb that can be seen, unless it has no object and only a word of praise after it."""
    words, following = phrase.words, phrase.following
    said = (phrase.verb, *words[1:3])
    if said in _SAYINGS or said[:2] in _SHORT_SAYINGS:
        return Kind.VAGUE, []
    head, _ = phrase.head()
    if leaves_open(phrase, head):
        return Kind.VAGUE, []
    if phrase.verb in verbs.CHANGING and head in nouns.LEVELS:
        return Kind.LEVEL, []
    if phrase.verb in verbs.CHANGING and head in nouns.VAGUE:
        return Kind.HIDDEN, []
    if head == "best" or (
        phrase.verb in {"organise", "organize"} and following.endswith(("self", "selves"))
    ):
        return Kind.HIDDEN, []
    if phrase.verb == "recall" and head in ANYTHING_LEARNT:
        return Kind.VAGUE, []
    if phrase.verb == "provide" and (_is_provision(words) or head in nouns.MATERIALS):
        return Kind.PROVISION, []
    after = words[2] if len(words) > 2 else "."
    if following in _JUDGING and phrase.verb in _MANNERLESS and _of_nothing_named(words):
        return Kind.VAGUE, []
    if phrase.verb in {"stay", "remain", "keep"} and following in _STATES:
        return Kind.HIDDEN, []
    if phrase.verb in _MANNERLESS and words[1:2] == ("as",) and "possible" in words[2:6]:
        return Kind.VAGUE, []
    if words[:2] in {("try", "hard"), ("try", "harder")} or solves_anything(phrase):
        return Kind.VAGUE, []
    if following in MORE and not after.isdigit():
        return Kind.HIDDEN, []
    return Kind.SEEN, []


def _of_nothing_named(words: tuple[str, ...]) -> bool:
    """ "Respond appropriately", also "to peers"; not "to a question"."""
    if len(words) < 3 or words[2] in _AFTER_NO_OBJECT:
        return True
    rest = [word for word in words[3:6] if word not in {"his", "her", "their", "other", "and"}]
    whom = {"to": nouns.PERSONS | _REACTED_TO, "from": nouns.PERSONS}.get(words[2], frozenset())
    return rest[:1] != [] and rest[0] in whom


def _is_provision(words: tuple[str, ...]) -> bool:
    """ "Provide Carl with a laptop" is what adults do, "provide three reasons" what a child does."""
    return "with" in words[2:4] or (
        len(words) > 1
        and words[1] in {"him", "her", "them", "support", "access", "help", "opportunities"}
    )


def _receiving(phrase: Phrase) -> Judgement:
    earned = phrase.has("certificate", "award", "qualification")
    return (Kind.SEEN if earned else Kind.PROVISION), []


def _calming(phrase: Phrase) -> Judgement:
    """To calm down is hidden; to calm down with a named help can be seen."""
    return (Kind.SEEN if phrase.has("using", "by") else Kind.HIDDEN), phrase.purposes(1)


def _being(phrase: Phrase) -> Judgement:
    following = phrase.words[1] if len(phrase.words) > 1 else ""
    j = 1
    while j < len(phrase.words) - 1 and phrase.words[j].endswith("ly"):
        j += 1
    following = phrase.words[j] if j < len(phrase.words) else ""
    if following in {"observed", "seen", "heard"}:
        doing = [i for i in range(j + 1, len(phrase.words)) if verbs.is_gerund(phrase.words[i])]
        return Kind.HIDDEN, phrase.purposes(j) or doing[:1]
    if following in verbs.PROVIDED:
        return Kind.PROVISION, []
    if phrase.words[j : j + 3] in {("in", "line", "with"), ("on", "a", "par")}:
        return Kind.LEVEL, []
    if verbs.is_gerund(following):
        leads = verbs.base_of(following) in verbs.LEADING and phrase.words[j + 1 : j + 2] == ("to",)
        return Kind.HIDDEN, [j + 2 if leads and j + 2 < len(phrase.words) else j]
    if following in {
        "on",
        "at",
        "in",
        "dry",
        "employed",
        "enrolled",
        "registered",
        "dressed",
        "seated",
        "present",
        "punctual",
        "toilet",
        "late",
        "absent",
    }:
        if phrase.has("task"):
            return attention(phrase)
        return Kind.SEEN, []
    return Kind.HIDDEN, []


_KEPT_COUNT_OF = word_set(
    "attendance punctuality wpm wcpm incidents outbursts occurrences instances absences lateness"
)


def _counted(phrase: Phrase) -> bool:
    """ "Reduce the number of times he calls out", "increase attendance": something is counted."""
    if phrase.head()[0] not in nouns.VAGUE | nouns.LEVELS | {""} and FROM_TO.search(
        " ".join(phrase.words)
    ):
        return True
    words = phrase.words[1:12]
    for i, word in enumerate(words):
        if word in {"by", ",", ".", "so"}:
            break
        if (
            word == "attendance"
            and phrase.verb == "improve"
            and not any(w.isdigit() for w in words)
        ):
            return False
        if word in _KEPT_COUNT_OF:
            return True
        if word == "fluency" and words[i + 1 : i + 2] == ("to",) and "words" in words:
            return True
        if word == "time" and words[i + 1 : i + 2] == ("on",) and any(w.isdigit() for w in words):
            return True
        if (
            word in {"number", "amount", "frequency", "length", "percentage"}
            and i + 1 < len(words)
            and words[i + 1] == "of"
        ):
            return True
        if word == "per" and i and words[i - 1] in {
            "words", "letters", "facts", "sounds", "correct", "correctly",
        }:  # fmt: skip
            return True
        if (
            i == 0
            and verbs.is_gerund(word)
            and word not in nouns.VAGUE
            and phrase.verb not in {"improve", "build"}
            and verbs.base_of(word) in verbs.SEEN - verbs.BROAD
        ):
            return True
    return False


def _next_verb(phrase: Phrase) -> Judgement:
    words = phrase.words
    j = 1
    while j < len(words) - 1 and words[j] in {"from", "all", "any", "doing", "to"}:
        j += 1
    if j < len(words) and verbs.is_gerund(words[j]):
        base = verbs.base_of(words[j])
        if base not in verbs.KNOWN:
            return (Kind.SEEN, []) if phrase.verb in _CEASING else light(phrase)
        if base in verbs.HIDDEN or base == "be":
            return Kind.HIDDEN, []
        head, _ = phrase.head(j)
        if (
            head in nouns.VAGUE
            and head == words[j]
            and phrase.verb not in {"stop", "refrain", "avoid"}
        ):
            return Kind.VAGUE, []
        if head == "skills":  # "demonstrates traveling skills"
            return Kind.VAGUE, []
        inner = Phrase(base, words[j:])
        return kind_of(inner)[0] if base in verbs.LIGHT | verbs.BROAD else Kind.SEEN, []
    head, place = phrase.head(j)
    if head in nouns.VAGUE and not phrase.lists(place + 1):
        return Kind.VAGUE, []
    return Kind.SEEN, []


def _adjusting(phrase: Phrase) -> Judgement:
    """To adjust to change is hidden; to adjust the volume can be seen."""
    if phrase.following in {"", "to", "well", "."}:
        return Kind.HIDDEN, []
    return light(phrase)


_ALONGSIDE = word_set("partner peer friend classmate child pupil student")


def _working(phrase: Phrase) -> Judgement:
    words = phrase.words
    following = words[1] if len(words) > 1 else ""
    if following in {"at", "within", "towards"} and any(w in nouns.LEVELS for w in words[2:7]):
        if phrase.has("minutes"):
            return Kind.SEEN, []
        return Kind.LEVEL, []
    if following == "with" and words[2:3] in {("a",), ("one",)} and phrase.head(2)[0] in _ALONGSIDE:
        return Kind.SEEN, []
    if following == "with" and any(
        w in {"ta", "adult", "teacher", "assistant", "lsa"} for w in words[2:6]
    ):
        return Kind.PROVISION, []
    if phrase.has("as") and words[words.index("as") + 1 : words.index("as") + 2] in {
        ("a",),
        ("an",),
    }:
        return Kind.SEEN, []
    if following in {"as", "at", "part", "part-time", "full", "full-time", "a", "an"} or phrase.has(
        "minutes", "mechanic", "shop", "job"
    ):
        return Kind.SEEN, []
    if following in {"on", "towards", "toward"} and len(words) > 3 and verbs.is_gerund(words[2]):
        head, _ = phrase.head(3)
        if (
            words[3] in {"the", "his", "her", "their", "a"}
            and head not in nouns.VAGUE
            and verbs.base_of(words[2]) not in verbs.HIDDEN
        ):
            return Kind.SEEN, []
    if following in {"out", "through"} or (
        following == "on" and phrase.has("task") and phrase.has("a", "an", "one")
    ):
        return Kind.SEEN, []
    return Kind.HIDDEN, []


def _by_touch(phrase: Phrase) -> bool:
    """ "Explores a basket with his hands" can be seen."""
    return phrase.has("with", "by", "using") and phrase.has(
        "hands", "hand", "fingers", "feet", "mouth", "mouthing", "touching", "reaching", "body"
    )


def _hidden(phrase: Phrase) -> Judgement:
    if phrase.verb == "learn" and phrase.lists(1):
        return Kind.HIDDEN, []
    if phrase.verb == "remember" and is_number(phrase.following):
        return Kind.SEEN, []
    if phrase.verb == "learn" and phrase.has("heart"):
        return Kind.SEEN, []
    if phrase.verb == "remember" and phrase.head()[0] in nouns.BELONGINGS:
        return Kind.SEEN, []
    if phrase.verb == "explore" and _by_touch(phrase):
        return Kind.SEEN, []
    if phrase.verb == "develop" and phrase.head()[0] in {
        "plan",
        "plans",
        "outline",
        "story",
        "paragraph",
        "list",
        "schedule",
        "budget",
    }:
        return Kind.SEEN, []
    return Kind.HIDDEN, []


_JUDGES: dict[str, Callable[[Phrase], Judgement]] = {
    "be": _being, "have": having, "has": having, "receive": _receiving, "manage": managing,
    "work": _working, "adjust": _adjusting, "adapt": _adjusting,
    "calm": _calming, "recognise": recognising, "recognize": recognising,
    "decode": recognising, **dict.fromkeys(verbs.REACHING - {"receive"}, reaching),
}  # fmt: skip
