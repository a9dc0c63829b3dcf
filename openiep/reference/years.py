"""Year groups from nursery to Year 13, and the ways in which exports spell them."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from openiep.reference.loading import Text, load, text, words_only

FILE = "data/year_groups.json"


@dataclass(frozen=True, slots=True)
class YearGroup:
    """A year group; `age` is the age in whole years on the 31 August before it begins.

    `assumed` spellings are taken for this year group, but a person should look.
    """

    code: str
    name: Text
    age: int
    also: tuple[str, ...]
    assumed: tuple[str, ...]


@cache
def year_groups() -> tuple[YearGroup, ...]:
    """All year groups, youngest first."""
    raw = load(FILE)
    early = tuple(
        YearGroup(
            one["code"], text(one["name"]), one["age"], tuple(one["also"]), tuple(one["assumed"])
        )
        for one in raw["year_groups"]
    )
    return early + _numbered(raw["numbered"])


@cache
def year_by_spelling() -> MappingProxyType[str, str]:
    """Year-group codes by each certain spelling of `words_only`."""
    return MappingProxyType(
        {
            words_only(spelling): year.code
            for year in year_groups()
            for spelling in (year.code, str(year.name), *year.also)
        }
    )


@cache
def assumed_year_by_spelling() -> MappingProxyType[str, str]:
    """Year-group codes by spellings that leave something open, such as "Nursery"."""
    return MappingProxyType(
        {
            words_only(spelling): year.code
            for year in year_groups()
            for spelling in year.assumed
            if words_only(spelling) not in year_by_spelling()
        }
    )


def _numbered(raw: dict[str, Any]) -> tuple[YearGroup, ...]:
    years = []
    for number in range(raw["first"], raw["last"] + 1):
        word = raw["words"][number - 1]
        name = {key: value.format(n=number) for key, value in raw["name"].items()}
        also = [spelling.format(n=number, word=word) for spelling in raw["also"]]
        also += raw["own"].get(str(number), [])
        age = raw["age_of_first"] + number - raw["first"]
        years.append(YearGroup(str(number), text(name), age, tuple(also), ()))
    return tuple(years)
