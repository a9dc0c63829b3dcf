"""The bank as it is searched and drawn: what comes with the product, and the school's own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.people.models import Pupil
from openiep.plans.forms.bank import area_choices, brackets
from openiep.plans.forms.words import word
from openiep.plans.models import OwnTarget, Plan
from openiep.plans.rules.bank import is_found, suits
from openiep.reference.bank import BankTarget, bank_target, find_targets, strategies
from openiep.reference.measures import measures
from openiep.reference.years import year_groups

OWN = "own:"
MOST_SHOWN = 24
_BLANK = re.compile(r"(\[[^\]]*\])")


@dataclass(frozen=True, slots=True)
class Entry:
    """One target of the bank, whoever wrote it, in the language of the page."""

    id: str
    name: str
    area: str
    step: int
    ages: tuple[int | None, int | None]
    will_do: str
    conditions: str
    how_well: str
    measure: str
    question: str
    strategies: tuple[tuple[str, str], ...]  # the words, and who uses them
    is_own: bool = False

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """Its lines as one sentence in pieces; True for a blank."""
        lines = ", ".join(one for one in (self.will_do, self.conditions, self.how_well) if one)
        return [(piece, piece.startswith("[")) for piece in _BLANK.split(lines) if piece]

    @property
    def about(self) -> str:
        """Area, step, ages and measure in one line."""
        area = dict(area_choices()).get(self.area, "")
        step = _("step %(n)d") % {"n": self.step} if self.step else ""
        kind = measures().get(self.measure)
        parts = (area, step, _ages(*self.ages), word(kind.name) if kind else "")
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found; `entries` are the best, `count` all of them."""

    entries: tuple[Entry, ...]
    count: int


def search(user: User, plan: Plan, words: str, area: str, age: int | None) -> Found:
    """The school's own targets and those of the product in which every word is found. One query."""
    own = OwnTarget.objects.visible_to(user).offered().filter(school=plan.school_id)
    entries = [
        _own(one)
        for one in own
        if (not area or one.area in {area, ""})
        and suits(age, one.age_from, one.age_to)
        and is_found(words, (one.name, one.will_do, one.conditions, one.how_well))
    ]
    hits = find_targets(words, area=area, age=age)
    entries += [_ours(hit.target) for hit in hits[:MOST_SHOWN]]
    return Found(tuple(entries[:MOST_SHOWN]), len(hits) + sum(one.is_own for one in entries))


def entry_of(user: User, id: str) -> Entry | None:
    """The entry with this id; None where there is none for this user."""
    if id.startswith(OWN):
        try:
            key = UUID(id.removeprefix(OWN))
        except ValueError:
            return None
        own = OwnTarget.objects.visible_to(user).offered().filter(pk=key).first()
        return _own(own) if own else None
    try:
        return _ours(bank_target(id))
    except KeyError:
        return None


def shown(one: OwnTarget) -> Entry:
    """One of the school's own targets as it is drawn."""
    return _own(one)


def question_of(user: User, id: str, known_as: str) -> str:
    """What the bank asks about this child's starting point; "" where it asks nothing."""
    entry = entry_of(user, id) if id else None
    return entry.question.replace("{child}", known_as) if entry else ""


def age_of(pupil: Pupil) -> int | None:
    """The child's age in whole years, by the birthday or else by the year group."""
    today = pupil.school.today()
    if pupil.birth_date:
        born = pupil.birth_date
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return next((year.age for year in year_groups() if year.code == pupil.year_group), None)


def ages() -> range:
    """The ages that can be asked for."""
    return range(3, 20)


def used_by_words() -> dict[str, str]:
    """Who uses a strategy."""
    return {
        "teacher": _("Teacher"), "assistant": _("Teaching assistant"), "everyone": _("Everyone"),
        "parent": _("Family"), "pupil": _("The child"), "peer": _("Another child"),
        "therapist": _("Therapist"), "key_adult": _("Key adult"), "tutor": _("Tutor"),
        "placement": _("Placement"), "careers": _("Careers adviser"),
    }  # fmt: skip


def _ours(one: BankTarget) -> Entry:
    language = get_language() or "en"
    will_do, conditions, how_well = (
        brackets(line).replace("_", " ") for line in one.filled({}, language)
    )
    return Entry(
        one.id, word(one.name), one.area, one.step, one.ages, will_do, conditions, how_well,
        one.measure, word(one.baseline_question), _strategies(one.strategies),
    )  # fmt: skip


def _strategies(keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
    who = used_by_words()
    known = (strategies()[key] for key in keys if key in strategies())
    return tuple(
        (word(one.text), ", ".join(who[by] for by in one.used_by if by in who)) for one in known
    )


def _own(one: OwnTarget) -> Entry:
    return Entry(
        f"{OWN}{one.pk}", one.name, one.area, 0, (one.age_from, one.age_to),
        brackets(one.will_do), brackets(one.conditions), brackets(one.how_well), one.measure,
        one.baseline_question, tuple((line, "") for line in one.strategies), is_own=True,
    )  # fmt: skip


def _ages(first: int | None, last: int | None) -> str:
    if first is None and last is None:
        return ""
    if first is None:
        return _("to age %(last)d") % {"last": last}
    if last is None:
        return _("from age %(first)d") % {"first": first}
    return _("age %(first)d to %(last)d") % {"first": first, "last": last}
