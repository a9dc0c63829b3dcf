"""What is asked of an adult around a child."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from openiep.people.models import Involvement, Person, ReachedBy, School
from openiep.people.models.around import YesNoUnknown
from openiep.web import forms

KINDS = [
    (Involvement.Kind.FAMILY.value, _("Parent, carer or family")),
    (Involvement.Kind.STAFF.value, _("Works at this school")),
    (Involvement.Kind.PROFESSIONAL.value, _("Professional from outside")),
]
REACHED_BY = [
    ("", _("Not asked yet")),
    (ReachedBy.LETTER.value, _("Letter")),
    (ReachedBy.EMAIL.value, _("E-mail")),
    (ReachedBy.TELEPHONE.value, _("Telephone")),
    (ReachedBy.MESSAGE.value, _("Text message")),
    (ReachedBy.IN_PERSON.value, _("Talking at school")),
]
YES_NO_UNKNOWN = [
    (YesNoUnknown.YES.value, _("Yes")),
    (YesNoUnknown.NO.value, _("No")),
    (YesNoUnknown.UNKNOWN.value, _("Not known")),
]


class PersonAroundForm(forms.Form):
    """Who the adult is, and with what standing."""

    kind = forms.ChoiceField(label=_("Who is it?"), choices=KINDS, initial="family")
    called = forms.TextField(
        label=_("Name"), hint=_("As they wish to be called, for example Sara Taylor"), max_length=80
    )
    full_name = forms.TextField(
        label=_("Full name, if it is another"), max_length=120, required=False
    )
    relation = forms.TextField(
        label=_("What are they to the child?"),
        hint=_("For example: mother, grandfather, foster carer, speech therapist, key worker"),
        max_length=60,
    )
    telephone = forms.TextField(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    address = forms.LongTextField(
        label=_("Address"),
        hint=_("Staff only. It is never shown to another family."),
        required=False,
        rows=3,
    )
    language = forms.TextField(
        label=_("Language"),
        hint=_("In which they read and talk best"),
        max_length=60,
        required=False,
    )
    needs_interpreter = forms.TickField(label=_("An interpreter is needed"), required=False)
    reached_by = forms.ChoiceField(
        label=_("How do they wish to be reached?"),
        choices=REACHED_BY,
        look="select",
        required=False,
    )
    works_as = forms.TextField(
        label=_("Works as"), hint=_("Professionals only"), max_length=80, required=False
    )
    is_key_person = forms.TickField(label=_("The child’s key person at school"), required=False)
    responsibility = forms.ChoiceField(
        label=_("Do they have parental responsibility?"),
        choices=YES_NO_UNKNOWN,
        initial="unknown",
        look="segmented",
    )
    care = forms.ChoiceField(
        label=_("Does the child live with them or do they care for the child?"),
        choices=YES_NO_UNKNOWN,
        initial="unknown",
        look="segmented",
    )
    verified = forms.TickField(
        label=_("I have checked this standing"),
        hint=_(
            "Your name and today’s date are kept. Nobody is asked or told before it is checked."
        ),
        required=False,
    )
    court_order = forms.TickField(
        label=_("There is a court order about this child and this person"),
        hint=_("They are neither asked nor told anything while this stands."),
        required=False,
    )
    restriction = forms.LongTextField(
        label=_("Restriction"),
        hint=_(
            "A court order, or another reason why they may not see, be asked or told. It beats all else."
        ),
        required=False,
        rows=2,
    )
    priority = forms.WholeNumberField(
        label=_("Call them as number"), min_value=1, max_value=20, initial=1, required=False
    )
    version = forms.HiddenField(required=False)

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school = school

    def clean(self) -> dict[str, Any]:
        """A colleague is the person whom the school knows already, never a second one."""
        said = super().clean() or {}
        if said.get("kind") == Involvement.Kind.STAFF.value and said.get("called"):
            known = Person.objects.filter(school=self.school, called__iexact=said["called"].strip())
            staff = known.staff(self.school.today())
            said["person"] = staff.first()
            if said["person"] is None:
                self.add_error(
                    "called",
                    _("No colleague here is called that. Write the name as it stands under Staff."),
                )
        return said
