"""Taking down one answer, and taking one back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.people.models import Person
from openiep.plans.actions import agreeing
from openiep.plans.forms.agreeing import AnswerForm
from openiep.plans.models import Answer, PlanVersion
from openiep.plans.models.agreement import Agreement, agreement_of, contents_with_lines_gone
from openiep.plans.presenters.answers import AnswersPanel, Place, answers_panel
from openiep.plans.presenters.lines import answerable_lines
from openiep.plans.presenters.refusals import say
from openiep.plans.presenters.voices import answer_hints, answer_words, name_of, ways, who_key
from openiep.plans.rules.agreement import Asked, Party, Way
from openiep.plans.rules.status import Status
from openiep.plans.views.found import back_to_plan, plan_address, plan_for
from openiep.rules import Refused, because, refuse
from openiep.web.pages import answer_form, page


@require_http_methods(["GET", "POST"])
def agree_plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Ask what one person said, show what they said before, and take it down."""
    user = user_of(request)
    plan = plan_for(user, plan_id, Permission.AGREE_PLAN)
    agreement = agreement_of(plan)
    if agreement is None or plan.status == Status.CLOSED:
        return back_to_plan(request, plan, refuse("not_asking", status=plan.status), "answers")
    panel = answers_panel(plan, agreement, plan.roles_of(user))
    key = str(request.POST.get("who") or request.GET.get("who") or "")
    asked = _asked(agreement, key)
    if asked is None:
        return _choose(request, panel, key)
    form = _form(request, agreement, asked, user)
    return answer_form(
        request,
        form,
        lambda: _take_down(request, agreement, asked, form, user),
        template="plans/agree_plan.html",
        context={
            "plan": plan,
            "panel": panel,
            "who": key,
            "asked": asked,
            "place": _place(panel, asked),
            "instead": [(who_key(one), name_of(one)) for one in _others(agreement, asked)],
            "version": agreement.version,
            "seen": ",".join(str(answer.pk) for answer in agreement.answers),
        },
        then=plan_address(plan, "answers"),
        done=_("The answer of %(name)s is taken down.") % {"name": name_of(asked)},
        say=say,
    )


@require_POST
def withdraw_answer(request: HttpRequest, answer_id: UUID) -> HttpResponse:
    """Take an answer back, so that it is open again."""
    user = user_of(request)
    answers = Answer.objects.visible_to(user).select_related("version__plan")
    answer = find(answers, by=user, may=Permission.AGREE_PLAN, pk=answer_id)
    plan = answer.version.plan
    try:
        agreeing.withdraw_answer(answer=answer, by=user)
    except Refused as refused:
        return back_to_plan(request, plan, refused, "answers")
    messages.success(request, _("The answer is taken back. It stays in the record."))
    return HttpResponseRedirect(plan_address(plan, "answers"))


def _everybody(agreement: Agreement) -> list[Asked]:
    return [one for asked in agreement.asked for one in (asked, *asked.instead)]


def _asked(agreement: Agreement, key: str) -> Asked | None:
    return next((one for one in _everybody(agreement) if who_key(one) == key), None)


def _others(agreement: Agreement, asked: Asked) -> list[Asked]:
    """Colleagues who may answer for the school instead of this one."""
    if asked.party is not Party.SCHOOL:
        return []
    school = (one for one in _everybody(agreement) if one.party is Party.SCHOOL)
    return [one for one in school if one.person_id != asked.person_id]


def _place(panel: AnswersPanel, asked: Asked) -> Place:
    places = [place for voice, found in panel.voices for place in found if voice == asked.party]
    return next((place for place in places if place.key == who_key(asked)), places[0])


def _choose(request: HttpRequest, panel: AnswersPanel, key: str) -> HttpResponse:
    """Without somebody who is asked: say so, and offer those who are."""
    wrong = say(because("no_standing")) if key else ""
    context = {"plan": panel.plan, "panel": panel, "asked": None, "wrong": wrong}
    return page(request, "plans/agree_plan.html", context, status=422 if wrong else 200)


def _form(request: HttpRequest, agreement: Agreement, asked: Asked, user: User) -> AnswerForm:
    typed = drafts.typed_before(request)
    version, school = agreement.version, agreement.version.school
    staff = Person.objects.visible_to(user).filter(school=school).staff(school.today())
    is_child = asked.party is Party.CHILD
    return AnswerForm(
        request.POST or None,
        initial=typed if typed.get("who") == who_key(asked) else _first_question(agreement, asked),
        party=asked.party,
        name=name_of(asked),
        answers=answer_words(asked.party),
        hints=answer_hints(asked.party),
        lines=answerable_lines(
            version.content, version.asks_lines, contents_with_lines_gone(version)
        ),
        staff=[(str(p.pk), p.called) for p in staff.order_by("called")] if is_child else [],
        ways=ways(),
        days=(version.made_on(), school.today()),
    )


def _first_question(agreement: Agreement, asked: Asked) -> dict[str, str | list[str]]:
    """The line that was asked again, where one waits for this person."""
    for standing in agreement.standings:
        if who_key(standing.asked) == who_key(asked) and standing.open_lines:
            return {"line": standing.open_lines[0]}
    return {}


def _take_down(
    request: HttpRequest, agreement: Agreement, asked: Asked, form: AnswerForm, user: User
) -> Answer:
    said, people = form.cleaned_data, Person.objects.visible_to(user)
    seen_by = said.get("seen_by")
    return agreeing.agree_plan(
        version=_version(request, agreement, user),
        party=asked.party,
        person=people.get(pk=asked.person_id) if asked.person_id else None,
        answer=form.chosen,
        line=said["line"],
        words=said["words"],
        shown=said.get("shown", ""),
        seen_by=people.get(pk=seen_by) if seen_by else None,
        day=said["day"],
        way=Way(said["way"]),
        standing_answer=_before(request, agreement, asked, said["line"]),
        by=user,
    )


def _version(request: HttpRequest, agreement: Agreement, user: User) -> PlanVersion:
    """The version that was on the page when the answer was written down."""
    posted = str(request.POST.get("version", ""))
    if posted == str(agreement.version.pk):
        return agreement.version
    versions = PlanVersion.objects.visible_to(user).filter(plan=agreement.version.plan_id)
    found = [version for version in versions if str(version.pk) == posted]
    if not found:
        raise Http404
    return found[0]


def _before(request: HttpRequest, agreement: Agreement, asked: Asked, line: str) -> str:
    """The answer that stands in this place, if the page showed it; "" otherwise."""
    seen = str(request.POST.get("seen", "")).split(",")
    for answer in agreement.answers:
        same_voice = answer.party == asked.party and answer.line == line
        of_them = asked.party is not Party.FAMILY or answer.person_id == asked.person_id
        if same_voice and of_them and str(answer.pk) in seen:
            return str(answer.pk)
    return ""
