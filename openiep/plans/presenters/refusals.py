"""Sentences for the reasons for which a plan cannot go on now, with what to do about it."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from openiep.plans.presenters.reasons import say as say_of_writing
from openiep.plans.presenters.steps import kind_name
from openiep.plans.rules.agreement import AnswerCode, Overall
from openiep.rules import Reason
from openiep.web.days import day_text

About = Mapping[str, object]


def say(reason: Reason) -> str:
    """The sentence for a reason of a refusal."""
    known = _SENTENCES.get(reason.code)
    return known(reason.about) if known else say_of_writing(reason)


def _day(about: About, name: str) -> str:
    value = about.get(name)
    return day_text(value) if value else ""  # type: ignore[arg-type]


def _plain(text: Callable[[], str]) -> Callable[[About], str]:
    return lambda _about: text()


def _why(about: About) -> str:
    return {
        AnswerCode.AGREE_WITH_COMMENT.value: _("Write down what they add"),
        AnswerCode.NOT_ASKED.value: _("Say why they were not asked"),
        AnswerCode.NOT_REACHED.value: _("Say when you tried to speak to them, and how"),
    }.get(str(about.get("answer")), _("Say why"))


def _in_force(about: About) -> str:
    if about.get("stands") == Overall.WAITING:
        return _("Answers are still open. Say why the school begins without them")
    return _("Somebody does not agree. Say why the school begins all the same")


def _old_version(about: About) -> str:
    return _(
        "This answer is to version %(was)s, but version %(number)s is the one that counts now. Look "
        "at what changed, ask again, and save. What you typed is still here."
    ) % {"was": about.get("was"), "number": about.get("number")}


def _not_asking(about: About) -> str:
    if about.get("status") == "draft":
        return _("The plan was taken back to write on, so nobody is asked now.")
    return _("The plan is closed, so nobody is asked any more.")


def _another_kind(about: About) -> str:
    return _(
        "You pressed “%(pressed)s”, but more than that was changed. It takes “%(kind)s”. Nothing "
        "you wrote is lost."
    ) % {
        "pressed": kind_name(str(about["pressed"])),
        "kind": kind_name(str(about["kind"])),
    }


def _cannot_become(about: About) -> str:
    now = str(about.get("now"))
    return {
        "draft": _("This plan is a draft. Put it before everybody first."),
        "proposed": _("This plan waits for answers already."),
        "in_force": _("This plan is in force already."),
        "closed": _("This plan is closed. It stays as it is."),
        "withdrawn": _("This plan was given up. It stays as it is."),
    }.get(now, _("This cannot be done with the plan now."))


_SENTENCES: dict[str, Callable[[About], str]] = {
    "no_target": _plain(lambda: _("Write at least one target first.")),
    "no_review_day": _plain(lambda: _("Choose a day for the review first.")),
    "cannot_become": _cannot_become,
    "no_standing": _plain(
        lambda: _(
            "This person is not asked about this plan. Only parents and carers whose standing was "
            "checked are, one person for the school, and the child."
        )
    ),
    "nobody_to_answer": _plain(
        lambda: _("Nobody is known who could say this. Choose “Was not asked” and say why")
    ),
    "not_for_this_voice": _plain(lambda: _("Choose one of the answers that are offered")),
    "say_why": _why,
    "say_what_was_shown": _plain(lambda: _("Say what was shown, for example three pictures")),
    "say_what_was_seen": _plain(lambda: _("Say what you saw, for example: pointed and smiled")),
    "say_who_saw": _plain(lambda: _("Choose who saw it")),
    "day_in_future": lambda about: _("Choose %(day)s or an earlier day") % {
        "day": _day(about, "today")
    },
    "before_the_version": lambda about: _(
        "This version was made on %(day)s, so no answer to it can be older"
    ) % {"day": _day(about, "made_on")},
    "not_asking": _not_asking,
    "old_version": _old_version,
    "unknown_line": _plain(lambda: _("This line is no longer in the plan. Choose another")),
    "unknown_person": _plain(lambda: _("Choose somebody who works at this school")),
    "answered_meanwhile": _plain(
        lambda: _(
            "Somebody else took down an answer meanwhile; it is shown above. Save again if yours is "
            "the one that counts."
        )
    ),
    "does_not_stand": _plain(lambda: _("This answer was taken back or replaced already.")),
    "other_school": _plain(lambda: _("This plan belongs to another school.")),
    "not_permitted": _plain(
        lambda: _("You cannot take down answers for this child. Ask the SENCo.")
    ),
    "another_in_force": _plain(
        lambda: _("Another plan of this child is in force. Hold its review and close it first.")
    ),
    "say_why_in_force": _in_force,
    "day_too_long_ago": lambda about: _("Choose %(day)s or a later day") % {
        "day": _day(about, "earliest")
    },
    "review_before_plan": lambda about: _(
        "The review, on %(review)s, must come after the plan begins on %(on)s."
    ) % {"review": _day(about, "review_day"), "on": _day(about, "on")},
    "not_in_force": _plain(lambda: _("This plan is not in force.")),
    "change_begun_already": lambda about: _("A change is begun already: “%(kind)s”.") % {
        "kind": kind_name(str(about["kind"]))
    },
    "change_begun": _plain(lambda: _("Finish the change that was begun, or give it up, first.")),
    "no_change_begun": _plain(lambda: _("No change is begun. Somebody may have finished it.")),
    "nothing_changed": _plain(
        lambda: _("Nothing is changed yet. Write in the plan first, or give the change up.")
    ),
    "takes_another_kind": _another_kind,
}  # fmt: skip
