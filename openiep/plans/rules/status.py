"""The life of a plan as a table. The diagram in the documentation is drawn from it."""

from enum import StrEnum

from openiep.rules import refuse


class Status(StrEnum):
    """Where a plan stands. *Agreed* is another fact, worked out from the answers."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class ChangeKind(StrEnum):
    """The three kinds of change to a plan in force, with three different consequences."""

    CORRECTION = "correction"
    WHO_OR_WHEN = "who_or_when"
    WHAT_WAS_AGREED = "what_was_agreed"


class VersionKind(StrEnum):
    """Why a version was made."""

    PROPOSAL = "proposal"
    CORRECTION = "correction"
    WHO_OR_WHEN = "who_or_when"
    WHAT_WAS_AGREED = "what_was_agreed"


# (from, to): by which action. What is not here cannot happen.
MOVES: dict[tuple[Status, Status], str] = {
    (Status.DRAFT, Status.PROPOSED): "propose_plan",
    (Status.PROPOSED, Status.DRAFT): "take_back_proposal",
    (Status.PROPOSED, Status.IN_FORCE): "put_in_force",
    (Status.IN_FORCE, Status.CLOSED): "close_plan",
    (Status.DRAFT, Status.WITHDRAWN): "withdraw_plan",
    (Status.PROPOSED, Status.WITHDRAWN): "withdraw_plan",
}


def check_move(now: str, to: Status) -> None:
    """Raise `Refused("cannot_become")` when a plan of this status may not become that."""
    if (Status(now), to) not in MOVES:
        raise refuse("cannot_become", now=Status(now).value, to=to.value)
