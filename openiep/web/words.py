"""The words of the three voices and of their answers, the same on every page."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

VOICES = {
    "school": gettext_lazy("School"),
    "family": gettext_lazy("Family"),
    "child": gettext_lazy("Child"),
}
# What was answered, and the icon whose shape says the same.
ANSWERS = {
    "agree": (gettext_lazy("agreed"), "check"),
    "agree_with_comment": (gettext_lazy("agreed, with a comment"), "message"),
    "do_not_agree": (gettext_lazy("does not agree"), "x"),
    "leave_to_you": (gettext_lazy("leaves it to school"), "arrow-right"),
    "not_asked": (gettext_lazy("not asked"), "minus"),
    "not_reached": (gettext_lazy("not reached yet"), "phone"),
    "shown": (gettext_lazy("was shown it"), "eye"),
}


def voice_word(voice: str) -> str:
    """ "School", "Family" or "Child"."""
    return str(VOICES[voice])


def answer_word(state: str | None) -> str:
    """The answer in words: "agreed"; anything unknown or empty is "no answer yet"."""
    return str(ANSWERS[state][0]) if state in ANSWERS else _("no answer yet")


def answer_icon(state: str | None) -> str:
    """The name of the icon that stands for the answer."""
    return ANSWERS[state][1] if state in ANSWERS else "dots"
