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


class Decision(StrEnum):
    """What the review decides about the help."""

    CONTINUE = "continue"
    CHANGE = "change"
    MORE = "more"
    LESS = "less"
    FINISH = "finish"
    ASK_SPECIALIST = "ask_specialist"


class Question(StrEnum):
    """The five things a review looks at (L14)."""

    HELP_GIVEN = "help_given"
    PROGRESS = "progress"
    EFFECTIVENESS = "effectiveness"
    UPDATED_ADVICE = "updated_advice"
    FUTURE_ACTION = "future_action"


class Voice(StrEnum):
    """From where a contribution comes."""

    FAMILY = "family"
    CHILD = "child"
    SCHOOL = "school"
    OTHER = "other"


class Came(StrEnum):
    """What became of an invitation."""

    INVITED = "invited"
    CAME = "came"
    SENT_VIEWS = "sent_views"
    DECLINED = "declined"
    DID_NOT_COME = "did_not_come"
