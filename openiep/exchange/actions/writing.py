"""Writes the rows of a batch, remembering of each exactly what it did."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Model

from openiep.access.models import User
from openiep.exchange.models import ImportBatch, ImportRow
from openiep.exchange.rules.child_row import ChildRow
from openiep.exchange.rules.matching import FieldChange, Match, Outcome
from openiep.people.models import (
    ClassMembership,
    Involvement,
    Need,
    Person,
    PersonIdentifier,
    Post,
    Pupil,
    PupilIdentifier,
    SchoolClass,
    SenStatus,
    Teaching,
)
from openiep.people.models.school import holds_on

PLAIN = ("given_name", "family_name", "known_as", "birth_date", "year_group", "home_language")
ORDER: tuple[type[Model], ...] = (
    *(User, SchoolClass, Pupil, Person, PupilIdentifier, PersonIdentifier, Post),
    *(ClassMembership, Teaching, Involvement, SenStatus, Need),
)
Scheme = PupilIdentifier.Scheme


class Writer:
    """Collects what a batch makes, and writes it in a few large statements."""

    def __init__(self, batch: ImportBatch) -> None:
        self.batch, self.school = batch, batch.school
        self.today = batch.school.today()
        self.made: dict[type[Model], list[Any]] = {kind: [] for kind in ORDER}
        self.rows: list[ImportRow] = []
        self.pupils: dict[int, Pupil] = {}
        classes = SchoolClass.objects.filter(school=self.school).not_over(self.today)
        self.classes = {one.name.casefold(): one for one in classes}
        self.row: ImportRow

    def take(self, match: Match) -> None:
        """Take one row in: a new child, or what is new about a known one."""
        is_new = match.outcome is Outcome.NEW
        pupil = self._new(match.row) if is_new else Pupil.objects.get(pk=str(match.child_id))
        self.pupils[match.row.number] = pupil
        self.row = ImportRow(
            school=self.school, batch=self.batch, number=match.row.number,
            child_id=pupil.pk, is_new=is_new,
        )  # fmt: skip
        self.rows.append(self.row)
        if is_new:
            self.note_made(pupil)
            self._complete(pupil, match.row)
        else:
            self._change(pupil, match)

    def write(self) -> None:
        """Write everything that was collected."""
        for kind in ORDER:
            kind._base_manager.bulk_create(self.made[kind], batch_size=200)
        ImportRow.objects.bulk_create(self.rows, batch_size=200)

    def _new(self, row: ChildRow) -> Pupil:
        return Pupil(
            school=self.school,
            given_name=row.given_name,
            family_name=row.family_name,
            known_as=row.known_as or row.given_name,
            birth_date=row.birth_date,
            year_group=row.year_group,
            home_language=row.home_language,
            joined_on=self.today,
        )

    def note_made(self, thing: Any) -> None:
        """Keep a new row for writing, and its name for the undo."""
        self.made[type(thing)].append(thing)
        self.row.made.append([thing._meta.label, str(thing.pk)])

    def _complete(self, pupil: Pupil, row: ChildRow) -> None:
        self._identify(pupil, Scheme.UPN, row.upn)
        self._identify(pupil, Scheme.OWN, row.own_id)
        self._identify(pupil, Scheme.ONE_ROSTER, row.roster_id)
        for upn in row.former_upns:
            self._identify(pupil, Scheme.FORMER_UPN, upn)
        self._place(pupil, row.class_name, row.year_group)
        if row.sen_status:
            self._set_stage(pupil, row.sen_status, row.sen_since)
        self._rank(pupil, row.needs)

    def _identify(self, pupil: Pupil, scheme: str, value: str) -> None:
        if value:
            self.note_made(
                PupilIdentifier(school=self.school, pupil=pupil, scheme=scheme, value=value)
            )

    def _place(self, pupil: Pupil, class_name: str, year_group: str) -> None:
        if not class_name:
            return
        school_class = self.classes.get(class_name.casefold())
        if school_class is None:
            school_class = SchoolClass(
                school=self.school, name=class_name, year_group=year_group, starts_on=self.today
            )
            self.classes[class_name.casefold()] = school_class
            self.note_made(school_class)
        self.note_made(
            ClassMembership(
                school=self.school, pupil=pupil, school_class=school_class, starts_on=self.today
            )
        )

    def _set_stage(self, pupil: Pupil, code: str, since: date | None) -> None:
        starts_on = min(since, self.today) if since else self.today
        self.note_made(SenStatus(school=self.school, pupil=pupil, code=code, starts_on=starts_on))

    def _rank(self, pupil: Pupil, codes: tuple[str, ...]) -> None:
        for rank, code in enumerate(codes, start=1):
            self.note_made(
                Need(school=self.school, pupil=pupil, code=code, rank=rank, starts_on=self.today)
            )

    def _change(self, pupil: Pupil, match: Match) -> None:
        fields: dict[str, Any] = {}
        for change in match.changes:
            if change.field in PLAIN:
                fields[change.field] = change.new
            else:
                self._change_row(pupil, change, match.row)
        is_known_by_it = pupil.known_as == pupil.given_name
        if fields.get("given_name") and "known_as" not in fields and is_known_by_it:
            fields["known_as"] = fields["given_name"]
        for field, value in fields.items():
            self.row.was[field] = _plain(getattr(pupil, field))
            self.row.became[field] = _plain(value)
        if fields:
            Pupil.objects.filter(pk=pupil.pk).update(**fields, version=pupil.version + 1)

    def _change_row(self, pupil: Pupil, change: FieldChange, row: ChildRow) -> None:
        if change.field == "upn":
            self._change_upn(pupil, row.upn)
        elif change.field == "own_id":
            self._identify(pupil, Scheme.OWN, row.own_id)
        elif change.field == "roster_id":
            self._identify(pupil, Scheme.ONE_ROSTER, row.roster_id)
        elif change.field == "former_upns":
            former = tuple(change.old) if isinstance(change.old, tuple) else ()
            for upn in row.former_upns:
                if upn not in former:
                    self._identify(pupil, Scheme.FORMER_UPN, upn)
        elif change.field == "class_name":
            members = ClassMembership.objects.filter(
                holds_on(self.today), pupil=pupil, school_class__kind="class"
            )
            self.end(members)
            self._place(pupil, row.class_name, row.year_group)
        elif change.field == "sen_status":
            self.end(SenStatus.objects.filter(pupil=pupil, ends_on__isnull=True))
            self._set_stage(pupil, row.sen_status, row.sen_since)
        elif change.field == "needs":
            self.end(Need.objects.filter(pupil=pupil, ends_on__isnull=True))
            self._rank(pupil, row.needs)

    def _change_upn(self, pupil: Pupil, upn: str) -> None:
        """The UPN of before becomes a former one, so that old files still find the child."""
        now = PupilIdentifier.objects.filter(pupil=pupil, scheme=Scheme.UPN).first()
        if now:
            PupilIdentifier.objects.filter(pk=now.pk).update(scheme=Scheme.FORMER_UPN)
            self.row.ended.append([now._meta.label, str(now.pk)])
        self._identify(pupil, Scheme.UPN, upn)

    def end(self, rows: Any) -> None:
        """From yesterday these no longer hold; noted for the undo."""
        for one in rows:
            type(one)._base_manager.filter(pk=one.pk).update(ends_on=self.today - timedelta(days=1))
            self.row.ended.append([one._meta.label, str(one.pk)])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
