"""Finds targets and strategies as somebody types: without accents and capitals, word beginnings."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from openiep.reference.bank.provision import Strategy, strategies
from openiep.reference.bank.targets import BankTarget, targets

# A word in the name of the strand counts most, then in the deed, then anywhere.
_NAME, _DEED, _ELSEWHERE = 4, 2, 1


@dataclass(frozen=True, slots=True)
class Hit:
    """A target that was found, and how well it fits; more is better."""

    target: BankTarget
    fit: int


def folded_words(raw: str) -> tuple[str, ...]:
    """The words of a text without accents, capitals and marks."""
    plain = unicodedata.normalize("NFKD", raw.casefold())
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return tuple(kept.split())


def find_targets(
    typed: str = "", *, area: str = "", age: int | None = None, limit: int | None = None
) -> tuple[Hit, ...]:
    """The targets in which every typed word begins a word, the best first, steps in order.

    An empty search gives all of the area and age. `age` is in whole years.
    """
    wanted = folded_words(typed)
    hits = [
        Hit(one, fit)
        for one in targets().values()
        if (not area or one.area == area) and (age is None or one.ages[0] <= age <= one.ages[1])
        if (fit := _fit(wanted, _index()[one.id])) is not None
    ]
    hits.sort(key=lambda hit: -hit.fit)
    return tuple(hits[:limit])


def find_strategies(typed: str = "", *, area: str = "", used_by: str = "") -> tuple[Strategy, ...]:
    """The strategies in which every typed word begins a word, in the order of the bank."""
    wanted = folded_words(typed)
    return tuple(
        one
        for one in strategies().values()
        if (not area or area in one.areas)
        and (not used_by or used_by in one.used_by or "everyone" in one.used_by)
        if _fit(wanted, ((_DEED, folded_words(str(one.text))),)) is not None
    )


Weighed = tuple[tuple[int, tuple[str, ...]], ...]


@cache
def _index() -> dict[str, Weighed]:
    return {
        one.id: (
            (_NAME, folded_words(str(one.name))),
            (_DEED, folded_words(str(one.will_do))),
            (_ELSEWHERE, folded_words(f"{one.conditions} {one.how_well} {one.baseline_question}")),
        )
        for one in targets().values()
    }


def _fit(wanted: Iterable[str], places: Weighed) -> int | None:
    """The sum of the best places of all words; None where one of them is nowhere."""
    total = 0
    for word in wanted:
        best = max(
            (weight for weight, words in places if any(w.startswith(word) for w in words)),
            default=0,
        )
        if not best:
            return None
        total += best
    return total
