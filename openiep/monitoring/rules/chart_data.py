"""What a chart shows: readings, aim, trend, changes of support, the child's own rating."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from openiep.monitoring.rules.aim import Direction
from openiep.monitoring.rules.chart_scale import figure


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading as it is drawn; `who` measured is told on hover."""

    day: date
    value: float
    who: str = ""


@dataclass(frozen=True, slots=True)
class DrawnTrend:
    """The line from its first to its last day, and `(day, low, high)` of its range."""

    first: date
    first_value: float
    last: date
    last_value: float
    band: tuple[tuple[date, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """A change of support: a line on its day, with a word or two."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class OwnRating:
    """The child's own rating, a series of its own on its own scale of whole places."""

    readings: tuple[Reading, ...]
    lowest: float
    highest: float
    words: str = "The child's own rating"
    names: tuple[str, ...] = ()  # of each place from the lowest up, for the hover


@dataclass(frozen=True, slots=True)
class Words:
    """The words in the picture, in the reader's language."""

    check: str = "check"
    start: str = "start"
    aim: str = "aim line"
    trend: str = "trend"
    band: str = "likely range"
    today: str = "today"
    due: str = "due"
    none_yet: str = "No checks yet"
    fewer_is_better: str = "fewer is better"


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


@dataclass(frozen=True, slots=True)
class ChartData:
    """What the picture shows. Values are in `unit`; `key` makes the ids unique on a page.

    `lowest` and `highest` are the ends of the scale; `tick_names` name values of a scale of words
    (prompt levels, faces). `description` is the alternative text in every format. Without a day `due`
    there is no aim line.
    """

    key: str
    title: str
    description: str
    unit: str
    start: date
    due: date | None
    readings: tuple[Reading, ...] = ()
    baseline: float | None = None
    target: float | None = None
    direction: Direction = Direction.UP
    today: date | None = None
    trend: DrawnTrend | None = None
    phases: tuple[Phase, ...] = ()
    own: OwnRating | None = None
    lowest: float | None = None
    highest: float | None = None
    tick_names: tuple[tuple[float, str], ...] = ()
    words: Words = field(default_factory=Words)
    day_text: Callable[[date], str] = _day


def named(data: ChartData, value: float) -> str:
    """A value in the words of its scale, or as a figure."""
    return (data.tick_names and dict(data.tick_names).get(value)) or figure(value)
