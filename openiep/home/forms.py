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
