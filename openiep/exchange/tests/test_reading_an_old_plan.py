"""A plan that exists in Word is laid beside the draft; a person takes in passage by passage."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from openiep.exchange.actions import old_plans as actions
from openiep.exchange.models import OldPlan
from openiep.exchange.old_plan_reading import proposals_of
from openiep.exchange.rules.old_plans.pasted import lines_in
from openiep.letters.models import Letter
from openiep.letters.tests.factories import paragraph, table, word_file
from openiep.plans.models import HomeHelp, Plan, Provision, TargetWording
from openiep.plans.models.content import plan_content
from openiep.plans.tests.agreeing import proposed_plan
from openiep.plans.tests.factories import save_words
from openiep.rules import Refused

WORDS = """IEP
Strengths
Kind to others.
Targets
Sam will count to 10, 4 out of 5 days
Provision
Precision teaching twice a week for 10 minutes
Help at home
Play shops 3 times a week
Aspirations
To run a shop
Medical
Wears glasses
Pupil voice
I like numbers
Monitoring
Tally sheet
"""


@pytest.fixture
def old_plan(pupil, teacher):
    return actions.read_old_plan(pupil=pupil, lines=lines_in(WORDS), by=teacher)


def number_of(old_plan, part):
    proposals = proposals_of(old_plan)
    return next(n for n, one in enumerate(proposals, start=1) if one.part == part)


def take(old_plan, part, by, **values):
    number = number_of(old_plan, part)
    said = {**proposals_of(old_plan)[number - 1].values, **values}
    return actions.take_in_passage(old_plan=old_plan, number=number, values=said, by=by)


def says(plan):
    return plan_content(Plan.objects.get(pk=plan.pk))["parts"]


def test_nothing_is_written_before_somebody_accepts_it(old_plan, pupil):
    parts = says(old_plan.plan)
    assert not TargetWording.objects.exists()
    assert parts["needs"]["content"]["strengths"] == ""
    assert old_plan.plan.status == "draft"


def test_each_passage_goes_into_its_part_in_the_same_words(old_plan, teacher):
    for part in ("needs", "targets", "arrangements", "home", "hopes", "other_needs",
                 "child_part", "checking"):  # fmt: skip
        take(old_plan, part, teacher)
    parts = says(old_plan.plan)
    assert parts["needs"]["content"]["strengths"] == "Kind to others."
    target = TargetWording.objects.get()
    assert (target.who, target.will_do, target.how_well) == (
        "Sam",
        "count to 10",
        "4 out of 5 days",
    )
    help = Provision.objects.get()
    assert (help.programme, help.times_a_week, help.minutes) == (
        "Precision teaching twice a week for 10 minutes", 2, 10,
    )  # fmt: skip
    assert (HomeHelp.objects.get().what, HomeHelp.objects.get().times_a_week) == (
        "Play shops 3 times a week", 3,
    )  # fmt: skip
    assert parts["hopes"]["content"]["items"][0]["text"] == "To run a shop"
    other = parts["other_needs"]["content"]["items"][0]
    assert (other["text"], other["audience"]) == ("Wears glasses", "staff")
    assert parts["child_part"]["content"]["words"] == "I like numbers"
    assert parts["checking"]["content"]["how"] == "Tally sheet"


def test_what_stands_in_the_draft_stays_before_what_is_taken_in(old_plan, teacher):
    save_words(old_plan.plan, "needs", {"strengths": "Funny.", "needs": "Time."}, by=teacher)
    take(old_plan, "needs", teacher)
    said = says(old_plan.plan)["needs"]["content"]
    assert (said["strengths"], said["needs"]) == ("Funny.\nKind to others.", "Time.")


def test_a_passage_is_taken_in_once_however_often_it_is_pressed(old_plan, teacher):
    take(old_plan, "targets", teacher)
    with pytest.raises(Refused, match="decided_already"):
        take(old_plan, "targets", teacher)
    assert TargetWording.objects.count() == 1


def test_a_passage_left_out_can_be_looked_at_again(old_plan, teacher):
    number = number_of(old_plan, "targets")
    actions.leave_passage_out(old_plan=old_plan, number=number, by=teacher)
    with pytest.raises(Refused, match="decided_already"):
        take(old_plan, "targets", teacher)
    actions.look_at_passage_again(old_plan=old_plan, number=number, by=teacher)
    take(old_plan, "targets", teacher)
    assert TargetWording.objects.count() == 1


def test_a_heading_without_a_place_cannot_be_taken_in(old_plan, teacher):
    with pytest.raises(Refused, match="nothing_to_take"):
        actions.take_in_passage(old_plan=old_plan, number=1, values={"text": "IEP"}, by=teacher)
    for number in (0, 99):
        with pytest.raises(Refused, match="no_such_passage"):
            actions.leave_passage_out(old_plan=old_plan, number=number, by=teacher)


def test_no_old_plan_is_read_while_a_plan_waits_for_answers(pupil, senco):
    proposed_plan(pupil, by=senco)
    with pytest.raises(Refused, match="not_being_written"):
        actions.read_old_plan(pupil=pupil, lines=lines_in("Targets\nJump"), by=senco)


@pytest.mark.parametrize("who", ["assistant", "head", "other_teacher", "stranger"])
def test_nobody_else_reads_one_or_takes_anything_in(who, old_plan, pupil, request):
    by = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        actions.read_old_plan(pupil=pupil, lines=lines_in("Targets\nJump"), by=by)
    with pytest.raises(PermissionDenied):
        take(old_plan, "targets", by)
    assert not TargetWording.objects.exists()


def test_a_word_file_is_laid_beside_the_draft_and_kept_as_a_letter(pupil, teacher, signed_in):
    body = paragraph("IEP", "Title") + table(
        ("Target", "Success criteria"), ("Sam will count to 10", "4 out of 5")
    )
    file = SimpleUploadedFile("Sam Taylor IEP.docx", word_file(body))
    client = signed_in(teacher)
    response = client.post(reverse("exchange:read_old_plan", args=[pupil.pk]), {"file": file})
    old_plan = OldPlan.objects.get()
    assert response.url == reverse("exchange:old_plan", args=[old_plan.pk])
    assert Letter.objects.get() == old_plan.letter
    assert Letter.objects.get().kind == "old_plan"
    shown = client.get(response.url).content.decode()
    assert "Sam will count to 10" in shown
    assert "1 to look at" in shown
    number = number_of(old_plan, "targets")
    typed = {f"p{number}-who": "Sam", f"p{number}-will_do": "count to 12", f"p{number}-due_on": ""}
    address = reverse("exchange:take_in_passage", args=[old_plan.pk, number])
    assert client.post(address, typed).status_code == 302
    assert TargetWording.objects.get().will_do == "count to 12"
    assert "1 taken in" in client.get(response.url).content.decode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Choose the file of the old plan, or paste its words"),
        ({"words": "   \n "}, "Choose the file of the old plan, or paste its words"),
        ({"file": b"%PDF-1.4 x"}, "damaged"),
        ({"file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}, "old Word file"),
        ({"file": word_file("")}, "There are no words in it"),
    ],
)
def test_what_cannot_be_read_is_answered_with_a_sentence(data, sentence, pupil, teacher, signed_in):
    if "file" in data:
        data = {"file": SimpleUploadedFile("plan.docx", data["file"])}
    response = signed_in(teacher).post(reverse("exchange:read_old_plan", args=[pupil.pk]), data)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not OldPlan.objects.exists()
    assert not Plan.objects.exists()
    assert not Letter.objects.exists()


def test_a_day_that_cannot_be_read_comes_back_with_all_that_was_typed(old_plan, teacher, signed_in):
    number = number_of(old_plan, "targets")
    address = reverse("exchange:take_in_passage", args=[old_plan.pk, number])
    typed = {f"p{number}-will_do": "count to eleven", f"p{number}-due_on": "when he can"}
    response = signed_in(teacher).post(address, typed)
    assert response.status_code == 422
    assert "count to eleven" in response.content.decode()
    assert not TargetWording.objects.exists()


def test_the_page_takes_the_same_queries_however_long_the_plan_was(
    pupil, teacher, signed_in, django_assert_max_num_queries
):
    lines = lines_in("Targets\n" + "\n".join(f"Sam will count to {n}" for n in range(60)))
    old_plan = actions.read_old_plan(pupil=pupil, lines=lines, by=teacher)
    client = signed_in(teacher)
    with django_assert_max_num_queries(16):
        client.get(reverse("exchange:old_plan", args=[old_plan.pk]))
