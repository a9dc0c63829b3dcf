"""What the page of a change prints: the three buttons, or what was changed so far and what follows."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from openiep.plans.models import Plan
from openiep.plans.models.agreement import agreement_of
from openiep.plans.models.content import plan_content
from openiep.plans.presenters.changes import ChangedLine, changed_lines, consequence
from openiep.plans.presenters.lines import line_names
from openiep.plans.presenters.steps import kind_name
from openiep.plans.presenters.voices import listed, name_of
from openiep.plans.rules.changes import ORDER, changes_between, kind_needed, lines_to_ask_again
from openiep.plans.rules.status import ChangeKind


@dataclass(frozen=True, slots=True)
class KindCard:
    """One of the three buttons: what it is for and what follows from it."""

    key: str
    name: str
    about: str
    follows: str
    asks_why: bool


@dataclass(frozen=True, slots=True)
class ChangePage:
    """A change that was begun, or the choice of one."""

    number: int
    kinds: list[KindCard]
    kind: str = ""
    kind_name: str = ""
    why: str = ""
    lines: list[ChangedLine] = field(default_factory=list)
    needed: str = ""
    needed_name: str = ""
    is_too_big: bool = False
    follows: str = ""
    again: list[str] = field(default_factory=list)


def change_page(plan: Plan) -> ChangePage:
    """Where the change of this plan stands."""
    agreement = agreement_of(plan)
    version = agreement.version if agreement else None
    if not plan.changing or version is None or agreement is None:
        number = version.number if version else 0
        return ChangePage(number, kinds())
    now = plan_content(plan)
    changes = changes_between(version.content, now)
    kind, needed = ChangeKind(plan.changing), kind_needed(changes)
    names = line_names(now, version.content)
    again = [names.get(line, line) for line in lines_to_ask_again(kind, changes)]
    asked = listed([name_of(one) for one in agreement.asked])
    return ChangePage(
        number=version.number,
        kinds=kinds(),
        kind=kind.value,
        kind_name=kind_name(kind.value),
        why=plan.changing_why,
        lines=changed_lines(version.content, now, changes, plan.school.pack),
        needed=needed.value,
        needed_name=kind_name(needed.value),
        is_too_big=ORDER.index(needed) > ORDER.index(kind),
        follows=consequence(kind, asked),
        again=again,
    )


def kinds() -> list[KindCard]:
    """The three kinds of change, the smallest first."""
    return [
        KindCard(
            ChangeKind.CORRECTION.value,
            kind_name(ChangeKind.CORRECTION),
            _("A letter, a comma, a wrong “he”. It says the same as before."),
            _("All answers stay. Everybody is shown what was corrected."),
            asks_why=False,
        ),
        KindCard(
            ChangeKind.WHO_OR_WHEN.value,
            kind_name(ChangeKind.WHO_OR_WHEN),
            _("Another adult helps, another place, another day for the review."),
            _("All answers stay. The family is told."),
            asks_why=True,
        ),
        KindCard(
            ChangeKind.WHAT_WAS_AGREED.value,
            kind_name(ChangeKind.WHAT_WAS_AGREED),
            _("A target, how much help, help from the family, needs, days by which."),
            _("Everybody is asked again, about the changed lines only. The rest stays agreed."),
            asks_why=True,
        ),
    ]
