"""What the pages of letters print, and this room's reasons as sentences."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.letters.forms import AUDIENCES, KINDS
from openiep.letters.models import Letter
from openiep.letters.rules.kinds import PICTURES, Media
from openiep.people.models import Person, Pupil
from openiep.rules import Reason
from openiep.web.pages import say_plainly


def say(reason: Reason) -> str:
    """A reason of this room as a sentence that says what to do."""
    most = {"most": reason.about.get("most", "")}
    sentences = {
        "nothing_in_it": _("This file is empty. Choose another."),
        "too_large": _("This file is too large. At most %(most)s MB can be kept.") % most,
        "too_many_pixels": _(
            "This picture is too large. Take it with fewer than %(most)s megapixels."
        )
        % most,
        "too_many_pages": _("This PDF has too many pages. At most %(most)s can be kept.") % most,
        "heic": _(
            "This photograph is in a form (HEIC) that other computers cannot show. On an iPhone: "
            "Settings, Camera, Formats, Most Compatible; or send it as PDF."
        ),
        "old_word": _(
            "This is an old Word file (.doc). Open it in Word and save it as .docx or PDF."
        ),
        "not_a_letter": _(
            "This kind of file is not kept. PDF, JPEG, PNG, Word (.docx) and plain text are."
        ),
        "locked": _("This PDF is locked with a password. Save it without one, then try again."),
        "damaged": _("This file is damaged and cannot be read. Try to save or scan it again."),
        "has_macros": _(
            "This Word file holds something that runs by itself. Save it as PDF, then try again."
        ),
        "unsafe_archive": _(
            "This file is built in an unusual way and is not opened. Save it as PDF, then try again."
        ),
        "day_is_ahead": _("This day is still to come. Enter the day that the letter bears."),
        "only_the_senco": _("Only the SENCo can keep something that nobody else may see."),
        "saved_meanwhile": _(
            "Somebody else changed this meanwhile. Look at what stands below, then save again."
        ),
        "gone": _("This is no longer there. Go back and load the page again."),
    }
    return sentences.get(reason.code) or say_plainly(reason)


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter in a list."""

    letter: Letter
    kind: str
    audience: str
    what: str
    is_picture: bool


def letter_line(letter: Letter) -> LetterLine:
    """A letter in words: its kind, who may see it, and what the file is and how large."""
    kinds, audiences = dict(KINDS), dict(AUDIENCES)
    media = Media(letter.media)
    return LetterLine(
        letter,
        str(kinds[letter.kind]),
        str(audiences[letter.audience]),
        f"{file_words()[media]}, {size_words(letter.size)}",
        media in PICTURES,
    )


def file_words() -> dict[Media, str]:
    """What the kinds of file are called."""
    return {
        Media.PDF: _("PDF"),
        Media.JPEG: _("photograph"),
        Media.PNG: _("picture"),
        Media.WORD: _("Word file"),
        Media.TEXT: _("text"),
    }


def size_words(size: int) -> str:
    """Bytes as people say them: "340 kB", "2.1 MB"."""
    if size < 1_000_000:
        return _("%(n)d kB") % {"n": max(1, round(size / 1000))}
    return _("%(n)s MB") % {"n": f"{size / 1_000_000:.1f}"}


def file_name(letter: Letter) -> str:
    """What a downloaded file is called: the day and the kind, never a child's name."""
    return f"{letter.dated_on.isoformat()}-{letter.kind.replace('_', '-')}.{letter.media}"


def letters_of(pupil: Pupil, user: User) -> tuple[list[LetterLine], list[LetterLine]]:
    """The child's letters that the user may see: those kept, and those taken out. Two queries."""
    mine = Letter.objects.visible_to(user).filter(pupil=pupil)
    return (
        [letter_line(one) for one in mine.kept()],
        [letter_line(one) for one in mine.taken_out()],
    )


def newest_letters(pupil: Pupil, user: User, most: int = 3) -> list[LetterLine]:
    """The newest of the child's letters that the user may see. One query."""
    kept = Letter.objects.visible_to(user).filter(pupil=pupil).kept()
    return [letter_line(one) for one in kept[:most]]


def about(letter: Letter, user: User) -> dict[str, Any]:
    """What stands beside a letter on its page."""
    keeper = (
        Person.objects.visible_to(user)
        .filter(school=letter.school_id, user=letter.added_by_id)
        .values_list("called", flat=True)
        .first()
    )
    return {
        "line": letter_line(letter),
        "kept_by": keeper or "",
        "kept_on": date_format(letter.made_at, "j F Y"),
    }
