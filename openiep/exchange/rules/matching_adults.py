"""Who an adult of a list is: by number, or within one child's family; never by name alone.

Two families have been merged by systems that matched names. So an adult is found by the number
that a system gave, or among those around the *same child* when the name and a second fact agree.
Anything less is asked, and who does not answer keeps them apart.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openiep.exchange.rules.adult_rows import AdultRow, ContactRow, GroupRow, Keys, StaffRow
from openiep.exchange.rules.known_adults import (
    AdultRegister,
    KnownAdult,
    KnownAround,
    KnownGroup,
    figures,
)
from openiep.exchange.rules.matching import FieldChange, Outcome
from openiep.exchange.rules.values.names import same_name
from openiep.rules import Reason, because

PERSON_FIELDS = ("telephone", "email", "address", "language", "needs_interpreter", "reached_by")


@dataclass(frozen=True, slots=True)
class AdultMatch:
    """A row, and what it means. `adult_id` is the person already here; `child_id` the child, or
    `row:<number>` for a child of the same file.
    """

    row: AdultRow
    outcome: Outcome
    adult_id: str = ""
    child_id: str = ""
    group_id: str = ""
    changes: tuple[FieldChange, ...] = ()
    candidates: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ChildFinder:
    """Children by the numbers they bear: those here, and those whom the file brings."""

    by_key: Mapping[tuple[str, str], str]

    def find(self, keys: Keys) -> str | Reason:
        """The child's id. Reasons: `child_not_known`, `child_ids_disagree`."""
        found = {self.by_key[key] for key in keys if key in self.by_key}
        if len(found) > 1:
            return because("child_ids_disagree")
        return found.pop() if found else because("child_not_known")


def match_contact(row: ContactRow, adults: AdultRegister, children: ChildFinder) -> AdultMatch:
    """What a contact's row would do. Reasons to decide: `contact_somebody_else` (the number is
    another name's), `contact_same_name` (in this family), `contact_perhaps_known` (elsewhere).
    """
    if row.refusals:
        return AdultMatch(row, Outcome.REFUSED, reasons=row.refusals)
    child = children.find(row.child_keys)
    if isinstance(child, Reason):
        return AdultMatch(row, Outcome.REFUSED, reasons=(child,))
    by_keys = adults.by_keys(row.keys)
    if len(by_keys) > 1 or (by_keys and same_name(row.called) not in by_keys[0].names):
        return _decide(row, child, "contact_somebody_else", by_keys)
    if by_keys:
        return contact_found(row, child, by_keys[0])
    return _match_without_number(row, child, adults)


def _match_without_number(row: ContactRow, child: str, adults: AdultRegister) -> AdultMatch:
    family = [one for one in adults.around(child) if _may_be(row, one)]
    named = [one for one in family if same_name(row.called) in one.names]
    sure = [one for one in named if _second_fact(row, one, child)]
    if len(sure) == 1:
        return contact_found(row, child, sure[0])
    if named:
        return _decide(row, child, "contact_same_name", named)
    elsewhere = adults.of_name_and_reach(row.called, row.email, row.telephone)
    perhaps = [one for one in elsewhere if _may_be(row, one)]
    if perhaps:
        return _decide(row, child, "contact_perhaps_known", perhaps)
    return AdultMatch(row, Outcome.NEW, child_id=child)


def _may_be(row: ContactRow, adult: KnownAdult) -> bool:
    """False where both bear a number of the same system, and another one."""
    schemes = {scheme for scheme, _value in row.keys}
    return not any(scheme in schemes for scheme, _value in adult.keys)


def _second_fact(row: ContactRow, adult: KnownAdult, child: str) -> bool:
    """Whether more than the name agrees: how they are reached, or what they are to the child."""
    return bool(
        (row.email and row.email == adult.email.casefold())
        or (figures(row.telephone) and figures(row.telephone) == figures(adult.telephone))
        or (row.relation and row.relation == adult.around[child].relation)
    )


def contact_found(row: ContactRow, child: str, adult: KnownAdult) -> AdultMatch:
    """The row is this adult: what would change, and whether they are around the child already."""
    changes = [] if adult.user_id else _of_person(row, adult)
    changes += [
        FieldChange("contact_id", "", value)
        for scheme, value in row.keys
        if (scheme, value) not in adult.keys
    ]
    around = adult.around.get(child)
    if around is None:
        changes.append(FieldChange("around", "", row.relation))
    else:
        changes += _of_standing(row, around)
    stays = around is not None and around.court_order and not row.court_order
    return AdultMatch(
        row,
        Outcome.CHANGED if changes else Outcome.SAME,
        adult_id=adult.id,
        child_id=child,
        changes=tuple(changes),
        reasons=(because("court_order_stays"),) if stays else (),
    )


def _of_person(row: ContactRow, adult: KnownAdult) -> list[FieldChange]:
    pairs = ((name, getattr(adult, name), getattr(row, name)) for name in PERSON_FIELDS)
    return [FieldChange(*pair) for pair in pairs if pair[2] and pair[1] != pair[2]]


def _of_standing(row: ContactRow, around: KnownAround) -> list[FieldChange]:
    pairs: list[tuple[str, object, object]] = [
        ("relation", around.relation, row.relation),
        ("responsibility", around.responsibility, _said(row.responsibility)),
        ("care", around.care, _said(row.care)),
        ("priority", around.priority, row.priority),
        ("court_order", around.court_order, row.court_order),
    ]
    return [FieldChange(*pair) for pair in pairs if pair[2] and pair[1] != pair[2]]


def _said(answer: str) -> str:
    return "" if answer == "unknown" else answer


def match_colleague(row: StaffRow, adults: AdultRegister) -> AdultMatch:
    """What a colleague's row would do; the e-mail address says who it is. To decide:
    `staff_somebody_else` (the address is here under another name, the number another's).
    """
    if row.refusals:
        return AdultMatch(row, Outcome.REFUSED, reasons=row.refusals)
    known = adults.colleague(row.email)
    by_keys = [one for one in adults.by_keys(row.keys) if known is None or one.id != known.id]
    if by_keys or (known and not _shares_a_word(row.called, known)):
        reason = because("staff_somebody_else", row=row.number)
        ids = (known.id,) if known else ()
        return AdultMatch(row, Outcome.DECIDE, candidates=ids, reasons=(reason,))
    if known is None:
        reasons = () if row.role else (because("post_by_hand"),)
        return AdultMatch(row, Outcome.NEW if row.role else Outcome.REFUSED, reasons=reasons)
    return colleague_found(row, known)


def colleague_found(row: StaffRow, adult: KnownAdult) -> AdultMatch:
    """The row is this colleague: posts, classes, numbers that are new. Nothing is taken away."""
    changes = []
    if row.role and row.role not in adult.posts:
        changes.append(FieldChange("role", ", ".join(sorted(adult.posts)), row.role))
    if row.telephone and not adult.telephone:
        changes.append(FieldChange("telephone", "", row.telephone))
    lower = {name.casefold() for name in adult.classes}
    added = tuple(name for name in row.classes if name.casefold() not in lower)
    if added:
        changes.append(FieldChange("classes", tuple(sorted(adult.classes)), added))
    changes += [
        FieldChange("staff_id", "", value)
        for scheme, value in row.keys
        if (scheme, value) not in adult.keys
    ]
    outcome = Outcome.CHANGED if changes else Outcome.SAME
    return AdultMatch(row, outcome, adult_id=adult.id, changes=tuple(changes))


def _shares_a_word(name: str, adult: KnownAdult) -> bool:
    words = set(same_name(name).split())
    return any(words & set(known.split()) for known in adult.names)


@dataclass(frozen=True, slots=True)
class GroupFinder:
    """The groups that are here, by the number of their system and by name."""

    groups: tuple[KnownGroup, ...]

    def index(self) -> dict[str, KnownGroup]:
        """By `#number` and by name in small letters."""
        found = {group.name.casefold(): group for group in self.groups}
        return found | {f"#{group.own_id}": group for group in self.groups if group.own_id}


def match_groups(
    rows: Iterable[GroupRow],
    groups: GroupFinder,
    staff: Mapping[tuple[str, str], str],
    children: ChildFinder,
) -> list[AdultMatch]:
    """What the places in groups would do. `staff` gives a colleague's id by e-mail or number.

    Refusals: `child_not_known`, `child_ids_disagree`, `teacher_not_known` (who).
    """
    index = groups.index()
    classes = {
        child: group for group in groups.groups if group.is_class for child in group.children
    }
    return [_match_place(row, index, staff, children, classes) for row in rows]


def _match_place(
    row: GroupRow,
    index: Mapping[str, KnownGroup],
    staff: Mapping[tuple[str, str], str],
    children: ChildFinder,
    classes: Mapping[str, KnownGroup],
) -> AdultMatch:
    if row.refusals:
        return AdultMatch(row, Outcome.REFUSED, reasons=row.refusals)
    child = children.find(row.child_keys) if row.child_keys else ""
    if isinstance(child, Reason):
        return AdultMatch(row, Outcome.REFUSED, reasons=(child,))
    unknown = [value for scheme, value in row.teachers if (scheme, value) not in staff]
    if unknown:
        reason = because("teacher_not_known", who=unknown[0])
        return AdultMatch(row, Outcome.REFUSED, reasons=(reason,))
    group = index.get(f"#{row.group_id}") if row.group_id else None
    group = group or index.get(row.group.casefold())
    changes = []
    if child and (group is None or child not in group.children):
        former = classes.get(child) if (group.is_class if group else row.is_class) else None
        changes.append(FieldChange("group", former.name if former else "", row.group))
    if group is None or any(staff[key] not in group.teachers for key in row.teachers):
        changes += [FieldChange("teacher", "", value) for _scheme, value in row.teachers]
    moves = any(change.old for change in changes)
    outcome = (Outcome.CHANGED if moves else Outcome.NEW) if changes else Outcome.SAME
    found = group.id if group else ""
    return AdultMatch(row, outcome, child_id=child, group_id=found, changes=tuple(changes))


def _decide(row: ContactRow, child: str, code: str, candidates: Iterable[KnownAdult]) -> AdultMatch:
    ids = tuple(one.id for one in candidates)
    reason = because(code, row=row.number)
    return AdultMatch(row, Outcome.DECIDE, child_id=child, candidates=ids, reasons=(reason,))
