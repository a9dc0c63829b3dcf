"""Judges a verb together with what follows it: can an outsider see or hear that done?"""

from dataclasses import dataclass

from openiep.plans.rules.smart import nouns, verbs
from openiep.plans.rules.smart.kinds import Kind
from openiep.plans.rules.smart.numbers import is_number

_STOP = frozenset(
    ". , ; : ( ) by with without in on at during when within after before while from for to of "
    "into using through as so and or across over until if that which who where towards toward "
    "\u2022 - including such like whilst about between up under both than given - will can per".split()
)
# These say nothing without an object: "move safely", "act appropriately".
_MANNERLESS = frozenset("act move perform respond function run conduct present dress live".split())
_QUANTIFIERS = frozenset({("at", "least"), ("up", "to"), ("a", "minimum"), ("more", "than"), ("between", "two")})
_ONLY_CHANGING = frozenset(
    "increase decrease reduce lengthen minimise minimize maximise maximize lessen widen".split()
)
_MEASURE_WORDS = frozenset("couple range variety number set selection few lot kind kinds type types bank".split())
_NOT_HEADS = frozenset("correctly independently accurately well more clearly".split())
_OBJECT_BEGINS = frozenset("a an the his her their its own for two three four five all any each out up with questions".split())
_JUDGING = frozenset(
    "appropriately safely successfully effectively properly respectfully responsibly positively "
    "confidently well independently cooperatively calmly maturely sensibly nicely".split()
)
_AFTER_NO_OBJECT = frozenset(". , ; ) in within during when across with for at on throughout and while %".split())
_MORE = frozenset("more better less fewer further".split())
_EXAMPLES = frozenset("e.g eg ie ex such like including example".split())
_EXAMPLE_SIGNS = ("e", "i")
Judgement = tuple[Kind, list[int]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb in its base form and the words from it on, the verb itself first."""

    verb: str
    words: tuple[str, ...]

    def head(self, begin: int = 1) -> tuple[str, int]:
        """The last word of the first object, and where it stands ("" if there is none)."""
        last, place = "", 0
        while self.words[begin : begin + 2] in _QUANTIFIERS:
            begin += 2
        for i in range(begin, len(self.words)):
            word = self.words[i]
            if word == "of" and last in _MEASURE_WORDS:
                continue
            if word in _STOP:
                break
            if word in _NOT_HEADS or verbs.is_adverb(word):
                continue
            last, place = word, i
        return last, place

    def has(self, *wanted: str) -> bool:
        return any(word in wanted for word in self.words)

    def lists(self, begin: int) -> bool:
        """Whether examples follow: "(e.g. deep breathing)", "such as", "by", ":"."""
        for i in range(begin, min(begin + 6, len(self.words) - 1)):
            word = self.words[i]
            if word in _EXAMPLES or word in {":", "("}:
                return True
            if word in _EXAMPLE_SIGNS and self.words[i + 1] == ".":
                return True
        return False

    def _is_a_deed(self, j: int) -> bool:
        word = self.words[j]
        if word not in verbs.KNOWN or verbs.base_of(word) != word:
            return False
        following = self.words[j + 1] if j + 1 < len(self.words) else ""
        return word not in verbs.ALSO_NOUNS or following in _OBJECT_BEGINS or following.isdigit()

    def purposes(self, begin: int) -> list[int]:
        """Where "to VERB" follows the object: "use a card to ask for help"."""
        found = []
        for i in range(begin, len(self.words) - 1):
            if self.words[i] in {".", ";"}:
                break
            if self.words[i] == "to":
                j = i + 1
                while j < len(self.words) - 1 and self.words[j].endswith("ly") and self.words[j] not in verbs.KNOWN:
                    j += 1
                if self._is_a_deed(j):
                    found.append(j)
        return found[:3]


def kind_of(phrase: Phrase) -> Judgement:
    """The kind of a verb phrase, and where in it further verbs stand that define it."""
    verb, words = phrase.verb, phrase.words
    following = words[1] if len(words) > 1 else ""
    if verb == "be":
        return _being(phrase)
    if verb in {"have", "has"}:
        return _having(phrase)
    if _attends(phrase):
        return _attention(phrase)
    if verb in verbs.JOINING or (verb == "take" and following == "part"):
        return _joining(phrase)
    if verb in verbs.CHANGING and _counted(phrase):
        return Kind.SEEN, []
    if verb in _ONLY_CHANGING:
        return Kind.HIDDEN, []
    if verb == "receive":
        return (Kind.SEEN if phrase.has("certificate", "award", "qualification") else Kind.PROVISION), []
    if verb == "get" and following in {"along", "on"}:
        return Kind.HIDDEN, []
    if verb == "manage":
        return _managing(phrase)
    if verb in {"refrain", "stop", "avoid", "cease", "resist"} or (
        verb in {"practise", "practice", "demonstrate", "show", "continue", "keep"}
        and verbs.is_gerund(following)
    ):
        return _next_verb(phrase)
    if verb == "work":
        return _working(phrase)
    if verb in {"achieve", "attain", "gain", "reach", "obtain", "earn", "get", "meet", "pass", "score", "secure"}:
        return _reaching(phrase)
    if verb in verbs.PROVIDING and verb not in verbs.SEEN:
        return (Kind.PROVISION if following in {"him", "her", "them", "support", "a", "daily"} else Kind.HIDDEN), []
    if verb in {"recognise", "recognize", "decode"}:
        return _recognising(phrase)
    if verb in verbs.HIDDEN and verb not in {"calm", "absorb"}:
        return _hidden(phrase)
    if verb == "calm":
        return (Kind.SEEN if phrase.has("using", "by") else Kind.HIDDEN), phrase.purposes(1)
    if verb in verbs.BROAD:
        return _broad(phrase)
    if verb in verbs.LIGHT:
        return _light(phrase)
    if verb == "produce" and phrase.head()[0] in {"speech", "language"}:
        return Kind.VAGUE, []
    after = words[2] if len(words) > 2 else "."
    if following in _JUDGING and after in _AFTER_NO_OBJECT and verb in _MANNERLESS:
        return Kind.VAGUE, []
    if following in _MORE and not (len(words) > 2 and words[2].isdigit()):
        return Kind.HIDDEN, []
    return Kind.SEEN, []


def _managing(phrase: Phrase) -> Judgement:
    """To manage a zip can be seen, to manage feelings cannot."""
    if any(word in nouns.MANAGED for word in phrase.words[1:7]):
        return Kind.SEEN, []
    return Kind.HIDDEN, phrase.purposes(1)


def _being(phrase: Phrase) -> Judgement:
    following = phrase.words[1] if len(phrase.words) > 1 else ""
    j = 1
    while j < len(phrase.words) - 1 and phrase.words[j].endswith("ly"):
        j += 1
    following = phrase.words[j] if j < len(phrase.words) else ""
    if following in verbs.PROVIDED:
        return Kind.PROVISION, []
    if verbs.is_gerund(following):
        return Kind.HIDDEN, [j]
    if following in {"on", "at", "in", "dry", "dressed", "seated", "present", "punctual", "toilet"}:
        if phrase.has("task"):
            return _attention(phrase)
        return Kind.SEEN, []
    return Kind.HIDDEN, []


def _having(phrase: Phrase) -> Judgement:
    head, place = phrase.head()
    if head in {"access", "opportunity", "opportunities", "support", "time", "sessions", "session", "help"} or phrase.has("access", "opportunity", "opportunities"):
        return Kind.PROVISION, []
    if head in nouns.VAGUE and not any(w.isdigit() for w in phrase.words[1:4]) and head not in {"friends"}:
        return Kind.VAGUE, phrase.purposes(place)
    if phrase.words[1:2] == ("a",) and head in nouns.VAGUE:
        return Kind.VAGUE, []
    return Kind.SEEN, []


def _attends(phrase: Phrase) -> bool:
    verb, words = phrase.verb, phrase.words
    if verb in {"attend", "concentrate", "focus", "listen"}:
        return True
    if verb in {"stay", "remain", "be", "keep", "maintain", "sustain", "pay", "hold", "show", "demonstrate", "increase", "improve", "give"}:
        head, _ = phrase.head()
        near = words[1:5]
        return (
            head in {"attention", "concentration", "focus", "engagement"}
            or ("task" in near and "on" in near)
            or any(w in near for w in ("focused", "focussed", "engaged", "attentive", "on-task"))
        )
    return False


def _attention(phrase: Phrase) -> Judgement:
    """Clear where the activity is named: "listen to a story", not "listen attentively"."""
    words = phrase.words
    if phrase.verb == "attend" and not phrase.has("to"):
        head, _ = phrase.head()
        if head in {"school", "lessons", "college", "nursery", "sessions", "club", "appointments", "lesson", "classes", "class", "assembly"} or head in verbs.KNOWN:
            return Kind.SEEN, []
    for i in range(1, len(words) - 1):
        if words[i] in {"to", "in", "during", "on", "with"}:
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
            plain = {"the", "a", "an", "his", "her", "their", "to", "given", "any", "on", "set", "in", "all"}
            if word in {"task", "tasks", "work", "activity", "activities", "lesson", "lessons", "class", "learning"}:
                if words[i - 1] in plain:
                    return i + 1 < len(words) and words[i + 1] in {"of", "such", "("}
                return True
            return True
    return False


def _joining(phrase: Phrase) -> Judgement:
    words = phrase.words
    begin = 1
    while begin < len(words) and (words[begin] in {"in", "with", "to", "part", "a", "an"} or verbs.is_adverb(words[begin])):
        begin += 1
    if begin < len(words) and (words[begin] in _MORE or words[1] in _MORE):
        return Kind.JOINING, phrase.purposes(1)
    if begin < len(words) and verbs.is_gerund(words[begin]) and words[begin] not in nouns.VAGUE:
        return Kind.SEEN, []
    if begin < len(words) and words[begin].isdigit():
        return Kind.JOINING, []
    head, place = phrase.head(begin)
    if head in nouns.VAGUE and words[place - 1] in {"paired", "shared", "guided", "choral"}:
        return Kind.SEEN, []
    if head and head not in nouns.GENERIC_ACTIVITY and head not in nouns.VAGUE:
        if head in {"time", "part"} and place - begin < 1:
            return Kind.JOINING, []
        return Kind.SEEN, []
    if head in {"activity", "task", "lesson", "session", "game"} and place - begin > 0 and words[place - 1] not in {"group", "the", "class", "classroom", "daily", "a", "an", "whole-class"}:
        return Kind.SEEN, []
    return Kind.JOINING, phrase.purposes(begin)


def _counted(phrase: Phrase) -> bool:
    """"Reduce the number of times he calls out", "increase attendance": something is counted."""
    words = phrase.words[1:12]
    for i, word in enumerate(words):
        if word in {"by", ",", ".", "so"}:
            break
        if word in {"attendance", "punctuality", "wpm", "wcpm", "incidents", "outbursts", "occurrences", "instances", "absences", "lateness"}:
            return True
        if word in {"number", "amount", "frequency", "length", "percentage"} and i + 1 < len(words) and words[i + 1] == "of":
            return True
        if word == "per" and i and words[i - 1] in {"words", "letters", "facts", "sounds"}:
            return True
        if i == 0 and verbs.is_gerund(word) and word not in nouns.VAGUE and phrase.verb not in {"improve", "build"} and verbs.base_of(word) in verbs.SEEN - verbs.BROAD:
            return True
    return False


def _next_verb(phrase: Phrase) -> Judgement:
    words = phrase.words
    j = 1
    while j < len(words) - 1 and words[j] in {"from", "all", "any", "doing", "to"}:
        j += 1
    if j < len(words) and verbs.is_gerund(words[j]):
        base = verbs.base_of(words[j])
        if base in verbs.HIDDEN or base == "be":
            return Kind.HIDDEN, []
        head, _ = phrase.head(j)
        if head in nouns.VAGUE and head == words[j] and phrase.verb not in {"stop", "refrain", "avoid"}:
            return Kind.VAGUE, []
        inner = Phrase(base, words[j:])
        return kind_of(inner)[0] if base in verbs.LIGHT | verbs.BROAD else Kind.SEEN, []
    head, place = phrase.head(j)
    if head in nouns.VAGUE and not phrase.lists(place + 1):
        return Kind.VAGUE, []
    return Kind.SEEN, []


def _working(phrase: Phrase) -> Judgement:
    words = phrase.words
    following = words[1] if len(words) > 1 else ""
    if following in {"as", "at", "part", "a", "an"} or phrase.has("minutes", "mechanic", "shop"):
        return Kind.SEEN, []
    if following in {"on", "towards", "toward"} and len(words) > 3 and verbs.is_gerund(words[2]):
        head, _ = phrase.head(3)
        if words[3] in {"the", "his", "her", "their", "a"} and head not in nouns.VAGUE and verbs.base_of(words[2]) not in verbs.HIDDEN:
            return Kind.SEEN, []
    if following in {"out", "through"} or (following == "on" and phrase.has("task") and phrase.has("a", "an", "one")):
        return Kind.SEEN, []
    return Kind.HIDDEN, []


def _reaching(phrase: Phrase) -> Judgement:
    words = phrase.words
    near = words[1:12]
    if words[1:2] and words[1] in _MORE:
        return Kind.HIDDEN, []
    head, place = phrase.head()
    if "gcse" in near or any(w in nouns.EVENTS for w in words[1 : place + 1]):
        return Kind.SEEN, []
    if head in nouns.VAGUE and head not in nouns.LEVELS:
        return Kind.VAGUE, []
    if phrase.verb in {"get", "reach", "pass", "meet"} and head not in nouns.LEVELS and head not in nouns.VAGUE and not any(w in _MORE for w in near[:2]):
        return Kind.SEEN, []
    if head in nouns.LEVELS or any(w in nouns.LEVELS for w in near[:8]):
        return Kind.LEVEL, phrase.purposes(place)
    return Kind.LEVEL, []


def _recognising(phrase: Phrase) -> Judgement:
    if phrase.verb == "decode" or any(w in nouns.CONCRETE or w.isdigit() for w in phrase.words[1:9]):
        return Kind.SEEN, []
    if phrase.has("name", "correct", "say"):
        return Kind.SEEN, []
    return Kind.HIDDEN, []


def _hidden(phrase: Phrase) -> Judgement:
    if phrase.verb == "learn" and phrase.lists(1):
        return Kind.HIDDEN, []
    if phrase.verb == "learn" and phrase.has("heart"):
        return Kind.SEEN, []
    if phrase.verb == "develop" and phrase.head()[0] in {"plan", "outline", "story", "paragraph", "list", "schedule", "budget"}:
        return Kind.SEEN, []
    return Kind.HIDDEN, []


def _broad(phrase: Phrase) -> Judgement:
    words = phrase.words
    head, place = phrase.head()
    if any(is_number(w) and w != "one" for w in words[1:9]):
        return Kind.SEEN, []
    if phrase.verb == "communicate":
        return _light(phrase)
    if head and head not in nouns.VAGUE and head not in _MORE and not head.endswith("ly"):
        if phrase.has("variety", "range") and phrase.has("material", "materials", "texts"):
            return Kind.BROAD, []
        if head in {"well", "appropriately", "together", "nicely", "aloud", "alone"} and place == 1 and not phrase.has("to"):
            return Kind.BROAD, []
        if words[1] in {"at", "to"} and any(w in {"level", "standard"} for w in words[1:8]):
            return Kind.LEVEL, []
        return Kind.SEEN, []
    if words[1:2] and words[1] in {"to", "with", "about", "from", "alongside", "into", "up", "out", "next", "beside"}:
        inner, _ = phrase.head(2)
        if inner and inner not in nouns.VAGUE:
            return Kind.SEEN, []
    if any(w in {"level", "levels", "age"} for w in words[1:8]):
        return Kind.LEVEL, []
    for i in range(1, min(10, len(words) - 1)):
        if words[i] in {"with", "to", "in", "alongside"} and any(w in nouns.PERSONS or w in nouns.ACTIVITIES for w in words[i + 1 : i + 5]):
            return Kind.SEEN, []
    return Kind.BROAD, phrase.purposes(1)


def _light(phrase: Phrase) -> Judgement:
    words = phrase.words
    head, place = phrase.head(2 if phrase.verb == "comply" else 1)
    further = phrase.purposes(1)
    if head == "time" and phrase.verb in {"use", "manage"}:
        return Kind.VAGUE, []
    if head not in nouns.LISTABLE and head in nouns.VAGUE and phrase.verb not in {"use", "utilise", "utilize", "apply", "employ"}:
        further = []
    if head in nouns.LISTABLE and phrase.lists(place + 1):
        return Kind.SEEN, further
    if phrase.verb in {"express", "communicate", "convey", "share"} and (
        phrase.has("using", "verbally", "vocally", "orally", "pointing", "signing", "through", "by", "words", "speech")
        or any(words[i] == "to" and any(w in nouns.PERSONS for w in words[i + 1 : i + 5]) for i in range(1, len(words) - 1))
    ):
        return Kind.SEEN, further
    if head == "language" and phrase.has("spoken", "sign", "signed", "signs", "symbols"):
        return Kind.SEEN, further
    if head in nouns.VAGUE and not (head in {"language", "vocabulary", "transitions", "work", "transition", "reading"} and place > 2):
        return Kind.VAGUE, further
    if any(w in nouns.PRAISE for w in words[1 : place + 1]) and head != "volume" and phrase.verb in {"use", "show", "demonstrate", "display", "exhibit", "make", "give", "practise", "practice", "maintain", "have"}:
        return Kind.VAGUE, further
    if not head or head in _MORE:
        return Kind.VAGUE, further
    if place + 1 < len(words) and words[place + 1] == "of" and head in {"understanding", "awareness", "variety", "range", "knowledge", "lack", "use", "level", "sense"}:
        return Kind.VAGUE, further
    return Kind.SEEN, further
