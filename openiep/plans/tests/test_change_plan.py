"""Changing a plan in force: three buttons, three consequences, and nothing lost on the way."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from openiep.people.models import ClassMembership, Involvement
from openiep.plans.actions.changing import (
    begin_change,
    finish_change,
    give_up_change,
    switch_change,
)
from openiep.plans.actions.closing import close_plan
from openiep.plans.actions.writing import (
    add_home_help,
    add_target,
    move_row,
    save_arrangement,
    take_out_home_help,
    take_out_target,
)
from openiep.plans.models import Answer, HomeHelp, PlanPart, PlanVersion, Provision, Target
from openiep.plans.models.agreement import agreement_of
from openiep.plans.models.content import plan_content
from openiep.plans.rules.agreement import AnswerCode, Party
from openiep.plans.rules.content import part_hashes
from openiep.plans.rules.status import ChangeKind
from openiep.plans.tests.agreeing import (
    answer,
    change_target,
    changed,
    fresh,
    overall_of,
    plan_in_force,
    proposed_plan,
    target_of,
    version_of,
)
from openiep.plans.tests.factories import part, read_aloud, save_words
from openiep.rules import Refused

pytestmark = pytest.mark.django_db
CORRECTION, WHO, AGREED = ChangeKind
TYPO = {"will_do": "will read alowd the first 20 common words"}


@pytest.fixture
def plan(pupil, mother, senco):
    return plan_in_force(pupil, mother, by=senco)


def change_staff(plan, staff, *, by):
    arrangement = Provision.objects.get(plan=plan)
    save_arrangement(
        arrangement=arrangement, values={"staff": staff}, version=arrangement.version, by=by
    )


def test_a_correction_makes_a_version_and_carries_every_answer(plan, teacher):
    version = changed(plan, CORRECTION, by=teacher, why="", **TYPO)
    assert (version.number, version.kind, version.asks_lines) == (2, "correction", {})
    answers = agreement_of(fresh(plan)).answers
    assert len(answers) == 3
    assert all(a.carried_from and a.given_to == 1 for a in answers)
    assert overall_of(plan) == "agreed"
    assert not fresh(plan).changing


def test_the_answers_to_the_version_before_stay_as_they_were(plan, teacher):
    before = list(Answer.objects.values())
    changed(plan, CORRECTION, by=teacher, **TYPO)
    assert list(Answer.objects.filter(version__number=1).values()) == before


def test_who_or_when_leaves_a_trace_and_voids_nothing(plan, teacher):
    begin_change(plan=plan, kind=WHO, why="Miss Byrne is away", by=teacher)
    change_staff(plan, "Mr Khan", by=teacher)
    version = finish_change(plan=fresh(plan), by=teacher)
    assert (version.kind, version.why, version.made_by) == (
        "who_or_when", "Miss Byrne is away", teacher,
    )  # fmt: skip
    assert overall_of(plan) == "agreed"


def test_what_was_agreed_is_asked_again_for_those_lines_only(plan, teacher, mother):
    version = changed(plan, AGREED, by=teacher, how_well="15 out of 20", aim_value=Decimal(15))
    line = f"target:{target_of(plan).target_id}"
    assert version.asks_lines == {line: 2}
    standings = agreement_of(fresh(plan)).standings
    assert {s.open_lines for s in standings} == {(line,)}
    assert overall_of(plan) == "waiting"
    answer(plan, by=teacher, person=mother.person, line=line)
    assert [len(s.open_lines) for s in agreement_of(fresh(plan)).standings] == [1, 0, 1]


def test_a_line_that_was_asked_again_stays_open_after_a_spelling_was_corrected(
    plan, teacher, mother
):
    changed(plan, AGREED, by=teacher, how_well="15 out of 20")
    line = f"target:{target_of(plan).target_id}"
    answer(plan, by=teacher, person=mother.person, line=line)
    changed(fresh(plan), CORRECTION, by=teacher, **TYPO)
    standings = agreement_of(fresh(plan)).standings
    assert [s.state.value for s in standings] == ["open", "agreed", "open"]


def test_a_refused_line_that_is_changed_is_asked_again_and_not_held_against_the_new_words(
    plan, teacher, mother
):
    line = f"target:{target_of(plan).target_id}"
    answer(plan, AnswerCode.DO_NOT_AGREE, by=teacher, person=mother.person, line=line)
    assert overall_of(plan) == "not_agreed"
    changed(fresh(plan), AGREED, by=teacher, how_well="15 out of 20")
    assert overall_of(plan) == "waiting"


@pytest.mark.parametrize("pressed", [CORRECTION, WHO])
def test_a_change_bigger_than_its_button_is_refused_and_no_edit_is_lost(plan, teacher, pressed):
    with pytest.raises(Refused) as refused:
        changed(plan, pressed, by=teacher, how_well="15 out of 20")
    (reason,) = refused.value.reasons
    assert (reason.code, reason.about["kind"]) == ("takes_another_kind", "what_was_agreed")
    assert fresh(plan).changing == pressed
    assert target_of(plan).how_well == "15 out of 20"
    switch_change(plan=fresh(plan), kind=AGREED, by=teacher)
    assert finish_change(plan=fresh(plan), by=teacher).kind == "what_was_agreed"


def test_switching_to_a_bigger_kind_asks_for_the_reason_that_a_spelling_did_not_need(plan, teacher):
    begin_change(plan=plan, kind=CORRECTION, why="", by=teacher)
    change_target(plan, by=teacher, how_well="15 out of 20")
    switch_change(plan=fresh(plan), kind=AGREED, by=teacher)
    with pytest.raises(Refused, match="say_why"):
        finish_change(plan=fresh(plan), by=teacher)
    switch_change(plan=fresh(plan), kind=AGREED, why="Too hard", by=teacher)
    assert finish_change(plan=fresh(plan), by=teacher).why == "Too hard"


def test_nothing_changed_is_refused(plan, teacher):
    begin_change(plan=plan, kind=CORRECTION, why="", by=teacher)
    with pytest.raises(Refused, match="nothing_changed"):
        finish_change(plan=fresh(plan), by=teacher)


def test_giving_up_puts_every_word_back(plan, teacher, pupil):
    before = part_hashes(plan_content(plan))
    assert before == version_of(plan).part_hashes
    begin_change(plan=plan, kind=AGREED, why="Too hard", by=teacher)
    second = add_target(plan=plan, values=read_aloud(plan.school.today()), by=teacher)
    move_row(row=second, places=-1, by=teacher)
    change_target(plan, by=teacher, how_well="?", due_on=None, strategies=[], aim_value=None)
    take_out_target(wording=target_of(plan), by=teacher)
    change_staff(plan, "Nobody", by=teacher)
    add_home_help(plan=plan, values={"what": "More"}, by=teacher)
    take_out_home_help(home_help=HomeHelp.objects.filter(plan=plan).first(), by=teacher)
    save_words(plan, "needs", {"needs": "Other needs"}, by=teacher)
    save_words(plan, "hopes", {"items": []}, by=teacher)
    assert part_hashes(plan_content(fresh(plan))) != before
    give_up_change(plan=fresh(plan), by=teacher)
    assert part_hashes(plan_content(fresh(plan))) == before
    assert not fresh(plan).can_be_written
    assert PlanVersion.objects.filter(plan=plan).count() == 1


def test_giving_up_leaves_what_nobody_touched_and_tells_who_has_an_older_page_open(plan, teacher):
    begin_change(plan=plan, kind=AGREED, why="Too hard", by=teacher)
    wording = change_target(plan, by=teacher, how_well="15 out of 20")
    versions = dict(PlanPart.objects.filter(plan=plan).exclude(key="targets")
                    .values_list("key", "version"))  # fmt: skip
    give_up_change(plan=fresh(plan), by=teacher)
    assert target_of(plan).version == wording.version + 1
    assert versions == dict(PlanPart.objects.filter(plan=plan).exclude(key="targets")
                            .values_list("key", "version"))  # fmt: skip
    assert part(plan, "needs").content["needs"]


def test_a_part_where_nothing_is_needed_comes_back_as_it_was(plan, teacher):
    from openiep.plans.actions.writing import save_part

    begin_change(plan=plan, kind=AGREED, why="No help needed", by=teacher)
    other = part(plan, "other_needs")
    save_part(plan=plan, key="other_needs", content=other.content, nothing_needed=True,
              version=other.version, by=teacher)  # fmt: skip
    give_up_change(plan=fresh(plan), by=teacher)
    assert part_hashes(plan_content(fresh(plan))) == version_of(plan).part_hashes


def test_giving_up_after_the_child_moved_class_still_puts_back_every_part(
    plan, teacher, senco, pupil
):
    begin_change(plan=plan, kind=AGREED, why="Too hard", by=teacher)
    change_target(plan, by=teacher, how_well="15 out of 20")
    ClassMembership.objects.filter(pupil=pupil).delete()
    give_up_change(plan=fresh(plan), by=senco)
    assert part_hashes(plan_content(fresh(plan))) == version_of(plan).part_hashes


def test_a_new_unit_begins_a_new_series_only_when_the_change_is_finished(plan, teacher):
    begin_change(plan=plan, kind=AGREED, why="Count otherwise", by=teacher)
    change_target(plan, by=teacher, unit="out of 30", scale_to=Decimal(30))
    assert Target.objects.get().series == 1
    give_up_change(plan=fresh(plan), by=teacher)
    assert Target.objects.get().series == 1
    changed(fresh(plan), AGREED, by=teacher, unit="out of 30", scale_to=Decimal(30))
    assert Target.objects.get().series == 2


def test_another_review_day_moves_the_day_on_which_the_review_is_due(plan, teacher):
    begin_change(plan=plan, kind=WHO, why="School trip", by=teacher)
    day = plan.review_due + timedelta(days=1)
    save_words(plan, "review", {"day": day}, by=teacher)
    finish_change(plan=fresh(plan), by=teacher)
    assert fresh(plan).review_due == day


def test_a_plan_in_force_keeps_a_target_and_a_review_day(plan, teacher):
    begin_change(plan=plan, kind=AGREED, why="All wrong", by=teacher)
    take_out_target(wording=target_of(plan), by=teacher)
    save_words(plan, "review", {"day": None}, by=teacher)
    with pytest.raises(Refused) as refused:
        finish_change(plan=fresh(plan), by=teacher)
    assert [r.code for r in refused.value.reasons] == ["no_target", "no_review_day"]


def test_only_a_plan_in_force_is_changed_this_way_and_one_change_at_a_time(
    pupil, mother, senco, plan, teacher
):
    with pytest.raises(Refused, match="not_in_force"):
        begin_change(plan=proposed_plan(pupil, by=senco), kind=CORRECTION, why="", by=senco)
    begin_change(plan=plan, kind=WHO, why="Away", by=teacher)
    with pytest.raises(Refused, match="change_begun_already"):
        begin_change(plan=plan, kind=CORRECTION, why="", by=senco)
    with pytest.raises(Refused, match="change_begun"):
        close_plan(plan=plan, by=senco, on=plan.school.today())


def test_why_is_said_for_all_but_a_spelling(plan, teacher):
    for kind in (WHO, AGREED):
        with pytest.raises(Refused, match="say_why"):
            begin_change(plan=plan, kind=kind, why=" ", by=teacher)


@pytest.mark.parametrize("act", [finish_change, give_up_change])
def test_without_a_change_begun_there_is_nothing_to_finish_or_give_up(plan, teacher, act):
    with pytest.raises(Refused, match="no_change_begun"):
        act(plan=plan, by=teacher)


@pytest.mark.parametrize("who", ["assistant", "head", "other_teacher", "stranger"])
def test_nobody_changes_a_plan_who_may_not(plan, who, request):
    user = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        begin_change(plan=plan, kind=CORRECTION, why="", by=user)
    for act in (finish_change, give_up_change):
        with pytest.raises(PermissionDenied):
            act(plan=plan, by=user)
    assert not fresh(plan).changing


def test_who_may_no_longer_be_asked_has_no_answer_to_new_words(plan, teacher, mother):
    Involvement.objects.filter(pk=mother.pk).update(restriction="Order of the court")
    changed(plan, CORRECTION, by=teacher, **TYPO)
    agreement = agreement_of(fresh(plan))
    assert {a.party for a in agreement.answers} == {"school", "child"}
    assert agreement.overall == "waiting"
    assert Answer.objects.filter(version__number=1, person=mother.person).exists()


def test_what_was_agreed_stays_readable_while_it_is_being_changed(plan, teacher):
    begin_change(plan=plan, kind=AGREED, why="Too hard", by=teacher)
    change_target(plan, by=teacher, how_well="15 out of 20")
    version = agreement_of(fresh(plan)).version
    assert version.number == 1
    assert version.content["parts"]["targets"]["items"][0]["how_well"].startswith("18")
    assert overall_of(plan) == "agreed"
    assert Party.CHILD in {a.party for a in agreement_of(fresh(plan)).asked}
