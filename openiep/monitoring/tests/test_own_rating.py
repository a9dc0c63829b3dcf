"""The child's own rating: taken down by an adult, a series of its own, never part of a status."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.monitoring import actions
from openiep.monitoring.models import OwnRating
from openiep.monitoring.presenters.overview import overview_of
from openiep.monitoring.presenters.own import answers_of, told
from openiep.monitoring.presenters.progress import progress_of
from openiep.monitoring.rules.own import CHOICES, Said, Way
from openiep.monitoring.tests.factories import MeasurementFactory
from openiep.plans.rules.status import Status
from openiep.rules import Refused

HAPPY = Said(Way.FACES, 4)


def page_of(target):
    return reverse("monitoring:record_own_rating", args=[target.pk])


def send(client, target, code="faces:4", **more):
    fields = {"rating": code, "day": "today", "words": "", "id": str(uuid.uuid4()), **more}
    return client.post(page_of(target), fields)


def keep(target, by, said=HAPPY, days_ago=0, words=""):
    day = target.school.today() - timedelta(days=days_ago)
    return actions.record_own_rating(target=target, said=said, day=day, words=words, by=by)


def progress(target):
    wording = target.wordings.select_related("target", "plan").get()
    return progress_of([wording], name="Sam")[target.pk]


def test_each_way_has_its_answers_and_every_answer_is_told():
    assert [len(one.taps) for one in answers_of(None)] == [5, 3, 5, 4]
    assert len({told(one) for one in CHOICES.values()}) == len(CHOICES) == 17
    assert answers_of(Way.THUMBS)[0].way == "thumbs"


@pytest.mark.django_db
def test_one_tap_keeps_what_the_child_said_with_who_took_it_down(signed_in, assistant, target):
    answer = send(signed_in(assistant), target, words="I can do it with Ava")
    kept = OwnRating.objects.get()
    assert (kept.said, kept.note, kept.seen_by) == (HAPPY, "I can do it with Ava", assistant)
    assert AuditEntry.objects.filter(action="record_own_rating", outcome="done").exists()
    saved = signed_in(assistant).get(answer.url).content.decode()
    assert "Sam says: happy" in saved
    assert reverse("monitoring:take_back_own_rating", args=[kept.pk]) in saved


@pytest.mark.django_db
def test_sent_twice_it_is_stored_once(signed_in, assistant, target):
    same = str(uuid.uuid4())
    for _n in range(2):
        assert send(signed_in(assistant), target, id=same).status_code == 302
    assert send(signed_in(assistant), target, "faces:1", id=same).status_code == 422
    assert OwnRating.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["", "faces:6", "thumbs:4", "stars:2", "faces"])
def test_what_no_way_knows_is_asked_again_and_nothing_is_kept(signed_in, assistant, target, code):
    answer = send(signed_in(assistant), target, code)
    assert answer.status_code == 422
    assert not OwnRating.objects.exists()


@pytest.mark.django_db
def test_a_day_to_come_and_a_plan_that_has_ended_are_refused(teacher, target):
    with pytest.raises(Refused) as refused:
        keep(target, teacher, days_ago=-1)
    assert [reason.code for reason in refused.value.reasons] == ["in_the_future"]
    target.wordings.get().plan.__class__.objects.update(status=Status.CLOSED)
    with pytest.raises(Refused) as refused:
        keep(target, teacher)
    assert [reason.code for reason in refused.value.reasons] == ["not_in_force"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "code"), [("head", 403), ("other_teacher", 404), ("stranger", 404)]
)
def test_others_may_not(signed_in, request, who, code, target):
    assert send(signed_in(request.getfixturevalue(who)), target).status_code == code
    assert not OwnRating.objects.exists()


@pytest.mark.django_db
def test_it_never_changes_the_status_the_numbers_or_the_trend(teacher, target, plan):
    for days, value in enumerate((5, 6, 6, 7, 9, 9, 10)):
        day = plan.school.today() - timedelta(days=50 - 7 * days)
        MeasurementFactory(target=target, seen_by=teacher, value=Decimal(value), day=day)
    before, small = progress(target), overview_of([plan], plan.school.today())[plan.pk]
    assert before.shown is not None
    keep(target, teacher, Said(Way.FACES, 1))
    after = progress(target)
    assert (after.shown, after.numbers) == (before.shown, before.numbers)
    assert (after.course.points, after.rows) == (before.course.points, before.rows)
    assert overview_of([plan], plan.school.today())[plan.pk] == small


@pytest.mark.django_db
def test_the_picture_draws_it_in_a_lane_of_its_own_and_tells_it_in_words(teacher, target):
    keep(target, teacher, Said(Way.THUMBS, 1), days_ago=9)
    keep(target, teacher, Said(Way.FACES, 2), days_ago=6)
    keep(target, teacher, HAPPY, words="It is fun")
    found = progress(target)
    assert "As Sam says it, with faces (1 to 5)" in found.picture
    lane = found.picture.split('class="chart-own"')[1]
    assert lane.count("<path") == 2  # thumbs are another series; they stand in the table
    assert ": happy" in lane
    assert "thumb" not in lane
    assert "happy, “It is fun”." in found.picture.split("<desc")[1].split("</desc>")[0]
    assert [row.value for row in found.own] == ["Happy", "Unhappy", "Thumb down"]


@pytest.mark.django_db
def test_the_page_has_its_table_apart_and_what_is_taken_back_stays_to_be_read(
    signed_in, teacher, target
):
    rating = keep(target, teacher)
    where = reverse("monitoring:target", args=[target.pk])
    page = signed_in(teacher).get(where).content.decode()
    assert "As Sam says it" in page
    assert "never counted with it" in page
    signed_in(teacher).post(reverse("monitoring:take_back_own_rating", args=[rating.pk]))
    after = signed_in(teacher).get(where).content.decode()
    assert "<s>" in after
    assert "Taken back by" in after
    assert "chart-own" not in after


@pytest.mark.django_db
def test_the_way_used_last_is_offered_first(signed_in, teacher, target):
    assert signed_in(teacher).get(page_of(target)).content.decode().index("With faces") > 0
    keep(target, teacher, Said(Way.WORDS, 3))
    page = signed_in(teacher).get(page_of(target)).content.decode()
    assert page.index("With words") < page.index("With faces")


@pytest.mark.django_db
def test_today_and_the_record_page_lead_there(signed_in, assistant, target):
    for where in (
        reverse("classroom:now", args=[target.school_id]),
        reverse("monitoring:record_measurement", args=[target.pk]),
    ):
        assert page_of(target) in signed_in(assistant).get(where).content.decode()
