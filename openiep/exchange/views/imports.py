"""Bringing in the register: choose, look, confirm, undo."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from openiep.access.finding import find
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.exchange.actions import importing, reading, undoing
from openiep.exchange.forms import ListForm, chosen_columns, decisions
from openiep.exchange.models import ImportBatch
from openiep.exchange.presenters import preview as present
from openiep.exchange.presenters.merging import twice
from openiep.exchange.presenters.reasons import say
from openiep.exchange.preview import preview_of
from openiep.exchange.rules.bundle import Kind
from openiep.exchange.rules.opening import MOST_BYTES, too_large
from openiep.people.models import School
from openiep.rules import Refused
from openiep.web.pages import answer_form, page


@require_http_methods(["GET", "POST"])
def imports(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """Choose a list; and the lists of before."""
    user = user_of(request)
    school = find(
        School.objects.visible_to(user), by=user, may=Permission.IMPORT_CHILDREN, pk=school_id
    )
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    batches = ImportBatch.objects.visible_to(user).filter(school=school).defer("sealed")
    return answer_form(
        request,
        form,
        lambda: reading.read_list(
            school=school,
            by=user,
            kind=form.cleaned_data["kind"],
            **_file(form.cleaned_data["file"]),
        ),
        template="exchange/imports.html",
        context={
            "school": school,
            "batches": batches.order_by("-made_at")[:20],
            "twice": twice(school),
        },
        then=lambda batch: reverse("exchange:import_children", args=[batch.pk]),
        say=say,
    )


def _file(file: UploadedFile[Any]) -> dict[str, Any]:
    """Name and bytes of an upload; no more of it is read than may be."""
    if reason := too_large(file.size):
        raise Refused([reason])
    return {"file_name": file.name or "", "data": file.read(MOST_BYTES + 1)}


def _batch(request: HttpRequest, batch_id: UUID) -> tuple[User, ImportBatch]:
    user = user_of(request)
    batches = ImportBatch.objects.visible_to(user).select_related("school")
    return user, find(batches, by=user, may=Permission.IMPORT_CHILDREN, pk=batch_id)


@require_http_methods(["GET", "POST"])
def import_children(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Look at what the list would do, row by row; confirm. Afterwards: what it did."""
    user, batch = _batch(request, batch_id)
    if batch.status != ImportBatch.Status.PREVIEWED:
        context = {
            "batch": batch,
            "school": batch.school,
            "kept": present.rows_kept(batch, user),
            "twice": twice(batch.school) if batch.status == ImportBatch.Status.DONE else [],
        }
        return page(request, "exchange/import_done.html", context)
    errors: list[str] = []
    if request.method == "POST":
        try:
            importing.import_children(
                batch=batch,
                decisions=decisions(request.POST.dict()),
                seen=request.POST.get("seen", ""),
                by=user,
            )
            return redirect("exchange:import_children", batch_id)
        except Refused as refused:
            errors = [say(reason) for reason in refused.reasons]
    return _preview(request, batch, errors)


def _preview(request: HttpRequest, batch: ImportBatch, errors: list[str]) -> HttpResponse:
    try:
        preview = preview_of(batch)
    except Refused as refused:
        messages.warning(request, say(refused.reasons[0]))
        return redirect("exchange:imports", batch.school_id)
    groups = present.groups(preview)
    taking = sum(group.count for group in groups if group.outcome in {"new", "changed"})
    context = {
        "batch": batch,
        "school": batch.school,
        "groups": groups,
        "columns": present.columns(preview),
        "meanings": present.meanings(preview),
        "hints": present.hints(preview),
        "errors": errors,
        "seen": preview.digest,
        "chosen": decisions(request.POST.dict()),
        "taking": taking,
        "decide": any(group.outcome == "decide" for group in groups),
        "confirm": _confirm(preview.kind, taking),
    }
    return page(request, "exchange/import_children.html", context, status=422 if errors else 200)


def _confirm(kind: Kind, taking: int) -> str:
    if kind is Kind.CHILDREN:
        words = ngettext("Take in %(n)d child", "Take in %(n)d children", taking)
    else:
        words = ngettext("Take in %(n)d row", "Take in %(n)d rows", taking)
    return words % {"n": taking}


@require_POST
def choose_columns(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Say what the columns mean, and look again."""
    user, batch = _batch(request, batch_id)
    try:
        reading.choose_columns(batch=batch, chosen=chosen_columns(request.POST.dict()), by=user)
    except Refused as refused:
        return _preview(request, batch, [say(reason) for reason in refused.reasons])
    messages.success(request, _("Read again with these meanings. They are remembered."))
    return redirect("exchange:import_children", batch_id)


@require_POST
def put_away(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Do not take the list in."""
    user, batch = _batch(request, batch_id)
    try:
        reading.put_away(batch=batch, by=user)
        messages.success(request, _("The list was put away. Nothing was changed."))
    except Refused as refused:
        messages.warning(request, say(refused.reasons[0]))
    return redirect("exchange:imports", batch.school_id)


@require_POST
def undo_import(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Take an import back."""
    user, batch = _batch(request, batch_id)
    try:
        undoing.undo_import(batch=batch, by=user)
        messages.success(request, _("The import is undone."))
    except Refused as refused:
        messages.warning(request, say(refused.reasons[0]))
    return redirect("exchange:import_children", batch_id)
