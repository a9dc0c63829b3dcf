"""How far a target went beside what was expected: what is suggested, and what the teacher says."""

from django.utils.translation import gettext as _

from openiep.monitoring.presenters.progress import Progress
from openiep.monitoring.presenters.spoken import spoken
from openiep.monitoring.rules.wording_results import LEVEL_ON_PAPER, LEVEL_WORDS
from openiep.reviews.models import TargetResult


def levels() -> list[tuple[str, str]]:
    """The five levels in words, from the highest down."""
    return [(str(level), spoken(LEVEL_WORDS[level])) for level in sorted(LEVEL_WORDS, reverse=True)]


def level_of(chosen: str) -> int | None:
    """The level that was chosen in the form."""
    return int(chosen) if chosen else None


def level_text(level: int | None) -> str:
    """The level in words; empty where nobody has said it."""
    return "" if level is None else spoken(LEVEL_WORDS[level])


def level_on_paper(level: int | None) -> str:
    """The level for a paper that the family reads as well; empty where nobody has said it."""
    return "" if level is None else spoken(LEVEL_ON_PAPER[level])


def stored_result(kept: TargetResult | None) -> dict[str, str]:
    """What stands in the form of a result."""
    if kept is None:
        return {"result": "", "level": "", "why": ""}
    level = "" if kept.level is None else str(kept.level)
    return {"result": kept.result, "level": level, "why": kept.why}


def suggestion(progress: Progress) -> str:
    """The way covered in words and the level that the last three checks suggest."""
    shown = progress.shown
    if shown is None or shown.analysis.level is None:
        return _("There are no checks to suggest it from. You decide.")
    way = shown.way
    level = spoken(LEVEL_WORDS[shown.analysis.level])
    return _("%(way)s The last three checks suggest: %(level)s You decide.") % {
        "way": way,
        "level": level,
    }
