"""Small phrases that plan and review share: days, amounts, codes as words."""

from collections.abc import Mapping
from datetime import date

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def day(value: date | str | None) -> str:
    """As "Fri 11 December 2026", from a date or an ISO day; any other text as it is."""
    if not value:
        return ""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return str(value)
    return dateformat.format(value, _("D j F Y"))


def said(value: object) -> str:
    """A value of the content as text: nothing for None, no white space around."""
    return "" if value is None else str(value).strip()


def joined(*parts: str, by: str = ", ") -> str:
    """The parts that say something, in one line."""
    return by.join(part for part in parts if part)


def in_words(code: str, words: dict[str, str]) -> str:
    """The word for a code; a school's own word is shown as it is, an unknown code readably."""
    return words[code] if code in words else code.replace("_", " ")


def how_often(times_a_week: object, minutes: object) -> str:
    """As "3 times a week, 15 minutes each time", as far as it is known."""
    return joined(_times(said(times_a_week)), _minutes(said(minutes)))


def _times(text: str) -> str:
    if not text.isdecimal():
        return text and _("%(times)s times a week") % {"times": text}
    number = int(text)
    if number == 1:
        return _("once a week")
    return ngettext("%(times)d time a week", "%(times)d times a week", number) % {"times": number}


def _minutes(text: str) -> str:
    if not text.isdecimal():
        return text and _("%(minutes)s minutes each time") % {"minutes": text}
    number = int(text)
    return ngettext("%(minutes)d minute each time", "%(minutes)d minutes each time", number) % {
        "minutes": number
    }


def period(start: object, end: object) -> str:
    """As "Mon 7 September 2026 to Fri 11 December 2026", as far as it is known."""
    first, last = day(said(start)), day(said(end))
    if first and last:
        return _("%(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return _("from %(first)s") % {"first": first}
    return last and _("until %(last)s") % {"last": last}


def class_line(child: Mapping[str, object]) -> str:
    """As "Class 3K, Year 3", as far as it is known."""
    class_name, year = said(child.get("class_name")), said(child.get("year_group"))
    return joined(
        class_name and _("Class %(name)s") % {"name": class_name},
        _("Year %(number)s") % {"number": year} if year.isdecimal() else year,
    )
