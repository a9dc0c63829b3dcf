"""The child's story: what happened, in order, with what came of each plan and its targets."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.home.presenters.children import stage_names
from openiep.people.models import Leaving, OtherSchool, Pupil, SenStatus
from openiep.plans.models import HelpBefore, Plan
from openiep.plans.presenters.before import outcome_word
from openiep.plans.rules.content import as_sentence, with_stop
from openiep.plans.rules.status import Status
from openiep.reviews.models import Review, TargetResult
from openiep.reviews.presenters import phrases

BEGINS, ENDS, LEAVES = 0, 6, 7


@dataclass
class Event:
    """One thing that happened on a day: its title, where to read on, and lines below it."""

    day: date
    title: str
    href: str = ""
    lines: list[str] = field(default_factory=list)
    kind: str = ""
    place: int = 3  # among what happened on the same day


def story_of(pupil: Pupil, user: User) -> list[Event]:
    """Everything on the record, the first first; a fixed number of queries."""
    events = [
        *_school(pupil, user),
        *_stages(pupil, user),
        *_before(pupil, user),
        *_plans(pupil, user),
        *_reviews(pupil, user),
    ]
    return sorted(events, key=lambda event: (event.day, event.place))


def _school(pupil: Pupil, user: User) -> Iterator[Event]:
    if pupil.joined_on:
        came = [_("from %(school)s") % {"school": pupil.came_from}] if pupil.came_from else []
        yield Event(pupil.joined_on, _("Joined the school"), lines=came, place=BEGINS)
    for one in OtherSchool.objects.visible_to(user).filter(pupil=pupil):
        title = _("Goes to %(school)s too") % {"school": one.name}
        yield Event(one.starts_on, title, lines=[one.days] if one.days else [])
        if one.ends_on:
            yield Event(one.ends_on, _("No longer goes to %(school)s") % {"school": one.name})
    for leaving in Leaving.objects.visible_to(user).filter(pupil=pupil):
        yield from _leaving(leaving)


def _leaving(leaving: Leaving) -> Iterator[Event]:
    days = [
        (leaving.left_on, _("Left for %(school)s") % {"school": leaving.to_school}, leaving.words),
        (leaving.handed_over_on, _("Record handed over"), leaving.handed_over_how),
        (
            leaving.received_on,
            _("Record received"),
            _("by %(name)s") % {"name": leaving.received_by},
        ),
        (leaving.came_back_on, _("Here again"), ""),
    ]
    for place, (day, title, line) in enumerate(days, start=LEAVES):
        if day:
            yield Event(day, title, lines=[line] if line else [], place=place)


def _stages(pupil: Pupil, user: User) -> Iterator[Event]:
    names = stage_names()
    for status in SenStatus.objects.visible_to(user).filter(pupil=pupil):
        name = names.get(status.code, status.code)
        if status.starts_on.year > 1900:
            yield Event(status.starts_on, _("%(stage)s from this day") % {"stage": name})
        if status.ends_on:
            yield Event(status.ends_on, _("%(stage)s until this day") % {"stage": name})


def _before(pupil: Pupil, user: User) -> Iterator[Event]:
    for one in HelpBefore.objects.visible_to(user).filter(pupil=pupil):
        word, _look = outcome_word(one)
        lines = [text for text in (one.concern, one.help, one.result) if text]
        title = _("Help before a plan: %(state)s") % {"state": word}
        href = reverse("home:child", args=[pupil.pk]) + "#before"
        yield Event(one.starts_on, title, href, lines, "before")


def _plans(pupil: Pupil, user: User) -> Iterator[Event]:
    plans = Plan.objects.visible_to(user).filter(pupil=pupil).prefetch_related("versions")
    for plan in plans:
        href = reverse("plans:plan", args=[plan.pk])
        if plan.in_force_on:
            yield Event(plan.in_force_on, _("A plan in force"), href, _targets(plan), "plan")
        elif plan.status == Status.WITHDRAWN and plan.closed_on:
            given_up = _("A plan was given up before it began")
            yield Event(plan.closed_on, given_up, href, [plan.closing_words], "plan")
        else:
            yield Event(plan.made_at.date(), _("A plan is being written"), href, kind="plan")
        if plan.status == Status.CLOSED and plan.closed_on:
            ended = _("The plan ended well") if plan.ended_well else _("The plan ended")
            words = [plan.closing_words] if plan.closing_words else []
            yield Event(plan.closed_on, ended, href, words, "plan", ENDS)


def _targets(plan: Plan) -> list[str]:
    versions = sorted(plan.versions.all(), key=lambda version: version.number)
    items = versions[-1].content["parts"]["targets"]["items"] if versions else []
    return [as_sentence(item) for item in items]


def _reviews(pupil: Pupil, user: User) -> Iterator[Event]:
    held = Review.objects.visible_to(user).held().filter(pupil=pupil)
    reviews = list(held.select_related("plan_version", "school"))
    results: dict[UUID, list[TargetResult]] = defaultdict(list)
    for one in TargetResult.objects.visible_to(user).filter(review__in=reviews):
        results[one.review_id].append(one)
    for review in reviews:
        words, decisions = (
            dict(phrases.results(review.school)),
            dict(phrases.decisions(review.school)),
        )
        sentences = _sentences(review)
        lines = [
            f"{words[one.result]}: {with_stop(sentences.get(str(one.target_id), ''))}"
            + (f" {one.why}" if one.why else "")
            for one in results[review.pk]
            if one.result
        ]
        decided = decisions.get(review.decision, "")
        said = [text for text in (decided, review.decision_words, review.good_ending) if text]
        href = reverse("reviews:review", args=[review.pk])
        yield Event(review.day, _("Review"), href, [*lines, *said], "review")


def _sentences(review: Any) -> dict[str, str]:
    items = review.plan_version.content["parts"]["targets"]["items"]
    return {item["id"]: as_sentence(item) for item in items}
