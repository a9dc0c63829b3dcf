"""What a child says of a target: the answers to tap, the rows of the table, the lane of the picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from openiep.monitoring.models.own import OwnRating
from openiep.monitoring.presenters.recording import Tap
from openiep.monitoring.presenters.values import said
from openiep.monitoring.rules import chart_data
from openiep.monitoring.rules.own import HIGHEST, LOWEST, Said, Way, scale
from openiep.reference.measures import measures
from openiep.web.days import day_text

WITH = {
    Way.FACES: gettext_lazy("with faces"),
    Way.THUMBS: gettext_lazy("with thumbs"),
    Way.NUMBERS: gettext_lazy("with numbers"),
    Way.WORDS: gettext_lazy("with words"),
}
WORDS = (
    gettext_lazy("not yet"), gettext_lazy("a little"), gettext_lazy("mostly"), gettext_lazy("yes"),
)  # fmt: skip
LADDERS = (Way.FACES, Way.THUMBS)  # their words and pictures stand in the reference


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one way, each one tap."""

    way: str
    title: str
    taps: tuple[Tap, ...]
    in_a_row: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One thing a child said, as a table shows it."""

    id: UUID
    day: date
    value: str
    words: str
    who: str
    about: str
    is_struck: bool


def answers_of(first: Way | None) -> tuple[Answers, ...]:
    """Every way with its answers; the one last used by the child stands `first`."""
    ways = sorted(Way, key=lambda way: way is not first)
    return tuple(
        Answers(
            way.value,
            _capital(str(WITH[way])),
            tuple(
                Tap(one.code, _capital(told(one)), _icon(one), f"{one.value}") for one in scale(way)
            ),
            way is Way.NUMBERS,
        )
        for way in ways
    )


def told(one: Said) -> str:
    """What the child chose, in words: "happy", "thumb up", "4 of 5", "mostly"."""
    if one.way in LADDERS:
        return said(measures()[one.way.value].levels[one.value - LOWEST])
    if one.way is Way.WORDS:
        return str(WORDS[one.value - LOWEST])
    return _("%(value)s of %(total)s") % {"value": one.value, "total": HIGHEST[one.way]}


def _icon(one: Said) -> str:
    return measures()[one.way.value].icons[one.value - LOWEST] if one.way in LADDERS else ""


def standing_of(ratings: Sequence[OwnRating]) -> list[OwnRating]:
    """Those that count, earliest first."""
    return [one for one in ratings if one.taken_back_at is None]


def lane_of(ratings: Sequence[OwnRating], name: str) -> chart_data.OwnRating | None:
    """The child's series for the picture: those said in the way that was used last."""
    standing = standing_of(ratings)
    if not standing:
        return None
    way = standing[-1].said.way
    mine = [one for one in standing if one.said.way is way]
    about = {"name": name or _("the child"), "with": WITH[way], "highest": HIGHEST[way]}
    return chart_data.OwnRating(
        readings=tuple(chart_data.Reading(one.day, float(one.value)) for one in mine),
        lowest=float(LOWEST),
        highest=float(HIGHEST[way]),
        words=_("As %(name)s says it, %(with)s (1 to %(highest)s)") % about,
        names=tuple(told(one) for one in scale(way)),
    )


def in_words(ratings: Sequence[OwnRating], name: str) -> str:
    """ "Sam has said it 3 times, last on Mon 7 September: happy." for those who do not see it."""
    standing = standing_of(ratings)
    if not standing:
        return ""
    last = standing[-1]
    about = {"name": name, "said": told(last.said), "day": day_text(last.day)}
    if last.note:
        return _("%(name)s says (%(day)s): %(said)s, “%(words)s”.") % {**about, "words": last.note}
    return _("%(name)s says (%(day)s): %(said)s.") % about


def own_rows(ratings: Sequence[OwnRating]) -> tuple[Row, ...]:
    """Everything that was kept, newest first, with what was taken back to be read."""
    return tuple(
        Row(
            id=one.pk,
            day=one.day,
            value=_capital(told(one.said)),
            words=one.note,
            who=_name(one, "seen_by_name"),
            about=_taken_back(one),
            is_struck=one.taken_back_at is not None,
        )
        for one in reversed(ratings)
    )


def _taken_back(one: OwnRating) -> str:
    if one.taken_back_at is None:
        return ""
    return _("Taken back by %(name)s") % {"name": _name(one, "taken_back_by_name")}


def _name(one: OwnRating, which: str) -> str:
    return str(getattr(one, which, "") or _("a colleague"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
