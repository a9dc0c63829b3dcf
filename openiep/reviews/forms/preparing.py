"""When a review is, who is invited, and who came."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from openiep.reviews.rules.codes import Came
from openiep.web import forms

Choices = Sequence[tuple[str, str]]


class ClockField(forms.TextField):
    """A time of day as people write it: 15:30, 3.30 pm, 9am."""

    def clean(self, value: Any) -> time | None:
        """The time; ValidationError where it is none."""
        written = super().clean(value).lower().replace(" ", "").replace(".", ":")
        if not written:
            return None
        for form in ("%H:%M", "%I:%M%p", "%I%p", "%H"):
            try:
                return datetime.strptime(written, form).time()  # noqa: DTZ007 - a time of day only
            except ValueError:
                continue
        raise ValidationError(_("Write a time, for example 15:30"))

    def prepare_value(self, value: Any) -> Any:
        """15:30, without seconds."""
        return f"{value:%H:%M}" if isinstance(value, time) else value


class WhenForm(forms.Form):
    """Day, time and place."""

    day = forms.DayField(
        label=gettext_lazy("Day of the review"),
        missing=gettext_lazy("Enter the day of the review"),
    )
    starts_at = ClockField(
        label=gettext_lazy("Time"),
        hint=gettext_lazy("For example 15:30"),
        required=False,
        width="5",
    )
    place = forms.TextField(
        label=gettext_lazy("Place"),
        hint=gettext_lazy("For example Room 4, or by phone"),
        required=False,
        max_length=120,
    )
    at_parents_evening = forms.TickField(
        label=gettext_lazy("It is part of a parents’ evening"),
        hint=gettext_lazy(
            "It counts as a review when all five questions are answered and everybody is heard."
        ),
    )


class PrepareForm(WhenForm):
    """Day, time and place, and who is invited besides the child."""

    def __init__(
        self, *args: Any, family: Choices, school: Choices, others: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        asked = {
            "family": (_("Family"), family),
            "school": (_("School"), school),
            "others": (_("Others who help"), others),
        }
        for name, (label, choices) in asked.items():
            if choices:
                self.fields[name] = forms.ManyChoicesField(
                    label=label, choices=choices, required=False
                )
        self.fields["more"] = forms.LongTextField(
            label=_("Anybody else"),
            hint=_("One in a line, with what they do: Dr Lee, educational psychologist"),
            required=False,
            rows=2,
        )

    @property
    def chosen(self) -> list[UUID]:
        """The ids of the people who were ticked."""
        names = ("family", "school", "others")
        return [UUID(one) for name in names for one in self.cleaned_data.get(name, ())]

    @property
    def named(self) -> list[tuple[str, str]]:
        """Name and standing of everybody who was written down."""
        return [_name_and_standing(line) for line in self.cleaned_data["more"].splitlines()
                if line.strip()]  # fmt: skip


def _name_and_standing(line: str) -> tuple[str, str]:
    name, _comma, standing = line.partition(",")
    return name.strip(), standing.strip()


class ChangeForm(WhenForm):
    """Another day, time or place."""

    version = forms.HiddenField()


class InviteForm(forms.Form):
    """One more person: one of those around the child, or somebody else by name."""

    name = forms.TextField(
        label=gettext_lazy("Name"), required=False, hint=gettext_lazy("For example Dr Lee")
    )
    standing = forms.TextField(
        label=gettext_lazy("What they do"),
        required=False,
        hint=gettext_lazy("For example educational psychologist"),
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if people:
            self.fields["person"] = forms.ChoiceField(
                label=_("Who?"), choices=[*people, ("", _("Somebody else, named below"))],
                required=False,
            )  # fmt: skip
            self.order_fields(["person"])


class AttendanceForm(forms.Form):
    """What became of each invitation, one pair of questions for each."""

    def __init__(
        self, *args: Any, people: Iterable[tuple[str, str, str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.keys = []
        for key, name, came, tries in people:
            self.keys.append(key)
            self.fields[f"came-{key}"] = forms.ChoiceField(
                label=name, choices=came_choices(), initial=came, look="segmented"
            )
            self.fields[f"tries-{key}"] = forms.TextField(
                label=_("If nobody was reached: what was tried?"),
                hint=_("For example: phoned on Tue and Thu, letter on Fri"),
                initial=tries,
                required=False,
            )

    @property
    def answers(self) -> dict[UUID, tuple[Came, str]]:
        """By invitation, what became of it and the tries."""
        data = self.cleaned_data
        return {UUID(key): (Came(data[f"came-{key}"]), data[f"tries-{key}"]) for key in self.keys}


def came_choices() -> list[tuple[str, str]]:
    """What can become of an invitation."""
    return [
        (Came.INVITED, _("Not known yet")),
        (Came.CAME, _("Came")),
        (Came.SENT_VIEWS, _("Sent views")),
        (Came.DECLINED, _("Declined")),
        (Came.DID_NOT_COME, _("Did not come")),
    ]


class CallOffForm(forms.Form):
    """Why a review will not be held."""

    why = forms.TextField(label=gettext_lazy("Why is it called off?"))
