"""Reads a PDF back as a person or a screen reader would, for the tests of paper."""

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import page
from pypdf import PdfReader

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [one.extract_text() for one in PdfReader(BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    """The text of all pages."""
    return "\n".join(pages_of(pdf))


def failures_of(pdf: bytes) -> list[str]:
    """What an independent checker finds wrong under PDF/UA-1."""
    result = page.validate_pdf_bytes(pdf, profile="ua1")
    found = [f"{one.rule_id}: {one.message}" for one in result.failures]
    return found if not result.is_compliant else []


def squeezed(text: str) -> str:
    """Letters only as they follow each other: line breaks and hyphens of setting taken out."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s\u00ad\u2010\u200b\u200f\ufeff-]+", "", text)


def is_lost(text: str, printed: str) -> bool:
    """Whether `text` is missing from squeezed `printed`.

    The reader gives an accented letter twice where the font draws it in two strokes, and
    right-to-left words in the order of the glyphs, of which only the letters are compared.
    """
    if RIGHT_TO_LEFT.search(text):
        return not set(squeezed(text)) <= set(printed)
    if text.isascii():
        return squeezed(text) not in printed
    return _once(squeezed(text)) not in _once(printed)


def _once(text: str) -> str:
    return re.sub(r"(.)\1+", r"\1", text)


def strings_in(value: Any) -> Iterator[str]:
    """Every text in nested dicts and lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings_in(inner)
