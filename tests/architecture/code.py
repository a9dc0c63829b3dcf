"""Checks of the drawers: actions behind the door, queries narrowed to what may be seen."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

from openiep.access.rules import Permission
from tests.architecture.house import House

NARROWING = "visible_to"
BACK_DOORS = {"_base_manager", "_default_manager", "get_object_or_404", "get_list_or_404"}


def action_modules(house: House) -> Iterator[ModuleType]:
    """Every module in the drawer `actions` of every room."""
    for room in sorted(house.rooms()):
        name = f"openiep.{room}.actions"
        if importlib.util.find_spec(name) is None:
            continue
        top = importlib.import_module(name)
        yield top
        for found in pkgutil.walk_packages(getattr(top, "__path__", []), f"{name}."):
            yield importlib.import_module(found.name)


def public_functions(module: ModuleType) -> Iterator[tuple[str, object]]:
    """The functions that a module itself offers."""
    for name, thing in vars(module).items():
        private = name.startswith("_") or module.__name__.rsplit(".", 1)[-1].startswith("_")
        mine = getattr(thing, "__module__", "") == module.__name__
        if inspect.isroutine(thing) and mine and not private:
            yield name, thing


def unguarded(modules: Iterable[ModuleType]) -> list[str]:
    """Public functions in `actions` without the door, or whose door asks about nothing."""
    found = []
    for module in modules:
        for name, action in public_functions(module):
            permission, on = getattr(action, "guarded_by", (None, ""))
            if not isinstance(permission, Permission):
                found.append(f"{module.__name__}.{name}: no door")
            elif on not in inspect.signature(action).parameters:
                found.append(f"{module.__name__}.{name}: {on} is not a parameter")
    return found


def unnarrowed(house: House) -> list[tuple[str, str]]:
    """Queries in views and presenters that do not begin with `.objects.visible_to`."""
    found = []
    for path, tree in house.modules_in("views", "presenters"):
        narrowed = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and node.attr == NARROWING
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr == "objects":
                if id(node) not in narrowed:
                    found.append((house.name(path), ast.unparse(node)))
            elif getattr(node, "attr", getattr(node, "id", "")) in BACK_DOORS:
                found.append((house.name(path), ast.unparse(node)))
    return sorted(found)


def changing(house: House) -> list[str]:
    """Views and presenters that write by themselves; what is handed to an action names who acts."""
    writing = {"save", "delete", "bulk_create", "bulk_update", "update_or_create", "get_or_create"}
    return [
        f"{house.name(path)}: {ast.unparse(node.func)}"
        for path, tree in house.modules_in("views", "presenters")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in writing
        if not any(word.arg == "by" for word in node.keywords)
    ]


def views_of_others(house: House) -> list[str]:
    """Pages that call pages: views imported by anything but their own room's addresses."""
    found = []
    for path, tree in house.python():
        for module in _imported(tree):
            parts = module.split(".")
            if parts[0] != "openiep" or "views" not in parts:
                continue
            mine = parts[1] == house.room_of(path)
            if not (mine and house.drawer_of(path) in {"urls", "views"}):
                found.append(f"{house.name(path)}: {module}")
    return found


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def contract_gaps(house: House) -> list[str]:
    """Rooms and drawers that a contract forgot."""
    rooms, found = house.rooms(), []
    placed = set(house.floors) - {"rules"}
    found += [f"Rooms: {room}" for room in sorted(rooms ^ placed)]

    def having(drawer: str) -> set[str]:
        return {
            f"openiep.{room}.{drawer}" for room in rooms if _drawer(house.package / room, drawer)
        }

    listed = {
        "Drawers": ({f"openiep.{room}" for room in rooms if _has_views(house.package / room)},
                    "containers"),
        "Rules are plain Python": (having("rules") | {"openiep.rules", "openiep.reference"},
                                   "source_modules"),
        "Forms ask": (having("forms") - {"openiep.web.forms"}, "source_modules"),
    }  # fmt: skip
    for name, (wanted, key) in listed.items():
        missing = wanted - set(house.contract(name)[key])
        found += [f"{name}: {module}" for module in sorted(missing)]
    missing = having("actions") - set(house.contract("Forms ask")["forbidden_modules"])
    return [*found, *(f"Forms ask: {module}" for module in sorted(missing))]


def _drawer(room: Path, drawer: str) -> bool:
    return (room / f"{drawer}.py").exists() or (room / drawer / "__init__.py").exists()


def _has_views(room: Path) -> bool:
    return _drawer(room, "views")
