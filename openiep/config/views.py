"""Pages of the installation: how old its backups are, and how somebody signs in."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.config.doors.factors import factors_of
from openiep.config.keeping import backups as keeping
from openiep.config.keeping import checks
from openiep.config.keeping.here import here
from openiep.people.models import School
from openiep.people.rights import holds_post
from openiep.web.pages import page


@require_safe
def backups(request: HttpRequest, school_id: UUID) -> HttpResponse:
    """Every kept backup, newest first, and in one sentence whether all is well."""
    user = user_of(request)
    school = find(
        School.objects.visible_to(user), pk=school_id, by=user, may=Permission.VIEW_BACKUPS
    )
    place, now = here(), timezone.now()
    kept = keeping.backups(place)
    proved = [one for one in kept if one.proved_at]
    days = (now - proved[0].made_at).days if proved else None
    context = {
        "school": school,
        "kept": kept,
        "is_sound": days is not None and days <= checks.WARN_DAYS,
        "sentence": _sentence(days),
        "folder": place.backups,
        "most": settings.BACKUPS_KEPT,
    }
    return page(request, "config/backups.html", context)


def _sentence(days: int | None) -> str:
    if days is None:
        return _("There is no backup yet that was proved by a restore.")
    if days == 0:
        return _("The newest backup is less than a day old, and a restore has proved it.")
    return ngettext(
        "The newest backup that a restore has proved is %(n)d day old.",
        "The newest backup that a restore has proved is %(n)d days old.",
        days,
    ) % {"n": days}


@require_safe
def ways(request: HttpRequest) -> HttpResponse:
    """The ways in which the person signs in, and those they may add."""
    user = user_of(request)
    kept = factors_of(user)
    context = {
        "passkeys": kept.passkeys,
        "app": kept.app,
        "is_colleague": holds_post(user),
        "mailbox": "" if user.has_no_mailbox else user.email,
    }
    return page(request, "config/ways.html", context)
