"""A child by hand meets the record that a list brought: proposed, made one, taken apart exactly."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from openiep.exchange.actions.merging import merge_children, undo_merge
from openiep.exchange.actions.undoing import undo_import
from openiep.exchange.models import ChildMerge
from openiep.exchange.rules.known import KnownChild
from openiep.exchange.rules.twice import here_twice
from openiep.exchange.tests.test_import_children import AMINA, csv
from openiep.exchange.tests.test_import_register import CONTACTS, everything, take
from openiep.people.actions.children import add_child
from openiep.people.models import Need, Pupil, SenStatus
from openiep.people.tests.factories import PupilFactory
from openiep.plans.actions.writing import start_plan
from openiep.rules import Refused

pytestmark = pytest.mark.django_db


def whole() -> list:
    """All that the register says, with stages and needs and when each was made."""
    more = [sorted(map(repr, kind._base_manager.values_list())) for kind in (SenStatus, Need)]
    names = sorted(map(repr, Pupil.objects.values_list("pk", "made_at", "given_name")))
    return [*everything(), *more, names]


@pytest.fixture
def pair(school, senco):
    """Amina by hand with a plan, and Amina from the class list with her contacts."""
    values = {"given_name": "Amina", "family_name": "Begum", "known_as": ""}
    by_hand = add_child(
        school=school, values=values, school_class=None, status="K", needs=["SLCN"], by=senco
    )
    start_plan(pupil=by_hand, by=senco)
    take(school, senco, csv(AMINA), {2: "new"})
    take(school, senco, CONTACTS)
    return by_hand, Pupil.objects.exclude(pk=by_hand.pk).get()


@pytest.mark.parametrize("who", ["head", "stranger"])
def test_nobody_else_puts_records_together(who, pair, request):
    by_hand, listed = pair
    with pytest.raises(PermissionDenied):
        merge_children(pupil=by_hand, other=listed, by=request.getfixturevalue(who))
    assert Pupil.objects.count() == 2


def test_the_record_by_hand_keeps_its_plan_and_takes_over_what_the_list_says(pair, senco):
    by_hand, listed = pair
    merge_children(pupil=by_hand, other=listed, by=senco)
    one = Pupil.objects.get()
    assert one.pk == by_hand.pk
    assert (one.identifiers.get().value, str(one.birth_date)) == ("B801200005001", "2018-03-14")
    assert one.memberships.get().school_class.name == "3K"
    assert one.involvements.count() == 2
    assert sorted(one.needs.values_list("code", flat=True)) == ["SLCN", "SPLD"]
    assert one.sen_statuses.get().code == "K"


def test_it_is_taken_apart_exactly(pair, senco):
    by_hand, listed = pair
    before = whole()
    merge = merge_children(pupil=by_hand, other=listed, by=senco)
    assert whole() != before
    undo_merge(merge=merge, by=senco)
    assert whole() == before
    with pytest.raises(Refused, match="undone_already"):
        undo_merge(merge=merge, by=senco)


def test_what_was_changed_since_is_not_taken_apart(pair, senco):
    by_hand, listed = pair
    merge = merge_children(pupil=by_hand, other=listed, by=senco)
    Pupil.objects.filter(pk=by_hand.pk).update(birth_date="2018-03-15")
    with pytest.raises(Refused, match="merge_changed_since"):
        undo_merge(merge=merge, by=senco)
    assert Pupil.objects.count() == 1


def test_a_record_with_work_of_its_own_never_passes_into_another(pair, senco):
    by_hand, listed = pair
    with pytest.raises(Refused, match="both_worked_on"):
        merge_children(pupil=listed, other=by_hand, by=senco)


def test_nothing_of_another_school_is_merged(pair, senco):
    with pytest.raises(Refused, match="of_another_school"):
        merge_children(pupil=pair[0], other=PupilFactory(), by=senco)


def test_an_imported_child_with_a_plan_stays_when_the_import_is_undone(school, senco):
    batch = take(school, senco, csv(AMINA))
    start_plan(pupil=Pupil.objects.get(), by=senco)
    undo_import(batch=batch, by=senco)
    assert Pupil.objects.exists()
    assert batch.rows.get().kept_because == "worked_on_since"


@pytest.mark.parametrize(
    ("one", "other", "proposed"),
    [
        ({}, {"upn": "B801200005001"}, True),
        ({"upn": "R201100018042"}, {"upn": "B801200005001"}, False),
        ({"birth_date": 1}, {"upn": "B801200005001", "birth_date": 2}, False),
        ({"family_name": "Bell"}, {"upn": "B801200005001"}, False),
    ],
)
def test_only_records_that_may_be_one_child_are_proposed(one, other, proposed):
    name = {"given_name": "Amina", "family_name": "Begum"}
    pair = [KnownChild(**{"id": "1", **name, **one}), KnownChild(**{"id": "2", **name, **other})]
    assert bool(here_twice(pair)) is proposed


def test_the_page_shows_both_does_it_with_one_button_and_undoes_it(pair, senco, signed_in, school):
    by_hand, _listed = pair
    client = signed_in(senco)
    address = reverse("exchange:merge_children", args=[by_hand.pk])
    listed = client.get(reverse("exchange:imports", args=[school.pk])).content.decode()
    assert address in listed
    page = client.get(address).content.decode()
    assert "B801200005001" in page
    assert "They are one child" in page
    other = page.split('name="other" value="')[1].split('"')[0]
    page = client.post(address, {"other": other}, follow=True).content.decode()
    assert "It is one record now" in page
    merge = ChildMerge.objects.get()
    client.post(reverse("exchange:undo_merge", args=[merge.pk]))
    assert Pupil.objects.count() == 2


def test_a_record_that_was_not_proposed_is_not_merged(pair, senco, signed_in, school):
    stranger = PupilFactory(school=school)
    address = reverse("exchange:merge_children", args=[pair[0].pk])
    answer = signed_in(senco).post(address, {"other": str(stranger.pk)})
    assert answer.status_code == 422
    assert Pupil.objects.count() == 3
