"""The meeting on paper: who was asked and who came, and what each person said."""

from django.utils.translation import gettext as _

from openiep.documents.paper.sheets import Block, Column, Lines, Part, Row, Said, Table, Voice
from openiep.documents.presenters.agreement import how_said, voice_word, who_line
from openiep.documents.presenters.inputs import Contributed, Invited, ReviewRecord
from openiep.documents.presenters.outcome import nothing_said
from openiep.documents.presenters.phrases import day, in_words, joined

VOICES: tuple[Voice, ...] = ("school", "family", "child")
LINES_FOR_EACH = 3


def people(record: ReviewRecord, known_as: str) -> Part:
    """Who was invited and who came; on a blank sheet a row for each voice."""
    titles = ((_("Who"), 2.4), (_("Invited on"), 1.6), (_("Came"), 1.0))
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
    came = {
        "invited": "",
        "came": _("yes"),
        "sent_views": _("no, but sent word"),
        "declined": _("could not come"),
        "did_not_come": _("no"),
    }
    return Row(
        voice=one.voice,
        cells=[
            who_line(one.voice, one.name, one.standing, known_as),
            joined(day(one.invited_on), one.tries, by="\n"),
            in_words(one.came, came),
        ],
    )


def contributions(record: ReviewRecord, known_as: str, *, for_staff: bool) -> Part:
    """What each person says, never mixed; lines for each voice not yet heard."""
    readable = [one for one in record.contributions if for_staff or one.audience == "meeting"]
    said_by_voice: list[Block] = []
    for voice in (*VOICES, "other"):
        heard = [one for one in readable if one.voice == voice]
        said_by_voice += [_said(one, known_as) for one in heard]
        if not heard and voice != "other":
            said_by_voice.append(_silent(voice, known_as, closed=record.closed))
    return Part(
        number="", heading=_("What does everybody say about how it went?"), blocks=said_by_voice
    )


def _silent(voice: Voice, known_as: str, *, closed: bool) -> Block:
    word = voice_word(voice, known_as)
    if closed:
        return Said(kind="said", voice=voice, who=word, text=nothing_said(), note="")
    return Lines(kind="lines", label=word, count=LINES_FOR_EACH)


def _said(one: Contributed, known_as: str) -> Said:
    scribe = one.scribed_by and _("written down by %(name)s") % {"name": one.scribed_by}
    return Said(
        kind="said",
        voice=one.voice,
        who=who_line(one.voice, one.name, one.standing, known_as),
        text=one.text,
        note=joined(day(one.day), how_said(one.means), scribe),
    )
