"""What this room remembers: schools, the adults and their posts, classes, children, who is around them."""

from openiep.people.models.adults import Person, PersonIdentifier, Post, ReachedBy, Teaching
from openiep.people.models.around import Involvement
from openiep.people.models.classes import ClassMembership, SchoolClass
from openiep.people.models.joining import Welcome
from openiep.people.models.moves import Leaving, OtherSchool
from openiep.people.models.needs import Need, SenStatus
from openiep.people.models.pupil import Profile, Pupil, PupilIdentifier
from openiep.people.models.reasons import LookWithReason
from openiep.people.models.school import School
from openiep.people.models.years import NextYear

__all__ = [
    "ClassMembership",
    "Involvement",
    "Leaving",
    "LookWithReason",
    "Need",
    "NextYear",
    "OtherSchool",
    "Person",
    "PersonIdentifier",
    "Post",
    "Profile",
    "Pupil",
    "PupilIdentifier",
    "ReachedBy",
    "School",
    "SchoolClass",
    "SenStatus",
    "Teaching",
    "Welcome",
]
