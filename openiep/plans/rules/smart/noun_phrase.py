"""Finds the head of a noun phrase: "her single switch communication device" is about a device."""

import re

from openiep.plans.rules.smart.wordlist import word_set

LONGEST = 8
_WORD = re.compile(r"[\w'/+-]+|[^\w\s]")
_ENDS = word_set(
    """
    to in on at with without of for from by during when while whilst if that which who whose where
    and or as so than then before after until within into onto through across over under between
    will can is are was has have correctly independently accurately appropriately each every per
    """
)
_BEFORE_A_NOUN = word_set("a an the his her their its my our your own some any this that these")


def head(low: str, start: int) -> str:
    """The last word of the noun phrase that begins at `start`, or "" if none does."""
    last = ""
    for count, match in enumerate(_WORD.finditer(low, start, start + 160)):
        word = match.group()
        if count > LONGEST or not (word[0].isalnum()) or word in _ENDS:
            break
        if last and word.isdigit():
            break
        if word not in _BEFORE_A_NOUN:
            last = word
    return last
