"""The bank: every entry passes the checker once its blanks are filled, and stands there once."""

from collections import Counter
from datetime import date

import pytest

from openiep.plans.rules.smart import check_target
from openiep.reference.bank import (
    BankTarget,
    bank_measures,
    bank_target,
    find_strategies,
    find_targets,
    interventions,
    strands,
    strategies,
    targets,
)
from openiep.reference.bank.targets import AREAS
from openiep.reference.measures import measures

FOR_SAM = {
    "activity": "water play", "adjustment": "a printed copy of the notes", "adult": "Mrs Khan",
    "amount": "£5", "area": "the sand area", "child": "Sam", "event": "lunch",
    "example": "“give the ball to Teddy”", "food": "cheese", "item": "milk", "lesson": "English",
    "letters": "s, a, t, p, i, n", "level": "the yellow level", "list": "2", "meal": "pasta",
    "number": "four", "object": "a soft toy", "place": "the classroom",
    "placement": "the garden centre", "rate": "60", "room": "the library",
    "shop": "the corner shop", "sound": "/k/", "step": "counting to ten", "time": "9.00",
    "topic": "the Romans", "toy": "the fan", "words": "cat, sit, hop",
}  # fmt: skip


@pytest.mark.parametrize("target", targets().values(), ids=lambda one: one.id)
def test_every_target_passes_once_its_blanks_are_filled(target: BankTarget) -> None:
    will_do, conditions, how_well = target.filled(FOR_SAM)
    read = check_target(
        who="Sam", will_do=will_do, conditions=conditions, how_well=how_well,
        by_when=date(2026, 12, 11), baseline="as found in three quick looks",
    )  # fmt: skip
    met = read.checked
    assert met.specific, read.sentence
    assert met.measurable, read.sentence
    assert met.time_related, read.sentence
    assert met.conditions, read.sentence
    assert not met.placeholder, read.sentence
    assert not [one.finding.rule for one in read.at_lines if one.finding.rule != "wording.jargon"]


def test_the_bank_is_as_large_as_it_says() -> None:
    assert len(targets()) >= 240
    assert len(strategies()) >= 120
    assert {one.area for one in targets().values()} == set(AREAS)
    assert min(one.ages[0] for one in targets().values()) <= 3
    assert max(one.ages[1] for one in targets().values()) >= 16


def test_no_wording_stands_twice() -> None:
    wordings = Counter(
        (str(one.will_do), str(one.conditions), str(one.how_well)) for one in targets().values()
    )
    assert [words for words, times in wordings.items() if times > 1] == []
    said = Counter(str(one.text).casefold() for one in strategies().values())
    assert [words for words, times in said.items() if times > 1] == []


def test_ids_are_unique_and_steps_are_in_order() -> None:
    ids = [step.id for strand in strands().values() for step in strand.steps]
    assert len(ids) == len(set(ids))
    for strand in strands().values():
        assert [step.step for step in strand.steps] == list(range(1, len(strand.steps) + 1))


def test_every_target_names_a_measure_a_question_and_known_strategies() -> None:
    for one in targets().values():
        assert one.measure in measures()
        assert str(one.baseline_question).endswith("?")
        assert one.strategies
        assert set(one.strategies) <= set(strategies())


def test_interventions_and_measures_can_be_read() -> None:
    assert len(interventions()) >= 20
    assert all(one.minutes is None or one.minutes > 0 for one in interventions().values())
    assert {one.direction for one in bank_measures().values()} <= {"up", "down", "none"}


def test_searching_finds_beginnings_of_words_without_accents_and_capitals() -> None:
    hits = find_targets("LETT sound", area="cognition", age=5)
    assert hits
    assert all(hit.target.area == "cognition" for hit in hits)
    assert hits == find_targets("  lett  sound ", area="cognition", age=5)
    assert find_targets("xyzzy") == ()
    assert len(find_targets()) == len(targets())
    assert len(find_targets(limit=5)) == 5
    assert find_strategies("pict")
    assert bank_target(hits[0].target.id) is hits[0].target
