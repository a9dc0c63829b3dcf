"""The list of invitations to the family's door, and the text that is handed over."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.people.models import Involvement, School, Welcome


@dataclass(frozen=True, slots=True)
class WelcomeLine:
    """One adult around one child, and where their invitation stands."""

    involvement_id: UUID
    pupil_id: UUID
    child: str
    who: str
    look: str
    state: str
    day: datetime | None
    can_end: bool


def lines_of_welcomes(school: School, user: User) -> list[WelcomeLine]:
    """Every parent and carer with standing, by child: not invited, waiting, over or come in."""
    around = Involvement.objects.visible_to(user).filter(school=school)
    listed = around.with_standing().on(school.today()).select_related("pupil", "person")
    newest: dict[UUID, Welcome] = {}
    welcomes = Welcome.objects.visible_to(user).filter(school=school)
    for welcome in welcomes.order_by("made_at"):
        newest[welcome.involvement_id] = welcome
    now = timezone.now()
    ordered = sorted(listed, key=lambda one: (one.pupil.full_name, one.priority, one.person.called))
    return [_line(one, newest.get(one.pk), now) for one in ordered]


def _line(one: Involvement, welcome: Welcome | None, now: datetime) -> WelcomeLine:
    look, state, day = _state(one, welcome, now)
    who = f"{one.person.called} ({one.relation})"
    return WelcomeLine(
        one.pk, one.pupil_id, one.pupil.full_name, who, look, state, day, look == "waiting"
    )


def _state(
    one: Involvement, welcome: Welcome | None, now: datetime
) -> tuple[str, str, datetime | None]:
    if welcome is not None and welcome.used_at is None and welcome.ended_at is None:
        if welcome.expires_at > now:
            return "waiting", _("invited, the code works until"), welcome.expires_at
        return "draft", _("the code was not used, and ended on"), welcome.expires_at
    if welcome is not None and welcome.used_at is not None:
        return "good", _("came in on"), welcome.used_at
    if one.person.user_id is not None:
        return "good", _("has an account"), None
    return "draft", _("not invited yet, served on paper"), None


def message_to_copy(school: School, code: str, link: str, days: int) -> str:
    """What is sent or copied. It names no child, no need and nobody's address."""
    said = {"school": school.name, "code": code, "link": link, "days": days}
    return (
        _(
            "Hello,\n\n%(school)s invites you to read a plan, and to say what you think.\n\n"
            "1. Open %(link)s\n2. Your code is %(code)s\n"
            "3. Choose how you want to sign in.\n\n"
            "The code works for %(days)d days, and only once.\n"
            "Does it not work? The school office makes a new one in a minute.\n"
        )
        % said
    )
