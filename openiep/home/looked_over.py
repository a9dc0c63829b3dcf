"""The written targets of a school's living plans, gathered in one query."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Subquery

from openiep.access.models import User
from openiep.home.caseload import LIVE
from openiep.people.models import ClassMembership
from openiep.people.models.school import holds_on
from openiep.plans.models import TargetWording


def written_targets(user: User, school_id: UUID, today: date) -> Iterable[TargetWording]:
    """Those that the user may see, child by child, with plan, child and `class_name`."""
    member = ClassMembership._base_manager.filter(
        holds_on(today), pupil=OuterRef("pupil"), school_class__kind="class"
    ).order_by("-starts_on")
    rows: Iterable[TargetWording] = (
        TargetWording.objects.visible_to(user)
        .filter(school=school_id, taken_out_at__isnull=True, plan__status__in=LIVE)
        .exclude(will_do="")
        .select_related("plan", "pupil")
        .annotate(class_name=Subquery(member.values("school_class__name")[:1]))
        .order_by("pupil__family_name", "pupil__known_as", "pupil", "plan", "position", "pk")
    )
    return rows
