"""A contact, a colleague or a place in a group as one row of a list tells of it."""

from dataclasses import dataclass

from openiep.rules import Reason

Keys = tuple[tuple[str, str], ...]  # scheme and value, as ("upn", "B801200005001")


@dataclass(frozen=True, slots=True)
class ContactRow:
    """What one row says of an adult around a child. Empty means that the list does not say.

    `responsibility` and `care` are "yes", "no" or "unknown"; `court_order` is set wherever the list
    says anything but no. A row with a refusal is not taken in.
    """

    number: int
    child_keys: Keys = ()
    child_name: str = ""
    keys: Keys = ()
    called: str = ""
    relation: str = ""
    is_professional: bool = False
    responsibility: str = "unknown"
    care: str = "unknown"
    court_order: bool = False
    priority: int | None = None
    address: str = ""
    telephone: str = ""
    email: str = ""
    language: str = ""
    needs_interpreter: bool = False
    reached_by: str = ""
    warnings: tuple[Reason, ...] = ()
    refusals: tuple[Reason, ...] = ()

    @property
    def name(self) -> str:
        """For showing."""
        return self.called


@dataclass(frozen=True, slots=True)
class StaffRow:
    """What one row says of a colleague. `email` is by whom they are known and sign in."""

    number: int
    email: str = ""
    keys: Keys = ()
    called: str = ""
    telephone: str = ""
    role: str = ""
    classes: tuple[str, ...] = ()
    warnings: tuple[Reason, ...] = ()
    refusals: tuple[Reason, ...] = ()

    @property
    def name(self) -> str:
        """For showing."""
        return self.called or self.email


@dataclass(frozen=True, slots=True)
class GroupRow:
    """That a child or teachers belong to a class or set. A teacher is named by e-mail or number."""

    number: int
    group: str = ""
    group_id: str = ""
    is_class: bool = False
    year_group: str = ""
    child_keys: Keys = ()
    child_name: str = ""
    teachers: Keys = ()
    warnings: tuple[Reason, ...] = ()
    refusals: tuple[Reason, ...] = ()

    @property
    def name(self) -> str:
        """For showing."""
        numbers = (value for _scheme, value in (*self.child_keys[:1], *self.teachers))
        return self.child_name or ", ".join(numbers)


AdultRow = ContactRow | StaffRow | GroupRow
