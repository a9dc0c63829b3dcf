"""Rules as patterns with the words they may begin at, so that a text is not searched in vain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openiep.plans.rules.smart.reading import Reading

# A rule that may begin anywhere.
ANYWHERE = "*"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the folded text, with its name and the words it may begin at."""

    name: str
    openers: tuple[str, ...]
    pattern: re.Pattern[str]


def rule(name: str, openers: str, pattern: str) -> Rule:
    """A rule; `openers` are words with blanks between, "#" for any number, "*" for anywhere."""
    return Rule(name, tuple(openers.split()), re.compile(pattern))


def matches(known: Rule, reading: Reading) -> Iterator[re.Match[str]]:
    """Where a rule holds in a text, in order."""
    if known.openers == (ANYWHERE,):
        yield from known.pattern.finditer(reading.low)
        return
    places: list[int] = []
    for opener in known.openers:
        places.extend(reading.starts.get(opener, ()))
    if len(places) > 1:
        places.sort()
    for place in places:
        found = known.pattern.match(reading.low, place)
        if found is not None:
            yield found
