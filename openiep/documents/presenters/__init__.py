"""What is printed: the plan's neutral content phrased for paper."""

from openiep.documents.presenters.inputs import Answer, PlanStatus, WhomToAsk
from openiep.documents.presenters.plan import plan_paper, print_plan
from openiep.documents.presenters.review import print_review, review_paper
from openiep.documents.presenters.week import print_week, week_paper
from openiep.documents.presenters.welcome import print_welcome

__all__ = [
    "Answer",
    "PlanStatus",
    "WhomToAsk",
    "plan_paper",
    "print_plan",
    "print_review",
    "print_week",
    "print_welcome",
    "review_paper",
    "week_paper",
]
