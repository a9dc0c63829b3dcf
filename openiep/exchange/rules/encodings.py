"""Bytes to text: UTF-8 and UTF-16 with or without their mark, otherwise Windows-1252."""

import re

from openiep.rules import Reason, because

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# "Zoë" that was stored as UTF-8 and once read as Windows-1252 shows these pairs.
_TWICE_ENCODED = re.compile("[ÃÂ][\u0080-\u00bf\u2018-\u203a\u20ac\u0152-\u0192\u02c6\u02dc]")


def decode(data: bytes) -> tuple[str, str] | Reason:
    """The text and the name of its encoding, or why it cannot be read. Never replaces a letter."""
    encoding = _marked(data) or _unmarked_utf_16(data)
    for candidate in [encoding] if encoding else ["utf-8", "cp1252"]:
        try:
            return data.decode(candidate), candidate
        except UnicodeDecodeError:
            continue
    return because("unreadable_letters")


def looks_twice_encoded(text: str) -> bool:
    """Whether letters such as "Ã«" suggest that another program spoilt the accents."""
    return _TWICE_ENCODED.search(text) is not None


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _unmarked_utf_16(data: bytes) -> str | None:
    """Western text in UTF-16 has a NUL in nearly every second byte; which one tells the order."""
    sample = data[:4096]
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if pairs and odd * 10 >= pairs * 6 and even * 10 <= pairs:
        return "utf-16-le"
    if pairs and even * 10 >= pairs * 6 and odd * 10 <= pairs:
        return "utf-16-be"
    return None
