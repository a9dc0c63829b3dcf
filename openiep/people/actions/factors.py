"""A colleague who lost the second factor gets to set up another."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from openiep.access import outbox
from openiep.access.guard import guarded
from openiep.access.models import OutboxMail, User
from openiep.access.rules import Permission
from openiep.people.belonging import check_colleague, is_of_this_school_only
from openiep.people.models import Person
from openiep.rules import refuse

TOLD_FOR = timedelta(days=14)  # a notice of an older day is of no use any more


@guarded(Permission.CHANGE_STAFF, on="person")
def remove_second_factor(*, person: Person, by: User) -> int:
    """Remove the colleague's passkeys and app; how many. They are told by e-mail.

    The password stays, so whoever asks has to be known in person. Refused: `not_a_colleague`,
    `own_factor`, `works_elsewhere` where the account opens more than this school, `no_factor`.
    """
    user = person.user
    if user is None:
        raise refuse("not_a_colleague")
    check_colleague(person.school, user)
    if user == by:
        raise refuse("own_factor")
    if not is_of_this_school_only(person.school, user):
        raise refuse("works_elsewhere")
    removed, _kinds = Authenticator.objects.filter(user=user).delete()
    if not removed:
        raise refuse("no_factor")
    text = _(
        "Hello,\n\nyour passkeys and the app for codes were removed from your account at "
        "%(school)s, because the school was told that you lost them. Your password is the same. "
        "After you sign in you set up a new one.\n\n"
        "Did you not ask for it? Then tell the SENCo at once, and choose a new password.\n"
    )
    outbox.queue(
        to=user.email,
        subject=_("Your second step to sign in was removed"),
        text=text % {"school": person.school.name},
        kind=OutboxMail.Kind.NOTICE,
        school_id=person.school_id,
        useful=TOLD_FOR,
    )
    return int(removed)
