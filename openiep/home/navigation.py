"""Where somebody is, and where they can go from there."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.access.rules import Role
from openiep.people.models import Involvement, Person, School
from openiep.people.rights import HeldPost, holds_post, rights_of

SCHOOL_IN_PATH = re.compile(r"^/schools/([0-9a-f-]{36})/")
AT_SCHOOL = "at_school"


@dataclass(frozen=True)
class Place:
    """The school somebody works in just now, as whom, and their posts there."""

    school: School | None
    person_name: str
    roles: frozenset[Role]
    at_home: str = ""
    has_both_doors: bool = False

    @property
    def school_name(self) -> str:
        """The school's name, or nothing."""
        return self.school.name if self.school else self.at_home


def place_of(user: User, request: HttpRequest) -> Place:
    """Where the user is: the school in the address, else the one of the page before, else the first."""
    posts = rights_of(user).posts
    if rights_of(user).family:
        return _at_home(user, request)
    post = _post_here(posts, request)
    if post is None:
        return Place(None, user.email, rights_of(user).roles_in(user.pk))
    kept = _kept_here(user, post.school, request)
    roles = rights_of(user).roles_in(post.school_id)
    both = bool(kept.get("both"))
    return Place(post.school, str(kept["name"]), roles, has_both_doors=both)


def _at_home(user: User, request: HttpRequest) -> Place:
    """A parent stands in their child's school, under the name they chose, and nowhere in its pages."""
    kept = request.session.get(AT_SCHOOL) or {}
    if "home" not in kept:
        person = (
            Person.objects.filter(user=user).select_related("school").order_by("made_at").first()
        )
        kept = {
            "home": person.school.name if person else "",
            "name": person.called if person else "",
            "both": holds_post(user),
        }
        request.session[AT_SCHOOL] = kept
    name, both = str(kept["name"]), bool(kept.get("both"))
    return Place(
        None, name, frozenset({Role.FAMILY}), at_home=str(kept["home"]), has_both_doors=both
    )


def _kept_here(user: User, school: School, request: HttpRequest) -> dict[str, object]:
    """The user's name at this school, and whether their own child is behind another door; kept in
    the session, so that pages need not ask again."""
    kept = request.session.get(AT_SCHOOL) or {}
    if kept.get("school") != str(school.pk):
        children = Involvement.objects.with_standing().on(school.today()).filter(person__user=user)
        known = Person.objects.visible_to(user).filter(user=user, school=school)
        person = known.annotate(has_child_here=Exists(children)).first()
        kept = {
            "school": str(school.pk),
            "name": person.called if person else user.email,
            "both": bool(getattr(person, "has_child_here", False)),
        }
        request.session[AT_SCHOOL] = kept
    return dict(kept)


def _post_here(posts: tuple[HeldPost, ...], request: HttpRequest) -> HeldPost | None:
    in_path = SCHOOL_IN_PATH.match(request.path)
    wished = in_path.group(1) if in_path else (request.session.get(AT_SCHOOL) or {}).get("school")
    found = next((post for post in posts if str(post.school_id) == wished), None)
    return found or (posts[0] if posts else None)


def navigation(place: Place, path: str) -> list[dict[str, object]]:
    """The links of the layout, by what somebody is in this school."""
    if Role.FAMILY in place.roles:
        items = [
            (_("Your child"), reverse("home:family")),
            (_("What is an IEP?"), reverse("home:what_is_an_iep")),
            (_("How you sign in"), reverse("mfa_index")),
        ]
        return [{"text": text, "href": href, "current": path == href} for text, href in items]
    if place.school is None:
        return []
    school = place.school.pk
    items = [(_("Today"), reverse("home:today", args=[school]))]
    if place.roles & {Role.TEACHER, Role.TEACHING_ASSISTANT}:
        items.append((_("Record"), reverse("classroom:now", args=[school])))
    items.append((_("Children with plans"), reverse("home:children", args=[school])))
    if Role.SENCO in place.roles:
        items += _senco_items(school)
    return [{"text": text, "href": href, "current": path == href} for text, href in items]


def _senco_items(school: UUID) -> list[tuple[str, str]]:
    return [
        (_("Targets"), reverse("home:targets", args=[school])),
        (_("Families"), reverse("people:invitations", args=[school])),
        (_("Reply slips"), reverse("plans:school_slips", args=[school])),
        (_("Bring in the register"), reverse("exchange:imports", args=[school])),
        (_("Staff and classes"), reverse("people:staff", args=[school])),
        (_("Tablets"), reverse("classroom:tablets", args=[school])),
        (_("The school"), reverse("people:change_school", args=[school])),
    ]
