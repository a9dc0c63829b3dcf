"""The panel on the page of a target: with script by the fetched part, without by its buttons."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry, Draft
from openiep.monitoring.actions import record_measurement
from openiep.people.tests.factories import PupilFactory, SchoolClassFactory
from openiep.plans.actions.writing import add_target, start_plan
from openiep.plans.models import TargetWording
from openiep.plans.tests.agreeing import plan_in_force
from openiep.plans.tests.asking import is_sent_to_sign_in, sign_in, status_for, text_of
from openiep.plans.tests.factories import read_aloud, save_words, written_plan

VAGUE = {"who": "Sam", "will_do": "improve his reading", "version": "1"}
MEETS = {"teacher": 200, "senco": 200, "head": 403, "assistant": 404, "other_teacher": 404,
         "stranger": 404}  # fmt: skip


@pytest.fixture
def plan(pupil, teacher):
    return start_plan(pupil=pupil, by=teacher)


def adding(plan):
    return reverse("plans:add_target", args=[plan.pk])


def checking(plan, wording=None):
    if wording:
        return reverse("plans:check_target", args=[plan.pk, wording.target_id])
    return reverse("plans:check_new_target", args=[plan.pk])


def panel(client, plan, wording=None, **typed):
    """The words of the panel, on one line."""
    text = text_of(client.post(checking(plan, wording), typed))
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


@pytest.mark.parametrize("who", MEETS)
def test_only_who_may_write_is_told_anything(plan, who, request):
    assert status_for(request, who, checking(plan), "post", VAGUE) == MEETS[who]


def test_who_has_signed_out_is_sent_to_sign_in(plan, client):
    assert is_sent_to_sign_in(client.post(checking(plan), VAGUE))


def test_the_childs_text_never_stands_in_an_address(plan, teacher):
    assert sign_in(teacher).get(checking(plan), VAGUE).status_code == 405


def test_looking_while_typing_keeps_and_records_nothing(plan, teacher):
    client = sign_in(teacher)
    before = AuditEntry.objects.count()
    panel(client, plan, **VAGUE)
    assert AuditEntry.objects.count() == before
    assert not TargetWording.objects.exists()
    assert not Draft.objects.exists()


def test_every_point_says_how_it_stands(plan, teacher, mother):
    said = panel(sign_in(teacher), plan, **VAGUE)
    assert "Specific could be clearer “improve” does not say what you will see." in said
    assert "Put in “read a short passage aloud”" in said
    assert "Measurable missing" in said
    assert (
        "Agreed to come When the plan is proposed, these are asked: Mr Khan, Sara Taylor and"
        in said
    )
    assert "Realistic missing What can Sam do now?" in said
    assert "Time-related missing By when?" in said
    assert "With what help missing" in said
    assert said.endswith(
        "1 of 6 points is settled. To look at: Specific, Measurable, Realistic, Time-related, "
        "With what help."
    )


def test_where_no_family_is_known_it_says_so(plan, teacher):
    said = panel(sign_in(teacher), plan, **VAGUE)
    assert (
        "Nobody in the family who can agree is recorded yet. Asked so far: Mr Khan and Sam." in said
    )


def test_a_page_without_script_is_checked_by_a_button_and_repaired_by_another(plan, teacher):
    client = sign_in(teacher)
    page = text_of(client.post(adding(plan), {**VAGUE, "then": "check"}))
    assert 'value="repair:specific" formaction="#reads"' in page
    page = text_of(client.post(adding(plan), {**VAGUE, "then": "repair:specific"}))
    assert re.search(r'name="will_do"[^>]*>\s*read a short passage aloud</textarea>', page)
    assert not TargetWording.objects.exists()


def test_a_repair_that_is_offered_no_more_changes_nothing(plan, teacher):
    page = text_of(sign_in(teacher).post(adding(plan), {**VAGUE, "then": "repair:also-7"}))
    assert re.search(r'name="will_do"[^>]*>\s*improve his reading</textarea>', page)


def test_the_review_is_the_day_that_is_offered(plan, teacher):
    day = plan.school.today() + timedelta(weeks=9)
    save_words(plan, "review", {"day": day, "place": "Room 4"}, by=teacher)
    said = panel(sign_in(teacher), plan, **VAGUE)
    assert f"Put in “{day.day} {day:%B} {day.year}”" in said


def test_nothing_blocks_saving_and_nothing_is_rewritten(plan, teacher):
    answered = sign_in(teacher).post(adding(plan), VAGUE)
    assert answered.status_code == 302
    assert TargetWording.objects.get().will_do == "improve his reading"


def test_one_sentence_is_kept_in_its_four_lines(plan, teacher):
    client = sign_in(teacher)
    typed = {
        **VAGUE,
        "conditions": "from cards",
        "how_well": "18 out of 20",
        "then": "one_sentence",
    }
    page = text_of(client.post(adding(plan), typed))
    assert "Sam will improve his reading from cards 18 out of 20." in page
    typed = {
        "way": "sentence", "version": "1",
        "sentence": "Sam will read 20 words from cards in 4 out of 5 lessons by 11 December 2027",
    }  # fmt: skip
    page = text_of(client.post(adding(plan), {**typed, "then": "four_lines"}))
    assert 'value="11 December 2027"' in page
    client.post(adding(plan), typed)
    kept = TargetWording.objects.get()
    assert (kept.who, kept.how_well) == ("Sam", "in 4 out of 5 lessons")
    assert kept.due_on.isoformat() == "2027-12-11"


def test_a_sentence_with_an_error_beside_it_comes_back_whole(plan, teacher):
    typed = {"way": "sentence", "sentence": "Sam will read", "baseline_on": "never", "version": "1"}
    answered = sign_in(teacher).post(adding(plan), typed)
    assert answered.status_code == 422
    assert re.search(r'name="will_do"[^>]*>\s*read</textarea>', text_of(answered))


def test_said_once_that_it_is_described_is_remembered(plan, teacher):
    client = sign_in(teacher)
    page = text_of(client.post(adding(plan), {**VAGUE, "then": "described"}))
    assert '<option value="described" selected' in page
    client.post(adding(plan), {**VAGUE, "measure": "described"})
    wording = TargetWording.objects.get()
    page = text_of(client.get(reverse("plans:save_target", args=[plan.pk, wording.target_id])))
    assert "Described, not counted." in page
    assert "Count it after all" in page


def test_a_childs_own_words_stay_as_they_are(plan, teacher):
    said = panel(sign_in(teacher), plan, sentence="I will be better at reading", way="sentence")
    assert said == "These are Sam’s own words. They stay as they are."


def test_growth_asked_for_is_held_against_the_growth_so_far(pupil, mother, senco, teacher):
    plan = plan_in_force(pupil, mother, by=senco)
    wording, today = TargetWording.objects.get(plan=plan), plan.school.today()
    plan.in_force_on = today - timedelta(weeks=9)
    plan.save()
    for week, value in enumerate((7, 7, 8, 8, 9, 9, 10)):
        day = today - timedelta(weeks=8 - week)
        record_measurement(target=wording.target, value=Decimal(value), day=day, by=teacher)
    typed = {**{k: str(v) for k, v in read_aloud(today).items()}, "due_on": "tomorrow"}
    typed["due_on"] = (today + timedelta(weeks=4)).isoformat()
    said = panel(sign_in(teacher), plan, wording, **typed)
    assert (
        "From 7 out of 20 to 18 out of 20 in 4.4 weeks asks 2.5 a week; so far Sam has gained 0.5"
        in said
    )


def test_in_a_change_the_answers_stand_while_the_words_do(pupil, mother, senco, teacher):
    from openiep.plans.actions.changing import begin_change
    from openiep.plans.rules.status import ChangeKind

    plan = plan_in_force(pupil, mother, by=senco)
    begin_change(plan=plan, kind=ChangeKind.WHAT_WAS_AGREED, why="A new aim", by=senco)
    wording = TargetWording.objects.get(plan=plan)
    client = sign_in(teacher)
    same = {name: str(getattr(wording, name)) for name in ("who", "will_do", "conditions",
            "how_well", "due_on")}  # fmt: skip
    assert "Agreed fine" in panel(client, plan, wording, **same)
    said = panel(client, plan, wording, **{**same, "how_well": "16 out of 20"})
    assert "What was agreed counts until the change is finished." in said


# Other children


@pytest.fixture
def elsewhere(school):
    """A child of another class, whom the teacher of 3K may not see."""
    return PupilFactory(
        school=school, known_as="Amina", in_class=SchoolClassFactory(school=school, name="6T")
    )


def test_a_name_of_a_child_whom_the_writer_may_see_is_pointed_out(
    plan, teacher, pupil, school_class
):
    PupilFactory(school=pupil.school, known_as="Will", in_class=school_class)
    client = sign_in(teacher)
    assert "also the name of another child" in panel(client, plan, will_do="take turns with Will")
    assert "another child" not in panel(client, plan, who="Sam", will_do="will take turns")


def test_names_of_other_children_are_not_told_to_those_who_may_not_know_them(
    plan, teacher, senco, elsewhere
):
    typed = {"who": "Sam", "will_do": "take turns with Amina"}
    assert "another child here" not in panel(sign_in(teacher), plan, **typed)
    assert "another child here" in panel(sign_in(senco), plan, **typed)


def test_the_childs_own_name_is_nobody_elses(plan, teacher, pupil, school_class):
    PupilFactory(school=pupil.school, known_as="Sam", in_class=school_class)
    assert "another child" not in panel(sign_in(teacher), plan, will_do="write Sam")


def test_the_same_words_in_another_plan_tell_whose_only_to_who_may_see_the_child(
    plan, teacher, senco, elsewhere, mother
):
    from openiep.people.tests.factories import InvolvementFactory

    plan_in_force(elsewhere, InvolvementFactory(pupil=elsewhere), by=senco)
    typed = {k: str(v) for k, v in read_aloud(plan.school.today()).items()}
    said = panel(sign_in(teacher), plan, **typed)
    assert "The same words stand in another plan of the school." in said
    assert "Amina" not in said
    assert "The same words stand in Amina’s plan." in panel(sign_in(senco), plan, **typed)


def test_a_colleagues_draft_is_not_held_against_anybody(plan, teacher, senco, elsewhere):
    written_plan(elsewhere, by=senco)
    typed = {k: str(v) for k, v in read_aloud(plan.school.today()).items()}
    assert "The same words" not in panel(sign_in(teacher), plan, **typed)


def test_a_target_unchanged_since_the_last_plan_is_pointed_out(pupil, mother, senco, teacher):
    last = plan_in_force(pupil, mother, by=senco)
    last.status, last.closed_on = "closed", last.school.today()
    last.save()
    plan = start_plan(pupil=pupil, by=teacher)
    plan.previous = last
    plan.save()
    add_target(plan=plan, values=read_aloud(plan.school.today()), by=teacher)
    typed = {k: str(v) for k, v in read_aloud(plan.school.today()).items()}
    said = panel(sign_in(teacher), plan, **typed, wording=TargetWording.objects.get(plan=plan))
    assert "These words stood in the last plan, too." in said


def test_a_look_takes_the_same_few_queries_however_many_children_there_are(
    plan, teacher, school_class, mother, django_assert_max_num_queries
):
    client = sign_in(teacher)
    for number in range(12):
        PupilFactory(school=plan.school, known_as=f"Child{number}", in_class=school_class)
    with django_assert_max_num_queries(16):
        panel(client, plan, **read_aloud(plan.school.today(), due_on=""))
