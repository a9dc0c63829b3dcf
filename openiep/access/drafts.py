"""Nobody loses typing: what could not be saved is kept encrypted, for its author alone, for a day.

Each form carries a signed token that names who it was shown to. When the session has ended in the
meantime, the typing is kept under that name before anybody is asked to sign in, and only the same
person finds it on the page again.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, JsonResponse, QueryDict
from django.utils import timezone

from openiep.access.models import Draft, User
from openiep.access.sealing import seal, unseal

AUTHOR = "author"
KEPT = "openiep.typing_kept"
KEEP = "keep"
NOT_TYPING = frozenset({AUTHOR, "csrfmiddlewaretoken", "password"})
Typing = dict[str, list[str]]
Initial = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Kept:
    """What somebody typed into a form, ready to be laid over it, and when it was kept."""

    typing: Initial
    at: datetime


def author_token(user: User) -> str:
    """Names the person to whom a form is shown, signed."""
    return signing.dumps(str(user.pk), salt="openiep.author")


def author_of(posted: QueryDict) -> UUID | None:
    """To whom the posted form was shown, within the life of a draft; None when that is not sure."""
    try:
        name = signing.loads(
            posted.get(AUTHOR, ""),
            salt="openiep.author",
            max_age=timedelta(hours=settings.DRAFT_HOURS),
        )
        return UUID(name)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def keep(form: str, typing: Typing, *, author: UUID) -> bool:
    """Keep what somebody typed into the form at this address. False when there is nobody to keep it for."""
    if not User.objects.filter(pk=author, is_active=True).exists():
        return False
    sealed = seal(json.dumps(typing).encode())
    Draft.objects.update_or_create(user_id=author, form=form[:200], defaults={"sealed": sealed})
    return True


def keep_posted(request: HttpRequest) -> bool:
    """Keep the typing of a posted form that cannot be saved now. True when it was kept.

    The request remembers it: an answer that moves on is then no sign that the form was saved.
    """
    author = author_of(request.POST)
    if request.method != "POST" or author is None:
        return False
    typing = {
        name: [str(value) for value in values]
        for name, values in request.POST.lists()
        if name not in NOT_TYPING
    }
    request.META[KEPT] = bool(typing) and keep(request.path, typing, author=author)
    return bool(request.META[KEPT])


def is_keeping(request: HttpRequest) -> bool:
    """True for what the script of a page sends while somebody types: to be kept, not to be saved."""
    return request.method == "POST" and request.POST.get("then") == KEEP


def keep_for_one_away(request: HttpRequest) -> JsonResponse:
    """Keep what was typed after the session ended, and tell the page that it has."""
    return JsonResponse({"kept": keep_posted(request), "away": True})


def typed_before(request: HttpRequest) -> Initial:
    """What this person typed into the form at this address and could not save; {} if nothing.

    Single values come as text, several as a list, ready to be laid over a form's initial values.
    A form that comes back filled in needs none of it.
    """
    kept = kept_before(request)
    return kept.typing if kept else {}


def kept_before(request: HttpRequest) -> Kept | None:
    """The same with the time at which it was kept; None if there is nothing."""
    if not isinstance(request.user, User) or request.method == "POST":
        return None
    since = timezone.now() - timedelta(hours=settings.DRAFT_HOURS)
    draft = (
        Draft.objects.visible_to(request.user).filter(form=request.path, kept_at__gt=since).first()
    )
    if draft is None:
        return None
    plain = unseal(bytes(draft.sealed))
    if plain is None:  # the key was changed since: unreadable, so worthless
        draft.delete()
        return None
    typing: Typing = json.loads(plain)
    initial = {name: values[0] if len(values) == 1 else values for name, values in typing.items()}
    return Kept(initial, draft.kept_at)


def let_go(user: User, form: str) -> None:
    """Forget what was kept for this form: it has been saved. Looks first: seldom is there any."""
    kept = Draft.objects.visible_to(user).filter(form=form)
    if kept.exists():
        kept.delete()


def forget_old() -> None:
    """Delete every draft older than its day."""
    since = timezone.now() - timedelta(hours=settings.DRAFT_HOURS)
    Draft.objects.filter(kept_at__lte=since).delete()
