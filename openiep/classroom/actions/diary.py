"""What a parent does with their own diary."""

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.classroom.models import DiaryEntry
from openiep.people.models import Involvement, Person, Pupil
from openiep.plans.models import HomeHelp
from openiep.rules import refuse

LONGEST_AGO = timedelta(days=31)
MOST_LETTERS = 500


@guarded(Permission.KEEP_DIARY, on="pupil")
def write_in_diary(
    *,
    pupil: Pupil,
    day: date,
    how: DiaryEntry.How,
    by: User,
    words: str = "",
    home_help: UUID | None = None,
    share: bool = False,
) -> DiaryEntry:
    """Note what was done at home on a day of the last month. Shared with the school only if wished.

    Raises `Refused`: `in_the_future`, `long_ago`, `too_many_words`, `not_of_this_child`.
    """
    today = pupil.school.today()
    if day > today:
        raise refuse("in_the_future", field="day")
    if day < today - LONGEST_AGO:
        raise refuse("long_ago", field="day")
    if len(words.strip()) > MOST_LETTERS:
        raise refuse("too_many_words", field="words", most=MOST_LETTERS)
    if home_help and not HomeHelp.objects.filter(pk=home_help, pupil=pupil).exists():
        raise refuse("not_of_this_child", field="home_help")
    return DiaryEntry.objects.create(
        school_id=pupil.school_id,
        pupil=pupil,
        person=_writer(pupil, by, today),
        home_help_id=home_help,
        day=day,
        how=how,
        words=words.strip(),
        shared_at=timezone.now() if share else None,
    )


@guarded(Permission.KEEP_DIARY, on="entry")
def share_entry(*, entry: DiaryEntry, share: bool, by: User) -> None:
    """Show an entry to the school, or keep it for oneself again. Raises `Refused("not_yours")`."""
    _check_own(entry, by)
    entry.shared_at = timezone.now() if share else None
    entry.save(update_fields=["shared_at"])


@guarded(Permission.KEEP_DIARY, on="entry")
def take_out_of_diary(*, entry: DiaryEntry, by: User) -> None:
    """Take an entry out; nobody sees it any more. Raises `Refused("not_yours")`."""
    _check_own(entry, by)
    entry.taken_out_at, entry.words = timezone.now(), ""
    entry.save(update_fields=["taken_out_at", "words"])


def _check_own(entry: DiaryEntry, by: User) -> None:
    if entry.person.user_id != by.pk:
        raise refuse("not_yours")


def _writer(pupil: Pupil, by: User, today: date) -> Person:
    around = Involvement.objects.with_standing().on(today)
    mine = around.filter(pupil=pupil, person__user=by).select_related("person").first()
    if mine is None:
        raise refuse("no_standing")
    return mine.person
