"""Everything about one child as an archive: nothing of the child missing, third persons marked."""

import json
import zipfile
from io import BytesIO

import pyrage
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from openiep.access.models import AuditEntry
from openiep.classroom.models.diary import DiaryEntry
from openiep.home.actions.exporting import export_child
from openiep.home.everything import kinds_about_a_child
from openiep.letters.tests.factories import kept_letter
from openiep.people.models import LookWithReason
from openiep.people.tests.factories import PupilFactory
from openiep.plans.tests.factories import save_words, written_plan
from openiep.rules import Refused

WHY = "Sara Taylor asked to see what we hold."


@pytest.fixture
def told(pupil, mother, senco):
    """A child with a plan and a letter, in whose words another child and her mother are named."""
    plan = written_plan(pupil, by=senco)
    words = {"strengths": "Plays with Zebedee. Sara Taylor says so. <script>", "needs": "Time."}
    save_words(plan, "needs", words, by=senco)
    kept_letter(pupil, by=senco, data=b"Dear Ms Okafor, a letter")
    PupilFactory(school=pupil.school, known_as="Zebedee", family_name="Other")
    return pupil


def asked(client, pupil, **said):
    return client.post(reverse("home:export_child", args=[pupil.pk]), {"why": WHY, **said})


def opened(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_archive_holds_pages_papers_letters_and_the_same_for_machines(told, senco, signed_in):
    files = opened(asked(signed_in(senco), told).content)
    assert {"index.html", "check-before-handing-out.html", "record.json",
            "papers/plans-and-reviews.pdf", "papers/plan-1.pdf"} <= set(files)  # fmt: skip
    assert b"Dear Ms Okafor, a letter" in files.values()
    plain = json.loads(files["record.json"])
    parts = {one["key"]: one["content"] for one in plain["records"]["plans.PlanPart"]}
    assert parts["needs"]["needs"] == "Time."
    page = files["index.html"].decode()
    assert "<mark>Sara Taylor <small>[third person]</small></mark> says so" in page
    assert "<script>" not in page
    assert "Zebedee" in files["check-before-handing-out.html"].decode()
    assert not any("Sam" in name or "Taylor" in name for name in files)


def test_every_table_that_names_a_child_is_in_it(told, senco):
    everything = export_child(pupil=told, why=WHY, by=senco)
    tables = {kind.label for kind in everything.kinds}
    assert tables == {model._meta.label for model in kinds_about_a_child()}
    assert {"people.Pupil", "plans.PlanVersion", "letters.Letter", "reviews.Contribution"} <= tables


def test_nothing_of_another_child_comes_along(told, senco):
    other = PupilFactory(school=told.school, known_as="Ada", family_name="Quetzal")
    plan = written_plan(other, by=senco)
    everything = export_child(pupil=told, why=WHY, by=senco)
    text = json.dumps([list(kind.rows) for kind in everything.kinds])
    assert "Quetzal" not in text
    assert str(plan.pk) not in text


def test_with_a_password_only_who_knows_it_opens_the_archive(told, senco, signed_in):
    answer = asked(signed_in(senco), told, password="twelve letters")
    assert answer["Content-Disposition"].endswith('.zip.age"')
    assert "index.html" in opened(pyrage.passphrase.decrypt(answer.content, "twelve letters"))
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(answer.content, "another password")


def test_who_took_it_out_and_why_stays_in_the_record(told, senco, signed_in):
    asked(signed_in(senco), told)
    assert LookWithReason.objects.get().reason == WHY
    assert AuditEntry.objects.filter(action="export_child", outcome="done").count() == 1


def test_without_a_reason_nothing_is_handed_out(told, senco, signed_in):
    assert asked(signed_in(senco), told, why="").status_code == 422
    assert asked(signed_in(senco), told, password="short").status_code == 422
    with pytest.raises(Refused, match="say_why"):
        export_child(pupil=told, why="  ", by=senco)
    assert not LookWithReason.objects.exists()


@pytest.mark.parametrize("who", ["teacher", "assistant", "head", "other_teacher", "stranger"])
def test_nobody_but_the_senco_takes_it_out(told, who, request):
    with pytest.raises(PermissionDenied):
        export_child(pupil=told, why=WHY, by=request.getfixturevalue(who))


def test_what_the_family_keeps_for_itself_stays_with_the_family(told, mother, senco):
    today = told.school.today()
    for words, shared_at in (("Only for us", None), ("For you too", timezone.now())):
        DiaryEntry.objects.create(
            school=told.school, pupil=told, person=mother.person, day=today, how="well",
            words=words, shared_at=shared_at,
        )  # fmt: skip
    everything = export_child(pupil=told, why=WHY, by=senco)
    diary = next(kind for kind in everything.kinds if kind.label == "classroom.DiaryEntry")
    assert [row["words"] for row in diary.rows] == ["For you too"]
