"""What a status is called and how it is said, to a teacher and to a family, as message and values.

The words are in English; presenters look the message up in the catalogue and put the values in.
`say` marks a message for extraction. No per cents, no blame; the teacher decides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from openiep.monitoring.rules.aim import Aim, Direction
from openiep.monitoring.rules.status import Code, Standing


@dataclass(frozen=True, slots=True)
class Text:
    """A message to look up, and the values that it names."""

    message: str
    about: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def english(self) -> str:
        """The sentence in English."""
        return self.message % self.about if self.about else self.message.replace("%%", "%")


def say(message: str, **about: str) -> Text:
    """A `Text` in one line; the literal message is what the translators see."""
    return Text(message, MappingProxyType(about))


@dataclass(frozen=True, slots=True)
class Told:
    """What the sentences name, ready to read: amounts with their unit where it helps.

    `now` is the median of the last three ("7 words"), `baseline` and `target` bare ("4", "15"),
    `due` and `tell_by` days in words, `pace` and `needed` the change a week without sign,
    `pace_reaches` where the pace leads by the day due with its range ("9 words (7 to 11)").
    `closer` says whether now is nearer the target than the baseline was, `is_there` whether now
    and the target are said in the same words, so that no sentence says them twice.
    """

    name: str
    baseline: str
    now: str
    target: str
    due: str
    tell_by: str = ""
    pace: str = ""
    needed: str = ""
    pace_reaches: str = ""
    closer: bool = True
    falling: bool = False
    is_there: bool = False


def plain(value: float) -> str:
    """A number as a person writes it: one decimal at most, none where it is whole."""
    short = f"{value:.1f}"
    return "0" if short in ("-0.0", "0.0") else short.removesuffix(".0")


def label(code: Code) -> Text:
    """What a status is called on every page."""
    return _LABELS[code]


_LABELS = {
    Code.MET: say("there already"),
    Code.TOO_EARLY: say("too early to say"),
    Code.BEHIND: say("slower than hoped"),
    Code.AHEAD: say("there already"),
    Code.WORTH_A_LOOK: say("worth a look"),
    Code.ON_COURSE: say("about on course"),
}


def for_teacher(standing: Standing, told: Told) -> Text:
    """The sentence for staff: what was seen, and what could come next."""
    match standing.code:
        case Code.TOO_EARLY:
            return _too_early_for_teacher(standing)
        case Code.WORTH_A_LOOK:
            return _look_for_teacher(falling=told.falling)
        case Code.BEHIND:
            return _slower_for_teacher(told)
        case Code.ON_COURSE:
            return _on_course_for_teacher(told)
    return _there_already_for_teacher(standing.code, told)


def _there_already_for_teacher(code: Code, told: Told) -> Text:
    if code == Code.MET:
        return say(
            "Reached in the last three checks. Agree the next step, "
            "or check that it holds in another place."
        )
    if told.is_there:
        return say(
            "At the target already: %(now)s. It was hoped for by %(due)s. "
            "A bigger next step or an earlier date may suit.",
            now=told.now,
            due=told.due,
        )
    return say(
        "Past the line already: %(now)s now, aiming for %(target)s by %(due)s. "
        "A bigger next step or an earlier date may suit.",
        now=told.now,
        target=told.target,
        due=told.due,
    )


def _on_course_for_teacher(told: Told) -> Text:
    if told.pace and told.needed:
        return say(
            "About on the line (%(pace)s a week; needed %(needed)s).",
            pace=told.pace,
            needed=told.needed,
        )
    return say("About on the line.")


def _too_early_for_teacher(standing: Standing) -> Text:
    if standing.why.code == "one_day_only":
        return say("All checks are from one day. Keep going; nothing to decide yet.")
    return say(
        "%(checks)s of the %(needed)s checks needed. Keep going; nothing to decide yet.",
        checks=str(standing.checks),
        needed=str(standing.why.about["needed"]),
    )


def _look_for_teacher(*, falling: bool) -> Text:
    if falling:
        return say(
            "The last four checks are above the line. Over a term that happens by chance to a "
            "third or more of pupils who are on course. Was anything different? Check that the "
            "support is happening as planned."
        )
    return say(
        "The last four checks are below the line. Over a term that happens by chance to a "
        "third or more of pupils who are on course. Was anything different? Check that the "
        "support is happening as planned."
    )


def _slower_for_teacher(told: Told) -> Text:
    about = {
        "name": told.name,
        "pace": told.pace,
        "needed": told.needed,
        "reaches": told.pace_reaches,
        "due": told.due,
        "target": told.target,
        "baseline": told.baseline,
        "now": told.now,
    }
    if not (told.closer and told.pace and told.pace_reaches):
        return say(
            "%(name)s was at %(baseline)s and is at %(now)s; the target is %(target)s by %(due)s. "
            "Consider: more practice time, a smaller step, another approach, or a later date.",
            **about,
        )
    if told.falling:
        return say(
            "%(name)s is coming down by about %(pace)s a week; the target needs %(needed)s. "
            "At this pace it would be %(reaches)s on %(due)s, target %(target)s. "
            "Consider: more practice time, a smaller step, another approach, or a later date.",
            **about,
        )
    return say(
        "%(name)s is gaining about %(pace)s a week; the target needs %(needed)s. "
        "At this pace it would be %(reaches)s on %(due)s, target %(target)s. "
        "Consider: more practice time, a smaller step, another approach, or a later date.",
        **about,
    )


def for_family(standing: Standing, told: Told) -> Text:
    """The sentence for parents and carers: plain, kind and true, for a reader of nine to eleven."""
    match standing.code:
        case Code.TOO_EARLY:
            return _too_early_for_family(told.tell_by)
        case Code.WORTH_A_LOOK:
            return _look_for_family(falling=told.falling)
        case Code.BEHIND:
            return _slower_for_family(told)
    return _well_for_family(standing.code, told)


def _too_early_for_family(tell_by: str) -> Text:
    if not tell_by:
        return say("We have started and are collecting checks. We will tell you more soon.")
    return say(
        "We have started and are collecting checks. We will tell you more by %(tell_by)s.",
        tell_by=tell_by,
    )


def _look_for_family(*, falling: bool) -> Text:
    if falling:
        return say("The last few checks were higher than hoped. We are looking at why.")
    return say("The last few checks were lower than hoped. We are looking at why.")


def _well_for_family(code: Code, told: Told) -> Text:
    about = {"name": told.name, "now": told.now, "target": told.target, "due": told.due}
    if code == Code.MET:
        return say(
            "%(name)s has reached this target. Well done, %(name)s. Next we will agree a new one.",
            **about,
        )
    if told.is_there:
        return say("%(name)s is already where we hoped to be by %(due)s: %(now)s.", **about)
    if code == Code.AHEAD:
        return say(
            "%(name)s is further on than we hoped: %(now)s now. The aim is %(target)s by %(due)s.",
            **about,
        )
    return say(
        "%(name)s is about where we hoped: %(now)s now. The aim is %(target)s by %(due)s.",
        **about,
    )


def _slower_for_family(told: Told) -> Text:
    about = {
        "name": told.name,
        "baseline": told.baseline,
        "now": told.now,
        "target": told.target,
        "due": told.due,
    }
    if told.closer:
        return say(
            "%(name)s is making progress, more slowly than planned. "
            "So far it is from %(baseline)s to %(now)s. The aim is %(target)s by %(due)s. "
            "We would like to talk with you about what to change.",
            **about,
        )
    return say(
        "%(name)s began at %(baseline)s and is at %(now)s. The aim is %(target)s by %(due)s. "
        "This is slower than we hoped. We would like to talk with you about what to change.",
        **about,
    )


def why(standing: Standing, aim: Aim, bare: Callable[[float], str] = plain) -> Text:
    """The rule behind a status in one line, with the numbers it looked at, said by `bare`."""
    code = standing.why.code
    numbers = {"checks": str(standing.checks)}
    if standing.level is not None and standing.aim_now is not None:
        numbers["low"] = bare(standing.level.low)
        numbers["high"] = bare(standing.level.high)
        numbers["line"] = bare(standing.aim_now)
    match code:
        case "last_three_reached":
            return say(
                "The last three checks are at the target (%(target)s) or past it.",
                target=bare(aim.target),
            )
        case "few_checks":
            needed = str(standing.why.about["needed"])
            return say(
                "A line needs %(needed)s checks; so far %(checks)s.", needed=needed, **numbers
            )
        case "one_day_only":
            return say("A line needs checks from more than one day.")
        case "four_worse" if aim.direction == Direction.DOWN:
            return say("The last four checks are all above the aim line.")
        case "four_worse":
            return say("The last four checks are all below the aim line.")
    return _why_by_range(code, numbers)


def _why_by_range(code: str, numbers: dict[str, str]) -> Text:
    match code:
        case "range_worse":
            return say(
                "At this review, %(checks)s checks put the level between %(low)s and %(high)s, "
                "all on the slower side of the line at %(line)s.",
                **numbers,
            )
        case "range_better":
            return say(
                "%(checks)s checks put the level between %(low)s and %(high)s, "
                "all past the line at %(line)s.",
                **numbers,
            )
        case "range_worse_not_yet_judged":
            return say(
                "The level, %(low)s to %(high)s, is on the slower side of the line at %(line)s; "
                "that is judged at planned reviews, from 8 checks.",
                **numbers,
            )
    return say(
        "%(checks)s checks put the level between %(low)s and %(high)s, "
        "with the line at %(line)s within that range or close by.",
        **numbers,
    )
