"""What the checker answers with: criteria, spans, findings and repairs, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Criterion(StrEnum):
    """What a finding is about. The first five are rated; the others are only pointed out."""

    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    TIME_RELATED = "time_related"
    CONDITIONS = "conditions"
    BASELINE = "baseline"
    PLACEHOLDER = "placeholder"
    REALISTIC = "realistic"
    WORDING = "wording"


class Severity(StrEnum):
    """How much a finding matters: something is not there, could be clearer, or is worth knowing."""

    MISSING = "missing"
    WEAK = "weak"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the writer's text, in code points, end excluded."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span points at."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Repair:
    """One change of the text that a click makes: the words in `span` become `text`."""

    span: Span
    text: str

    def applied_to(self, text: str) -> str:
        """The writer's text with this repair in it, everything else untouched."""
        return text[: self.span.start] + self.text + text[self.span.end :]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a colleague would say: which criterion, by which rule, about which words.

    `about` holds the plain values its sentence names; presenters put `rule` and `about` into
    the reader's language, `message` in `sentences.py` into English.
    """

    criterion: Criterion
    rule: str
    severity: Severity
    span: Span
    about: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    repair: Repair | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A target, read criterion by criterion, with what could be clearer."""

    text: str
    specific: bool
    measurable: bool
    time_related: bool
    conditions: bool
    baseline: bool
    placeholder: bool
    findings: tuple[Finding, ...] = ()

    @property
    def rating(self) -> int:
        """How many of the five criteria that a sentence can meet are met, 0 to 5."""
        return sum(
            (self.specific, self.measurable, self.time_related, self.conditions, self.baseline)
        )
