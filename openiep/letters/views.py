"""Letters about a child: the list, keeping one, looking at one, its file."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from openiep.access import drafts
from openiep.access.finding import find
from openiep.access.guard import may
from openiep.access.models import User
from openiep.access.rules import Permission, Role
from openiep.access.signed_in import user_of
from openiep.letters import actions, keeping, presenters
from openiep.letters.apart import uploaded_apart
from openiep.letters.forms import AboutForm, LetterForm
from openiep.letters.models import Letter
from openiep.letters.rules.kinds import CONTENT_TYPES, Media
from openiep.people.models import Pupil
from openiep.web.pages import answer_form, page


def _child(user: User, pupil_id: UUID, permission: Permission) -> Pupil:
    children = Pupil.objects.visible_to(user).select_related("school")
    return find(children, by=user, may=permission, pk=pupil_id)


def _letter(user: User, letter_id: UUID, permission: Permission) -> Letter:
    known = Letter.objects.visible_to(user).select_related("school", "pupil__school")
    return find(known, by=user, may=permission, pk=letter_id)


@require_GET
def letters(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Everything that came in about a child, the newest first."""
    user = user_of(request)
    pupil = _child(user, pupil_id, Permission.VIEW_LETTERS)
    kept, taken_out = presenters.letters_of(pupil, user)
    may_keep = may(user, Permission.KEEP_LETTER, pupil)
    context = {
        "pupil": pupil,
        "letters": kept,
        "taken_out": taken_out if may_keep else [],
        "may_keep": may_keep,
    }
    return page(request, "letters/letters.html", context)


@require_http_methods(["GET", "POST"])
def keep_letter(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Keep a letter, a scan or a photograph of a sheet."""
    user = user_of(request)
    pupil = _child(user, pupil_id, Permission.KEEP_LETTER)
    first = {"dated_on": pupil.school.today(), **drafts.typed_before(request)}
    form = LetterForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        initial=first,
        may_hide=Role.SENCO in pupil.roles_of(user),
    )

    def act() -> Letter:
        file = uploaded_apart(form.cleaned_data["file"])
        return actions.keep_letter(pupil=pupil, file=file, values=form.said(), by=user)

    return answer_form(
        request,
        form,
        act,
        template="letters/keep_letter.html",
        context={"pupil": pupil},
        then=lambda letter: reverse("letters:letter", args=[letter.pk]),
        done=_("Kept. What the file said about places, times and devices was left out."),
        say=presenters.say,
    )


@require_GET
def letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """One letter: what it is, from whom, who may see it, and the way to its file."""
    user = user_of(request)
    found = _letter(user, letter_id, Permission.VIEW_LETTERS)
    context = {
        "letter": found,
        "pupil": found.pupil,
        "may_keep": may(user, Permission.KEEP_LETTER, found),
        **presenters.about(found, user),
    }
    return page(request, "letters/letter.html", context)


@require_http_methods(["GET", "POST"])
def change_letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """Say otherwise what it is and who may see it."""
    user = user_of(request)
    found = _letter(user, letter_id, Permission.KEEP_LETTER)
    now = {name: getattr(found, name) for name in (*actions.SAID, "version")}
    form = AboutForm(
        request.POST if request.method == "POST" else None,
        initial={**now, **drafts.typed_before(request)},
        may_hide=Role.SENCO in found.pupil.roles_of(user),
    )
    return answer_form(
        request,
        form,
        lambda: actions.change_letter(
            letter=found, values=form.said(), version=_version(form), by=user
        ),
        template="letters/change_letter.html",
        context={"letter": found, "pupil": found.pupil},
        then=reverse("letters:letter", args=[found.pk]),
        done=_("Saved."),
        say=presenters.say,
    )


def _version(form: AboutForm) -> int:
    read = form.cleaned_data["version"]
    return int(read) if read.isdecimal() else 0


@require_GET
def open_letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """The file itself, to be saved: of a fixed kind, and walled off from our pages."""
    user = user_of(request)
    found = _letter(user, letter_id, Permission.VIEW_LETTERS)
    data = keeping.read(found.school_id, found.pk)
    if data is None:
        raise Http404
    response = HttpResponse(
        data,
        content_type=CONTENT_TYPES[Media(found.media)],
        headers={
            "Content-Disposition": f'attachment; filename="{presenters.file_name(found)}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
    walled_off = {"default-src": ["'none'"], "sandbox": [""]}
    response._csp_replace = walled_off  # type: ignore[attr-defined] # read by django-csp
    return response


@require_POST
def take_out_letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """Take a letter out."""
    user = user_of(request)
    found = _letter(user, letter_id, Permission.KEEP_LETTER)
    actions.take_out_letter(letter=found, by=user)
    messages.success(request, _("Taken out. You can put it back below."))
    return redirect("letters:letters", found.pupil_id)


@require_POST
def put_back_letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """Put a letter back."""
    user = user_of(request)
    found = _letter(user, letter_id, Permission.KEEP_LETTER)
    actions.put_back_letter(letter=found, by=user)
    messages.success(request, _("Put back."))
    return redirect("letters:letters", found.pupil_id)
