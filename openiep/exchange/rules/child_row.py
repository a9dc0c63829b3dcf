"""A child as one row of a list tells of it."""

from dataclasses import dataclass
from datetime import date

from openiep.rules import Reason


@dataclass(frozen=True, slots=True)
class ChildRow:
    """What one row says. Empty text, None and () mean that the list does not say.

    `number` is the row in the spreadsheet. `needs` are ranked, the first need first. Each warning
    and refusal carries `row`, `column` (the heading) and, in `field`, what it is about. A row with
    a refusal is not taken in.
    """

    number: int
    given_name: str = ""
    family_name: str = ""
    known_as: str = ""
    birth_date: date | None = None
    upn: str = ""
    former_upns: tuple[str, ...] = ()
    own_id: str = ""
    roster_id: str = ""
    year_group: str = ""
    class_name: str = ""
    sen_status: str = ""
    sen_since: date | None = None
    needs: tuple[str, ...] = ()
    home_language: str = ""
    warnings: tuple[Reason, ...] = ()
    refusals: tuple[Reason, ...] = ()

    @property
    def name(self) -> str:
        """Given and family name, for showing."""
        return f"{self.given_name} {self.family_name}".strip()
