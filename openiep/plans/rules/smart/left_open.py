"""Verbs that can be seen, with an object that leaves open what one would see."""

from openiep.plans.rules.smart import verbs
from openiep.plans.rules.smart.phrases import Phrase
from openiep.plans.rules.smart.wordlist import word_set

ANYTHING_LEARNT = word_set("information learning lessons knowledge")
# What comes of these is in the head: nobody sees a meaning being constructed.
_MAKING = word_set("construct create form generate derive")
_MADE_UNSEEN = word_set("meaning understanding knowledge relationships bonds connections trust")
_ANYTHING = word_set("things everything anything")
_WHICHEVER = word_set("new different other many various")
_TOLD = word_set("list name identify write describe tell explain")
_FLUENCY = word_set("failures disfluencies disfluency dysfluencies stuttering stutters")


def leaves_open(phrase: Phrase, head: str) -> bool:
    """ "Produce language", "relate science to life", "construct meaning", "state shopping skills"."""
    if phrase.verb == "produce" and head in {"speech", "language"}:
        return not phrase.has(*_FLUENCY)
    if phrase.verb == "relate":
        return "to" in phrase.words[2:8] and head not in {"story", "event", "events", "news"}
    if phrase.verb in _MAKING and head in _MADE_UNSEEN:
        return True
    if head in _ANYTHING:
        return phrase.following == head or phrase.following in _WHICHEVER
    return head == "skills" and phrase.verb not in _TOLD


# Whatever it is: an area, unless it is said which.
_OF_LIFE = word_set("social everyday interpersonal personal peer")
_TO_SOLVE = word_set("problems conflicts conflict disagreements disputes issues")


def solves_anything(phrase: Phrase) -> bool:
    """ "Solve problems" is an area; "solve problems with money" and "word problems" are not."""
    if phrase.verb not in {"solve", "resolve"}:
        return False
    place = 2 if phrase.following in _OF_LIFE else 1
    if phrase.words[place : place + 1] == () or phrase.words[place] not in _TO_SOLVE:
        return False
    after = next((w for w in phrase.words[place + 1 :] if not verbs.is_adverb(w)), ".")
    return after in {".", ",", ";", "and", "when", "so", "at"}
