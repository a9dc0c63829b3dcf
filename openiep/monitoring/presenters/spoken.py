"""What the rules say, in the language of the page."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _

from openiep.monitoring.presenters.values import age_text, bare_value, level_words, value_text
from openiep.monitoring.rules.wording import Text, plain
from openiep.plans.models import TargetWording
from openiep.reference.measures import measures

Say = Callable[[float], str]


def spoken(text: Text) -> str:
    """The sentence, looked up in the catalogue, with its values in place."""
    return _(text.message) % text.about if text.about else _(text.message).replace("%%", "%")


def bare_of(wording: TargetWording) -> Say:
    """Says a value alone: 7, 12.5, 7:10, "a gesture". Between two levels the nearer is named."""
    if words := level_words(wording):
        return lambda value: words[min(max(round(value), min(words)), max(words))]
    if wording.measure == "reading_age":
        return lambda value: bare_value(Decimal(round(value)), wording)
    return plain


def amount_of(wording: TargetWording, *, for_family: bool = False) -> Say:
    """Says a value with what belongs to it; for families a percentage is so many out of 100."""
    if level_words(wording):
        return bare_of(wording)
    if wording.measure == "reading_age":
        return lambda value: age_text(round(value))
    if for_family and wording.measure == "percent":
        return lambda value: _("%(value)s out of 100") % {"value": plain(value)}
    return lambda value: value_text(Decimal(plain(value)), wording)


def has_pace(wording: TargetWording) -> bool:
    """Whether it makes sense to say "so much a week": not on a ladder of words or faces."""
    kind = measures().get(wording.measure)
    return kind is not None and kind.kind in {"number", "ratio"} and kind.key != "reading_age"
