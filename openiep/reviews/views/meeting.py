"""The meeting, one thing at a time: what people said, each target, each question, the decision."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from openiep.access import drafts
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.plans.rules.conflict import was_saved_meanwhile
from openiep.reviews import actions
from openiep.reviews.forms import AnswerForm, ResultForm
from openiep.reviews.models import SoFar, so_far
from openiep.reviews.presenters.conflict import conflict_of
from openiep.reviews.presenters.levels import level_of, levels, stored_result, suggestion
from openiep.reviews.presenters.meeting import way_through
from openiep.reviews.presenters.phrases import question_texts, results
from openiep.reviews.presenters.reasons import say
from openiep.reviews.presenters.review import groups, people, promised, target_lines
from openiep.reviews.rules.codes import Question
from openiep.reviews.views.finding import find_review, not_open
from openiep.rules import Refused
from openiep.web.pages import answer_form, page


@require_safe
def meeting(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """What everybody says, in their colours. What is for staff only is not on this page."""
    review = find_review(request, review_id, Permission.HOLD_REVIEW)
    if away := not_open(request, review):
        return away
    found = so_far(review)
    return page(request, "reviews/meeting.html", about_meeting(found, "said"))


@require_http_methods(["GET", "POST"])
def record_result(request: HttpRequest, review_id: UUID, target_id: UUID) -> HttpResponse:
    """What became of one target, and why."""
    review = find_review(request, review_id, Permission.HOLD_REVIEW)
    if away := not_open(request, review):
        return away
    found = so_far(review)
    if target_id not in found.targets:
        raise Http404
    kept = found.results.get(target_id)
    stored = stored_result(kept)
    version = kept.version if kept else 0
    context = about_meeting(found, target_id)
    line = next(one for one in target_lines(found) if one.id == target_id)
    form = ResultForm(
        request.POST or None,
        results=results(review.school),
        levels=levels(),
        suggested=suggestion(line.progress),
        initial={**stored, "version": version, **drafts.typed_before(request)},
    )
    return _answer_together(
        request, form, stored, version,
        lambda: actions.record_result(
            review=review, target_id=target_id, by=user_of(request),
            **{**_read(form), "level": level_of(form.cleaned_data["level"])},
        ),
        template="reviews/record_result.html", text="why", context={**context, "line": line},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def answer_question(request: HttpRequest, review_id: UUID, question: str) -> HttpResponse:
    """One of the five questions, large."""
    review = find_review(request, review_id, Permission.HOLD_REVIEW)
    if question not in set(Question):
        raise Http404
    if away := not_open(request, review):
        return away
    found, asked = so_far(review), Question(question)
    kept = found.answers.get(asked)
    stored, version = {"words": kept.words if kept else ""}, kept.version if kept else 0
    short, words = question_texts(review.school)[asked]
    form = AnswerForm(
        request.POST or None,
        question=words,
        initial={**stored, "version": version, **drafts.typed_before(request)},
    )
    context = about_meeting(found, asked)
    if asked in {Question.PROGRESS, Question.EFFECTIVENESS}:
        context["lines"] = target_lines(found)
    return _answer_together(
        request, form, stored, version,
        lambda: actions.answer_question(
            review=review, question=asked, by=user_of(request), **_read(form)
        ),
        template="reviews/answer_question.html", text="words",
        context={
            **context, "short": short, "promised": promised(found, asked),
        },
    )  # fmt: skip


def _answer_together(
    request: HttpRequest,
    form: forms.Form,
    stored: dict[str, str],
    version: int,
    act: Callable[[], object],
    *,
    template: str,
    text: str,
    context: dict[str, Any],
) -> HttpResponse:
    """Answer a form that two people may fill in at once: mine, theirs or both, nothing lost."""
    conflicts: list[Refused] = []

    def watched() -> object:
        try:
            return act()
        except Refused as refused:
            if was_saved_meanwhile(refused):
                conflicts.append(refused)
            raise

    after = context["way"].after
    response = answer_form(
        request, form, watched, template=template, context=context, done=_("Saved."), say=say,
        then=after.href if after else request.path,
    )  # fmt: skip
    if not conflicts:
        return response
    mine = {name: str(form.cleaned_data[name]) for name in stored}
    words = dict([*results(context["review"].school), *levels()])
    conflict = conflict_of(mine, stored, version, text=text, words=words)
    return page(request, "reviews/saved_meanwhile.html",
                {**context, "conflict": conflict}, status=422)  # fmt: skip


def _read(form: forms.Form) -> dict[str, Any]:
    data = dict(form.cleaned_data)
    version = data.pop("version")
    return {**data, "version": int(version) if version.isdecimal() else -1}


def about_meeting(found: SoFar, current: UUID | str) -> dict[str, Any]:
    """What every page of the meeting shows: the way through it, and what people say aloud."""
    listed = people(found)
    return {
        "review": found.review,
        "pupil": found.review.pupil,
        "way": way_through(found, current),
        "people": listed,
        "aloud": [said for one in listed for said in one.aloud],
        "groups": groups(listed, found.review.pupil.known_as),
    }
