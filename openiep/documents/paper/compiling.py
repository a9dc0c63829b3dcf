"""The press: content in, a PDF out that meets PDF/UA-1 or is not made at all."""

import json
import logging
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import typst

from openiep.documents.paper.text import in_every_string, printable, without

TEMPLATES = Path(__file__).parent / "templates"
FONTS = Path(__file__).parent.parent / "fonts"
MOST_TRIES = 4

logger = logging.getLogger(__name__)
_press = threading.Lock()

_UNSHOWN = re.compile(
    r'the text (?:`"(?P<shown>(?:[^"\\]|\\.)*)"` could not be displayed'
    r'|contains the disallowed codepoint `"(?P<banned>(?:[^"\\]|\\.)*)"`)'
)
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)")


class FontsMissing(Exception):  # noqa: N818 - says what is wrong
    """The fonts for paper have not been built."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished document, and the characters that no font could show (normally none)."""

    pdf: bytes
    replaced: tuple[str, ...] = ()


def compile_paper(
    template: str, content: Mapping[str, object], *, title: str, language: str, today: date
) -> bytes:
    """The PDF of `content` set by `template` ("plan" or "review").

    `language` is a code such as "en-gb". The same content on the same day gives the same bytes.
    A character that no font can show is replaced visibly and logged. Raises `FontsMissing`, or
    `typst.TypstError` where the template itself is wrong.
    """
    return typeset(template, content, title=title, language=language, today=today).pdf


def typeset(
    template: str, content: Mapping[str, object], *, title: str, language: str, today: date
) -> Typeset:
    """Like `compile_paper`, and says which characters had to be replaced."""
    named = {"title": title, **_language(language), **content}
    whole = in_every_string(named, printable)
    missing: set[str] = set()
    for _try in range(MOST_TRIES):
        try:
            pdf = _compiled(template, whole, missing, today)
        except typst.TypstError as error:
            found = _characters_not_shown(error)
            if found <= missing:
                raise
            missing |= found
        else:
            return _told(template, pdf, missing)
    pdf = _compiled(template, whole, _beyond_ascii(whole), today)
    return _told(template, pdf, missing)


def _language(code: str) -> dict[str, str]:
    """A language code such as "en-gb" or "zh-hans" as the language and region of the text."""
    language, *more = code.lower().replace("_", "-").split("-")
    region = next((one.upper() for one in more if len(one) == 2), "")
    return {"language": language, "region": region}


def _told(template: str, pdf: bytes, missing: set[str]) -> Typeset:
    if missing:
        # Only the number: the characters may belong to a child's name.
        logger.warning("On a %s, characters in no font: %d", template, len(missing))
    return Typeset(pdf, tuple(sorted(missing)))


def _compiled(template: str, content: object, missing: set[str], today: date) -> bytes:
    shown = in_every_string(content, lambda text: without(text, missing))
    moment = datetime.combine(today, time(), tzinfo=UTC)
    with _press:
        pdf = _compiler(template).compile(
            format="pdf",
            sys_inputs={"data": json.dumps(shown)},
            pdf_standards=["ua-1"],
            timestamp=int(moment.timestamp()),
        )
    if not isinstance(pdf, bytes):
        raise TypeError("typst returned pages instead of one document")
    return pdf


@cache
def _compiler(template: str) -> typst.Compiler:
    if not any(FONTS.glob("*.?tf")):
        raise FontsMissing(f"There are no fonts in {FONTS}: run `make assets` first")
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    return typst.Compiler(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=fonts,
        ignore_system_fonts=True,
    )


def _characters_not_shown(error: typst.TypstError) -> set[str]:
    found: set[str] = set()
    for match in _UNSHOWN.finditer(error.diagnostic):
        found |= set(_unescaped(match["shown"] or match["banned"] or ""))
    return found


def _unescaped(text: str) -> str:
    plain = {"t": "\t", "n": "\n", "r": "\r", "0": "\0"}
    return _ESCAPE.sub(
        lambda m: chr(int(m[1], 16)) if m[1] else plain.get(m[2], m[2]),
        text,
    )


def _beyond_ascii(content: object) -> set[str]:
    found: set[str] = set()

    def look(text: str) -> str:
        found.update(one for one in text if not one.isascii())
        return text

    in_every_string(content, look)
    return found
