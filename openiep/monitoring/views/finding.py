"""Finding what a page is about, for a person who may see it."""

from uuid import UUID

from django.http import Http404, HttpRequest

from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.monitoring.models import wording_now
from openiep.plans.models import Target, TargetWording


def find_target(request: HttpRequest, target_id: UUID, may: Permission) -> TargetWording:
    """How the target reads now, with plan, child and school; 404 where it is not visible."""
    user = user_of(request)
    visible = Target.objects.visible_to(user).select_related("pupil", "school")
    target = find(visible, pk=target_id, by=user, may=may)
    wording = wording_now(target, seen_by=user)
    if wording is None:
        raise Http404
    wording.target, wording.pupil, wording.school = target, target.pupil, target.school
    return wording
