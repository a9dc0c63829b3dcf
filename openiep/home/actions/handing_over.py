"""Everything that one adult has passes on to another; who leaves loses access at once."""

from django.db.models import Q

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission, Role
from openiep.people.actions.staff import end_post
from openiep.people.belonging import check_colleague
from openiep.people.models import Involvement, Person, Post, School, Teaching
from openiep.people.models.school import holds_on
from openiep.people.placing import end_rows
from openiep.reviews.models import Invitation, Review
from openiep.rules import refuse

IN_CLASS = (Role.TEACHER.value, Role.TEACHING_ASSISTANT.value)


@guarded(Permission.CHANGE_STAFF, on="school")
def hand_over(*, school: School, user: User, to: User, leaves: bool, by: User) -> dict[str, int]:
    """Classes, children and open review invitations of `user` pass on to `to` from today.

    `leaves`: the post ends as well. What was written, said and recorded stays under the name of who
    did it. Returns how many of each passed on. Raises `Refused`: `same_person`, `not_a_colleague`,
    `no_post_for_it`, `last_senco`.
    """
    if user.pk == to.pk:
        raise refuse("same_person", field="to")
    check_colleague(school, user)
    check_colleague(school, to)
    passed = {
        "classes": _classes(school, user, to),
        "children": _children(school, user, to),
        "reviews": _invitations(school, user, to),
    }
    if leaves:
        end_post(school=school, user=user, by=by)
    return passed


def _classes(school: School, user: User, to: User) -> int:
    today = school.today()
    not_over = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    theirs = Teaching.objects.filter(not_over, school=school, user=user)
    rows = list(theirs)
    post = Post.objects.filter(holds_on(today), school=school, user=to, role__in=IN_CLASS)
    if rows and not post.exists():
        raise refuse("no_post_for_it", field="to")
    has = Teaching.objects.filter(not_over, school=school, user=to)
    already = set(has.values_list("school_class", flat=True))
    end_rows(theirs, today)
    for row in rows:
        if row.school_class_id not in already:
            Teaching.objects.create(
                school=school, user=to, school_class_id=row.school_class_id,
                starts_on=max(today, row.starts_on), ends_on=row.ends_on, reads_from=row.reads_from,
            )  # fmt: skip
    return len(rows)


def _children(school: School, user: User, to: User) -> int:
    today, person = school.today(), Person.objects.get(school=school, user=to)
    not_over = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    staff = Involvement.objects.filter(not_over, school=school, kind=Involvement.Kind.STAFF)
    theirs = staff.filter(person__user=user)
    rows = list(theirs)
    already = set(staff.filter(person=person).values_list("pupil", flat=True))
    end_rows(theirs, today)
    for row in rows:
        if row.pupil_id not in already:
            Involvement.objects.create(
                school=school, pupil_id=row.pupil_id, person=person, kind=row.kind,
                relation=row.relation, is_key_person=row.is_key_person, priority=row.priority,
                starts_on=max(today, row.starts_on), ends_on=row.ends_on,
            )  # fmt: skip
    return len(rows)


def _invitations(school: School, user: User, to: User) -> int:
    person = Person.objects.get(school=school, user=to)
    waiting = Invitation.objects.filter(
        school=school, person__user=user, voice="school", review__in=Review.objects.open()
    ).exclude(contributions__isnull=False)
    invited = Invitation.objects.filter(person=person).values("review")
    return waiting.exclude(review__in=invited).update(person=person)
