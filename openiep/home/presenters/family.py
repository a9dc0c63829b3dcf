"""The family's pages in plain words: short sentences, and none of the school's own words."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from openiep.access.models import User
from openiep.access.rules import Role
from openiep.classroom.models import DiaryEntry
from openiep.classroom.presenters.delivered import Bar, beside_plan
from openiep.documents.presenters.eight import eight_parts
from openiep.home.family import Asked, Looks, Meeting, asked_now, meeting_of
from openiep.monitoring.models import stands_in_force
from openiep.monitoring.presenters.progress import Progress, progress_of
from openiep.people.models import Pupil
from openiep.people.whom_to_ask import Contact, whom_to_ask
from openiep.plans.models import Answer, PlanVersion, TargetWording
from openiep.plans.models.suggestions import plan_to_write_with
from openiep.plans.presenters.changes import ChangedLine, changed_lines
from openiep.plans.presenters.lines import line_names
from openiep.plans.rules.agreement import AnswerCode
from openiep.plans.rules.changes import changes_between
from openiep.plans.rules.status import Status, VersionKind
from openiep.rules import Reason, because
from openiep.web.days import day_text

LATELY_DAYS = 14


@dataclass(frozen=True, slots=True)
class Act:
    """Something that waits for the parent, with its one button."""

    sentence: str
    button: str
    href: str


@dataclass(frozen=True, slots=True)
class Going:
    """How one target is going: a sentence, a picture."""

    title: str
    sentence: str
    picture: Markup


@dataclass(frozen=True, slots=True)
class AtHome:
    """One thing that the family does."""

    id: str
    what: str
    how_often: str


@dataclass
class FamilyPage:
    """Everything on the family's page of one child, already allowed for this parent."""

    plan: Asked | None = None
    acts: list[Act] = field(default_factory=list)
    at_home: list[AtHome] = field(default_factory=list)
    diary: list[DiaryEntry] = field(default_factory=list)
    going: list[Going] = field(default_factory=list)
    helped: list[tuple[str, Bar]] = field(default_factory=list)
    coming: list[str] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    can_suggest: bool = False


def family_page(pupil: Pupil, user: User) -> FamilyPage:
    """The page of one child, for one parent."""
    today = pupil.school.today()
    asked = asked_now(pupil, user)
    meeting = meeting_of(pupil, user)
    shown = FamilyPage(contacts=whom_to_ask(pupil, today))
    shown.plan = next((one for one in asked if one.plan.status == Status.IN_FORCE), None)
    shown.plan = shown.plan or (asked[0] if asked else None)
    shown.can_suggest = plan_to_write_with(pupil) is not None
    shown.acts = [*_answers_open(asked, pupil), *_views_wanted(meeting, pupil)]
    shown.coming = _coming(shown.plan, meeting)
    entries = DiaryEntry.objects.visible_to(user).filter(pupil=pupil)
    shown.diary = list(entries.order_by("-day", "-made_at")[:5])
    shown.at_home = at_home(shown.plan.content) if shown.plan else []
    if shown.plan and shown.plan.plan.status == Status.IN_FORCE:
        shown.going = _going(shown.plan, user, pupil)
        shown.helped = _helped(shown.plan)
    return shown


def _answers_open(asked: list[Asked], pupil: Pupil) -> list[Act]:
    return [
        Act(
            _("There is a plan for %(name)s. Do you agree with it?") % {"name": pupil.known_as}
            if one.plan.status == Status.PROPOSED
            else _("Something in %(name)s’s plan is asked of you.") % {"name": pupil.known_as},
            _("Read it and answer"),
            reverse("home:family_plan", args=[one.plan.pk]),
        )
        for one in asked
        if one.waits
    ]


def _views_wanted(meeting: Meeting | None, pupil: Pupil) -> list[Act]:
    if meeting is None or meeting.invitation is None or meeting.said:
        return []
    said = {"name": pupil.known_as, "day": day_text(meeting.review.day)}
    return [
        Act(
            _("On %(day)s we talk about %(name)s’s plan. What do you think?") % said,
            _("Say what you think"),
            reverse("home:say_for_review", args=[meeting.review.pk]),
        )
    ]


def _coming(asked: Asked | None, meeting: Meeting | None) -> list[str]:
    told = []
    if meeting is not None:
        said = {"day": day_text(meeting.review.day), "place": meeting.review.place}
        told.append(_("We look at the plan together on %(day)s.") % said)
        if meeting.review.place:
            told.append(_("We meet here: %(place)s.") % said)
        if meeting.invitation is not None:
            told.append(_("You are invited."))
    elif asked is not None and asked.plan.review_due:
        said = {"day": day_text(asked.plan.review_due)}
        told.append(_("We look at the plan together by %(day)s.") % said)
    if asked is not None and asked.plan.status == Status.PROPOSED:
        told.append(_("The plan has not begun yet. Help does not wait for it."))
    return told


def at_home(content: dict[str, Any]) -> list[AtHome]:
    """What was agreed for home."""
    items = content["parts"]["home"].get("items", ())
    return [AtHome(one["id"], one["what"], _how_often(one)) for one in items if one["what"]]


def _how_often(one: dict[str, Any]) -> str:
    said = []
    if one.get("times_a_week"):
        times = str(one["times_a_week"])
        count = int(times) if times.isdecimal() else 2
        said.append(ngettext("%(n)s time a week", "%(n)s times a week", count) % {"n": times})
    if one.get("minutes"):
        said.append(_("%(n)s minutes") % {"n": one["minutes"]})
    return ", ".join(said)


def _going(asked: Asked, user: User, pupil: Pupil) -> list[Going]:
    rows = TargetWording.objects.visible_to(user).filter(plan=asked.plan)
    wordings = stands_in_force(rows.select_related("plan", "target"))
    progress = progress_of(wordings, name=pupil.known_as)
    return [_goes(progress[one.target_id]) for one in wordings]


def _goes(one: Progress) -> Going:
    if one.shown and one.course.seen:
        return Going(one.sentence, one.shown.family, one.picture)
    if one.course.seen:
        return Going(one.sentence, one.numbers, one.picture)
    return Going(
        one.sentence, _("It has just begun. Soon you will see here how it goes."), Markup()
    )


def _helped(asked: Asked) -> list[tuple[str, Bar]]:
    bars = beside_plan(asked.plan, asked.content)
    rows = asked.content["parts"]["arrangements"].get("items", ())
    return [
        (row["programme"] or row["activities"] or row["staff"], bars[row["id"]])
        for row in rows
        if row["id"] in bars
    ]


def eight(asked: Asked) -> list[Any]:
    """The eight parts in the words of the paper, as blocks."""
    content = asked.content
    return eight_parts(
        content["parts"],
        known_as=content["child"]["known_as"],
        audience="family_and_staff",
        to_write=False,
    )


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """What this parent answered, to what, when."""

    id: object
    about: str
    says: str
    words: str
    day: str


def own_words() -> dict[AnswerCode, str]:
    """The answers in the parent's own voice."""
    return {
        AnswerCode.AGREE: _("I agree"),
        AnswerCode.AGREE_WITH_COMMENT: _("I agree, and want to add something"),
        AnswerCode.DO_NOT_AGREE: _("I do not agree"),
        AnswerCode.LEAVE_TO_YOU: _("I leave it to you"),
    }


def own_answers(asked: Asked) -> list[OwnAnswer]:
    """Everything this parent has answered to the words that count now."""
    names, words = line_names(asked.content), own_words()
    others = {
        AnswerCode.NOT_ASKED: _("You were not asked"),
        AnswerCode.NOT_REACHED: _("We could not reach you"),
    }
    return [_own(one, names, {**words, **others}) for one in asked.answers]


def _own(one: Answer, names: dict[str, str], words: dict[AnswerCode, str]) -> OwnAnswer:
    about = names.get(one.line, _("One line")) if one.line else _("The whole plan")
    return OwnAnswer(one.pk, about, words[AnswerCode(one.answer)], one.words, day_text(one.day))


@dataclass(frozen=True, slots=True)
class Changed:
    """One change of the plan: when, why, and which words went and came."""

    day: str
    what: str
    why: str
    lines: list[ChangedLine]


def what_changed(versions: list[PlanVersion], pack: str) -> list[Changed]:
    """The changes since the plan was first put before everybody, the newest first."""
    from openiep.home.family import for_family

    contents = [for_family(one.content) for one in versions]
    told = []
    for n in range(1, len(versions)):
        old, new, version = contents[n - 1], contents[n], versions[n]
        lines = changed_lines(old, new, changes_between(old, new), pack)
        what = {
            VersionKind.PROPOSAL: _("The plan was put before everybody once more."),
            VersionKind.CORRECTION: _("We mended the spelling. The sense is the same."),
            VersionKind.WHO_OR_WHEN: _("A person, a place or a day is another."),
            VersionKind.WHAT_WAS_AGREED: _("What we agreed is another. You are asked again."),
        }[VersionKind(version.kind)]
        told.append(Changed(day_text(version.made_on()), what, version.why, lines))
    return told[::-1]


def looks_told(looks: list[Looks]) -> list[str]:
    """Who opened the record, by what they are, and when last."""
    names = {
        Role.SENCO: _("The SENCo, who looks after extra help"),
        Role.TEACHER: _("A teacher"),
        Role.TEACHING_ASSISTANT: _("A teaching assistant"),
        Role.HEAD: _("The head"),
        Role.HEAD_WITH_REASON: _("The head, with a reason"),
        "you": _("You"),
    }
    return [
        ngettext(
            "%(who)s: once, on %(day)s", "%(who)s: %(n)s times, the last on %(day)s", one.count
        )
        % {"who": names[one.role], "n": one.count, "day": day_text(one.last.date())}
        for one in sorted(looks, key=lambda one: one.last, reverse=True)
    ]


def suggestable(pupil: Pupil) -> list[tuple[str, str]]:
    """What a parent's words may be about, in plain words."""
    name = {"name": pupil.known_as}
    return [
        ("hopes", _("What we hope for")),
        ("needs", _("What %(name)s is good at, and what is hard") % name),
        ("targets", _("What %(name)s could work towards") % name),
        ("arrangements", _("Help at school")),
        ("home", _("What we can do at home")),
        ("other_needs", _("Other help, for example for health")),
        ("checking", _("How we see that it works")),
        ("review", _("When and how we meet")),
    ]


def not_invited() -> Reason:
    """The parent has no invitation to the review."""
    return because("not_invited")
