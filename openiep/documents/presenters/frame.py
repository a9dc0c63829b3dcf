"""What stands round every sheet: status, footer, whom to ask."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from openiep.documents.paper.sheets import Ask, Contact, Status
from openiep.documents.presenters.inputs import Answer, PlanStatus, WhomToAsk
from openiep.documents.presenters.phrases import day, in_words, joined


def status_of(status: PlanStatus, answers: Sequence[Answer], today: date) -> Status:
    """Which plan this is, in a word and a sentence, with what is still open."""
    number = {"number": status.version or 1}
    since = {"day": day(status.since), **number}
    match status.code:
        case "proposed":
            sentence = _("We are asking everybody whether they agree with version %(number)d.")
            return Status(
                mark="proposed",
                word=_("Proposed · version %(number)d") % number,
                sentence=sentence % number,
            )
        case "in_force":
            return Status(
                mark="in_force",
                word=_("In force · version %(number)d") % number,
                sentence=joined(_since(since), *_still_open(status, answers), by=" "),
            )
        case "closed" | "withdrawn":
            ended = {"closed": _("Closed"), "withdrawn": _("Withdrawn")}[status.code]
            return Status(
                mark="ended",
                word=_("%(ended)s · version %(number)d") % {"ended": ended, **number},
                sentence=_("Kept as a record. We no longer work to this plan."),
            )
    return Status(
        mark="draft",
        word=_("Draft"),
        sentence=_("Still being written. Printed on %(day)s.") % {"day": day(today)},
    )


def _since(about: dict[str, object]) -> str:
    if about["day"]:
        return _("We work to version %(number)d since %(day)s.") % about
    return _("We work to version %(number)d now.") % about


def _still_open(status: PlanStatus, answers: Sequence[Answer]) -> list[str]:
    told = []
    if any(one.code == "do_not_agree" for one in answers):
        told.append(_("Not everybody agrees with it."))
    if any(one.code in {"", "not_reached"} for one in answers):
        told.append(_("Not everybody has answered yet."))
    if status.because:
        told.append(_("In force all the same, because: %(reason)s") % {"reason": status.because})
    return told


def version_words(status: PlanStatus) -> str:
    """As "version 2" or "draft", for the footer and the lines to sign."""
    if status.code == "draft":
        return _("draft")
    return _("version %(number)d") % {"number": status.version or 1}


def whom_to_ask(contacts: Sequence[WhomToAsk], known_as: str) -> Ask:
    """Whom to ask, with telephone numbers; with nobody known, places to write them in."""
    roles = {
        "class_teacher": _("Class teacher"),
        "senco": _("SENCO, who looks after the plans"),
        "advice_service": _("Free advice, not from the school"),
    }
    known = contacts or [WhomToAsk(role=role) for role in roles]
    return Ask(
        heading=_("Whom can I ask?"),
        sentence=_("Is something about %(name)s’s plan not clear, or not right? Please ask.")
        % {"name": known_as},
        contacts=[
            Contact(
                role=in_words(one.role, roles),
                name=one.name,
                telephone=one.telephone,
                more=one.more,
            )
            for one in known
        ],
    )
