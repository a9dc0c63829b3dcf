"""Help before a plan: a concern with dates and result, which may become a plan."""

from datetime import timedelta

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.people.tests.factories import InvolvementFactory
from openiep.plans.actions.before import add_help_before, begin_plan_from_help, end_help_before
from openiep.plans.models import HelpBefore, Plan
from openiep.plans.rules.before import check_help_before
from openiep.plans.tests.factories import part, written_plan
from openiep.rules import Refused

pytestmark = pytest.mark.django_db
CONCERN = "At carpet time he covers his ears."
HELP = "A quiet corner, ten minutes, each morning."


@pytest.fixture
def values(school):
    """What is written of it."""
    today = school.today()
    return {
        "concern": CONCERN, "help": HELP, "helper": "Miss Byrne",
        "starts_on": today - timedelta(days=30), "ends_on": today - timedelta(days=2),
        "parents_told": "yes", "told_on": today - timedelta(days=30),
        "told_words": "He does so at home too.", "not_told_why": "",
    }  # fmt: skip


@pytest.fixture
def typed(values):
    """The same as it is typed."""
    return {name: str(value or "") for name, value in values.items()} | {"version": "1"}


@pytest.fixture
def where(pupil):
    """The address of the form."""
    return reverse("plans:add_help_before", args=[pupil.pk])


@pytest.fixture
def tried(pupil, senco, values):
    """Help whose days have passed."""
    return add_help_before(pupil=pupil, values=values, by=senco)


def ended(tried, senco, outcome="plan", further=None, result="He stays for the story now."):
    return end_help_before(
        help_before=tried, outcome=outcome, result=result, further=further,
        version=tried.version, by=senco,
    )  # fmt: skip


@pytest.mark.parametrize("who", ["senco", "teacher"])
def test_those_who_work_with_the_child_write_it_down(signed_in, request, who, where, typed, pupil):
    answer = signed_in(request.getfixturevalue(who)).post(where, typed)
    assert answer.status_code == 302
    one = HelpBefore.objects.get()
    assert (one.pupil, one.concern, one.parents_told) == (pupil, CONCERN, "yes")
    assert AuditEntry.objects.filter(action="add_help_before", pupil_id=pupil.pk).exists()


@pytest.mark.parametrize(
    ("who", "code"),
    [("assistant", 403), ("head", 403), ("other_teacher", 404), ("stranger", 404)],
)
def test_others_do_not(signed_in, request, who, code, where, typed):
    assert signed_in(request.getfixturevalue(who)).post(where, typed).status_code == code
    assert not HelpBefore.objects.exists()


def test_who_has_not_signed_in_is_asked_to(client, where):
    assert client.get(where).status_code == 302


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"parents_told": "no"}, "Say why the parents were not told yet"),
        ({"told_on": ""}, "Say on which day they were told"),
        ({"ends_on": "2020-01-01"}, "It ends before it begins"),
        ({"concern": " "}, "Answer “What is the concern?”"),
    ],
)
def test_what_is_missing_is_said_and_nothing_written(signed_in, senco, where, typed, changes, says):
    answer = signed_in(senco).post(where, {**typed, **changes})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not HelpBefore.objects.exists()


def test_parents_who_were_not_told_with_a_reason_are_a_good_answer():
    check_help_before({"parents_told": "no", "not_told_why": "Away until Monday"})


def test_when_its_days_have_passed_it_is_asked_how_it_went(signed_in, senco, school, pupil, tried):
    today = signed_in(senco).get(reverse("home:today", args=[school.pk])).content.decode()
    assert "Sam Taylor: the help before a plan ended on" in today
    assert reverse("plans:end_help_before", args=[tried.pk]) in today
    ended(tried, senco, "enough")
    again = signed_in(senco).get(reverse("home:today", args=[school.pk])).content.decode()
    assert "the help before a plan ended" not in again


def test_it_goes_on_to_a_later_day(senco, school, tried):
    with pytest.raises(Refused, match="until_when"):
        ended(tried, senco, "go_on", further=tried.ends_on)
    ended(tried, senco, "go_on", further=school.today() + timedelta(days=20))
    tried.refresh_from_db()
    assert (tried.outcome, tried.result) == ("", "He stays for the story now.")
    ended(tried, senco, "enough", result="All quiet.")
    tried.refresh_from_db()
    assert tried.result == "He stays for the story now.\n\nAll quiet."
    with pytest.raises(Refused, match="over_already"):
        ended(tried, senco, "enough")


def test_it_becomes_a_plan_with_its_own_words(signed_in, senco, tried):
    ended(tried, senco)
    answer = signed_in(senco).post(reverse("plans:begin_plan_from_help", args=[tried.pk]))
    plan = Plan.objects.get()
    assert answer["Location"] == reverse("plans:plan", args=[plan.pk])
    needs = part(plan, "needs").content
    assert needs["difficulties"] == CONCERN
    assert needs["needs"] == f"{HELP}\n\nHe stays for the story now."
    with pytest.raises(Refused, match="plan_already"):
        begin_plan_from_help(help_before=HelpBefore.objects.get(), by=senco)


def test_it_becomes_no_second_draft(signed_in, senco, pupil, tried):
    written_plan(pupil, by=senco)
    page = signed_in(senco).post(
        reverse("plans:begin_plan_from_help", args=[tried.pk]), follow=True
    )
    assert "There is a draft already." in page.content.decode()
    assert Plan.objects.count() == 1


def test_two_who_change_it_are_both_told(signed_in, senco, tried, typed):
    where = reverse("plans:change_help_before", args=[tried.pk])
    client = signed_in(senco)
    assert client.post(where, {**typed, "helper": "Mr Khan"}).status_code == 302
    second = client.post(where, {**typed, "helper": "Grandad"})
    assert second.status_code == 422
    for words in ("What the other person saved", "Mr Khan", 'value="Grandad"'):
        assert words in second.content.decode()
    assert HelpBefore.objects.get().helper == "Mr Khan"


def test_the_record_says_what_was_tried_and_whether_the_parents_know(
    signed_in, senco, teacher, assistant, pupil, tried
):
    InvolvementFactory(pupil=pupil)
    record = reverse("home:child", args=[pupil.pk])
    page = signed_in(teacher).get(record).content.decode()
    for words in (CONCERN, HELP, "The parents or carers were told on", "He does so at home too."):
        assert words in page
    assert CONCERN not in signed_in(assistant).get(record).content.decode()
