"""What to look at once more before a plan goes before everybody. It never stops anybody."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.plans.models import Plan
from openiep.plans.models.around_target import copied_from, names_of_others
from openiep.plans.presenters.lines import line_names, part_names, short
from openiep.plans.rules.content import Content
from openiep.plans.rules.copies import Copied
from openiep.plans.rules.whole_plan import all_words, children_named


@dataclass(frozen=True, slots=True)
class Pointed:
    """One thing to look at: where it stands, what was noticed, and the part to mend it in."""

    where: str
    sentence: str
    part: str


def pointed_at(plan: Plan, content: Content, user: User) -> list[Pointed]:
    """Names of other children anywhere in the plan, and targets that stand word for word elsewhere."""
    names = names_of_others(plan, user, all_words(content))
    lines, parts = line_names(content), part_names(content)
    found = [
        Pointed(
            short(lines.get(line, "")) or parts[part],
            _("The name “%(name)s” is that of another child at this school.") % {"name": name},
            part,
        )
        for part, line, name in children_named(content, names)
    ]
    for target in content["parts"]["targets"]["items"]:
        words = " ".join(target[name] for name in ("will_do", "conditions", "how_well"))
        copied = copied_from(plan, user, target["will_do"], words)
        if copied:
            where = short(lines[f"target:{target['id']}"])
            found.append(Pointed(where, _copied(copied), "targets"))
    return found


def _copied(copied: Copied) -> str:
    if copied.place == "last":
        return _("It stands unchanged as in the last plan. What is the next step?")
    if copied.place == "from":
        return _("The same words stand in %(name)s’s plan. Do they fit this child?") % {
            "name": copied.name
        }
    return _("The same words stand in another child’s plan. Do they fit this child?")
