"""Reads the shipped data files: their texts, where they come from, and which version they are."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

FALLBACK_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in the languages that a data file has it in; English is always there."""

    words: tuple[tuple[str, str], ...]

    def in_language(self, language: str) -> str:
        """The text in this language ("cy", "pl-PL"), or else in English."""
        known = dict(self.words)
        return known.get(language) or known.get(language.split("-", maxsplit=1)[0]) or str(self)

    def __str__(self) -> str:
        return dict(self.words)[FALLBACK_LANGUAGE]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a data file's contents come from, and the version that was used."""

    source: str
    version: str


def text(raw: Any) -> Text:
    """A `Text` from `{"en": ...}`. Raises ValueError where the English is missing."""
    if not isinstance(raw, dict) or not raw.get(FALLBACK_LANGUAGE):
        raise ValueError(f"a text needs its English: {raw!r}")
    return Text(tuple(sorted((str(key), str(value)) for key, value in raw.items())))


def origin(raw: dict[str, Any]) -> Origin:
    """The origin that every data file declares at its top. Raises KeyError where it does not."""
    return Origin(source=raw["source"], version=raw["version"])


@cache
def load(path: str) -> dict[str, Any]:
    """The contents of a shipped JSON file, by its path below `openiep/reference`."""
    raw = files("openiep.reference").joinpath(path).read_text(encoding="utf-8")
    contents: dict[str, Any] = json.loads(raw)
    return contents


def words_only(raw: str) -> str:
    """A spelling reduced to its lower-case letters and figures, so that spellings compare.

    "SEN  Support (K)" and "sen support k" give the same.
    """
    kept = "".join(letter if letter.isalnum() else " " for letter in raw.casefold())
    return " ".join(kept.split())
