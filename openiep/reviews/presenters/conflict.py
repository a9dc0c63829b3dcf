"""Two people wrote the same at once: mine, theirs, or both, each with one click."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one of the two, as label and text."""

    who: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both sides, and the hidden fields behind "Keep mine" and "Keep both"."""

    mine_said: Side
    theirs_said: Side
    mine: dict[str, str]
    both: dict[str, str]


def conflict_of(
    mine: dict[str, str], theirs: dict[str, str], version: int, *, text: str, words: dict[str, str]
) -> Conflict:
    """What the page shows. `text` names the field whose words are joined; `words` puts codes of
    other fields into words. Of a choice, both keeps mine.
    """
    joined = theirs[text]
    if mine[text].strip() and mine[text].strip() not in joined:
        joined = f"{joined}\n\n{mine[text]}".strip()
    return Conflict(
        mine_said=_side(_("You"), mine, words),
        theirs_said=_side(_("Saved meanwhile"), theirs, words),
        mine={**mine, "version": str(version)},
        both={**mine, text: joined, "version": str(version)},
    )


def _side(who: str, said: dict[str, str], words: dict[str, str]) -> Side:
    return Side(who, tuple((name, words.get(value, value)) for name, value in said.items()))
