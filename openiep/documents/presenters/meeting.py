"""The meeting on paper: who was asked and who came, and what each person said."""

from django.utils.translation import gettext as _

from openiep.documents.paper.sheets import Block, Column, Lines, Part, Row, Said, Table, Voice
from openiep.documents.presenters.agreement import voice_word, who_line
from openiep.documents.presenters.inputs import Contributed, Invited, ReviewRecord
from openiep.documents.presenters.phrases import day, joined

VOICES: tuple[Voice, ...] = ("school", "family", "child")
LINES_FOR_EACH = 3


def people(record: ReviewRecord, known_as: str) -> Part:
    """Who was invited and who came; on a blank sheet a row for each voice."""
    titles = ((_("Who"), 3.0), (_("Invited"), 1.0), (_("Came"), 1.0))
    rows = [_person(one, known_as) for one in record.people] or [
        Row(voice=voice, cells=[voice_word(voice, known_as), "", ""]) for voice in VOICES
    ]
    table = Table(
        kind="table",
        columns=[Column(title=title, share=share) for title, share in titles],
        rows=rows,
    )
    return Part(number="", heading=_("Who was invited, and who came?"), blocks=[table])


def _person(one: Invited, known_as: str) -> Row:
    answer = {True: _("yes"), False: _("no"), None: ""}
    return Row(
        voice=one.voice,
        cells=[
            who_line(one.voice, one.name, one.standing, known_as),
            answer[one.invited],
            answer[one.came],
        ],
    )


def contributions(record: ReviewRecord, known_as: str) -> Part:
    """What each person says, never mixed; lines for each voice not yet heard."""
    said_by_voice: list[Block] = []
    for voice in (*VOICES, "other"):
        heard = [one for one in record.contributions if one.voice == voice]
        said_by_voice += [_said(one, known_as) for one in heard]
        if not heard and voice != "other":
            said_by_voice.append(
                Lines(kind="lines", label=voice_word(voice, known_as), count=LINES_FOR_EACH)
            )
    return Part(
        number="", heading=_("What does everybody say about how it went?"), blocks=said_by_voice
    )


def _said(one: Contributed, known_as: str) -> Said:
    scribe = one.scribed_by and _("written down by %(name)s") % {"name": one.scribed_by}
    return Said(
        kind="said",
        voice=one.voice,
        who=who_line(one.voice, one.name, one.standing, known_as),
        text=one.text,
        note=joined(day(one.day), one.means, scribe),
    )
