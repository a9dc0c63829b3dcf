"""What the roof's pages ask."""

from django.utils.translation import gettext_lazy as _

from openiep.web import forms


class ReasonForm(forms.Form):
    """Why a record is opened by somebody who sees lists only."""

    reason = forms.LongTextField(
        label=_("Why do you need to open this record?"),
        hint=_("The SENCo sees your name, the day and this reason. It opens the record for today."),
        missing=_("Say why you need to open this record"),
        rows=3,
    )


class ViewForm(forms.Form):
    """A name for the filters and the order of the list."""

    name = forms.TextField(label=_("Name of the view"), max_length=40)
    is_default = forms.TickField(label=_("Begin with this view"), required=False)
    query = forms.HiddenField(required=False)


class LeavingForm(forms.Form):
    """That a child leaves: when, and for where."""

    left_on = forms.DayField(
        label=_("Left on"),
        hint=_("The first day on which the child is no longer at this school"),
        with_year=True,
    )
    to_school = forms.TextField(
        label=_("Which school or setting does the child go to?"),
        hint=_("Write “not known yet” if it is not known"),
        max_length=120,
    )
    words = forms.LongTextField(
        label=_("What helps the next school to go on"),
        hint=_("It stands at the end of the plan. Leave it empty if the plan says it all."),
        required=False,
        rows=3,
    )


class HandOverForm(forms.Form):
    """How the record was handed over, and the receipt."""

    handed_over_on = forms.DayField(label=_("Handed over on"), with_year=True, required=False)
    handed_over_how = forms.TextField(
        label=_("How"),
        hint=_("For example: by hand to the SENCo, by secure file transfer"),
        max_length=200,
        required=False,
    )
    received_on = forms.DayField(label=_("Received on"), with_year=True, required=False)
    received_by = forms.TextField(
        label=_("Received by"), hint=_("Name and post"), max_length=120, required=False
    )
    version = forms.HiddenField()
