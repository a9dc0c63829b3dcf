"""Readings kept in a spreadsheet: a CSV file's rows as one series for each child and target."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from openiep.monitoring.rules.aim import Aim, aim
from openiep.monitoring.rules.baseline import baseline
from openiep.monitoring.rules.checking import Point, Unfit, number

HEADINGS = {
    "child": ("child", "pupil", "name", "student"),
    "target": ("target", "objective"),
    "date": ("date", "day", "week"),
    "score": ("score", "value", "reading", "result"),
    "baseline": ("baseline", "start score"),
    "aim": ("aim", "goal", "target score", "aim score"),
    "start": ("start", "starts on", "from"),
    "due": ("due", "by", "ends on", "until"),
    "unit": ("unit",),
    "direction": ("direction",),
    "phase": ("phase",),
}
BEFORE = {"baseline", "before", "a"}
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%d-%m-%Y")


@dataclass(slots=True)
class Series:
    """The rows of one child and target, in weeks since the start."""

    child: str
    target: str
    before: list[Point] = field(default_factory=list)
    readings: list[Point] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def start(self) -> float:
        """The start on the file's own time line, in weeks: given, or the first reading."""
        if "start" in self.facts:
            return week_number(self.facts["start"])
        weeks = [week for week, _ in (self.before or self.readings)]
        return max(weeks) if self.before else min(weeks)

    @property
    def baseline_values(self) -> list[float]:
        """What the baseline is the middle of: as given, before the start, or the first three."""
        if "baseline" in self.facts:
            return [score_of(self.facts["baseline"])]
        if self.before:
            return [score for _, score in self.before]
        ordered = sorted(self.readings, key=lambda point: point[0])
        return [score for _, score in ordered[:3]]

    @property
    def points(self) -> list[Point]:
        """The readings in weeks since the start."""
        return [(week - self.start, score) for week, score in self.readings]

    def goal(self) -> Aim | None:
        """The aim line, where the file or the caller gives an aim and a day due."""
        if "aim" not in self.facts or "due" not in self.facts:
            return None
        weeks = week_number(self.facts["due"]) - self.start
        way = self.facts.get("direction", "").strip().lower() or None
        start = baseline(self.baseline_values).value
        return aim(start, score_of(self.facts["aim"]), weeks, way)


def score_of(text: str) -> float:
    """A score as people type it: "7", "7.5", "7,5", "70 %". ValueError where it is none."""
    bare = text.strip().removesuffix("%").strip().replace(",", ".")
    try:
        return number(float(bare), "A score")
    except ValueError:
        raise Unfit(f"“{text}” is not a number.") from None


def week_number(text: str) -> float:
    """A day, or a plain number of weeks, on one time line counted in weeks.

    Days as 2026-11-23, 23/11/2026, 23.11.2026 or 23 Nov 2026. ValueError where it is neither.
    """
    bare = text.strip()
    for form in _DAYS:
        try:
            return datetime.strptime(bare, form).date().toordinal() / 7  # noqa: DTZ007 - a plain day
        except ValueError:
            continue
    try:
        return number(float(bare), "A week")
    except ValueError:
        raise Unfit(f"“{text}” is not a day; write it as 2026-11-23 or 23/11/2026.") from None


def day_or_week(place: float) -> str:
    """A place on the time line as people read it: a day, or "week 7"."""
    if place > 10_000:
        day = date.fromordinal(round(place * 7))
        return f"{day:%a} {day.day} {day:%B %Y}"
    return f"week {place:g}"


def read_series(text: str, facts: dict[str, str]) -> tuple[list[Series], list[str]]:
    """The series in a CSV text, and a sentence for each row that could not be read.

    `facts` (aim, due, baseline, start, unit, direction) fill what the file leaves out. ValueError
    where there is no score column or no row at all.
    """
    found: dict[tuple[str, str], Series] = {}
    troubles: list[str] = []
    for line, row in _rows(text):
        key = (row.get("child", ""), row.get("target", ""))
        series = found.setdefault(key, Series(*key, facts=dict(facts)))
        series.facts |= {
            name: row[name]
            for name in ("baseline", "aim", "start", "due", "unit", "direction")
            if row.get(name)
        }
        kept = series.before if row.get("phase", "").lower() in BEFORE else series.readings
        try:
            when = week_number(row["date"]) if row.get("date") else float(len(series.readings) + 1)
            if row.get("score"):
                kept.append((when, score_of(row["score"])))
        except ValueError as trouble:
            troubles.append(f"Line {line}: {trouble}")
    series_found = [one for one in found.values() if one.readings]
    if not series_found:
        raise Unfit("There is no reading in this file.")
    return series_found, troubles


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and known columns of each row; headings may be in any order and case."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    try:
        headings = [_known(heading) for heading in next(reader, [])]
        if "score" not in headings:
            raise Unfit("The file needs a heading row with a column “score”.")
        for row in reader:
            if any(cell.strip() for cell in row):
                cells = zip(headings, row, strict=False)
                yield reader.line_num, {name: cell.strip() for name, cell in cells if name}
    except csv.Error:
        raise Unfit("The file cannot be read as a table of values (CSV).") from None


def _known(heading: str) -> str:
    bare = " ".join(heading.replace("_", " ").split()).lower()
    return next((name for name, others in HEADINGS.items() if bare in others), "")
