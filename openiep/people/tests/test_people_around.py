"""The people around a child: standing, restriction, and nobody from another school."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.people.actions import around as actions
from openiep.people.models import Involvement, Person, Pupil
from openiep.people.tests.factories import InvolvementFactory, PersonFactory
from openiep.rules import Refused

SARA = {
    "kind": "family", "called": "Sara Taylor", "full_name": "", "telephone": "01632 960200",
    "email": "", "works_as": "", "relation": "mother", "is_key_person": False,
    "responsibility": "yes", "care": "yes", "verified": True, "restriction": "", "priority": 1,
}  # fmt: skip


def add(pupil, by, **more):
    return actions.add_person_around(pupil=pupil, values={**SARA, **more}, by=by)


def change(involvement, by, version=1, **more):
    values = {**SARA, **more}
    return actions.change_person_around(
        involvement=involvement, values=values, version=version, by=by
    )


def asked(pupil):
    return list(Involvement.objects.filter(pupil=pupil).with_standing().on(pupil.school.today()))


def test_the_senco_adds_a_parent_and_it_is_kept_who_verified(pupil, senco):
    mother = add(pupil, senco)
    assert mother.has_standing
    assert asked(pupil) == [mother]
    assert mother.verified_by.called == "Ms Okafor"
    assert mother.verified_on == pupil.school.today()
    assert AuditEntry.objects.get().action == "add_person_around"


@pytest.mark.parametrize("who", ["teacher", "assistant", "head", "other_teacher", "stranger"])
def test_nobody_else_adds_or_changes_people(who, pupil, mother, request):
    by = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        add(pupil, by)
    with pytest.raises(PermissionDenied):
        change(mother, by, responsibility="no")
    with pytest.raises(PermissionDenied):
        actions.end_involvement(involvement=mother, by=by)
    mother.refresh_from_db()
    assert (mother.responsibility, mother.ends_on) == ("yes", None)


@pytest.mark.parametrize(
    ("responsibility", "care", "verified", "restriction", "is_asked"),
    [
        ("yes", "yes", True, "", True),
        ("yes", "no", True, "", True),
        ("no", "yes", True, "", True),
        ("yes", "unknown", True, "", True),
        ("no", "no", True, "", False),
        ("yes", "yes", False, "", False),
        ("unknown", "unknown", False, "", False),
        ("yes", "yes", True, "Court order of 3 May", False),
        ("yes", "no", True, "Court order of 3 May", False),
    ],
)
def test_who_is_asked(pupil, senco, responsibility, care, verified, restriction, is_asked):
    parent = add(
        pupil, senco, responsibility=responsibility, care=care, verified=verified,
        restriction=restriction,
    )  # fmt: skip
    assert parent.has_standing is is_asked
    assert asked(pupil) == ([parent] if is_asked else [])


def test_the_property_and_the_query_agree_in_every_case(pupil):
    for responsibility in ("yes", "no", "unknown"):
        for care in ("yes", "no", "unknown"):
            for verified in (True, False):
                for restriction in ("", "order"):
                    for kind in ("family", "staff", "professional"):
                        checker = {} if verified else {"verified_on": None, "verified_by": None}
                        InvolvementFactory(
                            pupil=pupil, responsibility=responsibility, care=care, kind=kind,
                            restriction=restriction, **checker,
                        )  # fmt: skip
    everybody = Involvement.objects.filter(pupil=pupil)
    assert everybody.count() == 108
    by_query = set(everybody.with_standing().values_list("pk", flat=True))
    assert by_query == {one.pk for one in everybody if one.has_standing}


def test_a_standing_of_which_nothing_is_known_cannot_be_verified(pupil, senco):
    with pytest.raises(Refused, match="verify_what"):
        add(pupil, senco, responsibility="unknown", care="unknown")
    with pytest.raises(Refused, match="verify_what"):
        add(pupil, senco, responsibility="unknown", care="no")
    assert not Involvement.objects.exists()
    assert not Person.objects.filter(called="Sara Taylor").exists()


def test_a_person_of_another_school_is_never_attached(pupil, senco):
    foreign = PersonFactory(called="Mr Elsewhere")
    with pytest.raises(Refused, match="of_another_school"):
        add(pupil, senco, person=foreign, kind="staff")
    assert not Involvement.objects.exists()


def test_a_colleague_of_another_school_is_not_found_by_name(pupil, senco, stranger, signed_in):
    path = reverse("people:add_person_around", args=[pupil.pk])
    answer = signed_in(senco).post(path, {**SARA, "kind": "staff", "called": "Mr Elsewhere"})
    assert answer.status_code == 422
    assert "No colleague here is called that" in answer.content.decode()


def test_a_colleague_is_joined_not_doubled(pupil, senco, other_teacher):
    colleague = Person.objects.get(user=other_teacher)
    values = {"kind": "staff", "person": colleague, "called": "Ms Petrov", "relation": "music"}
    add(pupil, senco, **values)
    assert Person.objects.filter(called="Ms Petrov").count() == 1
    assert Pupil.objects.visible_to(other_teacher).get() == pupil
    with pytest.raises(Refused, match="around_already"):
        add(pupil, senco, **values)


def test_changing_a_colleagues_part_never_rewrites_the_colleague(pupil, senco, other_teacher):
    colleague = Person.objects.get(user=other_teacher)
    values = {"kind": "staff", "person": colleague, "called": "Ms Petrov", "relation": "music"}
    involvement = add(pupil, senco, **values)
    change(involvement, senco, **{**values, "relation": "key worker", "telephone": "0"})
    colleague.refresh_from_db()
    assert (colleague.called, colleague.telephone) == ("Ms Petrov", "01632 960101")
    involvement.refresh_from_db()
    assert involvement.relation == "key worker"


def test_a_colleague_is_never_put_in_a_parents_place(pupil, mother, senco, teacher):
    khan = Person.objects.get(user=teacher)
    with pytest.raises(Refused, match="another_person"):
        change(mother, senco, kind="staff", person=khan, called="Mr Khan")
    mother.refresh_from_db()
    assert (mother.kind, mother.person.called) == ("family", "Sara Taylor")


def test_what_was_verified_once_keeps_its_day_and_checker(pupil, mother, senco):
    before = (mother.verified_on, mother.verified_by)
    change(mother, senco, priority=2)
    mother.refresh_from_db()
    assert (mother.verified_on, mother.verified_by) == before


def test_of_two_who_change_one_person_one_wins_and_the_numbers_are_the_winners(mother, senco):
    mine, theirs = Involvement.objects.get(), Involvement.objects.get()
    change(theirs, senco, telephone="01632 960201")
    with pytest.raises(Refused, match="saved_meanwhile"):
        change(mine, senco, telephone="01632 960202")
    assert Person.objects.get(pk=mother.person_id).telephone == "01632 960201"


def test_the_page_shows_theirs_beside_mine(pupil, mother, senco, signed_in):
    path = reverse("people:change_person_around", args=[mother.pk])
    client, said = signed_in(senco), {**SARA, "restriction": "", "verified": "on", "version": "1"}
    assert client.post(path, {**said, "telephone": "01632 960201"}).status_code == 302
    answer = client.post(path, {**said, "telephone": "01632 960202"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "01632 960201" in page
    assert 'value="01632 960202"' in page
    assert client.post(path, {**said, "telephone": "01632 960202", "version": "2"}).url


def test_an_end_bites_at_once_and_is_kept(pupil, senco, other_teacher):
    colleague = Person.objects.get(user=other_teacher)
    involvement = add(
        pupil, senco, kind="staff", person=colleague, called="Ms Petrov", relation="music"
    )
    assert Pupil.objects.visible_to(other_teacher).exists()
    actions.end_involvement(involvement=involvement, by=senco)
    assert not Pupil.objects.visible_to(other_teacher).exists()
    assert Involvement.objects.filter(pk=involvement.pk).exists()


def test_ending_what_is_over_changes_nothing(pupil, mother, senco):
    long_ago = pupil.school.today() - timedelta(days=300)
    Involvement.objects.update(ends_on=long_ago)
    actions.end_involvement(involvement=mother, by=senco)
    mother.refresh_from_db()
    assert mother.ends_on == long_ago


def test_a_restriction_is_never_told_to_those_who_need_not_know(pupil, mother, teacher, signed_in):
    Involvement.objects.update(restriction="Court order of 3 May")
    for route in ("home:child", "people:change_child"):
        page = signed_in(teacher).get(reverse(route, args=[pupil.pk])).content.decode()
        assert "Court order" not in page


def test_a_court_order_takes_every_standing_away_and_its_words_are_asked_for(pupil, senco):
    with pytest.raises(Refused) as refused:
        add(pupil, senco, court_order=True)
    assert [reason.code for reason in refused.value.reasons] == ["say_what_the_order_says"]
    father = add(pupil, senco, court_order=True, restriction="No contact, order of 3 May")
    assert not father.has_standing
    assert asked(pupil) == []


def test_how_to_reach_a_parent_is_kept_and_shown_again(pupil, senco, signed_in):
    told = {
        "address": "1 Brook Lane\nBrookford", "language": "Urdu", "needs_interpreter": True,
        "reached_by": "message",
    }  # fmt: skip
    mother = add(pupil, senco, **told)
    person = Person.objects.get(pk=mother.person_id)
    assert {name: getattr(person, name) for name in told} == told
    page = signed_in(senco).get(reverse("people:change_person_around", args=[mother.pk]))
    assert "1 Brook Lane\nBrookford" in page.content.decode()
    assert 'value="message" selected' in page.content.decode()
