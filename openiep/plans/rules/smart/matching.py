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


@dataclass(frozen=True, slots=True)
class Book:
    """Rules in their order, with the rules that each word may begin."""

    rules: tuple[Rule, ...]
    begun_by: dict[str, tuple[int, ...]]

    def relevant(self, reading: Reading) -> list[Rule]:
        """The rules that some word of the text may begin, in order."""
        found = set(self.begun_by.get(ANYWHERE, ()))
        for word in reading.vocabulary:
            begun = self.begun_by.get(word)
            if begun is not None:
                found.update(begun)
        return [self.rules[i] for i in sorted(found)]


def book(rules: tuple[Rule, ...]) -> Book:
    """The rules, indexed once."""
    begun_by: dict[str, tuple[int, ...]] = {}
    for i, one in enumerate(rules):
        for opener in one.openers:
            begun_by[opener] = (*begun_by.get(opener, ()), i)
    return Book(rules, begun_by)


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
