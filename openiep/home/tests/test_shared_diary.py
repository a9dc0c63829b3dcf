"""What a family shows of its diary: that and nothing else, and never as a rate."""

import re

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.classroom.actions.diary import share_entry, take_out_of_diary, write_in_diary
from openiep.home.tests.at_home import come_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def where(pupil):
    return reverse("home:shared_diary", args=[pupil.pk])


@pytest.fixture
def note(pupil, mother):
    """`note("words", share=True)` writes into the mother's diary."""
    by = come_in(mother)

    def write(words, share):
        day = pupil.school.today()
        return write_in_diary(pupil=pupil, day=day, how="well", words=words, share=share, by=by)

    return write


def main_of(client, where) -> str:
    return client.get(where).content.decode().split("<main", 1)[1].split(">", 1)[1]


@pytest.mark.parametrize("who", ["senco", "teacher", "assistant"])
def test_those_who_work_with_the_child_read_what_is_shared(who, signed_in, where, note, request):
    note("Read to the dog", share=True)
    note("A bad evening", share=False)
    page = main_of(signed_in(request.getfixturevalue(who)), where)
    assert "Read to the dog" in page
    assert "Sara Taylor" in page
    assert "A bad evening" not in page
    assert AuditEntry.objects.filter(outcome="read", action="view_progress").exists()


def test_what_is_kept_back_or_taken_out_again_is_gone(signed_in, senco, mother, where, note):
    first, second = note("Read to the dog", share=True), note("Played shop", share=True)
    mother.person.refresh_from_db()
    share_entry(entry=first, share=False, by=mother.person.user)
    take_out_of_diary(entry=second, by=mother.person.user)
    page = main_of(signed_in(senco), where)
    assert "Nothing is shown" in page
    assert "dog" not in page


def test_nothing_is_counted(signed_in, senco, where, note):
    for number in ("one", "two", "three"):
        note(f"Evening {number}", share=True)
    words = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", main_of(signed_in(senco), where))
    days = re.findall(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w+", words)
    assert len(days) == 3
    rest = re.sub(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w+", " ", words)
    assert not re.search(r"\d|%|\bout of\b", rest.split("OpenIEP")[0])


def test_others_do_not_come_here(signed_in, head, other_teacher, stranger, where, note):
    note("Read to the dog", share=True)
    assert signed_in(head).get(where).status_code == 403
    for by in (other_teacher, stranger):
        assert signed_in(by).get(where).status_code == 404


def test_the_childs_record_leads_there_when_a_plan_is_in_force(
    signed_in, teacher, pupil, plan_in_force, where
):
    plan_in_force(pupil)
    record = signed_in(teacher).get(reverse("home:child", args=[pupil.pk])).content.decode()
    assert where in record
