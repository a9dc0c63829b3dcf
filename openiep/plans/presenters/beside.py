"""What rooms above lay beside the rows of a plan's page: this room knows nothing of readings."""

from collections.abc import Callable, Mapping

from markupsafe import Markup

from openiep.plans.models import Plan
from openiep.plans.rules.content import Content

Beside = Callable[[Plan], Mapping[str, Markup]]
Bars = Callable[[Plan, Content], Mapping[str, object]]
_laid: list[Beside] = []
_bars: list[Bars] = []


def lay_beside_targets(what: Beside) -> None:
    """Let `what` give markup for the targets of a plan, by their ids. Told at the start."""
    _laid.append(what)


def beside_targets(plan: Plan) -> dict[str, Markup]:
    """What stands beside each target of this plan, for somebody who may see progress."""
    return {key: markup for what in _laid for key, markup in what(plan).items()}


def lay_beside_arrangements(what: Bars) -> None:
    """Let `what` give bars, as the macro `delivered` draws them, by the arrangements' ids."""
    _bars.append(what)


def beside_arrangements(plan: Plan, content: Content) -> dict[str, object]:
    """The bar beside each arrangement of a plan that is or was in force."""
    return {key: bar for what in _bars for key, bar in what(plan, content).items()}
