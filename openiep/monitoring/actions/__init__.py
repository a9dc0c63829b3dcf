"""Every change in this room: something is kept, corrected with its trace, or taken back."""

from openiep.monitoring.actions.own import record_own_rating, take_back_own_rating
from openiep.monitoring.actions.readings import (
    correct_measurement,
    correct_observation,
    record_measurement,
    record_observation,
    take_back_measurement,
    take_back_observation,
)

__all__ = [
    "correct_measurement",
    "correct_observation",
    "record_measurement",
    "record_observation",
    "record_own_rating",
    "take_back_measurement",
    "take_back_observation",
    "take_back_own_rating",
]
