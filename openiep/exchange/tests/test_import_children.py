"""Bringing in a class list: what is previewed, written, refused and undone."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from openiep.access.models import AuditEntry
from openiep.exchange.actions.importing import import_children
from openiep.exchange.actions.reading import choose_columns, put_away, read_list
from openiep.exchange.actions.undoing import undo_import
from openiep.exchange.models import ColumnProfile, ImportBatch
from openiep.exchange.preview import preview_of
from openiep.exchange.rules.matching import Outcome
from openiep.people.models import (
    ClassMembership,
    Need,
    Pupil,
    PupilIdentifier,
    SchoolClass,
    SenStatus,
)
from openiep.people.models.school import holds_on
from openiep.people.tests.factories import PupilFactory
from openiep.rules import Refused

pytestmark = pytest.mark.django_db

HEADINGS = "Forename,Surname,UPN,DOB,Reg,Year,SEN Status,SEN Need 1,SEN Need 2"
AMINA = "Amina,Begum,B801200005001,14/03/2018,3K,3,K,SLCN,SPLD"
LEO = "Leo,O'Brien,R201100018042,02/05/2018,3K,3,N,,"


def csv(*rows: str) -> bytes:
    """A list of these rows."""
    return "\n".join([HEADINGS, *rows]).encode()


def read(school, by, *rows: str) -> ImportBatch:
    """Read a list of these rows."""
    return read_list(school=school, file_name="list.csv", data=csv(*rows), by=by)


def take_in(school, by, *rows: str, decisions=None) -> ImportBatch:
    """Read and confirm a list of these rows."""
    batch = read(school, by, *rows)
    seen = preview_of(batch).digest
    return import_children(batch=batch, decisions=decisions or {}, seen=seen, by=by)


def everything(school) -> list:
    """All that an import may touch, as plain rows without when it was touched."""
    return [
        sorted(Pupil.objects.filter(school=school).values_list(
            "given_name", "family_name", "known_as", "birth_date", "year_group", "home_language")),
        sorted(PupilIdentifier.objects.filter(school=school).values_list(
            "pupil__family_name", "scheme", "value")),
        sorted(map(str, ClassMembership.objects.filter(school=school).values_list(
            "pupil__family_name", "school_class__name", "starts_on", "ends_on"))),
        sorted(map(str, SenStatus.objects.filter(school=school).values_list(
            "pupil__family_name", "code", "starts_on", "ends_on"))),
        sorted(map(str, Need.objects.filter(school=school).values_list(
            "pupil__family_name", "code", "rank", "ends_on"))),
        sorted(SchoolClass.objects.filter(school=school).values_list("name")),
    ]  # fmt: skip


def test_a_list_becomes_children_with_class_stage_and_ranked_needs(school, senco):
    batch = take_in(school, senco, AMINA, LEO)
    amina = Pupil.objects.get(family_name="Begum")
    assert batch.counts == {"new": 2, "changed": 0, "same": 0, "left_out": 0}
    assert (amina.known_as, amina.birth_date, amina.year_group) == ("Amina", date(2018, 3, 14), "3")
    assert amina.identifiers.get().value == "B801200005001"
    assert amina.memberships.get().school_class.name == "3K"
    assert amina.sen_statuses.get().code == "K"
    assert list(amina.needs.order_by("rank").values_list("code", flat=True)) == ["SLCN", "SPLD"]


def test_nothing_is_written_before_confirm(school, senco):
    before = everything(school)
    batch = read(school, senco, AMINA)
    preview_of(batch)
    assert everything(school) == before
    assert b"Amina" not in bytes(batch.sealed)


def test_who_may_not_import_is_refused(school, teacher, head, assistant, stranger):
    for user in (teacher, head, assistant, stranger):
        with pytest.raises(PermissionDenied):
            read(school, user, AMINA)
    assert not ImportBatch.objects.exists()


def test_the_import_is_in_the_audit(school, senco):
    take_in(school, senco, AMINA)
    done = AuditEntry.objects.filter(outcome="done").values_list("action", flat=True)
    assert set(done) == {"read_list", "import_children"}


def test_the_same_list_twice_changes_nothing(school, senco):
    take_in(school, senco, AMINA, LEO)
    before = everything(school)
    batch = read(school, senco, AMINA, LEO)
    preview = preview_of(batch)
    assert [m.outcome for m in preview.matches] == [Outcome.SAME, Outcome.SAME]
    with pytest.raises(Refused, match="nothing_to_import"):
        import_children(batch=batch, decisions={}, seen=preview.digest, by=senco)
    assert everything(school) == before


def test_a_child_is_found_by_upn_and_never_by_name(school, senco):
    take_in(school, senco, AMINA)
    batch = read(school, senco, "Amina,Begum,,14/03/2018,3K,3,K,SLCN,")
    match = preview_of(batch).matches[0]
    assert match.outcome is Outcome.DECIDE
    assert match.reasons[0].code == "same_name_and_birth_date"


def test_what_is_not_decided_is_left_out(school, senco):
    take_in(school, senco, AMINA)
    batch = take_in(school, senco, "Amina,Begum,,14/03/2018,3K,3,K,SLCN,", LEO)
    assert batch.counts["left_out"] == 1
    assert Pupil.objects.filter(family_name="Begum").count() == 1


def test_a_person_decides_that_it_is_the_same_child_or_a_new_one(school, senco):
    take_in(school, senco, AMINA)
    known = Pupil.objects.get(family_name="Begum")
    row = "Amina,Begum,,14/03/2018,4K,4,K,SLCN,"
    take_in(school, senco, row, decisions={2: str(known.pk)})
    known.refresh_from_db()
    assert (known.year_group, Pupil.objects.count()) == ("4", 1)
    take_in(school, senco, row, decisions={2: "new"})
    assert Pupil.objects.filter(family_name="Begum").count() == 2


def test_a_decision_for_another_schools_child_counts_as_none(school, senco, stranger):
    foreign = PupilFactory(school=stranger.posts.get().school, known_as="Amina")
    take_in(school, senco, AMINA)
    batch = read(school, senco, "Amina,Begum,,14/03/2018,9Z,4,K,SLCN,")
    seen = preview_of(batch).digest
    with pytest.raises(Refused, match="nothing_to_import"):
        import_children(batch=batch, decisions={2: str(foreign.pk)}, seen=seen, by=senco)
    foreign.refresh_from_db()
    assert foreign.year_group == "3"


def test_a_new_class_stage_and_need_end_the_old_ones_and_keep_them(school, senco):
    take_in(school, senco, AMINA)
    for kind in (ClassMembership, SenStatus, Need):
        kind.objects.update(starts_on=date(2025, 9, 1))
    take_in(school, senco, "Amina,Begum,B801200005001,14/03/2018,4K,4,E,ASD,")
    amina, today = Pupil.objects.get(), school.today()
    now = [c.school_class.name for c in amina.memberships.filter(holds_on(today))]
    assert (now, amina.memberships.count()) == (["4K"], 2)
    assert list(amina.sen_statuses.filter(holds_on(today)).values_list("code")) == [("E",)]
    assert list(amina.needs.filter(holds_on(today)).values_list("code")) == [("ASD",)]
    assert amina.needs.count() == 3


def test_an_empty_cell_never_empties_what_is_known(school, senco):
    take_in(school, senco, AMINA)
    take_in(school, senco, "Amina,Begum,B801200005001,,,4,,,")
    amina = Pupil.objects.get()
    assert (amina.birth_date, amina.year_group) == (date(2018, 3, 14), "4")
    assert amina.needs.filter(ends_on__isnull=True).count() == 2


def test_a_replaced_upn_stays_as_a_former_one(school, senco):
    take_in(school, senco, AMINA)
    amina = Pupil.objects.get()
    row = "Amina,Begum,P207000016049,14/03/2018,3K,3,K,SLCN,SPLD"
    take_in(school, senco, row, decisions={2: str(amina.pk)})
    schemes = dict(amina.identifiers.values_list("value", "scheme"))
    assert schemes == {"B801200005001": "former_upn", "P207000016049": "upn"}


def test_undo_takes_new_children_and_their_class_away(school, senco):
    before = everything(school)
    batch = take_in(school, senco, AMINA, LEO)
    undo_import(batch=batch, by=senco)
    assert everything(school) == before
    batch.refresh_from_db()
    assert (batch.status, batch.counts["undone"], batch.counts["kept"]) == ("undone", 2, 0)


def test_undo_of_changes_is_exact(school, senco):
    take_in(school, senco, AMINA, LEO)
    for kind in (ClassMembership, SenStatus, Need):
        kind.objects.update(starts_on=date(2025, 9, 1))
    before = everything(school)
    batch = take_in(
        school, senco,
        "Aminah,Begum,B801200005001,14/03/2018,4K,4,E,ASD,", LEO.replace("3K,3,N", "4K,4,K"),
    )  # fmt: skip
    assert everything(school) != before
    undo_import(batch=batch, by=senco)
    assert everything(school) == before


def test_undo_keeps_a_child_somebody_has_worked_on_and_says_why(school, senco):
    batch = take_in(school, senco, AMINA, LEO)
    amina = Pupil.objects.get(family_name="Begum")
    Pupil.objects.filter(pk=amina.pk).update(version=2)
    undo_import(batch=batch, by=senco)
    assert list(Pupil.objects.all()) == [amina]
    assert batch.rows.get(undone=False).kept_because == "worked_on_since"


def test_undo_keeps_what_was_changed_since(school, senco):
    take_in(school, senco, AMINA)
    batch = take_in(school, senco, AMINA.replace("3K,3", "3K,4"))
    Pupil.objects.update(year_group="5")
    undo_import(batch=batch, by=senco)
    assert Pupil.objects.get().year_group == "5"
    assert batch.rows.get().kept_because == "changed_since"


def test_an_import_is_undone_once(school, senco):
    batch = take_in(school, senco, AMINA)
    undo_import(batch=batch, by=senco)
    with pytest.raises(Refused, match="not_done"):
        undo_import(batch=batch, by=senco)


def test_confirming_twice_writes_once(school, senco):
    batch = read(school, senco, AMINA)
    seen = preview_of(batch).digest
    import_children(batch=batch, decisions={}, seen=seen, by=senco)
    with pytest.raises(Refused, match="not_previewed"):
        import_children(batch=batch, decisions={}, seen=seen, by=senco)
    assert Pupil.objects.count() == 1


def test_a_preview_that_is_no_longer_true_has_to_be_looked_at_again(school, senco):
    batch = read(school, senco, AMINA)
    seen = preview_of(batch).digest
    take_in(school, senco, AMINA)
    with pytest.raises(Refused, match="register_changed"):
        import_children(batch=batch, decisions={}, seen=seen, by=senco)
    assert Pupil.objects.count() == 1


def test_a_failure_in_the_middle_writes_nothing(school, senco, monkeypatch):
    before = everything(school)
    batch = read(school, senco, AMINA, LEO)
    seen = preview_of(batch).digest

    def fail(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(type(Need.objects), "bulk_create", fail)
    monkeypatch.setattr(type(Need._base_manager), "bulk_create", fail)
    with pytest.raises(RuntimeError):
        import_children(batch=batch, decisions={}, seen=seen, by=senco)
    batch.refresh_from_db()
    assert (everything(school), batch.status) == (before, "previewed")


def test_a_list_put_away_forgets_its_file(school, senco):
    batch = put_away(batch=read(school, senco, AMINA), by=senco)
    batch.refresh_from_db()
    assert (batch.status, bytes(batch.sealed)) == ("put_away", b"")


def test_the_file_is_forgotten_after_taking_in(school, senco):
    batch = take_in(school, senco, AMINA)
    batch.refresh_from_db()
    assert bytes(batch.sealed) == b""


def test_corrected_columns_are_remembered_for_the_same_headings(school, senco):
    data = b"A,B,C\nAmina,Begum,B801200005001\n"
    batch = read_list(school=school, file_name="a.csv", data=data, by=senco)
    choose_columns(batch=batch, chosen={0: "given_name", 1: "family_name"}, by=senco)
    assert preview_of(batch).matches[0].outcome is Outcome.NEW
    again = read_list(school=school, file_name="b.csv", data=data, by=senco)
    assert preview_of(again).matches[0].row.family_name == "Begum"
    assert ColumnProfile.objects.count() == 1


def test_five_hundred_children_come_in_with_few_queries(
    school, senco, django_assert_max_num_queries
):
    rows = [f"Child{n},Example{n},,14/03/2018,3K,3,K,SLCN," for n in range(500)]
    batch = read(school, senco, *rows)
    seen = preview_of(batch).digest
    with django_assert_max_num_queries(60):
        import_children(batch=batch, decisions={}, seen=seen, by=senco)
    assert Pupil.objects.count() == 500
