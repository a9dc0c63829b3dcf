"""Checks of the templates: arrows between rooms, names of pages, addresses by name."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from tests.architecture.house import House

POINTS_AT = re.compile(r"{%-?\s*(extends|include|import|from)\s+(\S+)")
LINK = re.compile(r"\burl\(\s*([^,)]+)")
TEXT = re.compile(r"""^["']([^"']+)["']$""")
BROUGHT = {"govuk_frontend_jinja"}
LINKING = {"reverse", "reverse_lazy", "redirect", "resolve_url", "_reverse"}


def pointing_up(house: House) -> list[str]:
    """Templates that extend, include or import one of a higher room, or one that is not there."""
    found, templates = [], house.templates()
    for name, path in templates.items():
        room = house.room_of(path)
        for word, raw in POINTS_AT.findall(path.read_text(encoding="utf-8")):
            literal = TEXT.match(raw)
            if not literal:
                found.append(f"{name}: {word} {raw} is not a plain name")
                continue
            other = literal[1].split("/")[0]
            if other in BROUGHT:
                continue
            if literal[1] not in templates:
                found.append(f"{name}: {literal[1]} is not there")
            elif not house.may_know(room, other):
                found.append(f"{name}: {room} must not know {literal[1]}")
    return found


def in_the_wrong_place(house: House) -> list[str]:
    """Templates that do not lie in `<room>/jinja2/<room>/`."""
    return [
        house.name(path)
        for name, path in house.templates().items()
        if name.split("/")[0] != house.room_of(path)
    ]


def drawn_from_above(house: House) -> list[str]:
    """Code that draws a template of a higher room, or one that is not there."""
    found, templates = [], house.templates()
    for path, tree in house.python():
        for name in template_names(tree):
            if name not in templates:
                found.append(f"{house.name(path)}: {name} is not there")
            elif not house.may_know(house.room_of(path), name.split("/")[0]):
                found.append(f"{house.name(path)}: {house.room_of(path)} must not draw {name}")
    return found


def template_names(tree: ast.AST) -> Iterator[str]:
    """The templates that some code names."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.fullmatch(r"[a-z_]+/[\w/]+\.html", node.value)
        ):
            yield node.value


def links_in_templates(house: House) -> Iterator[tuple[str, str]]:
    """Each `url("room:page")` in a template, with the template."""
    for name, path in house.templates().items():
        for raw in LINK.findall(path.read_text(encoding="utf-8")):
            if literal := TEXT.match(raw.strip()):
                yield name, literal[1]


def links_in_code(house: House) -> Iterator[tuple[str, str]]:
    """Each address named in a call of `reverse`, `redirect` and their like, with the module."""
    for path, tree in house.python():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            if called in LINKING and isinstance(first, ast.Constant):
                yield house.name(path), str(first.value)


def leading_nowhere(house: House, names: Set[str]) -> list[str]:
    """Names of addresses that the URLconf does not have."""
    links = [*links_in_templates(house), *links_in_code(house)]
    return [f"{place}: {name}" for place, name in links if ":" in name and name not in names]


def misnamed(house: House, views: Mapping[str, str], other_faces: Set[str]) -> list[str]:
    """Pages of one view only that are not named after it.

    `views` gives for each view (as `people.add_child`) the name of its address. A template that
    two views share (or a helper draws for several), or that stands in `other_faces`, is named as
    it likes.
    """
    used: dict[str, set[str]] = defaultdict(set)
    for path, tree in house.modules_in("views"):
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                for name in template_names(node):
                    used[name].add(f"{house.room_of(path)}.{node.name}")
    found = []
    for name, by in used.items():
        room, page = name.split("/")[0], Path(name).stem
        if len(by) > 1 or name in other_faces or room == "web":
            continue
        view = next(iter(by))
        if page not in {view.split(".")[1], views.get(view, "")}:
            found.append(f"{name} is the page of {view} alone")
    return found
