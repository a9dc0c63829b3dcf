"""What a family may propose while a plan is written, and where taken-up words go."""

from collections.abc import Mapping
from typing import Any

from openiep.plans.rules.content import EMPTY, PART_KEYS
from openiep.rules import refuse

LONGEST = 2000
# Where words of a part's own are appended; rows (targets, help) are written by hand.
TEXT_OF = {
    "needs": "needs",
    "checking": "how",
    "review": "arrangements",
}


def check_suggestion(part: str, words: str) -> None:
    """Raise `Refused`: `no_such_part`, `no_words`, `too_many_words`."""
    if part not in PART_KEYS:
        raise refuse("no_such_part", field="part")
    if not words.strip():
        raise refuse("no_words", field="words")
    if len(words.strip()) > LONGEST:
        raise refuse("too_many_words", field="words", most=LONGEST)


def with_words(
    part: str, content: Mapping[str, Any], words: str, *, row_id: str
) -> dict[str, Any] | None:
    """The part's content with the family's words in it; None where they are written in by hand.

    A hope is a line of its own, the family's; elsewhere the words follow on a line of their own.
    """
    now = {**EMPTY[part], **content}
    if part == "hopes":
        hope = {"id": row_id, "text": words, "whose": "family", "ehc_outcome": ""}
        return {**now, "items": [*now["items"], hope]}
    name = TEXT_OF.get(part)
    if name is None:
        return None
    return {**now, name: "\n".join(filter(None, (str(now[name]).strip(), words)))}


def goes_in_by_itself(part: str) -> bool:
    """True where taken-up words become part of the plan at once."""
    return part == "hopes" or part in TEXT_OF
