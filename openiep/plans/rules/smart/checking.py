"""Checks a target: one sentence, or the four lines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from openiep.plans.rules.smart.assess import Assessment, assess
from openiep.plans.rules.smart.findings import findings_of
from openiep.plans.rules.smart.lines import Lines, day_in_words, join
from openiep.plans.rules.smart.model import Checked, Criterion, Finding, Repair
from openiep.plans.rules.smart.numbers import is_number
from openiep.plans.rules.smart.wordlist import word_set

# Words that want another one behind them.
LOOSE_ENDS = word_set(
    """with without the and for from into during when given using through over across after before
    until till within between about than that which who his her their its our your every each any
    all some will can should must not more most least out per while whilst also then review date
    due target deadline timescale frame baseline currently now today level score grade stage year
    term next this end start beginning middle key spring summer autumn winter first second third
    fourth final last half asked told shown prompted measured observed recorded assessed"""
)

# A described target is not counted: its writer has said so, and the panel rests.
_RESTS_WHEN_DESCRIBED = frozenset({Criterion.MEASURABLE, Criterion.BASELINE})


def check(
    text: str,
    *,
    today: date | None = None,
    names: Sequence[str] = (),
    earlier: Sequence[str] = (),
    described: bool = False,
) -> Checked:
    """Reads one target and says, criterion by criterion, what is there and what could be clearer.

    `names` are those of other children, `earlier` the wordings of earlier targets, `described`
    says that this target is not meant to be counted. `today` is for rules about days; none of
    the sentence's criteria hangs on it. Never fails, whatever the text.
    """
    del today
    found = assess(text)
    return _checked(found, names, earlier, described=described)


def _checked(
    found: Assessment, names: Sequence[str], earlier: Sequence[str], *, described: bool
) -> Checked:
    said = tuple(_only_safe(found, one) for one in findings_of(found, names, earlier))
    if described:
        said = tuple(one for one in said if one.criterion not in _RESTS_WHEN_DESCRIBED)
    return Checked(
        text=found.reading.text,
        specific=found.specific,
        measurable=found.measurable,
        time_related=found.deadline is not None,
        conditions=found.circumstance is not None,
        baseline=found.start is not None,
        placeholder=bool(found.blanks),
        findings=said,
    )


def _only_safe(found: Assessment, one: Finding) -> Finding:
    """The finding without its repair, where that would spoil what is already there.

    After a whole phrase a further one can be set without harm; after a loose end ("with", "3",
    "X") the two would run together, so there the outcome is looked at first.
    """
    if one.repair is None or (
        one.repair.span.start == one.repair.span.end and _ends_whole(one.repair, found)
    ):
        return one
    after = assess(one.repair.applied_to(found.reading.text))
    spoiled = any(had and not has for had, has in zip(_marks(found), _marks(after), strict=True))
    return replace(one, repair=None) if spoiled else one


def _marks(found: Assessment) -> tuple[bool, ...]:
    return (
        found.specific, found.measurable, found.deadline is not None,
        found.circumstance is not None, found.start is not None, not found.blanks,
    )  # fmt: skip


def _ends_whole(repair: Repair, found: Assessment) -> bool:
    """Whether the words before the place of a repair end as a phrase does."""
    i = found.reading.index_at(repair.span.start) - 1
    words = found.reading.words
    if found.reading.places is not None or not 0 <= i < len(words) or not found.acts:
        return False
    start = found.start
    if start is not None and start[1] > words[i].start:
        return False
    last = words[i].text
    if last in {")", "]"}:
        return True
    return len(last) > 2 and last.isalpha() and last not in LOOSE_ENDS and not is_number(last)


@dataclass(frozen=True, slots=True)
class LineFinding:
    """A finding about the four-line form: which line it belongs to."""

    line: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class TargetChecked:
    """The four lines read as the sentence they make, each finding at its line."""

    sentence: str
    checked: Checked
    at_lines: tuple[LineFinding, ...]


_LINE_OF = {
    Criterion.SPECIFIC: "will_do",
    Criterion.MEASURABLE: "how_well",
    Criterion.TIME_RELATED: "by_when",
    Criterion.CONDITIONS: "conditions",
    Criterion.BASELINE: "baseline",
    Criterion.WORDING: "will_do",
}


def check_target(
    *,
    who: str,
    will_do: str,
    conditions: str = "",
    how_well: str = "",
    by_when: str | date | None = None,
    baseline: str = "",
    today: date | None = None,
    names: Sequence[str] = (),
    earlier: Sequence[str] = (),
    described: bool = False,
) -> TargetChecked:
    """Checks the four-line form: joins it to a sentence, checks that, and places the findings.

    `by_when` is a day or words; `baseline` the starting point from its own field, which meets
    that criterion when it is filled in.
    """
    day = day_in_words(by_when) if isinstance(by_when, date) else (by_when or "")
    lines = Lines(who, will_do, conditions, how_well, day)
    sentence = join(lines)
    checked = check(sentence, today=today, names=names, earlier=earlier, described=described)
    said = [
        one
        for one in checked.findings
        if not (baseline.strip() and one.criterion is Criterion.BASELINE)
    ]
    return TargetChecked(
        sentence, checked, tuple(LineFinding(_line(one, lines, sentence), one) for one in said)
    )


def _line(one: Finding, lines: Lines, sentence: str) -> str:
    """The line whose words a finding is about; for what is missing, the line that would hold it."""
    place = 0
    for name in ("who", "will_do", "conditions", "how_well", "by_when"):
        words = getattr(lines, name).strip()
        begin = sentence.find(words, place) if words else -1
        if begin < 0:
            continue
        place = begin + len(words)
        if begin <= one.span.start and one.span.end <= place and one.span.end > one.span.start:
            return name
    return _LINE_OF.get(one.criterion, "will_do")
