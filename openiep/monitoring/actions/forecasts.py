"""The clock keeps forecasts, and says later what became of them."""

from collections.abc import Sequence

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.monitoring.models.forecasts import Forecast
from openiep.people.models import School
from openiep.rules import refuse


@guarded(Permission.KEEP_FORECASTS, on="school")
def keep_forecasts(*, school: School, made: Sequence[Forecast], by: User) -> None:
    """Keep forecasts of targets of this school; one that is kept already for the day stays.

    Raises `Refused`: `another_school`.
    """
    _check_of(school, made)
    Forecast.objects.bulk_create(made, ignore_conflicts=True)


@guarded(Permission.KEEP_FORECASTS, on="school")
def compare_forecasts(*, school: School, compared: Sequence[Forecast], by: User) -> None:
    """Keep what became of forecasts of this school. Raises `Refused`: `another_school`."""
    _check_of(school, compared)
    Forecast.objects.bulk_update(compared, ["outcome", "compared_on", "achieved"], batch_size=200)


def _check_of(school: School, forecasts: Sequence[Forecast]) -> None:
    if any(one.school_id != school.pk for one in forecasts):
        raise refuse("another_school")
