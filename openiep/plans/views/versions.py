"""The versions of a plan: all of them, what changed between two, and each as it was written."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.plans.forms.steps import CompareForm
from openiep.plans.models import Answer, PlanVersion
from openiep.plans.models.content import plan_content
from openiep.plans.presenters.cards import part_cards
from openiep.plans.presenters.changes import changed_lines
from openiep.plans.presenters.versions import (
    asked_between,
    past_answers,
    version_lines,
    what_it_did,
)
from openiep.plans.rules.changes import changes_between
from openiep.plans.views.found import plan_for
from openiep.reference.packs import pack, plan_type
from openiep.web.pages import page

AS_WRITTEN_NOW = 0  # stands for the rows that are being written, beside the numbers of versions


@require_GET
def versions(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """All versions with who made them and why; between any two what changed, word by word."""
    user = user_of(request)
    plan = plan_for(user, plan_id, Permission.VIEW_WHOLE_PLAN)
    known = PlanVersion.objects.visible_to(user).filter(plan=plan)
    lines = version_lines(known.with_makers().defer("content").newest_first())
    numbers = [line.number for line in lines]
    if numbers and plan.can_be_written:
        numbers.insert(0, AS_WRITTEN_NOW)
    form = CompareForm({**_newest(numbers), **request.GET.dict()}, numbers=_choices(numbers))
    context = {"plan": plan, "lines": lines, "compare": form, "may_compare": len(numbers) > 1}
    if len(numbers) > 1 and form.is_valid():
        chosen = [int(form.cleaned_data[name]) for name in ("old", "new")]
        old, new = (
            known.get(number=number).content if number else plan_content(plan) for number in chosen
        )
        changes = changes_between(old, new)
        context["changes"] = changed_lines(old, new, changes, plan.school.pack)
        context["between"] = asked_between(lines, *chosen)
        context["names"] = [dict(_choices(numbers))[number] for number in chosen]
    return page(request, "plans/versions.html", context)


def _newest(numbers: list[int]) -> dict[str, int]:
    """The last change, where nobody has chosen two."""
    return {"old": numbers[min(1, len(numbers) - 1)], "new": numbers[0]} if numbers else {}


def _choices(numbers: list[int]) -> list[tuple[int, str]]:
    return [
        (number, _("Version %(number)d") % {"number": number} if number else _("As it stands now"))
        for number in numbers
    ]


@require_GET
def version(request: HttpRequest, plan_id: UUID, number: int) -> HttpResponse:
    """One version, word for word as it was put before everybody, with all answers to it."""
    user = user_of(request)
    plan = plan_for(user, plan_id, Permission.VIEW_WHOLE_PLAN)
    known = PlanVersion.objects.visible_to(user).filter(plan=plan).select_related("school")
    found = known.with_makers().filter(number=number).first()
    if found is None:
        raise Http404
    answers = Answer.objects.visible_to(user).filter(version=found).with_people()
    kind, words = plan_type(plan.plan_type), pack(plan.school.pack)
    context = {
        "plan": plan,
        "version": found,
        "line": version_lines([found])[0],
        "what": what_it_did(found.kind),
        "newest": known.newest_first().values_list("number", flat=True).first(),
        "shown": {"plan": plan, "content": found.content, "writing": None, "may_record": False},
        "parts": part_cards(found.content, kind, words, {}),
        "answers": past_answers(
            found, answers.order_by("made_at", "pk"), found.content["child"]["known_as"]
        ),
    }
    return page(request, "plans/version.html", context)
