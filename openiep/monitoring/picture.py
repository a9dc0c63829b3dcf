"""A plain picture of readings: the points, where it started, and the way to the aim. Nothing more.

It draws what is known and guesses nothing. All text in it is real text; colours are attributes,
so that it needs no style sheet and stands in a page that allows none inline.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from markupsafe import Markup

WIDE, HIGH = 400, 236
LEFT, RIGHT, TOP, BOTTOM = 40, 16, 26, 34
POINT, SMALL_POINT, MANY_POINTS = 5.0, 3.5, 25
TEAL, AIM, GRID, AXIS = "#0B5D5E", "#7A4B00", "#E3DED2", "#55545E"
NEAR = 26  # pixels between two texts below which the second is left out
WHOLE_SCALE = 20  # a scale of so few values is drawn from end to end


@dataclass(frozen=True, slots=True)
class Mark:
    """One value on one day."""

    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn. `id` must be unique on the page; `say_*` put values and days into words."""

    id: str
    title: str
    desc: str
    points: Sequence[Mark]
    start: Mark | None
    aim: Mark | None
    low: Decimal | None
    high: Decimal | None
    is_whole: bool
    say_value: Callable[[Decimal], str]
    say_day: Callable[[date], str]
    aim_word: str


@dataclass(frozen=True, slots=True)
class Plane:
    """Where days and values come to lie, in the units of the drawing."""

    first: date
    last: date
    bottom: Decimal
    top: Decimal

    def x(self, day: date) -> float:
        """From the left."""
        part = (day - self.first).days / (self.last - self.first).days
        return round(LEFT + part * (WIDE - LEFT - RIGHT), 1)

    def y(self, value: Decimal) -> float:
        """From above."""
        part = float((value - self.bottom) / (self.top - self.bottom))
        return round(HIGH - BOTTOM - part * (HIGH - TOP - BOTTOM), 1)


def draw(picture: Picture) -> Markup:
    """The picture as SVG, or nothing where there is nothing to draw."""
    known = [*picture.points, *(mark for mark in (picture.start, picture.aim) if mark)]
    if not known:
        return Markup("")
    steps = _steps(picture, known)
    plane = _plane(known, steps)
    inside = [
        _grid(plane, steps, picture),
        _days(plane, picture),
        _way(plane, picture),
        _readings(plane, picture),
    ]
    return Markup(
        '<svg class="picture" role="img" aria-labelledby="{id}-title {id}-desc" '
        'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" font-size="13" '
        'fill="currentColor"><title id="{id}-title">{title}</title>'
        '<desc id="{id}-desc">{desc}</desc>{inside}</svg>'
    ).format(
        id=picture.id, wide=WIDE, high=HIGH, title=picture.title, desc=picture.desc,
        inside=Markup("").join(inside),
    )  # fmt: skip


def _plane(known: Sequence[Mark], steps: Sequence[Decimal]) -> Plane:
    first, last = min(mark.day for mark in known), max(mark.day for mark in known)
    if first == last:
        first, last = first - timedelta(days=7), last + timedelta(days=7)
    return Plane(first, last, steps[0], steps[-1])


def _steps(picture: Picture, known: Sequence[Mark]) -> list[Decimal]:
    """The values at which lines are drawn: from 3 to 7 round numbers that hold everything known."""
    low, high = min(mark.value for mark in known), max(mark.value for mark in known)
    if picture.low == 0:
        low = min(low, Decimal(0))
    if picture.low is not None and picture.high is not None:
        few = picture.high - picture.low <= WHOLE_SCALE
        low, high = (min(low, picture.low), max(high, picture.high)) if few else (low, high)
    step = _round_step((high - low) / 5, is_whole=picture.is_whole)
    begin = (low / step).to_integral_value("ROUND_FLOOR") * step
    steps = [begin]
    while steps[-1] < high or len(steps) < 3:
        steps.append(steps[-1] + step)
    return steps


def _round_step(least: Decimal, *, is_whole: bool) -> Decimal:
    """The smallest of 1, 2, 5, 10, 20, 50 … (or tenths of them) that is not below `least`."""
    if least <= 0:
        return Decimal(1)
    tens = Decimal(10) ** least.adjusted()
    step = next(n * tens for n in (1, 2, 5, 10) if n * tens >= least)
    return max(step, Decimal(1)) if is_whole else step


def _text(words: str, x: float, y: float, anchor: str = "start", fill: str = AXIS) -> Markup:
    return Markup('<text x="{}" y="{}" text-anchor="{}" fill="{}">{}</text>').format(
        x, y, anchor, fill, words
    )


def _line(begin: tuple[float, float], end: tuple[float, float], colour: str) -> Markup:
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}"/>').format(
        *begin, *end, colour
    )


def _grid(plane: Plane, steps: Sequence[Decimal], picture: Picture) -> Markup:
    drawn = []
    for step in steps:
        y = plane.y(step)
        drawn.append(_line((LEFT, y), (WIDE - RIGHT, y), AXIS if step == steps[0] else GRID))
        drawn.append(_text(picture.say_value(step), LEFT - 6, y + 4.5, "end"))
    return Markup("").join(drawn)


def _days(plane: Plane, picture: Picture) -> Markup:
    y = HIGH - BOTTOM + 20
    first = _text(picture.say_day(plane.first), LEFT, y)
    return first + _text(picture.say_day(plane.last), WIDE - RIGHT, y, "end")


def _way(plane: Plane, picture: Picture) -> Markup:
    """The start, the aim, and the line between them where both are known."""
    start, aim, drawn = picture.start, picture.aim, Markup("")
    if start and aim and start.day < aim.day:
        begin = (plane.x(start.day), plane.y(start.value))
        line = _line(begin, (plane.x(aim.day), plane.y(aim.value)), AIM)
        drawn += Markup('<g stroke-width="2" stroke-dasharray="6 5">{}</g>').format(line)
    if aim:
        x, y = plane.x(aim.day), plane.y(aim.value)
        drawn += Markup('<path d="M{} {}l6 6l-6 6l-6 -6z" fill="{}"/>').format(x, y - 6, AIM)
        words = f"{picture.aim_word} {picture.say_value(aim.value)}"
        falls = start is not None and start.value > aim.value  # then the line comes from above
        drawn += _text(words, WIDE - RIGHT, _beside(y, above=not falls), "end", AIM)
    if start:
        x, y = plane.x(start.day), plane.y(start.value)
        drawn += Markup(
            '<circle cx="{}" cy="{}" r="5" fill="#FFFFFF" stroke="{}" stroke-width="2.5"/>'
        ).format(x, y, AIM)
    return drawn


def _beside(y: float, *, above: bool = True) -> float:
    """Where a text stands above something, or below it; the other way where there is no room."""
    room_above, room_below = y > TOP + 2, y < HIGH - BOTTOM - 26
    return y - 11 if (above and room_above) or not room_below else y + 22


def _readings(plane: Plane, picture: Picture) -> Markup:
    spots = [(plane.x(mark.day), plane.y(mark.value)) for mark in picture.points]
    if not spots:
        return Markup("")
    drawn = Markup("")
    if len(spots) > 1:
        path = " ".join(f"{x},{y}" for x, y in spots)
        drawn += Markup(
            '<polyline points="{}" fill="none" stroke="{}" stroke-width="1" stroke-opacity="0.45"/>'
        ).format(path, TEAL)
    radius = POINT if len(spots) <= MANY_POINTS else SMALL_POINT
    for x, y in spots:
        drawn += Markup('<circle cx="{}" cy="{}" r="{}" fill="{}"/>').format(x, y, radius, TEAL)
    return drawn + _last_value(plane, picture, spots[-1])


def _last_value(plane: Plane, picture: Picture, spot: tuple[float, float]) -> Markup:
    """The newest value in figures, unless it would lie on the words of the aim."""
    x, y = spot
    words = picture.say_value(picture.points[-1].value)
    is_last_day = x > WIDE - RIGHT - NEAR
    near_aim = picture.aim and abs(plane.y(picture.aim.value) - y) < NEAR
    if near_aim and x > WIDE - RIGHT - 3 * NEAR:
        return Markup("")
    text = (
        _text(words, WIDE - RIGHT, _beside(y), "end", TEAL)
        if is_last_day
        else _text(words, x + 9, y + 4.5, "start", TEAL)
    )
    return Markup('<g font-weight="700">{}</g>').format(text)
