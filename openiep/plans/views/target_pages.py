"""What the page of a target has beside its questions: how it reads, and what could be clearer."""

from collections.abc import Mapping
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from openiep.access.models import User
from openiep.plans.forms.target_ways import (
    in_four_lines,
    in_one_sentence,
    is_sentence,
    with_repair,
)
from openiep.plans.forms.targets import with_measure
from openiep.plans.forms.typed import Typed
from openiep.plans.forms.writing import typed_in
from openiep.plans.models import Plan
from openiep.plans.presenters.bank import entry_of, question_of
from openiep.plans.presenters.measures import about_taken
from openiep.plans.presenters.sentences import sentence_so_far
from openiep.plans.presenters.target_panel import Reader
from openiep.plans.views.asking import Again


def beside(plan: Plan, user: User, target_id: UUID | None, typed: Typed) -> dict[str, object]:
    """What is said of a target as it stands in the form."""
    address = (
        reverse("plans:check_target", args=[plan.pk, target_id])
        if target_id
        else reverse("plans:check_new_target", args=[plan.pk])
    )
    known_as = plan.pupil.known_as
    question = question_of(user, typed.get("bank", ""), known_as)
    return {
        "panel": Reader(plan, user, target_id).shown(typed, question),
        "own_measure": about_taken(typed),
        "bank_question": question,
        "is_sentence": is_sentence(typed),
        "check_address": address,
        "sentence": sentence_so_far(typed, known_as, plan.school.today()),
    }


def again_for(plan: Plan, user: User, target_id: UUID | None) -> Mapping[str, Again]:
    """The buttons that draw the page anew: checked, repaired, in the other way, described."""
    known_as, today = plan.pupil.known_as, plan.school.today()
    reader = Reader(plan, user, target_id)
    return {
        "check": lambda _form, typed, _about: typed,
        "repair": lambda _form, typed, key: with_repair(typed, reader.repair(typed, key)),
        "one_sentence": lambda _form, typed, _about: in_one_sentence(typed, known_as, today),
        "four_lines": lambda _form, typed, _about: in_four_lines(typed, known_as, today),
        "described": lambda _form, typed, _about: with_measure({**typed, "measure": "described"}),
        "counted": lambda _form, typed, _about: {**typed, "measure": ""},
    }


def begun_with(user: User, id: str) -> Typed:
    """A new target as the bank words it, its blanks in brackets; {} for an id that is not there."""
    entry = entry_of(user, id)
    if entry is None:
        return {}
    numbers = [str(number) for number in range(len(entry.strategies))]
    lines = {
        f"strategies-{number}-{name}": words
        for number, pair in zip(numbers, entry.strategies, strict=True)
        for name, words in zip(("text", "used_by"), pair, strict=True)
    }
    typed = {
        "will_do": entry.will_do, "conditions": entry.conditions, "how_well": entry.how_well,
        "area": entry.area, "measure": entry.measure, "bank": id,
        "strategies": ",".join(numbers), **lines,
    }  # fmt: skip
    return with_measure(typed)


def settled(plan: Plan, data: QueryDict) -> QueryDict:
    """What was sent, in the four lines in which a target is kept."""
    typed = typed_in(data)
    lines = in_four_lines(typed, plan.pupil.known_as, plan.school.today())
    kept = data.copy()
    for name in ("way", "sentence", "bank"):
        kept.pop(name, None)
        lines.pop(name, None)
    for name, value in lines.items():
        kept[name] = value
    return kept
