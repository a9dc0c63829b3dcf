"""Who is around a child, with what standing, and for how long."""

from datetime import timedelta
from typing import Any

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.people.belonging import check_of_school
from openiep.people.models import Involvement, Person, Post, Pupil
from openiep.people.rules import check_verified
from openiep.people.saving import save_if_unchanged
from openiep.rules import refuse

ADULT = (
    *("called", "full_name", "telephone", "email", "address"),
    *("language", "needs_interpreter", "reached_by", "works_as"),
)


@guarded(Permission.CHANGE_PEOPLE_AROUND, on="pupil")
def add_person_around(*, pupil: Pupil, values: dict[str, Any], by: User) -> Involvement:
    """An adult around the child, new or already known to the school (`person`).

    Refused: `of_another_school`, `around_already`, `verify_what`, `say_what_the_order_says`.
    """
    check_of_school(pupil.school_id, values.get("person"))
    _check_not_around(pupil, values)
    person = values.get("person") or Person.objects.create(school=pupil.school, **_adult(values))
    standing = _standing(pupil, values, by)
    return Involvement.objects.create(
        school=pupil.school, pupil=pupil, person=person, starts_on=pupil.school.today(), **standing
    )


@guarded(Permission.CHANGE_PEOPLE_AROUND, on="involvement")
def change_person_around(
    *, involvement: Involvement, values: dict[str, Any], version: int, by: User
) -> Involvement:
    """What the adult is to the child, and how to reach them.

    A colleague's own name and numbers stand under Staff and are not changed from here. Refused:
    `saved_meanwhile`, `another_person` where a colleague is put in the place of somebody else.
    """
    is_staff = values["kind"] == Involvement.Kind.STAFF
    if is_staff and values.get("person") != involvement.person:
        raise refuse("another_person", field="called")
    standing = _standing(involvement.pupil, values, by)
    if involvement.verified_on and standing["verified_on"]:
        standing |= {
            "verified_on": involvement.verified_on,
            "verified_by": involvement.verified_by,
        }
    save_if_unchanged(involvement, version=version, **standing)
    colleagues = Post.objects.filter(school=involvement.school_id).values("user")
    adult = Person.objects.filter(pk=involvement.person_id)
    adult.exclude(user__isnull=False, user__in=colleagues).update(**_adult(values))
    return involvement


@guarded(Permission.CHANGE_PEOPLE_AROUND, on="involvement")
def verify_standing(*, involvement: Involvement, version: int, by: User) -> Involvement:
    """Note that a colleague checked today what this parent or carer is to the child.

    Refused: `saved_meanwhile`, `verify_what` where neither responsibility nor care is known,
    `verify_alone` under a court order or restriction, `not_to_verify` for anybody else than a
    parent or carer of today, `not_a_colleague`.
    """
    today = involvement.school.today()
    if involvement.kind != Involvement.Kind.FAMILY or not involvement.holds(today):
        raise refuse("not_to_verify")
    if involvement.restriction or involvement.court_order:
        raise refuse("verify_alone")
    responsibility, care = involvement.responsibility, involvement.care
    check_verified(wants_verified=True, responsibility=responsibility, care=care)
    checker = Person.objects.filter(school=involvement.school_id, user=by).first()
    if checker is None:
        raise refuse("not_a_colleague")
    save_if_unchanged(involvement, version=version, verified_by=checker, verified_on=today)
    return involvement


@guarded(Permission.CHANGE_PEOPLE_AROUND, on="involvement")
def end_involvement(*, involvement: Involvement, by: User) -> Involvement:
    """From today the adult is no longer around the child; what was is kept."""
    today = involvement.school.today()
    if involvement.ends_on is None or involvement.ends_on >= today:
        involvement.ends_on = today - timedelta(days=1)
        involvement.save(update_fields=["ends_on"])
    return involvement


def _check_not_around(pupil: Pupil, values: dict[str, Any]) -> None:
    now = Involvement.objects.filter(pupil=pupil, kind=values["kind"], ends_on__isnull=True)
    if values.get("person") and now.filter(person=values["person"]).exists():
        raise refuse("around_already", field="called")


def _adult(values: dict[str, Any]) -> dict[str, Any]:
    told = {name: values.get(name, "") for name in ADULT}
    return {**told, "needs_interpreter": bool(told["needs_interpreter"])}


def _standing(pupil: Pupil, values: dict[str, Any], by: User) -> dict[str, Any]:
    responsibility, care = values["responsibility"], values["care"]
    if values.get("court_order") and not values["restriction"].strip():
        raise refuse("say_what_the_order_says", field="restriction")
    check_verified(wants_verified=values["verified"], responsibility=responsibility, care=care)
    checker = Person.objects.filter(school=pupil.school, user=by).first()
    verified = bool(values["verified"] and checker)
    return {
        "kind": values["kind"],
        "relation": values["relation"],
        "is_key_person": values["is_key_person"],
        "responsibility": responsibility,
        "care": care,
        "restriction": values["restriction"],
        "court_order": bool(values.get("court_order")),
        "priority": values["priority"] or 1,
        "verified_by": checker if verified else None,
        "verified_on": pupil.school.today() if verified else None,
    }
