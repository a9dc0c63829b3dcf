"""Two people save the same part or row: nobody's words are lost, and one click settles it."""

import re
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse

from openiep.plans.actions.proposing import propose_plan
from openiep.plans.actions.writing import add_target, save_target, start_plan, take_out_target
from openiep.plans.models import TargetWording
from openiep.plans.models.content import plan_content
from openiep.plans.tests.asking import as_author, sign_in, text_of
from openiep.plans.tests.factories import part, save_words, written_plan


@pytest.fixture
def plan(pupil, teacher):
    plan = start_plan(pupil=pupil, by=teacher)
    save_words(plan, "needs", {"strengths": "Kind.", "needs": "Time."}, by=teacher)
    return plan


def address(plan, key="needs"):
    return reverse("plans:save_part", args=[plan.pk, key])


def forms_on(response) -> list[dict[str, str]]:
    """The fields that each form of the page would send."""
    found = []
    for form in re.findall(
        r"<form method=\"post\".*?</form>", response.content.decode(), re.DOTALL
    ):
        fields = re.findall(
            r'<(?:input type="hidden"|button type="submit"[^>]*?) name="([^"]*)" value="([^"]*)"',
            form,
        )
        found.append({unescape(name): unescape(value) for name, value in fields})
    return found


def opened(client, address) -> dict[str, str]:
    """The page's form as it stands when it is opened."""
    shown = client.get(address).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', shown))
    return {name: unescape(value) for name, value in hidden.items()}


@pytest.fixture
def met(plan, teacher, senco):
    """The teacher opens the page; the SENCo saves; the teacher saves other words."""
    client = sign_in(teacher)
    form = opened(client, address(plan))
    save_words(plan, "needs", {"strengths": "Kind and funny.", "needs": "Time."}, by=senco)
    typed = {"strengths": "Kind.", "needs": "Time, and pictures.", "difficulties": ""}
    response = client.post(address(plan), as_author(teacher, **form | typed))
    return client, response


def needs(plan):
    return plan_content(plan)["parts"]["needs"]["content"]


def test_both_are_shown_side_by_side_with_the_name_of_the_other(met, plan):
    _client, response = met
    assert response.status_code == 409
    shown = text_of(response)
    assert "Ms Okafor saved “Strengths and needs” while you were writing" in shown
    for words in ("Kind and funny.", "Kind.", "Time, and pictures.", "Time."):
        assert words in shown
    assert needs(plan)["strengths"] == "Kind and funny."


def test_ones_own_other_window_is_called_so(plan, teacher):
    client = sign_in(teacher)
    form = opened(client, address(plan))
    client.post(address(plan), {**form, "strengths": "Kind."})
    response = client.post(address(plan), {**form, "strengths": "Funny."})
    assert "You, in another window saved" in text_of(response)


@pytest.mark.parametrize(
    ("choice", "strengths", "words"),
    [
        ("both", "Kind and funny.", "Time, and pictures."),
        ("mine", "Kind.", "Time, and pictures."),
        ("theirs", "Kind and funny.", "Time."),
    ],
)
def test_one_click_keeps_mine_theirs_or_both(met, plan, choice, strengths, words):
    client, response = met
    both, mine, theirs = forms_on(response)[-3:]
    answer = client.post(address(plan), {"both": both, "mine": mine, "theirs": theirs}[choice])
    assert answer.status_code == 302
    assert (needs(plan)["strengths"], needs(plan)["needs"]) == (strengths, words)


def test_when_both_changed_the_same_text_both_stand_one_after_the_other(plan, teacher, senco):
    client = sign_in(teacher)
    form = opened(client, address(plan))
    save_words(plan, "needs", {"strengths": "Loves buses."}, by=senco)
    response = client.post(address(plan), {**form, "strengths": "Sings.", "needs": "Time."})
    both = forms_on(response)[-3]
    client.post(address(plan), both)
    assert needs(plan)["strengths"] == "Loves buses.\n\nSings."


def test_a_third_who_saves_before_the_click_is_met_in_the_same_way(met, plan, senco):
    client, response = met
    save_words(plan, "needs", {"strengths": "Third."}, by=senco)
    again = client.post(address(plan), forms_on(response)[-2])
    assert again.status_code == 409
    assert "Third." in text_of(again)
    assert needs(plan)["strengths"] == "Third."


def test_who_closes_the_page_finds_the_words_again_and_still_overwrites_nobody(met, plan):
    client, _response = met
    shown = text_of(client.get(address(plan)))
    assert "Time, and pictures." in shown
    assert "It is not saved yet" in shown
    again = client.post(
        address(plan), {**opened(client, address(plan)), "needs": "Time, and pictures."}
    )
    assert again.status_code == 409


def test_lists_of_two_people_are_joined_line_by_line(plan, teacher, senco):
    client = sign_in(teacher)
    form = opened(client, address(plan, "hopes"))
    save_words(plan, "hopes", {"items": [{"id": "s", "text": "To sing"}]}, by=senco)
    typed = {"items": "t", "items-t-text": "To swim", "items-t-whose": "child"}
    response = client.post(address(plan, "hopes"), {**form, **typed})
    assert response.status_code == 409
    client.post(address(plan, "hopes"), forms_on(response)[-3])
    items = plan_content(plan)["parts"]["hopes"]["content"]["items"]
    assert [line["text"] for line in items] == ["To sing", "To swim"]


def test_choices_are_shown_by_their_words_not_their_codes(plan, teacher, senco):
    client = sign_in(teacher)
    wording = add_target(plan=plan, values={"whose_idea": "child"}, by=teacher)
    target = reverse("plans:save_target", args=[plan.pk, wording.target_id])
    form = opened(client, target)
    save_target(wording=wording, values={"whose_idea": "family"}, version=1, by=senco)
    response = client.post(target, {**form, "whose_idea": "school", "will_do": "will read"})
    shown = text_of(response)
    assert response.status_code == 409
    assert "The family" in shown
    assert "The school" in shown
    assert ">family<" not in shown


def test_a_new_target_sent_again_after_it_was_changed_is_met_too(plan, teacher, senco):
    client, own = sign_in(teacher), str(uuid4())
    adding = reverse("plans:add_target", args=[plan.pk])
    typed = {"id": own, "version": "1", "will_do": "will read"}
    client.post(adding, typed)
    wording = TargetWording.objects.get()
    save_target(wording=wording, values={"will_do": "will sing"}, version=1, by=senco)
    response = client.post(adding, {**typed, "will_do": "will read aloud"})
    assert response.status_code == 409
    assert "will sing" in text_of(response)


def test_what_a_colleague_took_out_is_said_and_the_words_are_kept(plan, teacher, senco):
    client = sign_in(teacher)
    wording = add_target(plan=plan, values={"will_do": "will read"}, by=teacher)
    target = reverse("plans:save_target", args=[plan.pk, wording.target_id])
    take_out_target(wording=wording, by=senco)
    typed = as_author(teacher, version="1", will_do="will read aloud")
    response = client.post(target, typed)
    assert response.status_code == 422
    assert "taken out meanwhile" in text_of(response)
    assert "will read aloud" in text_of(response)
    client.post(reverse("plans:put_back_target", args=[plan.pk, wording.target_id]))
    assert "will read aloud" in text_of(client.get(target))


def test_what_was_typed_while_the_plan_was_proposed_is_kept(pupil, teacher, senco):
    plan = written_plan(pupil, by=teacher)
    client = sign_in(teacher)
    form = opened(client, address(plan))
    propose_plan(plan=plan, by=senco)
    before = part(plan, "needs").version
    response = client.post(address(plan), as_author(teacher, **form, needs="More time."))
    assert response.status_code == 422
    assert "This plan waits for answers" in text_of(response)
    assert "More time." in text_of(response)
    assert part(plan, "needs").version == before
