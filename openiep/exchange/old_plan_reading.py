"""An old plan's passages with what each may become, worked out afresh from its lines."""

from openiep.exchange.models import OldPlan
from openiep.exchange.rules.old_plans.passages import passages_of
from openiep.exchange.rules.old_plans.proposals import Proposal, propose


def proposals_of(old_plan: OldPlan) -> list[Proposal]:
    """In the order of the old plan; the number of a passage is its place, from 1."""
    day = old_plan.day()
    return [propose(passage, day) for passage in passages_of(old_plan.as_lines())]
