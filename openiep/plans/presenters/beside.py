"""What rooms above lay beside the targets on a plan's page: this room knows nothing of readings."""

from collections.abc import Callable, Mapping

from markupsafe import Markup

from openiep.plans.models import Plan

Beside = Callable[[Plan], Mapping[str, Markup]]
_laid: list[Beside] = []


def lay_beside_targets(what: Beside) -> None:
    """Let `what` give markup for the targets of a plan, by their ids. Told at the start."""
    _laid.append(what)


def beside_targets(plan: Plan) -> dict[str, Markup]:
    """What stands beside each target of this plan, for somebody who may see progress."""
    return {key: markup for what in _laid for key, markup in what(plan).items()}
