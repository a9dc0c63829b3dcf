"""Reads what stands in the form of a target, with what the record knows around it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from openiep.access.models import User
from openiep.plans.forms.measures import kind_in
from openiep.plans.forms.target_ways import is_sentence, numbers_in, said_in
from openiep.plans.forms.targets import unit_in
from openiep.plans.forms.typed import Typed
from openiep.plans.growth import growth_of
from openiep.plans.models import Plan
from openiep.plans.models.around_target import copied_from, names_of_others, review_day_of
from openiep.plans.presenters.agreed_point import agreed_point
from openiep.plans.presenters.sentences import amount
from openiep.plans.presenters.smart import PanelShown, shown, with_baseline_question
from openiep.plans.rules.content import as_sentence
from openiep.plans.rules.line_repairs import LineRepair
from openiep.plans.rules.panel import Facts, Panel, Point, panel_of
from openiep.plans.rules.reach import reach_of
from openiep.plans.rules.ways import Said


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the targets of one plan for one writer; `target_id` is that of a target kept before."""

    plan: Plan
    user: User
    target_id: UUID | None = None

    def panel(self, typed: Typed) -> Panel:
        """What the rules say of the words that stand in the form."""
        today = self.plan.school.today()
        said = said_in(typed, today)
        return panel_of(said, self._facts(said) if said.text else Facts())

    def shown(self, typed: Typed, question: str = "") -> PanelShown:
        """The panel as it is drawn; `question` is what the bank asks about the starting point."""
        panel = self.panel(typed)
        name = self.plan.pupil.known_as
        if not panel.points:
            return shown(panel, {}, name)
        return shown(panel, self._record(typed, panel, question), name)

    def repair(self, typed: Typed, key: str) -> LineRepair | None:
        """The repair that a button of the panel named; None where it is no longer offered."""
        panel = self.panel(typed)
        by_key = {one.key: one for one in panel.points}
        by_key |= {f"also-{n}": one for n, one in enumerate(panel.also)}
        return by_key[key].repair if key in by_key else None

    def _facts(self, said: Said) -> Facts:
        today = self.plan.school.today()
        review = review_day_of(self.plan)
        deed = said.sentence if said.sentence is not None else said.will_do
        name = self.plan.pupil.known_as
        return Facts(
            known_as=name,
            names=names_of_others(self.plan, self.user, said.text),
            review_day=review if review and review > today else None,
            copied=copied_from(self.plan, self.user, deed, said.text),
        )

    def _record(self, typed: Typed, panel: Panel, question: str) -> Mapping[str, Point]:
        today = self.plan.school.today()
        kind = kind_in(typed)
        numbers = numbers_in(typed, today)
        if panel.has_start and numbers.baseline is None:
            numbers = replace(numbers, start_in_words=True)
        known = growth_of([self.target_id]) if self.target_id else {}
        growth = known.get(self.target_id) if self.target_id else None
        reach = reach_of(numbers, kind, today=today, growth=growth)
        about = {**reach.about, **self._amounts(typed)}
        reach = with_baseline_question(replace(reach, about=about), question)
        return {"agreed": self._agreed(typed, today), "realistic": reach}

    def _agreed(self, typed: Typed, today: date) -> Point:
        sentence = ""
        if not is_sentence(typed):
            due = said_in(typed, today).due_on
            row = {**typed, "due_on": due.isoformat() if due else None}
            sentence = as_sentence(row, known_as=self.plan.pupil.known_as)
        return agreed_point(self.plan, self.target_id, sentence)

    def _amounts(self, typed: Typed) -> dict[str, str]:
        numbers = numbers_in(typed, self.plan.school.today())
        row = {
            **typed,
            "baseline_value": "" if numbers.baseline is None else f"{numbers.baseline:f}",
            "aim_value": "" if numbers.aim is None else f"{numbers.aim:f}",
            "baseline_text": "",
            "aim_text": "",
            "measure": kind.key if (kind := kind_in(typed)) else "",
            "unit": unit_in(typed),
        }
        return {name: amount(row, name) for name in ("baseline", "aim")}
