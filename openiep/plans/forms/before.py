"""What is asked of help before a plan."""

from django.utils.translation import gettext_lazy as _

from openiep.web import forms


class HelpBeforeForm(forms.Form):
    """A concern, what is tried, for how long, and whether the parents were told."""

    concern = forms.LongTextField(
        label=_("What is the concern?"),
        hint=_("What was seen, when and where. For example: at carpet time he covers his ears"),
        rows=3,
    )
    help = forms.LongTextField(
        label=_("What is tried?"),
        hint=_("What, how often, how long. Leave it empty if it is a concern only."),
        rows=3,
        required=False,
    )
    helper = forms.TextField(label=_("Who helps?"), max_length=120, required=False)
    starts_on = forms.DayField(label=_("From"), with_year=True)
    ends_on = forms.DayField(
        label=_("Until"),
        hint=_("On this day it is asked how it went. Four to eight weeks are usual."),
        with_year=True,
    )
    parents_told = forms.ChoiceField(
        label=_("Were the parents or carers told?"), choices=[("yes", _("Yes")), ("no", _("No"))]
    )
    told_on = forms.DayField(label=_("Told on"), with_year=True, required=False)
    told_words = forms.LongTextField(
        label=_("What they said"), rows=2, required=False, hint=_("Their own words, if you can")
    )
    not_told_why = forms.LongTextField(
        label=_("If not, why not?"), rows=2, required=False, hint=_("And when they will be told")
    )
    version = forms.HiddenField()


class EndHelpForm(forms.Form):
    """How it went, and what comes of it."""

    result = forms.LongTextField(
        label=_("How did it go?"), hint=_("What was seen, with numbers where there are any"), rows=3
    )
    outcome = forms.ChoiceField(
        label=_("What comes of it?"),
        choices=[
            ("enough", _("It was enough: no more is needed now")),
            ("go_on", _("It goes on for a time")),
            ("plan", _("A plan is wanted")),
        ],
    )
    further = forms.DayField(label=_("If it goes on: until when?"), with_year=True, required=False)
    version = forms.HiddenField()
