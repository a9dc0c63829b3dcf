"""The bank: searched for a plan, begun with, and the school's own entries beside those of the product."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.plans.actions.bank import (
    add_to_bank,
    change_in_bank,
    put_back_in_bank,
    take_out_of_bank,
)
from openiep.plans.actions.writing import start_plan
from openiep.plans.models import OwnTarget, TargetWording
from openiep.plans.presenters.bank import age_of, used_by_words
from openiep.plans.tests.asking import AT_A_PAGE_OF_WRITING, sign_in, status_for, text_of
from openiep.plans.views.target_pages import begun_with
from openiep.reference.bank import strategies, targets
from openiep.reference.measures import measures
from openiep.rules import Refused

OWN = {
    "name": "Bus timetable", "area": "independence", "age_from": 9, "age_to": 16,
    "will_do": "find the next bus to {place} on the timetable", "conditions": "at the stop",
    "how_well": "on 4 out of 5 trips", "measure": "out_of",
    "baseline_question": "On how many of 5 trips does {child} find it now?",
    "strategies": ["Mark the line with a finger", "", "Say the time aloud"],
}  # fmt: skip
SENCO_ONLY = {"senco": 200, "teacher": 403, "head": 403, "assistant": 403, "stranger": 404}


@pytest.fixture
def plan(pupil, teacher):
    return start_plan(pupil=pupil, by=teacher)


@pytest.fixture
def entry(school, senco):
    return add_to_bank(school=school, values=OWN, by=senco)


def at(plan):
    return reverse("plans:bank", args=[plan.pk])


def found(client, plan, **asked):
    return text_of(client.post(at(plan), asked))


@pytest.mark.parametrize("who", AT_A_PAGE_OF_WRITING)
def test_who_may_write_the_plan_may_search(plan, who, request):
    assert status_for(request, who, at(plan)) == AT_A_PAGE_OF_WRITING[who]
    assert status_for(request, who, at(plan), "post") == AT_A_PAGE_OF_WRITING[who]


def test_targets_are_found_by_the_beginnings_of_words_area_and_age(plan, teacher):
    client = sign_in(teacher)
    page = found(client, plan, words="lett sou", age="5")
    assert "say the sounds of the letters" in page
    assert '<mark class="blank">[letters]</mark>' in page
    assert "Nothing with these words" in found(client, plan, words="lett", area="semh", age="5")
    assert "Nothing with these words" in found(client, plan, words="say the sounds", age="17")


def test_the_childs_own_age_is_chosen_first(plan, teacher, pupil):
    pupil.birth_date, pupil.year_group = None, "3"
    pupil.save()
    assert age_of(pupil) == 7
    assert re.search(
        r'<option value="7" selected>7 \(Sam\)', text_of(sign_in(teacher).get(at(plan)))
    )


def test_the_words_of_a_search_stand_in_no_address_and_in_no_record(plan, teacher):
    client = sign_in(teacher)
    assert 'value="bus"' not in text_of(client.get(at(plan), {"words": "bus"}))
    before = AuditEntry.objects.count()
    found(client, plan, words="letters")
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize("one", targets().values(), ids=lambda one: one.id)
def test_every_entry_begins_a_target_that_can_be_saved(one, senco):
    typed = begun_with(senco, one.id)
    assert typed["measure"] == one.measure in measures()
    assert not re.search(r"[{}]", typed["will_do"] + typed["conditions"] + typed["how_well"])
    assert len(typed["strategies"].split(",")) == len(one.strategies)


def test_every_user_of_a_strategy_has_a_word():
    users = {who for one in strategies().values() for who in one.used_by}
    assert users <= set(used_by_words())


def test_a_chosen_entry_stands_in_the_form_with_its_blanks_and_all_that_belongs_to_it(
    plan, teacher
):
    client = sign_in(teacher)
    page = text_of(
        client.get(reverse("plans:add_target", args=[plan.pk]), {"from": "cog-letters-2"})
    )
    assert "say the sounds of the letters [letters]" in page
    assert '<option value="out_of" selected' in page
    assert "To find out first: How many of these sounds does Sam say at sight?" in page
    assert "Where does it start? How many of these sounds does Sam say at sight?" in page
    assert "There is a blank left: “[letters]”." in page
    assert page.count('name="strategies-') >= 8
    assert not TargetWording.objects.exists()


@pytest.mark.parametrize("id", ["", "nothing", "own:", "own:x", "own:" + "0" * 32])
def test_an_entry_that_is_not_there_begins_an_empty_target(plan, teacher, id):
    page = sign_in(teacher).get(reverse("plans:add_target", args=[plan.pk]), {"from": id})
    assert page.status_code == 200
    assert begun_with(teacher, id) == {}


# The school's own


def test_the_schools_own_stand_first_and_begin_a_target(plan, teacher, entry):
    page = found(sign_in(teacher), plan, words="bus", age="all")
    assert page.index("our school’s") < page.index("Begin with this")
    typed = begun_with(teacher, f"own:{entry.pk}")
    assert typed["will_do"] == "find the next bus to [place] on the timetable"
    assert typed["strategies-1-text"] == "Say the time aloud"


def test_another_schools_own_are_not_found(plan, teacher, stranger):
    from openiep.people.models import Post

    other = Post.objects.get(user=stranger).school
    theirs = add_to_bank(school=other, values=OWN, by=stranger)
    assert "our school’s" not in found(sign_in(teacher), plan, words="bus", age="all")
    assert begun_with(teacher, f"own:{theirs.pk}") == {}


@pytest.mark.parametrize("who", ["teacher", "assistant", "head", "stranger"])
def test_only_the_senco_changes_the_bank(school, entry, who, request):
    user = request.getfixturevalue(who)
    for act in (
        lambda: add_to_bank(school=school, values=OWN, by=user),
        lambda: change_in_bank(entry=entry, values=OWN, version=1, by=user),
        lambda: take_out_of_bank(entry=entry, by=user),
        lambda: put_back_in_bank(entry=entry, by=user),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert OwnTarget.objects.count() == 1


@pytest.mark.parametrize("who", SENCO_ONLY)
def test_the_pages_of_the_bank_are_the_sencos(school, entry, who, request):
    for address in (
        reverse("plans:school_bank", args=[school.pk]),
        reverse("plans:add_to_bank", args=[school.pk]),
        reverse("plans:change_in_bank", args=[entry.pk]),
    ):
        assert status_for(request, who, address) == SENCO_ONLY[who]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"will_do": " "}, "say_what"),
        ({"name": "x" * 81}, "too_long"),
        ({"area": "nowhere"}, "unknown_choice"),
        ({"measure": "nothing"}, "unknown_choice"),
        ({"age_from": 1}, "off_the_scale"),
        ({"age_from": 12, "age_to": 9}, "ages_upside_down"),
        ({"strategies": ["x"] * 13}, "too_many_lines"),
    ],
)
def test_what_cannot_stand_in_the_bank(school, senco, change, code):
    with pytest.raises(Refused) as refused:
        add_to_bank(school=school, values={**OWN, **change}, by=senco)
    assert code in {reason.code for reason in refused.value.reasons}
    assert not OwnTarget.objects.exists()


def typed(**changes):
    said = {**OWN, "will_do": "find the next bus to [place]", "strategies": "One\n\nTwo", **changes}
    return {name: str(value) for name, value in said.items()}


def test_the_senco_adds_changes_takes_out_and_puts_back(school, senco, plan):
    client = sign_in(senco)
    added = client.post(reverse("plans:add_to_bank", args=[school.pk]), typed(), follow=True)
    assert "Added. It is found in the bank from now on." in text_of(added)
    kept = OwnTarget.objects.get()
    assert (kept.will_do, kept.strategies) == ("find the next bus to {place}", ["One", "Two"])
    address = reverse("plans:change_in_bank", args=[kept.pk])
    assert "find the next bus to [place]" in text_of(client.get(address))
    client.post(address, typed(version="1", name="Buses"))
    assert OwnTarget.objects.get().name == "Buses"
    client.post(reverse("plans:take_out_of_bank", args=[kept.pk]))
    assert "our school’s" not in found(client, plan, words="bus", age="all")
    page = text_of(client.get(reverse("plans:school_bank", args=[school.pk])))
    assert "Put it back: Buses" in page
    client.post(reverse("plans:put_back_in_bank", args=[kept.pk]))
    assert "our school’s" in found(client, plan, words="bus", age="all")


def test_a_wrong_entry_comes_back_with_its_sentence(school, senco):
    answered = sign_in(senco).post(
        reverse("plans:add_to_bank", args=[school.pk]), typed(age_from="12", age_to="9")
    )
    assert answered.status_code == 422
    assert "Write an age that is 12 or more" in text_of(answered)


def test_who_read_an_older_entry_sees_what_a_colleague_saved(entry, senco):
    change_in_bank(entry=entry, values={**OWN, "name": "Theirs"}, version=1, by=senco)
    client = sign_in(senco)
    address = reverse("plans:change_in_bank", args=[entry.pk])
    answered = client.post(address, typed(version="1", name="Mine"))
    assert answered.status_code == 409
    page = text_of(answered)
    assert "Theirs" in page
    assert 'value="Mine"' in page
    assert OwnTarget.objects.get().name == "Theirs"
    client.post(address, typed(version="2", name="Mine"))
    assert OwnTarget.objects.get().name == "Mine"


def test_a_search_takes_the_same_queries_however_many_entries_there_are(
    plan, teacher, school, senco, django_assert_max_num_queries
):
    for number in range(15):
        add_to_bank(school=school, values={**OWN, "name": f"Own {number}"}, by=senco)
    client = sign_in(teacher)
    with django_assert_max_num_queries(12):
        found(client, plan, words="bus", age="all")
