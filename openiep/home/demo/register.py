"""The children of the demo school and their class lists, as another system would export them."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from openiep.exchange.rules.upn import check_letter
from openiep.home.demo.days import SchoolDays
from openiep.home.demo.reading import Story, data, stories
from openiep.reference.years import year_groups

HEADINGS = (
    "Forename", "Surname", "Preferred Forename", "UPN", "DOB", "Year", "Reg", "SEN Status",
    "SEN Start Date", "SEN Need 1", "SEN Need 2", "Home Language", "Adno",
)  # fmt: skip
# No authority has this number, so that no number of the demo is that of a real child.
AUTHORITY, ESTABLISHMENT = "899", "2345"
NEW_CLASS_FROM = 700  # numbers of the list that a journey brings in


@dataclass(frozen=True, slots=True)
class Child:
    """One invented child on a register. `born` is "MM-DD"; `upn` is "yes", "temporary" or "none"."""

    number: int
    given: str
    family: str
    known_as: str
    born: str
    class_name: str
    status: str = "N"
    needs: tuple[str, ...] = ()
    language: str = "English"
    upn: str = "yes"
    sen_since: date | None = None
    story: Story | None = None

    @property
    def own_number(self) -> str:
        """The number on the school's own register."""
        return f"{self.number:06d}"


def children(days: SchoolDays) -> list[Child]:
    """All children of the demo school, class by class in the order of a register."""
    told: dict[str, list[Story]] = {}
    for story in stories():
        told.setdefault(story["who"]["class"], []).append(story)
    found: list[Child] = []
    for name, rows in data("register").items():
        known = [_from_row(row, name) for row in rows]
        known += [_from_story(story, days) for story in told.get(name, ())]
        known.sort(key=lambda one: (one.family, one.given))
        found += [_numbered(child, 4001 + len(found) + n) for n, child in enumerate(known)]
    return found


def class_list(listed: Iterable[Child], days: SchoolDays, *, heading: str = "") -> bytes:
    """The list as a file: UTF-16 with tabs, days as 14/03/2018, as SIMS exports it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\r\n")
    if heading:
        writer.writerows([[heading], []])
    writer.writerow(HEADINGS)
    writer.writerows(_cells(child, days) for child in listed)
    return out.getvalue().encode("utf-16")


def new_class_list(today: date) -> bytes:
    """A class of invented children that the demo school does not have yet, to be brought in."""
    days = SchoolDays(today)
    rows = data("new_class")
    made = [_from_row(row, rows["class"]) for row in rows["children"]]
    listed = [_numbered(child, NEW_CLASS_FROM + n) for n, child in enumerate(made)]
    return class_list(listed, days, heading=f"Class list {rows['class']}")


def born_on(child: Child, days: SchoolDays) -> date:
    """The birthday that puts the child into the year group of the class."""
    month, day = (int(part) for part in child.born.split("-"))
    age = next(year.age for year in year_groups() if year.code == year_of(child.class_name))
    return date(days.school_year - age - (month >= 9), month, day)


def year_of(class_name: str) -> str:
    """The year group of a class."""
    code: str = {**data("school")["classes"], **data("new_class")["year"]}[class_name]
    return code


def upn_of(child: Child, days: SchoolDays) -> str:
    """The child's unique pupil number with its right letter; "" where there is none yet."""
    if child.upn == "none":
        return ""
    reception = next(year.age for year in year_groups() if year.code == "R")
    age = next(year.age for year in year_groups() if year.code == year_of(child.class_name))
    year = (days.school_year - age + reception) % 100
    serial = (
        f"{child.number % 100:02d}A" if child.upn == "temporary" else f"{child.number % 1000:03d}"
    )
    rest = f"{AUTHORITY}{ESTABLISHMENT}{year:02d}{serial}"
    return check_letter(rest) + rest


def _from_row(row: str, class_name: str) -> Child:
    """Given | family | known as | born | status | needs | language | upn; the last ones may lack."""
    cells = [cell.strip() for cell in row.split("|")]
    cells += [""] * (8 - len(cells))
    given, family, known_as, born, status, needs, language, upn = cells
    return Child(
        0, given, family, known_as or given, born, class_name, status or "N",
        tuple(needs.split()), language or "English",
        upn or ("none" if year_of(class_name) == "N2" else "yes"),
    )  # fmt: skip


def _from_story(story: Story, days: SchoolDays) -> Child:
    who = story["who"]
    return Child(
        0, who["given"], who["family"], who.get("known_as", who["given"]), who["born"],
        who["class"], who["status"], tuple(who["needs"]), who.get("language", "English"),
        who.get("upn", "yes"), days.ago(who["support_since"]), story,
    )  # fmt: skip


def _numbered(child: Child, number: int) -> Child:
    values = {name: getattr(child, name) for name in Child.__slots__}
    return Child(**{**values, "number": number})


def _cells(child: Child, days: SchoolDays) -> Sequence[str]:
    needs = (*child.needs, "", "")
    since = child.sen_since.strftime("%d/%m/%Y") if child.sen_since else ""
    return (
        child.given, child.family, child.known_as if child.known_as != child.given else "",
        upn_of(child, days), born_on(child, days).strftime("%d/%m/%Y"), year_of(child.class_name),
        child.class_name, child.status, since, needs[0], needs[1], child.language, child.own_number,
    )  # fmt: skip
