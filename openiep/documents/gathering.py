"""Gathers from the rooms below what is printed: a plan as it stands, a review as far as it is known."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.classroom.presenters.delivered import bars_of
from openiep.documents.presenters.inputs import (
    Answer,
    Contributed,
    Going,
    Helped,
    Invited,
    PlanStatus,
    Reviewed,
    ReviewRecord,
    WhomToAsk,
)
from openiep.monitoring.models import stands_in_force
from openiep.monitoring.presenters.progress import Progress, progress_of
from openiep.monitoring.presenters.standing import Shown
from openiep.monitoring.presenters.values import value_text
from openiep.monitoring.rules.status import Code
from openiep.people.models import Person, Pupil, School
from openiep.people.whom_to_ask import OF_A_SET, whom_to_ask
from openiep.plans.models import Plan, TargetWording
from openiep.plans.models.agreement import Agreement, agreement_of, current_version
from openiep.plans.models.content import plan_content
from openiep.plans.presenters.lines import line_names
from openiep.plans.presenters.voices import name_of, standing_word
from openiep.plans.rules.agreement import is_theirs
from openiep.plans.rules.content import Content
from openiep.plans.rules.status import Status
from openiep.reviews.models import Contribution, Invitation, Review, ReviewAnswer, so_far
from openiep.reviews.presenters.review import TargetLine, target_lines

ROLES = ("class_teacher", "senco", "advice_service")


@dataclass(frozen=True)
class Gathered:
    """A plan ready for paper."""

    content: dict[str, Any]
    status: PlanStatus
    answers: list[Answer]
    ask: list[WhomToAsk]
    going: Going


def gather_plan(plan: Plan) -> Gathered:
    """A draft from its rows; everything else from the version that counts."""
    version = None if plan.status == Status.DRAFT else current_version(plan)
    agreement = agreement_of(plan)
    status: Any = plan.status
    content = version.content if version else plan_content(plan)
    return Gathered(
        content=content,
        status=PlanStatus(
            status,
            version.number if version else None,
            plan.in_force_on or (version.made_on() if version else None),
            plan.in_force_why,
        ),
        answers=_answers(agreement) if agreement else [],
        ask=contacts(plan.pupil),
        going=_going(plan, content) if plan.status == Status.IN_FORCE else Going(),
    )


def _going(plan: Plan, content: Content) -> Going:
    """The picture of each target as on its page, and the bar of each help."""
    rows = TargetWording.objects.filter(plan=plan).select_related("plan", "target")
    progress = progress_of(stands_in_force(rows), name=plan.pupil.known_as)
    return Going(
        pictures=[_pictured(str(key), one) for key, one in progress.items()],
        helped=_helped(plan, content),
    )


def _pictured(target_id: str, progress: Progress) -> Reviewed:
    """The picture with its text twin, nothing where nothing was checked."""
    shown, seen = progress.shown, progress.course.seen
    return Reviewed(
        target_id,
        now=value_text(seen[-1].value, progress.wording) if seen else "",
        picture=str(progress.picture) if seen else "",
        described=progress.described,
        sentence=f"{_in_words(shown)} {progress.child_says}".strip(),
    )


def _helped(plan: Plan, content: Content) -> list[Helped]:
    """What was planned of each help and what happened; nothing of what nobody can count."""
    rows = content["parts"]["arrangements"].get("items", ())
    found = bars_of(plan, rows)
    return [
        Helped(
            row["programme"] or row["activities"] or _("Help at school"),
            bar.planned,
            [(piece.look, piece.count, piece.words) for piece in bar.pieces],
            bar.whys,
        )
        for row in rows
        if (bar := found.get(row["id"]))
    ]


def contacts(pupil: Pupil) -> list[WhomToAsk]:
    """Class teacher or teachers of sets, SENCo and advice service, with telephone numbers."""
    return [
        WhomToAsk(
            one.works_as if one.key == OF_A_SET else one.key, one.name, one.telephone, one.address
        )
        for one in whom_to_ask(pupil, pupil.school.today())
    ]


def called_at(school: School, user: User) -> str:
    """How the school calls the user."""
    mine = Person.objects.filter(school=school, user=user)
    return mine.values_list("called", flat=True).first() or str(user)


def _answers(agreement: Agreement) -> list[Answer]:
    """Everybody who is asked; who has not answered keeps a place to sign."""
    names = line_names(agreement.version.content)
    printed = []
    for standing in agreement.standings:
        asked = standing.asked
        who: dict[str, Any] = {
            "voice": asked.party.value,
            "name": name_of(asked),
            "standing": standing_word(asked.party, asked.standing),
        }
        mine = [one for one in agreement.answers if is_theirs(asked, one.as_given())]
        printed += [
            Answer(
                **who,
                code=one.answer,
                day=one.day,
                way=one.way,
                words=one.words,
                about=names.get(one.line, "") if one.line else "",
                shown=one.shown,
                seen_by=one.seen_by.called if one.seen_by else "",
            )
            for one in mine
        ]
        if not any(not one.line for one in mine):
            printed.append(Answer(**who))
    return printed


def gather_review(review: Review) -> ReviewRecord:
    """The review as it was held so far, with the picture of each target as on its page."""
    invitations = Invitation.objects.filter(review=review).in_order()
    contributions = Contribution.objects.filter(review=review).standing_now()
    answers = ReviewAnswer.objects.filter(review=review)
    return ReviewRecord(
        held_on=review.day,
        place=review.place,
        at_parents_evening=review.at_parents_evening,
        people=[_invited(one) for one in invitations],
        contributions=[_contributed(one) for one in contributions],
        five={one.question: one.words for one in answers},
        targets=[_reviewed(one) for one in target_lines(so_far(review))],
        helped=_helped(review.plan, review.plan_version.content),
        decision=review.decision,
        decision_reason="\n".join(filter(None, (review.decision_words, review.good_ending))),
        next_review_on=review.next_day,
        closed=not review.is_open,
    )


def _reviewed(line: TargetLine) -> Reviewed:
    reason = "\n".join(filter(None, (line.why, line.level_on_paper)))
    return replace(_pictured(str(line.id), line.progress), result=line.result, reason=reason)


def _in_words(shown: Shown | None) -> str:
    """For the family; with the way covered where the sentence itself names no numbers."""
    if shown is None:
        return ""
    names_none = shown.code in {Code.WORTH_A_LOOK, Code.TOO_EARLY}
    return f"{shown.family} {shown.way}".strip() if names_none else shown.family


def _invited(one: Invitation) -> Invited:
    voice: Any = one.voice
    return Invited(voice, one.called, one.standing, one.invited_on, one.came, one.tries)


def _contributed(one: Contribution) -> Contributed:
    voice: Any = one.voice
    audience: Any = "staff" if one.is_for_staff else "meeting"
    return Contributed(
        voice, one.called, one.words, one.standing, one.day, one.way, one.scribed_by, audience
    )
