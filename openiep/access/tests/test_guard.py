"""The door: permission, transaction and audit come with every action, or the action does not come."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from openiep.access.guard import guarded, may
from openiep.access.models import AuditEntry, User
from openiep.access.rules import ROLE_PERMISSIONS, Permission, Role, permits
from openiep.people.models import Post, School
from openiep.rules import Refused, refuse

Outcome = AuditEntry.Outcome


@guarded(Permission.CHANGE_SCHOOL, on="school")
def rename(*, school: School, name: str, by: User) -> str:
    """Renames, unless the name is bad."""
    School.objects.filter(pk=school.pk).update(name=name)
    if name == "refused":
        raise refuse("bad_name", field="name")
    if name == "broken":
        raise ZeroDivisionError
    return name


def entries() -> list[AuditEntry]:
    return list(AuditEntry.objects.order_by("at", "id"))


def test_an_action_that_is_permitted_runs_and_leaves_an_entry(school, senco):
    assert rename(school=school, name="New", by=senco) == "New"
    (entry,) = entries()
    assert (entry.outcome, entry.action) == (Outcome.DONE, "rename")
    assert (entry.subject, entry.subject_id) == ("people.School", school.pk)
    assert (entry.by_id, entry.as_roles, entry.school_id) == (senco.pk, ["senco"], school.pk)


def test_an_action_that_is_not_permitted_does_not_run_and_leaves_a_refusal(school, teacher):
    with pytest.raises(PermissionDenied):
        rename(school=school, name="New", by=teacher)
    (entry,) = entries()
    assert (entry.outcome, entry.details) == (Outcome.REFUSED, {"reasons": ["not_permitted"]})
    assert School.objects.get().name == school.name


def test_a_refusal_rolls_everything_back_and_is_recorded_after(school, senco):
    before = school.name
    with pytest.raises(Refused):
        rename(school=school, name="refused", by=senco)
    (entry,) = entries()
    assert (entry.outcome, entry.details) == (Outcome.REFUSED, {"reasons": ["bad_name"]})
    assert School.objects.get().name == before


def test_an_error_rolls_back_both_the_change_and_its_entry(school, senco):
    before = school.name
    with pytest.raises(ZeroDivisionError):
        rename(school=school, name="broken", by=senco)
    assert entries() == []
    assert School.objects.get().name == before


def test_where_the_entry_cannot_be_written_nothing_is_changed(school, senco, monkeypatch):
    def full_disk(*_args, **_more):
        raise OSError("no space left")

    monkeypatch.setattr("openiep.access.guard.write_entry", full_disk)
    with pytest.raises(OSError, match="no space"):
        rename(school=school, name="New", by=senco)
    assert School.objects.get().name == school.name


def test_the_right_is_asked_inside_the_transaction(school, senco, monkeypatch):
    asked_inside = []
    before = School.roles_of

    def watched(self, user):
        asked_inside.append(connection.in_atomic_block and len(connection.savepoint_ids))
        return before(self, user)

    monkeypatch.setattr(School, "roles_of", watched)
    outside = len(connection.savepoint_ids)
    rename(school=school, name="New", by=senco)
    assert asked_inside == [outside + 1]


def test_rights_remembered_by_the_page_are_asked_afresh_at_the_door(school, senco):
    senco.remember_rights()
    assert may(senco, Permission.CHANGE_SCHOOL, school)
    Post.objects.filter(user=senco).update(ends_on=school.today().replace(year=2021))
    assert may(senco, Permission.CHANGE_SCHOOL, school), "the page still remembers"
    with pytest.raises(PermissionDenied):
        rename(school=school, name="New", by=senco)


def test_the_subject_is_read_afresh(school, senco):
    stale = School.objects.get(pk=school.pk)
    School.objects.filter(pk=school.pk).update(name="Meanwhile")
    rename(school=stale, name="New", by=senco)
    assert stale.name == "Meanwhile", "read at the door, before the action ran"


def test_a_subject_that_is_gone_meanwhile_is_a_refusal(senco, pupil):
    stale = type(pupil).objects.get(pk=pupil.pk)
    pupil.memberships.all().delete()
    pupil.delete()

    @guarded(Permission.CHANGE_CHILD, on="child")
    def change(*, child, by):
        """Never reached."""
        raise AssertionError

    with pytest.raises(Refused, match="gone"):
        change(child=stale, by=senco)
    assert entries()[-1].details == {"reasons": ["gone"]}


def test_an_action_within_an_action_is_rolled_back_with_it(school, senco):
    @guarded(Permission.CHANGE_SCHOOL, on="school")
    def outer(*, school: School, by: User) -> None:
        """Renames, then fails."""
        rename(school=school, name="Inner", by=by)
        raise refuse("after_all")

    with pytest.raises(Refused):
        outer(school=school, by=senco)
    assert [(entry.action, entry.outcome) for entry in entries()] == [("outer", Outcome.REFUSED)]
    assert School.objects.get().name == school.name


def test_an_action_without_somebody_who_acts_fails_at_import():
    with pytest.raises(TypeError, match="act needs the keyword-only parameter by"):

        @guarded(Permission.CHANGE_SCHOOL, on="school")
        def act(*, school: School) -> None:
            """Nobody does it."""


def test_an_action_whose_subject_is_no_parameter_fails_at_import():
    with pytest.raises(TypeError, match="act needs the keyword-only parameter school"):

        @guarded(Permission.CHANGE_SCHOOL, on="school")
        def act(*, pupil: object, by: User) -> None:
            """About something else."""


def test_an_action_that_takes_its_subject_by_place_fails_at_import():
    with pytest.raises(TypeError, match="keyword-only"):

        @guarded(Permission.CHANGE_SCHOOL, on="school")
        def act(school: School, *, by: User) -> None:
            """By place."""


def test_an_action_cannot_be_called_without_somebody_who_acts(school):
    with pytest.raises((KeyError, TypeError)):
        rename(school=school, name="New")
    assert entries() == []


def test_an_action_tells_what_its_door_asks():
    assert rename.guarded_by == (Permission.CHANGE_SCHOOL, "school")


def test_an_entry_is_written_once_and_never_changed_or_deleted(school, senco):
    rename(school=school, name="New", by=senco)
    (entry,) = entries()
    with pytest.raises(ValueError, match="never changed"):
        entry.save()
    with pytest.raises(ValueError, match="never deleted"):
        entry.delete()


def test_an_inactive_person_may_do_nothing_whatever_the_post(school, senco):
    senco.is_active = False
    senco.save()
    with pytest.raises(PermissionDenied):
        rename(school=school, name="New", by=senco)


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_its_line_in_the_table(role):
    assert ROLE_PERMISSIONS[role] <= frozenset(Permission)
    assert all(permits({role}, one) for one in ROLE_PERMISSIONS[role])


def test_every_permission_belongs_to_somebody():
    assert frozenset().union(*ROLE_PERMISSIONS.values()) == frozenset(Permission)


def test_nobody_without_a_role_may_do_anything():
    assert not any(permits(frozenset(), one) for one in Permission)
