"""Writes the rows of contacts, staff and groups, remembering of each exactly what it did."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.exchange.actions.writing import Writer
from openiep.exchange.models import ImportRow
from openiep.exchange.preview import LEAVE_OUT, NEW, Preview
from openiep.exchange.rules.adult_rows import ContactRow, GroupRow, Keys, StaffRow
from openiep.exchange.rules.matching import Outcome
from openiep.exchange.rules.matching_adults import PERSON_FIELDS, AdultMatch
from openiep.exchange.rules.values.names import same_name
from openiep.people.models import (
    ClassMembership,
    Involvement,
    Person,
    PersonIdentifier,
    Post,
    SchoolClass,
    Teaching,
)
from openiep.people.models.school import holds_on

STANDING = ("relation", "responsibility", "care", "priority")


class AdultWriter:
    """Takes the matches about adults, after the children of the same file were taken."""

    def __init__(self, writer: Writer, preview: Preview, decisions: Mapping[int, str]) -> None:
        self.writer, self.adults, self.decisions = writer, preview.adults, decisions
        self.school, self.today = writer.school, writer.today
        self.new_people: dict[tuple[str, str], Person] = {}
        self.new_staff: dict[str, Person] = {}
        self.changed: set[str] = set()
        self.people = {str(one.pk): one for one in Person.objects.filter(school=self.school)}
        not_over = Q(ends_on__isnull=True) | Q(ends_on__gte=self.today)
        self.around = {
            (one.pupil_id, one.person_id): one
            for one in Involvement.objects.filter(not_over, school=self.school)
        }
        groups = SchoolClass.objects.filter(school=self.school).not_over(self.today)
        self.groups = {one.own_id: one for one in groups if one.own_id}
        members = ClassMembership.objects.filter(holds_on(self.today), school=self.school)
        self.members = set(members.values_list("pupil", "school_class"))
        taught = Teaching.objects.filter(not_over, school=self.school)
        self.taught = set(taught.values_list("user", "school_class"))
        self.taken: dict[Outcome, int] = {Outcome.NEW: 0, Outcome.CHANGED: 0}

    def take_all(self) -> None:
        """Take every row in that is clear or decided."""
        for match in self.adults.matches:
            choice = ""
            if match.outcome is Outcome.DECIDE:
                choice = self.decisions.get(match.row.number, LEAVE_OUT)
                if choice != NEW and choice not in match.candidates:
                    continue
                if choice == NEW and isinstance(match.row, StaffRow):
                    continue
            elif match.outcome not in {Outcome.NEW, Outcome.CHANGED}:
                continue
            self._take(match, "" if choice == NEW else choice or match.adult_id)

    def _take(self, match: AdultMatch, adult_id: str) -> None:
        pupil_id = self._pupil(match.child_id)
        if match.child_id and pupil_id is None:
            return  # the child's own row was left out
        is_new = match.outcome is Outcome.NEW or (not adult_id and not match.group_id)
        self.writer.row = ImportRow(
            school=self.school, batch=self.writer.batch, number=match.row.number,
            child_id=pupil_id, is_new=is_new,
        )  # fmt: skip
        row = match.row
        if isinstance(row, ContactRow):
            assert pupil_id
            self._contact(row, pupil_id, self.people.get(adult_id))
        elif isinstance(row, StaffRow):
            self._colleague(row, self.people.get(adult_id))
        else:
            self._place(row, pupil_id)
        if self.writer.row.made or self.writer.row.changed or self.writer.row.ended:
            self.writer.rows.append(self.writer.row)
            self.taken[Outcome.NEW if is_new else Outcome.CHANGED] += 1

    def _pupil(self, child_id: str) -> UUID | None:
        if not child_id.startswith("row:"):
            return UUID(child_id) if child_id else None
        pupil = self.writer.pupils.get(int(child_id.removeprefix("row:")))
        return pupil.pk if pupil else None

    def _contact(self, row: ContactRow, pupil_id: UUID, person: Person | None) -> None:
        person = person or next(
            (self.new_people[key] for key in row.keys if key in self.new_people), None
        )
        if person is None:
            if self._is_here(row, pupil_id):
                return
            person = Person(school=self.school, called=row.called, **_reach(row))
            self._note_made(person, ("called", *PERSON_FIELDS))
        elif str(person.pk) in self.people and not person.user_id:
            self._change_person(person, row)
        self._number(person, row.keys)
        involved = self.around.get((pupil_id, person.pk))
        if involved:
            self._change_standing(involved, row)
        else:
            self._involve(row, pupil_id, person)

    def _is_here(self, row: ContactRow, pupil_id: UUID) -> bool:
        """Whether the child, found only while writing, has somebody of this name already."""
        if row.keys:
            return False
        return any(
            pupil == pupil_id and same_name(self.people[str(who)].called) == same_name(row.called)
            for pupil, who in self.around
            if str(who) in self.people
        )

    def _change_person(self, person: Person, row: ContactRow) -> None:
        if str(person.pk) in self.changed:
            return
        self.changed.add(str(person.pk))
        told = _reach(row)
        self._change(
            person,
            {name: told[name] for name in PERSON_FIELDS if told[name]},
        )

    def _change_standing(self, involved: Involvement, row: ContactRow) -> None:
        told: dict[str, Any] = {
            name: value for name in STANDING if (value := getattr(row, name)) and value != "unknown"
        }
        if row.court_order and not involved.court_order:
            told["court_order"] = True
            told["restriction"] = involved.restriction or _court_order_words()
        standing = {"responsibility", "care", "court_order"}
        if any(
            told.get(name, getattr(involved, name)) != getattr(involved, name) for name in standing
        ):
            # Somebody vouched for what stood here before; what stands now has to be checked again.
            told |= {"verified_on": None, "verified_by_id": None}
        self._change(involved, told)

    def _change(self, thing: Model, told: dict[str, Any]) -> None:
        new = {name: value for name, value in told.items() if getattr(thing, name) != value}
        if not new:
            return
        if hasattr(thing, "version"):
            new["version"] = thing.version + 1
        was = {name: _plain(getattr(thing, name)) for name in new}
        type(thing)._base_manager.filter(pk=thing.pk).update(**new)
        for name, value in new.items():
            setattr(thing, name, value)
        became = {name: _plain(value) for name, value in new.items()}
        self.writer.row.changed.append([thing._meta.label, str(thing.pk), was, became])

    def _note_made(self, thing: Model, names: Iterable[str]) -> None:
        """A new row, and how it reads: it is taken back only as long as it reads so."""
        self.writer.note_made(thing)
        became = {name: _plain(getattr(thing, name)) for name in names}
        self.writer.row.changed.append([thing._meta.label, str(thing.pk), {}, became])

    def _number(self, person: Person, keys: Keys) -> None:
        known = self.adults.register.by_id.get(str(person.pk))
        for scheme, value in keys:
            if (known and (scheme, value) in known.keys) or (scheme, value) in self.new_people:
                continue
            self.new_people[scheme, value] = person
            self.writer.note_made(
                PersonIdentifier(school=self.school, person=person, scheme=scheme, value=value)
            )

    def _involve(self, row: ContactRow, pupil_id: UUID, person: Person) -> None:
        kind = Involvement.Kind.PROFESSIONAL if row.is_professional else Involvement.Kind.FAMILY
        involved = Involvement(
            school=self.school, pupil_id=pupil_id, person=person, kind=kind,
            relation=row.relation or _("contact"), responsibility=row.responsibility,
            care=row.care, priority=row.priority or 1, starts_on=self.today,
            court_order=row.court_order,
            restriction=_court_order_words() if row.court_order else "",
        )  # fmt: skip
        self.around[pupil_id, person.pk] = involved
        self._note_made(involved, (*STANDING, "court_order", "restriction", "verified_on"))

    def _colleague(self, row: StaffRow, person: Person | None) -> None:
        if person is None:
            user = User.objects.filter(email__iexact=row.email).first()
            if user is None:
                user = User(email=row.email)
                user.set_unusable_password()
                self.writer.note_made(user)
            person = Person.objects.filter(school=self.school, user=user).first()
            if person is None:
                person = Person(
                    school=self.school, user=user, called=row.called, email=row.email,
                    telephone=row.telephone,
                )  # fmt: skip
                self.writer.note_made(person)
        elif row.telephone and not person.telephone:
            self._change(person, {"telephone": row.telephone})
        self.new_staff[f"row:{row.number}"] = person
        self._number(person, row.keys)
        held = Post.objects.filter(
            holds_on(self.today), school=self.school, user=person.user_id, role=row.role
        )
        if row.role and not held.exists():
            self.writer.note_made(
                Post(school=self.school, user=person.user, role=row.role, starts_on=self.today)
            )
        for name in row.classes:
            self._teach(person, self._group(GroupRow(row.number, group=name, is_class=True)))

    def _place(self, row: GroupRow, pupil_id: UUID | None) -> None:
        group = self._group(row)
        if pupil_id and (pupil_id, group.pk) not in self.members:
            if group.kind == SchoolClass.Kind.CLASS:
                self.writer.end(
                    ClassMembership.objects.filter(
                        holds_on(self.today), pupil=pupil_id, school_class__kind="class"
                    )
                )
            self.members.add((pupil_id, group.pk))
            self.writer.note_made(
                ClassMembership(
                    school=self.school, pupil_id=pupil_id, school_class=group, starts_on=self.today
                )
            )
        for key in row.teachers:
            if teacher := self._teacher(key):
                self._teach(teacher, group)

    def _group(self, row: GroupRow) -> SchoolClass:
        group = self.groups.get(row.group_id) or self.writer.classes.get(row.group.casefold())
        if group is None:
            kind = SchoolClass.Kind.CLASS if row.is_class else SchoolClass.Kind.SET
            group = SchoolClass(
                school=self.school, name=row.group, kind=kind, year_group=row.year_group,
                own_id=row.group_id, starts_on=self.today,
            )  # fmt: skip
            self.writer.note_made(group)
            self.writer.classes[row.group.casefold()] = group
        if row.group_id:
            self.groups[row.group_id] = group
        return group

    def _teacher(self, key: tuple[str, str]) -> Person | None:
        return self.people.get(self._staff.get(key, "")) or self.new_staff.get(
            self._staff.get(key, "")
        )

    @property
    def _staff(self) -> Mapping[tuple[str, str], str]:
        return self.adults.staff

    def _teach(self, person: Person, group: SchoolClass) -> None:
        user_id = person.user_id
        if user_id is None or (user_id, group.pk) in self.taught:
            return
        self.taught.add((user_id, group.pk))
        self.writer.note_made(
            Teaching(school=self.school, user_id=user_id, school_class=group, starts_on=self.today)
        )


def _court_order_words() -> str:
    """What stands as the restriction until somebody has read the order."""
    return _(
        "The school’s system says that there is a court order. "
        "Read it before anything is shown or sent."
    )


def _reach(row: ContactRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in PERSON_FIELDS}


def _plain(value: Any) -> Any:
    """A value as it is noted for the undo: days and ids as text."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
