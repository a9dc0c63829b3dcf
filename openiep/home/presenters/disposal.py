"""Records whose time is over: whose, why, where each stands, and why something cannot be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.home.models import Disposal
from openiep.home.presenters.children import say as say_of_children
from openiep.home.presenters.everything import title_of
from openiep.home.retention import children_of
from openiep.people.models import Person, School
from openiep.reference.packs import pack
from openiep.rules import Reason
from openiep.web.days import day_text

SHOWN_KINDS = (
    "plans.Plan", "reviews.Review", "letters.Letter", "plans.HelpBefore", "monitoring.Measurement",
    "monitoring.Observation", "classroom.Session", "people.Involvement",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One disposal that stands: the child, who proposed and confirmed it, and when it is done."""

    id: UUID
    name: str
    left_on: date | None
    proposed_by: str
    proposed_on: datetime
    confirmed_by: str
    due_on: date | None
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What is left of a record that was deleted."""

    day: datetime
    number: str
    people: str
    rows: int
    files: int


def say(reason: Reason) -> str:
    """A reason as a sentence that says what to do."""
    sentences = {
        "proposed_already": _("This is proposed already. A second person confirms it."),
        "still_here": _("This child is at the school, or is here again. Nothing can be deleted."),
        "plan_goes_on": _("A plan is in force or being written. Close it or withdraw it first."),
        "review_goes_on": _("A review is open. Close it or call it off first."),
        "same_person": _("You proposed this. A second person has to confirm it."),
        "senco_and_head": _("One of the two people is the SENCo, the other the head."),
        "not_open": _("This was decided, taken back or done meanwhile."),
        "not_due": _("The 30 days in which it can be taken back are not over."),
    }
    if reason.code == "time_not_over":
        day = reason.about.get("day")
        until = day_text(day) if isinstance(day, date) else ""
        return _("This record is kept until %(day)s.") % {"day": until}
    return sentences.get(reason.code) or say_of_children(reason)


def lines_of(disposals: Sequence[Disposal], by: User) -> list[Line]:
    """The disposals that stand, each with the child's name. Two queries."""
    children, names = children_of(list(disposals)), names_of(disposals, by)
    return [
        Line(
            id=one.pk,
            name=children[one.child_id].full_name,
            left_on=children[one.child_id].left_on,
            proposed_by=names.get(one.proposed_by_id, ""),
            proposed_on=one.made_at,
            confirmed_by=names.get(one.confirmed_by_id, "") if one.confirmed_by_id else "",
            due_on=one.due_on,
            is_mine=one.proposed_by_id == by.pk,
        )
        for one in disposals
        if one.child_id in children
    ]


def done_of(disposals: Sequence[Disposal], by: User) -> list[Done]:
    """What was deleted, by whom, how much; of the child only the end of an id. One query."""
    names = names_of(disposals, by)
    return [
        Done(
            day=one.done_at,
            number=str(one.child_id)[-6:],
            people=", ".join(names[pk] for pk in _who(one) if pk in names),
            rows=sum(count for kind, count in one.counts.items() if kind != "files"),
            files=one.counts.get("files", 0),
        )
        for one in disposals
        if one.done_at
    ]


def _who(disposal: Disposal) -> list[UUID]:
    return [pk for pk in (disposal.proposed_by_id, disposal.confirmed_by_id) if pk]


def names_of(disposals: Sequence[Disposal], by: User) -> dict[UUID, str]:
    """What those who decided are called in the school. One query."""
    users = {pk for one in disposals for pk in _who(one)}
    schools = {one.school_id for one in disposals}
    people = Person.objects.visible_to(by).filter(school__in=schools, user__in=users)
    return {one.user_id: one.called for one in people if one.user_id}


def kinds_of(counts: dict[str, int]) -> list[dict[str, object]]:
    """How much of what there is, the kinds that people know by name; the rest in one line."""
    known = [kind for kind in SHOWN_KINDS if kind in counts]
    rows: list[dict[str, object]] = [
        {"term": title_of(kind), "value": counts[kind]} for kind in known
    ]
    rest = sum(count for kind, count in counts.items() if kind not in known)
    return [*rows, {"term": _("Everything else kept about the child"), "value": rest}]


def schedule_of(school: School) -> list[tuple[str, str, str]]:
    """How long which record is kept at this school: kind, term, reason."""
    return [
        (
            str(rule.label),
            _("until the child would be %(n)d years old") % {"n": rule.years},
            str(rule.why),
        )
        for rule in pack(school.pack).retention.values()
    ]
