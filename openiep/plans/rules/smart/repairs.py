"""Builds repairs from the writer's own words, and finds the place where they fit."""

import re

from openiep.plans.rules.smart.assess import Assessment
from openiep.plans.rules.smart.clauses import Act
from openiep.plans.rules.smart.conditions import shut_zones
from openiep.plans.rules.smart.kinds import Kind
from openiep.plans.rules.smart.model import Repair, Span
from openiep.plans.rules.smart.reading import sentences

BY_WHEN = "by the end of this term"
WITH_HELP = "with one prompt"
HOW_OFTEN = "on 4 out of 5 occasions"
# "In 4 out of 5 lessons" where the writer speaks of lessons.
_OCCASIONS = (
    ("lesson", "in 4 out of 5 lessons"),
    ("session", "in 4 out of 5 sessions"),
    ("playtime", "at 4 out of 5 playtimes"),
    ("lunchtime", "at 4 out of 5 lunchtimes"),
    ("assembly", "in 4 out of 5 assemblies"),
    ("morning", "on 4 out of 5 mornings"),
)
# What one sees instead, with the writer's own object kept.
_SEEN_INSTEAD = {
    "know": "say", "learn": "say", "remember": "say", "memorise": "say", "memorize": "say",
    "understand": "answer questions about", "comprehend": "answer questions about",
    "recognise": "point to", "recognize": "point to", "grasp": "answer questions about",
}  # fmt: skip
# What one sees when somebody gets better at a whole area.
_AREA_INSTEAD = {
    "reading": "read a short passage aloud", "writing": "write a sentence about a picture",
    "spelling": "spell the words from the week's list", "handwriting": "write words on the line",
    "comprehension": "answer questions about a short passage",
    "phonics": "say the sounds of the letters taught", "vocabulary": "say what a new word means",
    "literacy": "read a short passage aloud", "maths": "say the answers to number facts",
    "math": "say the answers to number facts", "numeracy": "say the answers to number facts",
    "number": "say the answers to number facts", "concentration": "listen to a short story",
    "attention": "listen to a short story", "listening": "listen to a short story",
    "focus": "listen to a short story", "speech": "say a full sentence to an adult",
    "communication": "ask an adult for help with a word or a card",
    "behaviour": "follow an adult's first instruction",
    "behavior": "follow an adult's first instruction",
    "confidence": "put a hand up and answer a question",
    "independence": "do the first step of a task alone",
    "organisation": "bring the things on the checklist",
    "organization": "bring the things on the checklist",
    "friendships": "ask another child to play", "relationships": "ask another child to play",
    "emotions": "ask for a break with a card", "feelings": "ask for a break with a card",
    "anger": "ask for a break with a card", "anxiety": "ask for a break with a card",
    "self-regulation": "ask for a break with a card", "social": "take turns in a game",
    "turn-taking": "take turns in a game", "coordination": "throw and catch a ball",
    "attendance": "come to school on time",
}  # fmt: skip
_OBJECT = re.compile(
    r"(?: (?:his|her|their|my|the|in|at|more|own|a|an|good|better|with)){0,4} (?P<area>[\w-]+)"
    r"(?: (?P<part>comprehension|fluency|accuracy|speed|skills?|ability|abilities|level))?"
    r"(?: (?:skills?|ability|level))?"
)
_ENDS = " \t\r\n.,;:!?"


def place_to_add(found: Assessment) -> int:
    """Where in the writer's text a further phrase fits: at the end of the sentence that asks,
    but before "so that ..." and "as measured by ..."."""
    reading = found.reading
    low = reading.low
    begin, end = _asking_sentence(found)
    first = found.acts[0].end if found.acts else begin
    for start, _ in shut_zones(reading):
        if first < start < end and start > begin:
            end = start
    while end > begin and low[end - 1] in _ENDS:
        end -= 1
    return reading.span(begin, end).end if end > begin else len(reading.text.rstrip())


def _asking_sentence(found: Assessment) -> tuple[int, int]:
    parts = sentences(found.reading)
    for part in parts:
        if any(part[0] <= act.start < part[1] for act in found.acts):
            return part
    return parts[0] if parts else (0, len(found.reading.low))


def added(found: Assessment, phrase: str) -> Repair:
    """The repair that adds a phrase to the asking sentence."""
    place = place_to_add(found)
    glue = " " if place and not found.reading.text[place - 1].isspace() else ""
    follows = found.reading.text[place : place + 1]
    return Repair(Span(place, place), glue + phrase + (" " if follows.isalnum() else ""))


def how_often(found: Assessment) -> Repair:
    """A criterion in the writer's own occasions, where the sentence does not end on them."""
    low = found.reading.low
    for word, phrase in _OCCASIONS:
        if word in low:
            plain = phrase.replace("4 out of 5 ", "")
            return added(found, HOW_OFTEN if plain in low else phrase)
    return added(found, HOW_OFTEN)


def seen_instead(found: Assessment, act: Act) -> Repair | None:
    """A verb that one can see, with the writer's object or, for a whole area, one small step."""
    reading = found.reading
    simple = _SEEN_INSTEAD.get(act.verb)
    if simple is not None and act.kind is Kind.HIDDEN:
        if reading.low[act.start : act.end].endswith(("ing", "s")):
            return None
        return Repair(reading.span(act.start, act.end), simple)
    following = _OBJECT.match(reading.low, act.end)
    if following is None:
        return None
    step = _AREA_INSTEAD.get(following["part"] or "") or _AREA_INSTEAD.get(following["area"])
    if step is None or reading.low[act.start : act.end] != act.verb:
        return None
    return Repair(reading.span(act.start, following.end()), step)
