"""Areas of need, census types of need and SEN statuses, as the Department names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from openiep.reference.loading import Origin, Text, load, origin, text, words_only

FILE = "data/needs.json"


@dataclass(frozen=True, slots=True)
class Area:
    """An area of need: the four of the Code of Practice, and independence beside them."""

    key: str
    name: Text
    in_code: bool
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """A census type of need; `area` is empty where the Code fixes none."""

    code: str
    name: Text
    area: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SenStatus:
    """A census SEN status; the historic ones appear in old records only."""

    code: str
    name: Text
    historic: bool
    has_needs: bool
    also: tuple[str, ...]


def where_from() -> Origin:
    """Source and version of the codes."""
    return origin(load(FILE))


@cache
def areas() -> tuple[Area, ...]:
    """The areas of need, in the order in which people expect them."""
    return tuple(
        Area(raw["key"], text(raw["name"]), raw["in_code"], tuple(raw["also"]))
        for raw in load(FILE)["areas"]
    )


@cache
def needs() -> tuple[Need, ...]:
    """The fourteen census types of need."""
    return tuple(
        Need(raw["code"], text(raw["name"]), raw["area"], tuple(raw["also"]))
        for raw in load(FILE)["needs"]
    )


@cache
def statuses() -> tuple[SenStatus, ...]:
    """The SEN statuses: N, K, E of today and S, A, P of history."""
    return tuple(_status(raw) for raw in load(FILE)["statuses"])


@cache
def area_by_spelling() -> MappingProxyType[str, str]:
    """Area keys by each spelling of `words_only`."""
    return MappingProxyType(
        {
            words_only(spelling): area.key
            for area in areas()
            for spelling in (area.key, str(area.name), *area.also)
        }
    )


@cache
def need_by_spelling() -> MappingProxyType[str, str]:
    """Need codes by each spelling of `words_only`: code, name, and what schools write."""
    return MappingProxyType(
        {
            words_only(spelling): need.code
            for need in needs()
            for spelling in (need.code, str(need.name), *need.also)
        }
    )


@cache
def historic_need_by_spelling() -> MappingProxyType[str, str]:
    """Today's need code by each spelling of a code that is no longer used."""
    return MappingProxyType(
        {
            words_only(spelling): raw["now"]
            for raw in load(FILE)["historic_needs"]
            for spelling in (raw["code"], *raw["also"])
        }
    )


@cache
def status_by_spelling() -> MappingProxyType[str, str]:
    """Status codes by each spelling of `words_only`, also "K SEN Support" and "SEN Support K"."""
    return MappingProxyType(
        {
            words_only(spelling): status.code
            for status in statuses()
            for spelling in _status_spellings(status)
        }
    )


def _status_spellings(status: SenStatus) -> Iterator[str]:
    yield status.code
    for name in (str(status.name), *status.also):
        yield name
        yield f"{status.code} {name}"
        yield f"{name} {status.code}"


def _status(raw: dict[str, Any]) -> SenStatus:
    return SenStatus(
        code=raw["code"],
        name=text(raw["name"]),
        historic=raw["historic"],
        has_needs=raw["has_needs"],
        also=tuple(raw["also"]),
    )
