"""The kinds of verb phrase in a target."""

from enum import StrEnum


class Kind(StrEnum):
    """What an outsider would make of a verb with its object."""

    SEEN = "seen"
    BROAD = "broad"
    HIDDEN = "hidden"
    VAGUE = "vague"
    LEVEL = "level"
    ATTENTION = "attention"
    JOINING = "joining"
    PROVISION = "provision"
