"""The unique pupil number: its form, its check letter, and what is doubtful about it.

Check letter: a sum of the twelve characters behind it, each times its place 2 to 13, modulo 23
(DfE, Unique Pupil Numbers). Two help pages of management systems print 207000016049 with the
letter Q; their own terms add to 266, which is P.
"""

import re
import unicodedata
from dataclasses import dataclass

from openiep.exchange.rules.values.read import Read, refused
from openiep.exchange.rules.values.text import clean_or_blank
from openiep.rules import Reason, because

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_FORM = re.compile(r"[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]")
_SEPARATORS = re.compile(r"[\s\-./]+")
# Authorities are numbered 201 (City of London) to 943 (Westmorland and Furness), the Welsh ones
# 660 to 681 among them. They come and go, so one outside the range is a warning and no refusal.
_AUTHORITIES = range(201, 944)


@dataclass(frozen=True, slots=True)
class Upn:
    """A well-formed UPN. A temporary one ends in a letter and will be replaced."""

    value: str

    @property
    def is_temporary(self) -> bool:
        """Whether the school gave it for the time being."""
        return self.value[-1].isalpha()

    @property
    def authority(self) -> int:
        """The number of the local authority of the school that gave it."""
        return int(self.value[1:4])

    @property
    def establishment(self) -> str:
        """The four-figure number of the school that gave it."""
        return self.value[4:8]


def check_letter(rest: str) -> str:
    """The check letter for the twelve characters behind it. Raises ValueError for other texts."""
    if len(rest) != 12:
        raise ValueError("a UPN has twelve characters behind its check letter")
    values = (LETTERS.index(one) if one in LETTERS else int(one) for one in rest)
    return LETTERS[sum(value * place for place, value in enumerate(values, start=2)) % 23]


def normalised(cell: str) -> str:
    """A UPN as it is kept: capitals, no blanks, hyphens or dots; not yet checked."""
    if not cell:
        return ""
    text = unicodedata.normalize("NFKC", clean_or_blank(cell)[:60])
    return _SEPARATORS.sub("", text).upper()


def read_upn(cell: str) -> Read[Upn]:
    """The UPN in a cell. Nothing is put right: a wrong figure may be another child's number.

    Refusals: `upn_wrong_length` (found), `upn_wrong_form`, `upn_wrong_check_letter`.
    Warnings: `upn_authority_not_known` (authority), `upn_temporary`.
    """
    text = normalised(cell)
    if not text:
        return Read()
    if len(text) != 13:
        return refused("upn_wrong_length", found=len(text))
    if not _FORM.fullmatch(text):
        return refused("upn_wrong_form")
    if check_letter(text[1:]) != text[0]:
        return refused("upn_wrong_check_letter")
    upn = Upn(text)
    return Read(upn, warning=_doubt(upn))


def read_former_upns(cell: str) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """The well-formed former UPNs in a cell, and a warning `former_upn_left_out` for each other."""
    good: list[str] = []
    warnings: list[Reason] = []
    pieces = re.split(r"[;,|/\n]+| and ", cell[:300]) if cell else []
    for piece in pieces:
        read = read_upn(piece)
        if read.value:
            good.append(read.value.value)
        elif read.refusal:
            warnings.append(because("former_upn_left_out", why=read.refusal.code))
    return tuple(dict.fromkeys(good)), tuple(warnings)


def looks_like_upn(cell: str) -> bool:
    """Whether a cell has the form and the check letter of a UPN; the heading does not matter."""
    return read_upn(cell).value is not None


def _doubt(upn: Upn) -> Reason | None:
    if upn.authority not in _AUTHORITIES:
        return because("upn_authority_not_known", authority=upn.authority)
    return because("upn_temporary") if upn.is_temporary else None
