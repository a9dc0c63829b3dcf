"""The shipped codes are the Department's, and the spellings never point two ways."""

import pytest

from openiep.reference import needs, years
from openiep.reference.loading import text, words_only

CENSUS_CODES = [
    "SPLD",
    "MLD",
    "SLD",
    "PMLD",
    "SEMH",
    "SLCN",
    "ASD",
    "HI",
    "VI",
    "MSI",
    "PD",
    "DS",
    "OTH",
    "NSA",
]


def test_the_fourteen_census_needs_are_there_once_each():
    assert [need.code for need in needs.needs()] == CENSUS_CODES


def test_every_area_of_a_need_is_one_of_the_codes_four():
    four = {area.key for area in needs.areas() if area.in_code}
    assert four == {"communication", "cognition", "semh", "sensory_physical"}
    assert {need.area for need in needs.needs()} - {""} == four


def test_down_syndrome_is_ds_and_has_no_fixed_area():
    down = {need.code: need for need in needs.needs()}["DS"]
    assert str(down.name) == "Down Syndrome"
    assert down.area == ""


def test_today_there_are_three_statuses_and_three_are_history():
    assert [s.code for s in needs.statuses() if not s.historic] == ["N", "K", "E"]
    assert [s.code for s in needs.statuses() if s.historic] == ["S", "A", "P"]


@pytest.mark.parametrize(
    "things",
    [
        [(n.code, s) for n in needs.needs() for s in (n.code, str(n.name), *n.also)],
        [(n.code, s) for n in needs.statuses() for s in (n.code, str(n.name), *n.also)],
        [(n.code, s) for n in years.year_groups() for s in (n.code, str(n.name), *n.also)],
        [(n.key, s) for n in needs.areas() for s in (n.key, str(n.name), *n.also)],
    ],
)
def test_no_spelling_points_two_ways(things):
    seen = {}
    for code, spelling in things:
        assert seen.setdefault(words_only(spelling), code) == code, spelling


def test_year_groups_run_from_nursery_to_year_13_a_year_apart():
    codes = [year.code for year in years.year_groups()]
    assert codes == ["N1", "N2", "R", *map(str, range(1, 14))]
    assert [year.age for year in years.year_groups()] == list(range(2, 18))


def test_a_bare_nursery_is_an_assumption_not_a_certainty():
    assert "nursery" not in years.year_by_spelling()
    assert years.assumed_year_by_spelling()["nursery"] == "N2"


def test_a_text_falls_back_to_english():
    words = text({"en": "Targets", "cy": "Targedau"})
    assert words.in_language("cy-GB") == "Targedau"
    assert words.in_language("pl") == "Targets"


def test_a_text_without_english_is_refused():
    with pytest.raises(ValueError, match="English"):
        text({"cy": "Targedau"})


def test_the_codes_say_where_they_come_from():
    assert needs.where_from().version == "CBDS May 2026"
