"""How it is going with the children of a list: their targets' small pictures, and which to look at."""

from collections.abc import Sequence
from datetime import date

from openiep.home.caseload import Line
from openiep.monitoring.presenters.overview import overview_of


def add_targets(lines: Sequence[Line], today: date) -> None:
    """Lay the targets of the plan in force beside each child. Give it only what may be seen."""
    plans = [line.plan for line in lines if line.plan]
    found = overview_of(plans, today) if plans else {}
    for line in lines:
        if line.plan:
            line.targets = found[line.plan.pk]
