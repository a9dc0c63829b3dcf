"""What a line of the plan is called: "Target 1: Sam will read aloud …"."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from openiep.plans.forms.words import word
from openiep.plans.presenters.sentences import target_sentence
from openiep.plans.rules.content import LINE_OF, LIST_PARTS, Content, lines_of
from openiep.reference.packs import plan_type

PART_OF = {name: part for part, name in LINE_OF.items()} | {part: part for part in LIST_PARTS}
LONGEST = 60


def line_names(content: Content, *older: Content) -> dict[str, str]:
    """The name of every line by its key; of lines that went, as older contents had them."""
    names = _names_in(content)
    for said in older:
        for key, name in _names_in(said).items():
            heading, colon, words = name.partition(": ")
            gone = _("%(line)s (taken out)") % {"line": heading}
            names.setdefault(key, f"{gone}{colon}{words}")
    return names


def short(name: str) -> str:
    """The name of a line without its words, for where the plan itself stands above: "Target 1"."""
    return name.partition(": ")[0]


def answerable_lines(
    content: Content, asks_lines: Mapping[str, int], older: Iterable[Content] = ()
) -> dict[str, str]:
    """The lines that may be answered on their own, by key: targets, help, and what is asked again."""
    own = {key for key, _row in lines_of(content)}
    names = line_names(content, *older)
    found = {key: name for key, name in names.items() if key in own or key in asks_lines}
    return found | {key: _("What was taken out") for key in asks_lines if key not in names}


def part_names(content: Content) -> dict[str, str]:
    """The parts by their key, as the plan's type calls them."""
    return {part.key: word(part.label) for part in plan_type(content["plan"]["type"]).parts}


def _names_in(content: Content) -> dict[str, str]:
    names = {f"part:{key}": name for key, name in part_names(content).items()}
    for line, part in PART_OF.items():
        said = content["parts"][part]
        rows = said["items"] if part in LINE_OF else said["content"]["items"]
        for number, row in enumerate(rows, start=1):
            names[f"{line}:{row['id']}"] = _name(line, number, row, content)
    return names


def line_words(key: str, content: Content) -> str:
    """All the words of a row, for where it came or went as a whole."""
    line, _colon, row_id = key.partition(":")
    part = content["parts"][PART_OF[line]]
    for row in part["items"] if "items" in part else part["content"]["items"]:
        if row["id"] == row_id:
            return _words(line, row, content["child"]["known_as"])
    return ""


def _name(line: str, number: int, row: Mapping[str, Any], content: Content) -> str:
    words = Truncator(_words(line, row, content["child"]["known_as"])).chars(LONGEST)
    heading = {
        "target": _("Target %(number)d"),
        "arrangement": _("Help at school %(number)d"),
        "home": _("Help from the family %(number)d"),
        "hopes": _("Hope %(number)d"),
        "other_needs": _("Other support %(number)d"),
    }[line] % {"number": number}
    return f"{heading}: {words}" if words else heading


def _words(line: str, row: Mapping[str, Any], known_as: str) -> str:
    if line == "target":
        return target_sentence(row, known_as)
    found = (row.get(name) for name in ("programme", "what", "text", "activities", "staff"))
    return next((words for words in found if words), "")
