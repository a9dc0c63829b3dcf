"""Whether a target will be reached in time, in five words, where the school's record allows it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from openiep.monitoring.forecasting import mark_of
from openiep.monitoring.models.forecasts import Forecast, newest_forecast, record_of_school
from openiep.monitoring.presenters.progress import Progress
from openiep.monitoring.presenters.spoken import amount_of, bare_of
from openiep.monitoring.rules import forecast as rules
from openiep.monitoring.rules.kept_forecasts import SchoolRecord
from openiep.monitoring.rules.status import Code
from openiep.monitoring.rules.wording import plain
from openiep.monitoring.rules.wording_results import forecast_for_teacher
from openiep.plans.models import TargetWording
from openiep.web.days import day_text


@dataclass(frozen=True, slots=True)
class Ahead:
    """A forecast as a page says it: the sentence, and the lines under "why?"."""

    sentence: str
    why: tuple[str, ...]


def ahead_of(wording: TargetWording, progress: Progress) -> Ahead | None:
    """The kept forecast of a target in force; None where there is none that may be shown.

    None as well where a check, the aim or the day is another one since. Two queries at most.
    """
    if progress.shown is None or progress.shown.code == Code.MET:
        return None
    kept = newest_forecast(wording)
    if kept is None or kept.due_on < wording.school.today():
        return None
    if kept.series != wording.target.series or kept.made_from != mark_of(wording, progress.course):
        return None
    record = record_of_school(wording.school_id)
    return _said(wording, kept, record) if record.may_be_shown else None


def _said(wording: TargetWording, kept: Forecast, record: SchoolRecord) -> Ahead:
    middle = (kept.low + kept.high) / 2
    found = rules.Forecast(kept.probability, rules.Band(kept.band), kept.low, kept.high, middle)
    text = forecast_for_teacher(
        found, due=day_text(kept.due_on), bare=bare_of(wording), amount=amount_of(wording)
    )
    about = dict(text.about) | {"band": _(text.about["band"])}
    said = _(text.message) % about
    return Ahead(said[:1].upper() + said[1:] + ".", tuple(_why(kept, record)))


def _why(kept: Forecast, record: SchoolRecord) -> list[str]:
    lines = [
        _(
            "A line through %(checks)s checks, the last on %(day)s, with a usual scatter of "
            "%(scatter)s from check to check. It was worked out on %(made)s."
        )
        % {
            "checks": kept.checks,
            "day": day_text(kept.last_reading.day),
            "scatter": plain(kept.scatter),
            "made": day_text(kept.day),
        },
        _(
            "Of %(n)s targets of this school whose day has come, the forecasts missed by "
            "%(brier)s (Brier score, 0 is best); always guessing the same would miss by %(guess)s."
        )
        % {
            "n": record.calibration.targets,
            "brier": _score(record.calibration.brier),
            "guess": _score(record.calibration.base_rate_brier),
        },
    ]
    if kept.share != rules.PRIOR_SHARE:
        lines.append(
            _(
                "The line starts from what children here have gained: about %(share)s of the "
                "pace asked."
            )
            % {"share": f"{kept.share:.2f}"}
        )
    return lines


def _score(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
