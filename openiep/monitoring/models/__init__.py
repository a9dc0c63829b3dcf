"""What this room remembers: readings, observations, what the child says. Nothing wrong is lost."""

from openiep.monitoring.models.agreed import stands_in_force
from openiep.monitoring.models.forecasts import Forecast
from openiep.monitoring.models.own import OwnRating
from openiep.monitoring.models.readings import Measurement, Observation, Reading
from openiep.monitoring.models.standing import Readings, readings_of
from openiep.monitoring.models.wording import (
    life_of,
    scale_of_wording,
    to_record,
    wording_now,
    wordings_now,
)

__all__ = [
    "Forecast",
    "Measurement",
    "Observation",
    "OwnRating",
    "Reading",
    "Readings",
    "life_of",
    "readings_of",
    "scale_of_wording",
    "stands_in_force",
    "to_record",
    "wording_now",
    "wordings_now",
]
