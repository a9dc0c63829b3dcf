"""Cleans the text of a cell without changing what it says."""

import unicodedata

from openiep.exchange.rules.cells import plain
from openiep.exchange.rules.values.read import Read, refused

# Zero-width joiners are letters' neighbours in Persian, Hindi and others, so they stay.
_JOINERS = "\u200c\u200d"
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_BLANKS = frozenset({"-", "--", "n/a", "na", "#n/a", "null", "nil", "tbc", "unknown", "?", "."})


def clean(cell: str) -> str:
    """The text without control characters, marks of direction and doubled or outer blanks.

    Takes away our own `'` before a formula sign, and the wrapping `="..."` by which some exports
    keep leading zeros. Nothing else is removed: text such as "=1+1" stays the plain text that it
    is, and is made harmless when it is written (`cells.safe`).
    """
    if not cell or (cell.isascii() and cell.isprintable() and cell[0].isalnum()):
        return " ".join(cell.split())
    text = plain(cell.strip())
    if text.startswith('="') and text.endswith('"') and len(text) > 2:
        text = text[2:-1].replace('""', '"')
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    kept = (letter for letter in text if letter in _JOINERS or not _dropped(letter))
    return " ".join("".join(kept).split())


def clean_or_blank(cell: str) -> str:
    """The cleaned text, empty where a cell says only that nothing is known ("n/a", "-", "TBC").

    Not for names: Null is a family name.
    """
    text = clean(cell)
    return "" if text.casefold() in _BLANKS else text


def read_text(cell: str, *, most: int) -> Read[str]:
    """A short text of at most `most` letters. Refusal: `too_long`."""
    text = clean_or_blank(cell)
    return refused("too_long", most=most) if len(text) > most else Read(text or None)


def _dropped(letter: str) -> bool:
    return unicodedata.category(letter) in _DROPPED
