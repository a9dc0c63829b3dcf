"""Letters about a child: kept sealed, shown to whom they are for, served walled off."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.letters import actions, keeping
from openiep.letters.models import Letter
from openiep.letters.tests.factories import kept_letter, photograph
from openiep.rules import Refused


def folder(school) -> Path:
    return settings.DATA / "files" / "letters" / str(school.pk)


def posted(pupil, file, **said):
    day = pupil.school.today() - timedelta(days=3)
    return {"file": file, "title": "Report", "kind": "report", "sender": "Ms Adeyemi",
            "dated_on_0": day.day, "dated_on_1": day.month, "dated_on_2": day.year,
            "dated_on": day.isoformat(), "audience": "staff", **said}  # fmt: skip


def upload(client, pupil, data=b"Dear Ms Okafor", name="report.txt", **said):
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("letters:keep_letter", args=[pupil.pk]), posted(pupil, file, **said))


def test_a_teacher_keeps_a_photograph_and_everybody_who_may_sees_it(
    pupil, teacher, senco, signed_in
):
    client = signed_in(teacher)
    response = upload(client, pupil, photograph(), "Sam Taylor.pdf", title="Signed sheet")
    letter = Letter.objects.get()
    assert response.url == reverse("letters:letter", args=[letter.pk])
    assert (letter.media, letter.title, letter.added_by) == ("jpg", "Signed sheet", teacher)
    for who in (teacher, senco):
        listed = signed_in(who).get(reverse("letters:letters", args=[pupil.pk])).content.decode()
        assert "Signed sheet" in listed
        assert "Ms Adeyemi" in listed
    assert AuditEntry.objects.filter(action="keep_letter", outcome="done").count() == 1


def test_the_file_lies_sealed_and_comes_back_whole(pupil, senco):
    letter = kept_letter(pupil, by=senco, data=b"Sam was seen on Monday.")
    (place,) = folder(pupil.school).iterdir()
    assert b"Monday" not in place.read_bytes()
    assert keeping.read(letter.school_id, letter.pk) == b"Sam was seen on Monday."
    assert not list((settings.DATA / "coming").iterdir())


def test_a_file_is_served_to_be_saved_with_a_fixed_kind_and_walled_off(pupil, senco, signed_in):
    letter = kept_letter(pupil, by=senco, data=b"<b>Hello</b>")
    response = signed_in(senco).get(reverse("letters:open_letter", args=[letter.pk]))
    assert response.content == b"<b>Hello</b>"
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    day = letter.dated_on.isoformat()
    assert response["Content-Disposition"] == f'attachment; filename="{day}-report.txt"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]
    assert AuditEntry.objects.filter(action="view_letters", outcome="read").exists()


def test_a_file_that_is_gone_or_sealed_with_another_key_is_not_there(
    pupil, senco, signed_in, settings
):
    letter = kept_letter(pupil, by=senco)
    address = reverse("letters:open_letter", args=[letter.pk])
    settings.FILES_KEY = "another key, as long as it has to be for this"
    assert signed_in(senco).get(address).status_code == 404
    keeping.forget(letter.school_id, letter.pk)
    assert signed_in(senco).get(address).status_code == 404


@pytest.mark.parametrize(
    ("who", "answered"),
    [("teacher", 200), ("senco", 200), ("assistant", 403), ("head", 403),
     ("other_teacher", 404), ("stranger", 404)],
)  # fmt: skip
def test_who_may_see_a_letter_for_staff(who, answered, pupil, senco, request, signed_in):
    letter = kept_letter(pupil, by=senco)
    client = signed_in(request.getfixturevalue(who))
    for address in (
        reverse("letters:letters", args=[pupil.pk]),
        reverse("letters:letter", args=[letter.pk]),
        reverse("letters:open_letter", args=[letter.pk]),
    ):
        assert client.get(address).status_code == answered, address


def test_a_letter_for_the_senco_alone_is_there_for_nobody_else(
    pupil, senco, teacher, head, signed_in
):
    from openiep.people.actions.reasons import open_with_reason

    letter = kept_letter(pupil, by=senco, audience="senco", title="From the court")
    open_with_reason(pupil=pupil, reason="A parent rang", by=head)
    assert list(Letter.objects.visible_to(senco)) == [letter]
    for who in (teacher, head):
        assert not Letter.objects.visible_to(who).exists()
        client = signed_in(who)
        assert client.get(reverse("letters:letter", args=[letter.pk])).status_code == 404
        assert client.get(reverse("letters:open_letter", args=[letter.pk])).status_code == 404
        for page in ("letters:letters", "home:child"):
            shown = client.get(reverse(page, args=[pupil.pk])).content.decode()
            assert "From the court" not in shown
    with pytest.raises(PermissionDenied):
        actions.take_out_letter(letter=letter, by=teacher)


def test_a_teacher_cannot_hide_a_letter_from_the_other_staff(pupil, teacher, signed_in):
    assert upload(signed_in(teacher), pupil, audience="senco").status_code == 422
    with pytest.raises(Refused, match="only_the_senco"):
        kept_letter(pupil, by=teacher, audience="senco")
    assert not Letter.objects.exists()


@pytest.mark.parametrize("who", ["assistant", "head", "other_teacher", "stranger"])
def test_nobody_else_keeps_a_letter_and_no_file_is_left(who, pupil, request):
    with pytest.raises(PermissionDenied):
        kept_letter(pupil, by=request.getfixturevalue(who))
    assert not folder(pupil.school).exists()
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "Most Compatible"),
        (b"MZ\x90\x00", "This kind of file is not kept"),
        (b"\xff\xd8\xff broken", "damaged"),
    ],
)
def test_a_file_that_is_not_kept_is_answered_with_a_sentence(
    data, sentence, pupil, teacher, signed_in
):
    response = upload(signed_in(teacher), pupil, data, "report.pdf")
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Letter.objects.exists()
    assert not folder(pupil.school).exists()


def test_a_day_to_come_is_refused_and_no_file_is_left(pupil, senco):
    tomorrow = pupil.school.today() + timedelta(days=1)
    with pytest.raises(Refused, match="day_is_ahead"):
        kept_letter(pupil, by=senco, dated_on=tomorrow)
    assert not folder(pupil.school).exists()


def test_a_letter_that_could_not_be_written_down_leaves_no_file(pupil, senco):
    with pytest.raises(Exception, match=r".*"):
        kept_letter(pupil, by=senco, title=None)
    assert list(folder(pupil.school).iterdir()) == []


def test_what_is_said_of_a_letter_is_changed_once(pupil, senco, signed_in):
    letter = kept_letter(pupil, by=senco)
    address = reverse("letters:change_letter", args=[letter.pk])
    said = posted(pupil, "", title="Advice for class", audience="family_and_staff", version="1")
    assert signed_in(senco).post(address, said).status_code == 302
    letter.refresh_from_db()
    assert (letter.title, letter.audience) == ("Advice for class", "family_and_staff")
    response = signed_in(senco).post(address, {**said, "title": "Mine"})
    assert response.status_code == 422
    assert "Somebody else changed this meanwhile" in response.content.decode()


def test_a_letter_taken_out_can_be_put_back(pupil, teacher, signed_in):
    letter = kept_letter(pupil, by=teacher)
    client = signed_in(teacher)
    client.post(reverse("letters:take_out_letter", args=[letter.pk]))
    assert not Letter.objects.kept().exists()
    shown = client.get(reverse("letters:letters", args=[pupil.pk])).content.decode()
    assert "1 taken out" in shown
    assert letter.title not in client.get(reverse("home:child", args=[pupil.pk])).content.decode()
    client.post(reverse("letters:put_back_letter", args=[letter.pk]))
    assert Letter.objects.kept().get() == letter


def test_the_childs_record_shows_the_newest_three(pupil, senco, signed_in):
    for number in range(4):
        day = pupil.school.today() - timedelta(days=number + 1)
        kept_letter(pupil, by=senco, title=f"Letter number {number}", dated_on=day)
    shown = signed_in(senco).get(reverse("home:child", args=[pupil.pk])).content.decode()
    assert [f"Letter number {n}" in shown for n in range(4)] == [True, True, True, False]


def test_the_list_takes_the_same_queries_however_much_is_kept(
    pupil, senco, signed_in, django_assert_max_num_queries
):
    for number in range(30):
        kept_letter(pupil, by=senco, title=f"Letter {number}")
    client = signed_in(senco)
    with django_assert_max_num_queries(12):
        client.get(reverse("letters:letters", args=[pupil.pk]))
