"""How targets, arrangements and help from the family are written: they differ in questions only."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.access.signed_in import user_of
from openiep.plans.actions import writing
from openiep.plans.forms.measures import as_taken
from openiep.plans.forms.rows import row_form
from openiep.plans.forms.targets import target_form
from openiep.plans.forms.typed import as_typed
from openiep.plans.forms.writing import WritingForm
from openiep.plans.models import HomeHelp, Plan, Provision, TargetWording
from openiep.plans.models.content import ROW_FIELDS, ROW_MODELS, name_of_writer
from openiep.plans.models.targets import PlanRow
from openiep.plans.presenters.keeping import Writer
from openiep.plans.presenters.reasons import say
from openiep.plans.presenters.writing import hopes_of, own_of, writing_context
from openiep.plans.views import target_pages
from openiep.plans.views.asking import Page, Standing, answer
from openiep.plans.views.writing import back_to, not_now, plan_asked, plan_to_write
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


def row_of(user: User, plan: Plan, key: str, row_id: UUID) -> PlanRow:
    """The row of this plan; a target goes by the id that outlives its wordings. Raises `Http404`."""
    name = "target_id" if key == "targets" else "pk"
    rows = ROW_MODELS[key].objects.visible_to(user)
    row: PlanRow | None = rows.filter(plan=plan, **{name: row_id}).first()
    if row is None:
        raise Http404
    row.plan = plan
    return row


def _form(plan: Plan, key: str, user: User) -> type[WritingForm]:
    part = plan_type(plan.plan_type).part(key)
    if key == "targets":
        return target_form(part, pack(plan.school.pack), hopes_of(plan), own_of(plan, user))
    return row_form(part)


def _beside(plan: Plan, kind: Kind, user: User, target_id: UUID | None) -> dict[str, Any]:
    """The form, and what only the page of a target has."""
    form = {"form": _form(plan, kind.key, user)}
    if kind is not TARGET:
        return form
    return {
        **form,
        "beside": lambda form: target_pages.beside(plan, user, target_id, form.typed),
        "again": target_pages.again_for(plan, user, target_id),
        "settle": lambda data: target_pages.settled(plan, data),
    }


def _standing(kind: Kind, row: PlanRow, user: User) -> Standing:
    """What the row says now; a row that was refused to an action was read afresh by its door."""
    values = {name: getattr(row, name) for name in ROW_FIELDS[kind.key]}
    typed = as_typed(values, {"strategies": ""} if kind is TARGET else {})
    who, is_me = name_of_writer(row), row.changed_by_id == user.pk
    return Standing(
        typed=as_taken(typed) if kind is TARGET else typed,
        version=row.version,
        who=_("You, in another window") if is_me else who,
        writer=Writer(who, row.changed_at, is_me=is_me),
    )


def add_page(request: HttpRequest, plan_id: UUID, kind: Kind) -> HttpResponse:
    """Write a new row, or the one that this page was sent for before."""
    user = user_of(request)
    plan = plan_asked(request, plan_id)
    there = _sent_before(request, plan, user, kind)

    def save(form: Any) -> PlanRow:
        if there is not None:
            return _save_row(kind, there, form, user)
        id = _id(form.cleaned_data["id"])
        return kind.add(plan=plan, values=form.values(), id=id, by=user)

    def standing() -> Standing:
        row = _sent_before(request, plan, user, kind)
        blank = Standing({**_blank(plan, kind, request, user), "id": str(uuid4())}, version=1)
        return _standing(kind, row, user) if row else blank

    return not_now(request, plan, kind.key) or answer(
        request,
        _page(plan, kind, save, standing, _beside(plan, kind, user, None), is_new=True),
    )


def _page(
    plan: Plan,
    kind: Kind,
    act: Callable[[Any], object],
    standing: Callable[[], Standing],
    also: dict[str, Any],
    *,
    is_new: bool,
) -> Page:
    return Page(
        template=kind.template,
        standing=standing,
        act=act,
        back=back_to(plan, kind.key),
        context=lambda: {**writing_context(plan, kind.key), "is_new": is_new},
        another=reverse(f"plans:add_{kind.noun}", args=[plan.pk]),
        **also,
    )


def _save_row(kind: Kind, row: PlanRow, form: Any, user: User) -> PlanRow:
    subject: dict[str, Any] = {kind.subject: row}
    return kind.save(**subject, values=form.values(), version=form.read_version, by=user)


def _blank(plan: Plan, kind: Kind, request: HttpRequest, user: User) -> dict[str, str]:
    if kind is not TARGET:
        return {}
    begun = target_pages.begun_with(user, request.GET.get("from", ""))
    return {"who": plan.pupil.known_as, **begun}


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


def save_page(request: HttpRequest, plan_id: UUID, row_id: UUID, kind: Kind) -> HttpResponse:
    """Write in a row."""
    user = user_of(request)
    plan = plan_asked(request, plan_id)
    row = row_of(user, plan, kind.key, row_id)
    if row.taken_out_at is not None and request.method != "POST":
        messages.info(request, _("This was taken out. Put it back first, then write in it."))
        return redirect(back_to(plan, kind.key))

    return not_now(request, plan, kind.key) or answer(
        request,
        _page(
            plan,
            kind,
            lambda form: _save_row(kind, row, form, user),
            lambda: _standing(kind, row, user),
            _beside(plan, kind, user, row_id),
            is_new=False,
        ),
    )


def take_out_or_put_back(
    request: HttpRequest, plan_id: UUID, row_id: UUID, kind: Kind, *, out: bool
) -> HttpResponse:
    """Take a row out, or put it back, and say so on the plan's page."""
    user = user_of(request)
    plan = plan_to_write(user, plan_id)
    subject: dict[str, Any] = {kind.subject: row_of(user, plan, kind.key, row_id)}
    try:
        (kind.take_out if out else kind.put_back)(**subject, by=user)
    except Refused as refused:
        messages.error(request, say(refused.reasons[0]))
    else:
        done = _("Taken out. You can put it back below.") if out else _("It is back.")
        messages.success(request, done)
    return HttpResponseRedirect(back_to(plan, kind.key))
