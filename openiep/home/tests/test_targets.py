"""Which targets of the school could be clearer: for the SENCo, by child and plan, by no teacher."""

import csv
import io

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.people.tests.factories import PupilFactory
from openiep.plans.actions.writing import add_target, start_plan
from openiep.plans.tests.asking import is_sent_to_sign_in, sign_in, status_for, text_of
from openiep.plans.tests.factories import read_aloud, written_plan

MEETS = {"senco": 200, "teacher": 403, "head": 403, "assistant": 403, "stranger": 404}
VAGUE = {"who": "Sam", "will_do": "improve his reading"}


@pytest.fixture
def plans(pupil, teacher, school_class):
    """Sam with a vague target and a clear one, Amina with a clear one only."""
    plan = start_plan(pupil=pupil, by=teacher)
    today = plan.school.today()
    add_target(plan=plan, values=VAGUE, by=teacher)
    add_target(plan=plan, values=read_aloud(today), by=teacher)
    amina = PupilFactory(
        school=pupil.school, known_as="Amina", family_name="Bello", in_class=school_class
    )
    return plan, written_plan(amina, by=teacher)


def at(school, name="targets"):
    return reverse(f"home:{name}", args=[school.pk])


@pytest.mark.parametrize("name", ["targets", "targets_csv"])
@pytest.mark.parametrize("who", MEETS)
def test_the_look_over_the_school_is_the_sencos(school, school_class, who, name, request):
    assert status_for(request, who, at(school, name)) == MEETS[who]


def test_who_has_signed_out_is_sent_to_sign_in(school, client):
    assert is_sent_to_sign_in(client.get(at(school)))


def test_only_targets_that_could_be_clearer_stand_there_with_what_is_open(school, senco, plans):
    page = text_of(sign_in(senco).get(at(school)))
    assert "Sam will improve his reading." in page
    assert "Specific, Measurable, Realistic, Time-related, With what help" in page
    assert "Amina" not in page
    assert "Mr Khan" not in page
    assert "3 targets are being worked on or written · 1 here could be clearer" in page


def test_the_list_is_narrowed_by_point_and_class(school, senco, teacher, plans):
    today = school.today()
    add_target(plan=plans[1], values=read_aloud(today, due_on=None), by=teacher)
    client = sign_in(senco)
    page = text_of(client.get(at(school), {"point": "time_related"}))
    assert "Amina Bello" in page
    assert "Time-related (2)" in page
    assert "Specific (1)" in page
    page = text_of(client.get(at(school), {"point": "specific"}))
    assert "Amina Bello" not in page
    assert "None here" in text_of(client.get(at(school), {"point": "specific", "class": "9Z"}))


def test_what_cannot_be_asked_for_is_left_out(school, senco, plans):
    client = sign_in(senco)
    assert "1 here could be clearer" in text_of(client.get(at(school), {"point": "teacher"}))


def test_the_same_stands_in_the_spreadsheet_with_the_same_filters(school, senco, plans):
    client = sign_in(senco)
    answered = client.get(at(school, "targets_csv"), {"point": "specific"})
    rows = list(csv.reader(io.StringIO(answered.content.decode("utf-8-sig"))))
    assert rows[0] == ["Child", "Class", "Plan", "Target", "Could be clearer"]
    assert [row[0] for row in rows[1:]] == ["Sam Taylor"]
    assert "attachment" in answered["Content-Disposition"]


def test_the_list_is_recorded_as_read_with_its_children(school, senco, plans, pupil):
    sign_in(senco).get(at(school))
    entry = AuditEntry.objects.filter(action="look_over_targets", subject="plans.Target").get()
    assert entry.pupil_ids == [str(pupil.pk)]


def test_the_number_of_queries_does_not_grow_with_the_children(
    school, senco, teacher, plans, school_class, django_assert_max_num_queries
):
    client = sign_in(senco)
    for number in range(8):
        child = PupilFactory(school=school, known_as=f"C{number}", in_class=school_class)
        add_target(plan=start_plan(pupil=child, by=teacher), values=VAGUE, by=teacher)
    with django_assert_max_num_queries(12):
        client.get(at(school))


def test_the_plans_page_sums_up_for_who_writes_it(plans, teacher, senco):
    page = text_of(sign_in(teacher).get(reverse("plans:plan", args=[plans[0].pk])))
    assert "1 of 2 say by when" in page
    assert "1 of 2 say where it starts" in page
    assert "Specific, Measurable, Realistic, Time-related, With what help" in page


def test_who_only_reads_a_plan_sees_no_sum(pupil, mother, senco, teacher):
    from openiep.plans.tests.agreeing import plan_in_force

    plan = plan_in_force(pupil, mother, by=senco)
    page = text_of(sign_in(teacher).get(reverse("plans:plan", args=[plan.pk])))
    assert "How clear the targets are" not in page


def test_the_sum_takes_no_query_of_its_own(plans, teacher, django_assert_max_num_queries):
    client = sign_in(teacher)
    with django_assert_max_num_queries(16):
        client.get(reverse("plans:plan", args=[plans[0].pk]))
