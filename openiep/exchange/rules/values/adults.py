"""What stands in the cells of lists of adults: yes or no, e-mail addresses, relations, posts."""

import re

from openiep.exchange.rules.values.read import Read, refused
from openiep.exchange.rules.values.text import clean_or_blank
from openiep.reference.loading import words_only
from openiep.reference.register_headings import word_list, words_of_cells
from openiep.rules import because

LONGEST_RELATION = 60
LONGEST_TELEPHONE = 40
LONGEST_ADDRESS = 400
_YES = frozenset({"y", "yes", "true", "1", "t", "x", "tick", "ticked", "set"})
_NO = frozenset({"n", "no", "false", "0", "f", "none", "not set"})
_EMAIL = re.compile(r"[^\s@<>()\"',;:]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}")
_MORE_THAN_ONE = re.compile(r"[;,\s]+")


def read_yes_no(cell: str) -> Read[str]:
    """ "yes", "no" or "unknown". Warning `yes_no_not_understood`, which counts as unknown."""
    text = clean_or_blank(cell)
    words = words_only(text)
    if text in {"✓", "✔"} or words in _YES:
        return Read("yes")
    if not text or words in _NO:
        return Read("no" if text else "unknown")
    return Read("unknown", warning=because("yes_no_not_understood"))


def says_court_order(cell: str) -> bool:
    """Whether a cell speaks of a court order: all but nothing and a plain no. Doubt protects."""
    text = cell.strip()
    return bool(text) and text not in {"-", "--"} and words_only(text) not in {*_NO, "n a"}


def read_email(cell: str) -> Read[str]:
    """The first address in a cell, in small letters. Warning `email_not_understood`, no value."""
    text = clean_or_blank(cell)
    if not text:
        return Read()
    first = _MORE_THAN_ONE.split(text, maxsplit=1)[0]
    if len(first) > 254 or not _EMAIL.fullmatch(first):
        return Read(warning=because("email_not_understood"))
    return Read(first.lower())


def read_telephones(cells: list[str]) -> Read[str]:
    """The numbers of several cells, each once, as many as fit: "01632 960100 / 07700 900123"."""
    numbers = dict.fromkeys(
        one.strip() for cell in cells for one in clean_or_blank(cell).split(" / ") if one.strip()
    )
    kept = ""
    for number in numbers:
        longer = f"{kept} / {number}" if kept else number
        if len(longer) > LONGEST_TELEPHONE:
            return Read(kept or None, warning=because("telephone_left_out"))
        kept = longer
    return Read(kept or None)


def read_address(cells: list[str]) -> Read[str]:
    """The lines of an address from one or several cells. Refusal: `too_long`."""
    lines = [clean_or_blank(line) for cell in cells for line in cell.splitlines()]
    text = "\n".join(dict.fromkeys(line for line in lines if line))
    if len(text) > LONGEST_ADDRESS:
        return refused("too_long", most=LONGEST_ADDRESS)
    return Read(text or None)


def read_relation(cell: str) -> Read[str]:
    """A relation in words, also from the codes of other systems. Refusal: `too_long`."""
    text = clean_or_blank(cell)
    known = words_of_cells("relations").get(words_only(text))
    if known or not text:
        return Read(known)
    if len(text) > LONGEST_RELATION:
        return refused("too_long", most=LONGEST_RELATION)
    return Read(text[0].lower() + text[1:] if text[1:].islower() else text)


def is_professional(relation: str) -> bool:
    """Whether the relation is that of somebody who comes to the child by profession."""
    words = words_only(relation)
    return any(one in words for one in word_list("professionals"))


def read_reached_by(cell: str) -> Read[str]:
    """The wished way of contact. Warning `reached_by_not_known`, without a value."""
    text = clean_or_blank(cell)
    known = words_of_cells("reached_by").get(words_only(text))
    return Read(known, warning=None if known or not text else because("reached_by_not_known"))


def read_post(cell: str) -> Read[str]:
    """The post that a job title names. Warning `post_not_known`, without a value."""
    text = clean_or_blank(cell)
    known = words_of_cells("posts").get(words_only(text))
    return Read(known, warning=None if known or not text else because("post_not_known"))


def read_priority(cell: str) -> Read[int]:
    """The place in the order of contact, 1 to 20. Anything else says nothing."""
    text = clean_or_blank(cell)
    if text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= 20:
        return Read(int(text))
    return Read()
