"""Who has agreed: answers given as a table, open ones as places to answer with a pen."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from openiep.documents.paper.sheets import Block, Column, Part, Row, Sign, Table, Voice
from openiep.documents.presenters.inputs import Answer
from openiep.documents.presenters.phrases import day, in_words, joined


def agreement(answers: Sequence[Answer], *, known_as: str, signing: str) -> Part:
    """The part about agreeing. `signing` names what is signed: "version 2" or "draft of …"."""
    asked = answers or _everybody(known_as)
    given = [one for one in asked if one.code]
    blocks: list[Block] = [_given(given, known_as)] if given else []
    blocks += [_to_sign(one, known_as, signing) for one in asked if not one.code]
    return Part(number="", heading=_("Who agrees with this plan?"), blocks=blocks)


def voice_word(voice: Voice, known_as: str) -> str:
    """The word that always stands beside a voice's pattern."""
    words = {"school": _("School"), "family": _("Family"), "child": known_as, "other": _("Others")}
    return words.get(voice, "")


def who_line(voice: Voice, name: str, standing: str, known_as: str) -> str:
    """As "Family: Sara Bell (mum)"."""
    person = joined(name, standing and f"({standing})", by=" ")
    word = voice_word(voice, known_as)
    return word if name in {"", word} and not standing else joined(word, person, by=": ")


def _everybody(known_as: str) -> list[Answer]:
    return [
        Answer(voice="school", name=""),
        Answer(voice="family", name=""),
        Answer(voice="child", name=known_as),
    ]


def _given(answers: Sequence[Answer], known_as: str) -> Table:
    titles = ((_("Who"), 2.4), (_("What they said"), 3.4), (_("When and how"), 2.8))
    return Table(
        kind="table",
        columns=[Column(title=title, share=share) for title, share in titles],
        rows=[_row(one, known_as) for one in answers],
    )


def _row(one: Answer, known_as: str) -> Row:
    return Row(
        voice=one.voice,
        cells=[
            who_line(one.voice, one.name, one.standing, known_as),
            joined(_answer_words(one), one.about and f"({one.about})", by=" "),
            joined(day(one.day), how_said(one.way), by=", "),
        ],
    )


def _answer_words(one: Answer) -> str:
    about = {"words": one.words, "shown": one.shown, "who": one.seen_by}
    match one.code:
        case "shown":
            return _shown(about)
        case "not_asked" if one.words:
            return _("Was not asked, because: %(words)s") % about
        case "not_reached" if one.words:
            return _("We have not managed to speak yet: %(words)s") % about
    words = {
        "agree": _("Agrees"),
        "agree_with_comment": _("Agrees, and adds"),
        "do_not_agree": _("Does not agree"),
        "leave_to_you": _("Leaves it to the school"),
        "not_asked": _("Was not asked"),
        "not_reached": _("We have not managed to speak yet"),
    }
    word = in_words(one.code, words)
    return joined(word, one.words and f"“{one.words}”", by=": ")


def _shown(about: dict[str, str]) -> str:
    return joined(
        about["shown"] and _("Was shown: %(shown)s") % about,
        about["words"] and _("What was seen: %(words)s") % about,
        about["who"] and _("Seen by %(who)s") % about,
        by="\n",
    )


def how_said(way: str) -> str:
    """How an answer or a contribution came, in words."""
    return in_words(
        way,
        {
            "on_screen": _("on screen"),
            "on_paper": _("on paper"),
            "at_meeting": _("at the meeting"),
            "by_phone": _("by telephone"),
            "with_pictures": _("with pictures"),
        },
    )


def _to_sign(one: Answer, known_as: str, signing: str) -> Sign:
    child = one.voice == "child"
    adult = [
        _("I agree"),
        _("I agree, with a comment"),
        _("I do not agree"),
        _("I leave it to you"),
    ]
    return Sign(
        kind="sign",
        voice=one.voice,
        who=who_line(one.voice, one.name, one.standing, known_as),
        sentence=_("My answer to %(what)s:") % {"what": signing},
        options=[_("Yes"), _("Change it"), _("Not sure")] if child else adult,
        blanks=[_("Name"), _("Day"), _("What I want to add")],
    )
