"""Checks of the sources: sizes, names, and words that must not stand in them."""

import ast
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.architecture.house import House

LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE, LONGEST_SETTINGS = 400, 50, 130, 250
VAGUE = {"utils", "util", "helpers", "helper", "misc", "services", "service", "stuff", "managers"}
DANGEROUS_CALLS = {
    "mark_safe", "raw", "RawSQL", "RunSQL", "cursor", "extra", "eval", "exec", "popen", "Popen",
    "check_output", "check_call", "executescript", "__import__",
}  # fmt: skip
DANGEROUS_MODULES = {
    "pickle",
    "marshal",
    "shelve",
    "subprocess",
    "pty",
    "requests",
    "urllib.request",
}
DANGEROUS_IN_TEMPLATES = re.compile(
    r"\|\s*safe\b|autoescape\s+false|\bon[a-z]+\s*=\s*[\"']|\bstyle\s*=\s*[\"']"
    r"|<script(?![^>]*\bsrc=)|javascript:",
    re.IGNORECASE,
)
FOREIGN = re.compile(r"""https?://[^\s"'<>)]*|(?:src|href|action|url\()\s*=?\s*["']?//[^\s"')]*""")
NAMESPACES = ("http://www.w3.org/",)


def too_long(house: House) -> list[str]:
    """Files, functions and templates over the limit. Split them by meaning."""
    found = []
    for path, tree in house.python(tests=True):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LONGEST_FILE:
            found.append(f"{house.name(path)}: {lines} lines")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    found.append(f"{house.name(path)}: {node.name} has {length} lines")
    for name, path in house.templates().items():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LONGEST_TEMPLATE:
            found.append(f"{name}: {lines} lines")
    return found


def misnamed(house: House) -> list[str]:
    """Files and folders that are not in small letters, or whose name says nothing."""
    found = []
    for path in house.files(".py", ".html", ".scss", ".js"):
        inside = path.relative_to(house.package)
        stem = path.name.split(".")[0].lstrip("_")
        good = r"[a-z0-9]+(-[a-z0-9]+)*" if path.suffix in {".scss", ".js"} else r"[a-z0-9_]*"
        if not re.fullmatch(good, stem) and "_" not in stem:
            found.append(f"{inside}: small letters only")
        if {stem, *inside.parts[:-1]} & VAGUE:
            found.append(f"{inside}: the name says nothing")
        in_tests = "tests" in inside.parts
        if path.name.startswith("test_") and not in_tests:
            found.append(f"{inside}: tests lie in tests/")
    return found


def undescribed(house: House) -> list[str]:
    """Modules without a sentence on top, and public functions and classes without one."""
    found = []
    for path, tree in house.python():
        if tree.body and not ast.get_docstring(tree):
            found.append(f"{house.name(path)}")
        for node in tree.body:
            named = isinstance(node, ast.FunctionDef | ast.ClassDef)
            if named and not node.name.startswith("_") and not ast.get_docstring(node):
                found.append(f"{house.name(path)}: {node.name}")
    return found


def foreign_hosts(house: House) -> list[str]:
    """Addresses of other hosts in what a browser is given."""
    return [
        f"{house.name(path)}: {address}"
        for path in house.files(".html", ".scss", ".css", ".js", ".svg")
        if "tests" not in path.parts
        for address in FOREIGN.findall(path.read_text(encoding="utf-8"))
        if not address.startswith(NAMESPACES)
    ]


def dangers(house: House) -> Iterator[tuple[str, str]]:
    """Each dangerous word with its file: raw SQL, shells, unpickling, unescaped markup."""
    for path, tree in house.python():
        for node in ast.walk(tree):
            yield from ((house.name(path), word) for word in _danger_in(node))
    for name, path in house.templates().items():
        for word in DANGEROUS_IN_TEMPLATES.findall(path.read_text(encoding="utf-8")):
            yield name, word


def _danger_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = {alias.name for alias in node.names} | {getattr(node, "module", None) or ""}
        yield from sorted(names & DANGEROUS_MODULES)
    if not isinstance(node, ast.Call):
        return
    called = getattr(node.func, "id", getattr(node.func, "attr", ""))
    if called in DANGEROUS_CALLS or ast.unparse(node.func) == "os.system":
        yield called
    plain = bool(node.args) and isinstance(node.args[0], ast.Constant)
    if called in {"Markup", "SafeString", "format_html"} and node.args and not plain:
        yield f"{called} of something made"
    if any(word.arg == "shell" for word in node.keywords):
        yield "shell"


def not_allowed(found: Iterator[tuple[str, str]], allowed: Mapping[tuple[str, str], str]) -> list:
    """The dangers that nobody gave a reason for, and the reasons that no danger needs any more."""
    seen = set(found)
    return sorted([*(seen - set(allowed)), *(set(allowed) - seen)])


def committed(root: Path) -> list[Path]:
    """What git keeps, or where there is no git, what lies there."""
    try:
        names = subprocess.run(
            ["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True, text=True
        ).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        return [path for path in root.rglob("*") if path.is_file()]
    return [root / name for name in names if name and (root / name).is_file()]
