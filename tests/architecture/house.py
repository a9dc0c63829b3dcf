"""The house as its sources show it. Every check takes a `House`, so that a broken one can be tried."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DRAWERS = ("urls", "views", "presenters", "forms", "actions", "models", "rules")
NOT_OURS = {"built", "fonts", "__pycache__", "samples", "node_modules"}


@dataclass(frozen=True)
class House:
    """The sources below `root`, which holds `openiep` and the contracts in `pyproject.toml`."""

    root: Path

    @property
    def package(self) -> Path:
        """The folder of the rooms."""
        return self.root / "openiep"

    @cached_property
    def contracts(self) -> list[dict]:
        """The arrows, as import-linter reads them."""
        text = (self.root / "pyproject.toml").read_text(encoding="utf-8")
        return tomllib.loads(text)["tool"]["importlinter"]["contracts"]

    def contract(self, name: str) -> dict:
        """One contract by its name."""
        return next(one for one in self.contracts if one["name"] == name)

    @cached_property
    def floors(self) -> dict[str, int]:
        """Each room with its height, the ground being 0."""
        layers = self.contract("Rooms")["layers"]
        return {
            room.strip(): height
            for height, layer in enumerate(reversed(layers))
            for room in layer.split("|")
        }

    def rooms(self) -> set[str]:
        """The folders that hold code."""
        return {path.parent.name for path in self.package.glob("*/__init__.py")}

    def may_know(self, room: str, other: str) -> bool:
        """True when `room` may know `other`: itself, or something on a lower floor."""
        return room == other or self.floors[other] < self.floors[room]

    def name(self, path: Path) -> str:
        """The path as it is said in a finding."""
        return path.relative_to(self.root).as_posix()

    def files(self, *endings: str, below: str = "openiep") -> Iterator[Path]:
        """The files with these endings, in order, without what is built or brought."""
        for path in sorted((self.root / below).rglob("*")):
            ours = not NOT_OURS & set(path.relative_to(self.root).parts)
            if ours and path.is_file() and path.suffix in endings:
                yield path

    def python(self, *, tests: bool = False) -> Iterator[tuple[Path, ast.Module]]:
        """The modules of the rooms, read as syntax; migrations and (unless asked) tests left out."""
        for path in self.files(".py"):
            parts = path.relative_to(self.root).parts
            if "migrations" in parts or ("tests" in parts and not tests):
                continue
            yield path, ast.parse(path.read_text(encoding="utf-8"))

    def room_of(self, path: Path) -> str:
        """The room in which a file lies ("" for what lies beside the rooms)."""
        parts = path.relative_to(self.package).parts
        return parts[0] if len(parts) > 1 else ""

    def drawer_of(self, path: Path) -> str:
        """The drawer in which a module lies ("" for none)."""
        parts = path.relative_to(self.package).parts
        inside = parts[1].removesuffix(".py") if len(parts) > 1 else ""
        return inside if inside in DRAWERS else ""

    def modules_in(self, *drawers: str) -> Iterator[tuple[Path, ast.Module]]:
        """The modules of these drawers, in every room."""
        for path, tree in self.python():
            if self.drawer_of(path) in drawers:
                yield path, tree

    def templates(self) -> dict[str, Path]:
        """Every template by the name under which it is asked for."""
        found = {}
        for path in self.files(".html"):
            _before, lies_in_jinja2, after = path.as_posix().partition("/jinja2/")
            if lies_in_jinja2:
                found[after] = path
        return found


def the_house() -> House:
    """The one we live in."""
    return House(ROOT)


def built(root: Path, files: Mapping[str, str] | None = None, **named: str) -> House:
    """A small house for trying breaks: `people__views="…"` becomes `openiep/people/views.py`."""
    contracts = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (root / "pyproject.toml").write_text(contracts, encoding="utf-8")
    wanted = dict(files or {})
    for key, text in named.items():
        name, kind = re.fullmatch(r"(.+?)(?:__(html|scss|js))?", key).groups()
        wanted[f"{name.replace('__', '/')}.{kind or 'py'}"] = text
    for name, text in wanted.items():
        path = root / "openiep" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return House(root)
