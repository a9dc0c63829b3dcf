"""The week as a sheet of paper, box for box the grid in which it is typed in later."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils import dateformat
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from openiep.classroom.presenters.week import Cell, Row, Week
from openiep.classroom.rules.week import school_days
from openiep.documents.paper import compile_paper
from openiep.documents.paper.sheets import Fact, Status, WeekCell, WeekChild, WeekPaper, WeekRow
from openiep.documents.presenters.initials import initials_of, names_on, without_names
from openiep.documents.presenters.phrases import day, joined
from openiep.people.models import Pupil

FORM = 1  # the sheet's own number; it changes when its boxes do


def week_paper(
    week: Week,
    pupils: Sequence[Pupil],
    *,
    school: str,
    class_name: str,
    adult: str,
    today: date,
) -> WeekPaper:
    """What the template of the week receives, phrased in the active language.

    `pupils` are all children of the list, in its order; `adult` is whose sheet it is.
    """
    initials = initials_of(pupils)
    shown = dict(zip((one.pk for one in pupils), initials, strict=True))
    names = names_on(pupils, initials)
    form = _("week sheet, form %(number)d") % {"number": FORM}
    return WeekPaper(
        kind="week",
        name=_("Week sheet"),
        school=school,
        status=Status(
            mark="blank",
            word=_("To write on"),
            sentence=_("Keep it where no other family can read it."),
        ),
        facts=_facts(week, class_name, adult, today),
        days=[dateformat.format(one, _("D j")) for one in school_days(week.monday)],
        what=_("What to look for, and how"),
        children=[_child(one.rows, shown[one.pupil_id], week, names) for one in week.children],
        nobody="" if week.children else _("No plan of these children is in force in this week."),
        ways={"why": _("Why?"), "total": _("In all")},
        how=_how(),
        footer=joined(
            form, week.title, class_name and _("Class %(name)s") % {"name": class_name}, by=" · "
        ),
        page_of=_("Page {page} of {pages}"),
    )


def print_week(
    week: Week,
    pupils: Sequence[Pupil],
    *,
    school: str,
    class_name: str,
    adult: str,
    today: date,
) -> bytes:
    """The week as PDF, in the active language. Arguments as for `week_paper`."""
    paper = week_paper(week, pupils, school=school, class_name=class_name, adult=adult, today=today)
    title = joined(paper["name"], week.title, school, by=" – ")
    return compile_paper(
        "week", dict(paper), title=title, language=get_language() or "en", today=today
    )


def _facts(week: Week, class_name: str, adult: str, today: date) -> list[Fact]:
    days = school_days(week.monday)
    known = [
        Fact(
            label=_("Week"),
            value=_("%(first)s to %(last)s") % {"first": day(days[0]), "last": day(days[-1])},
        ),
        Fact(label=_("Class"), value=class_name),
        Fact(label=_("For"), value=adult),
        Fact(label=_("Targets and help as agreed on"), value=day(today)),
    ]
    return [fact for fact in known if fact["value"]]


def _how() -> list[str]:
    return [
        _("Fill in what you saw on the day. An empty box says nothing; no day needs one."),
        _("Children stand here by their initials. Write no names on this sheet."),
        _(
            "Type it in later under Record, Fill in a whole week: the boxes there are the same. "
            "Then shred the sheet."
        ),
    ]


def _child(rows: Sequence[Row], initials: str, week: Week, names: Mapping[str, str]) -> WeekChild:
    return WeekChild(initials=initials, rows=[_row(one, week, names) for one in rows])


def _row(row: Row, week: Week, names: Mapping[str, str]) -> WeekRow:
    look = _look(row, week)
    return WeekRow(
        title=without_names(row.title, names),
        about=without_names(joined(_asked(row), row.about, by=" · "), names),
        key=_key(row),
        look=look,
        choices=_choices(row),
        cells=[WeekCell(taken=_taken(cell, look)) for cell in row.cells],
    )


def _asked(row: Row) -> str:
    if not row.suffix:
        return row.question
    return _("%(question)s (%(unit)s)") % {"question": row.question, "unit": row.suffix}


def _look(row: Row, week: Week) -> str:
    wording = week.wordings.get(row.id)
    return "tally" if wording and wording.measure == "count" else row.look


def _key(row: Row) -> str:
    """What the figures of a ladder mean; nothing where they speak for themselves."""
    texts = [one.text for one in row.options]
    if row.look != "choice" or all(" " not in text for text in texts):
        return ""
    return " · ".join(texts)


def _choices(row: Row) -> list[str]:
    if row.look == "session":
        return [_("happened"), _("partly"), _("did not"), _("away")]
    return [one.text.split(" ")[0] for one in row.options]


def _taken(cell: Cell, look: str) -> str:
    """What stands there already, or why nothing can be written; "" for a box."""
    if not cell.held:
        return cell.closed
    if look == "words":
        return _("written down already")
    return "\n".join(
        _("%(value)s (%(name)s)") % {"value": held.text, "name": held.who} for held in cell.held
    )
