"""Preparing a review: the day, the people, and who came."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.plans.models import Plan
from openiep.plans.rules.status import Status
from openiep.reviews import actions
from openiep.reviews.forms import (
    AttendanceForm,
    CallOffForm,
    ChangeForm,
    InviteForm,
    PrepareForm,
)
from openiep.reviews.models import Candidate, Review, candidates, so_far, standing_of
from openiep.reviews.presenters.phrases import who
from openiep.reviews.presenters.reasons import say
from openiep.reviews.rules.codes import Voice
from openiep.reviews.rules.rhythm import next_day, snapped
from openiep.reviews.views.finding import find_review, not_open
from openiep.rules import because
from openiep.web.pages import answer_form

WHEN = ("day", "starts_at", "place", "at_parents_evening")
NURSERY = frozenset({"N1", "N2"})


@require_http_methods(["GET", "POST"])
def prepare_review(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Set the day on which a plan is looked at together, and invite people."""
    user = user_of(request)
    plan = find(
        Plan.objects.visible_to(user).select_related("pupil", "school"),
        pk=plan_id, by=user, may=Permission.PREPARE_REVIEW,
    )  # fmt: skip
    if plan.status != Status.IN_FORCE and request.method == "GET":
        messages.info(request, say(because("not_in_force")))
        return redirect("home:child", plan.pupil_id)
    ready = Review.objects.visible_to(user).open().filter(plan=plan).first()
    if ready and request.method == "GET":
        return redirect("reviews:review", ready.pk)
    known = candidates(plan.pupil)
    asked = {voice: [one for one in known if one.voice is voice] for voice in Voice}
    form = PrepareForm(
        request.POST or None,
        family=_choices(asked[Voice.FAMILY]),
        school=_choices(asked[Voice.SCHOOL]),
        others=_choices(asked[Voice.OTHER]),
        initial={**_first(plan, asked), **drafts.typed_before(request)},
    )
    return answer_form(
        request,
        form,
        lambda: actions.prepare_review(
            plan=plan, by=user, invite=_invited(form),
            **{name: form.cleaned_data[name] for name in WHEN},
        ),
        template="reviews/prepare_review.html",
        context={
            "plan": plan,
            "pupil": plan.pupil,
            "standing": standing_of(plan, plan.school.today()),
            "nobody_known": not asked[Voice.FAMILY],
        },
        then=lambda review: reverse("reviews:review", args=[review.pk]),
        done=_("The review is prepared."),
        say=say,
    )  # fmt: skip


def _first(plan: Plan, asked: dict[Voice, list[Candidate]]) -> dict[str, object]:
    """The plan's own review day and place, and everybody around the child."""
    today = plan.school.today()
    parts: dict[str, dict[str, object]] = {one.key: one.content for one in plan.parts.all()}
    part = parts.get("review", {})
    is_nursery = plan.pupil.year_group in NURSERY
    day = plan.review_due if plan.review_due and plan.review_due >= today else None
    return {
        "day": day
        or snapped(max(today, next_day(plan.in_force_on or today, is_nursery=is_nursery))),
        "place": part.get("place", ""),
        "at_parents_evening": part.get("at_parents_evening", False),
        "family": [one.key for one in asked[Voice.FAMILY]],
        "school": [one.key for one in asked[Voice.SCHOOL]],
        "others": [one.key for one in asked[Voice.OTHER]],
    }


def _choices(people: list[Candidate]) -> list[tuple[str, str]]:
    return [
        (one.key, f"{one.name}, {one.standing}" if one.standing else one.name) for one in people
    ]


def _invited(form: PrepareForm) -> list[actions.Invite]:
    known = [actions.Invite(person_id=one) for one in form.chosen]
    return known + [actions.Invite(name=name, standing=does) for name, does in form.named]


@require_http_methods(["GET", "POST"])
def change_review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Move a review to another day, time or place."""
    review = find_review(request, review_id, Permission.PREPARE_REVIEW)
    if away := not_open(request, review):
        return away
    initial = {name: getattr(review, name) for name in (*WHEN, "version")}
    form = ChangeForm(request.POST or None, initial={**initial, **drafts.typed_before(request)})
    return answer_form(
        request,
        form,
        lambda: actions.change_review(
            review=review, by=user_of(request), version=_version(form.cleaned_data["version"]),
            **{name: form.cleaned_data[name] for name in WHEN},
        ),
        template="reviews/change_review.html",
        context={"review": review, "pupil": review.pupil, "call_off": CallOffForm()},
        then=reverse("reviews:review", args=[review_id]),
        done=_("Saved."),
        say=say,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def call_off_review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Say that a review will not be held, and why."""
    review = find_review(request, review_id, Permission.PREPARE_REVIEW)
    if away := not_open(request, review):
        return away
    form = CallOffForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: actions.call_off_review(review=review, by=user_of(request), **form.cleaned_data),
        template="reviews/call_off_review.html",
        context={"review": review, "pupil": review.pupil},
        then=reverse("home:child", args=[review.pupil_id]),
        done=_("The review is called off."),
        say=say,
    )


@require_http_methods(["GET", "POST"])
def invite_to_review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Invite one more."""
    review = find_review(request, review_id, Permission.PREPARE_REVIEW)
    if away := not_open(request, review):
        return away
    invited = {str(one.person_id) for one in review.invitations.all()}
    people = [one for one in candidates(review.pupil) if one.key not in invited]
    form = InviteForm(request.POST or None, people=_choices(people), initial={"person": ""})

    def invite() -> object:
        person = form.cleaned_data.get("person")
        named = {"name": form.cleaned_data["name"], "standing": form.cleaned_data["standing"]}
        one = actions.Invite(person_id=UUID(person)) if person else actions.Invite(**named)
        return actions.invite_to_review(review=review, who=one, by=user_of(request))

    return answer_form(
        request,
        form,
        invite,
        template="reviews/invite_to_review.html",
        context={"review": review, "pupil": review.pupil},
        then=reverse("reviews:review", args=[review_id]) + "#people",
        done=_("Invited."),
        say=say,
    )


@require_http_methods(["GET", "POST"])
def record_attendance(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Write down who came, sent views, declined, or did not come."""
    review = find_review(request, review_id, Permission.HOLD_REVIEW)
    if away := not_open(request, review):
        return away
    people = [(str(one.pk), who(one), one.came, one.tries) for one in so_far(review).invitations]
    form = AttendanceForm(request.POST or None, people=people, initial=drafts.typed_before(request))
    return answer_form(
        request,
        form,
        lambda: actions.record_attendance(review=review, answers=form.answers, by=user_of(request)),
        template="reviews/record_attendance.html",
        context={"review": review, "pupil": review.pupil},
        then=reverse("reviews:review", args=[review_id]) + "#people",
        done=_("Saved."),
        say=say,
    )


def _version(text: str) -> int:
    return int(text) if text.isdecimal() else -1
