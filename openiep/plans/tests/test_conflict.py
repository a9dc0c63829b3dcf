"""Two people's words: what differs, and how both are kept."""

from hypothesis import given
from hypothesis import strategies as st

from openiep.plans.rules.conflict import both, differing, saved_meanwhile, was_saved_meanwhile
from openiep.rules import refuse

TEXTS = {"strengths": "\n\n", "needs": "\n\n", "who": "; "}
words = st.text(alphabet="abc \n", max_size=8)
forms = st.fixed_dictionaries({"strengths": words, "needs": words, "who": words, "day": words})


def merged(before, mine, theirs):
    return both(before, mine, theirs, joins=TEXTS, lists={"items"})


def test_what_only_one_of_two_changed_is_taken_from_that_one():
    before = {"strengths": "Buses", "needs": "Time"}
    mine = {"strengths": "Buses and trains", "needs": "Time"}
    theirs = {"strengths": "Buses", "needs": "Time, and pictures"}
    assert merged(before, mine, theirs) == {
        "strengths": "Buses and trains",
        "needs": "Time, and pictures",
    }


def test_where_both_changed_a_text_theirs_stands_first_and_mine_after():
    before, mine, theirs = ({"needs": text} for text in ("Time", "More time", "Pictures"))
    assert merged(before, mine, theirs) == {"needs": "Pictures\n\nMore time"}


def test_short_texts_are_joined_on_one_line():
    before, mine, theirs = ({"who": text} for text in ("", "Mr Khan", "Miss Byrne"))
    assert merged(before, mine, theirs) == {"who": "Miss Byrne; Mr Khan"}


def test_of_a_day_that_both_changed_mine_is_kept():
    before, mine, theirs = ({"day": text} for text in ("1 May", "2 May", "3 May"))
    assert merged(before, mine, theirs) == {"day": "2 May"}


def test_lines_that_either_added_are_in_and_lines_that_one_took_out_are_out():
    before = {"items": "a,b", "items-a-text": "A", "items-b-text": "B"}
    mine = {"items": "a,b,m", "items-a-text": "A", "items-b-text": "B", "items-m-text": "M"}
    theirs = {"items": "a,t", "items-a-text": "A", "items-t-text": "T"}
    found = merged(before, mine, theirs)
    assert found["items"] == "a,t,m"
    assert (found["items-t-text"], found["items-m-text"]) == ("T", "M")


def test_a_line_that_one_took_out_and_the_other_wrote_in_stays():
    before = {"items": "a", "items-a-text": "A"}
    mine = {"items": "a", "items-a-text": "A, much better"}
    theirs = {"items": ""}
    assert merged(before, mine, theirs)["items"] == "a"
    assert merged(before, theirs, mine)["items"] == "a"


def test_line_ends_of_another_system_are_no_difference():
    assert differing({"needs": "one\r\ntwo"}, {"needs": "one\ntwo"}) == []


def test_the_refusal_is_known_again():
    assert was_saved_meanwhile(saved_meanwhile(3))
    assert not was_saved_meanwhile(refuse("too_long"))


@given(before=forms, mine=forms, theirs=forms)
def test_no_word_of_either_is_lost_from_a_text(before, mine, theirs):
    found = merged(before, mine, theirs)
    for name in TEXTS:
        for side in (mine, theirs):
            if side[name].strip() != before[name].strip():
                assert side[name].strip() in found[name]


@given(before=forms, mine=forms)
def test_when_nobody_else_changed_anything_mine_stands(before, mine):
    assert differing(merged(before, mine, before), mine) == []


@given(before=forms, theirs=forms)
def test_when_i_changed_nothing_theirs_stands(before, theirs):
    assert differing(merged(before, before, theirs), theirs) == []
