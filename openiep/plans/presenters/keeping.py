"""What a page of writing says of typing that is kept, and of colleagues who save there too."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from openiep.web.days import day_text
from openiep.web.jinja import clock


@dataclass(frozen=True, slots=True)
class Writer:
    """Who saved a part or row last, by name, when, and whether it is the reader."""

    name: str = ""
    at: datetime | None = None
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class Keeping:
    """When the typing in the form was kept, who saved since it was begun, who saved last.

    `is_unkept` when the form was drawn again with typing that is kept nowhere yet.
    """

    typed_at: datetime | None = None
    meanwhile: str = ""
    last: str = ""
    is_unkept: bool = False

    @property
    def sentence(self) -> str:
        """That what stands in the form is one's own typing; "" where it is what is saved."""
        if self.typed_at is None:
            return ""
        said = {"when": _when(self.typed_at)}
        return _("This is what you typed at %(when)s. It is not saved yet.") % said


NOBODY = Writer()
DRAWN_AGAIN = Keeping(is_unkept=True)


def meanwhile(read: int, stands: int, writer: Writer) -> str:
    """That somebody saved after version `read` was opened; "" when nobody did."""
    if stands <= read or writer.at is None:
        return ""
    said = {"name": writer.name or _("A colleague"), "when": _when(writer.at)}
    if writer.is_me:
        return _("You saved this part in another window at %(when)s, after you opened it here.") % (
            said
        )
    return (
        _(
            "%(name)s saved this part at %(when)s, after you opened it. "
            "When you save, you see both and choose."
        )
        % said
    )


def last_writer(writer: Writer) -> str:
    """Which colleague saved last, for whoever opens the part again; "" when it was the reader."""
    if writer.is_me or writer.at is None or not writer.name:
        return ""
    said = {"name": writer.name, "when": _when(writer.at)}
    return _("%(name)s saved this part last, at %(when)s.") % said


def _when(at: datetime) -> str:
    """ "14:02", and the day where it was not today."""
    day, time = timezone.localtime(at).date(), clock(at)
    if day == timezone.localdate():
        return time
    return _("%(time)s on %(day)s") % {"time": time, "day": day_text(day)}
