"""The family's own diary of what is done at home."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.classroom.actions import diary as actions
from openiep.classroom.models import DiaryEntry
from openiep.home.family import asked_now
from openiep.home.forms import DiaryForm
from openiep.home.presenters.family import at_home
from openiep.home.presenters.family_reasons import say
from openiep.people.models import Pupil
from openiep.web.pages import answer_form


@require_http_methods(["GET", "POST"])
def diary(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """One tap for how it went, and what was noted before."""
    user = user_of(request)
    children = Pupil.objects.visible_to(user).select_related("school")
    pupil = find(children, by=user, may=Permission.KEEP_DIARY, pk=pupil_id)
    things = [
        (one.id, one.what) for plan in asked_now(pupil, user) for one in at_home(plan.content)
    ]
    form = DiaryForm(
        request.POST or None,
        things=dict(things).items(),
        today=pupil.school.today(),
        initial=drafts.typed_before(request),
    )
    how = request.POST.get("how", "")
    if form.is_bound and how not in DiaryEntry.How.values:
        form.add_error(None, _("Tap how it went."))

    def act() -> DiaryEntry:
        said = dict(form.cleaned_data)
        said["home_help"] = UUID(said["home_help"]) if said["home_help"] else None
        return actions.write_in_diary(pupil=pupil, how=DiaryEntry.How(how), by=user, **said)

    entries = DiaryEntry.objects.visible_to(user).filter(pupil=pupil).select_related("home_help")
    return answer_form(
        request,
        form,
        act,
        template="home/diary.html",
        context={"pupil": pupil, "entries": entries.order_by("-day", "-made_at")[:60]},
        then=reverse("home:diary", args=[pupil_id]),
        done=_("It is in your diary."),
        say=say,
    )


def _own(request: HttpRequest, entry_id: UUID) -> DiaryEntry:
    user = user_of(request)
    mine = DiaryEntry.objects.visible_to(user).select_related("person")
    return find(mine, by=user, may=Permission.KEEP_DIARY, pk=entry_id)


@require_POST
def share_entry(request: HttpRequest, diary_entry_id: UUID) -> HttpResponse:
    """Show an entry to the school, or keep it for oneself again."""
    entry = _own(request, diary_entry_id)
    share = entry.shared_at is None
    actions.share_entry(entry=entry, share=share, by=user_of(request))
    messages.success(request, _("The school sees it now.") if share else _("Only you see it now."))
    return redirect("home:diary", entry.pupil_id)


@require_POST
def take_out_of_diary(request: HttpRequest, diary_entry_id: UUID) -> HttpResponse:
    """Take an entry out of the diary."""
    entry = _own(request, diary_entry_id)
    actions.take_out_of_diary(entry=entry, by=user_of(request))
    messages.success(request, _("It is taken out."))
    return redirect("home:diary", entry.pupil_id)
