"""Templates know only rooms below theirs; links resolve; a page bears the name of its view."""

import pytest
from django.urls import URLPattern, get_resolver

from tests.architecture import templates as check

# A second page of a view, shown instead of its own.
OTHER_FACES = {
    "exchange/import_done.html": "the same list after it was taken in, put away or undone",
    "people/invited.html": "the code that was made, shown once",
    "home/no_post.html": "what somebody without a post meets in place of the first page",
}


def every_address(patterns=None, space=""):
    """Each address of the URLconf as `(room:name, view)`."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", entry.callback
        else:
            yield from every_address(
                entry.url_patterns, f"{entry.namespace}:" if entry.namespace else space
            )


@pytest.fixture(scope="module")
def addresses():
    return dict(every_address())


def test_templates_point_down_only(house):
    assert check.pointing_up(house) == []


def test_templates_lie_in_their_room(house):
    assert check.in_the_wrong_place(house) == []


def test_code_draws_templates_of_its_own_room_or_below(house):
    assert check.drawn_from_above(house) == []


def test_every_link_leads_somewhere(house, addresses):
    assert check.leading_nowhere(house, set(addresses)) == []


def test_a_page_bears_the_name_of_its_view(house, addresses):
    views = {
        f"{view.__module__.split('.')[1]}.{view.__name__}": name.split(":")[-1]
        for name, view in addresses.items()
        if view.__module__.startswith("openiep.")
    }
    assert check.misnamed(house, views, OTHER_FACES.keys()) == []


def test_an_include_of_a_higher_room_is_found(broken):
    house = broken(
        people__jinja2__people__a__html='{% include "home/b.html" %}{% extends layout %}',
        home__jinja2__home__b__html='{% from "people/a.html" import x %}{% extends "web/no.html" %}',
    )
    assert check.pointing_up(house) == [
        "home/b.html: web/no.html is not there",
        "people/a.html: people must not know home/b.html",
        "people/a.html: extends layout is not a plain name",
    ]


def test_a_template_in_another_rooms_folder_is_found(broken):
    house = broken(people__jinja2__home__a__html="")
    assert check.in_the_wrong_place(house) == ["openiep/people/jinja2/home/a.html"]


def test_drawing_a_page_of_a_higher_room_is_found(broken):
    house = broken(people__views='page(request, "home/b.html")', home__jinja2__home__b__html="")
    assert check.drawn_from_above(house) == [
        "openiep/people/views.py: people must not draw home/b.html"
    ]


def test_a_link_to_nowhere_is_found_in_templates_and_code(broken):
    house = broken(
        people__jinja2__people__a__html="""{{ url('people:gone', 1) }}{{ url("people:here") }}""",
        people__views='redirect("home:gone")\nreverse("people:here")',
    )
    assert check.leading_nowhere(house, {"people:here"}) == [
        "people/a.html: people:gone",
        "openiep/people/views.py: home:gone",
    ]


def test_a_page_with_another_name_is_found(broken):
    house = broken(
        people__views="""
def add_child(request):
    return page(request, "people/child_form.html")
def end_post(request):
    return page(request, "people/end_post.html")
def _shared(request):
    return page(request, "people/shared.html")
""",
    )
    assert check.misnamed(house, {}, set()) == [
        "people/child_form.html is the page of people.add_child alone"
    ]
