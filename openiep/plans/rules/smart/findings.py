"""Says what could be clearer in a target, criterion by criterion, and offers the repair."""

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from openiep.plans.rules.smart import repairs, timed
from openiep.plans.rules.smart.assess import Assessment
from openiep.plans.rules.smart.clauses import Act
from openiep.plans.rules.smart.jargon import jargon
from openiep.plans.rules.smart.kinds import Kind
from openiep.plans.rules.smart.model import Criterion, Finding, Repair, Severity, Span
from openiep.plans.rules.smart.names import other_children

LONGEST_QUOTE = 60
_OF_KIND = {
    Kind.HIDDEN: "specific.hidden_verb",
    Kind.VAGUE: "specific.vague_object",
    Kind.BROAD: "specific.area",
    Kind.LEVEL: "specific.level",
    Kind.ATTENTION: "specific.attention",
    Kind.JOINING: "specific.joining",
    Kind.PROVISION: "specific.provision",
}
_VAGUE_WORDS = re.compile(
    r"\b(?:consistently|regularly|often|usually|more (?:often|frequently|consistently)|sometimes"
    r"|most of the time|"
    r"some of the time|frequently|generally|well|better|more)\b"
)
_TASK_NUMBER = re.compile(
    r"\b(?:\d{1,2}|one|two|three|four|five|six)[- ](?:step|part|digit|syllable|letter|word"
    r"|sentence|minute|piece|paragraph)\b[ -]?\w*"
)
_VAGUE_HELP = re.compile(
    r"\bwith (?:\w+ ){0,2}?(?:support|help|assistance|prompting|guidance|encouragement"
    r"|supervision|prompts|reminders)\b"
    r"|\b(?:as|if|when|where) (?:needed|necessary|appropriate|required)\b"
)
_SECOND_ASK = re.compile(
    r"(?:\band|;|\balso|\.) (?:(?:he|she|they|\w{2,20}) )?(?:also )?(?:will|can) (?:be able to "
    r")?(?:also )?\w+"
    r"|(?:\band|;) (?:also )?to (?:be able to )?\w+"
)


def findings_of(
    found: Assessment, names: Sequence[str], earlier: Sequence[str]
) -> tuple[Finding, ...]:
    """Every finding, in the order in which a writer would take them up."""
    return (
        *_placeholder(found), *_specific(found), *_measurable(found), *_time_related(found),
            *_conditions(found), *_baseline(found), *_wording(found, names, earlier),
    )  # fmt: skip


def _make(
    found: Assessment,
    rule: str,
    severity: Severity,
    place: tuple[int, int] | None = None,
    *,
    repair: Repair | None = None,
    **about: str,
) -> Finding:
    """A finding about a place in the folded text, or about the whole of it."""
    span = found.reading.span(*place) if place else _whole(found)
    words = span.of(found.reading.text)
    quoted = words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"
    values = MappingProxyType({"words": quoted, **about})
    return Finding(Criterion(rule.split(".", maxsplit=1)[0]), rule, severity, span, values, repair)


def _whole(found: Assessment) -> Span:
    text = found.reading.text
    kept = text.strip()
    begin = text.find(kept) if kept else 0
    return Span(begin, begin + len(kept))


def _placeholder(found: Assessment) -> Iterator[Finding]:
    for blank in found.blanks:
        yield _make(found, "placeholder.blank", Severity.MISSING, blank)


def _specific(found: Assessment) -> Iterator[Finding]:
    if found.specific:
        second = _second_target(found)
        if second is not None:
            yield _make(found, "specific.two_targets", Severity.WEAK, second)
        return
    if not found.reading.text.strip():
        yield _make(found, "specific.empty", Severity.MISSING)
    elif not found.acts:
        yield _make(found, "specific.no_deed", Severity.MISSING)
    else:
        act = found.acts[0]
        place = (act.start, act.end) if act.kind is Kind.HIDDEN else _phrase(found, act)
        repair = None if act.kind is Kind.PROVISION else repairs.seen_instead(found, act)
        yield _make(found, _OF_KIND[act.kind], Severity.WEAK, place, repair=repair)


def _phrase(found: Assessment, act: Act) -> tuple[int, int]:
    """The verb with the words after it, up to four, within its sentence."""
    words = found.reading.words
    first = found.reading.index_at(act.start)
    last = first
    while last + 1 < len(words) and last - first < 4 and words[last + 1].text[0].isalnum():
        last += 1
    return act.start, max(act.end, words[last].end if last < len(words) else act.end)


def _second_target(found: Assessment) -> tuple[int, int] | None:
    seen = [act for act in found.acts if act.kind is Kind.SEEN]
    if len(seen) < 2 or len({act.verb for act in seen}) < 2:
        return None
    match = _SECOND_ASK.search(found.reading.low, seen[0].end)
    return (
        match.span()
        if match and any(match.start() <= act.start <= match.end() for act in seen[1:])
        else None
    )


def _measurable(found: Assessment) -> Iterator[Finding]:
    if found.measurable:
        return
    low = found.reading.low
    repair = repairs.how_often(found) if found.decidable else None
    if found.criteria:
        first = found.criteria[0]
        yield _make(found, "measurable.nothing_counted", Severity.WEAK, (first.start, first.end))
    elif match := _TASK_NUMBER.search(low):
        yield _make(found, "measurable.task_number", Severity.MISSING, match.span(), repair=repair)
    elif match := _VAGUE_WORDS.search(low):
        yield _make(found, "measurable.vague_word", Severity.MISSING, match.span(), repair=repair)
    else:
        yield _make(found, "measurable.none", Severity.MISSING, repair=repair)


def _time_related(found: Assessment) -> Iterator[Finding]:
    if found.deadline is not None:
        return
    low = found.reading.low
    repair = repairs.added(found, repairs.BY_WHEN)
    for rule, look in (
        ("time_related.window", timed.window),
        ("time_related.frequency", timed.frequency),
        ("time_related.duration", timed.duration),
    ):
        place = look(low)
        if place is not None:
            yield _make(found, rule, Severity.MISSING, place, repair=repair)
            return
    yield _make(found, "time_related.none", Severity.MISSING, repair=repair)


def _conditions(found: Assessment) -> Iterator[Finding]:
    if found.circumstance is not None:
        return
    repair = repairs.added(found, repairs.WITH_HELP)
    match = _VAGUE_HELP.search(found.reading.low)
    if match:
        yield _make(found, "conditions.vague_help", Severity.WEAK, match.span(), repair=repair)
    else:
        yield _make(found, "conditions.none", Severity.MISSING, repair=repair)


def _baseline(found: Assessment) -> Iterator[Finding]:
    if found.start is None:
        yield _make(found, "baseline.none", Severity.NOTE)


def _wording(found: Assessment, names: Sequence[str], earlier: Sequence[str]) -> Iterator[Finding]:
    reading = found.reading
    for span, _ in other_children(reading.text, names) if names else ():
        about = MappingProxyType({"words": span.of(reading.text)})
        yield Finding(Criterion.WORDING, "wording.other_child", Severity.WEAK, span, about)
    trade = jargon(reading.low, reading.text)
    if trade is not None:
        yield _make(found, "wording.jargon", Severity.NOTE, trade[:2], plain=trade[2])
    if earlier and any(same_words(reading.low, other) for other in earlier):
        yield _make(found, "wording.copied", Severity.NOTE)


def same_words(one: str, other: str) -> bool:
    """Whether two targets have the same words, apart from capitals, marks and figures."""
    return bool(_letters(one)) and _letters(one) == _letters(other)


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", text.casefold()))
