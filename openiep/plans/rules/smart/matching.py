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
    anywhere: tuple[int, ...]

    def hits(self, reading: Reading) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Where rules hold in a text: by rule in their order, each from the left.

        One look at every word of the text tells which rules may begin there.
        """
        found: dict[int, list[int] | None] = dict.fromkeys(self.anywhere)
        begun_by, low = self.begun_by, reading.low
        for word, places in reading.starts.items():
            for i in begun_by.get(word, ()):
                known = found.get(i)
                found[i] = places if known is None else known + places
        for i in sorted(found):
            rule_, begins = self.rules[i], found[i]
            if begins is None:
                for match in rule_.pattern.finditer(low):
                    yield rule_, match
                continue
            at = rule_.pattern.match
            for place in sorted(begins) if len(begins) > 1 else begins:
                one = at(low, place)
                if one is not None:
                    yield rule_, one


def book(rules: tuple[Rule, ...]) -> Book:
    """The rules, indexed once."""
    begun_by: dict[str, tuple[int, ...]] = {}
    anywhere = tuple(i for i, one in enumerate(rules) if ANYWHERE in one.openers)
    for i, one in enumerate(rules):
        if i in anywhere:
            continue
        for opener in one.openers:
            begun_by[opener] = (*begun_by.get(opener, ()), i)
    return Book(rules, begun_by, anywhere)
