"""What is asked of a letter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from openiep.letters.models import Letter
from openiep.web import forms

ACCEPTED = ".pdf,.jpg,.jpeg,.png,.docx,.txt,image/jpeg,image/png,application/pdf"
KINDS = [
    (Letter.Kind.REPORT.value, _("A report or advice")),
    (Letter.Kind.LETTER.value, _("A letter")),
    (Letter.Kind.SIGNED.value, _("A signed sheet")),
    (Letter.Kind.OLD_PLAN.value, _("A plan from before")),
    (Letter.Kind.WORK.value, _("A piece of the child’s work")),
    (Letter.Kind.OTHER.value, _("Something else")),
]
AUDIENCES = [
    (Letter.Audience.STAFF.value, _("Staff who work with the child")),
    (Letter.Audience.FAMILY_AND_STAFF.value, _("The family and these staff")),
    (Letter.Audience.SENCO.value, _("The SENCo alone")),
]


class AboutForm(forms.Form):
    """What a letter is, from whom, of which day, and who may see it."""

    title = forms.TextField(
        label=_("What is it?"),
        hint=_("For example: Speech and language report"),
        max_length=120,
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, initial="report", look="select")
    sender = forms.TextField(
        label=_("From whom"),
        hint=_("For example: Ms Adeyemi, speech and language therapist"),
        max_length=120,
        required=False,
    )
    dated_on = forms.DayField(label=_("Day it bears"), hint=_("The day it was written or signed"))
    audience = forms.ChoiceField(label=_("Who may see it?"), choices=AUDIENCES, initial="staff")
    version = forms.HiddenField(required=False)

    def __init__(self, *args: Any, may_hide: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_hide:
            self.fields["audience"].choices = AUDIENCES[:2]  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """What was said, of a form that is valid."""
        return {name: self.cleaned_data[name] for name in self.fields if name not in LEFT_OUT}


LEFT_OUT = frozenset({"file", "version"})


class LetterForm(AboutForm):
    """The same, with the file itself."""

    file = forms.FileField(
        label=_("File or photograph"),
        hint=_(
            "PDF, photograph (JPEG or PNG), Word (.docx) or plain text; at most 20 MB. "
            "A phone offers its camera here."
        ),
        accept=ACCEPTED,
        missing=_("Choose the file, or take a photograph of the sheet"),
        allow_empty_file=True,
    )
    field_order = ("file", "title", "kind", "sender", "dated_on", "audience")
