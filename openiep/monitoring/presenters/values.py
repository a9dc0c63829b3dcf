"""Values in words, as the target's measure says them."""

from decimal import Decimal

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from openiep.monitoring.models import scale_of_wording
from openiep.plans.models import TargetWording
from openiep.plans.rules.content import as_sentence
from openiep.plans.rules.levels import levels_of
from openiep.reference.loading import Text
from openiep.reference.measures import measures
from openiep.web.jinja import number

LONGEST_ON_AXIS = 14
_OF_ALL = {
    "out_of": gettext_lazy("%(value)s out of %(total)s"),
    "steps": gettext_lazy("%(value)s out of %(total)s"),
    "rating": gettext_lazy("%(value)s of %(total)s"),
}


def said(text: Text | None) -> str:
    """A shipped text in the language of the page."""
    return text.in_language(get_language() or "en") if text else ""


def level_words(wording: TargetWording) -> dict[int, str]:
    """Each value of a ladder with its words, shipped or the target's own; empty for figures."""
    found = levels_of(measures().get(wording.measure), wording.levels)
    return {value: one if isinstance(one, str) else said(one) for value, one in found.items()}


def sentence_of(wording: TargetWording) -> str:
    """The target as one sentence, without the day."""
    names = ("who", "will_do", "conditions", "how_well")
    return as_sentence({name: getattr(wording, name) for name in names})


def short_of(wording: TargetWording) -> str:
    """What the child will do, in a few words: "Read aloud the first 20 common words"."""
    words = wording.will_do.strip()
    will = _("will ")
    words = words.removeprefix(will).strip() or sentence_of(wording)
    return words[:1].upper() + words[1:]


def question_of(wording: TargetWording) -> str:
    """What is asked when a value is recorded: "How many times?"."""
    total = number(scale_of_wording(wording).high)
    questions = {
        "count": _("How many times?"),
        "out_of": _("How many out of %(total)s?") % {"total": total},
        "percent": _("How many per cent?"),
        "rate": _("How many in a minute?"),
        "duration": _("How many minutes?"),
        "prompt": _("How much help was needed?"),
        "rating": _("Which number fits?"),
        "faces": _("Which face fits?"),
        "thumbs": _("Which thumb fits?"),
        "words": _("Which words fit?"),
        "goal_scale": _("Which level was seen?"),
        "steps": _("How many steps alone, out of %(total)s?") % {"total": total},
        "reading_age": _("Which age, in years and months?"),
        "standard_score": _("Which score?"),
    }
    return questions.get(wording.measure, _("Which value?"))


def bare_value(value: Decimal, wording: TargetWording) -> str:
    """The value alone, as it stands on an axis or in a box: 8, 12.5, 7:10."""
    if wording.measure == "reading_age":
        return f"{int(value) // 12}:{int(value) % 12:02}"
    return number(value)


def value_text(value: Decimal, wording: TargetWording) -> str:
    """The value with all that belongs to it: "8 out of 20", "a spoken reminder", "10 minutes"."""
    measure = measures().get(wording.measure)
    if (words := level_words(wording)) and value in words:
        return words[int(value)]
    if wording.measure == "reading_age":
        return age_text(int(value))
    highest = scale_of_wording(wording).high
    if highest is not None and (of_all := _OF_ALL.get(wording.measure)):
        return str(of_all) % {"value": number(value), "total": number(highest)}
    unit = own_unit(wording)
    if not unit and (counted := _counted(value, wording.measure)):
        return counted
    unit = unit or said(measure.unit if measure else None)
    return (
        _("%(value)s %(unit)s") % {"value": number(value), "unit": unit} if unit else number(value)
    )


def own_unit(wording: TargetWording) -> str:
    """The unit that the writer chose, where it is not just the usual one of the measure."""
    measure = measures().get(wording.measure)
    usual = said(measure.unit if measure else None)
    return "" if wording.unit.strip().lower() == usual.lower() else wording.unit.strip()


def _counted(value: Decimal, measure: str) -> str:
    """Times and minutes, in the right number: "1 minute", "2.5 minutes"."""
    n, about = 1 if value == 1 else 2, {"value": number(value)}
    if measure == "count":
        return ngettext("%(value)s time", "%(value)s times", n) % about
    if measure == "duration":
        return ngettext("%(value)s minute", "%(value)s minutes", n) % about
    return ""


def age_text(months: int) -> str:
    """94 as "7 years 10 months"."""
    years = ngettext("%(n)s year", "%(n)s years", months // 12) % {"n": months // 12}
    left = ngettext("%(n)s month", "%(n)s months", months % 12) % {"n": months % 12}
    return f"{years} {left}" if months % 12 else years


def suffix_of(wording: TargetWording) -> str:
    """What stands below the box where the question has not said it: "words", "for example 7:10"."""
    if wording.measure == "reading_age":
        return _("for example 7:10")
    return "" if wording.measure in _OF_ALL else own_unit(wording)


def axis_unit(wording: TargetWording) -> str:
    """What stands over the side of a picture: the unit, or what was asked."""
    measure = measures().get(wording.measure)
    if wording.measure == "reading_age":
        return _("years:months")
    if measure and measure.needs_total and (total := scale_of_wording(wording).high):
        return _("out of %(total)s") % {"total": number(total)}
    if own := own_unit(wording):
        return own
    return said(measure.unit or measure.name) if measure else ""


def short_levels(wording: TargetWording) -> tuple[tuple[float, str], ...]:
    """Each value of a ladder with its short word, for the side of a picture; () for figures."""
    measure = measures().get(wording.measure)
    if measure is None or measure.low is None:
        return ()
    if wording.measure == "goal_scale":
        return tuple((float(level), f"{level:+d}" if level else "0") for level in range(-2, 3))
    if measure.short_levels:
        short = [said(text) for text in measure.short_levels]
    else:
        short = [_cut(words) for words in level_words(wording).values()]
    return tuple((float(measure.low) + place, text) for place, text in enumerate(short))


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_ON_AXIS else words[: LONGEST_ON_AXIS - 1].rstrip() + "…"
