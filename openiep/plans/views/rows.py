"""Writing targets, arrangements and help from the family: one row at a time, each by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openiep.access.models import User
from openiep.access.signed_in import user_of
from openiep.plans.actions import writing
from openiep.plans.forms.rows import row_form
from openiep.plans.forms.targets import target_form
from openiep.plans.forms.typed import as_typed
from openiep.plans.forms.writing import WritingForm
from openiep.plans.models import HomeHelp, Plan, Provision, TargetWording
from openiep.plans.models.content import ROW_FIELDS, ROW_MODELS
from openiep.plans.models.targets import PlanRow
from openiep.plans.presenters.plan import hopes_of, writing_context
from openiep.plans.presenters.reasons import say
from openiep.plans.presenters.sentences import sentence_so_far
from openiep.plans.views.asking import Page, answer
from openiep.plans.views.writing import back_to, not_now, plan_to_write
from openiep.reference.packs import pack, plan_type
from openiep.rules import Refused


@dataclass(frozen=True, slots=True)
class Kind:
    """What belongs to one kind of row."""

    key: str
    noun: str
    subject: str
    new: Callable[[], PlanRow]
    add: Callable[..., PlanRow]
    save: Callable[..., PlanRow]
    take_out: Callable[..., None]
    put_back: Callable[..., None]

    @property
    def template(self) -> str:
        """The page on which it is written."""
        return f"plans/save_{self.noun}.html"


TARGET = Kind(
    "targets", "target", "wording", TargetWording,
    writing.add_target, writing.save_target, writing.take_out_target, writing.put_back_target,
)  # fmt: skip
ARRANGEMENT = Kind(
    "arrangements", "arrangement", "arrangement", Provision,
    writing.add_arrangement, writing.save_arrangement,
    writing.take_out_arrangement, writing.put_back_arrangement,
)  # fmt: skip
HOME_HELP = Kind(
    "home", "home_help", "home_help", HomeHelp,
    writing.add_home_help, writing.save_home_help,
    writing.take_out_home_help, writing.put_back_home_help,
)  # fmt: skip


def _row(user: User, plan: Plan, key: str, row_id: UUID) -> PlanRow:
    name = "target_id" if key == "targets" else "pk"
    rows = ROW_MODELS[key].objects.visible_to(user)
    row: PlanRow | None = rows.filter(plan=plan, **{name: row_id}).first()
    if row is None:
        raise Http404
    row.plan = plan
    return row


def _form(plan: Plan, key: str) -> type[WritingForm]:
    part = plan_type(plan.plan_type).part(key)
    if key == "targets":
        return target_form(part, pack(plan.school.pack), hopes_of(plan))
    return row_form(part)


def _reads(plan: Plan, kind: Kind) -> Callable[[WritingForm], str]:
    known_as, today = plan.pupil.known_as, plan.school.today()
    if kind is not TARGET:
        return lambda _form: ""
    return lambda form: sentence_so_far(form.typed, known_as, today)


def _stored(key: str, row: PlanRow) -> dict[str, str]:
    values = {name: getattr(row, name) for name in ROW_FIELDS[key]}
    return as_typed(values, {"strategies": ""} if key == "targets" else {})


def _add(request: HttpRequest, plan_id: UUID, kind: Kind) -> HttpResponse:
    user = user_of(request)
    plan = plan_to_write(user, plan_id)
    there = _sent_before(request, plan, user, kind)
    stored = _stored(kind.key, there) if there else {**_blank(plan, kind), "id": str(uuid4())}

    def save(form: Any) -> PlanRow:
        if there is not None:
            subject: dict[str, Any] = {kind.subject: there}
            return kind.save(**subject, values=form.values(), version=form.read_version, by=user)
        id = _id(form.cleaned_data["id"])
        return kind.add(plan=plan, values=form.values(), id=id, by=user)

    return not_now(request, plan, kind.key) or answer(
        request,
        Page(
            form=_form(plan, kind.key),
            template=kind.template,
            stored=stored,
            version=there.version if there else 1,
            save=save,
            back=back_to(plan, kind.key),
            another=reverse(f"plans:add_{kind.noun}", args=[plan.pk]),
            context={**writing_context(plan, kind.key), "is_new": True},
            reads=_reads(plan, kind),
        ),
    )


def _blank(plan: Plan, kind: Kind) -> dict[str, str]:
    if kind is not TARGET:
        return {}
    start = {"who": plan.pupil.known_as, "strategies": [{"text": "", "used_by": ""}]}
    return as_typed(start, {"strategies": ""})


def _sent_before(request: HttpRequest, plan: Plan, user: User, kind: Kind) -> PlanRow | None:
    """The row that was made when this page was sent before, with its "back" button since."""
    id = _id(request.POST.get("id", ""))
    rows = ROW_MODELS[kind.key].objects.visible_to(user)
    return rows.filter(plan=plan, pk=id).first() if id else None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _save(request: HttpRequest, plan_id: UUID, row_id: UUID, kind: Kind) -> HttpResponse:
    user = user_of(request)
    plan = plan_to_write(user, plan_id)
    row = _row(user, plan, kind.key, row_id)
    if row.taken_out_at is not None and request.method != "POST":
        messages.info(request, _("This was taken out. Put it back first, then write in it."))
        return redirect(back_to(plan, kind.key))

    def save(form: Any) -> PlanRow:
        subject: dict[str, Any] = {kind.subject: row}
        return kind.save(**subject, values=form.values(), version=form.read_version, by=user)

    return not_now(request, plan, kind.key) or answer(
        request,
        Page(
            form=_form(plan, kind.key),
            template=kind.template,
            stored=_stored(kind.key, row),
            version=row.version,
            save=save,
            back=back_to(plan, kind.key),
            another=reverse(f"plans:add_{kind.noun}", args=[plan.pk]),
            context={**writing_context(plan, kind.key), "is_new": False},
            reads=_reads(plan, kind),
        ),
    )


def _act(
    request: HttpRequest, plan_id: UUID, row_id: UUID, kind: Kind, *, out: bool
) -> HttpResponse:
    user = user_of(request)
    plan = plan_to_write(user, plan_id)
    subject: dict[str, Any] = {kind.subject: _row(user, plan, kind.key, row_id)}
    try:
        (kind.take_out if out else kind.put_back)(**subject, by=user)
    except Refused as refused:
        messages.error(request, say(refused.reasons[0]))
    else:
        done = _("Taken out. You can put it back below.") if out else _("It is back.")
        messages.success(request, done)
    return HttpResponseRedirect(back_to(plan, kind.key))


@require_http_methods(["GET", "POST"])
def add_target(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Write a new target."""
    return _add(request, plan_id, TARGET)


@require_http_methods(["GET", "POST"])
def save_target(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Write in a target."""
    return _save(request, plan_id, row_id, TARGET)


@require_POST
def take_out_target(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Take a target out."""
    return _act(request, plan_id, row_id, TARGET, out=True)


@require_POST
def put_back_target(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Put a target back."""
    return _act(request, plan_id, row_id, TARGET, out=False)


@require_http_methods(["GET", "POST"])
def add_arrangement(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Write a new arrangement."""
    return _add(request, plan_id, ARRANGEMENT)


@require_http_methods(["GET", "POST"])
def save_arrangement(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Write in an arrangement."""
    return _save(request, plan_id, row_id, ARRANGEMENT)


@require_POST
def take_out_arrangement(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Take an arrangement out."""
    return _act(request, plan_id, row_id, ARRANGEMENT, out=True)


@require_POST
def put_back_arrangement(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Put an arrangement back."""
    return _act(request, plan_id, row_id, ARRANGEMENT, out=False)


@require_http_methods(["GET", "POST"])
def add_home_help(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Write new help from the family."""
    return _add(request, plan_id, HOME_HELP)


@require_http_methods(["GET", "POST"])
def save_home_help(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Write in help from the family."""
    return _save(request, plan_id, row_id, HOME_HELP)


@require_POST
def take_out_home_help(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Take help from the family out."""
    return _act(request, plan_id, row_id, HOME_HELP, out=True)


@require_POST
def put_back_home_help(request: HttpRequest, plan_id: UUID, row_id: UUID) -> HttpResponse:
    """Put help from the family back."""
    return _act(request, plan_id, row_id, HOME_HELP, out=False)


@require_POST
def move_row(request: HttpRequest, plan_id: UUID, key: str, row_id: UUID) -> HttpResponse:
    """Move a row up or down among its own kind."""
    user = user_of(request)
    plan = plan_to_write(user, plan_id)
    if key not in ROW_MODELS:
        raise Http404
    row = _row(user, plan, key, row_id)
    try:
        writing.move_row(row=row, places=-1 if request.POST.get("places") == "-1" else 1, by=user)
    except Refused as refused:
        messages.error(request, say(refused.reasons[0]))
    return HttpResponseRedirect(back_to(plan, key))
