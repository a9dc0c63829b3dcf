"""The words of a review, one list each, frozen into the record."""

from enum import StrEnum


class ReviewStatus(StrEnum):
    """A review is prepared, then closed; or it was called off."""

    PREPARED = "prepared"
    CLOSED = "closed"
    CALLED_OFF = "called_off"


class Result(StrEnum):
    """What became of a target."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_YET = "not_yet"
    NO_LONGER_RIGHT = "no_longer_right"


CARRIED_ON = frozenset({Result.PARTLY_MET, Result.NOT_YET})


class Decision(StrEnum):
    """What the review decides about the help."""

    CONTINUE = "continue"
    CHANGE = "change"
    MORE = "more"
    LESS = "less"
    FINISH = "finish"
    ASK_SPECIALIST = "ask_specialist"


class Question(StrEnum):
    """The five things a review looks at (L14), by the keys of the pack."""

    HELP_GIVEN = "help_given"
    PROGRESS = "progress"
    EFFECTIVENESS = "effectiveness"
    UPDATES = "updates"
    FUTURE = "future"


class Voice(StrEnum):
    """From where a contribution comes; always in this order."""

    SCHOOL = "school"
    FAMILY = "family"
    CHILD = "child"
    OTHER = "other"


class Came(StrEnum):
    """What became of an invitation."""

    INVITED = "invited"
    CAME = "came"
    SENT_VIEWS = "sent_views"
    DECLINED = "declined"
    DID_NOT_COME = "did_not_come"


class How(StrEnum):
    """How somebody said it."""

    AT_MEETING = "at_meeting"
    BY_PHONE = "by_phone"
    ON_PAPER = "on_paper"
    ON_SCREEN = "on_screen"
    WITH_PICTURES = "with_pictures"


class Audience(StrEnum):
    """Who may read it: everybody at the meeting, or staff only."""

    MEETING = "meeting"
    STAFF = "staff"
