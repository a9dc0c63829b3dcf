"""The page that says how old the backups are."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def where(school):
    """The page's address."""
    return reverse("config:backups", args=[school.pk])


@pytest.fixture
def keep(settings, tmp_path):
    """`keep(days)` lays a backup so many days old into the folder, proved unless said otherwise."""
    settings.BACKUPS = tmp_path

    def lay(days, *, proved=True):
        made = datetime.now(UTC) - timedelta(days=days, minutes=5)
        path = tmp_path / made.strftime("openiep-%Y-%m-%d-%H%M%S.age")
        path.write_bytes(b"sealed")
        if proved:
            proof = {"proved_at": made.isoformat(), "rows": 3592}
            path.with_suffix(".proved.json").write_text(json.dumps(proof))

    return lay


def test_a_young_proved_backup_is_good_news(signed_in, senco, where, keep):
    keep(0)
    keep(3)
    page = signed_in(senco).get(where).content.decode()
    assert "less than a day old, and a restore has proved it" in page
    assert "openiep backup" not in page
    assert page.count("3592") == 2


@pytest.mark.parametrize(("days", "said"), [(1, "1 day old"), (9, "9 days old")])
def test_its_age_is_said_and_an_old_one_says_what_to_do(signed_in, senco, where, keep, days, said):
    keep(days)
    page = signed_in(senco).get(where).content.decode()
    assert said in page
    assert ("openiep backup" in page) == (days > 8)


def test_without_a_proved_one_it_says_so(signed_in, head, where, keep):
    keep(0, proved=False)
    page = signed_in(head).get(where).content.decode()
    assert "no backup yet that was proved" in page
    assert "not yet" in page


def test_a_teacher_may_not_and_a_stranger_does_not_find_it(
    signed_in, teacher, stranger, where, keep
):
    assert signed_in(teacher).get(where).status_code == 403
    assert signed_in(stranger).get(where).status_code == 404
