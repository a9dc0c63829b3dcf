"""What this room remembers: sessions of provision, what came from devices, the school's tablets."""

from openiep.classroom.models.arrangements import Arrangement, arrangements_now, since_of
from openiep.classroom.models.arrivals import Arrival
from openiep.classroom.models.diary import DiaryEntry
from openiep.classroom.models.sessions import Session, outcomes_of
from openiep.classroom.models.tablets import Pin, Tablet

__all__ = [
    "Arrangement",
    "Arrival",
    "DiaryEntry",
    "Pin",
    "Session",
    "Tablet",
    "arrangements_now",
    "outcomes_of",
    "since_of",
]
