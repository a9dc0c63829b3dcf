"""The words of the school's pack for results, decisions and questions, and our own for the rest."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from openiep.people.models import School
from openiep.reference.loading import Text
from openiep.reference.packs import pack
from openiep.reviews.forms import came_choices, how_choices
from openiep.reviews.models import Invitation
from openiep.reviews.rules.codes import Decision, Question, Result, Voice


def said(text: Text) -> str:
    """A shipped text in the language of the page."""
    return text.in_language(get_language() or "en")


def results(school: School) -> list[tuple[str, str]]:
    """The four results with their words, in order."""
    words = pack(school.pack)
    return [(one, said(words.choice("target_results", one).label)) for one in Result]


def decisions(school: School) -> list[tuple[str, str]]:
    """The six decisions with their words, in order."""
    words = pack(school.pack)
    return [(one, said(words.choice("review_decisions", one).label)) for one in Decision]


def question_texts(school: School) -> dict[Question, tuple[str, str]]:
    """The five questions, each with its short name and as it is asked."""
    rows = {one.key: one for one in pack(school.pack).review_questions}
    return {q: (said(rows[q].label), said(rows[q].question)) for q in Question}


def came_text(came: str) -> str:
    """What became of an invitation, in words."""
    return dict(came_choices())[came]


def how_text(how: str) -> str:
    """How something was said, in words."""
    return dict(how_choices())[how].lower()


def who(invitation: Invitation) -> str:
    """ "Sara Taylor, mum"; a family of whom nobody is known is called so."""
    name = invitation.called
    if not name and invitation.voice == Voice.FAMILY:
        return _("The family (nobody is known yet)")
    return f"{name}, {invitation.standing}" if invitation.standing else name
