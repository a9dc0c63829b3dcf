"""The environment in which every page is drawn."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from django.contrib import messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup, escape

from openiep.web import bridge, days, words

# Icons that point along the line of reading, and so the other way where it runs from the right.
_TURNING = {"arrow-left", "arrow-right", "arrow-back-up", "chevron-left", "chevron-right", "send"}


def environment(*, loader: BaseLoader, **options: Any) -> Environment:
    """Django's Jinja2 backend calls this with its own options, among them the loader of the rooms.

    Adds the accessible macros under `govuk_frontend_jinja/`, gettext, and the few words that
    pages need: `static`, `url`, `icon`, `get_messages`, `language` and the filters below.
    """
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    made = Environment(  # noqa: S701 - Django's backend passes autoescape=True
        loader=ChoiceLoader([loader, macros]),
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
    _speak(made)
    made.globals.update(
        static=static,
        url=url,
        icon=icon,
        get_messages=messages.get_messages,
        language=translation.get_language,
        voice_word=words.voice_word,
        answer_word=words.answer_word,
        answer_icon=words.answer_icon,
        written_rtl=translation.get_language_bidi,
    )
    made.filters.update(
        day=day, long_day=long_day, clock=clock, number=number, initial=initial,
        paragraphs=paragraphs, govuk=bridge.describe, error_list=bridge.error_list,
    )  # fmt: skip
    return made


def _speak(made: Environment) -> None:
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(  # type: ignore[attr-defined]
        quick_gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )


@lru_cache(maxsize=8192)
def _translated(language: str | None, message: str) -> str:  # noqa: ARG001 - part of the key
    return translation.gettext(message)


def quick_gettext(message: str) -> str:
    """gettext that looks a text up once for each language: a list asks for the same ones often."""
    return _translated(translation.get_language(), message)


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a page by its name, as Django's `{% url %}`."""
    return reverse(name, args=args, kwargs=kwargs)


@cache
def icon(name: str) -> Markup:
    """An outline icon of `web/icons.txt`. It says nothing to a screen reader: put a word beside."""
    address = f"{static('web/built/icons.svg')}#{name}"
    turns = " icon--turns" if name in _TURNING else ""
    return Markup(
        '<svg class="icon{}" aria-hidden="true" focusable="false" width="24" height="24">'
        '<use href="{}"/></svg>'
    ).format(turns, address)


def day(value: date | str | None, today: date | None = None) -> str:
    """`{{ review.day|day }}`: "Fri 11 December". Takes a day, an instant, "2026-12-11" or nothing.

    An instant is read in the current time zone. The year is written when it is not this year.
    """
    found = _as_day(value)
    return days.day_text(found, today) if found else ""


def long_day(value: date | str | None) -> str:
    """`{{ review.day|long_day }}`: "Friday 11 December 2026"."""
    found = _as_day(value)
    return days.long_day_text(found) if found else ""


def clock(value: datetime) -> str:
    """`{{ saved_at|clock }}`: "14:02" in the current time zone."""
    return timezone.localtime(value).strftime("%H:%M")


def number(value: Decimal | float | str | None) -> str:
    """`{{ target.aim_value|number }}`: "12.5" and "12", never "12.50" or "12.0"."""
    if value is None or value == "":
        return ""
    plain = f"{Decimal(str(value)):f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def initial(name: str) -> str:
    """The first letter of a name, for its round mark: "s" of " sam" is "S"."""
    return name.strip()[:1].upper()


def paragraphs(text: str) -> Markup:
    """Somebody's own text, its paragraphs and line ends kept and nothing else trusted."""
    blocks = [block for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()) if block]
    return Markup("").join(
        Markup("<p>{}</p>").format(Markup("<br>").join(escape(line) for line in block.split("\n")))
        for block in blocks
    )


def _as_day(value: date | str | None) -> date | None:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    if isinstance(value, str):
        return date.fromisoformat(value) if value else None
    return value
