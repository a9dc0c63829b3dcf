"""The school's own ways of measuring: kept by the SENCo, chosen in a target, recorded with."""

import re
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.monitoring.models import scale_of_wording
from openiep.plans.actions.measures import (
    add_own_measure,
    change_own_measure,
    put_back_own_measure,
    take_out_own_measure,
)
from openiep.plans.actions.writing import start_plan
from openiep.plans.forms.measures import OwnMeasureForm
from openiep.plans.models import OwnMeasure, TargetWording
from openiep.plans.presenters.measures import about
from openiep.plans.rules.measures import KINDS, tidy_measure
from openiep.plans.tests.asking import sign_in, status_for, text_of
from openiep.reference.measures import measures
from openiep.rules import Refused

HALL = {
    "name": "Minutes in the dinner hall", "kind": "duration", "unit": "minutes at lunch",
    "direction": "up", "scale_from": Decimal(0), "scale_to": Decimal(45), "step": Decimal("0.25"),
    "levels": "", "how": "The lunchtime assistant notes it on the clipboard.",
}  # fmt: skip
CALM = {
    "name": "How calm", "kind": "words", "unit": "", "direction": "up",
    "levels": "stormy\nchoppy\ncalm", "how": "",
}  # fmt: skip
SENCO_ONLY = {"senco": 200, "teacher": 403, "head": 403, "assistant": 403, "stranger": 404}


@pytest.fixture
def plan(pupil, teacher):
    return start_plan(pupil=pupil, by=teacher)


@pytest.fixture
def hall(school, senco):
    return add_own_measure(school=school, values=HALL, by=senco)


def typed(own=HALL, **changes):
    said = {**own, **changes}
    return {name: "" if value is None else str(value) for name, value in said.items()}


def new_target(plan):
    return reverse("plans:add_target", args=[plan.pk])


def box(page, name):
    """What stands in a box of the form, seen or not."""
    found = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    value = re.search(r'value="([^"]*)"', found.group()) if found else None
    return value.group(1) if value else ""


# Kept by the SENCo


@pytest.mark.parametrize("who", ["teacher", "assistant", "head", "stranger"])
def test_only_the_senco_changes_them(school, hall, who, request):
    user = request.getfixturevalue(who)
    for act in (
        lambda: add_own_measure(school=school, values=HALL, by=user),
        lambda: change_own_measure(own_measure=hall, values=HALL, version=1, by=user),
        lambda: take_out_own_measure(own_measure=hall, by=user),
        lambda: put_back_own_measure(own_measure=hall, by=user),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert OwnMeasure.objects.count() == 1


@pytest.mark.parametrize("who", SENCO_ONLY)
def test_their_pages_are_the_sencos(school, hall, who, request):
    for address in (
        reverse("plans:own_measures", args=[school.pk]),
        reverse("plans:add_own_measure", args=[school.pk]),
        reverse("plans:change_own_measure", args=[hall.pk]),
    ):
        assert status_for(request, who, address) == SENCO_ONLY[who]


def test_the_senco_adds_changes_takes_out_and_puts_back(school, senco, plan):
    client = sign_in(senco)
    added = client.post(reverse("plans:add_own_measure", args=[school.pk]), typed(), follow=True)
    assert "Added. Whoever writes a target can choose it from now on." in text_of(added)
    kept = OwnMeasure.objects.get()
    assert (kept.scale_to, kept.step, kept.unit) == (45, Decimal("0.25"), "minutes at lunch")
    assert AuditEntry.objects.filter(action="add_own_measure").exists()
    address = reverse("plans:change_own_measure", args=[kept.pk])
    assert box(text_of(client.get(address)), "step") == "0.25"
    client.post(address, typed(version="1", name="In the hall"))
    assert OwnMeasure.objects.get().name == "In the hall"
    client.post(reverse("plans:take_out_own_measure", args=[kept.pk]))
    assert "In the hall" not in text_of(client.get(new_target(plan)))
    page = text_of(client.get(reverse("plans:own_measures", args=[school.pk])))
    assert "Put it back: In the hall" in page
    client.post(reverse("plans:put_back_own_measure", args=[kept.pk]))
    assert "In the hall" in text_of(client.get(new_target(plan)))


def test_who_read_an_older_one_sees_what_a_colleague_saved(hall, senco):
    change_own_measure(own_measure=hall, values={**HALL, "name": "Theirs"}, version=1, by=senco)
    client = sign_in(senco)
    address = reverse("plans:change_own_measure", args=[hall.pk])
    answered = client.post(address, typed(version="1", name="Mine"))
    assert answered.status_code == 409
    assert "Theirs" in text_of(answered)
    assert OwnMeasure.objects.get().name == "Theirs"
    client.post(address, typed(version="2", name="Mine"))
    assert OwnMeasure.objects.get().name == "Mine"


@pytest.mark.parametrize(
    ("own", "change", "code"),
    [
        (HALL, {"name": " "}, "name_measure"),
        (HALL, {"name": "x" * 81}, "too_long"),
        (HALL, {"kind": "described"}, "unknown_choice"),
        (HALL, {"direction": "sideways"}, "unknown_choice"),
        (HALL, {"scale_from": Decimal(45)}, "scale_upside_down"),
        (HALL, {"scale_from": Decimal(-1)}, "off_the_scale"),
        (HALL, {"kind": "percent", "scale_to": Decimal(101)}, "off_the_scale"),
        (HALL, {"step": Decimal(0)}, "off_the_scale"),
        (HALL, {"step": Decimal("0.125")}, "too_fine"),
        (HALL, {"step": Decimal(46)}, "step_is_too_wide"),
        (CALM, {"levels": "only one"}, "so_many_levels"),
        (CALM, {"kind": "goal_scale"}, "so_many_levels"),
    ],
)
def test_what_cannot_stand(school, senco, own, change, code):
    with pytest.raises(Refused) as refused:
        add_own_measure(school=school, values={**own, **change}, by=senco)
    assert code in {reason.code for reason in refused.value.reasons}
    assert not OwnMeasure.objects.exists()


def test_a_wrong_one_comes_back_with_its_sentence(school, senco):
    address = reverse("plans:add_own_measure", args=[school.pk])
    answered = sign_in(senco).post(address, typed(step="46"))
    assert answered.status_code == 422
    assert "Write a step of 45 or less" in text_of(answered)


def test_what_its_kind_does_not_have_is_left_out():
    tidy = tidy_measure({**HALL, "kind": "words", "levels": "a\nb"})
    assert (tidy["scale_to"], tidy["step"], tidy["unit"]) == (None, None, "")
    assert tidy_measure({**HALL, "levels": "a\nb"})["levels"] == ""


def test_every_kind_on_which_one_is_built_is_one_of_ours():
    assert set(KINDS) < set(measures())
    assert {"described", "faces"}.isdisjoint(KINDS)
    assert set(OwnMeasureForm.base_fields) - {"version"} == set(HALL)


def test_it_is_told_in_one_line(hall, school, senco):
    said = "How long · minutes at lunch · from 0 to 45 · in steps of 0.25 · more is better"
    assert about(hall) == said
    calm = add_own_measure(school=school, values=CALM, by=senco)
    assert about(calm) == "A rating in words of your own · stormy; choppy; calm · more is better"


# Chosen in a target


def written(own, plan, client, **also):
    said = {"will_do": "will eat with the others", "measure": f"own:{own.pk}", **also}
    return client.post(new_target(plan), said)


def test_choosing_it_takes_everything_over(plan, teacher, hall):
    client = sign_in(teacher)
    assert f'<option value="own:{hall.pk}"' in text_of(client.get(new_target(plan)))
    page = text_of(written(hall, plan, client, then="measure"))
    assert '<option value="own" selected' in page
    assert "How long · minutes at lunch · from 0 to 45 · in steps of 0.25" in page
    assert "The lunchtime assistant notes it on the clipboard." in page
    assert [box(page, name) for name in ("scale_to", "step", "own_kind")] == [
        "45",
        "0.25",
        "duration",
    ]
    assert not TargetWording.objects.exists()


@pytest.mark.parametrize("in_two_steps", [True, False])
def test_a_target_is_saved_with_it_and_recorded_on_its_scale(plan, teacher, hall, in_two_steps):
    client, also = sign_in(teacher), {"baseline_value": "2.25", "aim_value": "20"}
    if in_two_steps:
        names = (
            "unit", "direction", "scale_from", "scale_to", "step", "own_kind", "measure_name",
        )  # fmt: skip
        page = text_of(written(hall, plan, client, then="measure"))
        also |= {"measure": "own", **{name: box(page, name) for name in names}}
    answered = written(hall, plan, client, **also)
    assert answered.status_code == 302, text_of(answered)
    row = TargetWording.objects.get()
    assert (row.measure, row.measure_name) == ("duration", "Minutes in the dinner hall")
    assert (row.unit, row.direction, row.scale_to) == ("minutes at lunch", "up", 45)
    scale = scale_of_wording(row)
    assert (scale.low, scale.high, scale.step, scale.decimals) == (0, 45, Decimal("0.25"), 2)
    assert "Minutes in the dinner hall" in text_of(
        client.get(reverse("plans:plan", args=[plan.pk]))
    )


def test_a_value_off_its_scale_or_finer_than_its_step_is_refused(plan, teacher, hall):
    client = sign_in(teacher)
    assert written(hall, plan, client, aim_value="46").status_code == 422
    assert written(hall, plan, client, aim_value="1.125").status_code == 422
    assert not TargetWording.objects.exists()


def test_a_later_change_or_its_going_changes_no_target(plan, teacher, senco, hall):
    client = sign_in(teacher)
    written(hall, plan, client)
    row = TargetWording.objects.get()
    change_own_measure(
        own_measure=hall, values={**HALL, "scale_to": Decimal(10)}, version=1, by=senco
    )
    take_out_own_measure(own_measure=hall, by=senco)
    address = reverse("plans:save_target", args=[plan.pk, row.target_id])
    page = text_of(client.get(address))
    assert "Minutes in the dinner hall (our school’s)" in page
    assert box(page, "scale_to") == "45"
    row.refresh_from_db()
    assert (row.scale_to, row.target.series) == (45, 1)


def test_another_measure_takes_its_settings_away(plan, teacher, hall):
    client = sign_in(teacher)
    page = text_of(written(hall, plan, client, then="measure"))
    kept = {
        name: box(page, name)
        for name in ("unit", "scale_from", "scale_to", "step", "own_kind", "measure_name")
    }
    page = text_of(client.post(new_target(plan), {**kept, "measure": "count", "then": "measure"}))
    assert {name: box(page, name) for name in kept} == {**dict.fromkeys(kept, ""), "unit": "times"}


def test_words_of_the_schools_own_are_chosen_from(plan, teacher, school, senco):
    calm = add_own_measure(school=school, values=CALM, by=senco)
    client = sign_in(teacher)
    assert ">choppy</option>" in text_of(written(calm, plan, client, then="measure"))
    assert written(calm, plan, client, baseline_value="1", aim_value="3").status_code == 302
    assert scale_of_wording(TargetWording.objects.get()).choices == (1, 2, 3)


def test_another_schools_are_not_offered(plan, teacher, stranger):
    from openiep.people.models import Post

    other = Post.objects.get(user=stranger).school
    theirs = add_own_measure(school=other, values=HALL, by=stranger)
    client = sign_in(teacher)
    assert "our school’s" not in text_of(client.get(new_target(plan)))
    written(theirs, plan, client)
    assert not TargetWording.objects.filter(measure_name__gt="").exists()
