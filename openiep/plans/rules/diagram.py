"""The picture of a plan's life, drawn from the table of moves."""

from openiep.plans.rules.status import MOVES, Status

NAMES = {
    Status.DRAFT: "Draft",
    Status.PROPOSED: "Proposed",
    Status.IN_FORCE: "In force",
    Status.CLOSED: "Closed",
    Status.WITHDRAWN: "Withdrawn",
}

STARTS = ("start_plan", "start_next_plan")


def life_of_a_plan() -> str:
    """The table as a Mermaid state diagram: where a plan begins, each move, where it can end."""
    leaving = {now for now, _to in MOVES}
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{NAMES[status]}" as {status.value}' for status in Status]
    lines += [f"    [*] --> {Status.DRAFT.value}: {act}" for act in STARTS]
    lines += [f"    {now.value} --> {to.value}: {act}" for (now, to), act in MOVES.items()]
    lines += [f"    {status.value} --> [*]" for status in Status if status not in leaving]
    return "\n".join(lines)
