"""What somebody says, how it reached us, and who may read it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from openiep.reviews.rules.codes import Audience, How
from openiep.web import forms


class ContributionForm(forms.Form):
    """What somebody says, how it reached us, and who may read it."""

    words = forms.LongTextField(label=gettext_lazy("What they say, in their words"), rows=4)
    way = forms.ChoiceField(label=gettext_lazy("How?"), choices=(), look="segmented")
    day = forms.DayField(label=gettext_lazy("On which day?"))
    scribed_by = forms.TextField(
        label=gettext_lazy("Who wrote it down?"),
        hint=gettext_lazy("Leave this empty if they wrote it themselves"),
        required=False,
        max_length=80,
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Who may read it?"), choices=(), look="segmented"
    )

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("What %(name)s says, in %(name)s’s own words") % {
            "name": name
        }
        self.fields["way"].choices = how_choices()  # type: ignore[attr-defined]
        self.fields["audience"].choices = [  # type: ignore[attr-defined]
            (Audience.MEETING, _("Everybody at the review")),
            (Audience.STAFF, _("Staff only")),
        ]


def how_choices() -> list[tuple[str, str]]:
    """How somebody said it."""
    return [
        (How.AT_MEETING, _("At the meeting")),
        (How.BY_PHONE, _("By phone")),
        (How.ON_PAPER, _("On paper")),
        (How.ON_SCREEN, _("On screen")),
        (How.WITH_PICTURES, _("With pictures or signs")),
    ]
