"""A colleague lost the second factor: the SENCo removes it, the colleague is told."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from openiep.access.models import AuditEntry, OutboxMail
from openiep.access.outbox import text_of
from openiep.people.actions.factors import remove_second_factor
from openiep.people.models import Person
from openiep.people.tests.factories import InvolvementFactory, SchoolFactory, UserFactory
from openiep.rules import Refused

pytestmark = pytest.mark.django_db


def give_factors(user):
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN):
        Authenticator.objects.create(user=user, type=kind, data={})
    return Person.objects.get(user=user)


@pytest.fixture
def khan(teacher):
    """Mr Khan, with an app and a passkey."""
    return give_factors(teacher)


def test_the_senco_removes_it_and_the_colleague_is_told(signed_in, senco, school, teacher, khan):
    page = signed_in(senco).post(
        reverse("people:remove_second_factor", args=[school.pk, teacher.pk]), follow=True
    )
    assert "Mr Khan is told by e-mail" in page.content.decode()
    assert not Authenticator.objects.filter(user=teacher).exists()
    teacher.refresh_from_db()
    assert teacher.has_usable_password()
    mail = OutboxMail.objects.get()
    assert (mail.to, mail.kind, mail.school_id) == (teacher.email, "notice", school.pk)
    assert "tell the SENCo at once" in text_of(mail)
    entry = AuditEntry.objects.get(action="remove_second_factor")
    assert (entry.subject, entry.subject_id, entry.by_id) == ("people.Person", khan.pk, senco.pk)
    outbox = signed_in(senco).get(reverse("home:outbox", args=[school.pk])).content.decode()
    assert teacher.email in outbox


@pytest.mark.parametrize("who", ["head", "teacher", "assistant", "stranger"])
def test_nobody_else_removes_it(who, khan, school, signed_in, request):
    by = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        remove_second_factor(person=khan, by=by)
    path = reverse("people:remove_second_factor", args=[school.pk, khan.user_id])
    assert signed_in(by).post(path).status_code in {403, 404}
    assert Authenticator.objects.filter(user=khan.user).count() == 2


def test_ones_own_is_not_removed_so(senco):
    own = give_factors(senco)
    with pytest.raises(Refused, match="own_factor"):
        remove_second_factor(person=own, by=senco)
    assert Authenticator.objects.filter(user=senco).count() == 2


def test_an_account_that_opens_another_school_is_not_touched(senco, teacher, khan):
    teacher.posts.create(school=SchoolFactory(), role="teacher", starts_on="2020-09-01")
    with pytest.raises(Refused, match="works_elsewhere"):
        remove_second_factor(person=khan, by=senco)
    assert Authenticator.objects.filter(user=teacher).count() == 2
    assert not OutboxMail.objects.exists()


def test_where_there_is_none_nobody_is_told(senco, teacher):
    with pytest.raises(Refused, match="no_factor"):
        remove_second_factor(person=Person.objects.get(user=teacher), by=senco)
    assert not OutboxMail.objects.exists()


def test_a_parents_passkey_is_not_the_schools_to_remove(signed_in, senco, school, pupil):
    sara = InvolvementFactory(pupil=pupil).person
    sara.user = UserFactory()
    sara.save()
    Authenticator.objects.create(user=sara.user, type=Authenticator.Type.WEBAUTHN, data={})
    with pytest.raises(Refused, match="not_a_colleague"):
        remove_second_factor(person=sara, by=senco)
    path = reverse("people:remove_second_factor", args=[school.pk, sara.user_id])
    assert signed_in(senco).post(path).status_code == 404
    assert Authenticator.objects.count() == 1
