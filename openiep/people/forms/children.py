"""What is asked of a child."""

from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from openiep.people.models import School, SchoolClass
from openiep.people.models.school import holds_on
from openiep.reference.needs import needs, statuses
from openiep.reference.years import year_groups
from openiep.web import forms

RANKS = ("need_1", "need_2", "need_3")


def _need_choices() -> list[tuple[str, str]]:
    named = sorted(((need.code, str(need.name)) for need in needs()), key=lambda item: item[1])
    return [("", ""), *named]


class ChildForm(forms.Form):
    """A child's name, class, stage and needs."""

    given_name = forms.TextField(label=_("First name"), max_length=80)
    family_name = forms.TextField(label=_("Family name"), max_length=80)
    known_as = forms.TextField(
        label=_("Known as"),
        hint=_("The name the child uses. Leave it empty if it is the first name."),
        max_length=80,
        required=False,
    )
    birth_date = forms.DayField(
        label=_("Date of birth"),
        hint=_("For example 14 March 2018"),
        with_year=True,
        required=False,
    )
    year_group = forms.ChoiceField(label=_("Year group"), choices=(), look="select", required=False)
    school_class = forms.ChoiceField(label=_("Class"), choices=(), look="select", required=False)
    joined_on = forms.DayField(
        label=_("Joined on"), hint=_("If it was not today"), with_year=True, required=False
    )
    came_from = forms.TextField(
        label=_("Came from"),
        hint=_("The school or nursery before, whom to ask for the old plan"),
        max_length=120,
        required=False,
    )
    status = forms.ChoiceField(
        label=_("Stage"),
        choices=(),
        look="select",
        hint=_("It counts from today. What was is kept."),
    )
    need_1 = forms.ChoiceField(label=_("First need"), choices=(), look="select", required=False)
    need_2 = forms.ChoiceField(label=_("Second need"), choices=(), look="select", required=False)
    need_3 = forms.ChoiceField(label=_("Third need"), choices=(), look="select", required=False)
    communicates_by = forms.TextField(
        label=_("Says things mainly by"),
        hint=_("For example: short sentences, signs, pointing at pictures"),
        max_length=200,
        required=False,
    )
    home_language = forms.TextField(label=_("Home language"), max_length=60, required=False)
    ehc_review_due = forms.DayField(
        label=_("Annual review of the EHC plan, due on"),
        hint=_("Only where there is an EHC plan"),
        with_year=True,
        required=False,
    )
    version = forms.HiddenField(required=False)

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school = school
        years = [(year.code, str(year.name)) for year in year_groups()]
        self._offer("year_group", [("", ""), *years])
        classes = SchoolClass._base_manager.filter(
            holds_on(school.today()), school=school, kind=SchoolClass.Kind.CLASS
        ).order_by("name")
        self.classes = {str(one.pk): one for one in classes}
        named = [(key, one.name) for key, one in self.classes.items()]
        self._offer("school_class", [("", _("no class")), *named])
        stages = [(s.code, str(s.name)) for s in statuses() if not s.historic]
        self._offer("status", stages)
        for rank in RANKS:
            self._offer(rank, _need_choices())

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, django_forms.ChoiceField)
        field.choices = choices

    def answers(self) -> dict[str, Any]:
        """What was answered, as the actions take it."""
        said = dict(self.cleaned_data)
        said.pop("version", None)
        return {
            "needs": [said.pop(rank) for rank in RANKS],
            "status": said.pop("status"),
            "school_class": self.classes.get(said.pop("school_class")),
            "values": said,
        }


class ProfileForm(forms.Form):
    """Three questions, strengths first."""

    liked = forms.LongTextField(
        label=_("What people like about me"),
        hint=_("For example: kind to the little ones, funny, never gives up on a model"),
        required=False,
    )
    matters = forms.LongTextField(
        label=_("What matters to me"),
        hint=_("For example: my dog Rufus, knowing what comes next, sitting with Ali"),
        required=False,
    )
    helps = forms.LongTextField(
        label=_("How best to help me"),
        hint=_("For example: show me first, give me time, ask me quietly"),
        required=False,
    )
    version = forms.HiddenField(required=False)


class OtherSchoolForm(forms.Form):
    """Another school to which the child goes too."""

    name = forms.TextField(label=_("Name of the school or setting"), max_length=120)
    is_main = forms.TickField(label=_("It is the child’s main school"), required=False)
    days = forms.TextField(
        label=_("Days"), hint=_("For example: Tuesdays and Thursdays"), max_length=120,
        required=False,
    )  # fmt: skip
    contact = forms.TextField(
        label=_("Whom to ask there"), hint=_("Name and telephone number"), max_length=200,
        required=False,
    )  # fmt: skip
