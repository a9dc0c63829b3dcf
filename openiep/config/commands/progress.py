"""Analyse readings kept in a spreadsheet, or answer calculations line by line."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from openiep.monitoring.rules import spreadsheet, wording, wording_results
from openiep.monitoring.rules.aim import Aim
from openiep.monitoring.rules.analysis import Analysis, analyse
from openiep.monitoring.rules.baseline import baseline
from openiep.monitoring.rules.calculator import calculate_line
from openiep.monitoring.rules.goal_scale import now
from openiep.monitoring.rules.kept_forecasts import USUAL_SCATTER, usual_prior
from openiep.monitoring.rules.spreadsheet import Series
from openiep.monitoring.rules.trend import trend
from openiep.monitoring.rules.wording import plain

_COLUMNS = """\
The file is a CSV with a heading row. Columns, in any order, all but score may be left out:
child, target, date (or week), score, phase (baseline for rows before the start),
baseline, aim, start, due, unit, direction (up or down). One row for each reading.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file, the form and what a file may leave out."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _COLUMNS
    parser.add_argument("file", nargs="?", default="-", help="a CSV file, or - for standard input")
    parser.add_argument(
        "--format",
        choices=("text", "jsonl"),
        default="text",
        help="text: analyse a CSV; jsonl: the calculator, one JSON object a line in and out",
    )
    parser.add_argument("--baseline", help="the starting score, where the file has none")
    parser.add_argument("--aim", help="the target score, where the file has none")
    parser.add_argument("--start", help="the day the support began")
    parser.add_argument("--due", help="the day the target is due")
    parser.add_argument("--unit", help="what is counted, such as words")
    parser.add_argument("--direction", choices=("up", "down"), help="which way is better")
    parser.add_argument("--review", action="store_true", help="this is a planned review")
    parser.add_argument("--scatter", type=float, help="usual spread of one reading, in the unit")
    parser.add_argument("--lowest", type=float, help="the lowest score that the scale allows")
    parser.add_argument("--highest", type=float, help="the highest score that the scale allows")


def run(arguments: argparse.Namespace) -> int:
    """Print the analysis or the answers; 0, or 1 where the file cannot be read."""
    try:
        if arguments.format == "jsonl":
            return _answer(arguments.file)
        return _report(arguments)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except (OSError, ValueError) as trouble:
        said = trouble.strerror if isinstance(trouble, OSError) else str(trouble)
        print(f"{arguments.file}: {said}", file=sys.stderr)
        return 1


def _answer(name: str) -> int:
    """The calculator: a line out for every line in, at once and in the same order."""
    if name == "-":
        _answer_lines(sys.stdin.buffer)
    else:
        with Path(name).open("rb") as stream:
            _answer_lines(stream)
    return 0


def _answer_lines(stream: BinaryIO) -> None:
    for line in stream:
        print(calculate_line(line.decode("utf-8-sig", errors="replace")), flush=True)


def _report(arguments: argparse.Namespace) -> int:
    raw = sys.stdin.buffer.read() if arguments.file == "-" else Path(arguments.file).read_bytes()
    facts = {
        name: value
        for name in ("baseline", "aim", "start", "due", "unit", "direction")
        if (value := getattr(arguments, name))
    }
    found, troubles = spreadsheet.read_series(_decoded(raw), facts)
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    for place, series in enumerate(found):
        if place:
            print()
        print(" · ".join(part for part in (series.child, series.target) if part) or "Readings")
        try:
            for heading, text in _lines(series, arguments):
                print(f"  {heading:<15}{text}")
        except ValueError as trouble:
            print(f"  {trouble}")
    return 0


def _decoded(raw: bytes) -> str:
    """Text as UTF-8, or as Windows writes it where a spreadsheet program saved the file."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _lines(series: Series, arguments: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """Heading and text of each line said of one series."""
    unit = series.facts.get("unit", "")
    scores = [score for _, score in sorted(series.points)]
    start = baseline(series.baseline_values)
    given = "baseline" in series.facts
    how = (
        "as given"
        if given
        else f"middle of the first {len(series.baseline_values)}"
        if not series.before
        else f"middle of {len(series.before)} before the start"
    )
    provisional = ", provisional" if start.provisional and not given else ""
    yield "Baseline", f"{_amount(start.value, unit)} ({how}{provisional})"
    yield (
        "Now",
        f"{_amount(now(scores), unit)} (middle of the last {min(3, len(scores))} of {len(scores)})",
    )
    goal = series.goal()
    if goal is None:
        line = trend(series.points)
        yield "Line", f"{line.slope:+.2g} a week" if line else "needs 6 checks over 4 weeks"
        yield "Status", "needs an aim and a day due (columns aim and due, or --aim and --due)"
        return
    yield from _against(goal, series, arguments, unit)


def _against(
    goal: Aim, series: Series, arguments: argparse.Namespace, unit: str
) -> Iterator[tuple[str, str]]:
    due = spreadsheet.day_or_week(series.start + goal.weeks)
    span = abs(goal.target - goal.baseline)
    scatter = arguments.scatter or USUAL_SCATTER * span
    prior = usual_prior(goal, scatter)
    found = analyse(
        series.points,
        goal,
        planned_review=arguments.review,
        prior=prior,
        lowest=arguments.lowest,
        highest=arguments.highest,
    )
    yield "Target", f"{_amount(goal.target, unit)} by {due}"
    if found.trend:
        yield "Line", f"{found.trend.slope:+.2g} a week; the target needs {goal.slope:+.2g}"
        level = found.trend.now
        yield "Level now", f"{plain(level.low)} to {plain(level.high)} (90 % range)"
    else:
        yield "Line", f"needs 6 checks over 4 weeks; the target needs {goal.slope:+.2g} a week"
    yield "Status", wording.label(found.standing.code).english()
    yield "  why?", wording.why(found.standing, goal).english()
    yield from _results(found, unit, due, scatter)


def _results(found: Analysis, unit: str, due: str, scatter: float) -> Iterator[tuple[str, str]]:
    if found.forecast:
        said = wording_results.forecast_for_teacher(
            found.forecast, due=due, amount=lambda value: _amount(value, unit)
        )
        yield "Forecast", said.english()
        yield "  why?", f"a line with a usual scatter of {_amount(scatter, unit)} (--scatter)"
    if found.way is not None:
        yield "Way covered", f"{plain(found.way)} % of the way from baseline to target"
    if found.level is not None:
        said = wording_results.goal_level_for_teacher(found.level)
        yield "Goal level", f"{said.english()} The teacher decides."


def _amount(value: float, unit: str) -> str:
    return f"{plain(value)} {unit}".strip()
