"""The geometry of a chart: round numbers, places for days and values, labels in rows."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

CHARACTER = 0.54
_UNFIT_FOR_XML = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")


def safe(text: str) -> str:
    """Text that may stand in an SVG, whatever a person typed."""
    return escape(_UNFIT_FOR_XML.sub("", text), quote=True)


def short(value: float) -> str:
    """A coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def figure(value: float) -> str:
    """A value on an axis or in a hover text, without needless decimals."""
    return f"{round(value, 2):g}" if abs(value) < 1e6 else f"{value:.3g}"


def round_step(span: float, most: int, *, whole: bool = False) -> float:
    """The smallest of 1, 2, 2.5, 5 × 10^n that divides `span` into `most` steps or fewer.

    `whole` asks for whole numbers only, as on a scale of counts.
    """
    rough = max(span / most, 1.0) if whole else span / most
    power = 10.0 ** math.floor(math.log10(rough))
    factors = (1.0, 2.0, 5.0, 10.0) if whole and power < 10 else (1.0, 2.0, 2.5, 5.0, 10.0)
    return power * next(one for one in factors if one * power >= rough * (1 - 1e-9))


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Values up the side: lowest and highest shown, and the round values that are labelled."""

    low: float
    high: float
    ticks: tuple[float, ...]


def value_axis(
    values: Sequence[float], lowest: float | None, highest: float | None, *, whole: bool = False
) -> ValueAxis:
    """An axis that holds all `values` and begins at nought where that costs little.

    It never shows anything beyond the ends of the scale; `whole` labels whole numbers only.
    """
    low, high = min(values), max(values)
    if 0 < low <= 0.5 * high:
        low = 0.0
    if high - low < 1e-9 * max(abs(high), 1.0):
        low, high = (0.0, high) if high > 1e-9 else (low - 1.0, high + 1.0)
    low, high = _inside(low, high, lowest, highest)
    step = round_step(high - low, 6, whole=whole)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    low, high = _inside(first * step, last * step, lowest, highest)
    marks = (round(step * place, 10) for place in range(first, last + 1))
    within = tuple(mark for mark in marks if low - 1e-9 <= mark <= high + 1e-9)
    return ValueAxis(low, high, within)


def _inside(
    low: float, high: float, lowest: float | None, highest: float | None
) -> tuple[float, float]:
    return (
        low if lowest is None else max(low, min(lowest, high)),
        high if highest is None else min(high, max(highest, low)),
    )


def day_ticks(first: date, last: date, most: int) -> list[date]:
    """Days to label, whole weeks apart and at most `most` of them, from the first."""
    weeks = max((last - first).days / 7, 1.0)
    step = next((one for one in (1, 2, 3, 4, 6, 8, 13, 26, 52) if weeks / one < most), 104)
    days: list[date] = []
    while first + timedelta(weeks=step * len(days)) <= last and len(days) < 200:
        days.append(first + timedelta(weeks=step * len(days)))
    return days


@dataclass(frozen=True, slots=True)
class Plot:
    """The box in which days run across and values run up."""

    left: float
    right: float
    top: float
    bottom: float
    first: int
    last: int
    axis: ValueAxis

    def x(self, day: date) -> float:
        """Where a day lies across."""
        span = max(self.last - self.first, 1)
        return self.left + (self.right - self.left) * (day.toordinal() - self.first) / span

    def y(self, value: float) -> float:
        """Where a value lies, kept within the box."""
        kept = min(max(value, self.axis.low), self.axis.high)
        share = (kept - self.axis.low) / (self.axis.high - self.axis.low)
        return self.bottom - (self.bottom - self.top) * share


@dataclass(frozen=True, slots=True)
class Heading:
    """A word that is to stand above the upright line at `x`; `kind` is how the line is drawn."""

    x: float
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Label:
    """A heading in its place: where its text is anchored, and its row counted from the plot."""

    heading: Heading
    x: float
    anchor: str
    row: int


def label_rows(headings: Sequence[Heading], left: float, right: float, size: float) -> list[Label]:
    """The words over their lines, each in the lowest row where it touches no other."""
    rows: list[list[tuple[float, float]]] = []
    placed = []
    for heading in sorted(headings, key=lambda one: one.x):
        wide = len(heading.words) * size * CHARACTER
        centred = heading.x - wide / 2
        start = min(max(centred, left), right - wide)
        end = start + wide
        row = next(
            (
                place
                for place, taken in enumerate(rows)
                if all(start > other_end + 8 or end < begin - 8 for begin, other_end in taken)
            ),
            len(rows),
        )
        if row == len(rows):
            rows.append([])
        rows[row].append((start, end))
        if start == centred:
            placed.append(Label(heading, heading.x, "middle", row))
        elif start < centred:
            placed.append(Label(heading, right, "end", row))
        else:
            placed.append(Label(heading, left, "start", row))
    return placed


def age_ticks(low: float, high: float) -> list[int]:
    """Ages in months to label: whole quarters, halves or years of life, eight at most."""
    step = next((one for one in (3, 6, 12, 24) if (high - low) / one < 6), 48)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [step * place for place in range(first, max(last, first + 1) + 1)]
