"""Finding and being allowed to see are one step, and it is kept who read what."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from openiep.access.finding import find, note_list_read
from openiep.access.models import AuditEntry
from openiep.access.rules import Permission
from openiep.people.models import Pupil


def look(user, pupil_id, may=Permission.VIEW_CHILD):
    return find(Pupil.objects.visible_to(user), by=user, may=may, pk=pupil_id)


def test_what_may_be_seen_is_found_and_the_reading_is_kept(senco, pupil):
    assert look(senco, pupil.pk) == pupil
    entry = AuditEntry.objects.get()
    assert (entry.outcome, entry.action) == ("read", "view_child")
    assert (entry.by_id, entry.pupil_id, entry.school_id) == (senco.pk, pupil.pk, pupil.school_id)
    assert entry.as_roles == ["senco"]


def test_a_child_of_another_class_is_not_found_and_nothing_is_kept(other_teacher, pupil):
    with pytest.raises(Http404):
        look(other_teacher, pupil.pk)
    assert not AuditEntry.objects.exists()


def test_a_child_of_another_school_is_not_found(stranger, pupil):
    with pytest.raises(Http404):
        look(stranger, pupil.pk)


def test_what_is_not_there_is_not_found_in_the_same_words(stranger, pupil):
    with pytest.raises(Http404) as foreign:
        look(stranger, pupil.pk)
    with pytest.raises(Http404) as missing:
        look(stranger, uuid.uuid4())
    assert str(foreign.value) == str(missing.value) == ""


def test_what_is_visible_but_not_permitted_is_refused_and_kept(assistant, pupil):
    with pytest.raises(PermissionDenied):
        look(assistant, pupil.pk, may=Permission.CHANGE_CHILD)
    entry = AuditEntry.objects.get()
    assert (entry.outcome, entry.action) == ("refused", "change_child")
    assert entry.pupil_id == pupil.pk


def test_a_list_is_one_entry_with_its_childrens_ids(senco, pupil):
    note_list_read(
        by=senco,
        may=Permission.LIST_CHILDREN,
        school_id=pupil.school_id,
        pupil_ids=[pupil.pk],
        subject="people.Pupil",
    )
    entry = AuditEntry.objects.get()
    assert (entry.outcome, entry.pupil_ids) == ("read", [str(pupil.pk)])
    assert entry.school_id == pupil.school_id


def test_an_entry_holds_no_word_about_the_child(senco, pupil):
    look(senco, pupil.pk)
    row = str(AuditEntry.objects.values().get())
    assert pupil.known_as not in row
    assert pupil.family_name not in row
