"""The children a school has, as the plain values that matching compares; six queries."""

from collections import defaultdict
from uuid import UUID

from openiep.exchange.rules.known import KnownChild
from openiep.people.models import (
    ClassMembership,
    Need,
    Pupil,
    PupilIdentifier,
    School,
    SenStatus,
)
from openiep.people.models.school import holds_on

Scheme = PupilIdentifier.Scheme


def known_children(school: School) -> list[KnownChild]:
    """Every child of the school, also those who left: a child may come back."""
    today = school.today()
    identifiers: dict[UUID, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in PupilIdentifier.objects.filter(school=school).order_by("made_at", "pk"):
        identifiers[one.pupil_id][one.scheme].append(one.value)
    members = ClassMembership.objects.filter(
        holds_on(today), school=school, school_class__kind="class"
    )
    classes = dict(members.values_list("pupil", "school_class__name"))
    statuses = dict(
        SenStatus.objects.filter(school=school, ends_on__isnull=True).values_list("pupil", "code")
    )
    needs: dict[UUID, list[str]] = defaultdict(list)
    for need in Need.objects.filter(school=school, ends_on__isnull=True).order_by("rank"):
        needs[need.pupil_id].append(need.code)
    return [
        KnownChild(
            id=str(pupil.pk),
            given_name=pupil.given_name,
            family_name=pupil.family_name,
            known_as=pupil.known_as if pupil.known_as != pupil.given_name else "",
            birth_date=pupil.birth_date,
            upn=next(iter(identifiers[pupil.pk][Scheme.UPN]), ""),
            former_upns=tuple(identifiers[pupil.pk][Scheme.FORMER_UPN]),
            own_ids=tuple(identifiers[pupil.pk][Scheme.OWN]),
            roster_ids=tuple(identifiers[pupil.pk][Scheme.ONE_ROSTER]),
            year_group=pupil.year_group,
            class_name=classes.get(pupil.pk, ""),
            sen_status=statuses.get(pupil.pk, ""),
            needs=tuple(needs[pupil.pk]),
            home_language=pupil.home_language,
            is_ending=pupil.record_ends_on is not None,
        )
        for pupil in Pupil.objects.filter(school=school)
    ]
