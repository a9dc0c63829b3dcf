"""What this room remembers: plans, their parts, targets and wordings, versions, answers."""

from openiep.plans.models.answers import Answer
from openiep.plans.models.bank import OwnTarget
from openiep.plans.models.before import HelpBefore
from openiep.plans.models.help import HomeHelp, Provision
from openiep.plans.models.measures import OwnMeasure
from openiep.plans.models.plan import Plan, PlanPart
from openiep.plans.models.suggestions import Suggestion
from openiep.plans.models.targets import Target, TargetWording
from openiep.plans.models.versions import PlanVersion

__all__ = [
    "Answer",
    "HelpBefore",
    "HomeHelp",
    "OwnMeasure",
    "OwnTarget",
    "Plan",
    "PlanPart",
    "PlanVersion",
    "Provision",
    "Suggestion",
    "Target",
    "TargetWording",
]
