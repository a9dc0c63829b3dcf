"""Attention and taking part: they can be told where the activity is named."""

from itertools import pairwise

from openiep.plans.rules.smart import nouns, verbs
from openiep.plans.rules.smart.kinds import Kind
from openiep.plans.rules.smart.phrases import MORE, Judgement, Phrase
from openiep.plans.rules.smart.wordlist import word_set

# Being there can be seen.
_PRESENT_AT = word_set(
    """school lessons college nursery sessions club clubs appointments lesson classes class assembly
    session meetings interviews training work program programme course"""
)

_WIDER = word_set("wider broader increased greater fuller full")

_HELPERS = word_set(
    "counsellor counselor therapist mentor psychologist therapy counselling counseling mentoring"
)
_GIVEN = word_set("therapy intervention interventions counseling counselling tutoring")


def attends(phrase: Phrase) -> bool:
    """True where the phrase speaks of attention or of taking part."""
    verb, words = phrase.verb, phrase.words
    if verb in {"attend", "concentrate", "focus", "listen"}:
        return True
    if words[1:2] == ("seated",):
        return False
    if verb in {
        "stay",
        "remain",
        "be",
        "keep",
        "maintain",
        "sustain",
        "pay",
        "hold",
        "show",
        "demonstrate",
        "increase",
        "improve",
        "give",
    }:
        head, _ = phrase.head()
        near = words[1:5]
        return (
            head in {"attention", "concentration", "focus", "engagement"}
            or ("task" in near and "on" in near)
            or any(w in near for w in ("focused", "focussed", "engaged", "attentive", "on-task"))
        )
    return False


def attention(phrase: Phrase) -> Judgement:
    """Clear where the activity is named: "listen to a story", not "listen attentively"."""
    words = phrase.words
    if phrase.verb == "attend" and any(word in _HELPERS for word in words[1:9]):
        return Kind.PROVISION, []
    if (
        phrase.verb == "attend"
        and not phrase.has("to")
        and any(w in _PRESENT_AT for w in words[1:8])
    ):
        return Kind.SEEN, []
    for i in range(1, len(words) - 1):
        if words[i] == "by" and verbs.is_gerund(words[i + 1]):
            break
        if words[i] in {"when", "while"} and words[i + 1] in {"others", "someone", "people"}:
            return Kind.SEEN, []
        if words[i] in {"to", "in", "during", "on", "with", "given"}:
            named = _activity(words, i + 1)
            if named:
                return Kind.SEEN, []
    return Kind.ATTENTION, []


def _activity(words: tuple[str, ...], begin: int) -> bool:
    for i in range(begin, min(begin + 6, len(words))):
        word = words[i]
        if word in {",", ".", "for", "by", "in", "with", "when"}:
            return False
        if word in nouns.ACTIVITIES:
            plain = {
                "the",
                "a",
                "an",
                "his",
                "her",
                "their",
                "to",
                "given",
                "any",
                "on",
                "set",
                "in",
                "all",
            }
            if word in {
                "task",
                "tasks",
                "work",
                "activity",
                "activities",
                "lesson",
                "lessons",
                "class",
                "learning",
            }:
                if words[i - 1] in plain:
                    return i + 1 < len(words) and words[i + 1] in {"of", "such", "("}
                return True
            return True
    return False


# What these say is attention itself; "show improved attention" says only that it grows.
ATTENDS = word_set("stay remain be keep attend listen concentrate focus maintain sustain")


def names_an_activity(words: tuple[str, ...]) -> bool:
    """Whether the words before a main clause say at what: "Given a silent reading period,"."""
    return any(
        word in {"given", "during", "in", "with", "at", "when"} and _activity(words, i + 1)
        for i, word in enumerate(words)
    )


def joining(phrase: Phrase) -> Judgement:
    """Taking part is clear where it is said in what; in therapy it is what is given."""
    words = phrase.words
    if any(word in _GIVEN for word in words[1:9]) or ("skills", "training") in pairwise(words[1:9]):
        return Kind.PROVISION, []
    begin = 1
    while begin < len(words) and (
        words[begin] in {"in", "with", "to", "part", "a", "an"} or verbs.is_adverb(words[begin])
    ):
        begin += 1
    if begin < len(words) and (words[begin] in MORE | _WIDER or words[1] in MORE):
        return Kind.JOINING, phrase.purposes(1)
    if begin < len(words) and verbs.is_gerund(words[begin]) and words[begin] not in nouns.VAGUE:
        return Kind.SEEN, []
    if begin < len(words) and words[begin].isdigit():
        return Kind.JOINING, []
    head, place = phrase.head(begin)
    named = {"paired", "shared", "guided", "choral"}
    if head in nouns.VAGUE - nouns.GENERIC_ACTIVITY and words[place - 1] in named:
        return Kind.SEEN, []
    if head == "play" and place > begin and words[place - 1] not in nouns.PRAISE:
        return Kind.SEEN, []
    if head and head not in nouns.GENERIC_ACTIVITY and head not in nouns.VAGUE:
        if head in {"time", "part"} and place - begin < 1:
            return Kind.JOINING, []
        return Kind.SEEN, []
    if (
        head in {"activity", "task", "lesson", "session", "game"}
        and place - begin > 0
        and words[place - 1]
        not in {
            "group",
            "the",
            "class",
            "classroom",
            "daily",
            "a",
            "an",
            "whole-class",
            "living",
            "school",
        }
    ):
        return Kind.SEEN, []
    return Kind.JOINING, phrase.purposes(begin)
