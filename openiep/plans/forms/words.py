"""The pack's own labels, questions and examples, as forms ask them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from openiep.reference.loading import Text
from openiep.reference.packs import Choice, Part


def word(text: Text) -> str:
    """The text in the language of the page."""
    return text.in_language(get_language() or "en")


def asked(part: Part, name: str) -> dict[str, Any]:
    """Label and hint of one thing that a part asks: its question, and an example where it helps."""
    field = part.field(name)
    hint = word(field.question)
    if field.example:
        hint = _("%(question)s For example: %(example)s") % {
            "question": hint,
            "example": word(field.example),
        }
    return {"label": word(field.label), "hint": hint, "required": False}


def options(choices: Iterable[Choice], nothing: str = "") -> list[tuple[str, str]]:
    """Choices for a field; `nothing` is the entry for not choosing, first, if it is given."""
    first = [("", nothing)] if nothing else []
    return [*first, *((choice.key, word(choice.label)) for choice in choices)]
