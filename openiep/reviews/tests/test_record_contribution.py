"""What people say: kept apart, never edited, and for staff only where that was chosen."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.reviews import actions
from openiep.reviews.models import Contribution
from openiep.reviews.rules.codes import Audience, How
from openiep.reviews.tests.factories import hear, invited, plan_in_force, prepared
from openiep.rules import Refused


@pytest.fixture
def mum(review):
    """Sara's invitation."""
    return invited(review, "family")


def where(invitation):
    return reverse("reviews:record_contribution", args=[invitation.pk])


def typed(words="He reads to the dog.", **more):
    return {"words": words, "day": "today", "way": "by_phone", "scribed_by": "Ms Okafor",
            "audience": "meeting", **more}  # fmt: skip


def test_it_is_kept_with_who_as_what_when_how_by_whose_hand(signed_in, teacher, mum, today):
    assert signed_in(teacher).post(where(mum), typed()).status_code == 302
    said = Contribution.objects.get()
    assert (said.called, said.standing, said.voice) == ("Sara Taylor", "mother", "family")
    assert (said.day, said.way, said.scribed_by) == (today, "by_phone", "Ms Okafor")
    assert (said.audience, said.taken_by) == ("meeting", teacher)
    assert AuditEntry.objects.filter(action="record_contribution", outcome="done").count() == 1


def test_each_voice_stands_in_its_own_colour_and_place(signed_in, teacher, review):
    hear(review, "family", "He reads to the dog.", teacher)
    hear(review, "child", "I want harder books!", teacher)
    hear(review, "school", "He offers to read.", teacher)
    page = signed_in(teacher).get(reverse("reviews:meeting", args=[review.pk])).content.decode()
    places = [page.index(words) for words in ("He offers to", "He reads to", "I want harder")]
    assert places == sorted(places)
    for voice in ("school", "family", "child"):
        assert f'class="voice voice--{voice}"' in page


def test_what_is_for_staff_only_is_on_no_page_of_the_meeting(signed_in, teacher, review, plan):
    from openiep.reviews.models import so_far

    secret = "Worried about money."
    hear(review, "family", secret, teacher, audience=Audience.STAFF)
    client = signed_in(teacher)
    target = so_far(review).targets[0]
    for name, more in (
        ("meeting", []), ("record_result", [target]), ("answer_question", ["progress"]),
        ("close_review", []),
    ):  # fmt: skip
        address = reverse(f"reviews:{name}", args=[review.pk, *more])
        assert secret not in client.get(address).content.decode()
    own = client.get(reverse("reviews:review", args=[review.pk])).content.decode()
    assert own.index("For staff only") < own.index(secret)
    assert "<details" in own


def test_an_assistant_and_a_head_may_not(signed_in, assistant, head, mum):
    assert signed_in(assistant).get(where(mum)).status_code == 403
    assert signed_in(head).post(where(mum), typed()).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.record_contribution(
            invitation=mum, words="x", day=mum.school.today(), way=How.BY_PHONE, by=assistant
        )
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("who", ["other_teacher", "stranger"])
def test_others_find_nothing(signed_in, request, who, mum):
    assert signed_in(request.getfixturevalue(who)).post(where(mum), typed()).status_code == 404


def test_signed_out_is_sent_to_sign_in(client, mum):
    assert reverse("access:sign_in") in client.get(where(mum)).url


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"words": ""}, "says, in"),
        ({"words": " \n"}, "says, in"),
        ({"day": "tomorrow"}, "has not come yet"),
        ({"way": "by_owl"}, "Select a valid choice"),
        ({"audience": "everyone"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said(signed_in, teacher, mum, change, sentence):
    response = signed_in(teacher).post(where(mum), typed(**change))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Contribution.objects.exists()


def test_said_anew_keeps_what_was_said_before(signed_in, teacher, review):
    first = hear(review, "family", "He reads to the cat.", teacher)
    address = reverse("reviews:say_contribution_anew", args=[first.pk])
    client = signed_in(teacher)
    assert "He reads to the cat." in client.get(address).content.decode()
    client.post(address, typed("He reads to the dog."))
    [now] = Contribution.objects.standing_now()
    assert (now.words, now.says_anew) == ("He reads to the dog.", first)
    first.refresh_from_db()
    assert first.words == "He reads to the cat."
    assert "cat" not in client.get(reverse("reviews:review", args=[review.pk])).content.decode()


def test_two_who_change_the_same_words_lose_nothing(teacher, senco, review):
    first = hear(review, "family", "He reads.", teacher)
    told = {"day": review.day, "way": How.BY_PHONE}
    actions.say_contribution_anew(contribution=first, words="Mine.", by=teacher, **told)
    with pytest.raises(Refused) as refused:
        actions.say_contribution_anew(contribution=first, words="Theirs.", by=senco, **told)
    assert [reason.code for reason in refused.value.reasons] == ["taken_back_already"]
    assert Contribution.objects.count() == 2


def test_it_can_be_taken_back_and_not_by_a_link(signed_in, teacher, review):
    said = hear(review, "child", "I want harder books!", teacher)
    address = reverse("reviews:take_back_contribution", args=[said.pk])
    client = signed_in(teacher)
    assert client.get(address).status_code == 405
    client.post(address)
    assert not Contribution.objects.standing_now().exists()
    assert Contribution.objects.count() == 1


def test_nobody_speaks_for_a_family_of_whom_nobody_is_known(teacher, pupil, today):
    review = prepared(plan_in_force(pupil, teacher), teacher)
    with pytest.raises(Refused) as refused:
        hear(review, "family", "They agree.", teacher)
    assert [reason.code for reason in refused.value.reasons] == ["nobody_to_say_it"]


def test_the_name_of_a_parent_is_escaped(signed_in, teacher, review, mother):
    mother.person.called = "<b>Sara</b>"
    mother.person.save()
    hear(review, "family", "<i>Hello</i>", teacher, day=review.day - timedelta(days=1))
    page = signed_in(teacher).get(reverse("reviews:meeting", args=[review.pk])).content.decode()
    assert "<b>Sara</b>" not in page
    assert "<i>Hello" not in page
