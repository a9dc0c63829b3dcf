"""Reasons of this room as sentences, and what its pages print."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.access.rules import Role
from openiep.people.models import Involvement, Person, Post, Pupil, School, SchoolClass, Teaching
from openiep.people.models.school import holds_on
from openiep.reference.years import year_groups
from openiep.rules import Reason
from openiep.web.pages import say_plainly


def say(reason: Reason) -> str:
    """A reason of this room as a sentence that says what to do."""
    sentences = {
        "birth_date_off": _("This date of birth cannot be right. Check the year."),
        "need_twice": _("This need stands twice. Choose another, or leave it empty."),
        "nsa_only_with_support": _(
            "“No specialist assessment” goes with SEN support only. Change the stage or the need."
        ),
        "saved_meanwhile": _(
            "Somebody else saved this while you were writing. Yours is still here: "
            "compare it with theirs below, then save again."
        ),
        "verify_what": _("Say first whether they have responsibility or care, then tick this."),
        "verify_alone": _("There is a court order or restriction. Look at it on the child’s page."),
        "not_to_verify": _("This is no parent or carer of today, so there is nothing to verify."),
        "say_what_the_order_says": _(
            "There is a court order. Write what it says, or until when nobody may be told."
        ),
        "say_why": _("Say why you need to open this record."),
        "has_this_post": _("This colleague holds this post already."),
        "last_senco": _("The school needs a SENCo. Add the next one before this post ends."),
        "of_another_school": _("This belongs to another school and cannot be used here."),
        "not_a_colleague": _("Nobody here has this account. Add the colleague first."),
        "not_a_person": _("This address belongs to the machine. Use the colleague’s own."),
        "works_elsewhere": _(
            "This account opens more than this school, so no link is made here. "
            "They sign in with the password that they have."
        ),
        "own_factor": _("Change your own under “How you sign in”. Another SENCo can remove it."),
        "no_factor": _("This colleague has no passkey and no app. They set one up at sign-in."),
        "another_person": _(
            "This is another person. End this one, then add the colleague to the child."
        ),
        "around_already": _("This person is around the child already."),
        "no_standing_yet": _(
            "Only a parent or carer whose standing is checked, and who is under no restriction, "
            "can be invited."
        ),
        "code_over": _("This code is not valid any more. The school office makes a new one."),
        "another_account": _(
            "You work at this school. Sign in as a colleague first, then type the code."
        ),
        "gone": _("This is no longer there. Go back and load the page again."),
        "class_exists": _("There is a class of this name. Choose another name."),
    }
    return sentences.get(reason.code) or _of_years(reason).get(reason.code) or say_plainly(reason)


def _of_years(reason: Reason) -> dict[str, str]:
    return {
        "prepared_already": _("The next year is prepared already. Take it back to begin anew."),
        "year_not_to_come": _("The first day is still to come. Check the year."),
        "reads_too_late": _("They may read from the first day at the latest."),
        "class_twice": _("Two classes would be called %(name)s. Give one another name.")
        % {"name": reason.about.get("name", "")},
        "same_person": _("Choose somebody else to take over."),
        "no_post_for_it": _("This colleague holds no post in which classes are taught."),
        "year_begun": _("The year has begun and cannot be taken back."),
        "begun_already": _("The year has begun already."),
        "year_not_there_yet": _("The first day is still to come."),
        "nothing_prepared": _("No next year is prepared with this class."),
    }


def role_names() -> dict[str, str]:
    """What the posts are called."""
    return {
        Role.SENCO.value: _("SENCo"),
        Role.HEAD.value: _("Head"),
        Role.TEACHER.value: _("Teacher"),
        Role.TEACHING_ASSISTANT.value: _("Teaching assistant"),
    }


@dataclass
class Colleague:
    """One line of the staff page."""

    person: Person
    posts: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    has_signed_in: bool = False


def colleagues(school: School, by: User) -> list[Colleague]:
    """Everybody who holds a post today, by name; three queries."""
    today, names = school.today(), role_names()
    posts: dict[Any, list[str]] = defaultdict(list)
    for post in (
        Post.objects.visible_to(by).filter(holds_on(today), school=school).order_by("starts_on")
    ):
        posts[post.user_id].append(names[post.role])
    classes: dict[Any, list[str]] = defaultdict(list)
    teaching = Teaching.objects.visible_to(by).filter(holds_on(today), school=school)
    for one in teaching.select_related("school_class").order_by("school_class__name"):
        classes[one.user_id].append(one.school_class.name)
    people = Person.objects.visible_to(by).filter(school=school, user__in=list(posts))
    return [
        Colleague(
            person,
            posts[person.user_id],
            classes[person.user_id],
            bool(person.user and person.user.has_usable_password()),
        )
        for person in people.select_related("user").order_by("called")
    ]


def classes(school: School, by: User) -> list[tuple[str, str]]:
    """The classes and sets of today: name, and the year group where they have one."""
    years = {year.code: str(year.name) for year in year_groups()}
    found = SchoolClass.objects.visible_to(by).filter(holds_on(school.today()), school=school)
    return [(one.name, years.get(one.year_group, "")) for one in found.order_by("name")]


def child_values(pupil: Pupil) -> dict[str, Any]:
    """What the form for a child shows first."""
    today = pupil.school.today()
    member = pupil.memberships.filter(holds_on(today), school_class__kind="class").first()
    status = pupil.sen_statuses.filter(ends_on__isnull=True).first()
    needs = pupil.needs.filter(ends_on__isnull=True).order_by("rank")[:3]
    return {
        "given_name": pupil.given_name,
        "family_name": pupil.family_name,
        "known_as": pupil.known_as,
        "birth_date": pupil.birth_date,
        "year_group": pupil.year_group,
        "joined_on": pupil.joined_on,
        "came_from": pupil.came_from,
        "school_class": str(member.school_class_id) if member else "",
        "status": status.code if status else "N",
        "communicates_by": pupil.communicates_by,
        "home_language": pupil.home_language,
        "ehc_review_due": pupil.ehc_review_due,
        "version": pupil.version,
        **{f"need_{need.rank}": need.code for need in needs},
    }


def around_values(involvement: Involvement) -> dict[str, Any]:
    """What the form for a person around a child shows first."""
    person = involvement.person
    return {
        "kind": involvement.kind,
        "called": person.called,
        "full_name": person.full_name,
        "telephone": person.telephone,
        "email": person.email,
        "address": person.address,
        "language": person.language,
        "needs_interpreter": person.needs_interpreter,
        "reached_by": person.reached_by,
        "works_as": person.works_as,
        "relation": involvement.relation,
        "is_key_person": involvement.is_key_person,
        "responsibility": involvement.responsibility,
        "care": involvement.care,
        "verified": involvement.verified_on is not None,
        "restriction": involvement.restriction,
        "court_order": involvement.court_order,
        "priority": involvement.priority,
        "version": involvement.version,
    }
