"""The words for who is asked and what they answer, the same on every page."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from openiep.plans.rules.agreement import ANSWERS_OF, AnswerCode, Asked, Party, Way


def name_of(asked: Asked) -> str:
    """How somebody who is asked is called, also where nobody is known yet."""
    unknown = {
        Party.SCHOOL: _("The school"),
        Party.FAMILY: _("A parent or carer"),
        Party.CHILD: _("The child"),
    }
    return asked.name or unknown[asked.party]


def standing_word(party: Party, standing: str) -> str:
    """In which standing somebody answers: "class teacher", "mother"."""
    posts = {"teacher": _("class teacher"), "senco": _("SENCo")}
    return posts.get(standing, standing) if party is Party.SCHOOL else standing


def voice_names() -> dict[str, str]:
    """The three voices by their code."""
    return {"school": _("School"), "family": _("Family"), "child": _("Child")}


def ways() -> dict[str, str]:
    """How an answer came, by its code."""
    return {
        Way.ON_PAPER: _("on paper"),
        Way.AT_MEETING: _("at the meeting"),
        Way.BY_PHONE: _("by phone"),
        Way.ON_SCREEN: _("on screen"),
    }


def answer_words(party: Party) -> dict[str, str]:
    """The answers that this voice can give, in the words of who takes them down."""
    words = {
        AnswerCode.AGREE: _("Agrees"),
        AnswerCode.AGREE_WITH_COMMENT: _("Agrees, and adds something"),
        AnswerCode.DO_NOT_AGREE: _("Does not agree"),
        AnswerCode.LEAVE_TO_YOU: _("Leaves it to the school"),
        AnswerCode.NOT_ASKED: _("Was not asked"),
        AnswerCode.NOT_REACHED: _("We have not managed to speak"),
        AnswerCode.SHOWN: _("Was shown it"),
    }
    if party is Party.CHILD:
        words |= {
            AnswerCode.AGREE: pgettext("a child's answer", "Yes"),
            AnswerCode.AGREE_WITH_COMMENT: _("Yes, and says more"),
            AnswerCode.DO_NOT_AGREE: _("Change it"),
            AnswerCode.LEAVE_TO_YOU: _("You decide"),
            AnswerCode.SHOWN: _("Cannot say it: was shown the plan"),
        }
    return {code.value: words[code] for code in ANSWERS_OF[party]}


def answer_hints(party: Party) -> dict[str, str]:
    """What to know before choosing an answer."""
    hints = {
        AnswerCode.NOT_ASKED: _("Say below why not."),
        AnswerCode.NOT_REACHED: _("Say below when you tried, and how."),
        AnswerCode.SHOWN: _("Say below what you showed, and what you saw. It is not a yes."),
    }
    return {code.value: hints[code] for code in ANSWERS_OF[party] if code in hints}


def listed(names: Sequence[str]) -> str:
    """ "Sara, Tom and Sam"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def who_key(asked: Asked) -> str:
    """By what a form names somebody who is asked: "family:<id>", "child:"."""
    return f"{asked.party.value}:{asked.person_id or ''}"
