"""How a forecast, a goal level and a before-and-since comparison are said."""

from collections.abc import Callable

from openiep.monitoring.rules.forecast import Band, Forecast
from openiep.monitoring.rules.wording import Text, Told, plain, say

BAND_WORDS = {
    Band.VERY_UNLIKELY: say("very unlikely"),
    Band.UNLIKELY: say("unlikely"),
    Band.EITHER_WAY: say("could go either way"),
    Band.LIKELY: say("likely"),
    Band.VERY_LIKELY: say("very likely"),
}


def forecast_for_teacher(
    found: Forecast,
    *,
    due: str,
    bare: Callable[[float], str] = plain,
    amount: Callable[[float], str] = plain,
) -> Text:
    """The band with its chance in tenths and the range, for staff.

    `bare` says a value alone and `amount` with what belongs to it: "6 to 11 words".
    """
    tenths = min(max(round(found.probability * 10), 1), 9)
    about = {
        "band": BAND_WORDS[found.band].message,
        "tenths": str(tenths),
        "low": bare(found.low),
        "high": amount(found.high),
        "due": due,
    }
    if found.probability < 0.05:
        return say("%(band)s (fewer than 1 in 10), range %(low)s to %(high)s on %(due)s", **about)
    if found.probability > 0.95:
        return say("%(band)s (more than 9 in 10), range %(low)s to %(high)s on %(due)s", **about)
    return say("%(band)s (about %(tenths)s in 10), range %(low)s to %(high)s on %(due)s", **about)


def forecast_for_family(found: Forecast, *, name: str) -> Text:
    """The forecast for parents and carers, in words only."""
    match found.band:
        case Band.VERY_LIKELY:
            return say("As things go now, %(name)s will very likely get there in time.", name=name)
        case Band.LIKELY:
            return say("As things go now, %(name)s will likely get there in time.", name=name)
        case Band.EITHER_WAY:
            return say("It could go either way. We will keep a close eye on it.")
        case Band.UNLIKELY:
            return say("As things go now, %(name)s may need more time to get there.", name=name)
    return say("As things go now, %(name)s will need more time to get there.", name=name)


LEVEL_WORDS = {
    -2: say("Much less than expected so far (-2)."),
    -1: say("Less than expected, at least half-way (-1)."),
    0: say("Expected level reached (0)."),
    1: say("More than expected (+1)."),
    2: say("Much more than expected (+2)."),
}

# The same on paper that parents and carers read as well: without a number.
LEVEL_ON_PAPER = {
    -2: say("Much less than we hoped so far."),
    -1: say("Less than we hoped, and at least half of the way."),
    0: say("As we hoped."),
    1: say("More than we hoped."),
    2: say("Much more than we hoped."),
}


def goal_level_for_teacher(level: int) -> Text:
    """The suggested level in words, for the teacher to confirm. -2 to +2."""
    return LEVEL_WORDS[level]


def goal_level_for_family(level: int, told: Told) -> Text:
    """The level without a number, for parents and carers."""
    if level > 0:
        return say("%(name)s has reached this target and gone further.", name=told.name)
    if level == 0:
        return say("%(name)s has reached this target.", name=told.name)
    about = {
        "name": told.name,
        "baseline": told.baseline,
        "now": told.now,
        "target": told.target,
    }
    if told.closer:
        return say(
            "%(name)s is part of the way there: from %(baseline)s to %(now)s. "
            "The aim is %(target)s.",
            **about,
        )
    return say("%(name)s began at %(baseline)s and is at %(now)s. The aim is %(target)s.", **about)


def nap_for_teacher(share: float, *, name: str, before: int, since: int) -> Text:
    """The before-and-since comparison for staff; it never claims a cause."""
    return say(
        "Compare any check before the support with any check since: %(name)s did better in about "
        "%(tenths)s of 10 such comparisons (%(before)s checks before, %(since)s since). "
        "This does not prove the support caused it.",
        name=name,
        tenths=plain(share * 10),
        before=str(before),
        since=str(since),
    )
