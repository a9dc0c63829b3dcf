"""The public calculator: one question as a plain mapping in, one answer as a plain mapping out."""

import json
import math
from collections.abc import Callable, Mapping
from typing import NoReturn

from openiep.monitoring.rules import wording
from openiep.monitoring.rules.aim import Aim, aim, aim_line
from openiep.monitoring.rules.baseline import baseline
from openiep.monitoring.rules.checking import Point, Unfit, number, numbers
from openiep.monitoring.rules.effect import nap
from openiep.monitoring.rules.forecast import Forecast, Prior, forecast
from openiep.monitoring.rules.forecast_grid import forecast_count, forecast_out_of
from openiep.monitoring.rules.goal_scale import RHO, goal_scale_t, way_covered
from openiep.monitoring.rules.status import four_in_a_row, status
from openiep.monitoring.rules.trend import COVERAGE, ols, theil_sen

Fields = Mapping[str, object]
Answer = dict[str, object]


def _given(asked: Fields, name: str) -> object:
    if name not in asked or asked[name] is None:
        raise Unfit(f"The field {name} is missing.")
    return asked[name]


def _number(asked: Fields, name: str, default: float | None = None) -> float:
    if default is not None and asked.get(name) is None:
        return default
    return number(_given(asked, name), name)


def _list(asked: Fields, name: str) -> list[object]:
    value = _given(asked, name)
    if not isinstance(value, list):
        raise Unfit(f"{name} must be a list of numbers.")
    return value


def _numbers(asked: Fields, name: str) -> list[float]:
    return numbers(_list(asked, name), name)


def _points(asked: Fields) -> list[Point]:
    found: list[Point] = []
    for pair in _list(asked, "points"):
        if not isinstance(pair, list) or len(pair) != 2:
            raise Unfit("Each of the points must be a pair: [week, score].")
        found.append((number(pair[0], "A week"), number(pair[1], "A score")))
    return found


def _aim(asked: Fields) -> Aim:
    way = asked.get("direction")
    if way is not None and not isinstance(way, str):
        raise Unfit("direction must be up or down.")
    return aim(_number(asked, "baseline"), _number(asked, "target"), _number(asked, "weeks"), way)


def _baseline(asked: Fields) -> Answer:
    found = baseline(_numbers(asked, "values"))
    return {"value": found.value, "provisional": found.provisional}


def _aim_line(asked: Fields) -> Answer:
    slope, value = aim_line(
        *(_number(asked, name) for name in ("baseline", "target", "weeks", "week"))
    )
    return {"slope": slope, "value": value}


def _ols(asked: Fields) -> Answer:
    fit = ols(_numbers(asked, "x"), _numbers(asked, "y"))
    answer: Answer = {"slope": fit.slope, "intercept": fit.intercept, "slope_se": fit.slope_se}
    coverage = _number(asked, "level", COVERAGE)
    if not 0 < coverage < 1:
        raise Unfit("level must be a share between 0 and 1, such as 0.9.")
    if asked.get("x0") is not None:
        at = _number(asked, "x0")
        reading, level = fit.reading(at, coverage), fit.level(at, coverage)
        answer |= {"fit": reading.fit, "low": reading.low, "high": reading.high}
        answer |= {"level_low": level.low, "level_high": level.high}
    return answer


def _theil_sen(asked: Fields) -> Answer:
    slope, intercept = theil_sen(_numbers(asked, "x"), _numbers(asked, "y"))
    return {"slope": slope, "intercept": intercept}


def _four_in_a_row(asked: Fields) -> Answer:
    weeks = numbers(_list(asked, "weeks_observed"), "weeks_observed", least=0)
    scores = numbers(_list(asked, "scores"), "scores", least=0)
    if len(weeks) != len(scores):
        raise Unfit("weeks_observed and scores must hold the same number of values.")
    points = list(zip(weeks, scores, strict=True))
    return {"side": four_in_a_row(points, _aim(asked)).value}


def _status(asked: Fields) -> Answer:
    review = _given(asked, "planned_review")
    if not isinstance(review, bool):
        raise Unfit("planned_review must be true or false.")
    goal = _aim(asked)
    found = status(_points(asked), goal, planned_review=review)
    return {"status": found.code.value, "why": wording.why(found, goal).english()}


def _forecast(asked: Fields) -> Answer:
    found = _forecast_of_its_kind(asked)
    return {
        "probability": found.probability,
        "band": found.band.value,
        "low": found.low,
        "high": found.high,
    }


def _forecast_of_its_kind(asked: Fields) -> Forecast:
    points, goal = _points(asked), _aim(asked)
    prior = Prior(_number(asked, "scatter"), _number(asked, "level_sd"))
    kind = asked.get("kind") or "line"
    if kind == "count":
        return forecast_count(points, goal, prior)
    if kind == "out_of":
        out_of = _number(asked, "out_of")
        if out_of != int(out_of):
            raise Unfit("out_of must be a whole number.")
        return forecast_out_of(points, goal, prior, out_of=int(out_of))
    if kind != "line":
        raise Unfit("kind must be line, out_of or count.")
    ends = (
        None if asked.get(name) is None else _number(asked, name) for name in ("lowest", "highest")
    )
    lowest, highest = ends
    return forecast(points, goal, prior, lowest=lowest, highest=highest)


def _way_covered(asked: Fields) -> Answer:
    start, end = _number(asked, "baseline"), _number(asked, "target")
    return {"percent": way_covered(start, end, _numbers(asked, "scores"))}


def _goal_scale_t(asked: Fields) -> Answer:
    weights = None if asked.get("weights") is None else _numbers(asked, "weights")
    return {"t": goal_scale_t(_numbers(asked, "levels"), weights, _number(asked, "rho", RHO))}


def _nap(asked: Fields) -> Answer:
    way = asked.get("direction")
    way = "up" if way is None else way
    if not isinstance(way, str):
        raise Unfit("direction must be up or down.")
    return {"nap": nap(_numbers(asked, "before"), _numbers(asked, "since"), way)}


FUNCTIONS: dict[str, Callable[[Fields], Answer]] = {
    "baseline": _baseline,
    "aim_line": _aim_line,
    "ols": _ols,
    "theil_sen": _theil_sen,
    "four_in_a_row": _four_in_a_row,
    "status": _status,
    "forecast": _forecast,
    "way_covered": _way_covered,
    "goal_scale_t": _goal_scale_t,
    "nap": _nap,
}


def calculate(asked: object) -> Answer:
    """The answer to one question, `{"id", "fn", ...fields}`; never raises.

    Gives `{"id", ...result}` or `{"id", "error": sentence}`.
    """
    if not isinstance(asked, dict):
        return {"id": None, "error": "Each line must be one JSON object."}
    answer: Answer = {"id": asked.get("id")}
    try:
        return answer | _finite(_function(asked)(asked))
    except Unfit as refusal:
        return answer | {"error": str(refusal)}
    except (ArithmeticError, ValueError):
        return answer | {"error": "These numbers are too large or too small to calculate with."}


def _function(asked: Fields) -> Callable[[Fields], Answer]:
    name = _given(asked, "fn")
    function = FUNCTIONS.get(name) if isinstance(name, str) else None
    if function is None:
        raise Unfit(f"fn must be one of {', '.join(FUNCTIONS)}.")
    return function


def calculate_line(line: str) -> str:
    """One line of JSON in, one line of JSON out; whatever comes in, an answer or an error."""
    try:
        asked = json.loads(line, parse_constant=_not_a_number)
    except RecursionError:
        return json.dumps({"id": None, "error": "This line is nested too deeply."})
    except Unfit as refusal:
        return json.dumps({"id": _id_of(line), "error": str(refusal)})
    except ValueError:
        return json.dumps({"id": None, "error": "This line is not valid JSON."})
    try:
        return json.dumps(calculate(asked), allow_nan=False)
    except (ValueError, RecursionError):
        return json.dumps({"id": None, "error": "The id of this line cannot be written as JSON."})


def _not_a_number(name: str) -> NoReturn:
    raise Unfit(f"{name} is not a number that can be calculated with.")


def _id_of(line: str) -> object:
    """The id of a line that holds NaN or Infinity, so that its error can be matched."""
    try:
        asked = json.loads(line, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None
    return asked.get("id") if isinstance(asked, dict) else None


def _finite(answer: Answer) -> Answer:
    """The answer without minus nought; OverflowError where a number ran away."""
    for name, value in answer.items():
        if isinstance(value, float):
            if not math.isfinite(value):
                raise OverflowError
            answer[name] = value + 0.0
    return answer
