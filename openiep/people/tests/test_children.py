"""Adding and changing a child: who may, what is refused, and two people at once."""

import datetime
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.people.actions import children as actions
from openiep.people.models import ClassMembership, Need, Profile, Pupil, SenStatus
from openiep.people.tests.factories import PupilFactory, SchoolClassFactory
from openiep.rules import Refused

NAMED = {"given_name": "Ada", "family_name": "Osei", "known_as": "", "birth_date": None}


def add(school, by, **more):
    said = {"values": NAMED, "school_class": None, "status": "K", "needs": [], **more}
    return actions.add_child(school=school, by=by, **said)


def change(pupil, by, version=1, **more):
    said = {"values": {}, "school_class": None, "status": "K", "needs": [], **more}
    said["values"] = {"given_name": "Sam", "family_name": "Taylor", **said["values"]}
    return actions.change_child(pupil=pupil, version=version, by=by, **said)


def form_of(pupil, **more):
    return {
        "given_name": "Sam", "family_name": "Taylor", "known_as": "Sam", "status": "K",
        "version": str(pupil.version), **more,
    }  # fmt: skip


# The action


def test_the_senco_adds_a_child(school, senco, school_class):
    child = add(school, senco, school_class=school_class, status="K", needs=["SPLD", "", "SEMH"])
    assert (child.known_as, child.full_name, child.school) == ("Ada", "Ada Osei", school)
    assert child.memberships.get().school_class == school_class
    assert child.sen_statuses.get().code == "K"
    assert [(need.code, need.rank) for need in child.needs.order_by("rank")] == [
        ("SPLD", 1),
        ("SEMH", 2),
    ]
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.outcome, entry.by_id) == ("add_child", "done", senco.pk)


@pytest.mark.parametrize("who", ["teacher", "assistant", "head", "other_teacher", "stranger"])
def test_nobody_else_adds_a_child(who, school, request):
    with pytest.raises(PermissionDenied):
        add(school, request.getfixturevalue(who))
    assert not Pupil.objects.exists()
    assert AuditEntry.objects.get().outcome == "refused"


@pytest.mark.parametrize("who", ["senco", "teacher"])
def test_those_who_teach_the_child_change_what_is_known(who, pupil, request):
    change(pupil, request.getfixturevalue(who), values={"home_language": "Twi"})
    assert Pupil.objects.get().home_language == "Twi"


@pytest.mark.parametrize("who", ["assistant", "head", "other_teacher", "stranger"])
def test_nobody_else_changes_what_is_known(who, pupil, request):
    with pytest.raises(PermissionDenied):
        change(pupil, request.getfixturevalue(who), values={"home_language": "Twi"})
    assert Pupil.objects.get().home_language == ""


@pytest.mark.parametrize("days", [1, 26 * 366])
def test_a_birthday_to_come_or_of_a_grown_up_is_refused(school, senco, days):
    today = school.today()
    born = today + timedelta(days=1) if days == 1 else today - timedelta(days=days)
    with pytest.raises(Refused, match="birth_date_off"):
        add(school, senco, values={**NAMED, "birth_date": born})
    assert not Pupil.objects.exists()


def test_a_need_that_stands_twice_is_refused(school, senco):
    with pytest.raises(Refused, match="need_twice"):
        add(school, senco, needs=["SPLD", "SPLD"])
    assert not Pupil.objects.exists()


def test_no_specialist_assessment_goes_with_sen_support_only(school, senco):
    with pytest.raises(Refused, match="nsa_only_with_support"):
        add(school, senco, needs=["NSA"], status="E")
    assert add(school, senco, needs=["NSA"], status="K")


def test_a_class_of_another_school_is_never_taken(school, senco, pupil):
    foreign = SchoolClassFactory(name="3K there")
    with pytest.raises(Refused, match="of_another_school"):
        add(school, senco, school_class=foreign)
    with pytest.raises(Refused, match="of_another_school"):
        change(pupil, senco, school_class=foreign)
    assert not ClassMembership.objects.filter(school_class=foreign).exists()


def test_a_new_class_begins_today_and_the_old_one_is_kept(pupil, senco, school):
    new = SchoolClassFactory(school=school, name="4K")
    change(pupil, senco, school_class=new)
    ended = pupil.memberships.get(school_class__name="3K")
    assert ended.ends_on == school.today() - timedelta(days=1)
    assert pupil.memberships.get(school_class=new).starts_on == school.today()


def test_a_stage_and_needs_change_from_today_and_what_was_is_kept(pupil, senco, school):
    before = school.today() - timedelta(days=100)
    SenStatus.objects.create(school=school, pupil=pupil, code="N", starts_on=before)
    Need.objects.create(school=school, pupil=pupil, code="SPLD", rank=1, starts_on=before)
    change(pupil, senco, status="K", needs=["SEMH"])
    assert {(s.code, s.ends_on is None) for s in pupil.sen_statuses.all()} == {
        ("N", False),
        ("K", True),
    }
    assert {(n.code, n.ends_on is None) for n in pupil.needs.all()} == {
        ("SPLD", False),
        ("SEMH", True),
    }


def test_changing_back_on_the_same_day_leaves_no_trace_of_the_slip(pupil, senco, school):
    change(pupil, senco, status="E", version=1)
    change(pupil, senco, status="K", version=2)
    assert [(s.code, s.ends_on) for s in pupil.sen_statuses.all()] == [("K", None)]


def test_of_two_who_save_the_same_version_exactly_one_wins(pupil, senco, teacher):
    mine, theirs = Pupil.objects.get(), Pupil.objects.get()
    change(theirs, teacher, values={"home_language": "Twi"})
    with pytest.raises(Refused, match="saved_meanwhile"):
        change(mine, senco, values={"home_language": "Fante"})
    kept = Pupil.objects.get()
    assert (kept.home_language, kept.version) == ("Twi", 2)


def test_the_loser_changes_neither_class_nor_stage_nor_needs(pupil, senco, teacher, school):
    change(pupil, teacher)
    new = SchoolClassFactory(school=school, name="4K")
    with pytest.raises(Refused, match="saved_meanwhile"):
        change(pupil, senco, school_class=new, status="E", needs=["SEMH"])
    assert not pupil.memberships.filter(school_class=new).exists()
    assert pupil.sen_statuses.get().code == "K"
    assert not pupil.needs.exists()


def test_a_profile_begun_by_two_is_written_by_one(pupil, senco, teacher):
    words = {"liked": "", "helps": ""}
    actions.change_profile(pupil=pupil, matters="Rufus", version=0, by=senco, **words)
    with pytest.raises(Refused, match="saved_meanwhile"):
        actions.change_profile(pupil=pupil, matters="Buses", version=0, by=teacher, **words)
    assert Profile.objects.get().matters == "Rufus"


# The page


@pytest.mark.parametrize(
    ("who", "code"),
    [("senco", 200), ("teacher", 200), ("assistant", 403), ("head", 403), ("other_teacher", 404),
     ("stranger", 404)],
)  # fmt: skip
def test_who_opens_the_form(who, code, pupil, request, signed_in):
    client = signed_in(request.getfixturevalue(who))
    assert client.get(reverse("people:change_child", args=[pupil.pk])).status_code == code


def test_somebody_signed_out_is_asked_to_sign_in(pupil, client):
    path = reverse("people:change_child", args=[pupil.pk])
    assert client.get(path).url == f"/sign-in/?next={path}"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("given_name", "", "Enter the first name"),
        ("family_name", "x" * 81, "at most 80 characters"),
        ("birth_date", "31 February 2018", ""),
        ("birth_date", "1 January 2062", ""),
        ("status", "Z", ""),
        ("need_1", "NOPE", ""),
        ("school_class", "0193c000-0000-7000-8000-000000000000", ""),
        ("given_name", "a\x00b", ""),
    ],
)
def test_bad_input_is_said_and_nothing_is_written(field, value, sentence, pupil, senco, signed_in):
    path = reverse("people:change_child", args=[pupil.pk])
    answer = signed_in(senco).post(path, form_of(pupil, home_language="Twi", **{field: value}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a problem" in page or "error" in page
    assert sentence.lower() in page.lower()
    assert "Twi" in page, "what was typed stays"
    assert Pupil.objects.get().home_language == ""


def test_what_is_saved_stands_in_the_record_and_in_the_audit(pupil, senco, signed_in):
    path = reverse("people:change_child", args=[pupil.pk])
    answer = signed_in(senco).post(path, form_of(pupil, home_language="Twi"))
    assert answer.url == reverse("home:child", args=[pupil.pk])
    assert Pupil.objects.get().home_language == "Twi"
    done = AuditEntry.objects.get(outcome="done")
    assert (done.action, done.pupil_id, done.by_id) == ("change_child", pupil.pk, senco.pk)


def test_two_people_at_one_form_nothing_is_lost(pupil, senco, teacher, signed_in):
    path = reverse("people:change_child", args=[pupil.pk])
    first, second = signed_in(teacher), signed_in(senco)
    assert first.post(path, form_of(pupil, home_language="Twi")).status_code == 302
    answer = second.post(path, form_of(pupil, home_language="Fante"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Somebody else saved this while you were writing" in page
    assert "Twi" in page, "theirs is shown"
    assert 'value="Fante"' in page, "mine is still in the field"
    assert 'name="version" value="2"' in page
    assert Pupil.objects.get().home_language == "Twi"
    assert second.post(path, form_of(pupil, home_language="Fante", version="2")).status_code == 302
    assert Pupil.objects.get().home_language == "Fante"


def test_a_form_without_its_version_does_not_overwrite(pupil, senco, signed_in):
    path = reverse("people:change_child", args=[pupil.pk])
    for odd in ("", "0", "99", "x", "-1", "1 "):
        answer = signed_in(senco).post(path, form_of(pupil, home_language="Twi", version=odd))
        assert answer.status_code == 422, odd
    assert Pupil.objects.get().home_language == ""


def test_a_child_is_added_by_the_form(school, senco, school_class, signed_in):
    path = reverse("people:add_child", args=[school.pk])
    born = {"birth_date": "14 March 2018"}
    said = {"given_name": "Ada", "family_name": "Osei", "status": "K", **born}
    answer = signed_in(senco).post(path, {**said, "school_class": str(school_class.pk)})
    child = Pupil.objects.get()
    assert answer.url == reverse("home:child", args=[child.pk])
    assert child.birth_date == datetime.date(2018, 3, 14)


def test_a_class_of_another_school_is_no_choice(school, senco, signed_in):
    foreign = SchoolClassFactory(name="Secret class")
    client, path = signed_in(senco), reverse("people:add_child", args=[school.pk])
    assert "Secret class" not in client.get(path).content.decode()
    said = {"given_name": "Ada", "family_name": "Osei", "status": "K"}
    assert client.post(path, {**said, "school_class": str(foreign.pk)}).status_code == 422
    assert not Pupil.objects.exists()


def test_the_profile_tells_both_when_two_save(pupil, senco, teacher, signed_in):
    path = reverse("people:change_profile", args=[pupil.pk])
    signed_in(teacher).post(path, {"matters": "Rufus", "version": "0"})
    answer = signed_in(senco).post(path, {"matters": "Buses", "version": "0"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Rufus" in page
    assert "Buses" in page
    again = signed_in(senco).post(path, {"matters": "Buses", "version": "1"})
    assert again.status_code == 302
    assert Profile.objects.get().matters == "Buses"


def test_hostile_words_are_shown_as_words(senco, school, school_class, signed_in):
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(2)>{{7*7}}'
    child = PupilFactory(school=school, known_as=evil[:80], in_class=school_class)
    Profile.objects.create(school=school, pupil=child, matters=evil)
    for route in ("people:change_profile", "people:change_child", "home:child"):
        page = signed_in(senco).get(reverse(route, args=[child.pk])).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;alert" in page
