"""Every route × method × kind of person is decided in `table.txt`, and the pages keep to it."""

import logging
import uuid
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction

from openiep.people.models import Pupil
from tests.permissions.asking import Asker, Came, every_route, path_of
from tests.permissions.world import CANARY, PEOPLE, make_world

TABLE = Path(__file__).with_name("table.txt")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
ROUTES = {name: converters for name, _view, converters in every_route()}
ROOMS = sorted({name.split(":")[0] for name in ROUTES})


@dataclass(frozen=True)
class Line:
    """One decision of the table."""

    route: str
    method: str
    about: str
    cells: dict[str, str]

    @property
    def room(self) -> str:
        """The room of the route."""
        return self.route.split(":")[0]

    @property
    def stage(self) -> str:
        """The stage of the plan, "" where there is none."""
        return self.about.replace("-", "")


def read_table(text: str) -> list[Line]:
    """The lines of the table; people may be named by two words, so columns are two spaces apart."""
    lines, header = [], []
    for raw in text.splitlines():
        if not raw.strip() or raw.startswith("#"):
            continue
        cells = [cell.strip() for cell in raw.split("  ") if cell.strip()]
        if cells[0] == "route":
            header = cells[3:]
            continue
        assert len(cells) == len(header) + 3, raw
        lines.append(Line(*cells[:3], dict(zip(header, cells[3:], strict=True))))
    return lines


LINES = read_table(TABLE.read_text(encoding="utf-8"))
WITH_IDS = [line for line in LINES if any("id" in name for name in ROUTES.get(line.route, ()))]


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    """Two schools, and a browser for everybody who may come: made once, undone at the end."""
    logging.disable(logging.CRITICAL)  # refusals are what is asked for here
    with django_db_blocker.unblock(), transaction.atomic():
        yield Asker(make_world())
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)


@pytest.fixture
def asker(made_once, db):
    """The same, and whatever a test does to it is undone."""
    return made_once


def address(line: Line, place, **instead) -> str:
    """The path of a line's route, about things of one school."""
    ids = place.path_ids(line.stage, ROUTES[line.route], line.route)
    return path_of(line.route, {**ids, **instead})


def test_every_address_is_decided():
    assert sorted(set(ROUTES) - {line.route for line in LINES}) == []


def test_no_decision_is_about_an_address_that_is_gone():
    assert sorted({line.route for line in LINES} - set(ROUTES)) == []


def test_every_kind_of_person_is_decided_once():
    assert all(tuple(line.cells) == PEOPLE for line in LINES)
    keys = [(line.route, line.method, line.about) for line in LINES]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("room", ROOMS)
def test_pages_keep_to_the_table(asker, room):
    wrong = []
    for line in (line for line in LINES if line.room == room):
        for person, expected in line.cells.items():
            came = asker.ask(person, line.method, address(line, asker.world.here))
            wrong += faults(line, person, expected, came)
    assert not wrong, "\n".join(wrong)


def faults(line: Line, person: str, expected: str, came: Came) -> list[str]:
    """What is wrong with an answer: another word, something written, a child's name told."""
    where = f"{line.route} {line.method} {line.about} as {person}"
    wrong = []
    if came.word != expected:
        wrong.append(f"{where}: expected {expected}, came {came.word}")
    if came.written and (line.method == "GET" or expected != "yes"):
        wrong.append(f"{where}: wrote {', '.join(sorted(came.written))}")
    if expected != "yes" and CANARY in came.body:
        wrong.append(f"{where}: tells the child's name")
    return wrong


@pytest.mark.parametrize("room", ROOMS)
def test_a_method_that_the_table_does_not_name_is_not_there(asker, room):
    open_ones = []
    for route in (name for name in ROUTES if name.split(":")[0] == room):
        decided = {line.method: line for line in LINES if line.route == route}
        line = next(iter(decided.values()))
        for method in set(METHODS) - set(decided):
            came = asker.ask("senco", method, address(line, asker.world.here))
            if came.word != "-" or came.written:
                open_ones.append(f"{route} {method}: {came.word} {set(came.written)}")
    assert not open_ones, "\n".join(open_ones)


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_foreign_and_what_is_missing_answer_alike(asker, room):
    told = []
    for line in (line for line in WITH_IDS if line.room == room and line.cells["out"] == "in"):
        ids = [name for name in ROUTES[line.route] if name.endswith("_id")]
        foreign = asker.ask("senco", line.method, address(line, asker.world.there))
        nothing = {name: uuid.uuid4() for name in ids}
        missing = asker.ask("senco", line.method, address(line, asker.world.here, **nothing))
        if (foreign.word, missing.word) != ("hidden", "hidden"):
            told.append(f"{line.route} {line.method}: {foreign.word}, {missing.word}")
        if foreign.body != missing.body:
            told.append(f"{line.route} {line.method}: the pages differ")
        if foreign.written or missing.written:
            told.append(f"{line.route} {line.method}: wrote")
    assert not told, "\n".join(told)


@pytest.mark.parametrize("room", ROOMS)
def test_ids_of_two_schools_are_never_taken_together(asker, room):
    mixed = []
    for line in (line for line in WITH_IDS if line.room == room and line.cells["out"] == "in"):
        ids = [name for name in ROUTES[line.route] if name.endswith("_id")]
        if len(ids) < 2:
            continue
        theirs = asker.world.there.path_ids(line.stage, ROUTES[line.route], line.route)
        for name in ids:
            came = asker.ask(
                "senco", line.method, address(line, asker.world.here, **{name: theirs[name]})
            )
            if came.word != "hidden" or came.written:
                mixed.append(f"{line.route} {line.method} with their {name}: {came.word}")
    assert not mixed, "\n".join(mixed)


def test_rows_of_one_plan_are_not_found_under_another(asker):
    here, wrong = asker.world.here, []
    for line in LINES:
        if "row_id" in ROUTES[line.route] and line.about == "draft":
            other = here.path_ids("proposed", ROUTES[line.route], line.route)["row_id"]
            came = asker.ask("senco", line.method, address(line, here, row_id=other))
            if came.word != "hidden" or came.written:
                wrong.append(f"{line.route} {line.method}: {came.word}")
    assert not wrong, "\n".join(wrong)


def test_somebody_whose_account_is_closed_comes_no_further_than_the_door(asker):
    senco = asker.world.here.staff["senco"]
    browser = asker.browsers["senco"]
    senco.is_active = False
    senco.save()
    for line in (line for line in LINES if line.cells["out"] == "in" and line.method == "GET"):
        answer = browser.get(address(line, asker.world.here))
        assert answer.url.startswith("/sign-in/"), line


def test_in_the_small_world_no_row_points_at_another_school(asker):
    from tests.architecture import models as check

    assert Pupil.objects.count() == 8
    assert check.in_two_schools(check.ours()) == []
    assert check.pointing_across(check.ours()) == []


def test_a_row_that_carries_another_school_than_its_child_is_found(asker):
    from openiep.people.models import Need
    from tests.architecture import models as check

    here, there = asker.world.here, asker.world.there
    child = here.children["draft"]
    Need.objects.create(
        school=there.school, pupil=child, code="SPLD", rank=1, starts_on=here.school.today()
    )
    assert len(check.in_two_schools(check.ours())) == 1
    assert len(check.pointing_across(check.ours())) == 1


def test_every_fault_is_seen():
    from django.http import HttpResponse

    line = Line("people:staff", "GET", "-", {})
    page = HttpResponse(f"Sam {CANARY}")
    came = Came("yes", page, frozenset({"people_pupil"}))
    assert faults(line, "teacher", "no", came) == [
        "people:staff GET - as teacher: expected no, came yes",
        "people:staff GET - as teacher: wrote people_pupil",
        "people:staff GET - as teacher: tells the child's name",
    ]


def test_a_page_that_is_left_open_would_be_found(asker, monkeypatch):
    """The break that the table is there for: a page that forgets to ask."""
    from openiep.access.rules import ROLE_PERMISSIONS, Permission, Role

    line = next(one for one in LINES if one.route == "people:staff")
    path = address(line, asker.world.here)
    assert asker.ask("teacher", "GET", path).word == "no"
    more = ROLE_PERMISSIONS[Role.TEACHER] | {Permission.CHANGE_STAFF}
    monkeypatch.setitem(ROLE_PERMISSIONS, Role.TEACHER, more)
    came = asker.ask("teacher", "GET", path)
    assert faults(line, "teacher", line.cells["teacher"], came) != []
