"""Who has agreed: every standing, and where the plan stands with them."""

from datetime import date
from itertools import product
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.plans.rules.agreement import (
    AGREEING,
    ANSWERS_OF,
    EXCUSING,
    AnswerCode,
    Asked,
    Given,
    Overall,
    Party,
    PersonState,
    Standing,
    check_answer,
    check_day,
    overall,
    standing_of,
)
from openiep.rules import Refused

SENCO, TEACHER, MOTHER, FATHER = (UUID(int=n) for n in range(1, 5))
SCHOOL = Asked(Party.SCHOOL, TEACHER, "Mr Khan", "teacher",
               (Asked(Party.SCHOOL, SENCO, "Ms Okafor", "senco"),))  # fmt: skip
SARA = Asked(Party.FAMILY, MOTHER, "Sara", "mother")
TOM = Asked(Party.FAMILY, FATHER, "Tom", "father")
NOBODY = Asked(Party.FAMILY, None, "")
SAM = Asked(Party.CHILD, None, "Sam")
EVERYBODY = [SCHOOL, SARA, TOM, SAM]
AGREE, COMMENT, NOT, LEAVE, NOT_ASKED, NOT_REACHED, SHOWN = AnswerCode


def says(answer, line="", to=1, who=SARA):
    return Given(who.party, who.person_id, answer, line, to)


def state(*given, asks=None):
    return standing_of(SARA, given, asks).state


def test_without_an_answer_somebody_is_open():
    assert state() is PersonState.OPEN


@pytest.mark.parametrize("answer", sorted(AGREEING))
def test_agreeing_with_or_without_words_or_leaving_it_to_school_is_agreed(answer):
    assert state(says(answer)) is PersonState.AGREED


@pytest.mark.parametrize("answer", sorted(EXCUSING))
def test_not_asked_and_not_reached_are_no_agreement(answer):
    assert state(says(answer)) is PersonState.EXCUSED


def test_a_child_who_was_shown_the_plan_is_never_said_to_agree():
    assert standing_of(SAM, [says(SHOWN, who=SAM)]).state is PersonState.SHOWN


def test_answers_of_another_parent_count_for_nobody_else():
    assert state(says(AGREE, who=TOM)) is PersonState.OPEN
    assert standing_of(SAM, [says(AGREE, who=SARA)]).state is PersonState.OPEN


def test_a_parent_who_works_here_does_not_answer_for_the_school_by_answering_as_a_parent():
    both = Asked(Party.FAMILY, TEACHER, "Mr Khan", "father")
    assert standing_of(SCHOOL, [says(AGREE, who=both)]).state is PersonState.OPEN


def test_any_colleague_who_may_answers_for_the_school():
    assert standing_of(SCHOOL, [Given(Party.SCHOOL, SENCO, AGREE)]).state is PersonState.AGREED


def test_refusing_one_line_is_not_agreeing_to_the_plan():
    found = standing_of(SARA, [says(AGREE), says(NOT, "target:1")])
    assert (found.state, found.refused_lines) == (PersonState.NOT_AGREED, ("target:1",))


def test_a_line_refused_is_seen_even_before_the_whole_plan_is_answered():
    assert state(says(NOT, "target:1")) is PersonState.NOT_AGREED


def test_a_line_refused_does_not_hide_behind_somebody_who_was_not_reached_for_the_rest():
    assert state(says(NOT_REACHED), says(NOT, "home:1")) is PersonState.NOT_AGREED


def test_agreeing_to_one_line_leaves_the_plan_open():
    assert state(says(AGREE, "target:1")) is PersonState.OPEN


def test_a_line_asked_again_waits_for_those_who_answered_before():
    found = standing_of(SARA, [says(AGREE, to=1)], {"target:1": 2})
    assert (found.state, found.open_lines) == (PersonState.OPEN, ("target:1",))


def test_answering_the_line_that_was_asked_again_is_enough():
    assert state(says(AGREE), says(AGREE, "target:1", to=2), asks={"target:1": 2}) is (
        PersonState.AGREED
    )


def test_an_answer_to_the_new_version_covers_the_lines_that_it_asks():
    assert state(says(AGREE, to=2), asks={"target:1": 2}) is PersonState.AGREED


def test_an_answer_covers_later_spelling_but_not_a_line_asked_after_it():
    lines = {"target:1": 2, "home:1": 4}
    found = standing_of(SARA, [says(AGREE, to=2)], lines)
    assert found.open_lines == ("home:1",)


def test_an_answer_to_a_line_does_not_cover_the_line_when_it_is_asked_yet_again():
    given = [says(AGREE, to=1), says(AGREE, "target:1", to=2)]
    assert state(*given, asks={"target:1": 3}) is PersonState.OPEN


def test_a_refusal_of_words_that_were_changed_since_is_asked_again_and_not_held_against_the_new():
    found = standing_of(SARA, [says(AGREE), says(NOT, "target:1", to=1)], {"target:1": 2})
    assert (found.state, found.refused_lines) == (PersonState.OPEN, ())


def test_not_having_reached_somebody_for_a_changed_line_is_no_agreement_to_it():
    given = [says(AGREE, to=1), says(NOT_REACHED, "target:1", to=2)]
    assert state(*given, asks={"target:1": 2}) is PersonState.EXCUSED


def test_somebody_not_reached_the_first_time_is_asked_about_the_change():
    assert state(says(NOT_REACHED, to=1), asks={"target:1": 2}) is PersonState.OPEN


def test_somebody_against_the_plan_stays_against_while_a_changed_line_waits():
    found = standing_of(SARA, [says(NOT, to=1)], {"target:1": 2})
    assert (found.state, found.open_lines) == (PersonState.NOT_AGREED, ("target:1",))


def stand(**states):
    people = {"school": SCHOOL, "mother": SARA, "father": TOM, "child": SAM}
    return [Standing(people[who], PersonState(state)) for who, state in states.items()]


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ({"school": "agreed", "mother": "agreed", "child": "agreed"}, Overall.AGREED),
        ({"school": "agreed", "mother": "agreed", "child": "shown"}, Overall.AGREED),
        (
            {"school": "agreed", "mother": "agreed", "father": "excused", "child": "agreed"},
            Overall.AGREED_BY_THOSE_REACHED,
        ),
        ({"school": "agreed", "mother": "open", "child": "agreed"}, Overall.WAITING),
        ({"school": "agreed", "mother": "not_agreed", "child": "agreed"}, Overall.NOT_AGREED),
        (
            {"school": "agreed", "mother": "agreed", "father": "not_agreed", "child": "open"},
            Overall.FAMILY_DIFFERS,
        ),
        (
            {"school": "agreed", "mother": "not_agreed", "father": "open", "child": "agreed"},
            Overall.NOT_AGREED,
        ),
        ({"school": "agreed", "mother": "agreed", "child": "not_agreed"}, Overall.NOT_AGREED),
        ({"school": "agreed", "child": "agreed"}, Overall.WAITING),
        ({"mother": "agreed", "child": "agreed"}, Overall.WAITING),
        ({}, Overall.WAITING),
    ],
)
def test_where_the_plan_stands_follows_from_where_everybody_stands(states, expected):
    assert overall(stand(**states)) is expected


def test_all_agreed_is_said_only_when_every_voice_agreed():
    for states in product(PersonState, repeat=4):
        found = overall([Standing(a, s) for a, s in zip(EVERYBODY, states, strict=True)])
        everybody = set(states) <= {PersonState.AGREED, PersonState.SHOWN}
        assert (found is Overall.AGREED) == everybody


GIVEN = st.builds(
    Given,
    st.just(Party.FAMILY),
    st.sampled_from([MOTHER, FATHER]),
    st.sampled_from([AGREE, COMMENT, NOT, LEAVE, NOT_ASKED, NOT_REACHED]),
    st.sampled_from(["", "target:1", "home:1"]),
    st.integers(1, 3),
)
ASKS = st.dictionaries(st.sampled_from(["target:1", "home:1"]), st.integers(2, 4))


@given(st.lists(GIVEN, unique_by=lambda g: (g.person_id, g.line)), ASKS)
def test_nobody_agreed_whose_own_answer_does_not_cover_every_line(given_, asks):
    found = standing_of(SARA, given_, asks)
    mine = {g.line: g for g in given_ if g.person_id == MOTHER}
    if found.state is PersonState.AGREED:
        assert mine[""].answer in AGREEING
        assert not [g for line, g in mine.items()
                    if g.answer is NOT and g.given_to >= asks.get(line, 0)]  # fmt: skip
        for line, since in asks.items():
            assert mine[""].given_to >= since or mine[line].given_to >= since
    assert set(found.open_lines) <= set(asks)


def refused(*args, **kwargs):
    with pytest.raises(Refused) as caught:
        check_answer(*args, **kwargs)
    return caught.value.reasons[0].code


def test_nobody_answers_who_is_not_asked():
    assert refused(EVERYBODY, Given(Party.FAMILY, uuid4(), AGREE)) == "no_standing"
    assert refused(EVERYBODY, Given(Party.FAMILY, TEACHER, AGREE)) == "no_standing"
    assert refused(EVERYBODY, Given(Party.SCHOOL, MOTHER, AGREE)) == "no_standing"
    assert refused(EVERYBODY, Given(Party.CHILD, MOTHER, AGREE)) == "no_standing"
    assert refused(EVERYBODY, Given(Party.FAMILY, None, NOT_ASKED), words="x") == "no_standing"


def test_a_colleague_who_may_answers_in_their_own_standing():
    found = check_answer(EVERYBODY, Given(Party.SCHOOL, SENCO, AGREE))
    assert found.standing == "senco"


@pytest.mark.parametrize("answer", [code for code in AnswerCode if code not in EXCUSING])
def test_where_no_parent_is_known_nobody_can_agree_in_their_place(answer):
    everybody = [SCHOOL, NOBODY, SAM]
    code = refused(everybody, Given(Party.FAMILY, None, answer), words="x", shown="x", seen=True)
    assert code in {"nobody_to_answer", "not_for_this_voice"}
    check_answer(everybody, Given(Party.FAMILY, None, NOT_ASKED), words="Nobody is known yet")


@pytest.mark.parametrize("asked", [SCHOOL, SARA, SAM])
@pytest.mark.parametrize("answer", AnswerCode)
def test_each_voice_has_its_own_answers(asked, answer):
    given_ = Given(asked.party, asked.person_id, answer)
    if answer in ANSWERS_OF[asked.party]:
        check_answer(EVERYBODY, given_, words="words", shown="pictures", seen=True)
    else:
        assert refused(EVERYBODY, given_, words="x", shown="x", seen=True) == "not_for_this_voice"


@pytest.mark.parametrize("answer", [COMMENT, NOT_ASKED, NOT_REACHED])
def test_a_comment_a_reason_and_the_tries_are_asked_for(answer):
    assert refused(EVERYBODY, says(answer), words="  ") == "say_why"


def test_nobody_has_to_give_a_reason_for_not_agreeing():
    check_answer(EVERYBODY, says(NOT))


def test_what_was_shown_what_was_seen_and_by_whom_are_asked_for():
    shown = Given(Party.CHILD, None, SHOWN)
    assert refused(EVERYBODY, shown, words="smiled", seen=True) == "say_what_was_shown"
    assert refused(EVERYBODY, shown, shown="pictures", seen=True) == "say_what_was_seen"
    assert refused(EVERYBODY, shown, words="smiled", shown="pictures") == "say_who_saw"


def test_an_answer_is_neither_of_tomorrow_nor_older_than_the_version():
    made, today = date(2026, 11, 20), date(2026, 11, 23)
    for day in (made, today):
        check_day(day, made_on=made, today=today)
    with pytest.raises(Refused, match="day_in_future"):
        check_day(date(2026, 11, 24), made_on=made, today=today)
    with pytest.raises(Refused, match="before_the_version"):
        check_day(date(2026, 11, 19), made_on=made, today=today)
