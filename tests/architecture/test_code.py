"""Every action is behind the door; pages find only what may be seen, write nothing and stand alone."""

from types import ModuleType

from tests.architecture import code as check

# Queries in views and presenters that need no narrowing, each with its reason.
OPEN_QUERIES = {
    ("openiep/access/views.py", "User.objects"): "nobody is signed in yet; the token decides",
    ("openiep/home/views/demo.py", "Installation.objects"): "says only whether this is a demo",
}


def test_every_public_action_is_behind_the_door(house):
    assert check.unguarded(check.action_modules(house)) == []


def test_there_are_actions_to_look_at(house):
    names = {
        name for module in check.action_modules(house) for name, _ in check.public_functions(module)
    }
    assert {"add_child", "start_plan", "end_post"} <= names


def test_pages_find_only_what_may_be_seen(house):
    assert sorted(set(check.unnarrowed(house)) ^ set(OPEN_QUERIES)) == []


def test_pages_change_nothing_themselves(house):
    allowed = ["openiep/access/views.py: user.save"]  # one's own password, by one's own token
    assert check.changing(house) == allowed


def test_pages_do_not_call_pages(house):
    assert check.views_of_others(house) == []


def test_the_contracts_know_every_room_and_drawer(house):
    assert check.contract_gaps(house) == []


def test_an_action_without_the_door_is_found():
    module = ModuleType("openiep.people.actions.made_up")
    exec(  # noqa: S102 - a module made up for this test
        "def act(*, by): ...\ndef _own(): ...\ndef odd(*, by): ...\n",
        vars(module) | {},
        vars(module),
    )
    for thing in (module.act, module._own, module.odd):
        thing.__module__ = module.__name__
    from openiep.access.rules import Permission

    module.odd.guarded_by = (Permission.ADD_CHILD, "school")
    assert check.unguarded([module]) == [
        "openiep.people.actions.made_up.act: no door",
        "openiep.people.actions.made_up.odd: school is not a parameter",
    ]


def test_a_query_that_is_not_narrowed_is_found(broken):
    house = broken(
        people__views="Pupil.objects.filter(pk=1)\nPupil.objects.visible_to(user).get(pk=1)",
        people__presenters="Pupil._base_manager.all()\nget_object_or_404(Pupil, pk=1)\n"
        "x = Pupil.objects\nx.visible_to(user)",
        people__models="Pupil.objects.all()",
    )
    assert check.unnarrowed(house) == [
        ("openiep/people/presenters.py", "Pupil._base_manager"),
        ("openiep/people/presenters.py", "Pupil.objects"),
        ("openiep/people/presenters.py", "get_object_or_404"),
        ("openiep/people/views.py", "Pupil.objects"),
    ]


def test_a_view_that_saves_is_found(broken):
    house = broken(people__views="pupil.save()\nPupil.objects.get_or_create(pk=1)")
    assert check.changing(house) == [
        "openiep/people/views.py: pupil.save",
        "openiep/people/views.py: Pupil.objects.get_or_create",
    ]


def test_a_page_that_calls_a_page_is_found(broken):
    house = broken(
        home__views="from openiep.people.views.children import add_child",
        people__actions="from openiep.people.views import staff",
        people__urls="from openiep.people.views import staff",
    )
    assert check.views_of_others(house) == [
        "openiep/home/views.py: openiep.people.views.children.add_child",
        "openiep/people/actions.py: openiep.people.views.staff",
    ]


def test_a_room_that_no_contract_knows_is_found(broken):
    house = broken(
        {f"{room}/__init__.py": "" for room in ("calendar", "people")},
        people__views="",
        calendar__views="",
        calendar__rules="",
    )
    gaps = check.contract_gaps(house)
    assert "Rooms: calendar" in gaps
    assert "Drawers: openiep.calendar" in gaps
    assert "Rules are plain Python: openiep.calendar.rules" in gaps
    assert "Rooms: plans" in gaps  # named in the contracts, and no folder
