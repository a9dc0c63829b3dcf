"""Whether a target of the school's own can stand in the bank, and how it is found."""

from collections.abc import Iterable, Mapping
from typing import Any

from openiep.plans.rules.parts import too_long
from openiep.reference.bank.search import folded_words
from openiep.reference.measures import measures
from openiep.reference.needs import areas
from openiep.rules import Reason, Refused, because

LONGEST_NAME, LONGEST_LINE = 80, 1000
MOST_STRATEGIES = 12
YOUNGEST, OLDEST = 2, 25
LINES = ("will_do", "conditions", "how_well", "baseline_question")


def tidy_entry(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values trimmed, strategies without empty lines."""
    tidy = {
        name: value.strip() if isinstance(value, str) else value for name, value in values.items()
    }
    given = (" ".join(str(line).split()) for line in tidy.get("strategies") or ())
    return {**tidy, "strategies": [line for line in given if line]}


def check_entry(values: Mapping[str, Any]) -> None:
    """Raise `Refused` where a tidy entry cannot stand.

    Codes: `say_what` (name, will_do), `too_long`, `unknown_choice`, `too_many_lines`,
    `off_the_scale` and `ages_upside_down` (the ages).
    """
    reasons = [because("say_what", field=n) for n in ("name", "will_do") if not values.get(n)]
    longest = {"name": LONGEST_NAME, **dict.fromkeys(LINES, LONGEST_LINE)}
    reasons += [
        r for name, most in longest.items() if (r := too_long(name, values.get(name), most))
    ]
    allowed = {"area": {area.key for area in areas()}, "measure": set(measures())}
    for name, keys in allowed.items():
        if values.get(name) and values[name] not in keys:
            reasons.append(because("unknown_choice", field=name))
    lines = values.get("strategies") or ()
    if len(lines) > MOST_STRATEGIES or any(too_long("", one, LONGEST_LINE) for one in lines):
        reasons.append(because("too_many_lines", field="strategies", most=MOST_STRATEGIES))
    reasons += _ages(values.get("age_from"), values.get("age_to"))
    if reasons:
        raise Refused(reasons)


def _ages(first: int | None, last: int | None) -> list[Reason]:
    off = [
        because("off_the_scale", field=name, lowest=YOUNGEST, highest=OLDEST)
        for name, age in (("age_from", first), ("age_to", last))
        if age is not None and not YOUNGEST <= age <= OLDEST
    ]
    if not off and first is not None and last is not None and last < first:
        return [because("ages_upside_down", field="age_to", first=first)]
    return off


def is_found(typed: str, texts: Iterable[str]) -> bool:
    """Whether every typed word begins one of the words of the texts."""
    words = folded_words(" ".join(texts))
    return all(any(word.startswith(one) for word in words) for one in folded_words(typed))


def suits(age: int | None, first: int | None, last: int | None) -> bool:
    """Whether an entry for ages `first` to `last` suits an age; an open end suits everybody."""
    return age is None or ((first is None or first <= age) and (last is None or age <= last))
