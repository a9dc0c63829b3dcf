"""How it is going, laid beside each target on the page of a plan in force."""

from functools import cache
from typing import Any

from django.template import engines
from markupsafe import Markup

from openiep.monitoring.presenters.overview import overview_of
from openiep.plans.models import Plan


def beside_plan(plan: Plan) -> dict[str, Markup]:
    """The small picture, the status, its sentence and why, for each target of the plan by its id."""
    small = overview_of([plan], plan.school.today())[plan.pk]
    return {str(one.target_id): _macro()(one) for one in small}


@cache
def _macro() -> Any:
    """The macro that draws it; it escapes as every page does."""
    engine: Any = engines["jinja2"]
    return engine.env.get_template("monitoring/beside.html").module.beside
