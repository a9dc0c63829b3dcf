"""What a user is to schools and children today, worked out from posts, classes and involvements."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from openiep.access.doors import FAMILY_DOOR, STAFF_DOOR
from openiep.access.models import User
from openiep.access.rules import Role
from openiep.people.models.adults import Post, Teaching
from openiep.people.models.around import Involvement
from openiep.people.models.classes import ClassMembership
from openiep.people.models.reasons import LookWithReason
from openiep.people.models.school import School, holds_on

if TYPE_CHECKING:
    from openiep.people.models.pupil import Pupil, PupilQuerySet

WHOLE_SCHOOL = frozenset({Role.SENCO, Role.HEAD})
IN_CLASS = frozenset({Role.TEACHER, Role.TEACHING_ASSISTANT})


@dataclass(frozen=True)
class HeldPost:
    """A post held today, and the day it is at that school."""

    school: School
    role: Role
    today: date

    @property
    def school_id(self) -> UUID:
        """The school's id."""
        return self.school.pk


@dataclass(frozen=True)
class Rights:
    """Everything a user is today. Worked out afresh for each question asked of the database.

    Somebody stands either behind the staff's door, with posts, or behind the family's, with
    `family`: the children for whom they have standing. Never behind both.
    """

    user_id: UUID
    is_installer: bool
    posts: tuple[HeldPost, ...]
    family: tuple[UUID, ...] = ()
    _asked: dict[UUID, frozenset[Role]] = field(default_factory=dict, compare=False)

    @property
    def school_ids(self) -> set[UUID]:
        """The schools in which a post is held."""
        return {post.school_id for post in self.posts}

    def roles_in(self, school_id: UUID) -> frozenset[Role]:
        """The posts in one school."""
        roles = {post.role for post in self.posts if post.school_id == school_id}
        return frozenset(roles | ({Role.INSTALLER} if self.is_installer else set()))

    def _in_class(self) -> Iterable[HeldPost]:
        return (post for post in self.posts if post.role in IN_CLASS)

    def children(
        self, pupils: "PupilQuerySet", *, coming: bool = True, whole_to: Set[Role] = WHOLE_SCHOOL
    ) -> "PupilQuerySet":
        """Of these children, those whom the user may see listed; `coming`: also those who come to
        a teacher with the next year and may be read of already; `whole_to`: by which posts all."""
        whole = {post.school_id for post in self.posts if post.role in whole_to}
        seen = Q(school__in=whole)
        for school_id, today in {(post.school_id, post.today) for post in self._in_class()}:
            classes = Teaching.objects.filter(
                holds_on(today), school=school_id, user=self.user_id
            ).values("school_class")
            members = ClassMembership.objects.filter(holds_on(today), school_class__in=classes)
            involved = Involvement.objects.filter(
                holds_on(today),
                kind=Involvement.Kind.STAFF,
                person__user=self.user_id,
                school=school_id,
            )
            theirs = Q(pk__in=members.values("pupil")) | Q(pk__in=involved.values("pupil"))
            if coming and Role.TEACHER in self.roles_in(school_id):
                theirs |= Q(pk__in=self._coming(today).filter(school=school_id).values("pupil"))
            seen |= Q(school=school_id) & theirs
        if self.family:
            return pupils.filter(pk__in=self.family)
        return pupils.filter(seen, record_ends_on=None) if self.posts else pupils.none()

    def _coming(self, today: date) -> QuerySet[ClassMembership]:
        """The places in next year's classes of which the user may read before they begin."""
        classes = Teaching.objects.filter(
            user=self.user_id, reads_from__lte=today, starts_on__gt=today
        )
        return ClassMembership.objects.filter(
            starts_on__gt=today, school_class__in=classes.values("school_class")
        )

    def roles_for(self, pupil: "Pupil") -> frozenset[Role]:
        """What the user is to one child, asked once as long as these rights are held."""
        if pupil.pk not in self._asked:
            self._asked[pupil.pk] = self._roles_for(pupil)
        return self._asked[pupil.pk]

    def _roles_for(self, pupil: "Pupil") -> frozenset[Role]:
        if pupil.record_ends_on is not None:
            return frozenset()
        if pupil.pk in self.family:
            return frozenset({Role.FAMILY})
        here = [post for post in self.posts if post.school_id == pupil.school_id]
        roles = {post.role for post in here if post.role in WHOLE_SCHOOL}
        in_class = {post.role for post in here if post.role in IN_CLASS}
        if in_class and self._teaches(pupil, here[0].today):
            roles |= in_class
        elif Role.TEACHER in in_class and self._coming(here[0].today).filter(pupil=pupil).exists():
            roles.add(Role.NEXT_TEACHER)
        if Role.HEAD in roles and self._gave_a_reason(pupil, here[0].today):
            roles.add(Role.HEAD_WITH_REASON)
        return frozenset(roles)

    def _teaches(self, pupil: "Pupil", today: date) -> bool:
        classes = ClassMembership.objects.filter(holds_on(today), pupil=pupil).values(
            "school_class"
        )
        teaches = Teaching.objects.filter(
            holds_on(today), user=self.user_id, school_class__in=classes
        )
        return (
            teaches.exists()
            or Involvement.objects.filter(
                holds_on(today),
                pupil=pupil,
                kind=Involvement.Kind.STAFF,
                person__user=self.user_id,
            ).exists()
        )

    def _gave_a_reason(self, pupil: "Pupil", today: date) -> bool:
        return LookWithReason.objects.filter(pupil=pupil, user=self.user_id, day=today).exists()


def rights_of(user: User) -> Rights:
    """The user's rights as they are now; nobody who is not active has any."""
    if user.remembers_rights and isinstance(user.remembered_rights, Rights):
        return user.remembered_rights
    rights = _work_out(user)
    if user.remembers_rights:
        user.remembered_rights = rights
    return rights


def _work_out(user: User) -> Rights:
    if not user.is_authenticated or not user.is_active:
        return Rights(user.pk, is_installer=False, posts=())
    held = []
    for post in Post.objects.filter(user=user).select_related("school").order_by("starts_on", "pk"):
        today = post.school.today()
        if post.starts_on <= today and (post.ends_on is None or post.ends_on >= today):
            held.append(HeldPost(post.school, Role(post.role), today))
    if user.door != FAMILY_DOOR and (held or user.door == STAFF_DOOR or user.is_installer):
        return Rights(user.pk, is_installer=user.is_installer, posts=tuple(held))
    return Rights(user.pk, is_installer=False, posts=(), family=family_of(user))


def family_of(user: User) -> tuple[UUID, ...]:
    """The children for whom the user has standing today as parent or carer, whatever the door."""
    around = Involvement.objects.with_standing().filter(
        person__user=user, pupil__record_ends_on=None
    )
    return tuple(
        one.pupil_id for one in around.select_related("school") if one.holds(one.school.today())
    )


def holds_post(user: User) -> bool:
    """True for somebody who works in a school today, or installs; by whichever door they came."""
    if not user.is_active:
        return False
    posts = Post.objects.filter(user=user).select_related("school")
    return user.is_installer or any(post.holds(post.school.today()) for post in posts)
