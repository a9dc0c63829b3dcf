"""Putting one's own reading where it belongs."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.classroom.actions.tablets import move_reading as act
from openiep.classroom.forms import MoveForm
from openiep.classroom.presenters.reasons import say
from openiep.monitoring.models import Measurement, stands_in_force, to_record
from openiep.monitoring.presenters.values import short_of
from openiep.plans.models import Target
from openiep.web.jinja import number
from openiep.web.pages import answer_form


@require_http_methods(["GET", "POST"])
def move_reading(request: HttpRequest, measurement_id: UUID) -> HttpResponse:
    """Choose the right child and target for a reading of one's own."""
    user = user_of(request)
    visible = Measurement.objects.visible_to(user).select_related("school", "pupil", "target")
    reading = find(visible, pk=measurement_id, by=user, may=Permission.CORRECT_MEASUREMENT)
    rows = stands_in_force(to_record(reading.school, user))
    choices = [
        (str(row.target_id), f"{row.pupil.full_name}: {short_of(row)}")
        for row in rows
        if row.target_id != reading.target_id
    ]
    form = MoveForm(request.POST or None, choices=choices)

    def move() -> Measurement:
        targets = Target.objects.visible_to(user).filter(school=reading.school)
        to = find(targets, by=user, may=Permission.RECORD_MEASUREMENT, pk=form.cleaned_data["to"])
        return act(measurement=reading, to=to, by=user)

    return answer_form(
        request,
        form,
        move,
        template="classroom/move_reading.html",
        context={"reading": reading, "value": number(reading.value), "pupil": reading.pupil},
        then=reverse("classroom:now", args=[reading.school_id]),
        done=_("Moved. Where it was it stays to be read, struck through."),
        say=say,
    )
