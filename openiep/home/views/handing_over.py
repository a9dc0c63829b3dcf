"""Everything of one colleague passes on to another."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from openiep.access.finding import find
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.home.actions.handing_over import hand_over as act
from openiep.home.forms import TakesOverForm
from openiep.home.presenters.children import say
from openiep.people.models import Involvement, Person, Post, School, Teaching
from openiep.people.models.school import holds_on
from openiep.reviews.models import Invitation, Review
from openiep.web.pages import answer_form


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, school_id: UUID, user_id: UUID) -> HttpResponse:
    """Say who takes over, and whether the colleague leaves."""
    user = user_of(request)
    schools = School.objects.visible_to(user)
    school = find(schools, by=user, may=Permission.CHANGE_STAFF, pk=school_id)
    here = Person.objects.visible_to(user).filter(school=school).select_related("user")
    person = here.filter(user=user_id).first()
    if person is None or person.user is None:
        raise Http404
    leaver = person.user
    posts = Post.objects.visible_to(user).filter(holds_on(school.today()), school=school)
    others = here.filter(user__in=posts.values("user")).exclude(user=leaver).order_by("called")
    users: dict[str, User] = {str(one.user_id): one.user for one in others if one.user}
    named = [(str(one.user_id), one.called) for one in others]
    form = TakesOverForm(request.POST or None, colleagues=named)

    def done(passed: dict[str, int]) -> str:
        return _("Passed on: %(what)s.") % {"what": ", ".join(_counted(passed))}

    return answer_form(
        request,
        form,
        lambda: act(
            school=school,
            user=leaver,
            to=users[form.cleaned_data["to"]],
            leaves=form.cleaned_data["leaves"],
            by=user,
        ),
        template="home/hand_over.html",
        context=lambda: {"school": school, "person": person, **_what(user, school, leaver)},
        then=reverse("people:staff", args=[school_id]),
        done=done,
        say=say,
    )


def _counted(passed: dict[str, int]) -> list[str]:
    """How many of each, in words."""
    return [
        ngettext("%(n)d class", "%(n)d classes", passed["classes"]) % {"n": passed["classes"]},
        ngettext("%(n)d child", "%(n)d children", passed["children"]) % {"n": passed["children"]},
        ngettext("%(n)d review", "%(n)d reviews", passed["reviews"]) % {"n": passed["reviews"]},
    ]


def _what(by: User, school: School, leaver: User) -> dict[str, object]:
    """What passes on, by name."""
    today = school.today()
    teaching = Teaching.objects.visible_to(by).filter(holds_on(today), school=school, user=leaver)
    around = Involvement.objects.visible_to(by).filter(
        holds_on(today), school=school, person__user=leaver, kind=Involvement.Kind.STAFF
    )
    invited = Invitation.objects.visible_to(by).filter(
        school=school, person__user=leaver, review__in=Review.objects.visible_to(by).open()
    )
    return {
        "classes": list(teaching.values_list("school_class__name", flat=True)),
        "children": [one.pupil.full_name for one in around.select_related("pupil")],
        "reviews": [one.pupil.full_name for one in invited.select_related("pupil")],
    }
