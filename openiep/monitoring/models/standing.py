"""All that was kept for some targets, fetched with three queries however many there are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openiep.monitoring.models.own import OwnRating
from openiep.monitoring.models.readings import Measurement, Observation

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Readings:
    """What was kept for one target, earliest first, with what was corrected and taken back."""

    measurements: tuple[Measurement, ...] = ()
    observations: tuple[Observation, ...] = ()
    own_ratings: tuple[OwnRating, ...] = ()


def readings_of(targets: Iterable[UUID]) -> dict[UUID, Readings]:
    """Everything kept for targets that somebody has found already."""
    wanted = list(targets)
    numbers: defaultdict[UUID, list[Measurement]] = defaultdict(list)
    words: defaultdict[UUID, list[Observation]] = defaultdict(list)
    own: defaultdict[UUID, list[OwnRating]] = defaultdict(list)
    for measurement in Measurement.objects.of(wanted).with_names():
        numbers[measurement.target_id].append(measurement)
    for observation in Observation.objects.of(wanted).with_names():
        words[observation.target_id].append(observation)
    for rating in OwnRating.objects.of(wanted).with_names():
        own[rating.target_id].append(rating)
    return {
        key: Readings(tuple(numbers[key]), tuple(words[key]), tuple(own[key])) for key in wanted
    }
