"""What a sheet is made of. Templates receive only these shapes, with every sentence phrased."""

from typing import Literal, NotRequired, TypedDict

Voice = Literal["school", "family", "child", "other", ""]


class Fact(TypedDict):
    """A small fact: "Now", "12 words". An empty value is printed as a line to write on."""

    label: str
    value: str


class Text(TypedDict):
    """A passage with an optional label beside it, or `above` it."""

    above: NotRequired[bool]
    kind: Literal["text"]
    label: str
    text: str


class Note(TypedDict):
    """A quiet sentence of ours, such as "Nothing needed here."."""

    kind: Literal["note"]
    text: str


class Points(TypedDict):
    """A list of points, with a), b), c) where something refers to them."""

    kind: Literal["points"]
    lettered: bool
    label: str
    items: list[str]


class Said(TypedDict):
    """What one person says or does, kept apart from the others by word and pattern."""

    kind: Literal["said"]
    voice: Voice
    who: str
    text: str
    note: str


class Card(TypedDict):
    """A target: one readable sentence, small facts, who does what. Never breaks across pages."""

    kind: Literal["card"]
    label: str
    about: str
    sentence: str
    facts: list[Fact]
    items_label: str
    items: list[str]


class Row(TypedDict):
    """One row of a table; `voice` marks whose row it is.

    The last cell may begin with a `lead` that stands out, and may end with boxes to tick.
    """

    lead: NotRequired[str]
    ticks: NotRequired[list[str]]

    voice: Voice
    cells: list[str]


class Column(TypedDict):
    """A column's heading and its share of the width."""

    title: str
    share: float


class Table(TypedDict):
    """A table with a header row that comes again on the next page. Empty rows are to write in."""

    kind: Literal["table"]
    columns: list[Column]
    rows: list[Row]


class Facts(TypedDict):
    """Facts side by side."""

    kind: Literal["facts"]
    facts: list[Fact]


class Lines(TypedDict):
    """Lines to write on."""

    kind: Literal["lines"]
    label: str
    count: int


class Picture(TypedDict):
    """A chart as SVG with its alternative text, a sentence below it."""

    kind: Literal["picture"]
    label: str
    svg: str
    alt: str
    text: str


class Piece(TypedDict):
    """A piece of a bar: `look` chooses its pattern; `count` is its share of the whole."""

    look: str
    count: int
    words: str


class Delivered(TypedDict):
    """What was planned of a help and what happened, as a bar with its numbers in words."""

    kind: Literal["delivered"]
    label: str
    planned: str
    pieces: list[Piece]
    text: str


class Ticks(TypedDict):
    """Boxes to tick with a pen."""

    kind: Literal["ticks"]
    label: str
    options: list[str]


class Sign(TypedDict):
    """A place to answer with a pen. `sentence` names the version that is being signed."""

    kind: Literal["sign"]
    voice: Voice
    who: str
    sentence: str
    options: list[str]
    blanks: list[str]


Block = (
    Text | Note | Points | Said | Card | Table | Facts | Lines | Picture | Delivered | Ticks | Sign
)


class Part(TypedDict):
    """A numbered part with its question as heading (`number` is empty for what stands apart)."""

    number: str
    heading: str
    blocks: list[Block]


class Status(TypedDict):
    """Which paper this is. `mark` chooses the frame, so that a draft looks like one from afar."""

    mark: Literal["draft", "proposed", "in_force", "ended", "record", "blank"]
    word: str
    sentence: str


class Contact(TypedDict):
    """Somebody to ask, with the telephone number."""

    role: str
    name: str
    telephone: str
    more: str


class Ask(TypedDict):
    """Whom to ask, on every plan and review."""

    heading: str
    sentence: str
    contacts: list[Contact]


class Sheet(TypedDict):
    """What plan and review have in common. `page_of` holds {page} and {pages}."""

    name: str
    school: str
    status: Status
    facts: list[Fact]
    parts: list[Part]
    ask: Ask
    footer: str
    page_of: str


class PlanPaper(Sheet):
    """The plan, ready to be set."""

    kind: Literal["plan"]
    going: Part
    agreement: Part


class WeekRow(TypedDict):
    """One target or help through the week. `look` is how a box is filled in: tally, number, age,
    choice, words or session; `choices` are what is ringed or ticked, `key` says what they mean.
    """

    title: str
    about: str
    key: str
    look: str
    choices: list[str]
    cells: list["WeekCell"]


class WeekCell(TypedDict):
    """One day: `taken` is what stands there already or why nothing can; empty is a box to fill."""

    taken: str


class WeekChild(TypedDict):
    """A child of the week, by initials only."""

    initials: str
    rows: list[WeekRow]


class WeekPaper(TypedDict):
    """A week to be filled in by hand. `ways` are the words round the boxes, by their names."""

    kind: Literal["week"]
    name: str
    school: str
    status: Status
    facts: list[Fact]
    days: list[str]
    what: str
    children: list[WeekChild]
    nobody: str
    ways: dict[str, str]
    how: list[str]
    footer: str
    page_of: str


class ReviewPaper(Sheet):
    """The review record, or a blank sheet for the meeting."""

    kind: Literal["review"]


class BundlePaper(Sheet):
    """Every cycle of a child's plans: a cover, then the sheets of plans and reviews in order."""

    kind: Literal["bundle"]
    sheets: list[PlanPaper | ReviewPaper]
