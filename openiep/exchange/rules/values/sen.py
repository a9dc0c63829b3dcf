"""SEN status and types of need, as codes or as schools write them out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from openiep.exchange.rules.values.read import Read
from openiep.exchange.rules.values.text import clean_or_blank
from openiep.reference.loading import words_only
from openiep.reference.needs import (
    area_by_spelling,
    historic_need_by_spelling,
    need_by_spelling,
    status_by_spelling,
    statuses,
)
from openiep.rules import Reason, because

_LONGEST = 300
_MOST_PIECES = 24
_WIDEST_NAME = 5
_RANK_FIGURE = re.compile(r"(?:^|(?<=[\s;,|]))\(?[1-9](?:st|nd|rd|th)?[.):]\s?|[\[(][1-9][\])]")
_RANK_WORDS = frozenset({"primary", "secondary", "main", "tertiary", "first", "second", "rank"})
_BETWEEN = re.compile(r"[;|,/\n+:]| - | – |\band\b", re.I)
_FIRM = re.compile(r"[;|\n]")


@dataclass(frozen=True, slots=True)
class Needs:
    """Need codes, the first need first, and what was noticed in reading them."""

    codes: tuple[str, ...] = ()
    warnings: tuple[Reason, ...] = ()


def read_sen_status(cell: str) -> Read[str]:
    """The census code: N, K, E, or the historic S, A, P.

    Warnings: `sen_status_is_history`, with the value; `sen_status_not_known`, without one
    ("Yes" does not say which).
    """
    return _status_in(cell[:_LONGEST])


@lru_cache(maxsize=1024)
def _status_in(cell: str) -> Read[str]:
    text = clean_or_blank(cell)
    if not text:
        return Read()
    code = status_by_spelling().get(words_only(text.replace("+", " plus ")))
    if code is None:
        return Read(warning=because("sen_status_not_known"))
    if code in {status.code for status in statuses() if status.historic}:
        return Read(code, warning=because("sen_status_is_history", status=code))
    return Read(code)


def read_needs(cells: Iterable[str]) -> Needs:
    """The ranked needs of one child from one or more cells: "SLCN; SPLD", or full names.

    Warnings: `need_not_known` (text), `need_is_an_area` (area), `need_is_history` (now).
    """
    codes: dict[str, None] = {}
    warnings: list[Reason] = []
    for cell in cells:
        found = _needs_in(cell[:_LONGEST])
        codes.update(dict.fromkeys(found.codes))
        warnings.extend(found.warnings)
    return Needs(tuple(codes), tuple(warnings))


@lru_cache(maxsize=4096)
def _needs_in(cell: str) -> Needs:
    text = clean_or_blank(cell.replace("\n", ";"))
    codes: list[str] = []
    warnings: list[Reason] = []
    for group in _FIRM.split(_RANK_FIGURE.sub(";", text)):
        for piece in _pieces(group):
            code, warning = _need(piece)
            codes += [code] if code else []
            warnings += [warning] if warning else []
    return Needs(tuple(dict.fromkeys(codes)), tuple(warnings))


def _pieces(group: str) -> list[str]:
    """A group cut at commas and the like, but never within a need's own name."""
    cut = [words for part in _BETWEEN.split(group) if (words := _unranked(part))][:_MOST_PIECES]
    pieces: list[str] = []
    while cut:
        width = min(_WIDEST_NAME, len(cut))
        while width > 1 and not _is_known(_joined(cut[:width])):
            width -= 1
        pieces.append(_joined(cut[:width]))
        cut = cut[width:]
    return pieces


def _joined(parts: list[str]) -> str:
    return _without_and(" ".join(parts))


def _need(words: str) -> tuple[str, Reason | None]:
    if words in _needs():
        return _needs()[words], None
    if words in _historic():
        now = _historic()[words]
        return now, because("need_is_history", now=now)
    if words in _areas():
        return "", because("need_is_an_area", area=_areas()[words])
    if words in {"none", "no", "n"}:
        return "", None
    return "", because("need_not_known", text=words)


def _is_known(words: str) -> bool:
    return words in _needs() or words in _historic() or words in _areas()


@lru_cache(maxsize=1)
def _needs() -> dict[str, str]:
    return {_without_and(words): code for words, code in need_by_spelling().items()}


@lru_cache(maxsize=1)
def _historic() -> dict[str, str]:
    return {_without_and(words): code for words, code in historic_need_by_spelling().items()}


@lru_cache(maxsize=1)
def _areas() -> dict[str, str]:
    return {_without_and(words): key for words, key in area_by_spelling().items()}


def _unranked(part: str) -> str:
    return " ".join(word for word in words_only(part).split() if word not in _RANK_WORDS)


def _without_and(words: str) -> str:
    """ "&", "and" and "or" are written or left out at will, so names compare without them."""
    return " ".join(word for word in words.split() if word not in {"and", "or"})
