"""The headings of class lists lead to our questions, each to one."""

import pytest

from openiep.reference.headings import (
    field_by_heading,
    headings_not_kept,
    list_fields,
    words_for_others,
)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("forename", "given_name"),
        ("surname", "family_name"),
        ("firstname", "given_name"),
        ("registration form", "class_name"),
        ("reg", "class_name"),
        ("yeargroup", "year_group"),
        ("admission number", "own_id"),
        ("primary sen need", "need_1"),
        ("sen type", "needs"),
        ("preferred forename", "known_as"),
    ],
)
def test_a_heading_of_a_known_product_finds_its_field(heading, field):
    assert field_by_heading()[heading][0] == field


def test_no_heading_is_both_taken_in_and_left_out():
    assert not headings_not_kept() & set(field_by_heading())


def test_no_heading_of_the_child_speaks_of_somebody_else():
    assert not [h for h in field_by_heading() if words_for_others() & set(h.split())]


def test_only_the_list_of_needs_may_have_several_columns():
    assert [field.key for field in list_fields().values() if field.many] == ["needs"]
