"""A record whose time is over: two people decide, 30 days to undo, then nothing of it is left."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.urls import reverse

from openiep.access import drafts
from openiep.access.models import AuditEntry, Installation, User
from openiep.config.commands import dispose as command
from openiep.config.keeping import disposed
from openiep.exchange.actions.reading import read_list
from openiep.exchange.models import ImportBatch, ImportRow
from openiep.exchange.preview import preview_of
from openiep.home.actions.disposing import (
    confirm_disposal,
    dispose,
    propose_disposal,
    take_back_disposal,
)
from openiep.home.actions.leaving import record_leaving, take_back_leaving
from openiep.home.disposing import delete_again, dispose_due, disposed_children
from openiep.home.models import Disposal
from openiep.home.retention import over
from openiep.home.rules.retention import kept_until
from openiep.home.tests.at_home import browser_of, come_in
from openiep.monitoring.actions import correct_measurement
from openiep.monitoring.models import Measurement
from openiep.monitoring.tests.factories import queries
from openiep.people.models import Leaving, Need, Person, Pupil, PupilIdentifier
from openiep.people.tests.factories import InvolvementFactory, PupilFactory, hold_post
from openiep.plans.models import Plan
from openiep.rules import Refused
from tests.permissions.world import furnish

pytestmark = pytest.mark.django_db

LONG_AGO = date(2004, 7, 20)
OF_THE_DECISION = {"access.AuditEntry", "home.Disposal"}


def grown_up(pupil, senco):
    """The child left long ago, and would be a grown-up by now."""
    yesterday = pupil.school.today() - timedelta(days=1)
    if pupil.left_on is None:
        said = {"left_on": yesterday, "to_school": "Oak School", "words": ""}
        record_leaving(pupil=Pupil.objects.get(pk=pupil.pk), by=senco, **said)
    Leaving.objects.filter(pupil=pupil, came_back_on=None).update(left_on=LONG_AGO)
    Pupil.objects.filter(pk=pupil.pk).update(left_on=LONG_AGO, birth_date=date(1993, 2, 28))
    return Pupil.objects.get(pk=pupil.pk)


@pytest.fixture
def old(pupil, senco):
    """Sam, who left in 2004."""
    return grown_up(pupil, senco)


@pytest.fixture
def decided(old, senco, head):
    """The SENCo proposed it, the head confirmed it today."""
    return confirm_disposal(disposal=propose_disposal(pupil=old, by=senco), by=head)


@pytest.fixture
def in_days(monkeypatch):
    """`in_days(30)` makes it the day in so many days at every school."""
    from openiep.people.models import School

    now = School.today

    def go(days):
        later = timedelta(days=days)
        monkeypatch.setattr(School, "today", lambda school: now(school) + later)

    return go


@pytest.fixture
def where(school):
    """The page's address."""
    return reverse("home:records_over", args=[school.pk])


def snapshot() -> dict:
    """Every row of every table as text, but what says who decided and looked."""
    return {
        (kind._meta.label, str(values.get("id", values))): repr(values)
        for kind in apps.get_models()
        if kind._meta.label not in OF_THE_DECISION
        for values in kind._base_manager.values()
    }


@pytest.mark.parametrize(
    ("born", "left", "years", "until"),
    [
        (date(2000, 3, 14), date(2016, 7, 20), 31, date(2031, 3, 14)),
        (date(2000, 2, 29), date(2016, 7, 20), 31, date(2031, 3, 1)),
        (None, date(2016, 7, 20), 25, date(2041, 7, 20)),
        (date(1980, 1, 1), date(2016, 7, 20), 25, date(2016, 7, 20)),
    ],
)
def test_a_record_is_kept_until_a_birthday_and_never_ends_before_the_child_left(
    born, left, years, until
):
    assert kept_until(born, left, years) == until


def add_to(child, senco):
    """What the small world has not: corrections in a row, an import, an account, kept typing."""
    first = Measurement.objects.get(pupil=child)
    again = {"note": "", "why": "Misread", "day": first.day, "by": senco}
    second = correct_measurement(measurement=first, value=Decimal(8), **again)
    correct_measurement(measurement=second, value=Decimal(7), **again)
    batch = ImportBatch.objects.get(school=child.school)
    ImportRow.objects.create(
        school=child.school, batch=batch, number=1, child_id=child.pk, is_new=True,
        was={"given_name": "Before"},
    )  # fmt: skip
    come_in(child.involvements.get(person__called__startswith="Sara"))
    plan = Plan.objects.filter(pupil=child).first()
    drafts.keep(f"/plans/{plan.pk}/parts/needs/", {"needs": ["typed"]}, author=senco.pk)
    drafts.keep("/sign-in/", {"email": ["typed"]}, author=senco.pk)
    User.objects.system()


def test_of_a_whole_record_no_row_and_no_file_is_left_and_nothing_of_anybody_else_is_touched(
    settings, tmp_path, in_days
):
    settings.DATA = tmp_path
    world = furnish("Brook Lane")
    senco, head, child = (
        world.staff["senco"], world.staff["head"], world.children["in_force"],
    )  # fmt: skip
    Disposal.objects.all().delete()
    add_to(child, senco)
    child = grown_up(child, senco)
    theirs = {key for key, text in snapshot().items() if str(child.pk) in text}
    kinds = {label for label, _pk in theirs}
    assert {"reviews.Contribution", "exchange.ChildMerge", "classroom.Session"} < kinds
    assert len(kinds) > 25
    before = snapshot()
    files = {path.name for path in (tmp_path / "files").rglob("*") if path.is_file()}
    confirm_disposal(disposal=propose_disposal(pupil=child, by=senco), by=head)
    in_days(30)
    assert dispose_due() == (1, {})
    after = snapshot()
    gone = set(before) - set(after)
    assert theirs <= gone
    others = {label for label, _pk in gone - theirs}
    assert others == {"people.Person", "access.User", "access.Draft"}
    assert {key: before[key] for key in after} == after
    ids = {pk for _label, pk in gone}
    assert not [key for key, text in after.items() if any(pk in text for pk in ids)]
    assert files - {path.name for path in (tmp_path / "files").rglob("*")} == {
        f"{pk}.sealed" for label, pk in theirs if label == "letters.Letter"
    }
    audit = AuditEntry.objects.filter(pupil_id=child.pk)
    assert audit.filter(action="dispose", outcome="done").count() == 1
    assert "Quetzalcoatl" not in repr(list(AuditEntry.objects.values()))
    left = Disposal.objects.get()
    assert (left.proposed_by, left.confirmed_by) == (senco, head)
    assert left.counts["monitoring.Measurement"] == 3
    assert left.counts["files"] == 1
    assert "Quetzalcoatl" not in repr(Disposal.objects.values())


def test_the_clock_does_nothing_before_the_30_days_are_over(decided, old, in_days, where):
    for days in (0, 29):
        in_days(days)
        assert dispose_due() == (0, {})
        assert Pupil.objects.filter(pk=old.pk).exists()
    with pytest.raises(Refused, match="not_due"):
        dispose(disposal=decided, by=User.objects.system())


def test_on_the_30th_day_the_command_deletes_and_notes_the_id_beside_the_backups(
    decided, old, in_days, settings, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr("openiep.config.start.ready", lambda **_more: None)
    settings.BACKUPS = tmp_path / "backups"
    assert command.run(None) == 0
    assert not settings.BACKUPS.exists()
    in_days(30)
    for _time in range(2):
        assert command.run(None) == 0
    assert capsys.readouterr().out == "1 record was deleted for good: its time was over.\n"
    assert disposed.noted(settings.BACKUPS) == {old.pk} == disposed_children()
    assert not Pupil.objects.exists()


def test_after_a_restore_what_was_deleted_is_deleted_again_and_nobody_else(old, school, tmp_path):
    other = PupilFactory(school=school)
    Installation.objects.get_or_create(defaults={"is_demo": False})
    disposed.note(tmp_path, [old.pk])
    disposed.note(tmp_path, [school.pk])
    assert delete_again(disposed.noted(tmp_path, tmp_path / "nowhere")) == 1
    assert list(Pupil.objects.all()) == [other]
    assert disposed_children() == {old.pk}


def test_nobody_finds_the_record_meanwhile_but_on_the_page_where_it_is_taken_back(
    old, signed_in, senco, head, teacher, mother, where
):
    parent = come_in(mother)
    record, family = (
        reverse("home:child", args=[old.pk]),
        reverse("home:family_child", args=[old.pk]),
    )
    client = signed_in(senco)
    assert client.get(record).status_code == 200
    assert browser_of(parent).get(family).status_code == 200
    disposal = confirm_disposal(disposal=propose_disposal(pupil=old, by=senco), by=head)
    for user in (senco, head, teacher, parent):
        assert not Pupil.objects.visible_to(user).exists()
        assert not Pupil.objects.get().roles_of(user)
    assert client.get(record).status_code == 404
    assert browser_of(parent).get(family).status_code == 404
    assert (
        "Sam Taylor" not in client.get(reverse("home:left", args=[old.school_id])).content.decode()
    )
    for user in (senco, head):
        page = signed_in(user).get(where).content.decode()
        assert "Sam Taylor" in page
        assert reverse("home:take_back_disposal", args=[disposal.pk]) in page


def test_it_is_undone_exactly_by_either_and_then_the_clock_leaves_it_alone(
    old, signed_in, senco, head, where, in_days, mother
):
    before = snapshot()
    for user in (senco, head):
        disposal = confirm_disposal(disposal=propose_disposal(pupil=old, by=head), by=senco)
        assert snapshot() != before
        address = reverse("home:take_back_disposal", args=[disposal.pk])
        assert signed_in(user).post(address)["Location"] == where
        now = {key: text for key, text in snapshot().items() if key[0] != "sessions.Session"}
        for key in [key for key in now if key[0] == "access.User"]:
            del now[key]  # signing in is noted there
        assert now == {key: text for key, text in before.items() if key[0] != "access.User"}
    in_days(40)
    assert dispose_due() == (0, {})
    assert signed_in(senco).get(reverse("home:child", args=[old.pk])).status_code == 200


def test_one_person_alone_cannot_nor_two_of_one_post(old, school, senco, head, teacher):
    disposal = propose_disposal(pupil=old, by=senco)
    with pytest.raises(Refused, match="same_person"):
        confirm_disposal(disposal=disposal, by=senco)
    with pytest.raises(Refused, match="senco_and_head"):
        confirm_disposal(disposal=disposal, by=hold_post(school, "senco", "Mr Second"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Disposal.objects.filter(pk=disposal.pk).update(confirmed_by=senco)
    assert not Disposal.objects.get().is_confirmed
    assert confirm_disposal(disposal=disposal, by=head).is_confirmed


def test_a_head_who_is_senco_too_needs_a_second_person_all_the_same(old, school, head):
    from openiep.people.models import Post

    Post.objects.create(school=school, user=head, role="senco", starts_on=school.today())
    disposal = propose_disposal(pupil=old, by=head)
    with pytest.raises(Refused, match="same_person"):
        confirm_disposal(disposal=disposal, by=head)
    second = hold_post(school, "senco", "Mr Second")
    assert confirm_disposal(disposal=disposal, by=second).is_confirmed


def test_it_is_decided_on_the_pages_by_two_people(old, signed_in, senco, head, where):
    page = signed_in(senco).get(where).content.decode()
    propose = reverse("home:propose_disposal", args=[old.pk])
    assert propose in page
    answer = signed_in(senco).post(propose, follow=True)
    assert "Proposed. A second person confirms it" in answer.content.decode()
    confirm = reverse("home:confirm_disposal", args=[Disposal.objects.get().pk])
    assert confirm not in answer.content.decode()
    assert "You proposed this" in signed_in(senco).get(confirm).content.decode()
    assert confirm in signed_in(head).get(where).content.decode()
    bad = signed_in(head).post(confirm, {})
    assert bad.status_code == 422
    assert "Tick this once you have looked" in bad.content.decode()
    assert signed_in(head).post(confirm, {"looked": "on"})["Location"] == where
    assert Disposal.objects.get().is_confirmed
    assert signed_in(head).get(confirm)["Location"] == where
    done = AuditEntry.objects.filter(pupil_id=old.pk, outcome="done").values_list("action", "by_id")
    assert {("propose_disposal", senco.pk), ("confirm_disposal", head.pk)} <= set(done)


def test_who_came_back_has_a_plan_or_a_review_is_refused_with_a_sentence(
    old, signed_in, senco, head, plan_in_force, mother
):
    from openiep.reviews.actions.preparing import Invite, prepare_review

    disposal = propose_disposal(pupil=old, by=senco)
    where = reverse("home:confirm_disposal", args=[disposal.pk])

    def refused():
        answer = signed_in(head).post(where, {"looked": "on"})
        assert answer.status_code == 422
        assert Pupil.objects.get(pk=old.pk).record_ends_on is None
        return answer.content.decode()

    plan = plan_in_force(old)
    assert "A plan is in force or being written." in refused()
    invite = [Invite(person_id=mother.person_id)]
    prepare_review(
        plan=Plan.objects.get(pk=plan.pk), day=old.school.today(), invite=invite, by=senco
    )
    assert "A review is open." in refused()
    take_back_leaving(leaving=Leaving.objects.get(came_back_on=None), by=senco)
    assert "is here again" in refused()
    take_back_disposal(disposal=disposal, by=head)
    with pytest.raises(Refused, match="still_here"):
        propose_disposal(pupil=Pupil.objects.get(pk=old.pk), by=head)


def test_only_who_left_and_whose_day_has_passed_stands_on_the_page(school, senco, head):
    today = school.today()
    years = {"left_on": LONG_AGO, "school": school}
    sen = PupilFactory(**years, known_as="Sen", birth_date=date(today.year - 28, 1, 1))
    Need.objects.create(school=school, pupil=sen, code="SLCN", rank=1, starts_on=LONG_AGO)
    plain = PupilFactory(**years, known_as="Plain", birth_date=date(today.year - 28, 1, 1))
    PupilFactory(**years, known_as="Young", birth_date=date(today.year - 20, 1, 1))
    PupilFactory(school=school, known_as="Here", birth_date=date(today.year - 40, 1, 1))
    PupilFactory(**{**years, "left_on": today}, known_as="Unborn", birth_date=None)
    for user in (senco, head):
        assert [one.pupil for one in over(school, user)] == [plain]
    Pupil.objects.filter(pk=sen.pk).update(birth_date=date(today.year - 32, 1, 1))
    assert [one.pupil for one in over(school, senco)] == [plain, sen]
    with pytest.raises(Refused, match="time_not_over"):
        propose_disposal(pupil=Pupil.objects.get(known_as="Young"), by=senco)


def test_the_page_asks_the_same_number_of_questions_however_many_there_are(
    school, senco, head, signed_in, where
):
    def add(number):
        for _n in range(number):
            child = PupilFactory(school=school, left_on=LONG_AGO, birth_date=date(1990, 1, 1))
            disposal = propose_disposal(pupil=child, by=senco)
            confirm_disposal(disposal=disposal, by=head)
            propose_disposal(
                pupil=PupilFactory(school=school, left_on=LONG_AGO, birth_date=date(1990, 1, 1)),
                by=senco,
            )
            PupilFactory(school=school, left_on=LONG_AGO, birth_date=date(1990, 1, 1))

    client = signed_in(senco)
    client.get(where)
    add(1)
    few = queries(client, where)
    add(4)
    assert queries(client, where) == few <= 12


def test_a_brothers_mother_and_a_colleague_stay(old, mother, senco, head, school, in_days, teacher):
    brother = PupilFactory(school=school, known_as="Max")
    InvolvementFactory(pupil=brother, person=mother.person)
    colleague = Person.objects.get(user=teacher)
    InvolvementFactory(pupil=old, person=colleague, relation="aunt")
    only = InvolvementFactory(pupil=old, person__called="Grandmother", verified_by=None,
                              verified_on=None)  # fmt: skip
    confirm_disposal(disposal=propose_disposal(pupil=old, by=senco), by=head)
    in_days(30)
    assert dispose_due() == (1, {})
    left = set(Person.objects.values_list("called", flat=True))
    assert {"Sara Taylor", "Mr Khan"} <= left
    assert not Person.objects.filter(pk=only.person_id).exists()
    assert User.objects.filter(pk=teacher.pk).exists()


def test_a_list_brings_nothing_into_a_record_that_is_being_deleted(decided, old, senco, school):
    upn = "B801200005001"
    PupilIdentifier.objects.create(school=school, pupil=old, scheme="upn", value=upn)
    child = f"UPN,Forename,Surname,Year\r\n{upn},Sam,Taylor,3\r\n,Sam,Taylor,4\r\n"
    contact = "UPN,Forename,Surname,Contact Forename,Contact Surname,Relationship\r\n"
    contact += f"{upn},Sam,Taylor,Sara,Taylor,Mother\r\n"
    found = {}
    for name, data in (("child", child), ("contact", contact)):
        batch = read_list(school=school, file_name="list.csv", data=data.encode(), by=senco)
        found[name] = [
            (str(one.outcome), *(reason.code for reason in one.reasons))
            for one in preview_of(batch).everything
        ]
    assert found["child"] == [("refused", "record_ends"), ("new",)]
    assert found["contact"] == [("refused", "child_not_known")]
