"""The ground: the reasons that rules give, and the one exception that every rule may raise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something may not be done, as a code; presenters turn it into a sentence.

    `about` holds the plain values that the sentence names, `field` the form field it belongs to.
    """

    code: str
    about: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    field: str = ""


class Refused(Exception):  # noqa: N818 - the field's word, and it reads well: `raise Refused(...)`
    """An action that the rules do not allow now. Nothing has been written."""

    def __init__(self, reasons: Iterable[Reason]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(", ".join(reason.code for reason in self.reasons))


def because(code: str, *, field: str = "", **about: object) -> Reason:
    """A `Reason` in one line: `because("off_the_scale", field="value", highest=20)`."""
    return Reason(code, MappingProxyType(about), field)


def refuse(code: str, *, field: str = "", **about: object) -> Refused:
    """A refusal with a single reason, ready to be raised."""
    return Refused([because(code, field=field, **about)])
