"""What a parent says: an answer, words for the draft, what they think before a review."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.home.family import Asked
from openiep.home.forms import OwnAnswerForm, SayForm, SuggestForm
from openiep.home.presenters import family as present
from openiep.home.presenters.family_reasons import say
from openiep.home.views.family import asked_or_404
from openiep.people.models import Pupil
from openiep.plans.actions import as_family
from openiep.plans.models import Answer, PlanVersion, Suggestion
from openiep.plans.models.agreement import contents_with_lines_gone
from openiep.plans.models.suggestions import plan_to_write_with
from openiep.plans.presenters.lines import answerable_lines
from openiep.plans.rules.agreement import AnswerCode
from openiep.reviews.actions.as_family import say_for_review as say_it
from openiep.reviews.actions.as_family import take_back_own_contribution
from openiep.reviews.models import Contribution, Invitation, Review
from openiep.reviews.rules.codes import Audience
from openiep.rules import Refused
from openiep.web.pages import answer_form


@require_http_methods(["GET", "POST"])
def answer_plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """A parent answers for the plan, one target or one thing at home, to the words they read."""
    user, asked = user_of(request), asked_or_404(request, plan_id)
    lines = answerable_lines(
        asked.content, asked.version.asks_lines, contents_with_lines_gone(asked.version)
    )
    form = OwnAnswerForm(
        request.POST or None,
        answers=[(code.value, said) for code, said in present.own_words().items()],
        lines=lines.items(),
        initial=_first(request, asked) | drafts.typed_before(request),
    )

    def act() -> Answer:
        said = form.cleaned_data
        version = _read(request, asked, said["version"])
        return as_family.answer_as_family(
            version=version,
            answer=AnswerCode(said["answer"]),
            line=said["line"],
            words=said["words"],
            by=user,
        )

    context = {"asked": asked, "pupil": asked.plan.pupil, "answers": present.own_answers(asked)}
    return answer_form(
        request,
        form,
        act,
        template="home/answer_plan.html",
        context=context,
        then=reverse("home:family_plan", args=[plan_id]) + "#answers",
        done=_("Thank you. The school sees your answer."),
        say=say,
    )


def _first(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    """The line that waits for this parent, or the one whose button was pressed."""
    waits = asked.standing.open_lines if asked.standing else ()
    line = request.GET.get("about") or next(iter(waits), "")
    return {"version": str(asked.version.pk), "line": line}


def _read(request: HttpRequest, asked: Asked, wished: str) -> PlanVersion:
    """The words that were before the parent; the newest where the sign is not one of this plan."""
    known = PlanVersion.objects.visible_to(user_of(request)).filter(plan=asked.plan)
    found = [one for one in known.select_related("school") if str(one.pk) == wished]
    return found[0] if found else asked.version


@require_POST
def take_back_answer(request: HttpRequest, answer_id: UUID) -> HttpResponse:
    """A parent takes their own answer back."""
    user = user_of(request)
    answers = Answer.objects.visible_to(user).select_related("version__plan", "person")
    answer = find(answers, by=user, may=Permission.SAY_AS_FAMILY, pk=answer_id)
    try:
        as_family.take_back_own_answer(answer=answer, by=user)
        messages.success(request, _("Your answer is taken back. You can answer anew."))
    except Refused as refused:
        messages.warning(request, say(refused.reasons[0]))
    return redirect(reverse("home:family_plan", args=[answer.version.plan_id]) + "#answers")


@require_http_methods(["GET", "POST"])
def suggest_words(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """A parent lays words of their own beside the plan that is being written."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.SAY_AS_FAMILY, pk=pupil_id)
    form = SuggestForm(
        request.POST or None,
        parts=present.suggestable(pupil),
        initial={"part": "hopes"} | drafts.typed_before(request),
    )
    mine = Suggestion.objects.visible_to(user).filter(pupil=pupil, taken_back_at__isnull=True)
    context = {
        "pupil": pupil,
        "is_written": plan_to_write_with(pupil) is not None,
        "mine": mine.order_by("-made_at")[:20],
        "parts": dict(present.suggestable(pupil)),
    }
    return answer_form(
        request,
        form,
        lambda: as_family.suggest_words(pupil=pupil, by=user, **form.cleaned_data),
        template="home/suggest_words.html",
        context=context,
        then=reverse("home:suggest_words", args=[pupil_id]),
        done=_("Thank you. The school reads your words and answers here."),
        say=say,
    )


@require_POST
def take_back_suggestion(request: HttpRequest, suggestion_id: UUID) -> HttpResponse:
    """A parent takes back words to which nobody has answered yet."""
    user = user_of(request)
    mine = Suggestion.objects.visible_to(user).select_related("person")
    suggestion = find(mine, by=user, may=Permission.SAY_AS_FAMILY, pk=suggestion_id)
    try:
        as_family.take_back_suggestion(suggestion=suggestion, by=user)
        messages.success(request, _("Your words are taken back."))
    except Refused as refused:
        messages.warning(request, say(refused.reasons[0]))
    return redirect("home:suggest_words", suggestion.pupil_id)


@require_http_methods(["GET", "POST"])
def say_for_review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """A parent says what they think before a review."""
    user = user_of(request)
    reviews = Review.objects.visible_to(user).select_related("pupil", "school")
    review = find(reviews, by=user, may=Permission.SAY_AS_FAMILY, pk=review_id)
    invitations = Invitation.objects.visible_to(user).select_related("school", "person")
    invitation = invitations.filter(review=review).first()
    said = Contribution.objects.visible_to(user).filter(review=review).standing_now()
    before = said.select_related("invitation__person").last()
    begun = {"words": before.words, "audience": before.audience} if before else {}
    form = SayForm(request.POST or None, initial=begun | drafts.typed_before(request))

    def act() -> Contribution:
        if invitation is None:
            raise Refused([present.not_invited()])
        audience = Audience(form.cleaned_data["audience"])
        words = form.cleaned_data["words"]
        return say_it(invitation=invitation, words=words, audience=audience, by=user)

    return answer_form(
        request,
        form,
        act,
        template="home/say_for_review.html",
        context={
            "review": review,
            "pupil": review.pupil,
            "invitation": invitation,
            "before": before,
        },
        then=reverse("home:family_child", args=[review.pupil_id]),
        done=_("Thank you. Your words are kept for the review."),
        say=say,
    )


@require_POST
def take_back_words(request: HttpRequest, contribution_id: UUID) -> HttpResponse:
    """A parent takes back what they wrote for a review."""
    user = user_of(request)
    mine = Contribution.objects.visible_to(user).select_related("invitation__person")
    contribution = find(mine, by=user, may=Permission.SAY_AS_FAMILY, pk=contribution_id)
    try:
        take_back_own_contribution(contribution=contribution, by=user)
        messages.success(request, _("Your words are taken back."))
    except Refused as refused:
        messages.warning(request, say(refused.reasons[0]))
    return redirect("home:family_child", contribution.pupil_id)
