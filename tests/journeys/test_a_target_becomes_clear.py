"""A teacher begins with "Sam will improve his reading", follows the panel, and ends with a target."""

from datetime import timedelta

import pytest

from openiep.plans.actions.writing import start_plan
from openiep.plans.models import TargetWording
from openiep.plans.tests.factories import save_words
from tests.journeys import clearing
from tests.journeys.writing import in_weeks

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plan(pupil, teacher, mother):
    plan = start_plan(pupil=pupil, by=teacher)
    day = plan.school.today() + timedelta(weeks=10)
    save_words(plan, "review", {"day": day, "place": "Room 4"}, by=teacher)
    return plan


def begins(walk, teacher, plan):
    """The page of a new target, from the plan's page."""
    walk.sign_in(teacher.email)
    walk.go(f"/plans/{plan.pk}/")
    walk.follow("Write the first target")


def keeps(walk, plan):
    """Saved, with all that the panel put in."""
    walk.click("Save", exact=True)
    walk.says("Sam will read a short passage aloud, with one prompt, on 4 out of 5 occasions")
    kept = TargetWording.objects.get(plan=plan)
    assert (kept.will_do, kept.conditions) == ("read a short passage aloud", "with one prompt")
    assert (kept.how_well, kept.due_on is not None) == ("on 4 out of 5 occasions", True)


def test_a_wish_becomes_a_target_and_one_from_the_bank_stands_beside_it(
    open_window, size, teacher, plan
):
    walk = open_window(size)
    begins(walk, teacher, plan)
    walk.field("Will do what").press_sequentially(clearing.WISH, delay=20)
    clearing.follows_the_panel(walk, in_weeks(10))
    clearing.says_where_it_starts(walk)
    keeps(walk, plan)
    clearing.begins_with_one_from_the_bank(walk, "sounds lett")


def test_the_same_goes_without_script(open_window, teacher, plan):
    walk = open_window(script=False)
    begins(walk, teacher, plan)
    walk.write("Will do what", clearing.WISH)
    walk.click("Read it again")
    clearing.follows_the_panel(walk, in_weeks(10))
    clearing.says_where_it_starts(walk)
    keeps(walk, plan)
    clearing.begins_with_one_from_the_bank(walk, "sounds lett")


def test_while_a_sentence_is_typed_the_page_speaks_at_most_once(open_window, teacher, plan):
    walk = open_window()
    begins(walk, teacher, plan)
    walk.page.evaluate(clearing.COUNT_ALOUD)
    sentence = "read ten words from cards in 4 out of 5 lessons with one prompt and no picture"
    walk.field("Will do what").press_sequentially(sentence, delay=60)
    assert walk.page.evaluate("window.saidAloud") == []
    walk.page.wait_for_timeout(6000)  # longer than every pause of the script together
    said = walk.page.evaluate("window.saidAloud")
    assert len(said) == 1
    assert said[0].endswith("To look at: Realistic, Time-related.")


def test_a_repair_can_be_taken_back_by_the_browsers_own_undo(open_window, teacher, plan):
    walk = open_window()
    begins(walk, teacher, plan)
    box = walk.field("Will do what")
    box.press_sequentially(clearing.WISH)
    clearing.waits_for(walk, "Specific", "could be clearer")
    clearing.puts_in(walk, "read a short passage aloud")
    assert box.input_value() == "read a short passage aloud"
    walk.page.keyboard.press("Control+z")
    assert box.input_value() == clearing.WISH


def test_four_lines_and_one_sentence_turn_into_each_other(open_window, teacher, plan):
    walk = open_window()
    begins(walk, teacher, plan)
    walk.write_all({"Will do what": "read 20 words", "How well": "in 4 out of 5 lessons"})
    walk.click("Write it as one sentence")
    box = walk.field("The target in one sentence")
    assert box.input_value() == "Sam will read 20 words in 4 out of 5 lessons."
    clearing.waits_for(walk, "Time-related", "missing")
    box.fill("Sam will read 20 words from cards in 4 out of 5 lessons by 11 December 2027.")
    clearing.waits_for(walk, "Time-related", "fine")
    walk.look()
    walk.click("Go on in four lines")
    assert walk.field("By when").input_value() == "11 December 2027"
    assert walk.field("How well").input_value() == "in 4 out of 5 lessons"
