"""While somebody types the page keeps it by itself: for its author alone, and it saves nothing."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from openiep.access.models import AuditEntry, Draft
from openiep.plans.actions.writing import add_arrangement, add_target, save_arrangement, save_target
from openiep.plans.tests.asking import as_author, sign_in, text_of
from openiep.plans.tests.factories import part, save_words, written_plan

MINE = "Knows every bus stop in town."
HERE = "This is what you typed at"


@pytest.fixture
def plan(pupil, teacher):
    """Sam's plan as a draft."""
    return written_plan(pupil, by=teacher)


def address(plan, key="needs"):
    """Where a part is written."""
    return reverse("plans:save_part", args=[plan.pk, key])


def keep(client, at, author, **typed):
    """What the script of the page sends while somebody types."""
    return client.post(at, as_author(author, then="keep", **typed))


def pages(plan) -> dict[str, str]:
    """Every kind of page on which something of the plan is written, with a question on it."""
    found = {address(plan): "strengths", address(plan, "checking"): "how"}
    for noun, rows, name in (
        ("target", plan.targetwordings, "will_do"),
        ("arrangement", plan.provisions, "programme"),
        ("home_help", plan.homehelps, "what"),
    ):
        row = rows.get()
        found[reverse(f"plans:add_{noun}", args=[plan.pk])] = name
        own = getattr(row, "target_id", row.pk)
        found[reverse(f"plans:save_{noun}", args=[plan.pk, own])] = name
    return found


def test_every_page_of_writing_keeps_what_is_typed_and_gives_it_back(plan, teacher):
    client = sign_in(teacher)
    for at, name in pages(plan).items():
        answer = keep(client, at, teacher, version="1", **{name: MINE}).json()
        assert answer["kept"], at
        assert answer["said"].startswith("Kept ")
        shown = text_of(client.get(at))
        assert HERE in shown, at
        assert MINE in shown, at


def test_keeping_saves_nothing_and_is_no_reading_in_the_record(plan, teacher):
    client, before = sign_in(teacher), part(plan, "needs")
    entries = AuditEntry.objects.count()
    for number in range(20):
        keep(client, address(plan), teacher, version=before.version, strengths=f"{MINE}{number}")
    after = part(plan, "needs")
    assert (after.content, after.version) == (before.content, before.version)
    assert AuditEntry.objects.count() == entries
    assert Draft.objects.count() == 1


def test_what_is_kept_can_be_let_go_of(plan, teacher):
    client, stored = sign_in(teacher), part(plan, "needs").content["strengths"]
    keep(client, address(plan), teacher, version="1", strengths=MINE)
    answer = client.post(address(plan), {"then": "let_go"})
    assert answer["Location"] == address(plan)
    shown = text_of(client.get(address(plan)))
    assert stored in shown
    assert MINE not in shown
    assert not Draft.objects.exists()


def test_saving_lets_go_of_it_too(plan, teacher):
    client, version = sign_in(teacher), part(plan, "needs").version
    keep(client, address(plan), teacher, version=version, strengths=MINE)
    client.post(address(plan), as_author(teacher, version=version, strengths=MINE))
    assert part(plan, "needs").content["strengths"] == MINE
    assert not Draft.objects.exists()


def test_a_late_word_of_the_script_after_saving_is_not_taken_for_typing(plan, teacher):
    client, version = sign_in(teacher), part(plan, "needs").version
    typed = as_author(teacher, version=version, strengths=MINE)
    client.post(address(plan), typed)
    keep(client, address(plan), teacher, version=version, strengths=MINE)
    assert HERE not in text_of(client.get(address(plan)))
    assert not Draft.objects.exists()


def test_it_is_found_by_nobody_else(plan, teacher, senco):
    keep(sign_in(teacher), address(plan), teacher, version="1", strengths=MINE)
    assert MINE not in text_of(sign_in(senco).get(address(plan)))


def test_with_the_session_ended_it_is_kept_and_the_page_is_told(plan, teacher):
    answer = keep(Client(), address(plan), teacher, version="1", strengths=MINE)
    assert answer.json() == {"kept": True, "away": True}
    assert MINE in text_of(sign_in(teacher).get(address(plan)))


def test_with_its_cookie_lost_it_is_kept_too(plan, teacher):
    client = Client(enforce_csrf_checks=True)
    client.force_login(teacher)
    assert keep(client, address(plan), teacher, strengths=MINE).json() == {
        "kept": True,
        "away": True,
    }


def test_without_a_sign_of_its_author_nothing_is_kept_and_it_says_so(plan, teacher):
    for client in (Client(), sign_in(teacher)):
        answer = client.post(address(plan), {"then": "keep", "strengths": MINE})
        assert answer.json()["kept"] is False
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"),
    [("head", 403), ("assistant", 404), ("other_teacher", 404), ("stranger", 404)],
)
def test_who_may_not_write_keeps_nothing_there(request, plan, who, status):
    user = request.getfixturevalue(who)
    for at, name in pages(plan).items():
        assert keep(sign_in(user), at, user, **{name: MINE}).status_code == status
    assert not Draft.objects.exists()


def test_while_one_types_the_page_says_by_name_who_saved_the_part(plan, teacher, senco):
    client, version = sign_in(teacher), part(plan, "needs").version
    save_words(plan, "needs", {"strengths": "Funny."}, by=senco)
    answer = keep(client, address(plan), teacher, version=version, strengths=MINE).json()
    assert answer["meanwhile"].startswith("Ms Okafor saved this part at ")
    shown = text_of(client.get(address(plan)))
    assert "Ms Okafor saved this part at " in shown
    assert MINE in shown
    met = client.post(address(plan), as_author(teacher, version=version, strengths=MINE))
    assert met.status_code == 409
    assert part(plan, "needs").content["strengths"] == "Funny."


def test_ones_own_other_window_is_called_so(plan, teacher):
    client, version = sign_in(teacher), part(plan, "needs").version
    save_words(plan, "needs", {"strengths": "Funny."}, by=teacher)
    answer = keep(client, address(plan), teacher, version=version, strengths=MINE).json()
    assert answer["meanwhile"].startswith("You saved this part in another window at ")


def test_the_first_of_two_is_told_on_opening_the_part_again(plan, teacher, senco):
    save_words(plan, "needs", {"strengths": "Funny."}, by=senco)
    assert "Ms Okafor saved this part last, at " in text_of(sign_in(teacher).get(address(plan)))
    assert "saved this part last" not in text_of(sign_in(senco).get(address(plan)))


def test_rows_name_who_saved_them_too(plan, teacher, senco):
    wording = add_target(plan=plan, values={"will_do": "will read"}, by=teacher)
    row = add_arrangement(plan=plan, values={"programme": "Words"}, by=teacher)
    save_target(wording=wording, values={"will_do": "will sing"}, version=1, by=senco)
    save_arrangement(arrangement=row, values={"programme": "Songs"}, version=1, by=senco)
    client = sign_in(teacher)
    for at, typed in (
        (reverse("plans:save_target", args=[plan.pk, wording.target_id]), {"will_do": MINE}),
        (reverse("plans:save_arrangement", args=[plan.pk, row.pk]), {"programme": MINE}),
    ):
        assert "Ms Okafor saved this part last" in text_of(client.get(at))
        assert "Ms Okafor" in keep(client, at, teacher, version="1", **typed).json()["meanwhile"]
        met = client.post(at, as_author(teacher, version="1", **typed))
        assert met.status_code == 409
        assert "Ms Okafor saved" in text_of(met)


def test_a_form_drawn_again_says_that_it_is_kept_nowhere_yet(plan, teacher):
    client, hopes = sign_in(teacher), address(plan, "hopes")
    assert "data-unkept" not in text_of(client.get(hopes))
    typed = as_author(teacher, version="1", items="a", then="add:items", **{"items-a-text": "x"})
    assert "data-unkept" in text_of(client.post(hopes, typed))


def test_a_new_row_that_was_kept_and_then_saved_is_there_once(plan, teacher):
    client, own = sign_in(teacher), str(uuid4())
    at = reverse("plans:add_home_help", args=[plan.pk])
    keep(client, at, teacher, version="1", id=own, what=MINE)
    shown = text_of(client.get(at))
    assert own in shown
    client.post(at, as_author(teacher, version="1", id=own, what=MINE))
    assert plan.homehelps.filter(what=MINE).count() == 1
