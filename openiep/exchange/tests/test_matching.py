"""A row is a known child by identifier only; wherever two stories are told, a person decides."""

from dataclasses import replace
from datetime import date

import pytest

from openiep.exchange.rules.child_row import ChildRow
from openiep.exchange.rules.known import KnownChild
from openiep.exchange.rules.matching import FieldChange, Outcome, decided, match_rows
from openiep.exchange.tests.builders import codes, upn
from openiep.rules import because

BORN = date(2018, 9, 3)
ANA = KnownChild(
    id="ana", given_name="Ana", family_name="Twinley", birth_date=BORN, upn=upn(1),
    own_ids=("101",), year_group="3", class_name="3JB", sen_status="K", needs=("SLCN",),
)  # fmt: skip
EVE = replace(ANA, id="eve", given_name="Eve", upn=upn(2), own_ids=("102",))


def row_of(child, **other):
    """The row of a list that says just what is known of a child."""
    row = ChildRow(
        number=2, given_name=child.given_name, family_name=child.family_name,
        birth_date=child.birth_date, upn=child.upn, own_id="".join(child.own_ids[:1]),
        year_group=child.year_group, class_name=child.class_name,
        sen_status=child.sen_status, needs=child.needs,
    )  # fmt: skip
    return replace(row, **other)


def match(row, *known):
    (only,) = match_rows([row], known or (ANA, EVE))
    return only


def test_a_row_that_says_what_is_known_changes_nothing():
    result = match(row_of(ANA))
    assert (result.outcome, result.child_id, result.changes) == (Outcome.SAME, "ana", ())


def test_a_child_is_found_by_upn_alone_and_by_the_schools_number_alone():
    assert match(row_of(ANA, own_id="")).child_id == "ana"
    assert match(row_of(ANA, upn="")).child_id == "ana"


def test_changes_are_told_field_by_field_with_old_and_new():
    result = match(row_of(ANA, year_group="4", needs=("SLCN", "ASD")))
    assert result.outcome is Outcome.CHANGED
    assert result.changes == (
        FieldChange("year_group", "3", "4"),
        FieldChange("needs", ("SLCN",), ("SLCN", "ASD")),
    )


def test_identifiers_that_a_list_brings_are_added_to_those_known():
    row = row_of(ANA, own_id="101", former_upns=(upn(5),))
    assert match(row, replace(ANA, own_ids=())).changes == (
        FieldChange("own_id", "", "101"),
        FieldChange("former_upns", (), (upn(5),)),
    )


def test_an_empty_cell_never_empties_what_is_known():
    row = ChildRow(number=2, given_name="Ana", family_name="Twinley", upn=upn(1))
    assert match(row).outcome is Outcome.SAME


def test_capitals_alone_are_no_change_of_name():
    assert match(row_of(ANA, family_name="TWINLEY")).outcome is Outcome.SAME


def test_a_new_surname_under_the_same_upn_is_a_change():
    result = match(row_of(ANA, family_name="Marsh"))
    assert result.changes == (FieldChange("family_name", "Twinley", "Marsh"),)


def test_a_child_nobody_knows_is_new():
    new = ChildRow(number=2, given_name="Sol", family_name="Marsh", upn=upn(9))
    assert match(new).outcome is Outcome.NEW
    assert match(new).child_id is None


def test_a_refused_row_stays_refused_with_its_reasons():
    row = row_of(ANA, refusals=(because("day_impossible"),))
    assert (match(row).outcome, codes(match(row).reasons)) == (Outcome.REFUSED, ["day_impossible"])


def test_a_child_without_identifier_is_found_by_nobody_and_left_to_a_person():
    result = match(row_of(ANA, upn="", own_id=""))
    assert (result.outcome, result.candidates) == (Outcome.DECIDE, ("ana",))
    assert codes(result.reasons) == ["same_name_and_birth_date"]


@pytest.mark.parametrize("given_name", ["ANA", "Aná", "ana"])
def test_a_namesake_is_noticed_in_other_spellings(given_name):
    row = row_of(ANA, upn="", own_id="", given_name=given_name)
    assert match(row).candidates == ("ana",)


def test_a_name_in_use_is_a_name_too():
    row = row_of(ANA, upn="", own_id="", given_name="Anastasia", known_as="Ana")
    assert match(row).candidates == ("ana",)


def test_a_namesake_born_on_another_day_is_a_new_child():
    assert match(row_of(ANA, upn="", own_id="", birth_date=date(2015, 1, 1))).outcome is Outcome.NEW


def test_a_namesake_whose_birth_date_is_not_known_is_left_to_a_person():
    result = match(row_of(ANA, upn="", own_id="", birth_date=None))
    assert codes(result.reasons) == ["same_name"]


def test_the_same_name_and_birth_date_with_another_upn_is_never_merged():
    result = match(row_of(ANA, upn=upn(9), own_id=""))
    assert codes(result.reasons) == ["same_name_and_birth_date"]


def test_a_brother_with_the_same_surname_and_telephone_is_new():
    brother = ChildRow(number=2, given_name="Tom", family_name="Twinley", upn=upn(9))
    assert match(brother).outcome is Outcome.NEW


def test_identifiers_of_two_children_in_one_row_are_left_to_a_person():
    result = match(row_of(ANA, own_id="102"))
    assert (codes(result.reasons), result.candidates) == (["ids_disagree"], ("ana", "eve"))


def test_one_identifier_that_fits_and_one_that_does_not_are_left_to_a_person():
    assert codes(match(row_of(ANA, upn=upn(9))).reasons) == ["upn_differs"]
    assert codes(match(row_of(ANA, own_id="999")).reasons) == ["own_id_differs"]


def test_twins_whose_upns_changed_places_are_left_to_a_person():
    results = match_rows(
        [
            row_of(ANA, upn=EVE.upn, own_id=""),
            row_of(EVE, upn=ANA.upn, own_id="", number=3),
        ],
        [ANA, EVE],
    )
    assert [codes(result.reasons) for result in results] == [["looks_like_another"]] * 2


def test_a_list_whose_names_were_sorted_without_the_numbers_merges_nobody():
    known = [
        KnownChild(str(n), f"First{n}", f"Last{n}", birth_date=date(2018, 1, n + 1), upn=upn(n))
        for n in range(20)
    ]
    rows = [row_of(child, upn=known[n - 1].upn, number=n + 2) for n, child in enumerate(known)]
    assert {result.outcome for result in match_rows(rows, known)} == {Outcome.DECIDE}


def test_a_upn_under_which_somebody_else_stands_is_left_to_a_person():
    row = row_of(ANA, given_name="Rex", family_name="Holm", own_id="")
    assert codes(match(row).reasons) == ["somebody_else"]


def test_a_former_upn_finds_the_child_on_either_side():
    moved = replace(ANA, upn=upn(7), former_upns=(upn(1),))
    assert match(row_of(ANA, own_id=""), moved).outcome is Outcome.DECIDE
    result = match(row_of(ANA, upn=upn(8), former_upns=(upn(1),), own_id=""), ANA)
    assert result.outcome is Outcome.CHANGED
    assert FieldChange("upn", upn(1), upn(8)) in result.changes


def test_two_rows_that_lead_to_one_child_are_both_left_to_a_person():
    rows = [row_of(ANA, own_id=""), row_of(ANA, upn="", number=3)]
    results = match_rows(rows, [ANA])
    assert [codes(result.reasons) for result in results] == [["two_rows_one_child"]] * 2
    assert all(result.child_id is None and result.candidates == ("ana",) for result in results)


def test_two_new_rows_of_one_name_without_identifiers_are_left_to_a_person():
    row = ChildRow(number=2, given_name="Sol", family_name="Marsh")
    results = match_rows([row, replace(row, number=3)], [])
    assert [result.outcome for result in results] == [Outcome.DECIDE] * 2
    assert results[0].reasons[0].about["rows"] == (3,)


def test_a_person_decides_for_a_known_child_or_for_a_new_one():
    result = match(row_of(ANA, upn="", own_id="", year_group="4"))
    assert decided(result, ANA).changes == (FieldChange("year_group", "3", "4"),)
    assert decided(result, ANA).child_id == "ana"
    assert decided(result, None).outcome is Outcome.NEW


def test_a_person_can_choose_only_among_the_candidates_and_only_where_asked():
    with pytest.raises(ValueError, match="candidate"):
        decided(match(row_of(ANA, upn="", own_id="")), EVE)
    with pytest.raises(ValueError, match="nothing"):
        decided(match(row_of(ANA)), ANA)


def test_the_order_of_rows_and_of_children_does_not_matter():
    rows = [row_of(ANA), row_of(EVE, number=3, year_group="4")]
    forwards = match_rows(rows, [ANA, EVE])
    backwards = match_rows(rows[::-1], [EVE, ANA])
    assert forwards == backwards[::-1]
