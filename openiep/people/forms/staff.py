"""What is asked of a colleague, a class and the school."""

from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from openiep.access.rules import Role
from openiep.people.models import School, SchoolClass
from openiep.people.models.school import holds_on
from openiep.reference.years import year_groups
from openiep.web import forms

ROLES = [
    (Role.TEACHER.value, _("Class or subject teacher")),
    (Role.TEACHING_ASSISTANT.value, _("Teaching assistant")),
    (Role.SENCO.value, _("SENCo")),
    (Role.HEAD.value, _("Head")),
]


class _WithClasses(forms.Form):
    classes = forms.ManyChoicesField(label=_("Classes"), choices=(), required=False)

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_classes = SchoolClass._base_manager.filter(holds_on(school.today()), school=school)
        self.by_id = {str(one.pk): one for one in open_classes.order_by("name")}
        field = self.fields["classes"]
        assert isinstance(field, django_forms.MultipleChoiceField)
        field.choices = [(key, one.name) for key, one in self.by_id.items()]

    def chosen(self) -> list[SchoolClass]:
        """The classes that were ticked."""
        return [self.by_id[key] for key in self.cleaned_data["classes"]]


class KnownColleagueForm(_WithClasses):
    """How parents know and reach a colleague, and the classes."""

    called = forms.TextField(
        label=_("Name"),
        hint=_("As children and parents know them, for example Mr Khan"),
        max_length=80,
    )
    telephone = forms.TextField(
        label=_("Telephone for parents"),
        hint=_("Leave it empty for the school’s own number"),
        max_length=40,
        required=False,
    )
    field_order: tuple[str, ...] = ("called", "telephone", "classes")


class ColleagueForm(KnownColleagueForm):
    """A new colleague."""

    email = forms.EmailField(label=_("E-mail address"), hint=_("They sign in with it"))
    role = forms.ChoiceField(label=_("Post"), choices=ROLES)
    field_order = ("called", "email", "telephone", "role", "classes")


class ClassForm(forms.Form):
    """A new class."""

    name = forms.TextField(label=_("Name of the class"), hint=_("For example 3K"), max_length=40)
    year_group = forms.ChoiceField(
        label=_("Year group"),
        choices=[("", _("mixed")), *((year.code, str(year.name)) for year in year_groups())],
        look="select",
        required=False,
    )


class SchoolForm(forms.Form):
    """The school, and whom parents may ask outside it."""

    name = forms.TextField(label=_("Name of the school"), max_length=120)
    telephone = forms.TextField(label=_("Telephone"), max_length=40, required=False)
    advice_name = forms.TextField(
        label=_("Advice service for parents"),
        hint=_("The free, independent SEND advice service of your area. It stands on every plan."),
        max_length=120,
        required=False,
    )
    advice_telephone = forms.TextField(
        label=_("Its telephone number"), max_length=40, required=False
    )
    advice_address = forms.TextField(
        label=_("Its e-mail or web address"), max_length=200, required=False
    )
