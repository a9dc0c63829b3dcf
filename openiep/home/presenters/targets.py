"""Which targets of a school could be clearer: by child and plan, never by who wrote them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.exchange.rules.cells import write_csv
from openiep.home.looked_over import written_targets
from openiep.home.presenters.children import status_texts
from openiep.plans.models import TargetWording
from openiep.plans.models.content import row_content
from openiep.plans.presenters.clear import open_points, read_row
from openiep.plans.presenters.sentences import target_sentence
from openiep.plans.presenters.smart import labels

POINTS = ("specific", "measurable", "realistic", "time_related", "conditions")


@dataclass(frozen=True, slots=True)
class Line:
    """One target, and what could be clearer in it."""

    pupil_id: UUID
    child: str
    class_name: str
    status: tuple[str, str]
    sentence: str
    href: str
    points: tuple[str, ...]

    @property
    def words(self) -> str:
        """The points that could be clearer, in words."""
        names = labels()
        return ", ".join(names[key] for key in self.points)


def point_names() -> dict[str, str]:
    """The points by which the list can be narrowed."""
    names = labels()
    return {key: names[key] for key in POINTS}


def lines_of(user: User, school_id: UUID, today: date) -> list[Line]:
    """Every written target of the plans that live, child by child. One query."""
    rows = written_targets(user, school_id, today)
    return [_line(row) for row in rows]


def _line(row: TargetWording) -> Line:
    content, plan = row_content("targets", row), row.plan
    known_as = row.pupil.known_as
    address = (
        reverse("plans:save_target", args=[plan.pk, row.target_id])
        if plan.can_be_written
        else f"{reverse('plans:plan', args=[plan.pk])}#targets-{row.target_id}"
    )
    return Line(
        pupil_id=row.pupil_id,
        child=row.pupil.full_name,
        class_name=getattr(row, "class_name", None) or "",
        status=status_texts()[plan.status],
        sentence=target_sentence(content, known_as),
        href=address,
        points=open_points(read_row(content, known_as)),
    )


def counts_of(lines: Iterable[Line]) -> Counter[str]:
    """How many targets could be clearer at each point."""
    return Counter(key for line in lines for key in line.points)


def narrowed(lines: Iterable[Line], point: str, class_name: str) -> list[Line]:
    """Those that could be clearer, at this point and in this class if one is given."""
    return [
        line
        for line in lines
        if (point in line.points if point else line.points)
        and (not class_name or line.class_name == class_name)
    ]


def as_csv(lines: Sequence[Line]) -> bytes:
    """The list for a spreadsheet; no cell begins a formula."""
    head = [_("Child"), _("Class"), _("Plan"), _("Target"), _("Could be clearer")]
    rows = [[one.child, one.class_name, one.status[0], one.sentence, one.words] for one in lines]
    return write_csv([head, *rows])
