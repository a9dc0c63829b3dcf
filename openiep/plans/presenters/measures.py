"""The school's own ways of measuring in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from openiep.plans.forms.measures import kind_in, ways_up
from openiep.plans.forms.words import word
from openiep.plans.models import OwnMeasure
from openiep.plans.rules.levels import lines_of
from openiep.reference.measures import Measure, measures
from openiep.web.jinja import number


def about(own: OwnMeasure) -> str:
    """ "How long · minutes · from 0 to 30 · in steps of 5 · more is better"."""
    kind = measures()[own.kind]
    settings = {n: getattr(own, n) for n in ("unit", "scale_from", "scale_to", "step", "levels")}
    return " · ".join((word(kind.name), *_settings(kind, settings), _way(own.direction)))


def about_taken(typed: Mapping[str, Any]) -> str:
    """The same of the one that stands in a target's form; "" where there is none."""
    kind = kind_in(typed)
    if kind is None or not typed.get("own_kind") or typed.get("measure") == kind.key:
        return ""
    return " · ".join(
        (word(kind.name), *_settings(kind, typed), _way(str(typed.get("direction") or "up")))
    )


def _settings(kind: Measure, said: Mapping[str, Any]) -> list[str]:
    if kind.own_levels:
        return ["; ".join(lines_of(str(said.get("levels") or "")))]
    unit = str(said.get("unit") or "") or (word(kind.unit) if kind.unit else "")
    low, high = said.get("scale_from"), said.get("scale_to")
    low = kind.low if low in {None, ""} else low
    high = kind.high if high in {None, ""} else high
    found = [unit] if unit and not kind.needs_total else []
    about = {"low": number(str(low or 0)), "high": number(str(high))}
    if high is not None:
        found.append(_("from %(low)s to %(high)s") % about)
    elif low:
        found.append(_("%(low)s or more") % about)
    if step := said.get("step"):
        found.append(_("in steps of %(step)s") % {"step": number(str(step))})
    return found


def _way(direction: str) -> str:
    way = dict(ways_up()).get(direction, "")
    return way[:1].lower() + way[1:]
