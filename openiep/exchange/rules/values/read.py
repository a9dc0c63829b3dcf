"""What became of one cell: a value, perhaps with a warning, or a refusal."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

from openiep.rules import Reason

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """The value of a cell; None where it is empty or refused."""

    value: T | None = None
    warning: Reason | None = None
    refusal: Reason | None = None


def refused(code: str, **about: object) -> Read[T]:
    """A cell that cannot be taken, with the reason."""
    return Read(refusal=Reason(code, MappingProxyType(about)))
