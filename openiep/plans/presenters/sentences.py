"""Targets, arrangements and help from the family as sentences that can be read aloud."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from openiep.plans.forms.words import word
from openiep.plans.rules.content import as_sentence, with_stop
from openiep.plans.rules.levels import levels_of
from openiep.reference.measures import measures
from openiep.web.days import read_day
from openiep.web.jinja import day, number

Row = Mapping[str, Any]


def target_sentence(target: Row, known_as: str) -> str:
    """ "Sam will read aloud …, from flash cards, 18 out of 20, by Fri 11 December."

    Empty where nothing says what the child will do.
    """
    due = day(target.get("due_on"))
    by = _("by %(day)s") % {"day": due} if due else ""
    return with_stop(as_sentence(target, known_as=known_as, will=_("will"), by=by))


def sentence_so_far(typed: Row, known_as: str, today: date) -> str:
    """How the four lines read as they stand in a form, before they are saved."""
    due = read_day(str(typed.get("due_on") or ""), today)
    return target_sentence({**typed, "due_on": due}, known_as)


def _said(row: Row, name: str) -> str:
    return " ".join(str(row.get(name) or "").split())


def amount(target: Row, which: str) -> str:
    """Where it starts ("baseline") or what is aimed at ("aim"): "7 out of 20", with its words."""
    value = _value(target, str(target.get(f"{which}_value") or ""))
    words = _said(target, f"{which}_text")
    return ", ".join(part for part in (value, words) if part)


def _value(target: Row, value: str) -> str:
    kind = measures().get(str(target.get("measure") or ""))
    if not value:
        return ""
    if levels := levels_of(kind, str(target.get("levels") or "")):
        level = levels.get(int(float(value)), value)
        return level if isinstance(level, str) else word(level)
    if kind and kind.key == "percent":
        return f"{number(value)} %"
    if kind and kind.key == "reading_age":
        years, months = divmod(int(float(value)), 12)
        return _("%(years)s years %(months)s months") % {"years": years, "months": months}
    unit = _said(target, "unit")
    if kind and kind.key == "count" and kind.unit and unit == word(kind.unit):
        whole = int(float(value)) if float(value).is_integer() else 2
        return ngettext("%(n)s time", "%(n)s times", whole) % {"n": number(value)}
    return f"{number(value)} {unit}".strip()


def start_of(target: Row) -> str:
    """Where it starts, with the day on which it was seen."""
    now, seen = amount(target, "baseline"), day(target.get("baseline_on"))
    return _("%(now)s (%(day)s)") % {"now": now, "day": seen} if now and seen else now


def aim_of(target: Row) -> str:
    """What is aimed at; says so where less is better."""
    aim = amount(target, "aim")
    if aim and target.get("direction") == "down" and target.get("aim_value"):
        return _("%(aim)s (less is better)") % {"aim": aim}
    return aim


def how_checked(target: Row) -> str:
    """How it is checked, after the school's own name for the way of measuring where it has one."""
    parts = (target.get("measure_name") or "", target.get("how_measured") or "")
    return ": ".join(part for part in parts if part)


def dose(row: Row) -> str:
    """ "5 times a week, 10 minutes each time", from what is known of it."""
    times, minutes = str(row.get("times_a_week") or ""), str(row.get("minutes") or "")
    parts = []
    if times:
        parts.append(_times(times))
    if minutes:
        each = ngettext("%(n)s minute", "%(n)s minutes", int(float(minutes))) % {"n": minutes}
        parts.append(_("%(minutes)s each time") % {"minutes": each} if times else each)
    return ", ".join(parts)


def _times(times: str) -> str:
    special = {"0.5": _("every second week"), "1": _("once a week"), "2": _("twice a week")}
    return special.get(times, _("%(n)s times a week") % {"n": times})


def span(first: str | None, last: str | None) -> str:
    """ "from Mon 14 September to Fri 11 December", or what is known of it."""
    if first and last:
        return _("from %(first)s to %(last)s") % {"first": day(first), "last": day(last)}
    if first:
        return _("from %(first)s") % {"first": day(first)}
    return _("until %(last)s") % {"last": day(last)} if last else ""


def together(row: Row) -> str:
    """ "alone", "in a group of 4", or nothing."""
    size = str(row.get("group_size") or "")
    if not size:
        return ""
    return _("one to one") if size == "1" else _("in a group of %(size)s") % {"size": size}
