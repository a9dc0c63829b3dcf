"""What a review asks: when and who, what people say, the five answers, results, the decision."""

from openiep.reviews.forms.deciding import AnswerForm, CloseForm, ResultForm
from openiep.reviews.forms.hearing import ContributionForm, how_choices
from openiep.reviews.forms.preparing import (
    AttendanceForm,
    CallOffForm,
    ChangeForm,
    InviteForm,
    PrepareForm,
    came_choices,
)

__all__ = [
    "AnswerForm",
    "AttendanceForm",
    "CallOffForm",
    "ChangeForm",
    "CloseForm",
    "ContributionForm",
    "InviteForm",
    "PrepareForm",
    "ResultForm",
    "came_choices",
    "how_choices",
]
