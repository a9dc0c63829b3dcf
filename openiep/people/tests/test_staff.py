"""Colleagues: posts, classes, the way to a password, and leaving."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from openiep.access.models import AuditEntry, Installation, User
from openiep.people.actions import staff as actions
from openiep.people.models import Involvement, Person, Post, Pupil, School, SchoolClass, Teaching
from openiep.people.rights import rights_of
from openiep.people.tests.factories import (
    InvolvementFactory,
    SchoolClassFactory,
    SchoolFactory,
    hold_post,
)
from openiep.rules import Refused


def add(school, by, email="new@school.example", role="teacher", classes=()):
    return actions.add_colleague(
        school=school, called="Ms New", email=email, telephone="", role=role, classes=classes, by=by
    )


def invite(school, user, signed_in, by):
    answer = signed_in(by).post(reverse("people:invite_colleague", args=[school.pk, user.pk]))
    found = re.search(r"https?://[^/]+(/welcome/[^<\s]+)", answer.content.decode())
    return found and found[1]


def test_the_senco_adds_a_colleague_with_post_and_classes(school, senco, school_class, pupil):
    new = add(school, senco, classes=[school_class])
    assert Post.objects.get(user=new).role == "teacher"
    assert Pupil.objects.visible_to(new).get() == pupil
    assert not new.has_usable_password()
    assert AuditEntry.objects.get().action == "add_colleague"


@pytest.mark.parametrize("who", ["teacher", "assistant", "head", "stranger"])
def test_nobody_else_touches_staff(who, school, school_class, senco, request):
    by = request.getfixturevalue(who)
    for act in (
        lambda: add(school, by),
        lambda: actions.end_post(school=school, user=senco, by=by),
        lambda: actions.change_colleague(
            school=school, user=senco, called="Mr Khan", telephone="", classes=[], by=by
        ),
        lambda: actions.invite_colleague(school=school, user=senco, by=by),
        lambda: actions.add_class(school=school, name="X", year_group="", by=by),
        lambda: actions.change_school(school=school, values={"name": "X"}, by=by),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not User.objects.filter(email="new@school.example").exists()


def test_one_account_serves_two_schools_whatever_its_capitals(school, senco, stranger):
    assert add(school, senco, email=stranger.email.upper()) == stranger
    assert Person.objects.filter(user=stranger).count() == 2
    assert rights_of(stranger).school_ids == {school.pk, Post.objects.first().school_id} | {
        post.school_id for post in Post.objects.filter(user=stranger)
    }


def test_the_same_post_is_not_given_twice(school, senco, teacher):
    with pytest.raises(Refused, match="has_this_post"):
        add(school, senco, email=teacher.email)


def test_the_machines_account_is_nobodys_colleague(school, senco):
    with pytest.raises(Refused, match="not_a_person"):
        add(school, senco, email=User.objects.system().email)


def test_a_class_of_another_school_is_never_given(school, senco, teacher):
    foreign = SchoolClassFactory()
    for act in (
        lambda: add(school, senco, classes=[foreign]),
        lambda: actions.change_colleague(
            school=school, user=teacher, called="Mr Khan", telephone="", classes=[foreign], by=senco
        ),
    ):
        with pytest.raises(Refused, match="of_another_school"):
            act()
    assert not Teaching.objects.filter(school_class=foreign).exists()


def test_somebody_of_another_school_gets_no_classes_here(school, senco, school_class, stranger):
    with pytest.raises(Refused, match="not_a_colleague"):
        actions.change_colleague(
            school=school,
            user=stranger,
            called="Mr Khan",
            telephone="",
            classes=[school_class],
            by=senco,
        )


def test_classes_change_from_today(school, senco, teacher, school_class):
    new = SchoolClassFactory(school=school)
    actions.change_colleague(
        school=school, user=teacher, called="Mr Khan", telephone="", classes=[new], by=senco
    )
    now = Teaching.objects.filter(user=teacher, ends_on__isnull=True)
    assert [one.school_class for one in now] == [new]
    actions.change_colleague(
        school=school, user=teacher, called="Mr Khan", telephone="", classes=[], by=senco
    )
    assert not now.all().exists()
    assert Teaching.objects.filter(user=teacher, school_class=school_class).exists(), "kept"


# Leaving


def test_the_last_senco_cannot_leave(school, senco):
    with pytest.raises(Refused, match="last_senco"):
        actions.end_post(school=school, user=senco, by=senco)
    assert rights_of(senco).posts


def test_a_former_or_coming_senco_does_not_count_as_another(school, senco):
    today = school.today()
    Post.objects.filter(user=hold_post(school, "senco", "Former")).update(
        ends_on=today - timedelta(days=1)
    )
    Post.objects.filter(user=hold_post(school, "senco", "Coming")).update(
        starts_on=today + timedelta(days=1)
    )
    hold_post(SchoolFactory(), "senco", "Elsewhere")
    with pytest.raises(Refused, match="last_senco"):
        actions.end_post(school=school, user=senco, by=senco)


def test_with_another_senco_one_may_leave(school, senco):
    other = hold_post(school, "senco", "Ms Next")
    actions.end_post(school=school, user=senco, by=other)
    assert not rights_of(senco).posts


def test_leaving_bites_at_the_next_request(school, senco, teacher, pupil, signed_in):
    client = signed_in(teacher)
    record = reverse("home:child", args=[pupil.pk])
    assert client.get(record).status_code == 200
    signed_in(senco).post(reverse("people:end_post", args=[school.pk, teacher.pk]))
    assert client.get(record).status_code == 404
    assert client.get("/").status_code == 200, "signed in still, and sees that there is no post"


def test_leaving_ends_what_was_to_begin_later_and_every_tie_to_children(
    school, senco, teacher, pupil
):
    Post.objects.create(
        school=school, user=teacher, role="head", starts_on=school.today() + timedelta(days=30)
    )
    person = Person.objects.get(user=teacher)
    InvolvementFactory(pupil=pupil, person=person, kind=Involvement.Kind.STAFF)
    actions.end_post(school=school, user=teacher, by=senco)
    for rows in (
        Post.objects.filter(user=teacher),
        Teaching.objects.filter(user=teacher),
        Involvement.objects.filter(person=person),
    ):
        assert all(row.ends_on < school.today() for row in rows)
        assert rows.exists()


def test_coming_back_does_not_bring_back_the_old_classes(school, senco, teacher):
    actions.end_post(school=school, user=teacher, by=senco)
    assert add(school, senco, email=teacher.email) == teacher
    assert not Pupil.objects.visible_to(teacher).exists()


# The way to a password


def test_an_invitation_is_shown_and_works_once(school, senco, signed_in):
    new = add(school, senco)
    link = invite(school, new, signed_in, senco)
    browser = Client()
    assert browser.post(link, {"password": "three old green boats"}).status_code == 302
    assert browser.get("/").status_code == 302, "straight into the school's day"
    assert Client().get(link).status_code == 404
    done = AuditEntry.objects.filter(action="invite_colleague", outcome="done")
    assert done.count() == 1


def test_no_page_that_is_only_looked_at_shows_a_link(school, senco, signed_in):
    new = add(school, senco)
    path = reverse("people:colleague", args=[school.pk, new.pk])
    for asked in (path, f"{path}?link=new"):
        assert "/welcome/" not in signed_in(senco).get(asked).content.decode()


def test_the_account_of_another_schools_senco_cannot_be_taken_over(
    school, senco, stranger, signed_in
):
    """Whoever chooses the password holds the account, and with it the other school."""
    add(school, senco, email=stranger.email)
    with pytest.raises(Refused, match="works_elsewhere"):
        actions.invite_colleague(school=school, user=stranger, by=senco)
    assert invite(school, stranger, signed_in, senco) is None
    unused = actions.start_school(
        installation=Installation.objects.create(is_demo=False), name="Third",
        senco_email="third@school.example", senco_called="Ms Third", by=User.objects.system(),
    )[1]  # fmt: skip
    add(school, senco, email="third@school.example")
    assert invite(school, unused, signed_in, senco) is None, "also before it was ever used"


def test_the_account_of_a_former_post_elsewhere_is_not_handed_out_either(school, senco, stranger):
    add(school, senco, email=stranger.email)
    Post.objects.filter(user=stranger).exclude(school=school).update(
        ends_on=school.today() - timedelta(days=400)
    )
    with pytest.raises(Refused, match="works_elsewhere"):
        actions.invite_colleague(school=school, user=stranger, by=senco)


@pytest.mark.parametrize("mark", ["is_installer", "is_system"])
def test_the_installers_account_is_not_handed_out(school, senco, teacher, mark):
    User.objects.filter(pk=teacher.pk).update(**{mark: True})
    with pytest.raises(Refused, match="works_elsewhere"):
        actions.invite_colleague(school=school, user=User.objects.get(pk=teacher.pk), by=senco)


def test_somebody_unknown_here_is_not_invited(school, senco, stranger):
    with pytest.raises(Refused, match="not_a_colleague"):
        actions.invite_colleague(school=school, user=stranger, by=senco)


# Schools and classes


def test_only_the_machine_or_an_installer_starts_schools(db, senco):
    installation = Installation.objects.create(is_demo=False)
    said = {"installation": installation, "name": "New", "senco_email": "a@b.example"}
    with pytest.raises(PermissionDenied):
        actions.start_school(**said, senco_called="A", by=senco)
    closed = User.objects.create_user("old@b.example", is_installer=True, is_active=False)
    with pytest.raises(PermissionDenied):
        actions.start_school(**said, senco_called="A", by=closed)
    assert School.objects.count() == 1
    actions.start_school(**said, senco_called="A", by=User.objects.system())
    assert School.objects.count() == 2


def test_a_class_name_is_free_again_once_the_class_has_ended(school, senco, school_class):
    with pytest.raises(Refused, match="class_exists"):
        actions.add_class(school=school, name="3K", year_group="3", by=senco)
    SchoolClass.objects.update(ends_on=school.today() - timedelta(days=1))
    assert actions.add_class(school=school, name="3K", year_group="3", by=senco)


def test_the_staff_page_names_everybody_in_few_queries(
    school, senco, teacher, assistant, signed_in
):
    client, path = signed_in(senco), reverse("people:staff", args=[school.pk])
    client.get(path)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return sum("SAVEPOINT" not in query["sql"] for query in queries)

    few = asked()
    for number in range(10):
        hold_post(school, "teacher", f"Ms {number}")
    assert asked() == few <= 12
    page = client.get(path).content.decode()
    for name in ("Ms Okafor", "Mr Khan", "Miss Byrne"):
        assert name in page


def test_whom_to_ask_never_names_another_schools_staff(pupil, senco, stranger):
    from openiep.people.whom_to_ask import whom_to_ask

    names = {contact.name for contact in whom_to_ask(pupil, pupil.school.today())}
    assert "Ms Okafor" in names
    assert "Mr Elsewhere" not in names


def test_a_colleagues_name_and_telephone_change(school, senco):
    actions.change_colleague(
        school=school,
        user=senco,
        called="Mrs Okafor",
        telephone="01632 960177",
        classes=[],
        by=senco,
    )
    person = Person.objects.get(school=school, user=senco)
    assert (person.called, person.telephone) == ("Mrs Okafor", "01632 960177")
