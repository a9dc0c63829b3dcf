"""The review's own page: when and who, what was said, results, answers, and what is still open."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from openiep.monitoring.presenters.progress import Progress, progress_of
from openiep.monitoring.presenters.values import short_of
from openiep.reviews.models import Contribution, Invitation, Review, SoFar
from openiep.reviews.presenters.levels import level_on_paper, level_text
from openiep.reviews.presenters.phrases import (
    came_text,
    decisions,
    how_text,
    question_texts,
    results,
    who,
)
from openiep.reviews.rules.codes import Came, Question, Voice
from openiep.web.days import day_text


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said. `way` is the day, how it came, and who wrote it down."""

    id: UUID
    voice: str
    name: str
    words: str
    way: str
    is_for_staff: bool


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who was invited, what became of it, and what they said."""

    id: UUID
    voice: str
    who: str
    came: str
    is_open: bool
    tries: str
    said: tuple[Said, ...]
    can_speak: bool

    @property
    def aloud(self) -> list[Said]:
        """What may be read at the meeting."""
        return [one for one in self.said if not one.is_for_staff]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One target of the plan, how it is going, and what became of it."""

    id: UUID
    short: str
    sentence: str
    progress: Progress
    result: str
    result_text: str
    level_text: str
    level_on_paper: str
    why: str
    href: str


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One of the five questions and its answer."""

    key: str
    short: str
    question: str
    words: str
    href: str


def when(review: Review) -> str:
    """ "Fri 11 December · 15:30 · Room 4"."""
    clock = f"{review.starts_at:%H:%M}" if review.starts_at else ""
    return " · ".join(part for part in (day_text(review.day), clock, review.place) if part)


def groups(listed: Iterable[Invited], child: str) -> list[tuple[str, str]]:
    """The voices as they stand beside each other, with their names; others only where some are."""
    three = [(Voice.SCHOOL, _("School")), (Voice.FAMILY, _("Family")), (Voice.CHILD, child)]
    others = any(one.voice == Voice.OTHER for one in listed)
    return [(voice.value, name) for voice, name in three] + (
        [(Voice.OTHER.value, _("Others"))] if others else []
    )


def people(found: SoFar) -> list[Invited]:
    """Everybody who was invited, school first, with what each said."""
    return [_invited(one, found.contributions) for one in found.invitations]


def _invited(one: Invitation, contributions: Iterable[Contribution]) -> Invited:
    return Invited(
        id=one.pk,
        voice=one.voice,
        who=who(one),
        came=_what_became(one),
        is_open=one.came == Came.INVITED,
        tries=one.tries,
        said=tuple(_said(c) for c in contributions if c.invitation_id == one.pk),
        can_speak=bool(one.called),
    )


def _what_became(one: Invitation) -> str:
    if not one.called:
        return ""
    return _("Invited") if one.came == Came.INVITED else came_text(one.came)


def _said(one: Contribution) -> Said:
    way = [day_text(one.day), how_text(one.way)]
    if one.scribed_by:
        way.append(_("written down by %(name)s") % {"name": one.scribed_by})
    name = f"{one.called}, {one.standing}" if one.standing else one.called
    return Said(
        id=one.pk, voice=one.voice, name=name, words=one.words, way=", ".join(way),
        is_for_staff=one.is_for_staff,
    )  # fmt: skip


def target_lines(found: SoFar) -> list[TargetLine]:
    """Each target of the plan, in its order, with picture and result."""
    review = found.review
    until = timezone.localdate(review.closed_at) if review.closed_at else None
    progress = progress_of(
        [found.wordings[one] for one in found.targets],
        name=review.pupil.known_as,
        until=until,
        planned_review=True,
    )
    words = dict(results(review.school))
    lines = []
    for target_id in found.targets:
        kept = found.results.get(target_id)
        lines.append(
            TargetLine(
                id=target_id,
                short=short_of(found.wordings[target_id]),
                sentence=found.sentence(target_id),
                progress=progress[target_id],
                result=kept.result if kept else "",
                result_text=words[kept.result] if kept and kept.result else "",
                level_text=level_text(kept.level if kept else None),
                level_on_paper=level_on_paper(kept.level if kept else None),
                why=kept.why if kept else "",
                href=reverse("reviews:record_result", args=[review.pk, target_id]),
            )
        )
    return lines


def named_with_result(found: SoFar) -> list[tuple[str, str]]:
    """Each target by its id, in a few words and with its result where there is one. No picture."""
    words = dict(results(found.review.school))
    listed = []
    for target_id in found.targets:
        short, kept = short_of(found.wordings[target_id]), found.results.get(target_id)
        known = words.get(kept.result, "") if kept else ""
        listed.append((str(target_id), f"{short} ({known})" if known else short))
    return listed


def question_lines(found: SoFar) -> list[QuestionLine]:
    """The five questions with their answers."""
    review = found.review
    return [
        QuestionLine(
            key=question,
            short=short,
            question=asked,
            words=found.answers[question].words if question in found.answers else "",
            href=reverse("reviews:answer_question", args=[review.pk, question]),
        )
        for question, (short, asked) in question_texts(review.school).items()
    ]


def decision_text(review: Review) -> str:
    """What was decided, in words."""
    return dict(decisions(review.school)).get(review.decision, "")


def promised(found: SoFar, question: str) -> list[str]:
    """What the plan promised that bears on a question: the help that was agreed."""
    parts = found.version.content["parts"]
    if question != Question.HELP_GIVEN:
        return []
    school = [
        _help(row, "programme", "activities") for row in parts["arrangements"].get("items", ())
    ]
    home = [_help(row, "what") for row in parts["home"].get("items", ())]
    return [line for line in (*school, *home) if line]


def _help(row: dict[str, object], *names: str) -> str:
    what = next((str(row[name]) for name in names if row.get(name)), "")
    by = str(row.get("staff") or row.get("who") or "")
    often = row.get("times_a_week")
    long = row.get("minutes")
    said = [what, by]
    if often:
        said.append(_("%(n)s times a week") % {"n": often})
    if long:
        said.append(_("%(n)s minutes") % {"n": long})
    return ", ".join(part for part in said if part)
