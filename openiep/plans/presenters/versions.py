"""The versions of a plan: who made each and why, and every answer that was ever given to one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from openiep.plans.models import Answer, PlanVersion
from openiep.plans.presenters.answers import Said, said
from openiep.plans.presenters.lines import line_names
from openiep.plans.presenters.voices import standing_word, voice_names
from openiep.plans.rules.agreement import Party
from openiep.plans.rules.status import VersionKind
from openiep.web.days import day_text

MOST = 1_000_000  # above every number of a version


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version in the list."""

    number: int
    made_at: datetime
    made_by: str
    what: str
    why: str
    asks: int


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """One answer to a version, also one that stands no longer, and what became of it."""

    voice: str
    voice_name: str
    who: str
    said: Said
    became: str


def version_lines(versions: Iterable[PlanVersion]) -> list[VersionLine]:
    """The versions as the list prints them; each needs its `maker`."""
    return [
        VersionLine(
            number=version.number,
            made_at=version.made_at,
            made_by=getattr(version, "maker", None) or _("a colleague"),
            what=what_it_did(version.kind),
            why=version.why,
            asks=sum(since == version.number for since in version.asks_lines.values()),
        )
        for version in versions
    ]


def asked_between(lines: Iterable[VersionLine], old: int, new: int) -> list[VersionLine]:
    """The steps from one version to another, the first one first; 0 is what is written now."""
    first, last = sorted((old or MOST, new or MOST))
    return [line for line in reversed(list(lines)) if first < line.number <= last]


def what_it_did(kind: str) -> str:
    """Why a version was made."""
    return {
        VersionKind.PROPOSAL: _("Put before everybody"),
        VersionKind.CORRECTION: _("A spelling was corrected"),
        VersionKind.WHO_OR_WHEN: _("Who or when was changed"),
        VersionKind.WHAT_WAS_AGREED: _("What was agreed was changed"),
    }[VersionKind(kind)]


def past_answers(version: PlanVersion, answers: Iterable[Answer], child: str) -> list[PastAnswer]:
    """Every answer to the version, in the order in which they were taken down."""
    names = line_names(version.content)
    return [
        PastAnswer(
            voice=answer.party,
            voice_name=voice_names()[answer.party],
            who=_who(answer, child),
            said=said(answer, version.number, names),
            became=_became(answer),
        )
        for answer in answers
    ]


def _who(answer: Answer, child: str) -> str:
    if answer.party == Party.CHILD:
        return child
    name = answer.person.called if answer.person else _("No parent or carer known")
    standing = standing_word(Party(answer.party), answer.standing)
    return f"{name} ({standing})" if standing else name


def _became(answer: Answer) -> str:
    if answer.withdrawn_on:
        return _("taken back on %(day)s") % {"day": day_text(answer.withdrawn_on)}
    return _("replaced by a later answer") if answer.superseded_by_id else ""
