"""Rules as patterns with the words they may begin at, so that a text is not searched in vain."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from openiep.plans.rules.smart.reading import Reading

# A rule that may begin anywhere.
ANYWHERE = "*"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the folded text, with its name and the words it may begin at."""

    name: str
    openers: frozenset[str]
    pattern: re.Pattern[str]


def rule(name: str, openers: str, pattern: str) -> Rule:
    """A rule; `openers` are words with blanks between, "#" for any number, "*" for anywhere."""
    return Rule(name, frozenset(openers.split()), re.compile(pattern))


def matches(known: Rule, reading: Reading) -> Iterable[re.Match[str]]:
    """Where a rule holds in a text, in order."""
    if ANYWHERE in known.openers:
        return known.pattern.finditer(reading.low)
    present = known.openers & reading.vocabulary
    return _at(known.pattern, reading, present) if present else ()


def _at(
    pattern: re.Pattern[str], reading: Reading, openers: frozenset[str]
) -> Iterator[re.Match[str]]:
    places = [place for opener in openers for place in reading.starts[opener]]
    for place in sorted(places) if len(places) > 1 else places:
        found = pattern.match(reading.low, place)
        if found is not None:
            yield found
