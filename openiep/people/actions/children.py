"""Adding a child, and changing what is known of one."""

from typing import Any

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.people.models import Profile, Pupil, School, SchoolClass
from openiep.people.placing import place_in_class, rank_needs, set_stage
from openiep.people.rules import check_birth_date, check_needs
from openiep.people.saving import save_if_unchanged
from openiep.rules import refuse


@guarded(Permission.ADD_CHILD, on="school")
def add_child(
    *,
    school: School,
    values: dict[str, Any],
    school_class: SchoolClass | None,
    status: str,
    needs: list[str],
    by: User,
) -> Pupil:
    """A new child, in a class. Refused: `birth_date_off`, `need_twice`, `nsa_only_with_support`."""
    today = school.today()
    check_birth_date(values.get("birth_date"), today)
    check_needs(needs, status)
    joined = values.get("joined_on") or today
    pupil = Pupil.objects.create(school=school, **{**_named(values), "joined_on": joined})
    place_in_class(pupil, school_class, today)
    set_stage(pupil, status, today)
    rank_needs(pupil, needs, today)
    return pupil


@guarded(Permission.CHANGE_CHILD, on="pupil")
def change_child(
    *,
    pupil: Pupil,
    values: dict[str, Any],
    school_class: SchoolClass | None,
    status: str,
    needs: list[str],
    version: int,
    by: User,
) -> Pupil:
    """What is known of the child. Refused also with `saved_meanwhile`."""
    today = pupil.school.today()
    check_birth_date(values.get("birth_date"), today)
    check_needs(needs, status)
    save_if_unchanged(pupil, version=version, **_named(values))
    place_in_class(pupil, school_class, today)
    set_stage(pupil, status, today)
    rank_needs(pupil, needs, today)
    return pupil


@guarded(Permission.CHANGE_CHILD, on="pupil")
def change_profile(
    *, pupil: Pupil, liked: str, matters: str, helps: str, version: int, by: User
) -> Profile:
    """The child in three answers. Refused: `saved_meanwhile`."""
    words = {"liked": liked, "matters": matters, "helps": helps}
    profile: Profile | None = Profile.objects.filter(pupil=pupil).first()
    if profile is None:
        if version:
            raise refuse("saved_meanwhile")
        profile = Profile(school=pupil.school, pupil=pupil, **words)
        profile.save()
        return profile
    save_if_unchanged(profile, version=version, **words)
    return profile


def _named(values: dict[str, Any]) -> dict[str, Any]:
    known_as = values.get("known_as") or values["given_name"]
    return {**values, "known_as": known_as}
