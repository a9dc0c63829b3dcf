"""The family's pages: all eight parts in plain words, and nothing that is not theirs."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from openiep.home.tests.at_home import browser_of, come_in
from openiep.people.models import Involvement
from openiep.people.tests.factories import InvolvementFactory, PupilFactory
from openiep.plans.models import Answer, Plan, Suggestion
from openiep.plans.tests.agreeing import answer, fresh, plan_in_force, proposed_plan
from openiep.plans.tests.factories import written_plan
from openiep.reviews.actions.preparing import Invite, prepare_review
from openiep.reviews.models import Contribution

SCHOOLS_OWN_WORDS = re.compile(
    r"\b(provision|baseline|version|restriction|contribution)s?\b", re.IGNORECASE
)
LONGEST_SENTENCE = 20


@pytest.fixture
def father(pupil, plan):
    return InvolvementFactory(pupil=pupil, person__called="Tom Taylor", relation="father")


@pytest.fixture
def plan(pupil, mother, senco):
    return plan_in_force(pupil, mother, by=senco)


@pytest.fixture
def at_home(mother) -> Client:
    return browser_of(come_in(mother))


def words_of(page) -> str:
    """What a person reads, without tags, hidden words of pictures and the frame of the site."""
    main = page.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    main = re.sub(r"<svg.*?</svg>|<form.*?</form>", " ", main, flags=re.DOTALL)
    main = re.sub(r"</(p|li|h1|h2|h3|dt|dd|a|span|summary)>", ". ", main)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def test_a_parent_with_one_child_comes_straight_to_its_page(at_home, pupil, plan):
    assert at_home.get("/").url == reverse("home:family")
    assert at_home.get(reverse("home:family")).url == reverse("home:family_child", args=[pupil.pk])


def test_siblings_under_one_sign_in_stay_two_children(at_home, mother, pupil, senco):
    sister = PupilFactory(school=pupil.school, known_as="Ruth")
    InvolvementFactory(pupil=sister, person=mother.person)
    page = at_home.get(reverse("home:family")).content.decode()
    assert "Sam" in page
    assert "Ruth" in page
    for child, other in ((pupil, "Ruth"), (sister, "Sam")):
        one = at_home.get(reverse("home:family_child", args=[child.pk]))
        assert child.known_as in one.content.decode()
        assert other not in words_of(one)


def test_the_page_says_what_is_agreed_at_home_next_and_whom_to_ask(at_home, pupil, plan, teacher):
    page = at_home.get(reverse("home:family_child", args=[pupil.pk]))
    text = page.content.decode()
    for heading in ("What we agreed", "What we do at home", "How it is going", "What is next"):
        assert heading in text
    assert "01632 960999" in text
    assert "Mr Khan" in text


def test_all_eight_parts_stand_on_the_plan_in_plain_words(at_home, plan):
    page = at_home.get(reverse("home:family_plan", args=[plan.pk])).content.decode()
    for number in range(1, 9):
        assert f'id="part-{number}"' in page


def test_the_pages_avoid_the_schools_own_words_and_long_sentences(
    at_home, pupil, plan, mother, senco
):
    prepare_review(
        plan=fresh(plan),
        day=plan.school.today(),
        invite=[Invite(person_id=mother.person.pk)],
        by=senco,
    )
    review = plan.reviews.get()
    addresses = [
        reverse("home:family_child", args=[pupil.pk]),
        reverse("home:family_plan", args=[plan.pk]),
        reverse("home:answer_plan", args=[plan.pk]),
        reverse("home:suggest_words", args=[pupil.pk]),
        reverse("home:diary", args=[pupil.pk]),
        reverse("home:who_looked", args=[pupil.pk]),
        reverse("home:say_for_review", args=[review.pk]),
    ]
    the_schools_sentence = "without help, 18 out of 20 on three days running"
    for address in addresses:
        text = words_of(at_home.get(address))
        assert len(text) > 100, address
        assert SCHOOLS_OWN_WORDS.findall(text) == [], address
        ours = text.replace(the_schools_sentence, "")
        long = [s for s in re.split(r"[.!?:]\s", ours) if len(s.split()) > LONGEST_SENTENCE]
        assert long == [], address


def test_what_is_for_staff_only_is_not_on_the_page(at_home, pupil, mother, senco):
    plan = written_plan(pupil, by=senco)
    part = plan.parts.get_or_create(
        key="other_needs", defaults={"school": plan.school, "pupil": pupil}
    )[0]
    part.content = {
        "items": [
            {"id": "a", "kind": "medical", "text": "An inhaler in the bag", "audience": "all"},
            {"id": "b", "kind": "other", "text": "Quetzalcoatl", "audience": "staff"},
        ]
    }
    part.save()
    plan = _propose(plan, senco)
    page = at_home.get(reverse("home:family_plan", args=[plan.pk])).content.decode()
    assert "An inhaler" in page
    assert "Quetzalcoatl" not in page


def _propose(plan, senco):
    from openiep.plans.actions.proposing import propose_plan

    propose_plan(plan=fresh(plan), by=senco)
    return fresh(plan)


def test_a_draft_is_not_shown(at_home, pupil, senco):
    draft = written_plan(pupil, by=senco)
    assert at_home.get(reverse("home:family_plan", args=[draft.pk])).status_code == 404


@pytest.mark.parametrize(
    "spoiled",
    [
        {"verified_on": None, "verified_by": None},
        {"restriction": "An order of the court"},
        {"responsibility": "no", "care": "unknown"},
        {"ends_on": "yesterday"},
        {"kind": Involvement.Kind.PROFESSIONAL},
    ],
)
def test_without_standing_the_child_is_not_there_at_the_next_request(
    at_home, mother, pupil, plan, spoiled
):
    address = reverse("home:family_child", args=[pupil.pk])
    assert at_home.get(address).status_code == 200
    if spoiled.get("ends_on"):
        spoiled = {"ends_on": pupil.school.today() - timedelta(days=1)}
    Involvement.objects.filter(pk=mother.pk).update(**spoiled)
    assert at_home.get(address).status_code == 404
    assert at_home.get(reverse("home:family_plan", args=[plan.pk])).status_code == 404
    assert at_home.post(reverse("home:answer_plan", args=[plan.pk])).status_code == 404


def test_a_parent_of_another_child_finds_nothing(at_home, pupil, plan, school):
    other = PupilFactory(school=school, known_as="Ada")
    stranger = browser_of(come_in(InvolvementFactory(pupil=other)))
    for name, key in (("home:family_child", pupil.pk), ("home:family_plan", plan.pk)):
        assert stranger.get(reverse(name, args=[key])).status_code == 404


def test_the_schools_own_pages_stay_shut(at_home, pupil, plan, school):
    for address in (
        reverse("home:child", args=[pupil.pk]),
        reverse("plans:plan", args=[plan.pk]),
        reverse("plans:versions", args=[plan.pk]),
        reverse("documents:print_plan", args=[plan.pk]),
    ):
        assert at_home.get(address).status_code == 403, address
    for address in (
        reverse("home:children", args=[school.pk]),
        reverse("people:staff", args=[school.pk]),
    ):
        assert at_home.get(address).status_code == 404, address


def test_two_parents_never_see_each_others_words(at_home, father, mother, plan, pupil, senco):
    answer(plan, by=senco, person=father.person, words="TOMS-OWN-WORDS")
    father.person.telephone = "TOMS-TELEPHONE"
    father.person.save()
    for address in (
        reverse("home:family_child", args=[pupil.pk]),
        reverse("home:family_plan", args=[plan.pk]),
        reverse("home:who_looked", args=[pupil.pk]),
    ):
        page = at_home.get(address).content.decode()
        for word in ("TOMS", "Tom Taylor", "father"):
            assert word not in page, (address, word)
    his = browser_of(come_in(father))
    his.get(reverse("home:family_child", args=[pupil.pk]))
    assert (
        "You"
        not in words_of(at_home.get(reverse("home:who_looked", args=[pupil.pk]))).split("noted")[0]
    )


def test_a_parent_answers_to_the_words_they_read(at_home, pupil, mother, senco):
    plan = proposed_plan(pupil, by=senco)
    at_page = at_home.get(reverse("home:answer_plan", args=[plan.pk]))
    version = re.search(rb'name="version" value="([^"]+)"', at_page.content)[1].decode()
    sent = {"version": version, "answer": "agree"}
    done = at_home.post(reverse("home:answer_plan", args=[plan.pk]), sent)
    assert done.status_code == 302
    given = Answer.objects.get(person=mother.person)
    assert (given.answer, given.way, given.party) == ("agree", "on_screen", "family")
    assert given.taken_by == mother.person.user
    back = at_home.post(reverse("home:take_back_answer", args=[given.pk]))
    assert back.status_code == 302
    given.refresh_from_db()
    assert given.withdrawn_on is not None


def test_a_comment_needs_its_words_and_the_school_alone_says_not_reached(
    at_home, pupil, mother, senco
):
    plan = proposed_plan(pupil, by=senco)
    address = reverse("home:answer_plan", args=[plan.pk])
    version = plan.versions.get().pk
    assert (
        at_home.post(address, {"version": version, "answer": "agree_with_comment"}).status_code
        == 422
    )
    assert at_home.post(address, {"version": version, "answer": "not_reached"}).status_code == 422
    assert not Answer.objects.exists()


def test_nobody_takes_back_the_answer_of_the_other_parent(at_home, father, plan, senco):
    his = answer(plan, by=senco, person=father.person)
    assert at_home.post(reverse("home:take_back_answer", args=[his.pk])).status_code == 404


def test_a_parents_words_go_into_the_draft_when_the_school_takes_them_up(
    at_home, pupil, mother, senco, signed_in
):
    draft = written_plan(pupil, by=senco)
    sent = {"part": "hopes", "words": "To read to his dog"}
    assert at_home.post(reverse("home:suggest_words", args=[pupil.pk]), sent).status_code == 302
    suggestion = Suggestion.objects.get()
    staff = signed_in(senco)
    assert (
        "waits for your answer"
        in staff.get(reverse("plans:plan", args=[draft.pk])).content.decode()
    )
    page = staff.get(reverse("plans:suggestions", args=[draft.pk])).content.decode()
    assert "To read to his dog" in page
    staff.post(reverse("plans:answer_suggestion", args=[suggestion.pk]), {"act": "take_up"})
    hopes = Plan.objects.get(pk=draft.pk).parts.get(key="hopes").content["items"]
    assert [h["text"] for h in hopes if h["whose"] == "family"][-1:] == ["To read to his dog"]
    mine = at_home.get(reverse("home:suggest_words", args=[pupil.pk])).content.decode()
    assert "The school has put it into the plan" in mine
    taken = at_home.post(reverse("home:take_back_suggestion", args=[suggestion.pk]), follow=True)
    assert "answered already" in taken.content.decode()


def test_without_a_plan_being_written_no_words_are_taken(at_home, pupil, plan):
    sent = {"part": "hopes", "words": "To read"}
    assert at_home.post(reverse("home:suggest_words", args=[pupil.pk]), sent).status_code == 422
    assert not Suggestion.objects.exists()


def test_a_parent_says_what_they_think_before_a_review(at_home, plan, mother, senco):
    prepare_review(
        plan=fresh(plan),
        day=plan.school.today(),
        invite=[Invite(person_id=mother.person.pk)],
        by=senco,
    )
    address = reverse("home:say_for_review", args=[plan.reviews.get().pk])
    assert at_home.post(address, {"words": "She reads now", "audience": "staff"}).status_code == 302
    assert (
        at_home.post(address, {"words": "She reads a lot", "audience": "staff"}).status_code == 302
    )
    stands = Contribution.objects.standing_now()
    assert [one.words for one in stands] == ["She reads a lot"]
    assert stands.get().way == "on_screen"
    back = at_home.post(reverse("home:take_back_words", args=[stands.get().pk]))
    assert back.status_code == 302
    assert not Contribution.objects.standing_now().exists()


def test_who_has_looked_is_told_by_what_they_are(at_home, pupil, plan, signed_in, senco):
    signed_in(senco).get(reverse("home:child", args=[pupil.pk]))
    page = at_home.get(reverse("home:who_looked", args=[pupil.pk])).content.decode()
    assert "The SENCo" in page
    assert "Ms Okafor" not in page


def test_the_page_takes_few_questions_of_the_database(
    at_home, pupil, plan, django_assert_max_num_queries
):
    address = reverse("home:family_child", args=[pupil.pk])
    at_home.get(address)
    with django_assert_max_num_queries(40):
        at_home.get(address)
