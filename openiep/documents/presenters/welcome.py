"""The letter that invites a family: a code, a square to scan, three steps, whom to ask."""

from datetime import date

import qrcode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from qrcode.image.svg import SvgPathImage

from openiep.documents.paper import compile_paper
from openiep.documents.presenters.phrases import day
from openiep.people.models import School


def print_welcome(
    *, called: str, school: School, code: str, link: str, address: str, until: date, today: date
) -> bytes:
    """The letter as PDF. It names no child and no need: it may lie open on a kitchen table."""
    letter = {
        "school": school.name,
        "telephone": school.telephone,
        "day": day(today),
        "hello": _("Dear %(name)s,") % {"name": called},
        "lead": _("You are invited to read a plan, and to say what you think of it."),
        "steps": [
            _("Scan this square with your phone. Or open %(address)s") % {"address": address},
            _("Type this code, and the first name of your child."),
            _("Choose how you want to sign in. There is no password to remember."),
        ],
        "code_label": _("Your code"),
        "code": code,
        "until": _("It works until %(day)s, and only once.") % {"day": day(until)},
        "again": _("Is it too late, or lost? The school office makes a new one in a minute."),
        "paper": _(
            "Have you no phone and no computer? Please tell us. Then you get everything on paper, "
            "and your answer counts just the same."
        ),
        "square": _square(link),
        "alt": _("A square to scan. It opens the same address."),
        "footer": _("Give this letter to nobody else."),
    }
    title = _("Your invitation from %(school)s") % {"school": school.name}
    return compile_paper(
        "welcome", letter, title=title, language=get_language() or "en", today=today
    )


def _square(link: str) -> dict[str, str]:
    drawn = qrcode.make(link, image_factory=SvgPathImage, border=2)
    return {"svg": str(drawn.to_string(encoding="unicode"))}
