"""What a device keeps of the page so that it opens without a network; nothing of a person."""

import hashlib
from functools import cache
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static

PARTS = (
    "web/built/openiep.css",
    "web/built/icons.svg",
    "web/built/atkinson-hyperlegible-next-latin-400-normal.woff2",
    "web/built/atkinson-hyperlegible-next-latin-700-normal.woff2",
    "web/built/lexend-latin-500-normal.woff2",
    "web/built/lexend-latin-600-normal.woff2",
    "web/mark.svg",
    "classroom/now.js",
    "classroom/asking.js",
    "classroom/keeping.js",
    "classroom/sending.js",
    "classroom/saying.js",
)


def parts_of_shell() -> list[str]:
    """The addresses of the files that the shell needs."""
    return [static(part) for part in PARTS]


@cache
def version_of(worker: Path) -> str:
    """A name for what these files hold now: when one changes, devices fetch all anew."""
    whole = hashlib.sha256(worker.read_bytes())
    templates = worker.parents[2] / "jinja2" / "classroom"
    for path in (*sorted(templates.glob("*.html")), *filter(None, map(_file, PARTS))):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def device_words() -> dict[str, object]:
    """What both the page and its shell tell the script: the cookie, and an id to be replaced."""
    return {"away_cookie": settings.AWAY_COOKIE, "nil": UUID(int=0)}


def _file(part: str) -> Path | None:
    found = finders.find(part)
    return Path(str(found)) if found else None
