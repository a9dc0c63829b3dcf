"""Verbs that cover many deeds, such as read, write, count and play: the object has to narrow them."""

from openiep.plans.rules.smart import nouns
from openiep.plans.rules.smart.judged_by_object import light
from openiep.plans.rules.smart.kinds import Kind
from openiep.plans.rules.smart.numbers import is_number
from openiep.plans.rules.smart.phrases import MORE, Judgement, Phrase
from openiep.plans.rules.smart.wordlist import word_set

# Said together, these can be seen.
_COUNTING = word_set("up on in back backwards forwards by")
_AT_LEVEL = word_set("level levels standard standards")
_KEPT = word_set("journal diary log notebook calendar agenda jotter")
_ONLY_HOW = word_set("well appropriately together nicely aloud alone")
_BEFORE_AN_OBJECT = word_set("to with about from alongside into up out next beside on")


def _is_narrow(phrase: Phrase, head: str) -> bool:
    """ "Read 20 words", "speak in full sentences", "count in tens", "type his name"."""
    if any(is_number(w) and w != "one" for w in phrase.words[1:9]) or phrase.has("sentences"):
        return True
    if phrase.verb == "count" and phrase.following in _COUNTING:
        return True
    return phrase.verb == "type" and bool(head)


def broad(phrase: Phrase) -> Judgement:
    """Reading, writing, counting: an area alone, a skill with something that can be seen."""
    words = phrase.words
    head, _ = phrase.head()
    if words[1:2] == ("at",) and any(w in _AT_LEVEL for w in words[2:8]):
        return Kind.LEVEL, []
    if _is_narrow(phrase, head):
        return Kind.SEEN, []
    if phrase.verb == "communicate":
        return light(phrase)
    if phrase.following == "appropriately" and phrase.verb in {"play", "speak", "talk"}:
        return Kind.BROAD, phrase.purposes(1)
    if head and head not in nouns.VAGUE and head not in MORE and not head.endswith("ly"):
        return _with_an_object(phrase)
    if _is_narrowed_behind(phrase):
        return Kind.SEEN, []
    if any(w in {"level", "levels", "age"} for w in words[1:8]):
        return Kind.LEVEL, []
    if _with_somebody(words):
        return Kind.SEEN, []
    return Kind.BROAD, phrase.purposes(1)


def _with_an_object(phrase: Phrase) -> Judgement:
    head, place = phrase.head()
    if phrase.has("variety", "range") and phrase.has("material", "materials", "texts"):
        return Kind.BROAD, []
    if head in _ONLY_HOW and place == 1 and not phrase.has("to"):
        return Kind.BROAD, []
    if phrase.following in {"at", "to"} and any(
        w in {"level", "standard"} for w in phrase.words[1:8]
    ):
        return Kind.LEVEL, []
    return Kind.SEEN, []


def _is_narrowed_behind(phrase: Phrase) -> bool:
    """ "Write in his planner", "read to a partner", "talk about his weekend"."""
    inner, _ = phrase.head(2)
    if phrase.verb == "write" and phrase.following == "in" and inner in nouns.BELONGINGS | _KEPT:
        return True
    return phrase.following in _BEFORE_AN_OBJECT and bool(inner) and inner not in nouns.VAGUE


def _with_somebody(words: tuple[str, ...]) -> bool:
    return any(
        words[i] in {"with", "to", "in", "alongside"}
        and any(w in nouns.PERSONS or w in nouns.ACTIVITIES for w in words[i + 1 : i + 5])
        for i in range(1, min(10, len(words) - 1))
    )
